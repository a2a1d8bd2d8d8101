"""What a page shows beside a verdict: what the rest of the year has to bring, claims, sources."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.displayed_targets import latest_quarter, standing_rows
from indicators.analysis.tracking.required_pace import NO_NEED, in_whole_things
from indicators.analysis.tracking.target_counts import count
from indicators.analysis.tracking.tracking import track_rows
from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.tables.reported.reported_figure import Figure
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary import schemes

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
ENERGY = {"indicator_id": "energy_intensity", "measure": "decline", "basis": "yoy"}
STATIONS = {"indicator_id": "5g_stations", "measure": "increment"}
UNITS = {
    "urban_jobs": "人",
    "growth": "%",
    "decline": "%",
    "share": "%",
    "pm25": "微克/立方米",
    "grain_output": "吨",
}


@pytest.fixture
def standing(make_tables, statement):
    """Holds one target of 2023 against figures by period at a quarter's end."""

    def make(kind, target, figures, quarter="2023-Q2", **fields):
        unit = UNITS.get(kind["measure"]) or UNITS.get(kind["indicator_id"], "个")
        rows = [statement("tasks", "指标", target, unit, start=1, **(kind | fields))]
        rows += [
            statement("report", "指标", value, unit, role="actual", period=period, start=at, **kind)
            for at, (period, value) in enumerate(figures.items(), 2)
        ]
        (row,) = standing_rows(know(make_tables(*rows), "鞍山市", 2023), quarter)
        return row

    return make


def test_a_growth_inside_the_year_says_what_its_rest_needs(standing):
    need = standing(GDP, 6.0, {"2023-Q1": 5.7}, "2023-Q1").need
    assert (need.kind, round(need.value, 2), need.since, need.source) == ("rate", 6.1, 3, "calendar")


def test_a_fall_needs_a_fall(standing):
    need = standing(ENERGY, 3.0, {"2023-H1": 2.0}).need
    assert (need.kind, round(need.value, 2)) == ("rate", 4.0)


def test_an_amount_needs_whole_things_a_quarter(standing):
    need = standing(STATIONS, 100.0, {"2023-H1": 33.0}).need
    assert (need.kind, need.value, need.unit) == ("flow", 34, "个")


