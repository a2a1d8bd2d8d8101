import subprocess
import sys
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import units
from indicators.errors import NotNumbers, UnitMismatch
from indicators.vocabulary.unit_catalogue import read_units

CATALOGUE = read_units()
LABELS = sorted(CATALOGUE.by_label)
COUNTS = sorted(label for label, entry in CATALOGUE.by_label.items() if entry.kind == "count")

# One of the first unit is so many of the second: written from the sources, not from units.txt.
SIZES = [
    ("‰", 0.1, "%"), ("‱", 0.01, "%"), ("基点", 0.01, "百分点"), ("千分点", 0.1, "百分点"),
    ("公里", 1000, "米"), ("厘米", 0.01, "米"), ("毫米", 0.001, "米"), ("微米", 1e-6, "米"),
    ("纳米", 1e-9, "米"), ("海里", 1852, "米"), ("里", 500, "米"), ("尺", 1 / 3, "米"), ("丈", 10, "尺"),
    ("寸", 0.1, "尺"), ("英里", 1609.344, "米"), ("英寸", 2.54, "厘米"), ("延米", 1, "米"),
    ("皮长公里", 1, "公里"), ("亩", 10000 / 15, "平方米"), ("公顷", 15, "亩"), ("公顷", 10000, "平方米"),
    ("顷", 100, "亩"), ("平方公里", 100, "公顷"), ("平方公里", 1500, "亩"), ("平方厘米", 0.0001, "平方米"),
    ("立方米", 1000, "升"), ("毫升", 0.001, "升"), ("千升", 1, "立方米"), ("立方厘米", 1, "毫升"),
    ("立方公里", 10, "亿立方米"), ("吨", 2000, "斤"), ("吨", 1000, "公斤"), ("千克", 1, "公斤"),
    ("克", 0.001, "公斤"), ("毫克", 1e-6, "公斤"), ("微克", 1e-9, "公斤"), ("斤", 0.5, "公斤"),
    ("担", 100, "斤"), ("克拉", 0.2, "克"), ("盎司", 31.1034768, "克"), ("吨标准煤", 29.3076, "吉焦"),
    ("千克标准煤", 7000, "千卡"), ("克标准煤", 29.3076, "千焦"), ("吨油当量", 41.868, "吉焦"),
    ("千瓦时", 3.6, "兆焦"), ("千瓦时", 0.1228350325, "千克标准煤"), ("兆瓦时", 1000, "千瓦时"),
    ("吉瓦时", 100, "万千瓦时"), ("太瓦时", 10, "亿千瓦时"), ("千卡", 4186.8, "焦耳"),
    ("千焦", 1000, "焦耳"), ("兆焦", 1000, "千焦"), ("吉焦", 1000, "兆焦"), ("千瓦", 1000, "瓦"),
    ("兆瓦", 1000, "千瓦"), ("吉瓦", 100, "万千瓦"), ("马力", 735.49875, "瓦"), ("兆伏安", 1000, "千伏安"),
    ("千伏", 1000, "伏"), ("天", 24, "小时"), ("周", 7, "天"), ("小时", 60, "分钟"), ("分钟", 60, "秒"),
    ("毫秒", 0.001, "秒"), ("日", 1, "天"), ("年", 12, "月"), ("季度", 3, "月"), ("岁", 1, "年"),
    ("人年", 12, "人月"), ("名", 1, "人"), ("位", 1, "人"), ("毫克/立方米", 1000, "微克/立方米"),
    ("毫克/升", 1000, "微克/升"), ("克/升", 1000, "毫克/升"), ("毫克/千克", 0.001, "克/千克"),
    ("米/秒", 3.6, "公里/小时"), ("吨/万元", 1000, "千克/万元"), ("吨标准煤/万元", 1000, "千克标准煤/万元"),
    ("吨标准煤/吨", 1000, "千克标准煤/吨"), ("公顷/亿元", 15, "亩/亿元"), ("亩/亿元", 1 / 15, "㎡/万元"),
    ("公斤/亩", 2, "斤/亩"), ("吨/亩", 1000, "公斤/亩"), ("吨/公顷", 1000, "公斤/公顷"),
    ("公斤/公顷", 1 / 15, "公斤/亩"), ("株/亩", 15, "株/公顷"), ("吨/小时", 24, "吨/日"),
    ("立方米/秒", 3600, "立方米/小时"), ("立方米/小时", 24, "立方米/日"), ("元/亩", 15, "元/公顷"),
    ("元/公顷", 100, "元/平方公里"), ("元/斤", 2, "元/公斤"), ("元/公斤", 1000, "元/吨"),
    ("元/小时", 24, "元/天"), ("元/月", 12, "元/年"), ("元/人·月", 12, "元/人·年"),
    ("张/千人", 10, "张/万人"), ("个/千人", 10, "个/万人"), ("人/千人", 10, "人/万人"),
    ("人/亿元", 100, "人/百亿元"), ("人/百亿元", 0.01, "人/亿元"), ("台/万户", 100, "台/百万户"),
    ("人/万人", 10, "人/10万人"), ("人/公顷", 100, "人/平方公里"), ("亩/人", 10000 / 15, "平方米/人"),
    ("户/百人", 100, "户/万人"), ("Gbps", 1000, "Mbps"), ("Tbps", 1000, "Gbps"), ("Mbps", 1000, "Kbps"),
    ("兆", 1, "Mbps"), ("MB", 1000, "KB"), ("GB", 1000, "MB"), ("TB", 1000, "GB"), ("PB", 1000, "TB"),
    ("EB", 1000, "PB"), ("EFLOPS", 1000, "PFLOPS"), ("PFLOPS", 1000, "TFLOPS"), ("GHz", 1000, "MHz"),
    ("MHz", 1000, "kHz"), ("kHz", 1000, "赫兹"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "many", "other"), SIZES, ids=[f"{a}-{b}" for a, _, b in SIZES])
