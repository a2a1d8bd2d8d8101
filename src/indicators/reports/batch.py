"""The command `indicators report`: from options to pages, told on stderr."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from indicators.project import Project
from indicators.reports import choice, jobs, manifest, run
from indicators.reports.jobs import Job
from indicators.reports.manifest import Entry
from indicators.tables.store import Tables
from indicators.together import alone
from indicators.vocabulary import wording


def choose(
    tables: Tables,
    *,
    places: Sequence[str] = (),
    quarter: str = "",
    everything: bool = False,
    lang: str = "zh",
    include_restricted: bool = False,
) -> list[Job]:
    """Turn the command's options into jobs.

    Parameters
    ----------
    tables : Tables
        The processed tables.
    places : sequence of str
        Full names; every place if empty.
    quarter : str
        Such as ``2023-Q2``; every quarter if empty.
    everything : bool
        Whether to make every report the registered documents give rise to.
    lang : str
        ``zh`` or ``en``.
    include_restricted : bool
        Whether documents marked 不公开 are reported on.

    Raises
    ------
    IndicatorsError
        If the language, the place or the quarter is none there is.
    """
    wording.check_language(lang)
    if everything:
        return jobs.all_jobs(tables.targets, tables.documents, lang, include_restricted)
    return choice.chosen_jobs(tables.targets, tables.documents, places, quarter, lang, include_restricted)


def make(
    wanted: Sequence[Job],
    tables: Tables,
    project: Project,
    out: Path,
    *,
    workers: int = 1,
    include_restricted: bool = False,
    console: Console | None = None,
) -> tuple[Entry, ...]:
    """Make the pages and tell how it goes.

    Parameters
    ----------
    wanted : sequence of Job
        From `choose`.
    tables : Tables
        The processed tables; their documents stand in the manifest and the index.
    project : Project
        Where the notebooks and tables are.
    out : Path
        The folder of the pages.
    workers : int
        How many kernels run at a time.
    include_restricted : bool
        Whether documents marked 不公开 were used.
    console : rich Console, optional
        Where to tell; stderr if not given.

    Returns
    -------
    tuple of Entry
        How each job went.
    """
    with alone(out):
        return _make(
            wanted, tables, project, out, workers, include_restricted, console or Console(stderr=True)
        )


def _make(
    wanted: Sequence[Job],
    tables: Tables,
    project: Project,
    out: Path,
    workers: int,
    include_restricted: bool,
    screen: Console,
) -> tuple[Entry, ...]:
    """Make the pages in a folder that no other run writes to: its manifest stays the one that was read."""
    base = replace(
        manifest.read(out),
        documents=manifest.document_entries(tables.documents, include_restricted),
        notebooks=manifest.hashes({project.notebooks / job.notebook for job in wanted}),
        tables=manifest.hashes(project.processed.glob("*.csv")),
    )
    clock = time.monotonic()
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        whole = bar.add_task("reports", total=len(wanted))
        running: dict[str, None] = {}

        def started(job: Job) -> None:
            running[job.output] = None
            bar.update(whole, description=" · ".join(running))

        def finished(entry: Entry) -> None:
            running.pop(entry.output, None)
            bar.update(whole, advance=1, description=" · ".join(running) or "reports")
            if entry.status == "done":
                bar.console.print(
                    f"made    {entry.page}  {entry.seconds:.1f} s", highlight=False, markup=False
                )
            else:
                bar.console.print(f"failed  {entry.failed_page}", style="red", highlight=False, markup=False)
                bar.console.print(f"        {entry.error}", highlight=False, markup=False)
            if entry.warnings:
                bar.console.print(f"warned  {entry.warnings}", style="yellow", highlight=False, markup=False)

        entries = run.run(wanted, project, out, base, workers, run.Progress(started, finished))
    failed = sum(entry.status == "failed" for entry in entries)
    screen.print(
        f"{len(entries) - failed} of {len(entries)} reports made in {time.monotonic() - clock:.1f} s, "
        f"{failed} failed: {out / 'index.html'}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    return entries
