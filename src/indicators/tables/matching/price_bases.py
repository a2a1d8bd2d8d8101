"""At which prices a growth is measured: 可比价, 现价."""

from __future__ import annotations

from functools import cache

from indicators.vocabulary.indicator_catalogue import Indicator
from indicators.vocabulary.loading import packaged

BASES = ("real", "nominal")


def price_of(entry: Indicator | None, text: str) -> str:
    """Say at which prices a growth is measured: as its words have it, else as the catalogue does, else "".

    Examples
    --------
    >>> price_of(None, "按现价计算，年均增长7.2%"), price_of(None, "年均增长7.2%")
    ('nominal', '')
    """
    written = next((basis for basis in BASES if any(word in text for word in _price_words(basis))), "")
    return written or (entry.price_basis if entry else "")


@cache
def _price_words(basis: str) -> tuple[str, ...]:
    """List the words of a basis of prices."""
    lists: dict[str, list[str]] = packaged("target_words.yaml")
    return tuple(lists[basis])
