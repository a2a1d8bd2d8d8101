"""Numbers and days as people type them into a cell: 5.7%, 1,330, １３３０, 1330个, 1.2万, 2025年4月20日."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from indicators import units
from indicators.errors import CellFault, UnitMismatch, UnknownUnit
from indicators.tables.targets.canonical import count_words
from indicators.units import Unit
from indicators.vocabulary.column_values import COUNTED_KINDS
from indicators.workbooks import typed_words
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.typed_words import Typed

_ONE_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
_MULTIPLIER = re.compile(r"[十百千万亿]+")
_QUOTED = re.compile(r'"[^"]*"|\\.')
_DAY = re.compile(r"(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})[日号]?)?)?月?年?(?:00:00:00)?")
LIMIT = Decimal(10) ** 18
PLAIN = "个"


def plain(value: object) -> str:
    r"""Write a cell's content as text in single width, white space made single.

    Examples
    --------
    >>> plain(" １３３０　个\n"), plain(None), plain(5.0)
    ('1330 个', '', '5')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).translate(_ONE_WIDTH).split())


def words(value: object) -> str:
    r"""Write a cell's content as one line of text, its full-width signs kept.

    Examples
    --------
    >>> words(" 市统计局（快报）\n 4月 ")
    '市统计局（快报） 4月'
    """
    return "" if value is None else " ".join(str(value).split())


