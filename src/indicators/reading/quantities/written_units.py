"""Which unit stands at a place of the prose: the longest written form of `units.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from indicators import vocabulary
from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities import numerals
from indicators.reading.quantities.full_width import one_width
from indicators.storage.expressions import expression

# A unit that is also an everyday word stands for itself only behind a multiplier (100万平, 3亿方).
_ONLY_AFTER_MULTIPLIER = word_set("units.only_behind_multiplier")
_ALONE = pattern("units.alone_patterns", suffix="$")
_THINGS = tuple(word_set("units.lookalikes_behind_multiplier"))
_REACH = 32
# Words that rank or order things and never count them.
_NEVER = word_set("units.never")
# 死亡率0.6人/10万人 is a rate, 危桥改造12座/860延米 are two figures.
_PER = expression(rf"/((?:10*)?(?:{numerals.MULTIPLIER})?)?")
_SECOND = expression(r"\(([^()\d]{1,8})\)(次?)")
# 三斤半: a half of the unit, unless 半 opens the next word.
_HALF = expression(rf"半(?!{any_word('units.half_lookalikes')})")
_CHANGE = expression(r"(?:零?([\d一二三四五六七八九两])[角毛])?(?:零?([\d一二三四五六七八九两])分(?!之|点))?")
_CURRENCY_SIGN = pattern("units.currency_signs_patterns")
_LATIN = expression(r"[A-Za-z0-9]")
_YUAN = "元"


@dataclass(slots=True)
class WrittenUnit:
    """A unit as found: its canonical label and kind, and where it ends in the prose."""

    label: str
    kind: str
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of units.csv, and what is to be asked of the prose where it stands."""

    form: str
    label: str
    kind: str
    lookalikes: tuple[str, ...]  # Words that begin like it, where it has one character alone.
    is_word: bool  # Whether it is an everyday word without a multiplier before it.
    is_latin: bool  # Whether a letter behind it makes it another word.


@cache
def _readable() -> dict[str, list[_Form]]:
    """Forms that count by their first two characters, longest first, and those of one character by it."""
    table: dict[str, list[_Form]] = {}
    for first, forms in _forms().items():
        for form, label, kind in forms:
            if form not in _NEVER:
                lookalikes = _lookalikes().get(first, ()) if len(form) == 1 else ()
                is_latin = form[-1].isascii() and form[-1].isalpha()
                known = _Form(form, label, kind, lookalikes, form in _ONLY_AFTER_MULTIPLIER, is_latin)
                table.setdefault(form[:2], []).append(known)
    # Where none of two characters holds, the one of the first may.
    return {key: [*forms, *(table.get(key[0], ()) if len(key) > 1 else ())] for key, forms in table.items()}


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


