"""Which unit stands at a place of the prose: the longest written form of `units.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indicators import vocabulary
from indicators.reading import numerals
from indicators.reading.prose import one_width

# A unit that is also an everyday word stands for itself only behind a multiplier (100万平, 3亿方).
_ONLY_AFTER_MULTIPLIER = frozenset("平方度里单分面顶口层片包级节段样站期双档根群")
# Words that rank or order things and never count them.
_NEVER = frozenset(("级", "届", "层", "档", "季度", "版", "比"))
# With the character behind it, the unit is another word: 迈上5万亿台阶.
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "台": ("阶",),
    "家": ("庭",),
    "户": ("籍",),
    "场": ("景",),
    "条": ("件",),
    "处": ("置", "理"),
    "名": ("录",),
    "座": ("谈",),
    "群": ("众", "体"),
}
_PER = re.compile(rf"/(\d*(?:{numerals.MULTIPLIER})?)?")
_SECOND = re.compile(r"\(([^()\d]{1,8})\)(次?)")


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit as found: its canonical label and kind, and where it ends in the prose."""

    label: str
    kind: str
    end: int


@cache
def _forms() -> dict[str, list[tuple[str, str, str]]]:
    """Forms by first character, longest first."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for known in vocabulary.units().forms:
        form = one_width(known.form)
        table.setdefault(form[0], []).append((form, known.unit, known.kind))
    for forms in table.values():
        forms.sort(key=lambda item: -len(item[0]))
    return table


def unit_at(
    text: str, at: int, end: int, *, has_multiplier: bool, is_long: bool = False
) -> WrittenUnit | None:
    """Read the unit that begins at a place.

    Parameters
    ----------
    text : str
        Prose of one width.
    at, end : int
        Where it must begin, and the limit of looking.
    has_multiplier : bool
        Whether 万 or 亿 stands before it.
    is_long : bool
        Whether only forms of two characters and more count.

    Examples
    --------
    >>> unit_at("5.2万千瓦时", 4, 7, has_multiplier=True)
    WrittenUnit(label='千瓦时', kind='energy', end=7)
    """
    for form, label, kind in _forms().get(text[at : at + 1], ()):
        stop = at + len(form)
        if stop > end or not text.startswith(form, at):
            continue
        if form in _NEVER or text.startswith(_OTHER_WORDS.get(form, ()), stop):
            continue
        if form in _ONLY_AFTER_MULTIPLIER and not has_multiplier:
            continue
        if form[-1].isascii() and form[-1].isalpha():
            following = text[stop : stop + 1]
            if following.isascii() and following.isalnum():
                continue
        if is_long and len(form) < 2:
            continue
        return _extended(text, WrittenUnit(label, kind, stop), end)
    return None


def _extended(text: str, unit: WrittenUnit, end: int) -> WrittenUnit:
    """Take in what belongs to the unit behind it: a second one in brackets, 次, or what it is per."""
    second = _SECOND.match(text, unit.end, end) if unit.kind in ("count", "person") else None
    if second and all(_is_form(part) for part in re.split("[、/]", second[1])):
        label = unit.label + second[2]
        return WrittenUnit(label if _is_form(label) else unit.label, unit.kind, second.end())
    if per := _PER.match(text, unit.end, end):
        below = unit_at(text, per.end(), end, has_multiplier=bool(per[1]))
        if below:
            return WrittenUnit(f"{unit.label}/{per[1] or ''}{below.label}", "compound", below.end)
    return unit


def _is_form(word: str) -> bool:
    return any(form == word for form, _, _ in _forms().get(word[:1], ()))
