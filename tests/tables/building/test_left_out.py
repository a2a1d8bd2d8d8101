"""A paper that cannot be read is left out by itself: the others are built, and everybody is told."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from indicators.documents.register import register
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import RawFileAltered, UnknownUnit, UnusableFile
from indicators.exchange import freshness
from indicators.project import Project
from indicators.storage import sandbox
from indicators.storage.kept_results import FOLDER
from indicators.storage.os_errors import file_trouble
from indicators.tables import store
from indicators.tables.building import build_by_parts, commitments, paper_results
from indicators.tables.building.left_out import LeftOut
from indicators.tables.store import Tables
from indicators.validation import fault_collector, validate

from ...commands import run

PAPER = "haicheng-2021-action-plan"


def file_of(home: Project, name: str = PAPER) -> Path:
    return next(home.documents / entry.file for entry in register.entries(home) if entry.id == name)


def registered_as(home: Project, content: bytes) -> None:
    """Let the register say that these bytes are the paper."""
    old = next(entry.sha256 for entry in register.entries(home) if entry.id == PAPER)
    text = home.register.read_text(encoding="utf-8")
    home.register.write_text(text.replace(old, sha256(content).hexdigest()), encoding="utf-8")
    file_of(home).write_bytes(content)


def failing(home: Project, patch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let every paper be read again, and the reading of one end in an error."""
    shutil.rmtree(home.data / FOLDER)
    read = paper_results.read_all

    def read_all(document: object, *laid_out: object) -> object:
        if getattr(document, "id", "") == PAPER:
            raise error
        return read(document, *laid_out)

    patch.setattr(paper_results, "read_all", read_all)


UNIT = UnknownUnit(expected="a unit of units.csv", found="'度度'", where="x", remedy="Write another.")
BREAKS: dict[str, tuple[str, Callable[[Project, pytest.MonkeyPatch], object]]] = {
    "gone": ("no_file", lambda home, _: file_of(home).unlink()),
    "damaged": ("unreadable", lambda home, _: registered_as(home, b"PK\x03\x04 no archive")),
    "a named error": (
        "reading_failed",
        lambda home, patch: failing(home, patch, UNIT),
    ),
    "an unforeseen error": (
        "reading_failed",
        lambda home, patch: failing(home, patch, OverflowError("too large")),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_build_leaves_out_the_paper_alone_and_tells(home, built, monkeypatch, name):
    code, spoil = BREAKS[name]
    spoil(home, monkeypatch)
    done = run("build")
    assert done.exit_code == 3, done.output
    (told,) = [text for text in done.stderr.splitlines() if text.startswith("Left out: ")]
    assert told.startswith(f"Left out: {PAPER} (data/raw/documents/{PAPER}.txt): ")
    tables = Tables.load(home, include_restricted=True)
    paper = tables.documents.set_index("document_id").loc[PAPER]
    assert (paper["left_out"], paper["numbers"], paper["title"] != "") == (code, 0, True)
    assert PAPER not in set(tables.statements["document_id"])
    kept = built.statements[built.statements["document_id"] != PAPER]["statement_id"].tolist()
    assert tables.statements["statement_id"].tolist() == kept
    faults = [fault for one in validate.check(home) for fault in one.faults]
    (fault,) = [fault for fault in faults if PAPER in str(fault)]
    assert fault.where.endswith(f"{PAPER}.txt")


def test_later_commands_go_on_without_it_and_say_so_until_it_is_back(home):
    path = file_of(home)
    content = path.read_bytes()
    path.unlink()
    assert run("build").exit_code == 3
    assert not freshness.is_stale(home)
    done = run("track", "--place", "锦州市", "--quarter", "2025-Q2", "--format", "csv")
    assert done.exit_code == 0, done.output
    assert re.findall(r"Left out: (\S+)", done.stderr) == [PAPER]
    assert "indicators validate" in done.stderr
    path.write_bytes(content)
    assert freshness.is_stale(home)
    assert run("build").exit_code == 0
    assert freshness.left_out(home) == []


def test_check_ends_with_the_same_status(home):
    file_of(home).unlink()
    assert [run("build").exit_code, run("build", "--check").exit_code] == [3, 3]


def test_what_analysts_settled_of_it_waits_for_it(home, project):
    """Corrections of a paper that is left out are no fault, and stay in the file."""
    settled = {line.split(",")[0] for line in home.corrections.read_text("utf-8").splitlines()[1:]}
    name = sorted(settled & {entry.id for entry in register.entries(home)})[0]
    before = home.corrections.read_bytes()
    file_of(home, name).unlink()
    done = run("build")
    assert (done.exit_code, home.corrections.read_bytes()) == (3, before), done.output
    faults = fault_collector.faults(validate.check(home))
    assert [fault.headline for fault in faults if "processed" not in fault.where] == ["raw file missing"]


def test_an_altered_paper_still_stops_everything(home):
    """What a paper says is a decision about truth: no tables are made beside a file that somebody changed."""
    with file_of(home).open("ab") as paper:
        paper.write(b"x")
    with pytest.raises(RawFileAltered):
        build_by_parts.made(home)
    assert run("build").exit_code == 2


def test_the_paper_that_the_tables_cannot_be_made_of_is_found(home, monkeypatch):
    """An error behind the reading names no paper: each is tried alone."""
    made = commitments.targets

    def failing(statements, *rest):
        if PAPER in set(statements["document_id"]):
            raise OverflowError("too large")
        return made(statements, *rest)

    monkeypatch.setattr(commitments, "targets", failing)
    (one,) = build_by_parts.made(home).left_out
    assert (one.entry.id, one.error.found) == (PAPER, "OverflowError: too large")


def test_an_error_of_no_paper_is_raised_as_it_is(home, monkeypatch):
    def failing(*_):
        raise OverflowError("of the program")

    monkeypatch.setattr(commitments, "with_goals", failing)
    with pytest.raises(OverflowError):
        build_by_parts.made(home)


def test_without_any_paper_that_can_be_read_there_are_empty_tables(home):
    for entry in register.entries(home):
        (home.documents / entry.file).unlink()
    assert run("build").exit_code == 3
    assert store.load("statements", home).empty


def test_a_reader_that_does_not_run_leaves_no_paper_out(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old tables stay: nobody knows whether the papers are sound."""
    assert run("build").exit_code == 0
    # So that there is something to read.
    shutil.rmtree(home.data / FOLDER)
    before = (home.processed / "statements.csv").read_bytes()
    sandbox.box(sandboxed_reading.WORK).close()
    monkeypatch.setattr(sandbox.sys, "executable", "/nowhere/python")
    done = run("build")
    assert done.exit_code == 2
    assert "files cannot be opened" in done.output
    assert (home.processed / "statements.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("number", "is_left_out"), [(errno.EACCES, True), (errno.EMFILE, False), (errno.ENOSPC, False)]
)
def test_a_paper_is_not_left_out_for_what_the_system_lacks(project, number, is_left_out):
    entry = register.entries(project)[0]
    error = file_trouble(OSError(number, "x"), "a.txt", "a document")
    error.__cause__ = OSError(number, "x")
    if is_left_out:
        assert LeftOut.of_file(entry, error).code == "no_file"
    else:
        with pytest.raises(UnusableFile) as raised:
            LeftOut.of_file(entry, error)
        assert raised.value is error


def test_a_reading_that_the_system_ends_leaves_no_paper_out(project):
    entry = register.entries(project)[0]
    with pytest.raises(OSError, match="no room"):
        LeftOut.of_reading(entry, OSError(errno.ENOSPC, "no room"))
