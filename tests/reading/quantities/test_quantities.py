"""Number, multiplier, unit and comparator of a figure, whatever stands around it."""

from __future__ import annotations

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.quantities.full_width import one_width
from indicators.reading.quantities.number_fates import Unread
from indicators.reading.quantities.quantities import Quantity, find, scan

UNITS = resources.files("indicators.vocabulary").joinpath("units.csv").read_text(encoding="utf-8")
# Volts and sizes name things, times say when, a form that opens with a numeral shares it with the number.
NAMES = {"千伏", "安培", "纳米", "英寸"}
FORMS = [
    row
    for row in csv.DictReader(UNITS.splitlines())
    if len(row["form"]) > 1
    and row["kind"] != "time"
    and row["unit"] not in NAMES
    and row["form"][0] not in "十百千万亿"
    and "（" not in row["form"]
]
# Not everyday words besides, so that a figure before them can be nothing else.
PLAIN = ["%", "元", "亩", "公里", "平方米", "吨", "家", "户", "项", "千瓦时", "百分点", "人次"]
BEFORE = {
    "约": "approx",
    "近": "approx",
    "不低于": "ge",
    "至少": "ge",
    "超过": "gt",
    "突破": "gt",
    "不超过": "le",
    "低于": "lt",
}
BEHIND = {"左右": "approx", "以上": "ge", "以内": "le", "以下": "le"}
VALUES = st.integers(2, 1800).map(float) | st.decimals(1, 999, places=2, allow_nan=False).map(float)


def facts(text: str) -> list[tuple[float, float, str, str]]:
    return [(q.low, q.high, q.unit, q.comparator) for q in find(text)]


def written(value: float) -> str:
    return f"{value:g}" if value.is_integer() else f"{value:.2f}"


@given(VALUES, st.sampled_from(PLAIN))
def test_a_bare_figure(value, unit):
    assert facts(f"完成{written(value)}{unit}。") == [(value, value, unit, "eq")]


@given(VALUES, st.sampled_from(PLAIN), st.sampled_from(list(BEFORE)))
def test_comparators_before(value, unit, word):
    assert facts(f"总量{word}{written(value)}{unit}。") == [(value, value, unit, BEFORE[word])]


@given(VALUES, st.sampled_from(PLAIN), st.sampled_from(list(BEHIND)))
def test_comparators_behind(value, unit, word):
    assert facts(f"总量{written(value)}{unit}{word}。") == [(value, value, unit, BEHIND[word])]


@given(
    VALUES,
    st.sampled_from(["元", "亩", "吨", "户", "千瓦时", "人次"]),
    st.sampled_from([("万", 1e4), ("亿", 1e8)]),
)
def test_multipliers(value, unit, multiplier):
    name, size = multiplier
    ((low, high, found, comparator),) = facts(f"完成{written(value)}{name}{unit}。")
    assert (found, comparator) == (unit, "eq")
    assert low == high == pytest.approx(value * size)


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(PLAIN), st.sampled_from(["-", "至", "到"]))
def test_ranges(low, width, unit, mark):
    text = f"完成{low}{mark}{low + width}{unit}。"
    assert facts(text) == [(float(low), float(low + width), unit, "range")]


@given(st.lists(st.tuples(VALUES, st.sampled_from(PLAIN)), min_size=1, max_size=6))
def test_every_figure_of_a_list_once_and_in_order(items):
    text = "，".join(f"完成{written(value)}{unit}" for value, unit in items) + "。"
    assert [(low, unit) for low, _, unit, _ in facts(text)] == items


