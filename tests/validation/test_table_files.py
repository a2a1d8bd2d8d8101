"""A table is told as it is when it is read whole, whatever pieces it is read in."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from indicators.project import Project
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import parsed
from indicators.validation import table_files
from indicators.validation.fault_collector import gathered
from indicators.validation.table_files import TableFiles


@pytest.fixture
def copy(project, tmp_path, monkeypatch) -> Project:
    """The committed tables, each read in several pieces: there are few documents, and many rows of others."""
    monkeypatch.setattr(table_files, "ROWS", 40)
    shutil.copytree(project.processed, tmp_path / "data" / "processed")
    return Project(tmp_path)


def read(name: str, project: Project) -> pd.DataFrame:
    """A table as it stands there, whoever wrote it."""
    return parsed(name, store.file_of(name, project))


def whole(project: Project, name: str) -> list[str]:
    return list(map(str, gathered(lambda: schema.validate(name, read(name, project)))))


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_sound_table_has_no_fault(copy, name, monkeypatch):
    if name == "documents":
        monkeypatch.setattr(table_files, "ROWS", 3)
    assert len(store.load(name, copy)) > table_files.ROWS
    assert gathered(lambda: TableFiles(copy).check(name)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [*lines, lines[1]],
        lambda lines: [*lines[:-1], lines[-1].replace(",public,", ",secret,")],
        lambda lines: [*lines, "x"],
        lambda lines: [lines[0].replace("document_id", "id"), *lines[1:]],
    ],
    ids=["a key that another piece has", "a cell of the last piece", "a row of one cell", "a column"],
)
def test_what_is_wrong_is_told_as_of_the_whole_table(copy, change, monkeypatch):
    monkeypatch.setattr(table_files, "ROWS", 3)
    path = copy.processed / "documents.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change(rows)) + "\n", encoding="utf-8")
    faults = list(map(str, gathered(lambda: TableFiles(copy).check("documents"))))
    assert faults
    assert faults == whole(copy, "documents")


def test_rows_that_cannot_be_true_are_those_of_the_tables(copy):
    path = copy.processed / "targets.csv"
    frame = store.load("targets", copy)
    marked = frame["flags"].where(frame.index % 50 != 3, "implausible:share:120")
    path.write_bytes(store.render("targets", frame.assign(flags=marked)))
    files = TableFiles(copy)
    unread = files.set_aside()
    for name in ("targets", "observations"):
        gathered(lambda name=name: files.check(name))
    frames = {name: read(name, copy) for name in schema.NAMES}
    expected = store.Tables.of(frames, has_restricted=True).plausible().set_aside
    assert len(expected.targets) > 2
    for one in (unread, files.set_aside()):
        pd.testing.assert_frame_equal(one.targets, expected.targets)
        pd.testing.assert_frame_equal(one.observations, expected.observations)