def number(value: object, number_format: str, *, unit: str, where: str) -> Typed:
    """Read a cell's number.

    Parameters
    ----------
    value : object
        What openpyxl gives for the cell; not None.
    number_format : str
        The cell's: 0.057 shown as 5.7% is 5.7 in %.

    Raises
    ------
    CellFault
        Anything but one number with at most a unit behind it.

    Examples
    --------
    >>> one, two = number("1.2万", "@", unit="人", where="I2"), number(0.057, "0.0%", unit="%", where="I3")
    >>> (str(one.value), one.unit), (str(two.value), two.unit)
    (('1.2', '万'), ('5.7', '%'))
    >>> typed = number("下降约3.9%", "@", unit="%", where="I4")
    >>> typed.trend, typed.comparator
    ('fall', 'approx')
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        # Excel keeps 15 digits; what stands behind them comes from the binary fraction.
        exact = Decimal(f"{value:.15g}")
        is_percent = "%" in _QUOTED.sub("", number_format)
        _check_size(exact, where)
        return Typed(_short(exact * 100), "%") if is_percent else Typed(_short(exact), "")
    typed = typed_words.read(plain(value)) if isinstance(value, str) else None
    if typed is None or _is_mistyped(typed.unit):
        shown = say("the_day", day=f"{value:%Y-%m-%d}") if isinstance(value, date) else repr(value)
        raise CellFault(
            expected=say("one_number", unit=unit or say("no_unit")),
            found=shown,
            where=where,
            remedy=say("number_alone"),
        )
    _check_size(typed.value, where)
    return typed


def _is_mistyped(unit: str) -> bool:
    """Whether what stands behind a number holds digits and is no unit: 1o0."""
    try:
        return bool(re.search(r"\d", unit)) and not units.parse_form(unit)
    except UnknownUnit:
        return True


def place_among_others(value: object, *, where: str) -> Typed:
    """Read a cell's place among others: 4, 第4名, 全省第四位.

    Raises
    ------
    CellFault
        Anything but one whole place.

    Examples
    --------
    >>> str(place_among_others("第4名", where="I2").value), str(place_among_others(4.0, where="I3").value)
    ('4', '4')
    """
    typed = typed_words.read_rank(plain(value))
    if typed is None:
        raise CellFault(expected=say("one_rank"), found=repr(value), where=where, remedy=say("rank_alone"))
    return typed


def in_unit(typed: Typed, unit: str, *, where: str, is_whole: bool = True) -> Decimal:
    """Put a number into the unit of its row.

    Parameters
    ----------
    typed : Typed
        A unit it has none of is the row's.
    unit : str
        The row's, with or without multiplier; "" for a plain number.
    is_whole : bool
        Whether people and things are counted in whole numbers: not where so many come on each thousand.

    Raises
    ------
    UnknownUnit, UnitMismatch
        The unit written behind the number is none, or measures something else.
    CellFault
        A bare 万 or 亿 that could mean two things, or a part of something counted in whole numbers.

    Examples
    --------
    >>> [str(in_unit(Typed(Decimal(n), u), row, where="I2")) for n, u, row in
    ...  [("1.2", "万", "人"), ("66", "万", "万亩"), ("5000", "万元", "亿元"), ("26", "亿斤", "万吨")]]
    ['12000', '66', '0.5', '130']
    """
    row = units.parse_form(unit, where=where) if unit else None
    value = _converted(typed, row, where)
    kind = row.kind if row else "count"
    if is_whole and kind in COUNTED_KINDS and value * (row.factor if row else 1) % 1:
        raise CellFault(
            expected=say("whole", unit=unit or say("things")),
            found=f"{value}",
            where=where,
            remedy=say("in_full"),
        )
    return value


def _check_size(value: Decimal, where: str) -> None:
    """Refuse a number of more digits than are reckoned with exactly."""
    if abs(value) >= LIMIT:
        raise CellFault(
            expected=say("below_limit", limit=f"{LIMIT:.0e}"),
            found=f"{value:.3e}",
            where=where,
            remedy=say("with_multiplier"),
        )


def _converted(typed: Typed, row: Unit | None, where: str) -> Decimal:
    own = row.factor if row else 1
    if not typed.unit:
        return typed.value
    if _MULTIPLIER.fullmatch(typed.unit):
        times = units.parse_form(f"{typed.unit}个", where=where).factor
        # 1.2万亿 is 1.2万 of 亿元.
        is_told = row is not None and typed.unit.endswith(row.form.removesuffix(row.label))
        if own not in (1, times) and not is_told:
            shown = f"{typed.value}{typed.unit}"
            raise CellFault(
                expected=say("in_unit", unit=row.form if row else ""),
                found=shown,
                where=where,
                remedy=say("write_whole_unit", written=f"{shown}{row.label if row else ''}"),
            )
        return _short(typed.value * times / own)
    written = units.parse_form(typed.unit, where=where)
    if row is None and not typed.value:
        # Nothing is nothing, of whatever it is: 0人, 0户 where all is to be cleared.
        return typed.value
    alike = row is None or row.label in {written.label, *count_words(written.label)}
    if alike and (row is not None or written.kind == "count"):
        return _short(typed.value * written.factor / own)
    try:
        converted = units.convert(float(typed.value), written.form, row.form if row else PLAIN, where=where)
    except UnitMismatch as error:
        raise UnitMismatch(
            expected=say("converts", unit=row.form) if row else say("plain_number"),
            found=f"{typed.value}{written.form}",
            where=where,
            remedy=say("own_unit"),
        ) from error
    return _short(Decimal(f"{float(converted):.12g}"))


def day(value: object, *, where: str) -> str:
    """Read a day, a month or a year as ISO writes it.

    Raises
    ------
    CellFault
        Another form, or a day that no calendar has.

    Examples
    --------
    >>> [day(text, where="N2") for text in ("2025年4月20日", "2025/4/20", "20250420", "2025.4", 2025)]
    ['2025-04-20', '2025-04-20', '2025-04-20', '2025-04', '2025']
    """
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    text = plain(value).replace(" ", "")
    found = None if is_of_two_months(value) else _DAY.fullmatch(text)
    if found is not None:
        year, month, last = (int(part) if part else 1 for part in found.groups())
        try:
            whole = date(year, month, last).isoformat()
        except ValueError:
            whole = ""
        if whole and 1990 <= year <= 2100:
            return whole[: 4 + 3 * sum(part is not None for part in found.groups()[1:])]
    raise CellFault(
        expected=say("date"),
        found=repr(value),
        where=where,
        remedy=say("publication"),
    )


def is_of_two_months(value: object) -> bool:
    """Whether a number may be January or October: a program turns 2025.10 into 2025.1.

    Examples
    --------
    >>> is_of_two_months(2025.1), is_of_two_months(2025.11), is_of_two_months("2025.1")
    (True, False, False)
    """
    return isinstance(value, float) and f"{value:.15g}".endswith(".1")


def _short(value: Decimal) -> Decimal:
    """Write a number without exponent and without zeros at its end."""
    return Decimal(f"{value.normalize():f}")
