"""A build of what has changed gives the files of a build of everything, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from indicators.documents.register import register
from indicators.errors import CorrectionMisfit, FigureMisfit, RawFileAltered, UnknownUnit
from indicators.exchange import raw_files
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage import sandbox
from indicators.storage.kept_results import FOLDER, KeptResults, joined
from indicators.storage.sandbox_limits import Limits, too_much
from indicators.tables import store
from indicators.tables.building import build_by_parts, paper_results, paper_rows, place_rows
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.paper_rows import Paper
from indicators.tables.building.tables_of_lines import Made
from indicators.tables.reported import progress_figures
from indicators.tables.reported.progress_figures import PROGRESS_HEADER
from indicators.tables.store import Tables

PAPER, OTHER = "haicheng-2021-action-plan", "jinzhou-2025-task-breakdown"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The papers that are read, in order."""
    found: list[str] = []
    plain = paper_rows.read_one

    def watched(paper: Paper) -> object:
        found.append(paper.entry.id)
        return plain(paper)

    monkeypatch.setattr(paper_rows, "read_one", watched)
    return found


def made(home: Project) -> Made:
    return build_by_parts.made(home, kept=KeptResults(home.data / FOLDER))


def whole(home: Project) -> dict[str, bytes]:
    """The files made of everything anew, in one piece."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_by_parts, "GROUPS", 1000)
        return build_by_parts.made(home).files


def file_of(home: Project, name: str = PAPER) -> Path:
    return next(home.documents / entry.file for entry in register.entries(home) if entry.id == name)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def registered_as(home: Project, content: bytes, name: str = PAPER) -> None:
    """Let the register say that these bytes are the paper."""
    old = next(entry.sha256 for entry in register.entries(home) if entry.id == name)
    file_of(home, name).write_bytes(content)
    change(home.register, old, sha256(content).hexdigest())


def test_the_files_are_those_of_a_build_of_everything(home, built):
    cold = build_by_parts.made(home)
    assert cold.files == store.csvs(built)
    assert made(home) == cold
    assert cold.counts == {name: len(frame) for name, frame in built}


def test_the_files_are_the_same_however_many_processes_read(home, monkeypatch):
    monkeypatch.setattr(build_by_parts, "PAPERS", 2)
    monkeypatch.setattr(build_by_parts, "GROUPS", 2)
    assert build_by_parts.made(home, jobs=2) == made(home)


def test_the_files_of_many_places_are_those_of_a_build_of_everything(tmp_path, root, monkeypatch):
    # Cities and counties of two years, whose targets are held against each other.
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    import made_papers

    monkeypatch.setattr(made_papers, "PLACES", 2)
    home = made_papers.fill(tmp_path / "many", 20)
    monkeypatch.setenv(ROOT_VARIABLE, str(home.root))
    monkeypatch.setattr(build_by_parts, "GROUPS", 3)
    assert made(home).files == whole(home)
    made_papers.change_one(home)
    assert made(home).files == whole(home)


def test_nothing_is_read_again_while_nothing_changes(home, read):
    made(home)
    assert read == []
    shutil.rmtree(home.data / FOLDER)
    made(home)
    assert len(read) == 5


CHANGES: dict[str, Callable[[Project, pytest.MonkeyPatch], object]] = {
    "its bytes": lambda home, _: registered_as(home, file_of(home).read_bytes() + "\n新建学校3所。".encode()),
    "its entry": lambda home, _: change(home.register, "海城市", "台安县"),
}
ALL: dict[str, Callable[[Project, pytest.MonkeyPatch], object]] = {
    "the program": lambda _, patch: patch.setattr(paper_rows, "program_hash", lambda: "another"),
    "the places": lambda home, _: home.places.write_text(
        "name,short,adcode,parent,english\n腾鳌镇,腾鳌,,210381,Teng'ao Town\n",
        encoding="utf-8",
    ),
    "the limits": lambda _, patch: patch.setattr(sandbox, "_setting", [Limits(seconds=61)]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_paper_is_read_again_when_it_changes(home, read, monkeypatch, name):
    CHANGES[name](home, monkeypatch)
    assert made(home).files == whole(home)
    assert (read[0], len(read)) == (PAPER, 6)


@pytest.mark.parametrize("name", ALL)
def test_every_paper_is_read_again_when_what_all_rest_on_changes(home, read, monkeypatch, name, built):
    before = raw_files.raw_hash(home)
    ALL[name](home, monkeypatch)
    expected = store.csvs(built) if raw_files.raw_hash(home) == before else whole(home)
    read.clear()
    assert made(home).files == expected
    assert len(read) == 5


def test_the_rows_of_a_paper_are_made_anew_when_its_corrections_change(home, read):
    line = home.corrections.read_text(encoding="utf-8").splitlines()[-1]
    change(home.corrections, f"{line}\n", "")
    assert made(home).files == whole(home)
    assert (read[0], len(read)) == (line.split(",")[0], 6)


def test_a_figure_makes_the_rows_of_its_place_anew(home, monkeypatch):
    worked_out: list[frozenset[tuple[str, str]]] = []
    plain = place_rows.rows_of

    def watched(groups):
        worked_out.extend(group.places for group in groups)
        return plain(groups)

    monkeypatch.setattr(place_rows, "rows_of", watched)
    change(home.observations / "reported.csv", "771.6", "771.7")
    found = made(home).files
    (one,) = worked_out
    assert found == whole(home)
    assert len({code for _, code in one}) == 1


@pytest.mark.parametrize("content", [b"", b"no result", b"[]\n", joined([["x"], []], [b"a", b"b", b"c"])])
def test_what_is_kept_and_is_no_result_is_made_again(home, content):
    cold, keeping = made(home), KeptResults(home.data / FOLDER)
    for path in (home.data / FOLDER).iterdir():
        if path.name != ".gitignore":
            keeping.put(path.name, content)
    assert made(home) == cold == made(home)


def test_what_is_kept_can_be_deleted_at_any_time(home):
    cold = made(home)
    shutil.rmtree(home.data / FOLDER)
    assert made(home) == cold


def test_a_paper_that_cannot_be_read_is_told_in_the_same_words_each_time(home, read):
    registered_as(home, b"PK\x03\x04 no archive")
    first, second = made(home), made(home)
    assert [one.told() for one in first.left_out] == [one.told() for one in second.left_out]
    assert [one.error.__class__ for one in second.left_out] == [first.left_out[0].error.__class__]
    assert (len(first.left_out), read.count(PAPER)) == (1, 1)
    assert first.files == second.files == whole(home)


def test_a_paper_that_the_reading_breaks_down_over_is_told_again(home, monkeypatch):
    plain = paper_results.read_all
    error = UnknownUnit(expected="a unit of units.csv", found="'度度'", where="x", remedy="Write another.")

    def failing(document):
        if document.id == PAPER:
            raise error
        return plain(document)

    monkeypatch.setattr(paper_results, "read_all", failing)
    shutil.rmtree(home.data / FOLDER)
    first, second = made(home), made(home)
    assert [one.told() for one in first.left_out] == [one.told() for one in second.left_out]
    assert (first.files, first.left_out[0].code) == (whole(home), "reading_failed")


def test_a_limit_is_tried_again(home, monkeypatch):
    """What a busy machine could not read may be read the next time."""
    error = too_much(Limits(), "waiting time", "x")
    entry = register.entries(home)[0]
    assert paper_rows.kept(LeftOut.of_file(entry, error)) is None


def test_a_missing_file_is_left_out_until_it_is_back(home):
    content = file_of(home).read_bytes()
    file_of(home).unlink()
    assert [one.code for one in made(home).left_out] == ["no_file"]
    assert made(home).files == whole(home)
    file_of(home).write_bytes(content)
    assert made(home).left_out == ()


def test_an_altered_paper_stops_everything(home):
    with file_of(home).open("ab") as paper:
        paper.write(b"x")
    with pytest.raises(RawFileAltered):
        made(home)


def test_a_correction_of_a_paper_that_is_not_registered_stops_everything(home):
    line = home.corrections.read_text(encoding="utf-8").splitlines()[-1]
    with home.corrections.open("a", encoding="utf-8") as file:
        file.write(line.replace(line.split(",")[0], "nobody-2023") + "\n")
    with pytest.raises(CorrectionMisfit):
        made(home)


def test_decisions_about_rows_are_held_against_what_is_read(home, built):
    targets = built.targets
    known = targets.loc[targets["document_id"] == OTHER, "target_id"].tolist()[:2]
    home.same.write_text(f"id_a,id_b,relation,reason\n{known[0]},{known[1]},alike,两件事\n", encoding="utf-8")
    assert made(home).files == made(home).files == whole(home)
    change(home.same, known[1], f"{OTHER}@999999")
    with pytest.raises(CorrectionMisfit):
        made(home)


def test_a_file_of_figures_may_be_named_like_a_paper(home):
    path = home.observations / "reported.csv"
    path.rename(path.with_name(f"{PAPER}.csv"))
    ids = [f"{PAPER}@210300.gdp.growth.2020-H1", f"{PAPER}@210300.gdp.level.2020-H1"]
    home.same.write_text(f"id_a,id_b,relation,reason\n{','.join(ids)},alike,两种口径\n", encoding="utf-8")
    assert set(ids) <= set(made(home).tables.observations["observation_id"])


def filled_in(home: Project, target: pd.Series, name: str) -> None:
    """Let a unit have filled in a figure for a target."""
    book = b"a workbook"
    digest = sha256(book).hexdigest()
    home.progress.mkdir()
    (home.progress / progress_figures.kept_name(digest, "a.xlsx")).write_bytes(book)
    words = {
        "place": target["place"], "adcode": target["adcode"], "indicator_id": target["indicator_id"],
        "indicator": target["indicator"], "measure": target["measure"], "period": "2025-Q1", "value": "5.7",
        "unit": "%", "comparator": "eq", "status": "preliminary", "source_title": "进度填报表",
        "source_quality": "department", "source_url": "", "published": "2025-04-20", "note": "",
        "target_id": name, "quarter": "1", "workbook_sha256": digest,
    }  # fmt: skip
    lines = [",".join(PROGRESS_HEADER), ",".join(words.values())]
    (home.observations / "progress.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def growth(built: Tables) -> pd.Series:
    """The growth of 锦州市 as its paper sets it."""
    rows = built.targets
    return rows[(rows["document_id"] == OTHER) & (rows["indicator_id"] == "gdp")].iloc[0]


def test_a_figure_that_was_filled_in_is_taken(home, growth):
    filled_in(home, growth, growth["target_id"])
    first = made(home)
    assert b"progress@" in first.files["observations.csv"]
    assert first.files == made(home).files == whole(home)


def test_a_figure_for_a_target_that_is_read_no_longer_stops_everything(home, growth):
    filled_in(home, growth, f"{OTHER}@999999")
    with pytest.raises(FigureMisfit):
        made(home)
