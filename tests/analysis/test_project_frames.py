"""What a notebook asks a project for: the tables' columns and types, with the papers behind the rows."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import indicators
from indicators.errors import (
    BadArgument,
    BadParameter,
    BadPeriod,
    ProjectNotFound,
    UnknownDocument,
    UnknownPlace,
)
from indicators.tables.store import Tables


@pytest.fixture(scope="module")
def mine(root) -> indicators.Project:
    return indicators.Project(root)


@pytest.fixture(scope="module")
def tables(project) -> Tables:
    return Tables.load(project)


def test_targets_are_chosen_by_place_and_year(mine, tables):
    rows = mine.targets(place="锦州市", year=2025)
    expected = tables.targets
    expected = expected[(expected["place"] == "锦州市") & expected["period"].isin(["2025", "2025-H1"])]
    pd.testing.assert_frame_equal(pd.DataFrame(rows), expected.reset_index(drop=True))
    assert mine.targets().dtypes.equals(tables.targets.dtypes)


def test_a_year_may_come_out_of_a_frame(mine):
    years = mine.targets(place="锦州市")["period"].str[:4].astype(int).unique()
    assert [len(mine.targets(place="锦州市", year=year)) > 0 for year in years] == [True] * len(years)
    assert len(mine.plan("鞍山市", years.dtype.type(2023))) > 0


def test_a_year_is_not_a_plan_that_begins_or_ends_with_it(mine):
    assert not mine.targets(place="鞍山市", year=2025)["period"].str.contains("/").any()
    assert not mine.targets(place="鞍山市", year=2021)["period"].str.contains("/").any()


def test_rows_know_their_papers_also_when_some_are_taken(mine):
    rows = mine.targets(place="鞍山市", year=2023)
    assert set(rows.sources["document_id"]) == set(rows["document_id"]) - {""}
    one = rows[rows["indicator_id"] == "gdp"]
    assert set(one.sources["document_id"]) == set(one["document_id"])
    assert (
        mine.observations(place="鞍山市")
        .sources["document_id"]
        .isin(mine.tables.documents["document_id"])
        .all()
    )


def test_analyses_are_those_of_the_commands(mine):
    assert mine.track("锦州市", "2025-Q1").set_index("indicator_id").loc["gdp", "status"] == "below_target"
    assert list(mine.track("锦州市", "2025-Q1").sources["place"].unique()) == ["锦州市"]
    assert "anshan-14th-five-year-plan" in set(mine.plan("鞍山市", 2023).sources["document_id"])
    assert mine.plan("鞍山市").equals(mine.plan("鞍山市", 2023))
    assert set(mine.compare(["鞍山市", "锦州市"])["place"]) == {"鞍山市", "锦州市"}


def test_tasks_are_those_of_the_papers_of_a_place_and_year(mine, tables):
    rows = mine.tasks(place="锦州市", year=2025)
    own = tables.tasks[tables.tasks["document_id"] == "jinzhou-2025-task-breakdown"]
    pd.testing.assert_frame_equal(pd.DataFrame(rows), own.reset_index(drop=True))
    assert rows.sources["place"].tolist() == ["锦州市"]


def test_rows_put_together_know_the_papers_of_both(mine):
    first, second = mine.targets(place="锦州市", year=2025), mine.targets(place="鞍山市", year=2023)
    both = {*first.sources["document_id"], *second.sources["document_id"]}
    assert set(pd.concat([first, second]).sources["document_id"]) == both
    merged = first.merge(second, on="indicator_id")
    assert set(merged.sources["document_id"]) <= both
    assert set(merged.sources["place"]) == {"锦州市", "鞍山市"}
    grouped = first.groupby("indicator_id").head(1).sort_values("low")
    assert grouped.sources["document_id"].tolist() == ["jinzhou-2025-task-breakdown"]
    plain = pd.DataFrame(first)
    assert mine.sources(plain)["document_id"].tolist() == ["jinzhou-2025-task-breakdown"]


def test_a_papers_rows_have_the_types_of_the_table_and_their_source(tables, root):
    path = root / "data" / "raw" / "documents" / "anshan-2023-task-breakdown.txt"
    rows = indicators.extract(path)
    assert rows.dtypes.equals(tables.statements.dtypes)
    assert rows.sources["document_id"].tolist() == [path.stem]
    none = indicators.extract("没有数字的一段话。".encode(), place="鞍山市", period="2023")
    assert (len(none), none.dtypes.equals(tables.statements.dtypes)) == (0, True)


def test_a_paper_is_read_from_bytes_and_from_an_open_file(root):
    path = root / "data" / "raw" / "documents" / "jinzhou-2025-task-breakdown.txt"
    with path.open("rb") as file:
        opened = indicators.extract(file)
    assert opened.equals(indicators.extract(path))
    given = indicators.extract(path.read_bytes())
    assert given["document_id"].unique().tolist() == ["paper"]
    assert given["low"].equals(opened["low"])


def test_a_restricted_paper_is_unknown(mine):
    assert "haicheng-2021-action-plan" not in set(mine.targets()["document_id"])
    with pytest.raises(UnknownDocument):
        mine.document("haicheng-2021-action-plan")
    with pytest.raises(UnknownDocument, match="anshan-2023-work-report"):
        mine.document("anshan-2023-work-reprt")


def test_what_is_wrong_is_named(mine, tmp_path):
    with pytest.raises(UnknownPlace):
        mine.targets(place="鞍山")
    with pytest.raises(BadArgument, match="a year as a number"):
        mine.targets(year="2025")
    with pytest.raises(UnknownPlace, match=r"Known are: .*锦州市"):
        mine.observations(place="沈阳市")
    with pytest.raises(UnknownPlace, match="a place with papers"):
        mine.tasks(place="沈阳市")
    with pytest.raises(BadPeriod, match=r"annual targets of 锦州市 \(2025\)"):
        mine.track("锦州市", "2019-Q1")
    with pytest.raises(BadParameter, match="a scheme among standard, points"):
        mine.track("锦州市", "2025-Q1", scheme="pionts")
    with pytest.raises(BadPeriod, match=r"five-year plan of 鞍山市 \(2021/2025\)"):
        mine.plan("鞍山市", 1999)
    with pytest.raises(BadPeriod, match=r"plan of 锦州市 \(none is known\)"):
        mine.plan("锦州市")
    for places in ("鞍山市", 5, ["鞍山市", 5]):
        with pytest.raises(BadArgument, match="a list of places"):
            mine.compare(places)
    with pytest.raises(ProjectNotFound):
        indicators.Project(tmp_path)
    with pytest.raises(AttributeError, match="it has Project"):
        _ = indicators.Projekt


def test_nothing_heavy_is_imported_before_it_is_asked_for():
    code = "\n".join(
        [
            "import indicators, sys",
            "before = 'pandas' in sys.modules",
            "indicators.Project",
            "print(before, 'pandas' in sys.modules)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False True\n"