def test_size(one, many, other):
    assert units.convert(1.0, one, other) == pytest.approx(many, rel=1e-9)
    assert units.convert(many, other, one) == pytest.approx(1.0, rel=1e-9)


def test_each_label_is_known_to_pint_and_keeps_its_numbers():
    numbers = np.array([0.1, 4.3, 1e11, -2.0])
    for label in LABELS:
        unit = units.parse_form(label)
        assert (unit.label, unit.factor, unit.form) == (label, 1, label)
        assert units.registry().parse_units(unit.pint).dimensionality, label
        assert units.convert(numbers, label, label).tolist() == numbers.tolist(), label
        assert units.convert(numbers, f"万{label}", label).tolist() == (numbers * 10000).tolist(), label


def test_units_that_convert_measure_the_same_kind():
    kinds = {}
    for entry in CATALOGUE.by_label.values():
        dimension = units.registry().parse_units(entry.pint).dimensionality
        kinds.setdefault(frozenset(dimension.items()), set()).add(entry.kind)
    assert [found for found in kinds.values() if len(found) > 1] == [{"percent", "permille"}]


def test_each_definition_has_its_source_beside_it():
    lines = units.DEFINITIONS.read_text(encoding="utf-8").splitlines()
    definitions = [line for line in lines if line.strip() and not line.startswith("#")]
    assert [line for line in definitions if not line.partition("#")[2].strip()] == []
    assert len(definitions) > 100


def test_no_count_word_converts_into_another():
    converted = []
    for label in COUNTS:
        for goal in ("个" if label != "个" else "家", "人", "人次"):
            with suppress(UnitMismatch):
                converted.append((label, goal, units.convert(1.0, label, goal)))
    assert converted == []


def test_the_vocabulary_has_no_faults():
    assert units.faults() == []


def test_a_fault_names_the_entry(monkeypatch):
    broken = CATALOGUE.by_form["亩"].model_copy(update={"pint": "acre_of_moon"})
    small = CATALOGUE.model_copy(update={"forms": (broken,)})
    units.registry()
    monkeypatch.setattr(units, "catalogue", lambda: small)
    (fault,) = units.faults()
    assert str(fault) == (
        "vocabulary entry cannot be used\n"
        "  expected  an expression of names in units.txt\n"
        "  found     acre_of_moon ('acre_of_moon' is not defined in the unit registry)\n"
        "  where     units.csv, form 亩\n"
        "  to do     Correct the column pint, or define the name in units.txt."
    )


def test_there_is_one_registry():
    assert units.registry() is units.registry()


