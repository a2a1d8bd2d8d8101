"""Tells on the terminal how a batch goes: a bar with what runs, time left and failures; a line a job."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from indicators.reports.jobs import Job
from indicators.reports.manifest import Entry


class Teller:
    """Hears of every start and end, and says it.

    Parameters
    ----------
    screen : rich Console
        Where to; the bar is drawn only on a terminal.
    total : int
        How many jobs there are to do.
    """

    def __init__(self, screen: Console, total: int) -> None:
        self._screen, self._clock, self._running = screen, time.monotonic(), dict[str, None]()
        self._failed = 0
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("left{task.fields[failures]}  {task.description}", markup=False),
            console=screen,
            transient=True,
        )
        self._task = self._bar.add_task("", total=total, failures="")

    def __enter__(self) -> Teller:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def started(self, job: Job) -> None:
        """Show that a job runs."""
        self._running[job.output] = None
        self._show()

    def finished(self, entry: Entry) -> None:
        """Say how a job went."""
        self._running.pop(entry.output, None)
        if entry.status == "done":
            self._say(f"made    {entry.page}  {entry.seconds:.1f} s")
        else:
            self._failed += 1
            self._say(f"failed  {entry.failed_page}", "red")
            self._say(_indented(entry.error))
        if entry.warnings:
            self._say(f"warned  {_indented(entry.warnings).lstrip()}", "yellow")
        self._bar.advance(self._task)
        self._show()

    def warn(self, words: str) -> None:
        """Say something about the whole."""
        self._say(words, "yellow")

    def end(self, made: int, total: int, out: Path) -> None:
        """Say how all of it went.

        Parameters
        ----------
        made : int
            How many reports were made.
        total : int
            How many were asked for.
        out : Path
            The folder of the pages.
        """
        took = time.monotonic() - self._clock
        self._say(
            f"{made} of {total} reports made in {took:.1f} s, {self._failed} failed: {out / 'index.html'}"
        )

    def _show(self) -> None:
        failures = f", {self._failed} failed" if self._failed else ""
        self._bar.update(self._task, description=" · ".join(self._running), failures=failures)

    def _say(self, words: str, style: str | None = None) -> None:
        self._bar.console.print(words, style=style, highlight=False, markup=False, soft_wrap=True)


def _indented(words: str) -> str:
    """Set lines under the name they belong to."""
    return "\n".join(f"        {line}" for line in words.rstrip().splitlines())
