"""What a notebook asks a project for: the tables' columns and types, with the papers behind the rows."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import indicators
from indicators.errors import BadArgument, ProjectNotFound, UnknownDocument, UnknownPlace
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