@cache
def _endings() -> dict[str, list[tuple[str, str, str]]]:
    """Currencies by the last character of their forms, longest first; 元 before a number ends another sum."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for form, label, kind in sorted(chain(*_forms().values()), key=lambda item: -len(item[0])):
        if kind == "currency" and not form.startswith(_YUAN):
            table.setdefault(form[-1], []).append((form, label, kind))
    return table


def unit_beginnings() -> str:
    """Give the characters that units begin with.

    Examples
    --------
    >>> "亩" in unit_beginnings(), "的" in unit_beginnings()
    (True, False)
    """
    return "".join(_forms())


def may_begin_unit(text: str, at: int) -> bool:
    """Whether the character at a place is one that units begin with.

    Examples
    --------
    >>> may_begin_unit("五亩", 1), may_begin_unit("第五的", 2), may_begin_unit("五", 1)
    (True, False, False)
    """
    return text[at : at + 1] in _forms()


@cache
def _lookalikes() -> dict[str, tuple[str, ...]]:
    """Words that begin like a unit (台阶, 人才), by their first character."""
    table: dict[str, tuple[str, ...]] = {}
    for word in word_set("units.lookalikes"):
        table[word[0]] = (*table.get(word[0], ()), word)
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
    if has_multiplier and text.startswith(_THINGS, at):
        return None
    table = _readable()
    for known in table.get(text[at : at + 2]) or table.get(text[at : at + 1]) or ():
        if not text.startswith(known.form, at, end):
            continue
        stop = at + len(known.form)
        if known.lookalikes and text.startswith(known.lookalikes, at):
            continue
        if known.is_word and not has_multiplier and not _ALONE.search(text, max(0, at - _REACH), stop):
            continue
        if known.is_latin and _LATIN.match(text, stop):
            continue
        if is_long and len(known.form) < 2:
            continue
        return _extended(text, WrittenUnit(known.label, known.kind, stop), end)
    return None


def half_behind(text: str, unit: WrittenUnit) -> bool:
    """Whether half a unit more stands behind one: 三斤半.

    Examples
    --------
    >>> half_behind("三斤半", WrittenUnit("斤", "mass", 2))
    True
    >>> half_behind("3公里半径", WrittenUnit("公里", "length", 3))
    False
    """
    return _HALF.match(text, unit.end) is not None


def change_behind(text: str, unit: WrittenUnit) -> tuple[str, str, int] | None:
    """Read the 角 and 分 behind an amount of money: their digits, and where they end.

    Examples
    --------
    >>> change_behind("86元5角2分", WrittenUnit("元", "currency", 3))
    ('5', '2', 7)
    """
    if unit.kind != "currency":
        return None
    found = _CHANGE.match(text, unit.end)
    if found is None or not found[0]:
        return None
    return found[1] or "零", found[2] or "零", found.end()


def currency_before(
    text: str, start: int, behind: WrittenUnit | None, *, has_multiplier: bool
) -> tuple[WrittenUnit, int] | None:
    """Read the currency before a number, and where it begins: US$1.2亿, 港币5亿元.

    Behind the number nothing may stand but 元, which says no more than that money is meant. A name
    without it needs a multiplier: 人民币对美元7.2 is a rate.

    Examples
    --------
    >>> currency_before("US$1.2亿", 3, None, has_multiplier=True)
    (WrittenUnit(label='美元', kind='currency', end=3), 0)
    >>> currency_before("港币5亿元", 2, WrittenUnit("元", "currency", 5), has_multiplier=True)
    (WrittenUnit(label='港元', kind='currency', end=5), 0)
    """
    if behind is not None and behind.label != _YUAN:
        return None
    # 实际利用外资(美元)5亿元
    stop = start - 1 if text[start - 1 : start] == ")" else start
    for form, label, kind in _endings().get(text[stop - 1 : stop], ()):
        begin = stop - len(form)
        if not text.startswith(form, max(0, begin), stop):
            continue
        if stop < start:
            if text[begin - 1 : begin] != "(":
                continue
            begin = start
        is_name = not _CURRENCY_SIGN.fullmatch(form)
        if is_name and behind is None and not has_multiplier:
            return None
        return WrittenUnit(label, kind, behind.end if behind else start), begin
    return None


def _extended(text: str, unit: WrittenUnit, end: int) -> WrittenUnit:
    """Take in what belongs to the unit behind it: a second one in brackets, 次, or what it is per."""
    opening = text[unit.end : unit.end + 1]
    if opening == "(" and unit.kind in ("count", "person"):
        second = _SECOND.match(text, unit.end, end)
        if second and all(_is_form(part) for part in re.split("[、/]", second[1])):
            label = unit.label + second[2]
            return WrittenUnit(label if _is_form(label) else unit.label, unit.kind, second.end())
    if opening == "/" and (per := _PER.match(text, unit.end, end)):
        below = unit_at(text, per.end(), end, has_multiplier=bool(per[1]))
        if below:
            return WrittenUnit(f"{unit.label}/{per[1] or ''}{below.label}", "compound", below.end)
    return unit


def _is_form(word: str) -> bool:
    return any(form == word for form, _, _ in _forms().get(word[:1], ()))
