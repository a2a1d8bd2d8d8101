"""What is known of a place for a year; the records that commands write as tables survive it."""

from __future__ import annotations

import pytest

from indicators import periods
from indicators.analysis.places import comparison
from indicators.analysis.plans import contribution, implied_paths, plan_account
from indicators.analysis.row_filters import every_year, in_order, know
from indicators.analysis.tracking import target_list, tracking
from indicators.errors import UnknownPlace
from indicators.tables.contract.records import Target, frame, records

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
CITY, PROVINCE, YEAR = "鞍山市", "辽宁省", 2023


@pytest.fixture
def tables(make_tables, statement):
    """A year's target and two figures of the year before, the later one an estimate; a province's figure."""
    year_before = {"role": "actual", "period": "2022"}
    above = {"place": PROVINCE, "adcode": "210000"}
    return make_tables(
        statement("tasks", "地区生产总值", 6.0, "%", start=9, **GDP),
        statement("tasks", "企业", 5.0, "家", start=10),
        statement("report", "地区生产总值", 5.5, "%", start=1, **year_before, **GDP),
        statement("report", "地区生产总值", 5.0, "%", start=2, modality="预计", **year_before, **GDP),
        statement("report", "地区生产总值", 4.0, "%", start=3, **year_before, **GDP, **above),
    )


def test_the_figure_to_believe_stands_first(tables):
    known = know(tables, CITY, YEAR)
    (target, _) = known.targets
    assert [figure.canonical_low for figure in known.figures_of(target)] == [5.5, 5.0]
    assert known.by_id[target.baseline_id].observation_id == "report@1"
    assert known.words_of("report@1") == ("地区生产总值5.5%", "5.5%")
    assert known.words_of("") == ("", "")


def test_targets_stand_in_the_order_of_their_paper(tables):
    known = know(tables, CITY, YEAR)
    assert [target.target_id for target in known.targets] == ["tasks@9", "tasks@10"]
    assert in_order(reversed(known.targets)) == known.targets
    assert [target.target_id for target in known.targets_of(known.targets[1])] == ["tasks@10"]


def test_another_year_reads_the_figures_no_second_time(tables):
    known = know(tables, CITY, YEAR)
    other = known.of_year(2024)
    assert other.figures is known.figures
    assert (other.place, other.year, other.targets, other.goals) == (CITY, 2024, [], [])


def test_a_province_has_no_figures_above_its_own(tables):
    known = know(tables, CITY, YEAR).all_years
    assert [figure.canonical_low for figure in known.above("210300")["gdp"]] == [4.0]
    assert known.above("210000") == known.above("") == {}


def test_an_unknown_place_is_named(tables):
    with pytest.raises(UnknownPlace, match="'鞍山'"):
        know(tables, "鞍山", YEAR)


def test_every_place_and_year_with_targets_is_gone_through_once(built):
    asked = [(known.place, known.year) for known in every_year(built)]
    annual = built.targets[built.targets["horizon"] == "annual"]
    pairs = zip(annual["place"], annual["period"].astype(int), strict=True)
    assert asked == sorted(set(pairs))


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (Target, lambda t: records(t.targets, Target)),
        (tracking.Tracked, lambda t: tracking.track_rows(t, CITY, f"{YEAR}-Q4")),
        (plan_account.PlanGoal, lambda t: plan_account.account_rows(t, CITY, periods.parse(str(YEAR)))),
        (contribution.Contribution, lambda t: contribution.contribution_rows(know(t, CITY, YEAR))),
        (implied_paths.PathStep, lambda t: implied_paths.path_rows(know(t, CITY, YEAR))),
        (comparison.Compared, lambda t: comparison.compared_rows(t, [CITY, "锦州市"])),
        (target_list.Listed, target_list.listed_rows),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_table_holds_what_its_records_hold(built, kind, rows):
    found = rows(built)
    assert found
    # NaN equals nothing, not even itself: what is shown of it does.
    assert repr(records(frame(found, kind), kind)) == repr(found)
