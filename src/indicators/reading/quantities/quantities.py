"""Finds quantities in prose: number, multiplier, unit and comparator, by a closed vocabulary.

A figure that measures nothing (a year, a rank, a document number, a digit inside a name) is no
quantity; `excluded` and `chinese_figures` hold the rules that tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.quantities import (
    chinese_figures,
    comparators,
    doubling_names,
    excluded,
    not_numbers,
    numerals,
)
from indicators.reading.quantities.figure import Figure
from indicators.reading.quantities.multiples import multiple_before
from indicators.reading.quantities.number_fates import Excluded, Passed, Unread
from indicators.reading.quantities.quantity import Quantity, built, simple
from indicators.reading.quantities.ranges import range_at
from indicators.reading.quantities.ratios import ratio_at
from indicators.reading.quantities.shared_units import with_shared_units
from indicators.reading.quantities.understood_units import understood_unit
from indicators.reading.quantities.written_numbers import MAY_BE_A_NUMBER, Number, number_at, with_prefix
from indicators.reading.quantities.written_units import (
    WrittenUnit,
    change_behind,
    currency_before,
    half_behind,
    unit_at,
)
from indicators.storage.expressions import expression

# Only behind these can a run of digits be a ratio, a date, a code or damaged.
_POINTS = (",", ".")
_MARKED = expression(r"\d+(?!\d)(?:\.\d+(?!\d)|(?!\.\d))([:/,.-])(?=\d)|\d{11}()(?!\d)")
# These are plain numbers without a unit: 城乡居民收入比由2.05缩小到1.98.
_WORD = r"(?:[^，,。;\d]|(?:19|20)\d\d年)"
_PURE_NUMBER_OF = pattern(
    "ratios.pure_numbers",
    # 性别比(以女性为100)为104.9
    suffix=rf"(?:[(][^()]{{0,24}}[)])?(?:{_WORD}{{0,9}}\d+\.\d+)?(?:[，,](?={any_word('phrases.compared')}))?{_WORD}{{0,9}}$",
)
_PURE_NUMBER_REACH = 40
_LEVEL = pattern("levels_patterns")
_DIGIT = expression(r"\d")
# 每立方米19微克 is 19 微克/立方米.
_PER_BEFORE = pattern("units.per_before_patterns", suffix="$")
_MOST = float(numerals.MOST)
# What may lead from a number to the upper end of a range.
_MAY_GO_ON = frozenset("至到-和与及、")


@dataclass(slots=True)
class Found:
    """What was found in a piece of prose: its quantities, and every other number with its fate."""

    quantities: list[Quantity] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def find(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Find the quantities of a piece of prose, in order.

    Parameters
    ----------
    text : str
        Prose of one width (see `prose.prepare`).
    start, end : int
        The part to read.

    Examples
    --------
    >>> [(q.low, q.unit, q.comparator) for q in find("改造老旧小区20个140万平方米以上")]
    [(20.0, '个', 'eq'), (1400000.0, '平方米', 'ge')]
    """
    return scan(text, start, end).quantities


def scan(text: str, start: int = 0, end: int | None = None) -> Found:
    """Find the quantities of a piece of prose, and what becomes of every other number in it.

    Examples
    --------
    >>> found = scan("2023年新增企业20家")
    >>> found.passed, len(found.quantities)
    ([Excluded(start=0, end=5, rule='year')], 1)
    """
    end = len(text) if end is None else end
    found = Found()
    addresses = not_numbers.addresses(text, start, end)
    at = start
    while opening := MAY_BE_A_NUMBER.search(text, at, end):
        at = opening.start()
        if addresses and (stop := next((b for a, b in addresses if a <= at < b), 0)):
            found.passed.append(Excluded(at, stop, "address"))
            at = stop
        elif text[at].isdigit() and (stop := _without_unit(text, at, end, found)):
            at = stop
        elif (number := number_at(text, at, end)) and not _is_word(text, number, end):
            told = _quantity(text, with_prefix(text, number, start), start, end)
            if found.passed and isinstance(told, Quantity) and found.passed[-1].start >= told.start:
                # The 2 of 2×18万千瓦 is a part of it.
                found.passed.pop()
            _add(found, told)
            at = max(told.end if isinstance(told, Quantity) else number.end, at + 1)
            if isinstance(told, Quantity) and told.after > at and _DIGIT.search(text, at, told.after):
                # 500万元(含500万元)以上 says its bound twice.
                found.passed.append(Excluded(at, told.after, "bound_said_twice"))
                at = told.after
        elif number is None and (stop := _without_value(text, at, end)):
            found.passed.append(Unread(at, stop, "damaged_number"))
            at = stop
        else:
            at = number.end if number else at + 1
    found.quantities = with_shared_units(text, found.quantities, found.passed)
    return found


