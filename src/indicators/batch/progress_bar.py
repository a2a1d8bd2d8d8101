"""The progress of a batch on the terminal: a bar with what runs, time left and failures; a line a job."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry


class NoProgress:
    """What a run calls as it goes; nothing is shown."""

    def begin(self, due: Sequence[Job], why: Mapping[str, Sequence[str]]) -> None:
        """Take what is to be made, and what has changed for each."""

    def started(self, job: Job) -> None:
        """Take a job that starts."""

    def finished(self, entry: Entry) -> None:
        """Take how a job went."""

    def end(self, kept: int, out: Path) -> None:
        """Take the end: how many reports were left as they are, and the folder of the pages."""

    def stopped(self) -> None:
        """Take that the run is stopped."""


class ProgressBar(NoProgress):
    """Shows what runs, and prints a line for every job that ends.

    Parameters
    ----------
    say : callable
        Puts a line, written in English, into the language of messages.
    """

    def __init__(self, screen: Console, say: Callable[[str], str] = str) -> None:
        self._say = say
        self._clock, self._running = time.monotonic(), dict[str, None]()
        self._total = self._made = self._failed = 0
        self._why: Mapping[str, Sequence[str]] = {}
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("left{task.fields[failures]}  {task.description}", markup=False),
            console=screen,
            transient=True,
            disable=not screen.is_terminal,
        )
        self._task = self._bar.add_task("", total=0, failures="")

    def __enter__(self) -> ProgressBar:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def begin(self, due: Sequence[Job], why: Mapping[str, Sequence[str]]) -> None:
        """Set what is to be made, and what has changed for each."""
        self._total, self._why = len(due), why
        self._bar.update(self._task, total=len(due))

    def started(self, job: Job) -> None:
        """Show that a job runs."""
        self._running[job.output] = None
        self._show()

    def finished(self, entry: Entry) -> None:
        """Print how a job went."""
        self._running.pop(entry.output, None)
        if entry.status == "done":
            self._made += 1
            why = [reason for reason in self._why.get(entry.output, ()) if reason != "new"]
            changed = ", ".join(map(self._say, why))
            self._print(
                f"made    {entry.page}  {entry.seconds:.1f} s" + (f"  ({changed})" if changed else "")
            )
        else:
            self._failed += 1
            self._print(f"failed  {entry.failed_page}", "red")
            self._print(_indented(entry.error))
        if entry.warnings:
            self._print(f"warned  {_indented(entry.warnings).lstrip()}", "yellow")
        self._bar.advance(self._task)
        self._show()

    def warn(self, words: str) -> None:
        """Print a warning about the whole run."""
        self._print(words, "yellow")

    def end(self, kept: int, out: Path) -> None:
        """Print how all of it went."""
        took = time.monotonic() - self._clock
        made = f"{self._made} of {self._total} reports made in {took:.1f} s, {self._failed} failed"
        same = f"{kept} kept as nothing has changed (--force makes them again)"
        parts = ([made] if self._total or not kept else []) + ([same] if kept else [])
        self._print(f"{', '.join(parts)}: {out / 'index.html'}")

    def stopped(self) -> None:
        """Print what a stop leaves."""
        self._print(
            f"stopped: {self._made} of {self._total} reports made; the same command makes the rest", "yellow"
        )

    def _show(self) -> None:
        failures = f", {self._failed} failed" if self._failed else ""
        self._bar.update(self._task, description=" · ".join(self._running), failures=failures)

    def _print(self, words: str, style: str | None = None) -> None:
        self._bar.console.print(self._say(words), style=style, highlight=False, markup=False, soft_wrap=True)


def _indented(words: str) -> str:
    return "\n".join(f"        {line}" for line in words.rstrip().splitlines())
