"""What one currency cost in another on a day, and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from indicators.errors import BadArgument, NotNumbers, UnitMismatch
from indicators.vocabulary.unit_forms import parse_form


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What one unit of a currency cost in another on one day: the only way between currencies.

    Raises
    ------
    UnknownUnit, UnitMismatch
        A side is no unit, or no currency.
    NotNumbers
        The rate is no positive decimal number, or no source is named.

    Examples
    --------
    >>> from indicators.units import convert
    >>> rate = ExchangeRate("美元", "元", "6.8", date(2020, 12, 31), "a bank")
    >>> convert([1.0, 6.5], "亿美元", "亿元", rates=[rate]).tolist()
    [6.8, 44.2]
    """

    # Labels of currencies; one `base` costs `rate` in `quote`.
    base: str
    quote: str
    rate: str  # A decimal number as published: "6.8972".
    on: date  # The day, or the last day of the period an average is of.
    source: str  # Who published it.

    def __post_init__(self) -> None:
        for side in (self.base, self.quote):
            if parse_form(side).kind != "currency":
                raise UnitMismatch(
                    expected="two currencies",
                    found=side,
                    where=f"exchange rate {self.base} in {self.quote}",
                    remedy="Name the currencies as units.csv does: 元, 美元, 欧元.",
                )
        is_decimal = isinstance(self.rate, str) and re.fullmatch(r"\d+(\.\d+)?", self.rate)
        has_source = isinstance(self.source, str) and self.source.strip()
        if not is_decimal or not Fraction(self.rate) or not has_source:
            raise NotNumbers(
                expected="a positive decimal number and the name of its source",
                found=f"rate {self.rate!r}, source {self.source!r}",
                where=f"exchange rate {self.base} in {self.quote} of {self.on}",
                remedy="Give the rate as published and say who published it.",
            )


def checked_rates(rates: Sequence[ExchangeRate]) -> tuple[ExchangeRate, ...]:
    """Refuse what is no exchange rate.

    Raises
    ------
    BadArgument
        If it is no list of them.
    """
    if not isinstance(rates, Iterable) or not all(isinstance(rate, ExchangeRate) for rate in rates):
        raise BadArgument(
            expected="a list of ExchangeRate",
            found=f"{rates!r}",
            where="rates",
            remedy='Give rates=[ExchangeRate("美元", "元", "6.8972", date(2020, 12, 31), "a bank")].',
        )
    return tuple(rates)