def _without_unit(text: str, at: int, end: int, found: Found) -> int:
    """Take in an item's number, a ratio, a date or a code at a place; where it ends, 0 if there is none."""
    if stop := not_numbers.item_before_count(text, at, end):
        found.passed.append(Excluded(at, stop, "list_number"))
        return stop
    mark = _MARKED.match(text, at, end)
    if mark is None:
        return 0
    if mark[1] == ":":
        shares, stop = ratio_at(text, at, end)
        if stop > at and not shares:
            found.passed.append(Excluded(at, stop, "clock_or_ratio"))
        _add(found, *shares)
        return stop if stop > at else 0
    rule, stop = not_numbers.code_at(text, at, end)
    if rule:
        found.passed.append(Excluded(at, stop, rule))
    elif mark[1] in _POINTS and (stop := not_numbers.damaged_at(text, at, end)):
        found.passed.append(Unread(at, stop, "damaged_number"))
    return stop


def _without_value(text: str, at: int, end: int) -> int:
    """Where digits end that begin at a place and are no number, 0 if there are none."""
    if text[at].isdigit():
        return not_numbers.run_end(text, at, end)
    return not_numbers.no_number_at(text, at, end)


def _is_word(text: str, number: Number, end: int) -> bool:
    """Whether a number in characters is a part of a word: 统一, 三农. It has neither unit nor multiplier."""
    if number.form != "chinese" or number.multiplier or text[number.end : number.end + 1] in _MAY_GO_ON:
        return False
    return unit_at(text, number.end, end, has_multiplier=False) is None


def _add(found: Found, *told: Quantity | Passed) -> None:
    for one in told:
        if not isinstance(one, Quantity):
            found.passed.append(one)
        elif max(abs(one.low), abs(one.high)) <= _MOST:
            found.quantities.append(one)
        else:
            # The number was damaged, for nothing is so much.
            found.passed.append(Unread(one.start, one.end, "damaged_number"))


def _quantity(text: str, number: Number, floor: int, end: int) -> Quantity | Passed:
    """Make a quantity of a number, or say why it is none."""
    if number.form == "twice":
        if rule := doubling_names.doubling_rule(text, number.start, number.end):
            return Excluded(number.start, number.end, rule)
        return simple(text, number.start, number.end, number.low, "倍", "ratio", "twice")
    if number.form == "arabic":
        if rule := excluded.name_rule(
            Figure(text, number.start, number.end, number.low, None, number, floor)
        ):
            return Excluded(number.start, number.end, rule)
        if text[max(0, number.start - 1)] == "±":
            return Excluded(number.start, number.end, "tolerance")
        if not_numbers.is_rest(text, number.start):
            return Unread(number.start, number.end, "damaged_number")
        return _arabic(text, number, end)
    if number.form in ("fraction", "tenths"):
        if number.form == "tenths" and chinese_figures.is_idiom(text, number.start):
            return Excluded(number.start, number.end, "idiom")
        around = comparators.around(text, number.start, number.end)
        return built(
            text, number.start, number.end, (number.low, number.high), (number.unit, number.kind), around,
            is_order=False, form=number.form,
        )  # fmt: skip
    return _chinese(text, number, end)


