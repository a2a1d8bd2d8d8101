"""What a figure can be: every cause by a case of its own, then by chance."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.tables.contract import schema
from indicators.tables.targets.bounds import Plausible, fault_of, limit_of
from indicators.tables.targets.canonical import add_canonical
from indicators.tables.targets.plausibility import causes, flagged, is_set_aside

KNOWN: dict[str, Any] = {
    "indicator_id": "gdp", "indicator": "地区生产总值", "measure": "growth", "unit": "%", "period": "2025",
    "published": "", "is_foretold": False,
}  # fmt: skip


def tell(low: float, high: float | None = None, **fields: object) -> str:
    high = low if high is None else high
    ends = {"low": low, "high": high, "canonical_low": low, "canonical_high": high}
    return fault_of(Plausible(**(KNOWN | ends | fields)))


SHARE = {"indicator_id": "urbanisation", "indicator": "城镇化率", "measure": "share"}
GROWTHS = ("%", "‰", "百分点")
AMOUNT = {"measure": "level", "unit": "元"}
ENERGY = AMOUNT | {"indicator_id": "energy_intensity", "indicator": "万元GDP能耗", "unit": "吨标准煤"}
EACH = {
    "indicator_id": "gdp_per_capita",
    "indicator": "人均地区生产总值",
    "measure": "level",
    "unit": "元/人",
}
FIRMS = {"indicator_id": "", "indicator": "规上企业", "measure": "level", "unit": "家"}


@pytest.mark.parametrize(
    ("value", "fields", "cause"),
    [
        (inf, {}, "not_finite"),
        (-inf, AMOUNT, "not_finite"),
        (6600, {}, "growth:6600"),
        (-120, {}, "growth:-120"),
        (500, {}, ""),
        (-100, {}, ""),
        (340, {"measure": "decline"}, "growth:340"),
        (-20, {"measure": "decline"}, ""),
        (66000, {"unit": "‰"}, "growth:6600"),
        (4999, {"unit": "‰"}, ""),
        (1e7, FIRMS, "amount:1e+07"),
        (1e4, FIRMS, ""),
        (1e7, FIRMS | {"indicator": "规上企业用工", "unit": "人"}, ""),
        (0.45, ENERGY, ""),
        (0.45, ENERGY | {"indicator": "单位GDP能耗"}, "unit:吨标准煤"),
        (125043.0, EACH, ""),
        (15.0, EACH | {"indicator_id": "park_green", "unit": "平方米/人"}, ""),
        (15.0, EACH | {"unit": "平方米/人"}, "unit:平方米/人"),
        (5.0, AMOUNT | {"unit": "元/人"}, "unit:元/人"),
        (5, {"unit": "亩"}, "unit:亩"),
        (5, {"unit": "个"}, "unit:个"),
        (5, {"unit": "公里"}, "unit:公里"),
        (5, {"unit": "元"}, "unit:元"),
        (5, {"unit": ""}, "unit:无"),
        (5, {"unit": "亩", "indicator_id": ""}, "unit:亩"),
        (8, {"measure": "level"}, "unit:%"),
        (8, {"measure": "increment"}, "unit:%"),
        (8, {"measure": "level", "unit": ""}, "unit:无"),
        (8, {"measure": "level", "unit": "亩"}, "unit:亩"),
        (8e10, AMOUNT, ""),
        (8e10, {"measure": "change", "unit": "元"}, ""),
        (8e10, {"measure": "change", "unit": "亩"}, "unit:亩"),
        (1, {"measure": "change", "unit": "位"}, ""),
        (1, {"measure": "level", "unit": "位"}, "unit:位"),
        (1e300, AMOUNT, "amount:1e+300"),
        (-1e300, AMOUNT, "amount:-1e+300"),
        (1e300, {"measure": "level", "unit": "个", "indicator_id": ""}, "amount:1e+300"),
        (340, SHARE, "share:340"),
        (120, {"indicator_id": "", "indicator": "政府债务率", "measure": "level"}, ""),
        (112.5, {"indicator_id": "", "indicator": "小学毛入学率", "measure": "share"}, ""),
        (1200, {"indicator_id": "", "indicator": "政府债务率", "measure": "level"}, "share:1200"),
        (-1, SHARE, "share:-1"),
        (73.5, SHARE, ""),
        (340, SHARE | {"measure": "level"}, "share:340"),
        (3400, SHARE | {"unit": "‰"}, "share:340"),
        (60, SHARE | {"unit": "个"}, "unit:个"),
        (60, SHARE | {"unit": "元", "indicator_id": ""}, "unit:元"),
        (2, SHARE | {"measure": "change", "unit": "百分点"}, ""),
        (140, {"indicator_id": "debt_ratio", "measure": "share"}, ""),
        (-3, {"indicator_id": "natural_growth", "measure": "share", "unit": "‰"}, ""),
        (0.3, {"indicator_id": "irrigation_efficiency", "measure": "level", "unit": "比"}, ""),
        (30, {"indicator_id": "irrigation_efficiency", "measure": "level", "unit": "比"}, "amount:30"),
        (600, {"indicator_id": "hightech_firms", "measure": "level", "unit": "户"}, ""),
        (600, {"indicator_id": "hightech_firms", "measure": "level", "unit": ""}, ""),
        (2.6e9, {"indicator_id": "grain_output", "measure": "level", "unit": "斤"}, ""),
        (1e9, {"indicator_id": "", "measure": "level", "unit": "吨"}, ""),
    ],
)  # fmt: skip
def test_every_bound(value, fields, cause):
    assert tell(value, **fields) == cause


@pytest.mark.parametrize(("low", "high"), [(5, nan), (nan, 5), (5, inf), (-inf, 5)])
def test_both_ends_have_to_be_numbers(low, high):
    assert tell(low, high) == "not_finite"


def test_of_a_range_the_end_outside_is_named():
    assert tell(5, 6600) == "growth:6600"
    assert tell(-400, 6) == "growth:-400"


def test_a_target_without_a_number_is_no_fault():
    assert tell(nan, unit="") == ""


@pytest.mark.parametrize(
    ("period", "published", "is_foretold", "cause"),
    [
        ("2031-Q1", "2025-01", False, "future:2031-Q1"),
        ("2031-Q1", "2025-01", True, ""),
        ("2025", "2025-12-28", False, ""),
        ("2025", "2025-11-30", False, "future:2025"),
        ("2025", "2025", False, ""),
        ("2026", "2025", False, "future:2026"),
        ("2021/2025-06", "2025-06-06", False, ""),
        ("2025-Q1", "", False, ""),
        ("", "2025-01", False, ""),
    ],
)
def test_an_outcome_is_of_a_time_that_is_over(period, published, is_foretold, cause):
    assert tell(5, period=period, published=published, is_foretold=is_foretold) == cause


def frame(low: float, unit: str, measure: str, indicator_id: str = "", flags: str = "") -> pd.DataFrame:
    row = {
        "observation_id": "a@1", "indicator_id": indicator_id, "indicator": "某", "measure": measure,
        "low": low, "high": low, "unit": unit, "period": "2024", "published": "2025-01", "flags": flags,
        "status": "final", "quote": f"{low:g}{unit}", "sentence": f"某增长{low:g}{unit}",
    }  # fmt: skip
    return add_canonical(pd.DataFrame([row]))


def test_a_growth_in_times_is_held_as_percent():
    assert causes(frame(3, "倍", "growth")) == [""]
    assert causes(frame(66, "倍", "growth")) == ["growth:6600"]


@given(st.floats(allow_nan=False), st.sampled_from(GROWTHS))
def test_a_growth_is_flagged_exactly_outside_its_bounds(value, unit):
    scaled = value / 10 if unit == "‰" else value
    if abs(abs(scaled) - 500) < 1e-6 or abs(abs(scaled) - 100) < 1e-6:
        return
    assert bool(tell(value, unit=unit)) == (not -100 <= scaled <= 500)


@given(st.floats(allow_nan=False), st.sampled_from(["level", "share"]))
def test_a_share_is_flagged_exactly_outside_its_bounds(value, measure):
    assert bool(tell(value, **(SHARE | {"measure": measure}))) == (not 0 <= value <= 100)


@given(st.floats(allow_nan=False), st.sampled_from(["元", "个", "吨", "平方米"]))
def test_an_amount_is_flagged_exactly_outside_its_bounds(value, unit):
    found = tell(value, measure="level", unit=unit, indicator_id="", indicator="某")
    limit = limit_of(unit)
    assert bool(found) == (not -limit <= value <= limit)


@given(
    st.one_of(st.floats(allow_nan=True), st.sampled_from([6600.0, 340.0, inf, 1e300])),
    st.sampled_from(["%", "‰", "元", "个", ""]),
    st.sampled_from(["growth", "decline", "level", "share", "increment", "change"]),
    st.sampled_from(["", "gdp", "urbanisation", "grain_output"]),
)
def test_a_confirmed_row_is_plain_whatever_it_says(value, unit, measure, indicator_id):
    rows = frame(value, unit, measure, indicator_id, flags="unconfirmed;x:confirmed")
    (cause,) = causes(rows)
    told, sure = flagged(rows, ()), flagged(rows, {"a@1"})
    assert is_set_aside(told).tolist() == [bool(cause)]
    assert is_set_aside(sure).tolist() == [False]
    assert told["flags"].tolist() == ["unconfirmed;x:confirmed" + (f";implausible:{cause}" if cause else "")]
    assert sure["flags"].tolist() == ["unconfirmed;x:confirmed" + (f";confirmed:{cause}" if cause else "")]


def test_tables_without_rows_have_nothing_to_flag():
    for name in ("targets", "observations"):
        assert flagged(schema.empty(name), ()).equals(schema.empty(name))


PLAIN = {"measure": "level", "indicator_id": "", "indicator": "某数"}


@pytest.mark.parametrize(
    ("value", "unit", "indicator", "indicator_id"),
    [
        (999999, "万人", "城镇新增就业", "urban_jobs"),
        (999999e4, "人", "城镇新增就业", "urban_jobs"),
        (20, "亿人", "常住人口", ""),
        (7, "亿户", "居民户数", ""),
        (2e7, "平方公里", "土地面积", ""),
        (2e11, "亩", "造林面积", ""),
        (2e7, "亿千瓦时", "用电量", ""),
        (2e6, "亿立方米", "用水总量", ""),
        (2e10, "公里", "公路里程", ""),
        (2e12, "吨标准煤", "能源消费总量", ""),
    ],
)
def test_no_place_has_more_than_the_whole_country(value, unit, indicator, indicator_id):
    named = {"indicator": indicator, "indicator_id": indicator_id, "unit": unit}
    measure = "increment" if indicator_id else "level"
    assert tell(value, **(PLAIN | named | {"measure": measure})).startswith("amount:")


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (14.1, "亿人"),
        (1100, "亿人次"),
        (5, "亿户"),
        (960, "万平方公里"),
        (19, "亿亩"),
        (58, "万亿元"),
        (550, "亿吨"),
        (10, "万亿千瓦时"),
    ],
)
def test_national_figures_can_be_true(value, unit):
    assert tell(value, **(PLAIN | {"unit": unit})) == ""
