"""Runs jobs: each notebook in a kernel of its own, some at a time, one failure never stopping the rest."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from indicators.errors import IndicatorsError, raise_all
from indicators.files import write_bytes
from indicators.project import ROOT_VARIABLE, Project
from indicators.reports import index, manifest, parameters, render, stack
from indicators.reports.jobs import Job
from indicators.reports.manifest import Entry, Manifest

NOTEBOOKS = "notebooks"
# IPython would write a history and read the user's start-up files; a report depends on neither.
IPYTHON_VARIABLE = "IPYTHONDIR"


@dataclass(frozen=True)
class Progress:
    """Whom to tell when a job starts and ends."""

    started: Callable[[Job], None] = lambda _job: None
    finished: Callable[[Entry], None] = lambda _entry: None


def check(jobs: Sequence[Job], project: Project) -> None:
    """Refuse jobs whose parameters their notebooks do not declare.

    Parameters
    ----------
    jobs : sequence of Job
        What is to be made.
    project : Project
        Where the notebooks are.

    Raises
    ------
    IndicatorsError
        All faults at once, before anything runs.
    """
    wrong: list[IndicatorsError] = []
    for job in jobs:
        wrong.extend(parameters.faults(project.notebooks / job.notebook, job.parameters))
    raise_all(list({str(error): error for error in wrong}.values()))


def run(
    jobs: Sequence[Job],
    project: Project,
    out: Path,
    base: Manifest,
    workers: int = 1,
    progress: Progress | None = None,
) -> tuple[Entry, ...]:
    """Make the pages of jobs, and keep the folder's index and manifest true after each.

    A page comes into the folder in one step and only when it is whole. A failed job leaves the last
    good page where it is and puts an error page beside it.

    Parameters
    ----------
    jobs : sequence of Job
        What to make; checked first.
    project : Project
        Where the notebooks are, and the data they read.
    out : Path
        Where the pages go; made if missing.
    base : Manifest
        What the folder held before, with what this run is made from.
    workers : int
        How many kernels run at a time.
    progress : Progress, optional
        Whom to tell.

    Returns
    -------
    tuple of Entry
        How each job went, in the order of the jobs.

    Raises
    ------
    IndicatorsError
        If a job's parameters do not fit its notebook.
    """
    check(jobs, project)
    told = progress or Progress()
    out.mkdir(parents=True, exist_ok=True)
    state = base
    entries: dict[str, Entry] = {}
    begun: dict[str, datetime] = {}
    for name, content in render.shared_files().items():
        if not (out / name).is_file():
            write_bytes(out / name, content)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=out))
    last_good = {entry.output: entry for entry in base.entries if entry.page}
    try:
        with _environment(project, making), ThreadPoolExecutor(max(1, workers)) as pool:
            waiting = {pool.submit(_make, job, project, out, making, begun, told): job for job in jobs}
            try:
                for job, future in _as_done(waiting):
                    failure = future.exception()
                    good = last_good.get(job.output)
                    entry = future.result() if failure is None else _fail(job, failure, out, making, good)
                    entry = _timed(entry, begun[job.output])
                    entries[job.output] = entry
                    state = state.with_entry(entry)
                    _publish(state, out)
                    told.finished(entry)
            finally:
                # After Ctrl-C the kernels that run end their report; no other one is begun.
                pool.shutdown(wait=True, cancel_futures=True)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return tuple(entries[job.output] for job in jobs)


def _as_done(waiting: dict[Future[Entry], Job]) -> Iterator[tuple[Job, Future[Entry]]]:
    left = set(waiting)
    while left:
        done, left = wait(left, return_when=FIRST_COMPLETED)
        for future in done:
            yield waiting[future], future


def _publish(state: Manifest, out: Path) -> None:
    manifest.write(state, out)
    write_bytes(out / "index.html", index.page(state, index.language(state)).encode("utf-8"))


def _make(
    job: Job, project: Project, out: Path, making: Path, begun: dict[str, datetime], told: Progress
) -> Entry:
    """Run one notebook and put its page in place."""
    begun[job.output] = datetime.now(UTC)
    told.started(job)
    ran = stack.execute(project.notebooks / job.notebook, making / f"{job.output}.ipynb", job.parameters)
    content = render.page(ran, job.title, job.lang, render.plotly_name()).encode("utf-8")
    kept = _keep(making / f"{job.output}.ipynb", out)
    write_bytes(out / f"{job.output}.html", content)
    for old in (f"{job.output}.failed.html", f"{NOTEBOOKS}/{job.output}.failed.ipynb"):
        (out / old).unlink(missing_ok=True)
    return replace(
        _entry(job, "done"),
        page=f"{job.output}.html",
        run_notebook=kept,
        page_sha256=manifest.sha256(content),
        warnings=stack.warnings(ran),
    )


def _fail(job: Job, failure: BaseException, out: Path, making: Path, last_good: Entry | None) -> Entry:
    """Put an error page beside the last good page, whatever it was that broke."""
    message, cell = stack.describe(failure)
    page = f"{job.output}.failed.html"
    good = last_good.page if last_good else ""
    text = render.failed_page(
        job.title,
        job.lang,
        notebook=job.notebook,
        parameters=dict(job.parameters),
        message=message,
        cell=cell,
        last_good=good,
    )
    broken = making / f"{job.output}.ipynb"
    kept = _keep(broken.replace(broken.with_suffix(".failed.ipynb")), out) if broken.is_file() else ""
    write_bytes(out / page, text.encode("utf-8"))
    return replace(
        _entry(job, "failed"),
        page=good,
        failed_page=page,
        run_notebook=kept,
        page_sha256=last_good.page_sha256 if last_good else "",
        error=message,
        cell=cell,
    )


def _entry(job: Job, status: str) -> Entry:
    return Entry(job.output, job.title, job.lang, job.notebook, dict(job.parameters), status)


def _keep(notebook: Path, out: Path) -> str:
    """Keep a run notebook beside the pages, and say where."""
    (out / NOTEBOOKS).mkdir(exist_ok=True)
    notebook.replace(out / NOTEBOOKS / notebook.name)
    return f"{NOTEBOOKS}/{notebook.name}"


def _timed(entry: Entry, begun: datetime) -> Entry:
    now = datetime.now(UTC)
    return replace(
        entry,
        started=begun.isoformat(timespec="seconds"),
        finished=now.isoformat(timespec="seconds"),
        seconds=round((now - begun).total_seconds(), 2),
    )


@contextmanager
def _environment(project: Project, making: Path) -> Iterator[None]:
    """Let the kernels find this project, and nothing of the user's own set-up."""
    wanted = {ROOT_VARIABLE: str(project.root), IPYTHON_VARIABLE: str(making / ".ipython")}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