@dataclass(slots=True)
class _Amount:
    """A number with the unit read for it, on its way to a quantity."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: WrittenUnit | None
    after: int

    @property
    def is_range(self) -> bool:
        return self.high > self.low


def _amount(text: str, number: Number, end: int) -> _Amount:
    """Read the unit of a number, before it or behind it, and the upper end if it begins a range."""
    unit = unit_at(text, number.end, end, has_multiplier=bool(number.multiplier) or number.form == "bare")
    stop = unit.end if unit else number.end
    amount = _Amount(number.start, stop, number.low, number.high, unit, stop)
    if found := range_at(text, number, unit, end):
        amount = _Amount(number.start, found.end, found.low, found.high, found.unit, found.after)
    elif unit and half_behind(text, unit):
        half = Decimal("0.5") * numerals.multiplier(number.multiplier)
        amount.low, amount.high, amount.end = number.low + half, number.high + half, stop + 1
    elif unit and (change := change_behind(text, unit)):
        jiao, fen, amount.end = change
        cents = (numerals.number(jiao) or 0) * 10 + (numerals.number(fen) or 0)
        amount.low, amount.high = (value + Decimal(cents) / 100 for value in (amount.low, amount.high))
    if signed := currency_before(text, number.start, amount.unit, has_multiplier=bool(number.multiplier)):
        amount.unit, amount.start = signed
    amount.after = max(amount.after, amount.end)
    return amount


def _arabic(text: str, number: Number, end: int) -> Quantity | Passed:
    amount = _amount(text, number, end)
    start, stop, unit, mult = amount.start, amount.end, amount.unit, number.multiplier
    figure = Figure(text, start, stop, amount.low, unit, number)
    if rule := excluded.rule_of(figure):
        return Excluded(start, stop, rule)
    form = "arabic"
    understood = (unit.label, unit.kind) if unit else understood_unit(text, start, stop, mult)
    times, start = multiple_before(text, start, understood[1])
    amount.low, amount.high = amount.low * times, amount.high * times
    if not understood[0] and _PURE_NUMBER_OF.search(text, max(0, start - _PURE_NUMBER_REACH), start):
        form = "pure"
    elif not understood[0] and not excluded.may_lack_unit(text, stop, end):
        return excluded.without_unit(figure)
    is_order = bool(_LEVEL.match(text, stop, end)) and (bool(mult) or unit is not None)
    per = _PER_BEFORE.search(text, max(0, start - 6), start) if unit else None
    around = comparators.around(text, per.start() if per else start, stop, has_more=number.has_more)
    if per and unit and unit.label.endswith("克"):
        understood = (f"{unit.label}/{per[0][1:]}", "concentration")
    return _closed(
        built(text, start, stop, (amount.low, amount.high), understood, around, is_order=is_order, form=form),
        amount,
    )


def _closed(quantity: Quantity, amount: _Amount) -> Quantity:
    """Take in 之间 behind a range."""
    if amount.is_range and amount.after > quantity.after:
        return replace(quantity, after=amount.after)
    return quantity


def _chinese(text: str, number: Number, end: int) -> Quantity | Passed:
    amount = _amount(text, number, end)
    start, stop, unit = amount.start, amount.end, amount.unit
    is_bare = number.form == "bare"
    is_order = bool(_LEVEL.match(text, stop, end)) and (is_bare or number.multiplier.endswith("亿"))
    around = comparators.around(text, start, stop, is_bare=is_bare, has_more=number.has_more)
    is_written = around.is_written or amount.is_range
    # 一个园区 is no count, 一至三个园区 is one.
    value = amount.high if amount.high > number.high else amount.low
    figure = Figure(text, start, stop, value, unit, number, is_order=is_order, is_bound=is_written)
    if rule := chinese_figures.rule_of(figure):
        return Excluded(start, stop, rule)
    understood = (unit.label, unit.kind) if unit else ("", "")
    if unit is None:
        understood = understood_unit(text, start, stop, number.multiplier)
        if not understood[0]:
            return Unread(start, stop, "unit_missing")
    return _closed(
        built(
            text, start, stop, (amount.low, amount.high), understood, around,
            is_order=is_order, form=number.form,
        ),
        amount,
    )  # fmt: skip
