"""Says names, figures and periods in the page's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import isfinite

import pandas as pd

from indicators import units
from indicators.charts import number_format
from indicators.documents import html_cards
from indicators.tables.rows import Row, records
from indicators.vocabulary import page_words


@dataclass(frozen=True)
class Localizer:
    """One language's localizer.

    Parameters
    ----------
    lang : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> Localizer("zh").period("2023-Q2"), Localizer("en").head("indicator"), Localizer("zh").pct(33.25)
    ('2023年二季度', 'Indicator', '33.3%')
    """

    lang: str

    def say(self, key: str, **values: object) -> str:
        """Say a phrase of page_words.yaml."""
        return page_words.say(key, self.lang, **values)

    def head(self, key: str) -> str:
        """Name a column."""
        return self.say(f"head_{key}")

    def name(self, row: Row) -> str:
        """Name a row's indicator, in plain text."""
        return number_format.name(row["indicator_id"], row["indicator"], self.lang)

    def place(self, name: str, *, both: bool = False) -> str:
        """Name a place; with `both` the Chinese name follows the English one."""
        return number_format.place(name, self.lang, both=both)

    def named(self, row: Row) -> str:
        """Name a row's indicator, as markup."""
        return escape(self.name(row))

    def names(self, rows: pd.DataFrame, most: int = 6) -> str:
        """List the indicators of rows; after `most` of them, how many more there are."""
        known = list(dict.fromkeys(self.name(row) for row in records(rows)))
        more = [self.say("and_more", count=len(known) - most)] if len(known) > most else []
        return self.joined(known[:most]) + "".join(more)

    def joined(self, parts: Iterable[str]) -> str:
        """Join parts into a list."""
        return page_words.joined([part for part in parts if part], self.lang)

    def figure(self, value: float, unit: str, comparator: str = "eq") -> str:
        """Write a figure; nothing where there is none."""
        return number_format.figure(value, unit, self.lang, comparator or "eq") if isfinite(value) else ""

    def span(self, low: float, high: float, unit: str, comparator: str) -> str:
        """Write a figure that may be a range.

        Examples
        --------
        >>> Localizer("zh").span(1, 2, "家", "range")
        '1—2家'
        """
        if comparator != "range" or low == high:
            return self.figure(low, unit, comparator)
        return f"{units.display(low, '')}—{self.figure(high, unit)}"

    def pct(self, value: float) -> str:
        """Write a share with one decimal, half up."""
        return units.display(value, "%", digits=1) if isfinite(value) else ""

    def period(self, text: str) -> str:
        """Write a period in words; nothing where there is none."""
        return html_cards.period(text, self.lang)
