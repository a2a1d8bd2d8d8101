"""What is known of a place for a year; each analysis gives the same rows as records and as a table."""

from __future__ import annotations

import pytest

from indicators import periods
from indicators.analysis.papers import consistency, coverage, data_quality
from indicators.analysis.papers.finding import Finding
from indicators.analysis.places import comparison, precedence
from indicators.analysis.plans import contribution, implied_paths, plan_account
from indicators.analysis.row_filters import every_year, in_order, know
from indicators.analysis.tracking import responsibility, target_list, tracking
from indicators.errors import UnknownPlace
from indicators.tables.contract.records import Target, records

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
    ("kind", "table", "rows"),
    [
        (Target, lambda t: t.targets, lambda t: records(t.targets, Target)),
        (
            tracking.Tracked,
            lambda t: tracking.track(t, CITY, f"{YEAR}-Q4"),
            lambda t: tracking.track_rows(t, CITY, f"{YEAR}-Q4"),
        ),
        (
            plan_account.PlanGoal,
            lambda t: plan_account.account(t, CITY, YEAR),
            lambda t: plan_account.account_rows(t, CITY, periods.parse(str(YEAR))),
        ),
        (
            precedence.Governed,
            lambda t: precedence.govern(t, CITY, PROVINCE, YEAR),
            lambda t: precedence.governed_rows(know(t, CITY, YEAR), PROVINCE),
        ),
        (
            Finding,
            lambda t: consistency.findings(t, CITY, YEAR),
            lambda t: consistency.finding_rows(know(t, CITY, YEAR)),
        ),
        (Finding, data_quality.contradictions, data_quality.contradiction_rows),
        (
            contribution.Contribution,
            lambda t: contribution.plan_vs_annual(t, CITY, YEAR),
            lambda t: contribution.contribution_rows(know(t, CITY, YEAR)),
        ),
        (
            implied_paths.PathStep,
            lambda t: implied_paths.paths(t, CITY, YEAR),
            lambda t: implied_paths.path_rows(know(t, CITY, YEAR)),
        ),
        (
            comparison.Compared,
            lambda t: comparison.compare(t, [CITY, "锦州市"]),
            lambda t: comparison.compared_rows(t, [CITY, "锦州市"]),
        ),
        (
            responsibility.Assignment,
            lambda t: responsibility.assignments(t, CITY, YEAR),
            lambda t: responsibility.assignment_rows(know(t, CITY, YEAR)),
        ),
        (coverage.Covered, coverage.coverage, coverage.coverage_rows),
        (coverage.Counted, coverage.counts, coverage.count_rows),
        (data_quality.TextFault, data_quality.faults, data_quality.fault_rows),
        (data_quality.FaultCount, data_quality.fault_counts, data_quality.fault_count_rows),
        (data_quality.FlagCount, data_quality.flags, data_quality.flag_rows),
        (data_quality.FusedCells, data_quality.fused, data_quality.fused_rows),
        (target_list.Listed, target_list.listing, target_list.listed_rows),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_table_and_the_records_hold_the_same(built, kind, table, rows):
    found = rows(built)
    assert found
    # NaN equals nothing, not even itself: what is shown of it does.
    assert repr(records(table(built), kind)) == repr(found)
