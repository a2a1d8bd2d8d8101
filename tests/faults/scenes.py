"""The runs that are killed: what stands in the folder before, the run, and how its result is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import nbformat
import openpyxl

from indicators.batch import papermill_adapter, runner
from indicators.batch.fingerprints import Inputs
from indicators.batch.jobs import Job
from indicators.cli.app import app
from indicators.documents.register import register, registration
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import SecondCopy
from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage.transaction import alone, read_together
from indicators.tables import store
from indicators.tables.building import build_by_parts
from indicators.tables.store import Tables
from indicators.workbooks.progress import progress_import, progress_template
from indicators.workbooks.progress.progress_layout import words
from indicators.workbooks.review import review
from indicators.workbooks.review.review_import import import_decisions
from indicators.workbooks.review.review_layout import layout

# Synthetic: its figures are nobody's.
PAPER = """阜新市2026年政府工作报告
各位代表：
现在，我代表阜新市人民政府向大会报告工作。
二、2026年重点工作
地区生产总值增长5%。新增就业5万人。
"""
ENTRY = "210900-2026-work-report"


@dataclass(frozen=True)
class Kind:
    """One kind of run.

    `prepare` makes the folder as it is before, `run` changes it and does nothing if all is done, `read` is
    what somebody does who looks at the result before the next run. `at_steps` kills hit a step of the work
    with files each, `at_times` any moment; `refusals` steps find the disk full.
    """

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path], object]
    read: Callable[[Path], object]
    at_steps: int
    at_times: int
    refusals: int


def command(folder: Path, *words: str | Path) -> None:
    """Run a command on a project, in this process."""
    os.environ[ROOT_VARIABLE] = str(folder)
    app([str(word) for word in words], standalone_mode=False)


def kinds(folder: Path) -> Iterator[Kind]:
    """Make what the runs need below a folder, and describe them."""
    paper = folder / "阜新.txt"
    paper.write_text(PAPER, "utf-8")
    base = folder / "base"
    (base / "data" / "raw" / "documents").mkdir(parents=True)
    registration.add(Project(base), [paper], place="阜新市")
    command(base, "build")
    yield _register(paper)
    yield from _builds(base)
    yield _review(base, folder)
    yield _progress(base, folder)
    yield _report(base, folder)


def _copied(base: Path) -> Callable[[Path], None]:
    def prepare(place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(base, place)

    return prepare


def _finish(place: Path) -> None:
    with alone(Project(place).data):
        pass


def _load(place: Path) -> None:
    Tables.load(Project(place))


def _look(place: Path) -> None:
    """Do what `Tables.load` does before and after it reads."""
    read_together(Project(place).data, Project(place).processed.glob("*.csv"), lambda: None)


def _register(paper: Path) -> Kind:
    def prepare(place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)
        (place / "data" / "raw").mkdir(parents=True)

    def work(place: Path) -> None:
        # Registered before the run was killed, it is refused now.
        with suppress(SecondCopy):
            registration.add(Project(place), [paper], place="阜新市")

    return Kind("register", prepare, work, _finish, 50, 10, 30)


def _builds(base: Path) -> Iterator[Kind]:
    """Yield a build whose tables are known beforehand, and one that reads the papers."""
    real, tables = build_by_parts.made, build_by_parts.made(Project(base))
    start = sandboxed_reading.start
    empty = datapackage.package(Tables.empty())

    def prepare(place: Path) -> None:
        _copied(base)(place)
        store.write(empty, Project(place).processed)

    def known(place: Path) -> None:
        build_by_parts.made = lambda *_, **__: tables
        sandboxed_reading.start = lambda: None
        command(place, "build")

    def reads(place: Path) -> None:
        build_by_parts.made, sandboxed_reading.start = real, start
        command(place, "build")

    yield Kind("build", prepare, known, _look, 50, 10, 30)
    yield Kind("build that reads", prepare, reads, _load, 10, 5, 0)


def _review(base: Path, folder: Path) -> Kind:
    project = Project(base)
    content = review.export(Tables.load(project), register.load(project), [ENTRY])
    book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
    names = list(layout().columns)
    for name, text in (("decision", "确认"), ("reason", "原文如此")):
        book[layout().sheets["rows"]].cell(2, names.index(name) + 1).value = text
    path = folder / "review.xlsx"
    book.save(path)
    return Kind(
        "review import", _copied(base), lambda place: import_decisions(path, Project(place)),
        _finish, 20, 5, 5,
    )  # fmt: skip


def _progress(base: Path, folder: Path) -> Kind:
    tables = Tables.load(Project(base))
    book = openpyxl.load_workbook(BytesIO(progress_template.template(tables, "阜新市", 2026)))
    sheet, names = book[words().all_sheet], list(words().columns)
    for row in sheet.iter_rows(min_row=2):
        if row[names.index("indicator")].value == "地区生产总值":
            row[names.index("q1")].value = "5.1%"
    path = folder / "progress.xlsx"
    book.save(path)
    return Kind(
        "progress import", _copied(base),
        lambda place: progress_import.take_over(path, tables, Project(place)),
        _finish, 20, 5, 5,
    )  # fmt: skip


def _report(base: Path, folder: Path) -> Kind:
    """A page whose notebook is run already, at a time that stands still: the files are what counts.

    A step that is refused while a page is made ends in a page that says so, which is no torn result.
    """

    class Still(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2026, 1, 1, tzinfo=UTC)

    def execute(_notebook: Path, output: Path, parameters: dict[str, Any], *_how: Any) -> Any:
        cell = nbformat.v4.new_markdown_cell(f"# {parameters['quarter']}", id="one")
        ran = nbformat.v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "python"}})
        nbformat.write(ran, output)
        return ran

    inputs = Inputs("", "", {"n.ipynb": ""})
    runner.datetime, papermill_adapter.execute, runner.check = Still, execute, lambda jobs, project: None
    runner.Inputs.of = lambda project: inputs

    def work(place: Path, quarter: int) -> None:
        jobs = [Job("n.ipynb", {"quarter": quarter}, name, name, "zh") for name in ["页"]]
        with alone(place):
            runner.run(jobs, Project(base), place, is_forced=True)

    def read(place: Path) -> None:
        with alone(place):
            pass

    before = folder / "report before"
    work(before, 1)
    return Kind("report", _copied(before), lambda place: work(place, 2), read, 20, 5, 0)