def test_importing_and_parsing_leave_pint_alone():
    code = (
        "import sys; from indicators import units; units.parse_form('万亩');"
        "units.convert([1.0], '亿元', '元');"
        "print('pint' in sys.modules, 'pandas' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "False"]


COUNT_REMEDY = "Count words never convert; state both figures in one of them if they count the same things."


@pytest.mark.parametrize(
    ("source", "target", "remedy"),
    [
        ("元", "美元", "Pass an ExchangeRate between 元 and 美元 with its date and source."),
        ("亿元", "万欧元", "Pass an ExchangeRate between 元 and 欧元 with its date and source."),
        ("个", "人", COUNT_REMEDY),
        ("家", "户", COUNT_REMEDY),
        ("人次", "人", COUNT_REMEDY),
        (
            "百分点",
            "%",
            "A percentage and a difference of percentages are two things; take the measure's own unit.",
        ),
        ("倍", "%", "Take a unit of ratio for the figure, or correct the unit 倍."),
        ("年", "天", "Take a unit of time for the figure, or correct the unit 年."),
        ("亩", "公里", "Take a unit of area for the figure, or correct the unit 亩."),
        ("千伏安", "千瓦", "Take a unit of power for the figure, or correct the unit 千伏安."),
        ("件/万人", "个/万人", "Take a unit of compound for the figure, or correct the unit 件/万人."),
    ],
)
def test_mismatch_names_both_units(source, target, remedy):
    with pytest.raises(UnitMismatch) as raised:
        units.convert([1.0], source, target, where="targets.csv, row 7")
    assert str(raised.value) == (
        "units do not convert\n"
        f"  expected  a unit that measures the same as {target}\n"
        f"  found     {source}\n"
        "  where     targets.csv, row 7\n"
        f"  to do     {remedy}"
    )


NUMBERS = st.floats(-1e15, 1e15, allow_nan=False).filter(lambda number: number == 0 or abs(number) > 1e-9)
PAIRS = [
    ("万亩", "公顷"),
    ("亿斤", "万吨"),
    ("吨标准煤", "万千瓦时"),
    ("平方公里", "亩"),
    ("年", "月"),
    ("个/千人", "个/万人"),
]


@given(st.lists(NUMBERS, max_size=5), st.sampled_from(PAIRS))
def test_there_and_back_is_the_same(numbers, pair):
    there = units.convert(numbers, *pair)
    assert units.convert(there, pair[1], pair[0]) == pytest.approx(numbers, rel=1e-14)


@given(NUMBERS, st.integers(-1000, 1000), st.sampled_from(PAIRS))
def test_conversion_scales(number, times, pair):
    assert units.convert(number * times, *pair) == pytest.approx(
        units.convert(number, *pair) * times, rel=1e-14
    )


@given(st.integers(0, 10**9))
def test_mu_and_hectares_are_exact(number):
    assert units.convert(15 * number, "亩", "公顷") == number
    assert units.convert(3 * number, "亩", "平方米") == 2000 * number
    assert units.convert(2 * number, "斤", "公斤") == number


@pytest.mark.parametrize(
    "values",
    [
        [3.0, np.nan],
        (3, None),
        np.array([3, np.nan], dtype="float32"),
        pd.Series([3.0, None], index=["a", "b"]),
        pd.Series([3, None], dtype="Int64"),
        pd.Series([3.0, pd.NA], dtype="Float64"),
        pd.Series([3, pd.NA], dtype=object),
    ],
    ids=["list", "tuple", "numpy", "pandas", "Int64", "Float64", "object"],
)
def test_arrays_in_numpy_out(values):
    answer = units.convert(values, "万亩", "公顷")
    assert isinstance(answer, np.ndarray)
    assert answer.dtype == np.float64
    assert answer[0] == 2000
    assert np.isnan(answer[1])


def test_shapes_are_kept_and_inputs_left_alone():
    values = np.ones((2, 3))
    assert units.convert(values, "公顷", "亩").shape == (2, 3)
    assert values.tolist() == np.ones((2, 3)).tolist()
    assert units.convert([], "公顷", "亩").tolist() == []
    same = units.convert(values, "亩", "亩")
    same[0, 0] = 9
    assert values[0, 0] == 1


@pytest.mark.parametrize(
    ("values", "kind", "first"),
    [
        (["5％"], "<U2", "np.str_('5％')"),
        ("5~6%", "<U4", "np.str_('5~6%')"),
        (np.array(["5"], dtype=object), "object", "'5'"),
        ([True], "bool", "np.True_"),
        (np.array([True, 1.0], dtype=object), "object", "True"),
    ],
    ids=["percent", "range", "digits", "bool", "mixed"],
)
def test_text_is_never_converted(values, kind, first):
    with pytest.raises(NotNumbers) as raised:
        units.convert(values, "%", "%", where="--value")
    assert str(raised.value) == (
        "not numbers\n"
        "  expected  numbers\n"
        f"  found     values of type {kind}, first {first}\n"
        "  where     --value\n"
        "  to do     Read the text with indicators.reading first; only numbers are converted."
    )
