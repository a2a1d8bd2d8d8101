from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods
from indicators.errors import BadPeriod

LITERAL = [
    # text, kind, first day, last day, Chinese label, English label
    ("2023", "year", (2023, 1, 1), (2023, 12, 31), "2023年", "2023"),
    ("2021/2025", "years", (2021, 1, 1), (2025, 12, 31), "2021—2025年", "2021–2025"),
    ("2021-H1", "half", (2021, 1, 1), (2021, 6, 30), "2021年上半年", "H1 2021"),
    ("2021-H2", "half", (2021, 7, 1), (2021, 12, 31), "2021年下半年", "H2 2021"),
    ("2025-Q1", "quarter", (2025, 1, 1), (2025, 3, 31), "2025年一季度", "Q1 2025"),
    ("2025-Q4", "quarter", (2025, 10, 1), (2025, 12, 31), "2025年四季度", "Q4 2025"),
    ("2025-Q1/Q2", "quarters", (2025, 1, 1), (2025, 6, 30), "2025年前两季度", "Q1–Q2 2025"),
    ("2025-Q1/Q3", "quarters", (2025, 1, 1), (2025, 9, 30), "2025年前三季度", "Q1–Q3 2025"),
    ("2025-Q2/Q3", "quarters", (2025, 4, 1), (2025, 9, 30), "2025年二至三季度", "Q2–Q3 2025"),
    ("2020-06", "month", (2020, 6, 1), (2020, 6, 30), "2020年6月", "June 2020"),
    ("2024-02", "month", (2024, 2, 1), (2024, 2, 29), "2024年2月", "February 2024"),
    ("2025-01/04", "months", (2025, 1, 1), (2025, 4, 30), "2025年1—4月", "January–April 2025"),
    ("2021/2025-06", "span", (2021, 1, 1), (2025, 6, 30), "2021年至2025年6月", "2021 to June 2025"),
    ("2020/2021-Q1/Q3", "span", (2020, 1, 1), (2021, 9, 30), "2020年至2021年前三季度", "2020 to Q1–Q3 2021"),
    ("2021/2023-H1", "span", (2021, 1, 1), (2023, 6, 30), "2021年至2023年上半年", "2021 to H1 2023"),
]


@pytest.mark.parametrize(("text", "kind", "start", "end", "zh", "en"), LITERAL)
def test_each_form_is_read(text, kind, start, end, zh, en):
    period = periods.parse(text)
    assert (period.kind, period.start, period.end) == (kind, date(*start), date(*end))
    assert (period.label, period.label_en, str(period)) == (zh, en, text)


YEARS = st.integers(1900, 2099)


@st.composite
def any_period(draw):
    year = draw(YEARS)
    kind = draw(st.sampled_from(["year", "years", "half", "quarter", "quarters", "month", "months", "span"]))
    if kind == "years":
        return periods.parse(f"{min(year, 2098)}/{draw(st.integers(min(year, 2098) + 1, 2099))}")
    if kind == "span":
        part = draw(st.sampled_from(["H1", "Q1", "Q2/Q4", "02", "01/11"]))
        start = min(year, 2098)
        return periods.parse(f"{start}/{draw(st.integers(start + 1, 2099))}-{part}")
    top = {"year": 1, "half": 2, "quarter": 4, "quarters": 4, "month": 12, "months": 12}[kind]
    first = draw(st.integers(1, top - 1 if kind in ("quarters", "months") else top))
    last = draw(st.integers(first + 1, top)) if kind in ("quarters", "months") else first
    return periods.parse(
        {
            "year": f"{year}",
            "half": f"{year}-H{first}",
            "quarter": f"{year}-Q{first}",
            "quarters": f"{year}-Q{first}/Q{last}",
            "month": f"{year}-{first:02}",
            "months": f"{year}-{first:02}/{last:02}",
        }[kind]
    )


@given(any_period())
def test_a_period_is_whole_months_and_reads_back(period):
    assert period.start.day == 1
    assert (period.end + timedelta(days=1)).day == 1
    assert periods.parse(str(period)) == period
    assert period.contains(period)
    assert period.overlaps(period)
    assert period.years == tuple(range(period.start.year, period.end.year + 1))
    assert (
        period.months % {"year": 12, "years": 12, "half": 6, "quarter": 3, "quarters": 3}.get(period.kind, 1)
        == 0
    )


@given(any_period(), any_period())
def test_order_containment_and_overlap_agree(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one < other:
        assert (one.start, one.end) <= (other.start, other.end)
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other)
        assert one.months >= other.months
    if one.contains(other) and other.contains(one):
        assert (one.start, one.end) == (other.start, other.end)
    if not one.overlaps(other):
        assert not one.contains(other)


@given(any_period(), st.dates(date(1890, 1, 1), date(2110, 1, 1)), st.integers(0, 4000))
def test_elapsed_share_grows_from_nothing_to_all(period, day, later):
    share = period.elapsed_share(day)
    assert 0 <= share <= period.elapsed_share(day + timedelta(days=later)) <= 1
    assert period.elapsed_share(period.start - timedelta(days=1)) == 0
    assert period.elapsed_share(period.end) == 1
    assert period.contains(day) == (0 < share < 1 or day == period.end)


