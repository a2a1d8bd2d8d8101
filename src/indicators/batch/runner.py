"""Runs jobs: each notebook in a kernel of its own, some at a time, one failure never stopping the rest."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from indicators.batch import (
    fingerprints,
    handout_files,
    html_exporter,
    index_page,
    job_files,
    manifest,
    papermill_adapter,
    parameters,
    report_kinds,
)
from indicators.batch.fingerprints import Inputs
from indicators.batch.handout_files import Maker
from indicators.batch.job_files import Files
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry, Manifest
from indicators.batch.page_links import PageLinks
from indicators.batch.progress_bar import NoProgress
from indicators.batch.report_kinds import ReportKinds
from indicators.batch.work_folder import WorkFolder, work_folder
from indicators.errors import BadParameter, IndicatorsError, raise_all
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage.atomic_write import write_bytes
from indicators.storage.transaction import alone, write_together

# IPython would write a history and read the user's start-up files; a report depends on neither.
IPYTHON_VARIABLE = "IPYTHONDIR"
# Seconds between two writings of index and manifest, and how much longer than one the next waits.
AT_MOST_EVERY, WORK_BETWEEN = 2.0, 10
Made = Future[tuple[Entry, Files]]


def check(jobs: Sequence[Job], project: Project) -> None:
    """Refuse jobs with parameters their notebooks do not declare, or with files outside of their folders.

    Raises
    ------
    IndicatorsError
        All faults at once, before anything runs.
    """
    wrong: list[IndicatorsError] = [
        BadParameter(
            expected="a notebook of the folder notebooks, and a page named by letters and digits",
            found=_outside(job),
            where=f"the job {job.title}",
            remedy="Name the notebook's file alone, and the page as `jobs.file_stem` does.",
        )
        for job in jobs
        if _outside(job)
    ]
    inside = [job for job in jobs if not _outside(job)]
    names = {job.notebook for job in inside}
    known = {name: parameters.of_notebook(project.notebooks / name) for name in sorted(names)}
    for job in inside:
        wrong += parameters.faults(known[job.notebook], job.parameters, job.notebook)
    raise_all(list({str(error): error for error in wrong}.values()))


def _outside(job: Job) -> str:
    """Say which name of a job leads out of its folder, "" if none does."""
    if Path(job.notebook).name != job.notebook:
        return f"the notebook {job.notebook!r}"
    # Pages in another language carry it behind a point.
    stem = job.output.removesuffix(f".{job.lang}")
    return "" if re.fullmatch(r"(?:[\w-]+/)?[\w-]+", stem) else f"the page {job.output!r}"


def run(
    jobs: Sequence[Job],
    project: Project,
    out: Path,
    *,
    documents: tuple[dict[str, str], ...] = (),
    workers: int = 1,
    seconds: float = papermill_adapter.LIMIT_SECONDS,
    is_forced: bool = False,
    kernels: KernelFactory | None = None,
    progress: NoProgress | None = None,
    papers: Maker = handout_files.none,
) -> tuple[Entry, ...]:
    """Make the pages that something has changed for, and keep the folder's index and manifest true.

    A page comes into the folder only when it is whole, in one step with its notebook, the manifest and the
    index, and with what else was made in the same few seconds. A failed job leaves the last good page where
    it is and puts an error page beside it.

    Parameters
    ----------
    workers : int
        How many kernels run at a time.
    is_forced : bool
        Whether to make also what nothing has changed for.
    kernels : KernelFactory, optional
        Starts the kernels; if not given, each is started by its command.

    Returns
    -------
    tuple of Entry
        How each job went, in the order of the jobs.
    """
    check(jobs, project)
    progress = progress or NoProgress()
    with alone(out), work_folder(out) as work, _environment(project, work.folder):
        before, kinds = manifest.read(out), report_kinds.load(project.notebooks)
        inputs = replace(Inputs.of(project), links=PageLinks.of(jobs, before.entries, kinds))
        known = {entry.output: entry for entry in before.entries}
        jobs = [handout_files.with_earlier(job, known.get(job.output)) for job in jobs]
        why = {
            job.output: fingerprints.reasons(known.get(job.output), inputs.made_from(job), out)
            for job in jobs
        }
        due = [job for job in jobs if is_forced or why[job.output]]
        progress.begin(due, why)
        for name, content in html_exporter.shared_files().items():
            if not (out / name).is_file():
                write_bytes(out / name, content)
        state = replace(
            before,
            documents=documents,
            notebooks={job.notebook: inputs.notebooks[job.notebook] for job in jobs},
            tables=manifest.hashes(project.processed.glob("*.csv")),
        )
        kernels = kernels or KernelFactory()
        batch = _Batch(project, out, work, kinds, inputs, kernels, seconds, progress, papers, state)
        batch.make_all(due, workers)
        progress.end(len(jobs) - len(due), out)
    return tuple((known | batch.entries)[job.output] for job in jobs)


@dataclass
class _Batch:
    """One run over a folder: makes pages in threads, keeps manifest and index true in the main one."""

    project: Project
    out: Path
    work: WorkFolder
    kinds: ReportKinds
    inputs: Inputs
    kernels: KernelFactory
    seconds: float
    progress: NoProgress
    papers: Maker
    state: Manifest
    begun: dict[str, datetime] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    # What is made and not yet in the folder, of which jobs, and when the folder is written to next.
    waiting: Files = field(default_factory=dict)
    unsaid: list[Entry] = field(default_factory=list)
    due: float = 0.0

    def make_all(self, jobs: Sequence[Job], workers: int) -> None:
        """Make the pages; on Ctrl-C what runs is stopped and the pages that are there are kept."""
        with ThreadPoolExecutor(max(1, workers)) as pool:
            waiting = {pool.submit(self._make, job): job for job in jobs}
            try:
                self._settle_all(waiting)
            except BaseException as stopped:
                self.kernels.stop()
                pool.shutdown(wait=True, cancel_futures=True)
                if isinstance(stopped, KeyboardInterrupt):
                    self._keep_finished(waiting)
                    self._write()
                    self.progress.stopped()
                raise
        if self.unsaid or not jobs:
            self._write()

    def _settle_all(self, jobs: Mapping[Made, Job]) -> None:
        """Take up the pages as they are made, and write to the folder every few seconds."""
        running = set(jobs)
        while running:
            left = max(0.0, self.due - time.monotonic()) if self.unsaid else None
            done, running = wait(running, timeout=left, return_when=FIRST_COMPLETED)
            for future in done:
                self._settle(jobs[future], future)
            if self.unsaid and time.monotonic() >= self.due:
                self._write()

    def _keep_finished(self, waiting: Mapping[Made, Job]) -> None:
        """Put the pages that are there in place; what was stopped leaves no trace."""
        for future, job in waiting.items():
            if job.output not in self.entries and not future.cancelled() and not future.exception():
                self._settle(job, future)

    def _make(self, job: Job) -> tuple[Entry, Files]:
        """Run one notebook and render its page; nothing is put in place yet."""
        self.begun[job.output] = datetime.now(UTC)
        self.progress.started(job)
        run_notebook = self._run_notebook(job)
        ran = papermill_adapter.execute(
            self.project.notebooks / job.notebook,
            run_notebook,
            job.parameters,
            self.work.sockets,
            self.kernels,
            self.seconds,
        )
        made_from, last = self.inputs.made_from(job), self.state.last_good(job.output)
        return job_files.made(
            job, ran, run_notebook, self.out, made_from, self.inputs.links, self.papers(job), last
        )

    def _settle(self, job: Job, future: Made) -> None:
        """Take up a job's files, which come into the folder with the manifest and the index."""
        failure = future.exception()
        if failure is None:
            entry, files = future.result()
        else:
            broken = self._run_notebook(job)
            entry, files = job_files.failed(job, failure, broken, self.state.last_good(job.output))
        now, begun = datetime.now(UTC), self.begun[job.output]
        entry = replace(
            entry,
            started=begun.isoformat(timespec="seconds"),
            finished=now.isoformat(timespec="seconds"),
            seconds=round((now - begun).total_seconds(), 2),
        )
        # Its files first: Ctrl-C may come at any line, and what has no entry is taken up again.
        self.waiting = {**self.waiting, **files}
        self.entries[job.output] = entry
        self.unsaid.append(entry)

    def _write(self) -> None:
        """Put what is made in place, with the manifest and the index of all pages."""
        began = time.monotonic()
        state = self.state.with_entries(self.entries.values())
        index = index_page.page(state, self.kinds, index_page.language(state)).encode("utf-8")
        whole = {**self.waiting, manifest.FILE: manifest.render(state), index_page.FILE: index}
        write_together(self.out, {self.out / name: content for name, content in whole.items()})
        self.waiting = {}
        # Index and manifest tell of all pages: written after each they would cost their number squared.
        now = time.monotonic()
        self.due = now + max(AT_MOST_EVERY, WORK_BETWEEN * (now - began))
        while self.unsaid:
            self.progress.finished(self.unsaid.pop(0))

    def _run_notebook(self, job: Job) -> Path:
        return self.work.folder / f"{job.output.replace('/', '.')}.ipynb"


@contextmanager
def _environment(project: Project, folder: Path) -> Iterator[None]:
    """Let the kernels find this project, and nothing of the user's own set-up."""
    wanted = {ROOT_VARIABLE: str(project.root), IPYTHON_VARIABLE: str(folder / ".ipython")}
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