@given(
    st.text(
        "新建改造增长达到约近万亿千百十元个户家分之点0123456789.,%-:、，。余多以上左右第年月日“”+级大成",
        max_size=60,
    )
)
def test_spans_lie_in_order_and_inside_the_text(text):
    end = 0
    for q in find(text):
        assert q.before <= q.start < q.end <= q.after <= len(text)
        assert q.start >= end
        assert q.low <= q.high
        end = q.end


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["form"])
def test_every_written_form_is_read_to_its_unit(row):
    found = find(one_width(f"总量达到3.5万{row['form']}。"))
    assert [(q.unit, q.low) for q in found] == [(row["unit"], 35000.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("棚改20个140万平方米", [(20.0, "个"), (1400000.0, "平方米")]),
        ("5.8:47.5:46.7", [(5.8, "%"), (47.5, "%"), (46.7, "%")]),
        ("提高3.4个、1个百分点", [(3.4, "百分点"), (1.0, "百分点")]),
        ("新增10、20、30个", [(10.0, "个"), (20.0, "个"), (30.0, "个")]),
        ("百万千瓦", [(1000000.0, "千瓦")]),
        ("12千瓦时", [(12.0, "千瓦时")]),
        ("", []),
        ("万", []),
    ],
)
def test_literal_texts(text, expected):
    assert [(q.low, q.unit) for q in find(text)] == expected


def test_only_the_asked_part_is_read():
    text = "新增10户，改造20户，拆除30户"
    assert [q.low for q in find(text, 6, 12)] == [20.0]


def test_a_quantity_is_frozen():
    quantity = find("新增10户")[0]
    assert isinstance(quantity, Quantity)
    with pytest.raises(AttributeError):
        quantity.low = 3.0  # type: ignore[misc]


@pytest.mark.parametrize(
    "number",
    [
        "9" * 41,
        "9" * 1_000_000,
        "九" * 41,
        "5万亿亿亿",
        "5" + "亿" * 200_000,
        "5×10^99",
        "10万" + "亿" * 50,
        "5:" + "9" * 50,
    ],
)
def test_what_nothing_amounts_to_is_left_unread(number):
    assert find(f"产值{number}元，增加3元")[-1].low == 3
    assert len(find(f"产值{number}元，增加3元")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("碳排放量CO₂12.5万吨", [(125000.0, "吨")]),
        ("PM₂.₅35微克/立方米", [(35.0, "微克/立方米")]),
        ("增长6.5₂%", []),
    ],
)
def test_lowered_digits_are_no_part_of_a_figure(text, expected) -> None:
    assert [(found.low, found.unit) for found in find(text)] == expected


@pytest.mark.parametrize(
    "text", ["增长6. 5%", "增长6_5%", "达到1'234.5亿元", "达到1, 234.5亿元", "增长6。5%"]
)
def test_the_rest_of_a_number_that_was_cut_apart_is_not_read(text) -> None:
    found = scan(text)
    assert found.quantities == []
    rest = max(text.rindex(mark) for mark in " _'。" if mark in text) + 1
    assert [one.reason for one in found.passed if isinstance(one, Unread) and one.start == rest] == [
        "damaged_number"
    ]


@pytest.mark.parametrize("text", ["增长6,5%", "新建10,20个", "误差±0.5%"])
def test_what_may_be_one_number_or_two_or_none_is_not_read(text) -> None:
    found = scan(text)
    assert found.quantities == []
    assert len(found.passed) == 1


def test_the_digits_of_a_year_before_a_unit_are_no_amount() -> None:
    found = scan("投资二零二五亿元")
    assert found.quantities == []
    assert found.passed[0] == Unread(2, 6, "damaged_number")


def test_a_blank_in_a_number_leaves_both_parts_unread() -> None:
    found = scan("增长12 34.5%")
    assert found.quantities == []
    assert {one.reason for one in found.passed} == {"damaged_number", "unit_missing"}
    assert [one.low for one in find("截至2025 34.5个")] == [34.5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一百零五六个", [(105, 106)]),
        ("3,4,5个", [(3, 3), (4, 4), (5, 5)]),
        ("1,234.5亿元", [(123450000000, 123450000000)]),
        ("到二零三零年建成三十个", [(30, 30)]),
    ],
)
def test_numbers_that_are_like_damaged_ones(text, expected) -> None:
    assert [(one.low, one.high) for one in find(text)] == expected


def test_a_figure_behind_the_number_of_an_item_is_read() -> None:
    assert [one.low for one in find("1. 5个项目")] == [5.0]


@pytest.mark.parametrize(("text", "low"), [("净增−5万人", -50000), ("增长−5.2%", -5.2), ("5−6个", 5)])
def test_a_minus_behind_words(text, low):
    (found,) = find(one_width(text))
    assert float(found.low) == low
