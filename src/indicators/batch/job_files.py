"""The files of one report: page, downloads and run notebook, or the page of its failure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from indicators.batch import (
    handout_files,
    html_exporter,
    manifest,
    page_sections,
    page_workbooks,
    papermill_adapter,
)
from indicators.batch.handout_files import HandoutFile
from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.page_links import NamedPage, PageLinks, PageMarks
from indicators.batch.report_kinds import is_restricted

NOTEBOOKS = "notebooks"
# What a failed job's entry keeps of the last good one.
KEPT = ("page", "page_sha256", "state", "handouts")
# By name in the folder of the pages; None removes what is there.
Files = dict[str, bytes | None]


def made(
    job: Job,
    ran: Any,
    run_notebook: Path,
    out: Path,
    made_from: Mapping[str, str],
    links: PageLinks,
    papers: Sequence[HandoutFile] = (),
    before: Entry | None = None,
) -> tuple[Entry, Files]:
    """Render the page of a notebook that ran to its end."""
    folder, _, stem = job.output.rpartition("/")
    text = html_exporter.page(
        ran,
        job.title,
        job.lang,
        stem=stem,
        root=_root(job),
        is_restricted=is_restricted(job.parameters),
        marks=PageMarks(links, NamedPage.of(job)),
        papers=handout_files.links((paper.listed for paper in papers), job.lang, _root(job)),
    )
    page, kept = f"{job.output}.html", f"{NOTEBOOKS}/{job.output}.ipynb"
    files: Files = {page: text.encode("utf-8"), kept: run_notebook.read_bytes()}
    beside = page_workbooks.beside(ran, out / folder, stem, job.title, job.lang)
    files |= {path.relative_to(out).as_posix(): content for path, content in beside.items()}
    files |= {paper.name: paper.content for paper in papers}
    hashes = {name: manifest.sha256(content) for name, content in files.items() if content is not None}
    entry = replace(
        entry_of(job, "done"),
        page=page,
        run_notebook=kept,
        page_sha256=hashes[page],
        warnings=papermill_adapter.warnings(ran),
        made_from=dict(made_from),
        files=hashes,
        state=page_sections.state(ran),
        asked_handouts=list(job.handouts),
        handouts=[paper.listed for paper in papers],
    )
    files |= handout_files.left_over(before, papers)
    return entry, files | {f"{job.output}.failed.html": None, f"{NOTEBOOKS}/{job.output}.failed.ipynb": None}


def failed(job: Job, failure: BaseException, broken: Path, last_good: Entry | None) -> tuple[Entry, Files]:
    """Render the page of a failure, which leaves the last good page where it is.

    Parameters
    ----------
    broken : Path
        The notebook as far as it ran, if it did.
    """
    message, cell = papermill_adapter.describe(failure)
    page = f"{job.output}.failed.html"
    text = html_exporter.failed_page(
        job.title,
        job.lang,
        notebook=job.notebook,
        parameters=dict(job.parameters),
        message=message,
        cell=cell,
        last_good=_root(job) + last_good.page if last_good else "",
        root=_root(job),
    )
    files: Files = {page: text.encode("utf-8")}
    kept = f"{NOTEBOOKS}/{job.output}.failed.ipynb" if broken.is_file() else ""
    if kept:
        files[kept] = broken.read_bytes()
    entry = replace(
        entry_of(job, "failed"),
        failed_page=page,
        run_notebook=kept,
        error=message,
        cell=cell,
        asked_handouts=list(job.handouts),
    )
    if last_good:
        kept_page = {name: getattr(last_good, name) for name in KEPT}
        entry = replace(entry, **kept_page)
    return entry, files


def _root(job: Job) -> str:
    """Lead from a page to the folder of the reports."""
    return "../" * job.output.count("/")


def entry_of(job: Job, status: str) -> Entry:
    """Begin the manifest's entry of a job."""
    return Entry(job.output, job.title, job.lang, job.notebook, dict(job.parameters), status)
