"""Reads a unit as papers write it, with its multipliers, by the closed vocabulary of units.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from indicators.errors import UnknownUnit, nearest
from indicators.storage.expressions import expression
from indicators.vocabulary import own_files
from indicators.vocabulary.unit_catalogue import UnitCatalogue, read_units

MULTIPLIERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_ONE_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BELOW = expression(r"(\d{0,9})(.+)")
# The people that a rate is counted for are a dimension apart from those that it counts.
_COUNTED_FOR = {"person": "resident"}


@dataclass(frozen=True, slots=True, repr=False)
class Unit:
    """A unit as written, with its multiplier: 万亩 is 10000 亩."""

    form: str  # As written: 万亩.
    label: str  # The label the tables store: 亩.
    factor: int  # What a number in this form is multiplied by to stand in the label: 10000.
    kind: str  # What is measured: currency, area, count …
    pint: str  # The label as an expression of names in units.txt, without the multiplier below its stroke.
    # The multiplier below the stroke of a unit that is put together: 人/百亿元 is one in 10000000000.
    per: int = 1

    def __str__(self) -> str:
        return self.form

    def __repr__(self) -> str:
        """Name it as written, and what one of it is in the label of the tables."""
        return f"<Unit {self.form}: {self._size()}, {self.kind}>"

    def _repr_html_(self) -> str:
        return f'<span title="{escape(f"{self._size()}, {self.kind}")}">{escape(self.form)}</span>'

    def _size(self) -> str:
        per = f" / {self.per:,}" if self.per != 1 else ""
        return f"{self.factor:,}{per} {self.label}"


@lru_cache(maxsize=1)
def catalogue() -> UnitCatalogue:
    """Return the written forms of units.csv, the package's and the project's, read once."""
    return read_units(own=own_files.own("units.csv"))


def parse_form(text: str, *, where: str = "unit") -> Unit:
    """Read a unit as written, with or without multipliers.

    Parameters
    ----------
    text : str
        A written form of units.csv, after any of 十 百 千 万 亿: 亩, 万亩, 亿千瓦时; or two of them with a
        stroke between, whose lower one may have a number before it: 人/百亿元, 件/10万人.
    where : str
        What an error names as the place to open.

    Raises
    ------
    UnknownUnit
        No such form; the message names the nearest ones.

    Examples
    --------
    >>> parse_form("亿斤")
    <Unit 亿斤: 100,000,000 斤, mass>
    >>> parse_form("千瓦").factor
    1
    >>> parse_form("万人/百亿元").label, parse_form("万人/百亿元").per
    ('人/百亿元', 10000000000)
    """
    if not isinstance(text, str):
        raise UnknownUnit(
            expected="a written form of units.csv, as text",
            found=f"{text!r}, of type {type(text).__name__}",
            where=where,
            remedy="Write it in quotes: '亿元'.",
        )
    if found := _read(text):
        return found
    form = _in_one_width(text)
    raise UnknownUnit(
        expected="a written form of units.csv, without a number",
        found=repr(text) if form else "nothing (the number stands without a unit)",
        where=where,
        remedy=_remedy(form),
    )


def _in_one_width(text: str) -> str:
    return text.strip().translate(_ONE_WIDTH)


# A paper writes few units, each often.
@lru_cache(maxsize=1024)
def _read(text: str) -> Unit | None:
    form = _in_one_width(text)
    found = _listed(form) or _listed(text.strip()) or _put_together(form)
    return replace(found, form=form) if found else None


def _listed(form: str) -> Unit | None:
    """Look up a form behind its multipliers; the unit's form is without them."""
    known = catalogue().by_form
    factor = 1
    for cut in range(len(form)):
        entry = known.get(form[cut:])
        if entry is not None:
            return Unit(entry.form, entry.unit, factor, entry.kind, entry.pint)
        if form[cut] not in MULTIPLIERS:
            break
        factor *= MULTIPLIERS[form[cut]]
    return None


def _put_together(form: str) -> Unit | None:
    """Read two forms with a stroke between: the vocabulary need not list every pair that papers write."""
    above, _, rest = form.partition("/")
    split = _BELOW.fullmatch(rest)
    upper, lower = _listed(above), _listed(split[2]) if split else None
    if split is None or upper is None or lower is None or "compound" in (upper.kind, lower.kind):
        return None
    per = int(split[1] or 1) * lower.factor
    if not per:
        return None
    words = rest.removesuffix(lower.form)
    label = f"{upper.label}/{words}{lower.label}"
    pint = f"({upper.pint}) / ({_COUNTED_FOR.get(lower.pint, lower.pint)})"
    return Unit(form, label, upper.factor, "compound", pint, per)


def _remedy(form: str) -> str:
    known = catalogue().by_form
    bare = re.sub(r"^[\d.,~%\-–—≥≤<>约\s]*\d[十百千万亿]*", "", form)
    if bare != form and bare in known:
        return f"Leave the number out: {bare}."
    alike = tuple(other for other in known if ("/" in other) == ("/" in form))
    return f"{nearest(form.lstrip('十百千万亿'), alike)} Or add a line to units.csv."
