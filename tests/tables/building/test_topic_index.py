"""A page about an indicator or a year reads what it rests on, and shows what it would show of everything."""

from __future__ import annotations

import csv
import shutil

import pytest

from indicators.analysis.indicator_history import indicator_ids
from indicators.project import Project
from indicators.storage.kept_results import FOLDER
from indicators.tables import topic_index
from indicators.tables.contract import schema
from indicators.tables.store import Tables
from indicators.tables.topic_rows import TopicRows
from indicators.views.indicator_history import IndicatorHistoryViews
from indicators.views.national_overview import NationalOverviewViews

from .conftest import shown


@pytest.mark.parametrize("restricted", [False, True])
def test_a_page_of_an_indicator_shows_what_it_would_show_of_everything(many, restricted):
    whole = Tables.load(many, include_restricted=restricted)
    path = many.notebooks / "indicator_history.ipynb"
    for name in indicator_ids(whole)[::4]:
        part = Tables.load(many, include_restricted=restricted, indicators=[name])
        of_part, of_whole = (IndicatorHistoryViews.of(tables, name) for tables in (part, whole))
        assert shown(path, of_part, 4) == shown(path, of_whole, 4)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_a_page_of_a_year_shows_what_it_would_show_of_everything(many, year):
    path = many.notebooks / "national_overview.ipynb"
    every = (Tables.load(many, years=[year]), Tables.load(many))
    of_part, of_whole = (NationalOverviewViews.of(tables, year) for tables in every)
    assert shown(path, of_part) == shown(path, of_whole)


def test_a_page_of_an_indicator_reads_little(many):
    whole, part = Tables.load(many), Tables.load(many, indicators=["urban_jobs"])
    own = part.targets[part.targets["indicator_id"] == "urban_jobs"]
    assert list(own["target_id"]) == list(
        whole.targets.loc[whole.targets["indicator_id"] == "urban_jobs", "target_id"]
    )
    for name in ("statements", "targets", "observations", "tasks"):
        assert 0 < len(getattr(part, name)) < len(getattr(whole, name)) / 5


def test_the_lines_of_a_topic_are_those_of_its_rows_and_of_what_they_name(tmp_path):
    """Synthetic rows: a sentence of two figures with a line end in it, a target that was replaced."""
    said = {"document_id": "p", "sentence": "甲6%,\n乙7%"}
    of_a, of_b = ({**said, "statement_id": f"p@{at}"} for at in (1, 2))
    old = {"target_id": "old", "indicator_id": "c", "place": "甲市", "document_id": "q", "horizon": "annual"}
    target = {**old, "target_id": "new", "indicator_id": "a", "revises": "old", "period": "2023"}
    other = {**old, "target_id": "other", "statement_id": "r@1", "document_id": "r"}
    rows = {
        "statements": [of_a, {**of_b, "sentence": "乙8%", "statement_id": "p@9"}, of_b],
        "targets": [old, {**target, "statement_id": "p@1"}, other],
        "observations": [],
        "tasks": [{"document_id": name, "number": number} for name in "lr" for number in "12"],
        "documents": [
            {"document_id": name, "place": place, "period": period}
            for name, place, period in (
                ("l", "甲市", "2023"), ("p", "甲市", "2023"), ("q", "丙市", "2023"), ("r", "乙市", "2023"),
                ("s", "甲市", "2021/2025"), ("t", "甲市", "2023"),
            )
        ],
    }  # fmt: skip
    for name, own in rows.items():
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, [column.name for column in schema.table(name).columns], restval="", lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(own)

    found = dict(TopicRows(tmp_path).every())

    def read(topic: str, table: str, key: str) -> list[str]:
        content = (tmp_path / f"{table}.csv").read_bytes()
        spans = found[topic][list(schema.NAMES).index(table)]
        head = content.split(b"\n")[0] + b"\n"
        text = (head + b"".join(content[start:end] for start, end in spans)).decode()
        return [row[key] for row in csv.DictReader(text.splitlines(keepends=True))]

    assert read("indicator a", "targets", "target_id") == ["old", "new"]
    assert read("indicator a", "statements", "statement_id") == ["p@1", "p@2"]
    assert read("indicator a", "documents", "document_id") == ["l", "p", "q", "s"]
    assert [(row, read("indicator a", "tasks", row)) for row in ("document_id", "number")] == [
        ("document_id", ["l"]),
        ("number", ["1"]),
    ]
    assert read("indicator c", "targets", "target_id") == ["old", "other"]
    assert found["target 2023"] == found["indicator a"]


def test_of_an_indicator_that_is_not_known_everything_is_read(many):
    assert topic_index.lines(many, ["indicator none"]) == {}
    assert len(Tables.load(many, indicators=["none"]).targets) == len(Tables.load(many).targets)
    assert len(Tables.load(many, years=[1900]).targets) == len(Tables.load(many).targets)


def test_without_what_a_build_keeps_everything_is_read(many, tmp_path):
    home = Project(tmp_path / "copy")
    shutil.copytree(many.data, home.data)
    assert topic_index.lines(home, ["indicator gdp"]) == {}


def test_what_was_kept_of_other_tables_is_deleted(many, monkeypatch):
    def kept() -> set[str]:
        return {
            path.name for path in (many.data / FOLDER).iterdir() if path.name.startswith(topic_index.KIND)
        }

    assert topic_index.lines(many, ["indicator gdp"])
    before = kept()
    monkeypatch.setattr(topic_index, "FORMAT", "another")
    assert topic_index.lines(many, ["indicator gdp"])
    assert not before & kept()
    assert len(before) == len(kept())
