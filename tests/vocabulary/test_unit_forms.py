import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import UnknownUnit
from indicators.vocabulary.unit_forms import catalogue, parse_form

CATALOGUE = catalogue()


def test_each_written_form_leads_to_its_label():
    found = [(entry, parse_form(entry.form)) for entry in CATALOGUE.forms]
    wrong = [(entry, unit) for entry, unit in found if (unit.label, unit.factor) != (entry.unit, 1)]
    assert wrong == []


@pytest.mark.parametrize(
    ("form", "label", "factor"),
    [
        ("万元", "元", 10**4),
        ("亿元", "元", 10**8),
        ("万亿元", "元", 10**12),
        ("亿美元", "美元", 10**8),
        ("万亩", "亩", 10**4),
        ("亿斤", "斤", 10**8),
        ("万千瓦时", "千瓦时", 10**4),
        ("万千瓦", "千瓦", 10**4),
        ("百万千瓦", "千瓦", 10**6),
        ("千瓦", "千瓦", 1),
        ("千人", "人", 1000),
        ("十万人", "人", 10**5),
        ("万人次", "人次", 10**4),
        ("万元/亩", "元/亩", 10**4),
        ("万吨标准煤", "吨标准煤", 10**4),
        ("百万千焦", "吉焦", 1),
        ("　％ ", "%", 1),
        ("ｋｍ", "公里", 1),
        ("微克／立方米", "微克/立方米", 1),
        ("㎡／万元", "㎡/万元", 1),
        ("套（间）", "套", 1),
    ],
)
def test_multipliers_and_widths(form, label, factor):
    unit = parse_form(form)
    assert (unit.label, unit.factor) == (label, factor)


def unknown(found, remedy, where="unit"):
    return (
        "unknown unit\n"
        "  expected  a written form of units.csv, without a number\n"
        f"  found     {found}\n"
        f"  where     {where}\n"
        f"  to do     {remedy}"
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("5％", "Leave the number out: %."),
        ("5~6%", "Leave the number out: %."),
        ("≥5%", "Leave the number out: %."),
        ("8万亩", "Leave the number out: 亩."),
        ("平方公哩", "Did you mean 平方公里 or 人每平方公里 or 平方米? Or add a line to units.csv."),
        ("万平方公哩", "Did you mean 平方公里 or 人每平方公里 or 平方米? Or add a line to units.csv."),
    ],
)
def test_unknown_unit_names_the_nearest(text, remedy):
    with pytest.raises(UnknownUnit) as raised:
        parse_form(text)
    assert str(raised.value) == unknown(repr(text), remedy)


def test_a_missing_unit_is_said_to_be_missing():
    with pytest.raises(UnknownUnit) as raised:
        parse_form("", where="targets.csv, row 3")
    assert str(raised.value).splitlines()[:4] == [
        "unknown unit",
        "  expected  a written form of units.csv, without a number",
        "  found     nothing (the number stands without a unit)",
        "  where     targets.csv, row 3",
    ]


@pytest.mark.parametrize(
    "text", ["mu", "8 pct", "万", "亿", "acre", "percent", "mu_area", "元 亩", "元*亩", "1"]
)
def test_what_pint_might_read_is_refused(text):
    with pytest.raises(UnknownUnit, match="unknown unit"):
        parse_form(text)


@pytest.mark.parametrize(
    ("form", "label", "factor", "per"),
    [
        ("人/百亿元", "人/百亿元", 1, 10**10),
        ("万台／亿元", "台/亿元", 10**4, 10**8),
        ("千米/万辆", "公里/万辆", 1, 10**4),
        ("项/10万户", "项/10万户", 1, 10**5),
    ],
)
def test_two_units_with_a_stroke_need_no_line_of_their_own(form, label, factor, per):
    unit = parse_form(form)
    assert (unit.label, unit.factor, unit.per, unit.kind) == (label, factor, per, "compound")


@pytest.mark.parametrize("text", ["人/0户", "人/", "/户", "人/户/年", "人/百", "人/亿", "吨/万元/人"])
def test_what_is_no_pair_of_units_is_refused(text):
    with pytest.raises(UnknownUnit, match="unknown unit"):
        parse_form(text)


FORMS = st.sampled_from([entry.form for entry in CATALOGUE.forms])


@given(st.text(max_size=8) | st.tuples(FORMS, st.sampled_from(["", "万", "10", "百亿"]), FORMS).map("/".join))
def test_any_text_is_a_unit_or_refused(text):
    try:
        unit = parse_form(text)
    except UnknownUnit:
        return
    assert parse_form(unit.label).label == unit.label