def test_people_are_counted_in_whole_too(make_tables, statement):
    people = {"measure": "increment", "period": "2023"}
    tables = make_tables(
        statement("tasks", "引进人才", 20000, "人", start=1, **people),
        statement(
            "report",
            "引进人才",
            10000,
            "人",
            role="actual",
            start=2,
            measure="increment",
            period="2023-Q1/Q3",
        ),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q3")
    assert (row.need.value, row.need.so_far, row.need.is_so_far_about) == (10000, 3333, True)
    assert in_whole_things(3333.33, "人") == 3334


@pytest.mark.parametrize(
    ("kind", "target", "figures", "quarter", "fields"),
    [
        (GDP, 6.0, {"2023-H1": 7.0}, "2023-Q2", {}),
        (GDP, 6.0, {"2023-Q1": 5.0}, "2023-Q2", {}),
        (GDP, 6.0, {"2023": 5.0}, "2023-Q4", {}),
        (GDP, 3.0, {"2023-H1": 2.0}, "2023-Q2", {"comparator": "le"}),
        (STATIONS, 100.0, {"2023-H1": 120.0}, "2023-Q2", {}),
        (STATIONS, 100.0, {}, "2023-Q2", {}),
        ({"indicator_id": "high_tech_firms", "measure": "level"}, 100.0, {"2023-H1": 90.0}, "2023-Q2", {}),
        ({"indicator_id": "forest_cover", "measure": "share"}, 49.0, {"2023-H1": 48.0}, "2023-Q2", {}),
    ],
)
def test_nothing_else_needs_anything(standing, kind, target, figures, quarter, fields):
    assert standing(kind, target, figures, quarter, **fields).need == NO_NEED


@pytest.mark.parametrize(
    ("kind", "target", "figure"), [(GDP, 6.0, 5.7), (STATIONS, 60.0, 20.0), (STATIONS, 60.0, 0.0)]
)
def test_a_figure_of_an_earlier_quarter_leaves_no_gap(standing, kind, target, figure):
    row = standing(kind, target, {"2023-Q1": figure})
    assert (row.status, row.observed, row.observed_period) == ("stale", figure, "2023-Q1")
    assert isnan(row.gap)
    assert isnan(row.due)
    assert not row.gap_unit
    # 未启动 and nothing red after one quarter, as the page of that quarter said.
    was = standing(kind, target, {"2023-Q1": figure}, "2023-Q1").status
    assert row.tracked.reason == f"stale:{was}|2023-Q1"
    assert row.tracked.reason.startswith("stale:")
    assert not row.tracked.due_source


def test_a_target_below_the_year_before_is_marked_growth_too(standing):
    for word, kind in {"growth": GDP, "decline": ENERGY, "outcome": STATIONS}.items():
        low, high = (standing(kind, target, {"2022": 8.0}) for target in (6.0, 9.0))
        assert low.last_outcome == 8.0
        assert low.flags.has(f"below_last_{word}")
        assert "below_last" not in str(high.flags)
    limit = standing(GDP, 3.0, {"2022": 8.0}, comparator="le")
    assert limit.last_outcome == 8.0
    assert "below_last" not in str(limit.flags)


def test_a_floor_below_the_year_before_counts_and_a_year_unknown_does_not(standing):
    harvest = {"indicator_id": "grain_output", "measure": "level"}
    floor = standing(harvest, 130.0, {"2022": 138.5}, comparator="ge")
    assert isfinite(floor.last_outcome)
    assert floor.flags.has("below_last_outcome")
    assert isnan(standing(harvest, 130.0, {"2021": 138.5}).last_outcome)


@pytest.mark.parametrize(("target", "status"), [(138.5, "met"), (138.6, "missed")])
def test_what_is_within_the_printed_precision_is_met(standing, target, status):
    harvest = {"indicator_id": "grain_output", "measure": "level"}
    assert standing(harvest, target, {"2023": 138.0}, "2023-Q4", comparator="ge").status == status


def test_a_rate_without_decimals_is_exact(standing):
    assert standing(GDP, 4.3, {"2023": 4.0}, "2023-Q4", comparator="ge").status == "missed"


def test_the_share_of_a_level_to_bring_down_is_the_gap_closed(standing):
    pm25 = {"indicator_id": "pm25", "measure": "level"}
    row = standing(pm25, 35.0, {"2022": 43.0, "2023": 38.0}, "2023-Q4")
    assert (row.attained_pct, row.status) == (62.5, "missed")


def test_a_limit_has_a_distance_and_no_share(standing):
    row = standing({"indicator_id": "cpi", "measure": "growth"}, 3.0, {"2023-H1": 2.1}, comparator="le")
    assert (row.status, row.gap) == ("within_limit", 0.9)
    assert isnan(row.attained_pct)


def test_a_stretch_target_stands_in_the_row_of_its_floor(make_tables, statement):
    tables = make_tables(
        statement("tasks", "地区生产总值", 5.0, "%", modality="确保", start=1, **GDP),
        statement("tasks", "地区生产总值", 6.0, "%", modality="力争", start=2, **GDP),
        statement("report", "地区生产总值", 5.5, "%", role="actual", period="2023", start=3, **GDP),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q4")
    assert (row.target, row.status, row.tracked.stretch) == (5.0, "met", "力争增长6%")


def gathered(value, quality, note=""):
    return Figure(
        file="reported.csv", line=2, place="鞍山市", adcode="210300", indicator_id="gdp", indicator="GDP",
        measure="growth", period="2023", value=Decimal(value), unit="%", comparator="eq", status="estimate",
        source_title=f"{quality}的报告", source_quality=quality, source_url="", published="2024-01-07",
        note=note,
    )  # fmt: skip


def test_what_a_source_claims_of_all_targets_stands_beside_the_verdict(make_tables, statement):
    tables = make_tables(
        statement("tasks", "地区生产总值", 6.0, "%", **GDP),
        gathered=[gathered("4", "official", "预计全年; claim: 全部完成")],
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q4")
    assert (row.status, row.claim) == ("missed", "全部完成")


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_sources_the_better_judges_and_the_other_stays_in_sight(make_tables, statement, order):
    figures = [gathered("4", "official"), gathered("7", "repost")][::order]
    tables = make_tables(statement("tasks", "地区生产总值", 6.0, "%", **GDP), gathered=figures)
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q4")
    assert (row.observed, row.status, len(row.other_ids)) == (4.0, "missed", 1)


def test_a_year_is_looked_at_from_its_latest_figure(make_tables, statement):
    rows = [statement("tasks", "地区生产总值", 6.0, "%", start=1, **GDP)]
    assert latest_quarter(know(make_tables(*rows), "鞍山市", 2023)) == "2023-Q1"
    for period, quarter in (("2023-Q1", 1), ("2023-H1", 2), ("2023-Q1/Q3", 3), ("2023", 4)):
        figure = statement("report", "地区生产总值", 6.0, "%", role="actual", period=period, start=2, **GDP)
        assert latest_quarter(know(make_tables(*rows, figure), "鞍山市", 2023)) == f"2023-Q{quarter}"


@pytest.mark.parametrize("scheme", sorted(schemes().schemes))
@pytest.mark.parametrize(
    ("place", "quarter"), [("鞍山市", "2023-Q4"), ("锦州市", "2025-Q1"), ("鞍山市", "2024-Q3")]
)
def test_the_rows_are_those_of_track_and_the_counts_add_up(built, place, quarter, scheme):
    rows = standing_rows(know(built, place, int(quarter[:4])), quarter, scheme)
    tracked = track_rows(built, place, quarter, scheme)
    assert repr([row.tracked for row in rows]) == repr(tracked)
    assert sum(one.number for one in count(rows)) == len(tracked)
    assert {row.status for row in rows} <= schemes().statuses.keys()


statuses = st.sampled_from(sorted(schemes().statuses))
lights = st.sampled_from(["green", "watch", "yellow", "red", "grey"])


class Row:
    def __init__(self, pair):
        self.status, self.light = pair


@given(st.lists(st.tuples(statuses, lights)))
def test_every_row_is_counted_once_whatever_its_status_and_light(pairs):
    counts = count(map(Row, pairs))
    assert sum(one.number for one in counts) == len(pairs)
    assert len({(one.status, one.light) for one in counts}) == len(counts)


def test_what_cannot_be_asked_is_told(built):
    with pytest.raises(UnknownPlace):
        know(built, "大连", 2023)
    known = know(built, "鞍山市", 2023)
    with pytest.raises(BadPeriod):
        standing_rows(known, "2023")
    with pytest.raises(BadParameter, match="a scheme among"):
        standing_rows(known, "2023-Q1", "in_year")


def test_a_fall_of_the_year_before_is_told_beside_a_growth_target(make_tables, statement):
    about = {"indicator_id": "fixed_investment", "unit": "%", "indicator": "固定资产投资"}
    tables = make_tables(
        statement("tasks", value=5, measure="growth", **about),
        statement("report", value=2.1, measure="decline", role="actual", period="2022", **about),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q1")
    assert (row.last_outcome, row.last_unit, "below_last" in str(row.flags)) == (-2.1, "%", False)
    page = TargetColumns(Localizer("zh"), Citations(tables, "zh"))
    assert page.last(row) == "下降2.1%"


@pytest.mark.parametrize(
    ("measure", "comparator", "words"),
    [("growth", "approx", "6%左右"), ("growth", "gt", "超过6%"), ("decline", "ge", "下降6%以上")],
)
def test_last_years_outcome_keeps_what_bounds_it(make_tables, statement, measure, comparator, words):
    told = {"role": "actual", "period": "2022", "measure": measure, "comparator": comparator}
    tables = make_tables(
        statement("tasks", "地区生产总值", 6.0, "%", **GDP),
        statement("report", "地区生产总值", 6.0, "%", **GDP | told),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q1")
    assert TargetColumns(Localizer("zh"), Citations(tables, "zh")).last(row) == words


def test_last_years_outcome_says_who_tells_it_that_it_is_an_estimate_and_who_differs(make_tables, statement):
    target = statement("tasks", "地区生产总值", 6.0, "%", start=1, **GDP)
    told = {"role": "actual", "period": "2022", "modality": "预计", **GDP}
    tables = make_tables(target, statement("report", "地区生产总值", 2.0, "%", start=2, **told))
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q1")
    assert (row.last_outcome, row.last.status, row.last_other_ids) == (2.0, "estimate", ())
    lexicon = gathered("0.3", "encyclopedia").model_copy(update={"status": "preliminary", "period": "2022"})
    told = statement("report", "地区生产总值", 2.0, "%", start=2, **told)
    (row,) = standing_rows(know(make_tables(target, told, gathered=[lexicon]), "鞍山市", 2023), "2023-Q1")
    assert (row.last_outcome, row.last_other_ids) == (0.3, ("report@2",))


@pytest.mark.parametrize(
    ("words", "flag"),
    [("与经济增长基本同步", "tolerance_broadly_equal"), ("与经济增长同步", "tolerance_equal")],
)
def test_what_in_step_forgives_stands_in_the_remarks(make_tables, statement, words, flag):
    income = {"indicator_id": "income", "measure": "growth", "reference": "own_gdp_growth"}
    tables = make_tables(statement("tasks", "居民收入", None, "", quote=words, sentence=words, **income))
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q4")
    assert row.flags.has(flag)
