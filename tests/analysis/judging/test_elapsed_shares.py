from __future__ import annotations

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods
from indicators.analysis.judging.elapsed_shares import passed, rest_of_year_growth, share_of_last_year
from indicators.tables.contract import schema
from indicators.tables.contract.records import Observation, records

YEAR, SPRING = periods.parse("2025"), periods.parse("2025-Q1")


def figure(period, value, unit="元", measure="level"):
    row = {"period": period, "canonical_low": value, "canonical_unit": unit, "measure": measure}
    (made,) = records(schema.unsorted("observations", [row | {"is_restricted": False}]), Observation)
    return made


def test_jinzhous_first_quarter():
    assert round(rest_of_year_growth(6, 5.7, 0.25), 2) == 6.10


@pytest.mark.parametrize(("target", "so_far", "share"), [(6, 5.7, 0), (6, 5.7, 1), (float("nan"), 5.7, 0.5)])
def test_there_is_no_rest_before_the_year_begins_or_after_it_ends(target, so_far, share):
    assert isnan(rest_of_year_growth(target, so_far, share))


@given(st.floats(-20, 40), st.floats(-20, 40), st.floats(0.05, 0.95))
def test_the_parts_make_the_year(target, so_far, share):
    rest = rest_of_year_growth(target, so_far, share)
    whole = share * (1 + so_far / 100) + (1 - share) * (1 + rest / 100)
    assert whole == pytest.approx(1 + target / 100)


@pytest.mark.parametrize(
    ("profile", "last_year", "custom", "share", "source"),
    [
        ("even", 0.2, None, 0.25, "calendar"),
        ("lastyear", 0.2, None, 0.2, "last_year"),
        ("lastyear", float("nan"), None, 0.25, "calendar"),
        ("custom", 0.2, {3: 0.12, 6: 0.4}, 0.12, "custom"),
        ("custom", 0.2, {6: 0.4}, 0.25, "calendar"),
    ],
)
def test_the_share_of_a_year_has_a_source(profile, last_year, custom, share, source):
    found = passed(YEAR, SPRING, profile, last_year, custom)
    assert (found.share, found.source) == (share, source)


def test_last_years_share_is_that_of_the_same_months():
    rows = [figure("2024-Q1", 20.0), figure("2024", 100.0), figure("2024-H1", 45.0)]
    assert share_of_last_year(rows, SPRING) == 0.2
    assert share_of_last_year(rows, periods.parse("2025-H1")) == 0.45


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [figure("2024", 100.0)],
        [figure("2024-Q1", 20.0)],
        [figure("2024-Q1", 20.0, "家"), figure("2024", 100.0, "家")],
        [figure("2024-Q1", 5.0, "%", "growth"), figure("2024", 6.0, "%", "growth")],
        [figure("2024-Q1", 120.0), figure("2024", 100.0)],
    ],
)
def test_stocks_rates_and_missing_figures_give_no_share(rows):
    assert isnan(share_of_last_year(rows, SPRING))
