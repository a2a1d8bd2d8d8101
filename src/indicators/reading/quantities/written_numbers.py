"""The number that begins at a place of the prose, in whatever writing, without its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities import numerals
from indicators.reading.quantities.full_width import MINUS
from indicators.reading.quantities.numerals import ARABIC, CHINESE, DIGITS, ENGLISH, MORE_PARTS, MULTIPLIER
from indicators.reading.quantities.written_units import unit_at, unit_beginnings
from indicators.storage.expressions import expression

# 多 opens other words too: 5多元化 is no more than 5.
_MANY = rf"[余多](?!{any_word('more_lookalikes')})"
_ARABIC = expression(
    rf"(?P<digits>{ARABIC})(?:[×xX*]10(?:\^(?P<power>-?\d{{1,2}})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})))?(?P<mid>{_MANY})?"
    rf"(?P<mult>{MULTIPLIER})?(?P<parts>(?<=[十百千万亿]){MORE_PARTS})?(?P<many>{_MANY})?"
)
_CHINESE = expression(
    rf"(?P<word>[{CHINESE}]+(?:点[{DIGITS}]+(?![十百千](?![万亿]|分点)|点))?)(?P<many>几|{_MANY})?(?P<mult>(?:[万亿千十]|百(?!分点))*)"
    rf"(?P<more>{_MANY})?"
)
_PART = rf"[{CHINESE}]+(?:点[{DIGITS}]+)?|{ARABIC}"
_FRACTION = expression(
    rf"(?P<whole>[{CHINESE}]{{1,6}}|\d{{1,4}})分之(?P<minus>负)?(?P<part>{_PART})(?![.,]?\d)"
    rf"(?:(?:[至到]|-+)(?:[{CHINESE}]{{1,6}}分之)?(?P<upper>{_PART}))?"
)
_SLASHED = expression(r"(?P<top>\d{1,2})/(?P<bottom>\d{1,3})(?![\d/.A-Za-z万])")
_NOT_SLASHED = expression(r"[\d/.A-Za-z]$")
_DOUBLED = expression(rf"(?:{any_word('doubling.words_patterns')})")
_TIMES = {"两": 4.0, "二": 4.0, "三": 8.0, "四": 16.0, "2": 4.0, "3": 8.0}
_TENTHS = expression(
    rf"成(?!{any_word('tenths.lookalikes')})(?P<rest>半|[一二三四五六七八九](?![{CHINESE}个]))?"
)
_ENGLISH = expression(f" ?({'|'.join(ENGLISH)})(?![a-z])", re.IGNORECASE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# 数 and 几 before a multiplier stand for some; behind a noun 数 ends it: 人数, 指数.
_SOME = expression(rf"(?<!{any_word('nouns_ending_in_number').replace('|', ')(?<!')})[数几]$")
_NO_SIGN_BEHIND = expression(r"[\d%‰A-Za-z\u4e00-\u9fff)\]”-]")
_SIGN = pattern("signs.before_minus", suffix="[-+]$")
_NEGATIVE = expression(
    rf"(?:(?<!{any_word('signs.burdens').replace('|', ')(?<!')})负|{any_word('signs.negative')})$"
)
_BARE = frozenset("百千万亿")
_MAY_OPEN_A_UNIT = ("千", "百")
_TEN = 10
_SOME_OF = frozenset("数几")
_MULTIPLIERS = frozenset("十百千万亿")
_PREFIXES = frozenset(f"数几-+{MINUS}").union(word[-1] for word in ("负", *word_set("signs.negative")))
_OPENS_DOUBLED = frozenset("翻倍")
OPENS = expression(rf"[\d{CHINESE}翻倍]")
# What may follow the only digit of a number in characters: more of it, what leads to another, or a unit.
_MAY_FOLLOW = re.escape(f"{CHINESE}点分成几余多至到-和与及、{unit_beginnings()}")
# A digit before anything else is a part of a word: 统一的, 三农工作.
MAY_BE_A_NUMBER = expression(rf"[\d{''.join(set(CHINESE) - set(DIGITS))}翻倍]|[{DIGITS}](?![^{_MAY_FOLLOW}])")


@dataclass(slots=True)
class Number:
    """A number in the prose, without its unit but for those that are written as one with it."""

    # From its sign or first digit to its last multiplier.
    start: int
    end: int
    # Multiplied out; equal unless two digits stand side by side (三五).
    low: Decimal
    high: Decimal
    form: str  # arabic, chinese, bare (千亿), fraction, tenths or twice.
    multiplier: str = ""  # The multipliers at its end.
    has_more: bool = False  # Whether 多, 余 or 数 says that it is more.
    # Of a fraction, tenths and 翻番; "" otherwise.
    unit: str = ""
    kind: str = ""
    digits_end: int = 0  # Where its first run of digits ends, with the English word for thousands behind it.

    @property
    def is_plain(self) -> bool:
        """Whether a unit may follow."""
        return self.form in ("arabic", "chinese", "bare")


def number_at(text: str, at: int, end: int) -> Number | None:
    """Read the number that begins at a place, None if none does.

    Examples
    --------
    >>> float(number_at("1.2×10^5千瓦", 0, 10).low), number_at("十万分之八点五", 0, 7).low
    (120000.0, Decimal('0.0085'))
    """
    first = text[at]
    if first in _OPENS_DOUBLED:
        return _doubled(text, at, end)
    if first.isdigit():
        return _arabic(text, at, end)
    return _chinese(text, at, end)


def _doubled(text: str, at: int, end: int) -> Number | None:
    found = _DOUBLED.match(text, at, end)
    if found is None:
        return None
    times = Decimal(next((_TIMES[c] for c in found[0] if c in _TIMES), 2.0))
    return Number(at, found.end(), times, times, "twice", unit="倍", kind="ratio")


def with_prefix(text: str, number: Number, floor: int) -> Number:
    """Take in what stands before a number and changes it: a minus, 负, 数 or 几.

    Examples
    --------
    >>> with_prefix("增长-6.7%", number_at("增长-6.7%", 3, 7), 0).low
    Decimal('-6.7')
    >>> with_prefix("人数十万", number_at("人数十万", 2, 4), 0).has_more
    False
    """
    last = text[number.start - 1] if number.start > floor else ""
    if last not in _PREFIXES:
        return number
    start = number.start
    before = text[max(floor, start - 6) : start]
    if last in _SOME_OF:
        is_some = text[start] in _MULTIPLIERS and number.form != "arabic" and _SOME.search(before)
        return replace(number, start=start - 1, has_more=True) if is_some else number
    if last in "-+":
        is_free = len(before) == 1 or not _NO_SIGN_BEHIND.match(before[-2])
        if not (is_free or _SIGN.search(before)):
            return number
        return _negative(number, 1) if last == "-" else replace(number, start=start - 1)
    if last == MINUS:
        return _negative(number, 1)
    found = _NEGATIVE.search(before)
    return _negative(number, len(found[0])) if found else number


def _negative(number: Number, length: int) -> Number:
    return replace(number, start=number.start - length, low=-number.high, high=-number.low)


def _slashed(text: str, at: int, end: int) -> Number | None:
    """Read 1/3 as 33.33 %."""
    found = _SLASHED.match(text, at, end)
    if found is None or _NOT_SLASHED.search(text, max(0, at - 1), at):
        return None
    top, bottom = Decimal(found["top"]), Decimal(found["bottom"])
    if not 0 < top < bottom:
        return None
    value = round(top * 100 / bottom, 2)
    return Number(at, found.end(), value, value, "fraction", unit="%", kind="percent")


def _fraction(text: str, at: int, end: int) -> Number | None:
    """Read N分之M in percent, or ‰ as it is written; exact where N is a power of ten."""
    found = _FRACTION.match(text, at, end)
    if found is None:
        return None
    whole = numerals.number(found["whole"])
    parts = _ends(found["part"])
    if not whole or parts is None:
        return None
    low, high = parts
    stop = found.end("part")
    if found["upper"] and (upper := numerals.number(found["upper"])) and upper > low:
        high, stop = upper, found.end("upper")
    if found["minus"]:
        low, high = -high, -low
    if whole == 1000:
        return Number(at, stop, low, high, "fraction", unit="‰", kind="permille")
    is_exact = whole.normalize().as_tuple().digits == (1,)
    low, high = (value * 100 / whole if is_exact else round(value * 100 / whole, 2) for value in (low, high))
    return Number(at, stop, low, high, "fraction", unit="%", kind="percent")


def _tenths(text: str, at: int, stop: int, end: int, value: Decimal | None) -> Number | None:
    """Read 八成半 as 85 %, 七成六 as 76 %."""
    if value is None or not 0 < value <= _TEN or not (behind := _TENTHS.match(text, stop, end)):
        return None
    rest = numerals.chinese(behind["rest"]) if behind["rest"] not in (None, "半") else None
    value = value * 10 + (rest or (5 if behind["rest"] else 0))
    return Number(at, behind.end(), value, value, "tenths", unit="%", kind="percent")


def _arabic(text: str, at: int, end: int) -> Number | None:
    found = _ARABIC.match(text, at, end)
    if found is None:
        return None
    multiplier, stop = found["mult"] or "", found.end()
    behind = text[stop : stop + 1]
    digits = found["digits"].replace(",", "").replace("，", "")
    if len(digits) > numerals.LONGEST:
        return None
    if behind == "/" and (slashed := _slashed(text, at, end)):
        return slashed
    if behind == "分" and (fraction := _fraction(text, at, end)):
        return fraction
    has_more = bool(found["mid"] or found["many"])
    value = Decimal(digits) * numerals.multiplier(multiplier)
    if behind == "成" and not multiplier and (tenths := _tenths(text, at, stop, end, value)):
        return tenths
    if found["parts"]:
        whole = numerals.number(re.sub("[余多几]", "", digits + multiplier + found["parts"]))
        if whole is None or "." in digits:
            stop = found.end("mult")
        else:
            value, has_more = whole, has_more or any(c in found["parts"] for c in "余多几")
            multiplier = numerals.shared_multiplier(found["parts"]) or multiplier
    if found["power"] or found["raised"]:
        value = value.scaleb(int(found["power"] or found["raised"].translate(_RAISED)))
    elif behind.isascii() and not multiplier and (english := _ENGLISH.match(text, stop, end)):
        multiplier, stop = ENGLISH[english[1].lower()], english.end()
        value *= numerals.multiplier(multiplier)
        return Number(at, stop, value, value, "arabic", multiplier, digits_end=stop)
    return Number(at, stop, value, value, "arabic", multiplier, has_more, digits_end=found.end("digits"))


def _chinese(text: str, at: int, end: int) -> Number | None:
    found = _CHINESE.match(text, at, end)
    if found is None:
        return None
    word, multiplier, stop = found["word"], found["mult"] or "", found.end()
    behind = text[stop : stop + 1]
    if behind == "分" and (fraction := _fraction(text, at, end)):
        return fraction
    if behind == "成" and stop == found.end("word"):
        return _tenths(text, at, stop, end, numerals.chinese(word))
    word, stop = without_start_of_unit(text, word, stop, end)
    if not word:
        return None
    ends = _ends(word)
    if ends is None and not found["many"]:
        ends, multiplier = _ends(word + multiplier), ""
    if ends is None:
        return None
    low, high = ends
    if multiplier:
        low, high = (value * numerals.multiplier(multiplier) for value in ends)
    form = "bare" if word[0] in _BARE else "chinese"
    return Number(
        at, stop, low, high, form, multiplier or numerals.shared_multiplier(word),
        bool(found["many"] or found["more"]), digits_end=stop,
    )  # fmt: skip


def without_start_of_unit(text: str, word: str, stop: int, end: int) -> tuple[str, int]:
    """Leave to the unit what opens it, and tell where the number ends then: 百万千瓦.

    Examples
    --------
    >>> without_start_of_unit("百万千瓦", "百万千", 3, 4)
    ('百万', 2)
    """
    while word[-1:] in _MAY_OPEN_A_UNIT and unit_at(text, stop - 1, end, has_multiplier=True, is_long=True):
        word, stop = word[:-1], stop - 1
    return word, stop


@lru_cache(maxsize=4096)
def _ends(word: str) -> tuple[Decimal, Decimal] | None:
    if (value := numerals.number(word)) is not None:
        return value, value
    return numerals.pair(word)
