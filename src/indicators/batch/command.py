"""The command `indicators report`: from options to pages, told on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from indicators.batch import fingerprints, jobs, manifest, papermill_adapter, report_plan, runner, selection
from indicators.batch.fingerprints import Inputs
from indicators.batch.fork_client import ForkServer
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry
from indicators.batch.progress_bar import ProgressBar
from indicators.project import Project
from indicators.storage.transaction import alone
from indicators.tables.store import Tables
from indicators.vocabulary import page_words


def choose(
    tables: Tables,
    *,
    places: Sequence[str] = (),
    quarter: str = "",
    everything: bool = False,
    plan: Path | None = None,
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
    plan : Path, optional
        A file such as reports.yaml that says it all.
    lang : str
        ``zh`` or ``en``.
    include_restricted : bool
        Whether documents marked 不公开 are reported on.

    Raises
    ------
    IndicatorsError
        If the language, the place or the quarter is none there is, or the plan cannot be used.
    """
    page_words.check_language(lang)
    if plan is not None:
        return report_plan.jobs_of(plan, tables.targets, tables.documents, include_restricted)
    if everything:
        return jobs.all_jobs(tables.targets, tables.documents, lang, include_restricted)
    return selection.chosen_jobs(tables.targets, tables.documents, places, quarter, lang, include_restricted)


def make(
    wanted: Sequence[Job],
    tables: Tables,
    project: Project,
    out: Path,
    *,
    workers: int = 1,
    seconds: float = papermill_adapter.LIMIT_SECONDS,
    force: bool = False,
    include_restricted: bool = False,
    server: ForkServer | None = None,
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
    seconds : float
        How long a job may take.
    force : bool
        Whether to make also what nothing has changed for.
    include_restricted : bool
        Whether documents marked 不公开 were used.
    server : ForkServer, optional
        The process to fork kernels from; without one each is started by its command.
    console : rich Console, optional
        Where to tell; stderr if not given.

    Returns
    -------
    tuple of Entry
        How each job went.

    Raises
    ------
    IndicatorsError
        As `runner.run`; nothing is written then.
    """
    runner.check(wanted, project)
    # In a folder that no other run writes to, the manifest stays the one that is read here.
    with alone(out), ProgressBar(console or Console(stderr=True)) as bar:
        before, now = manifest.read(out), Inputs.of(project)
        known = {entry.output: entry for entry in before.entries}
        why = {
            job.output: fingerprints.reasons(known.get(job.output), now.made_from(job), out) for job in wanted
        }
        due = [job for job in wanted if force or why[job.output]]
        bar.begin(due, why)
        base = replace(
            before,
            documents=manifest.document_entries(tables.documents, include_restricted),
            notebooks=manifest.hashes({project.notebooks / job.notebook for job in wanted}),
            tables=manifest.hashes(project.processed.glob("*.csv")),
        )
        progress = runner.Progress(bar.started, bar.finished)
        try:
            made = runner.run(
                due, project, out, base, workers, progress, KernelFactory(server, bar.warn), seconds, now
            )
        except KeyboardInterrupt:
            bar.stopped()
            raise
        bar.end(len(wanted) - len(due), out)
    entries = known | {entry.output: entry for entry in made}
    return tuple(entries[job.output] for job in wanted)