@pytest.mark.parametrize(
    ("period", "now", "share"),
    [
        ("2023", periods.parse("2023-Q1"), 0.25),
        ("2023", periods.parse("2023-H1"), 0.5),
        ("2023", periods.parse("2023-Q1/Q3"), 0.75),
        ("2023", periods.parse("2023"), 1.0),
        ("2023", periods.parse("2022"), 0.0),
        ("2023", periods.parse("2023-01/04"), 4 / 12),
        ("2021/2025", periods.parse("2023"), 0.6),
        ("2021/2025", date(2021, 6, 15), 5.5 / 60),
        ("2021-H2", date(2021, 9, 30), 0.5),
    ],
)
def test_elapsed_share_counts_months_alike(period, now, share):
    assert periods.parse(period).elapsed_share(now) == share


def test_sorting_is_by_time():
    texts = ["2025-Q1/Q3", "2021/2025", "2025", "2025-Q1", "2021-H1", "2025-01", "2020-06"]
    assert [str(period) for period in sorted(map(periods.parse, texts))] == [
        "2020-06",
        "2021-H1",
        "2021/2025",
        "2025-01",
        "2025-Q1",
        "2025-Q1/Q3",
        "2025",
    ]


@pytest.mark.parametrize(
    ("outer", "inner", "contains", "overlaps"),
    [
        ("2021/2025", "2023", True, True),
        ("2023", "2021/2025", False, True),
        ("2025-H1", "2025-Q1/Q3", False, True),
        ("2025-H1", "2025-Q3", False, False),
        ("2025-Q1", "2025-03", True, True),
    ],
)
def test_contains_and_overlaps(outer, inner, contains, overlaps):
    one, other = periods.parse(outer), periods.parse(inner)
    assert (one.contains(other), one.overlaps(other)) == (contains, overlaps)


def test_a_day_is_contained():
    assert periods.parse("2025-Q1").contains(date(2025, 3, 31))
    assert not periods.parse("2025-Q1").contains(date(2025, 4, 1))


def test_quarters_partition_the_year():
    quarters = [periods.parse(f"2024-Q{number}") for number in range(1, 5)]
    assert sum(quarter.months for quarter in quarters) == 12
    for before, after in pairwise(quarters):
        assert before.end + timedelta(days=1) == after.start


@given(YEARS, st.integers(1, 4))
def test_year_to_date_ends_with_its_quarter(year, quarter):
    span = periods.year_to_date(year, quarter)
    assert span.start == date(year, 1, 1)
    assert span.end == periods.parse(f"{year}-Q{quarter}").end


def message(found, remedy, where="period"):
    return (
        "not a period\n"
        "  expected  2023, 2021/2025, 2021-H1, 2025-Q1, 2025-Q1/Q3, 2020-06, 2025-01/04 or 2021/2025-06\n"
        f"  found     {found!r}\n"
        f"  where     {where}\n"
        f"  to do     {remedy}"
    )


FORM = "Write it as one of these forms, without words or blanks."
ORDER = "Write the earlier end first; a span of one is written alone."


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2023-Q5", "A year has the quarters Q1 to Q4."),
        ("2023-Q0", "A year has the quarters Q1 to Q4."),
        ("2023-H3", "A year has the halves H1 and H2."),
        ("2025/2021", ORDER),
        ("2025/2025", ORDER),
        ("2025-Q3/Q1", ORDER),
        ("2025-04/04", ORDER),
        ("2025/2021-06", ORDER),
        ("2025/2025-06", ORDER),
        ("2021/2025-Q3/Q1", ORDER),
        ("2021/2023-Q5", "A year has the quarters Q1 to Q4."),
        ("2021/2023-H3", "A year has the halves H1 and H2."),
        ("2021/2025-", FORM),
        ("2021/2022/2023-06", FORM),
        ("2025-13", FORM),
        ("2025-00", FORM),
        ("2025-6", FORM),
        ("", FORM),
        ("2025年", FORM),
        (" 2025", FORM),
        ("2025\n", FORM),
        ("２０２５", FORM),
        ("2025-q1", FORM),
        ("0025", FORM),
        ("十四五", FORM),
    ],
)
def test_bad_periods_name_the_forms(text, remedy):
    with pytest.raises(BadPeriod) as raised:
        periods.parse(text)
    assert str(raised.value) == message(text, remedy)


def test_bad_period_names_the_place():
    with pytest.raises(BadPeriod) as raised:
        periods.parse("2023-Q5", where="--quarter")
    assert str(raised.value) == message("2023-Q5", "A year has the quarters Q1 to Q4.", "--quarter")


def test_year_to_date_refuses_a_fifth_quarter():
    with pytest.raises(BadPeriod) as raised:
        periods.year_to_date(2023, 5)
    assert str(raised.value) == message("2023-Q5", "A year has the quarters Q1 to Q4.")


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text):
    try:
        period = periods.parse(text)
    except BadPeriod:
        return
    assert str(period) == text
    assert period.start <= period.end
