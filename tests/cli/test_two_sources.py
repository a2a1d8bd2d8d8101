"""Two sources that disagree: both are shown, and the better one judges, from the raw file to the page."""

from __future__ import annotations

import json
import re

import pytest

from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews

from .test_bounds_commands import FIGURE, city, run, validated, write

__all__ = ["city", "write"]

OFFICIAL = FIGURE | {"value": "5.2"}
PAIRS = {
    "official before department": (OFFICIAL, FIGURE | {"value": "6.6", "source_quality": "department"}),
    "department before repost": (
        FIGURE | {"value": "5.2", "source_quality": "department"},
        FIGURE | {"value": "6.6", "source_quality": "repost"},
    ),
    "official before a later repost": (
        OFFICIAL,
        FIGURE | {"value": "6.6", "source_quality": "repost", "published": "2025-06-20"},
    ),
    "later before earlier": (OFFICIAL | {"published": "2025-06-01"}, FIGURE | {"value": "6.6"}),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_better_source_judges_and_the_other_stands_beside_it(city, write, pair, turned):
    better, worse = PAIRS[pair]
    first, second = (worse, better) if turned else (better, worse)
    write(first, second, base=False)
    assert validated() == ""
    assert run("build").exit_code == 0
    done = run("track", "--place", "锦州市", "--quarter", "2025-Q1", "--format", "jsonl")
    row = next(row for row in map(json.loads, done.stdout.splitlines()) if row["indicator_id"] == "gdp")
    assert (row["observed"], row["status"]) == (5.2, "below_target")
    assert row["contradicted_by"]
    table = run("track", "--place", "锦州市", "--quarter", "2025-Q1").stdout
    page = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1", "zh", "standard").progress().html
    text = re.sub(r"<[^>]+>", " ", page)
    assert re.search(r"另有不同数据：\S* ?6\.6%", text), text
    assert "5.2%" in text
    assert "5.2%" in table


def test_a_difference_within_the_printed_precision_is_none(city, write):
    write(OFFICIAL, FIGURE | {"value": "5.25", "source_quality": "department"}, base=False)
    run("build")
    done = run("track", "--place", "锦州市", "--quarter", "2025-Q1", "--format", "jsonl")
    row = next(row for row in map(json.loads, done.stdout.splitlines()) if row["indicator_id"] == "gdp")
    assert (row["observed"], row["contradicted_by"]) == (5.2, "")


def test_a_figure_that_a_unit_filled_in_is_called_so(city, write):
    write(FIGURE | {"source_quality": "department"}, base=False)
    run("build")
    views = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1", "zh", "standard")
    assert "单位报送" in re.sub(r"<[^>]+>", " ", views.progress().html)
    assert "单位报送" in re.sub(r"<[^>]+>", " ", views.key_indicators().html)
    english = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1", "en", "standard")
    assert "reported by the unit" in re.sub(r"<[^>]+>", " ", english.progress().html)
