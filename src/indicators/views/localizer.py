"""Words, names, figures and periods in the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from indicators import periods, units
from indicators.analysis import relation_words
from indicators.charts import number_format
from indicators.documents import html_cards
from indicators.tables.matching.figure_matching import AboutIndicator
from indicators.views.cells import Cell, Figure, lines
from indicators.vocabulary import kinds, page_words, schemes
from indicators.vocabulary.unit_scales import MINUS

# So many places are named; of more it is told how many they are.
MOST_PLACES = 3


@dataclass(frozen=True)
class Localizer:
    """One language's words, as plain text and as cells of a table.

    Examples
    --------
    >>> Localizer("zh").period("2023-Q2"), Localizer("en").head("indicator"), Localizer("zh").pct(33.25)
    ('2023年二季度', 'Indicator', '33.3%')
    """

    lang: str

    def __post_init__(self) -> None:
        page_words.check_language(self.lang)

    def say(self, key: str, **values: object) -> str:
        """Give a phrase of page_words.yaml."""
        return page_words.say(key, self.lang, **values)

    def head(self, key: str) -> str:
        """Name a column."""
        return self.say(f"head_{key}")

    def scheme(self, name: str) -> str:
        """Name a scheme."""
        scheme = schemes().scheme(name)
        return scheme.zh if self.lang == "zh" else scheme.en

    def paper_kind(self, name: str) -> str:
        """Name a kind of paper."""
        kind = kinds().of(name)
        return kind.zh if self.lang == "zh" else kind.en

    def name(self, row: AboutIndicator) -> str:
        """Name a row's indicator."""
        return number_format.name(row.indicator_id, row.indicator, self.lang)

    def relation(self, words: str) -> str:
        """Write a target without a number; in English what it asks for, with the paper's words behind."""
        return relation_words.relation(words, self.lang)

    def place(self, name: str, *, both: bool = False) -> str:
        """Name a place; with `both` the Chinese name follows the English one."""
        return number_format.place(name, self.lang, both=both)

    def names(self, rows: Iterable[AboutIndicator], most: int = 6) -> str:
        """List the indicators of rows; after `most` of them, how many more there are."""
        known = list(dict.fromkeys(map(self.name, rows)))
        more = [self.say("and_more", count=len(known) - most)] if len(known) > most else []
        return self.joined(known[:most]) + "".join(more)

    def joined(self, parts: Iterable[str]) -> str:
        """Join parts into a list."""
        return page_words.joined([part for part in parts if part], self.lang)

    def clauses(self, parts: Iterable[str]) -> str:
        """Join clauses of a sentence."""
        return ("；" if self.lang == "zh" else "; ").join(part for part in parts if part)

    def names_of_places(self, places: Sequence[str]) -> str:
        """List places; after a few of them, how many they are."""
        known = [self.place(place) for place in places]
        if len(known) <= MOST_PLACES:
            return self.joined(known)
        return self.say("places_and_more", places=self.joined(known[:MOST_PLACES]), count=len(known))

    def figure(self, value: float, unit: str, comparator: str = "eq") -> str:
        """Write a figure; nothing where there is none."""
        return number_format.figure(value, unit, self.lang, comparator or "eq") if isfinite(value) else ""

    def signed(self, value: float, unit: str) -> str:
        """Write a difference with its sign.

        Examples
        --------
        >>> Localizer("zh").signed(-3, "百分点"), Localizer("zh").signed(0, "%")
        ('−3个百分点', '0%')
        """
        sign = "+" if value > 0 else MINUS if value < 0 else ""
        return sign + self.figure(abs(value), unit)

    def span(self, low: float, high: float, unit: str, comparator: str) -> str:
        """Write a figure that may be a range.

        Examples
        --------
        >>> Localizer("zh").span(1, 2, "家", "range")
        '1—2家'
        """
        return number_format.span(low, high, unit, self.lang, comparator or "eq") if isfinite(low) else ""

    def pct(self, value: float) -> str:
        """Write a share with one decimal, half up."""
        return units.display(value, "%", digits=1) if isfinite(value) else ""

    def until(self, period: str) -> str:
        """Name a period as that to whose end something is known: 2025年末, 2025年上半年."""
        is_year = periods.parse(period).kind == "year"
        return self.say("end_of_year", year=self.period(period)) if is_year else self.period(period)

    def period(self, text: str) -> str:
        """Write a period in words; nothing where there is none."""
        return html_cards.period(text, self.lang)

    def plan_name(self, year: int) -> str:
        """Name the five-year plan that covers a year, by its years where it has no name yet.

        Examples
        --------
        >>> Localizer("zh").plan_name(2025), Localizer("en").plan_name(2025)
        ('十四五', '2021–2025')
        """
        return number_format.plan(year, self.lang)

    def to_date(self, quarter: str) -> str:
        """Write the part of a year that is over at a quarter's end.

        Examples
        --------
        >>> Localizer("zh").to_date("2023-Q2"), Localizer("en").to_date("2023-Q4")
        ('2023年上半年', 'full year 2023')
        """
        return page_words.to_date(quarter, self.lang)

    def part_of_year(self, until: str) -> str:
        """Name the part of the year that is over at a quarter's or a month's end, without the year.

        Examples
        --------
        >>> Localizer("zh").part_of_year("2023-Q2"), Localizer("zh").part_of_year("2023-08")
        ('上半年', '1—8月')
        """
        return page_words.part_of_year(until, self.lang)

    def month_end(self, until: str) -> str:
        """Name the end of the quarter's or the month's last month.

        Examples
        --------
        >>> Localizer("zh").month_end("2023-Q2"), Localizer("zh").month_end("2023-08")
        ('6月末', '8月末')
        """
        _, _, part = until.partition("-")
        if part.startswith("Q"):
            return self.say(f"month_end_{part[1:]}")
        month = self.say(f"month_{int(part)}")
        return self.say("end_of_month", month=month)

    def indicator(self, row: AboutIndicator, *others: str) -> Cell:
        """Make the cell that names a row's indicator, with more lines in smaller type.

        Pages lead to the row by the indicator's id.
        """
        return replace(lines(self.name(row), *others), anchor=row.indicator_id)

    def day(self, day: date) -> str:
        """Write a day.

        Examples
        --------
        >>> Localizer("zh").day(date(2024, 8, 1)), Localizer("en").day(date(2024, 8, 1))
        ('2024年8月1日', '2024-08-01')
        """
        month, number = (day.month, day.day) if self.lang == "zh" else (f"{day:%m}", f"{day:%d}")
        return self.say("day", year=day.year, month=month, day=number)

    def kind(self, aim: str, measure: str) -> str:
        """Say whether an amount adds up over a year, is a year's total, or what stands at its end.

        Examples
        --------
        >>> [Localizer("en").kind(aim, measure) for aim, measure in
        ...  (("flow", "increment"), ("flow", "level"), ("stock", "level"), ("stock", "share"))]
        ['to add or carry out', 'total of the year', 'level', '']
        """
        if measure == "change":
            # 减少300吨 says itself what it is.
            return ""
        if aim == "flow":
            return self.say("measure_total" if measure == "level" else "measure_increment")
        # 80% stands at the end too, and nobody would take it for a sum.
        return self.say("stock_at_end") if aim == "stock" and measure != "share" else ""

    def amount(self, value: float, unit: str, comparator: str = "eq", *others: str) -> Cell:
        """Make the cell of a figure, with more lines in smaller type.

        Examples
        --------
        >>> Localizer("zh").amount(210, "亿元", "ge", "2025年").words
        '210亿元以上 · 2025年'
        """
        return lines(self.figure(value, unit, comparator), *others, figure=Figure.of(value, unit))

    def share(self, pct: float, *others: str) -> Cell:
        """Make the cell of a share in percent, with more lines in smaller type."""
        return lines(self.pct(pct), *others, figure=Figure.of(pct, "%"))
