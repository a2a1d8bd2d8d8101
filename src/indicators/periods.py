"""The periods of the tables: parse, order, contain, elapsed share, labels.

Eight forms: 2023 · 2021/2025 · 2021-H1 · 2025-Q1 · 2025-Q1/Q3 · 2020-06 · 2025-01/04, and 2021/2025-06 from
the first day of a year to the end of one of the others.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import total_ordering
from typing import Literal

from indicators.errors import BadPeriod
from indicators.storage.expressions import expression

Kind = Literal["year", "years", "half", "quarter", "quarters", "month", "months", "span"]

FORMS = "2023, 2021/2025, 2021-H1, 2025-Q1, 2025-Q1/Q3, 2020-06, 2025-01/04 or 2021/2025-06"
_PARSE = "Read the text with periods.parse first."
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("year", expression(_YEAR)),
    ("years", expression(_YEAR + r"/(?P<last>(?:19|20)[0-9]{2})")),
    ("half", expression(_YEAR + r"-H(?P<first>[12])")),
    ("quarter", expression(_YEAR + r"-Q(?P<first>[1-4])")),
    ("quarters", expression(_YEAR + r"-Q(?P<first>[1-4])/Q(?P<last>[1-4])")),
    ("month", expression(_YEAR + r"-(?P<first>0[1-9]|1[0-2])")),
    ("months", expression(_YEAR + r"-(?P<first>0[1-9]|1[0-2])/(?P<last>0[1-9]|1[0-2])")),
)
_SPAN = expression(
    _YEAR
    + r"/(?P<part>(?:19|20)[0-9]{2}-(?:H[12]|Q[1-4](?:/Q[1-4])?|(?:0[1-9]|1[0-2])(?:/(?:0[1-9]|1[0-2]))?))"
)
# What is expected of each, and how to write it.
_ONE: dict[Kind, tuple[str, str]] = {
    "year": ("one year, such as 2023", "Write the year with four digits."),
    "quarter": ("one quarter, such as 2023-Q2", "Write the year, -Q and a number from 1 to 4."),
    "month": ("one month, such as 2025-08", "Write the year, a hyphen and the month with two digits."),
}
_MONTHS: dict[Kind, int] = {"half": 6, "quarter": 3, "quarters": 3, "month": 1, "months": 1}
_ENGLISH = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PARTS = {
    "H1": "上半年", "H2": "下半年", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度",
    "Q1/Q2": "前两季度", "Q1/Q3": "前三季度", "Q1/Q4": "前四季度", "Q2/Q3": "二至三季度",
    "Q2/Q4": "二至四季度", "Q3/Q4": "三至四季度",
}  # fmt: skip


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class Period:
    """A span of whole calendar months, ordered by start, then by end."""

    # First and last day.
    start: date
    end: date
    text: str  # As the tables write it: 2025-Q1.
    kind: Kind  # year, years, half, quarter, quarters, month, months or span.

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"

    def _repr_html_(self) -> str:
        return f'<span title="{self.start} – {self.end}">{self.label}</span>'

    def __lt__(self, other: Period) -> bool:
        if not isinstance(other, Period):
            raise _no_text("a Period", other, _PARSE, "period")
        return (self.start, self.end, self.text, self.kind) < (other.start, other.end, other.text, other.kind)

    @property
    def label(self) -> str:
        """The Chinese words for it.

        Examples
        --------
        >>> [parse(text).label for text in ("2025-Q1", "2021-H1", "2025-Q1/Q3", "2021/2025")]
        ['2025年一季度', '2021年上半年', '2025年前三季度', '2021—2025年']
        """
        match self.kind:
            case "year":
                return f"{self.text}年"
            case "years":
                return f"{self.text.replace('/', '—')}年"
            case "half" | "quarter" | "quarters":
                return f"{self.start.year}年{_PARTS[self.text[5:]]}"
            case "month":
                return f"{self.start.year}年{self.start.month}月"
            case "months":
                return f"{self.start.year}年{self.start.month}—{self.end.month}月"
            case "span":
                return f"{self.start.year}年至{parse(self.text[5:]).label}"

    @property
    def label_en(self) -> str:
        """The English words for it.

        Examples
        --------
        >>> [parse(text).label_en for text in ("2025-Q1", "2021-H1", "2025-Q1/Q3", "2025-01/04")]
        ['Q1 2025', 'H1 2021', 'Q1–Q3 2025', 'January–April 2025']
        """
        match self.kind:
            case "year" | "years":
                return self.text.replace("/", "–")
            case "half" | "quarter" | "quarters":
                return f"{self.text[5:].replace('/', '–')} {self.start.year}"
            case "month":
                return f"{_ENGLISH[self.start.month]} {self.start.year}"
            case "months":
                return f"{_ENGLISH[self.start.month]}–{_ENGLISH[self.end.month]} {self.start.year}"
            case "span":
                return f"{self.start.year} to {parse(self.text[5:]).label_en}"

    @property
    def years(self) -> tuple[int, ...]:
        """Every calendar year it touches.

        Examples
        --------
        >>> parse("2021/2025").years
        (2021, 2022, 2023, 2024, 2025)
        """
        return tuple(range(self.start.year, self.end.year + 1))

    @property
    def months(self) -> int:
        """How many months it spans."""
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def ends_year(self) -> bool:
        """Whether it runs to the end of a calendar year, as 2025 and 2025-Q4 do."""
        return self.end == date(self.end.year, 12, 31)

    def contains(self, other: Period | date) -> bool:
        """Say whether another period, or a day, lies wholly in this one.

        Examples
        --------
        >>> parse("2025-Q1/Q3").contains(parse("2025-H1"))
        True
        """
        first, last = _days(other)
        return self.start <= first and last <= self.end

    def overlaps(self, other: Period | date) -> bool:
        """Say whether the two share a day; another may be one."""
        first, last = _days(other)
        return self.start <= last and first <= self.end

    def elapsed_share(self, now: Period | date) -> float:
        """Return the share of the months that is over, from 0 to 1.

        Months count alike (序时进度: the first quarter is a quarter), a running month by its days.

        Parameters
        ----------
        now : Period or date
            The day, counted as over; a period stands for its last day.

        Examples
        --------
        >>> parse("2023").elapsed_share(parse("2023-Q1"))
        0.25
        >>> parse("2021/2025").elapsed_share(date(2023, 12, 31))
        0.6
        """
        _, day = _days(now)
        whole = 12 * (day.year - self.start.year) + day.month - self.start.month
        passed = whole + day.day / calendar.monthrange(day.year, day.month)[1]
        return min(max(passed / self.months, 0.0), 1.0)


def parse(text: str, *, where: str = "period") -> Period:
    """Read a period.

    Parameters
    ----------
    where : str
        What an error names as the place to open.

    Raises
    ------
    BadPeriod
        Another form, or a span that ends before it begins.

    Examples
    --------
    >>> parse("2025-Q1").end
    datetime.date(2025, 3, 31)
    >>> parse("2023-Q5")
    Traceback (most recent call last):
    indicators.errors.BadPeriod: not a period
      expected  2023, 2021/2025, 2021-H1, 2025-Q1, 2025-Q1/Q3, 2020-06, 2025-01/04 or 2021/2025-06
      found     '2023-Q5'
      where     period
      to do     A year has the quarters Q1 to Q4.
    """
    if not isinstance(text, str):
        raise _no_text(FORMS, text, "Write it as text, in quotes: '2023'.", where)
    for kind, pattern in _PATTERNS:
        if (found := pattern.fullmatch(text)) is None:
            continue
        parts = {name: int(value) for name, value in found.groupdict().items()}
        first = parts.get("first", 1)
        last = parts.get("last", first)
        if kind in ("years", "quarters", "months") and last <= (parts["year"] if kind == "years" else first):
            break
        if kind == "years":
            return Period(date(parts["year"], 1, 1), date(last, 12, 31), text, kind)
        length = _MONTHS.get(kind, 12)
        start = date(parts["year"], (first - 1) * length + 1, 1)
        days = calendar.monthrange(parts["year"], last * length)[1]
        return Period(start, date(parts["year"], last * length, days), text, kind)
    if (span := _span(text)) is not None:
        return span
    raise BadPeriod(expected=FORMS, found=repr(text), where=where, remedy=_remedy(text))


def _span(text: str) -> Period | None:
    """Read a year, a stroke and a part of a later year."""
    if (found := _SPAN.fullmatch(text)) is None:
        return None
    try:
        part = parse(found["part"])
    except BadPeriod:
        return None
    start = date(int(found["year"]), 1, 1)
    return Period(start, part.end, text, "span") if start.year < part.start.year else None


def parse_quarter(text: str, where: str = "quarter") -> tuple[int, int]:
    """Read a quarter into its year and number; raises BadPeriod for any other text."""
    return parse_one(text, "quarter", where).start.year, int(text[-1])


def parse_one(text: str, kind: Literal["year", "quarter", "month"], where: str) -> Period:
    """Read one year, quarter or month; raises BadPeriod, which names that form alone, for any other text.

    Examples
    --------
    >>> parse_one("2025-08", "month", "month").end
    datetime.date(2025, 8, 31)
    """
    expected, remedy = _ONE[kind]
    if not isinstance(text, str):
        raise _no_text(expected, text, remedy, where)
    if not dict(_PATTERNS)[kind].fullmatch(text):
        raise BadPeriod(expected=expected, found=repr(text), where=where, remedy=remedy)
    return parse(text, where=where)


def year_to_date(year: int, quarter: int) -> Period:
    """Return the span from January to the end of a quarter (1 to 4), as statistics are published.

    Raises
    ------
    BadPeriod
        No such quarter.

    Examples
    --------
    >>> [year_to_date(2025, number).label for number in range(1, 5)]
    ['2025年一季度', '2025年上半年', '2025年前三季度', '2025年']
    """
    forms = {"1": f"{year}-Q1", "2": f"{year}-H1", "3": f"{year}-Q1/Q3", "4": f"{year}"}
    return parse(forms.get(str(quarter), f"{year}-Q{quarter}"))


def _days(when: Period | date) -> tuple[date, date]:
    if isinstance(when, Period):
        return when.start, when.end
    if not isinstance(when, date):
        raise _no_text("a Period or a date", when, _PARSE, "period")
    return (when.date(),) * 2 if isinstance(when, datetime) else (when, when)


def _no_text(expected: str, found: object, remedy: str, where: str) -> BadPeriod:
    told = f"{found!r}, of type {type(found).__name__}"
    return BadPeriod(expected=expected, found=told, where=where, remedy=remedy)


def _remedy(text: str) -> str:
    if re.fullmatch(r"([0-9]{4}/)?[0-9]{4}-Q(?![1-4]$)[0-9]+", text):
        return "A year has the quarters Q1 to Q4."
    if re.fullmatch(r"([0-9]{4}/)?[0-9]{4}-H(?![12]$)[0-9]+", text):
        return "A year has the halves H1 and H2."
    if _SPAN.fullmatch(text) or any(pattern.fullmatch(text) for _, pattern in _PATTERNS):
        return "Write the earlier end first; a span of one is written alone."
    return "Write it as one of these forms, without words or blanks."
