"""The unit and the multiplier behind a list, which hold for all its members."""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.lexicon import any_word
from indicators.reading.quantities import excluded, numerals
from indicators.reading.quantities.figure import Figure
from indicators.reading.quantities.number_fates import Passed, Unread
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.quantities.written_numbers import OPENS, Number, number_at
from indicators.storage.expressions import expression

_LISTED = expression(r"[、和及与或,，]")
# 下降0.4、提高0.2个百分点: behind two verbs of change a unit holds for both.
_MOVES = any_word("measured.growth", "measured.decline")
_MOVED = expression(f"(?:{_MOVES})$")
_MOVES_TOO = expression(rf"[、和及与,，][^、，,。;；\d]{{0,14}}?(?:{_MOVES})")
_FROM = expression(f"(?:{any_word('phrases.from')})$")
_LONGEST_MOVE = 6
# A number this large counts something even where its unit is not written: 技能人才总量超696万.
_SCALED = 10_000
# 7和8万吨: the numbers of a list with one multiplier are of one size.
_SAME_SIZE = 100


def with_shared_units(text: str, found: list[Quantity], passed: list[Passed]) -> list[Quantity]:
    """Give the unit behind a list to the members that have none: 10、20、30个; 7和8万吨; 3.4个、1个百分点.

    Parameters
    ----------
    found : list of Quantity
        In order.
    passed : list of Excluded or Unread
        Takes up the members that have no unit behind.
    """
    result: list[Quantity] = []
    follower: Quantity | None = None
    for quantity in reversed(found):
        if not quantity.unit and quantity.form == "arabic":
            if follower is not None and follower.unit and _is_listed(text, quantity, follower):
                quantity = _shared(text, quantity, follower)
            elif quantity.low < _SCALED and not text.startswith(("大", "+"), quantity.end):
                passed.append(_unlisted(text, quantity))
                continue
        elif (
            quantity.unit == "个"
            and follower is not None
            and follower.unit == "百分点"
            and _is_listed(text, quantity, follower)
        ):
            quantity = replace(quantity, unit="百分点", kind="point")
        result.append(quantity)
        follower = quantity
    return result[::-1]


def _is_listed(text: str, quantity: Quantity, follower: Quantity) -> bool:
    """Whether the unit of a figure holds for the one before it."""
    return (
        _LISTED.fullmatch(text, quantity.end, follower.before) is not None
        or (follower.unit == "百分点" and _moves_with(text, quantity, follower))
        or _moves_to(text, quantity, follower)
    )


def _moves_with(text: str, quantity: Quantity, follower: Quantity) -> bool:
    """Whether two figures tell moves of one kind, of which the second has the unit."""
    before = text[max(0, quantity.before - _LONGEST_MOVE) : quantity.before]
    is_moved = _MOVED.search(before) is not None
    return is_moved and _MOVES_TOO.fullmatch(text, quantity.end, follower.before) is not None


def _moves_to(text: str, quantity: Quantity, follower: Quantity) -> bool:
    """Whether a figure without a unit is the start of a change whose end has it: 由42降到39微克/立方米."""
    is_start = _FROM.search(text, max(0, quantity.before - 2), quantity.before) is not None
    moves = excluded.MOVES_TO.match(text, quantity.end)
    return is_start and moves is not None and moves.end() == follower.before


def _number_of(text: str, quantity: Quantity) -> Number | None:
    """Read the number of a quantity again, without its sign."""
    opening = OPENS.search(text, quantity.start, quantity.end)
    return number_at(text, opening.start(), quantity.end) if opening else None


def _unlisted(text: str, quantity: Quantity) -> Passed:
    """Tell what becomes of a member of a list that has no unit behind."""
    number = _number_of(text, quantity)
    if number is None:
        return Unread(quantity.start, quantity.end, "unit_missing")
    return excluded.without_unit(Figure(text, quantity.start, quantity.end, number.low, None, number))


def _shared(text: str, quantity: Quantity, follower: Quantity) -> Quantity:
    """Give a member of a list the unit behind it, and its multiplier if their numbers are of one size."""
    number, own = _number_of(text, follower), _number_of(text, quantity)
    factor = float(numerals.multiplier(number.multiplier)) if number and number.form == "arabic" else 1.0
    scaled = quantity.low * factor
    is_of_one_size = scaled * _SAME_SIZE >= follower.low and follower.low * _SAME_SIZE >= scaled
    scale = factor if own is not None and not own.multiplier and is_of_one_size else 1.0
    return replace(
        quantity, low=quantity.low * scale, high=quantity.high * scale, unit=follower.unit, kind=follower.kind
    )
