from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.tables.targets.canonical import add_canonical, canonical_unit, count_words
from indicators.vocabulary import indicators


def one(indicator_id, measure, value, unit):
    frame = pd.DataFrame(
        {
            "indicator_id": [indicator_id],
            "measure": [measure],
            "low": [value],
            "high": [value],
            "unit": [unit],
        }
    )
    row = add_canonical(frame).iloc[0]
    return row["canonical_low"], row["canonical_unit"]


@pytest.mark.parametrize(
    ("indicator_id", "measure", "value", "unit", "expected"),
    [
        ("grain_output", "level", 50010000000.0, "斤", (25005000.0, "吨")),
        ("high_standard_farmland", "increment", 1000.0, "公顷", (15000.0, "亩")),
        ("budget_revenue", "growth", 8.0, "%", (8.0, "%")),
        ("exports", "level", 650000000.0, "美元", (650000000.0, "美元")),
        ("old_housing", "increment", 1400000.0, "平方米", (1400000.0, "平方米")),
        ("hightech_firms", "increment", 20.0, "户", (20.0, "家")),
        ("gdp_per_capita", "level", 125043.0, "元/人", (125043.0, "元")),
        ("gdp_per_capita", "level", 12.5, "万元/人", (125000.0, "元")),
        ("gdp_per_capita", "level", 12.5, "万元/户", (12.5, "万元/户")),
        ("labour_productivity", "level", 6.0, "万元/人", (60000.0, "元/人")),
        ("gdp", "level", 125043.0, "元/人", (125043.0, "元/人")),
        ("", "increment", 20.0, "户", (20.0, "户")),
        ("", "level", 3.0, "", (3.0, "")),
    ],
)
def test_figures_stand_in_their_indicators_unit_where_they_convert(
    indicator_id, measure, value, unit, expected
):
    assert one(indicator_id, measure, value, unit) == expected


def test_a_target_without_a_number_has_the_unit_of_its_measure():
    value, unit = one("income", "growth", None, "")
    assert np.isnan(value)
    assert unit == "%"


@given(st.floats(1e-3, 1e9))
def test_a_conversion_keeps_twelve_digits(mass):
    value, _ = one("grain_output", "level", mass, "斤")
    assert value == pytest.approx(mass / 2000, rel=1e-11)


def test_words_that_count_different_things_stay_apart():
    assert "户" not in count_words("个")
    assert "栋" not in count_words("个")
    assert canonical_unit("old_housing", "increment", "户") == "户"


@pytest.mark.parametrize(
    ("indicator_id", "measure", "expected"),
    [
        ("unemployment", "share", -1),
        ("pm25", "decline", 1),
        ("energy_intensity", "decline", 1),
        ("cpi", "growth", 0),
    ],
)
def test_the_direction_is_that_of_the_value_as_measured(indicator_id, measure, expected):
    assert indicators().by_id[indicator_id].direction_of(measure) == expected
