"""Reads a unit as papers write it, with its multipliers, by the closed vocabulary of units.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.errors import UnknownUnit, nearest
from indicators.vocabulary.unit_catalogue import UnitCatalogue, read_units

MULTIPLIERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_ONE_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, with its multiplier: 万亩 is 10000 亩.

    Attributes
    ----------
    form : str
        As written: 万亩.
    label : str
        The label the tables store: 亩.
    factor : int
        What a number in this form is multiplied by to stand in the label: 10000.
    kind : str
        What is measured: currency, area, count …
    pint : str
        The label as an expression of names in units.txt.
    """

    form: str
    label: str
    factor: int
    kind: str
    pint: str


@lru_cache(maxsize=1)
def catalogue() -> UnitCatalogue:
    """Return the written forms of units.csv, read once."""
    return read_units()


def parse_form(text: str, *, where: str = "unit") -> Unit:
    """Read a unit as written, with or without multipliers.

    Parameters
    ----------
    text : str
        A written form of units.csv, after any of 十 百 千 万 亿: 亩, 万亩, 亿千瓦时.
    where : str
        What an error names as the place to open.

    Raises
    ------
    UnknownUnit
        No such form; the message names the nearest ones.

    Examples
    --------
    >>> parse_form("亿斤")
    Unit(form='亿斤', label='斤', factor=100000000, kind='mass', pint='jin_mass')
    >>> parse_form("千瓦").factor
    1
    """
    if not isinstance(text, str):
        raise UnknownUnit(
            expected="a written form of units.csv, as text",
            found=f"{text!r}, of type {type(text).__name__}",
            where=where,
            remedy="Write it in quotes: '亿元'.",
        )
    known = catalogue().by_form
    form = text.strip().translate(_ONE_WIDTH)
    factor = 1
    for cut in range(len(form)):
        entry = known.get(form[cut:]) or known.get(text.strip()[cut:])
        if entry is not None:
            return Unit(form, entry.unit, factor, entry.kind, entry.pint)
        if form[cut] not in MULTIPLIERS:
            break
        factor *= MULTIPLIERS[form[cut]]
    raise UnknownUnit(
        expected="a written form of units.csv, without a number",
        found=repr(text) if form else "nothing (the number stands without a unit)",
        where=where,
        remedy=_remedy(form),
    )


def _remedy(form: str) -> str:
    known = catalogue().by_form
    bare = re.sub(r"^[\d.,~%\-–—≥≤<>约\s]*\d[十百千万亿]*", "", form)
    if bare != form and bare in known:
        return f"Leave the number out: {bare}."
    alike = tuple(other for other in known if ("/" in other) == ("/" in form))
    return f"{nearest(form.lstrip('十百千万亿'), alike)} Or add a line to units.csv."
