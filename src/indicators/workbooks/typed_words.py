"""What people say around a number: 下降约3.9%, 同比增长7.2%, 预计6%左右, 260余家, 翻一番, 六成."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from indicators.reading.quantities.numerals import CHINESE, chinese
from indicators.reading.quantities.written_numbers import number_at
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.strict_model import StrictModel

_TYPED = re.compile(
    r"([+-]?) ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+) ?(/10万|[^\s\d,.~/+*=-]\S*)?"
)
# 1.95:1 is 1.95 times the other.
_TO_ONE = re.compile(r"(?<=\d)[:∶]1$")
_MINUS = re.compile(r"^[−–—]\s*(?=[\d.])")
_DOUBLED = re.compile(r"(?:增长|实现|同比)?(?:翻([一两三])?番|倍增)")
# A number that is written in characters, or goes on in them: 六成, 三分之二, 二百六十个, 1万2千人.
_WRITTEN = re.compile(rf"(?:\d+(?:\.\d+)?(?=成|分之)|\d+[千万亿](?=\d)|(?<![\d.余多{CHINESE}])[{CHINESE}]).*")
MULTIPLE, TIMES, STEADY = "倍", "times", "steady"
_DOUBLINGS = {None: 1, "一": 1, "两": 2, "三": 3}


class State(StrictModel):
    """What a unit writes where a target without a number is met, and the number that it stands for."""

    words: tuple[str, ...]
    number: int
    unit: str


class Words(StrictModel):
    """typed_words.yaml, read."""

    fall: tuple[str, ...]
    rise: tuple[str, ...]
    times: tuple[str, ...]
    steady: tuple[str, ...]
    foretold: tuple[str, ...]
    lead: tuple[str, ...]
    settled: tuple[str, ...]
    parts: tuple[str, ...]
    before: Mapping[str, str]
    behind: Mapping[str, str]
    odd: tuple[str, ...]
    rank_before: tuple[str, ...]
    rank_behind: tuple[str, ...]
    first_places: tuple[str, ...]
    states: Mapping[str, State]


@dataclass(frozen=True)
class Typed:
    """A number as it stands in a cell."""

    value: Decimal
    unit: str  # Written behind it, "" if none.
    # rise, fall or steady where a word says so, times where it is so many times what was before, else "".
    trend: str = ""
    comparator: str = "eq"  # As in data/raw/observations: eq, approx, nearly, ge, gt or le.
    is_foretold: bool = False  # Whether it is said to be expected (预计).
    is_plus: bool = False  # Whether a plus is written before it.

    def measured(self, measure: str, *, is_removal: bool = False) -> Typed:
        """Give the number as a row measures it: a fall of 3.9 % is a growth of -3.9 %.

        Parameters
        ----------
        measure : str
            The row's.
        is_removal : bool
            Whether the row counts what is done away with: then what went down was done.

        Examples
        --------
        >>> fall = Typed(Decimal("3.9"), "%", "fall")
        >>> str(fall.measured("growth").value), str(fall.measured("decline").value)
        ('-3.9', '3.9')
        >>> str(Typed(Decimal(25), "万吨", "fall").measured("increment", is_removal=True).value)
        '25'
        >>> str(Typed(Decimal("-3.2"), "%").measured("decline").value)
        '3.2'
        """
        is_down = measure == "decline" or is_removal
        is_up = measure not in ("decline", "change") or not is_down
        if self.trend:
            is_turned = (self.trend == "fall" and not is_down) or (self.trend == "rise" and not is_up)
        else:
            # A sign tells of growth, as words do: -3.2% of what is to fall is a fall.
            is_turned = (self.value < 0 and is_down) or (self.is_plus and not is_up)
        value = -self.value if is_turned else self.value
        if measure in CHANGES and self.unit == MULTIPLE:
            # 增长1.3倍 is +130 %, 为上年的1.3倍 is +30 %.
            grown = value - 1 if self.trend == TIMES else value
            return replace(self, value=grown * 100, unit="%", trend="")
        return replace(self, value=value, trend="")


@cache
def typed_words() -> Words:
    """Read typed_words.yaml."""
    return Words.model_validate(packaged("typed_words.yaml", "workbooks"))


def read(text: str) -> Typed | None:
    """Read one number with the words around it; None if that is not all there is.

    Parameters
    ----------
    text : str
        In single width.

    Examples
    --------
    >>> found = read("260余家")
    >>> found.value, found.unit, found.comparator, read("翻一番").value
    (Decimal('260'), '家', 'gt', Decimal('100'))
    >>> read("预计增长6.2%").is_foretold, read("5-7")
    (True, None)
    """
    known, (bare, remark) = typed_words(), _without_remark(text)
    worded = _around().fullmatch(_TO_ONE.sub("", _MINUS.sub("-", bare)))
    if worded is None:
        return None
    is_foretold = remark in known.foretold or any(word in worded["lead"] for word in known.foretold)
    doubled = _DOUBLED.fullmatch(worded["rest"])
    if doubled or worded["rest"] in known.steady:
        pct = 100 * (2 ** _DOUBLINGS[doubled[1]] - 1) if doubled else 0
        return Typed(Decimal(pct), "%", "rise" if doubled else STEADY, is_foretold=is_foretold)
    number = _number().fullmatch(_WRITTEN.sub(_in_digits, worded["rest"], count=1))
    found = _TYPED.fullmatch(number["number"] + (number["unit"] or "")) if number else None
    if number is None or found is None:
        return None
    sign, digits, unit = found.groups()
    trend = "" if not number["trend"] else _trend(number["trend"])
    comparator = known.before.get(number["before"] or "") or known.behind.get(number["behind"] or "", "eq")
    if number["odd"]:
        comparator = "gt"
    value = Decimal(f"{sign}{digits.replace(',', '')}")
    return Typed(value, unit or "", trend, comparator, is_foretold, is_plus=sign == "+")


def read_state(text: str, reference: str) -> Typed | None:
    """Read the words by which a target without a number is told to be met; None if they are none.

    Examples
    --------
    >>> read_state("已实现全覆盖", "full_coverage").value, read_state("动态清零", "zero").value
    (Decimal('100'), Decimal('0'))
    >>> read_state("未清零", "zero"), read_state("全覆盖", "zero")
    (None, None)
    """
    known = typed_words()
    state = known.states.get(reference)
    around = state and rf"(?:{_any(known.lead)})*(?:{_any(state.words)})"
    is_met = around and re.fullmatch(around, _without_remark(text)[0])
    return Typed(Decimal(state.number), state.unit) if state and is_met else None


def _in_digits(found: re.Match[str]) -> str:
    """Write the number that opens a text in digits, what stands behind it as it is."""
    text = found[0]
    number = number_at(text, 0, len(text))
    if number is None or number.low != number.high:
        return text
    return f"{number.low:f}{'余' if number.has_more else ''}{number.unit}{text[number.end :]}"


def read_rank(text: str) -> Typed | None:
    """Read a place among others; None if that is not all there is.

    Examples
    --------
    >>> [read_rank(text).value for text in ("第4名", "全省第十一位", "4", "居首位")]
    [Decimal('4'), Decimal('11'), Decimal('4'), Decimal('1')]
    >>> read_rank("前5名").comparator, read_rank("前列"), read_rank("第0名")
    ('le', None, None)
    """
    known = typed_words()
    places = rf"(?P<within>前)?第?(?P<number>\d+|[一二三四五六七八九十百]+)(?:{_any(known.rank_behind)})?"
    around = rf"(?:{_any(known.rank_before)})*在?(?:{places}|{_any(known.first_places)})"
    found = re.fullmatch(around, _without_remark(text)[0].replace(" ", ""))
    if found is None:
        return None
    told = found["number"] or "1"
    number = Decimal(told) if told.isdecimal() else chinese(told)
    return Typed(number, "", comparator="le" if found["within"] else "eq") if number else None


def _trend(word: str) -> str:
    known = typed_words()
    return "fall" if word in known.fall else TIMES if word in known.times else "rise"


def _without_remark(text: str) -> tuple[str, str]:
    """Take what stands in brackets behind a number off, if it says how settled it is or what it holds."""
    known = typed_words()
    settled = f"{_any((*known.foretold, *known.settled))}|(?:{_any(known.parts)})[^()]*"
    found = re.fullmatch(rf"(.*?) ?\(({settled})\)", text)
    return (found[1], found[2]) if found else (text, "")


@cache
def _around() -> re.Pattern[str]:
    """Match what may stand before everything that counts, and the rest."""
    known = typed_words()
    return re.compile(f"(?P<lead>(?:{_any((*known.foretold, *known.lead))})*)(?P<rest>.+)")


@cache
def _number() -> re.Pattern[str]:
    known = typed_words()
    return re.compile(
        f"(?P<trend>{_any((*known.fall, *known.rise, *known.times))})?了?(?P<before>{_any(known.before)})? ?"
        rf"(?P<number>[-+]? ?[.\d].*?)(?:(?<=[\d十百千万亿])(?P<odd>{_any(known.odd)})(?P<unit>\D+?))?"
        f"(?P<behind>{_any(known.behind)})?"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
