"""Runs jobs: each notebook in a kernel of its own, some at a time, one failure never stopping the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from indicators.batch import downloads, html_exporter, index_page, manifest, papermill_adapter, parameters
from indicators.batch.fingerprints import Inputs
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry, Manifest
from indicators.batch.work_folder import WorkFolder, work_folder
from indicators.errors import BadParameter, IndicatorsError, raise_all
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage.atomic_write import write_bytes
from indicators.storage.transaction import alone, write_together

NOTEBOOKS = "notebooks"
Files = dict[Path, bytes | None]
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
        if found := _outside(job):
            wrong.append(
                BadParameter(
                    expected="a notebook of the folder notebooks, and a page named by letters and digits",
                    found=found,
                    where=f"the job {job.title}",
                    remedy="Name the notebook's file alone, and the page as `jobs.file_stem` does.",
                )
            )
            continue
        wrong.extend(parameters.faults(project.notebooks / job.notebook, job.parameters))
    raise_all(list({str(error): error for error in wrong}.values()))


def _outside(job: Job) -> str:
    """Say which name of a job leads out of its folder, "" if none does."""
    if Path(job.notebook).name != job.notebook:
        return f"the notebook {job.notebook!r}"
    # Pages in another language carry it behind a point.
    stem = job.output.removesuffix(f".{job.lang}")
    return "" if re.fullmatch(r"[\w-]+", stem) else f"the page {job.output!r}"


def run(
    jobs: Sequence[Job],
    project: Project,
    out: Path,
    base: Manifest,
    workers: int = 1,
    progress: Progress | None = None,
    kernels: KernelFactory | None = None,
    seconds: float = papermill_adapter.LIMIT_SECONDS,
    inputs: Inputs | None = None,
) -> tuple[Entry, ...]:
    """Make the pages of jobs, and keep the folder's index and manifest true after each.

    A page comes into the folder only when it is whole, in one step with its notebook, the manifest and the
    index. A failed job leaves the last good page where it is and puts an error page beside it.

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
    kernels : KernelFactory, optional
        Where the kernels come from; if not given, each is started by its command.
    seconds : float
        How long a job may take.
    inputs : Inputs, optional
        What the pages are made from, to be taken down with them.

    Returns
    -------
    tuple of Entry
        How each job went, in the order of the jobs.

    Raises
    ------
    IndicatorsError
        If a job's parameters do not fit its notebook.
    FolderInUse, UnusableFile
        If another run holds the folder, or it cannot be written to.
    """
    check(jobs, project)
    with alone(out), work_folder(out) as place, _environment(project, place.folder):
        for name, content in html_exporter.shared_files().items():
            if not (out / name).is_file():
                write_bytes(out / name, content)
        told = progress or Progress()
        batch = _Batch(project, out, place, told, base, kernels or KernelFactory(), seconds, inputs)
        if not jobs:
            write_together(out, batch.overview(base))
        with ThreadPoolExecutor(max(1, workers)) as pool:
            waiting = {pool.submit(batch.make, job): job for job in jobs}
            try:
                for future in as_completed(waiting):
                    batch.settle(waiting[future], future)
            except BaseException as stopped:
                # What runs is stopped and no other is begun; after Ctrl-C the pages that are there are kept.
                batch.kernels.stop()
                pool.shutdown(wait=True, cancel_futures=True)
                if isinstance(stopped, KeyboardInterrupt):
                    batch.keep_finished(waiting)
                raise
    return tuple(batch.entries[job.output] for job in jobs)


class _Batch:
    """One run over a folder: makes pages in threads, keeps manifest and index true in the main one."""

    def __init__(
        self,
        project: Project,
        out: Path,
        place: WorkFolder,
        told: Progress,
        base: Manifest,
        kernels: KernelFactory,
        seconds: float,
        inputs: Inputs | None,
    ) -> None:
        self.project, self.out, self.place, self.told, self.state = project, out, place, told, base
        self.kernels, self.seconds, self.inputs = kernels, seconds, inputs
        self.last_good = {entry.output: entry for entry in base.entries if entry.page}
        self.begun: dict[str, datetime] = {}
        self.entries: dict[str, Entry] = {}

    def settle(self, job: Job, future: Future[tuple[Entry, Files]]) -> None:
        """Take down how a job went."""
        failure = future.exception()
        entry, files = future.result() if failure is None else self._fail(job, failure)
        now, begun = datetime.now(UTC), self.begun[job.output]
        entry = replace(
            entry,
            started=begun.isoformat(timespec="seconds"),
            finished=now.isoformat(timespec="seconds"),
            seconds=round((now - begun).total_seconds(), 2),
        )
        state = self.state.with_entry(entry)
        write_together(self.out, files | self.overview(state))
        # Only now: Ctrl-C may come at any line.
        self.state, self.entries[job.output] = state, entry
        self.told.finished(entry)

    def overview(self, state: Manifest) -> Files:
        """Render manifest and index."""
        page = index_page.page(state, index_page.language(state))
        return {
            self.out / manifest.FILE: manifest.render(state),
            self.out / "index.html": page.encode("utf-8"),
        }

    def keep_finished(self, waiting: Mapping[Future[tuple[Entry, Files]], Job]) -> None:
        """After a stop take down the pages that are there; what was stopped leaves no trace."""
        for future, job in waiting.items():
            if job.output not in self.entries and not future.cancelled() and not future.exception():
                self.settle(job, future)

    def make(self, job: Job) -> tuple[Entry, Files]:
        """Run one notebook and render its page; nothing is put in place yet."""
        self.begun[job.output] = datetime.now(UTC)
        self.told.started(job)
        run_notebook = self.place.folder / f"{job.output}.ipynb"
        ran = papermill_adapter.execute(
            self.project.notebooks / job.notebook,
            run_notebook,
            job.parameters,
            self.place.sockets,
            self.kernels,
            self.seconds,
        )
        include_restricted = bool(job.parameters.get("include_restricted"))
        page = html_exporter.page(
            ran,
            job.title,
            job.lang,
            html_exporter.plotly_name(),
            stem=job.output,
            include_restricted=include_restricted,
        )
        content = page.encode("utf-8")
        kept = f"{NOTEBOOKS}/{job.output}.ipynb"
        files: Files = {
            self.out / f"{job.output}.html": content,
            self.out / kept: run_notebook.read_bytes(),
            self.out / f"{job.output}.failed.html": None,
            self.out / NOTEBOOKS / f"{job.output}.failed.ipynb": None,
        }
        files |= downloads.beside(ran, self.out, job.output, job.title, job.lang)
        entry = replace(
            _entry(job, "done"),
            page=f"{job.output}.html",
            run_notebook=kept,
            page_sha256=manifest.sha256(content),
            warnings=papermill_adapter.warnings(ran),
            made_from=self.inputs.made_from(job) if self.inputs else {},
            files={
                path.relative_to(self.out).as_posix(): manifest.sha256(held)
                for path, held in files.items()
                if held is not None
            },
        )
        return entry, files

    def _fail(self, job: Job, failure: BaseException) -> tuple[Entry, Files]:
        """Put an error page beside the last good page, whatever it was that broke."""
        message, cell = papermill_adapter.describe(failure)
        page, last_good = f"{job.output}.failed.html", self.last_good.get(job.output)
        text = html_exporter.failed_page(
            job.title,
            job.lang,
            notebook=job.notebook,
            parameters=dict(job.parameters),
            message=message,
            cell=cell,
            last_good=last_good.page if last_good else "",
        )
        files: Files = {self.out / page: text.encode("utf-8")}
        kept, broken = "", self.place.folder / f"{job.output}.ipynb"
        if broken.is_file():
            kept = f"{NOTEBOOKS}/{job.output}.failed.ipynb"
            files[self.out / kept] = broken.read_bytes()
        entry = replace(
            _entry(job, "failed"),
            page=last_good.page if last_good else "",
            failed_page=page,
            run_notebook=kept,
            page_sha256=last_good.page_sha256 if last_good else "",
            error=message,
            cell=cell,
        )
        return entry, files


def _entry(job: Job, status: str) -> Entry:
    return Entry(job.output, job.title, job.lang, job.notebook, dict(job.parameters), status)


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
