"""Records ⇄ what JSON holds, checked field by field: nothing that comes in can be or do anything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Check = Callable[[object], Any]


class NotPlain(Exception):
    """Data that is not what a record is made of."""


def packed(record: object) -> object:
    """Write a record as lists, texts and numbers.

    Examples
    --------
    >>> from indicators.documents.faults.fault import Fault
    >>> packed((Fault("garbled", 1, 2, True, "x"),))
    [['garbled', 1, 2, True, 'x']]
    """
    if isinstance(record, tuple | list):
        return [packed(one) for one in record]
    if is_dataclass(record) and not isinstance(record, type):
        taken = _values(type(record))(record)
        return [packed(value) if isinstance(value, (tuple, Decimal)) else value for value in taken]
    return str(record) if isinstance(record, Decimal) else record


def unpacked(kind: type[T], data: object) -> T:
    """Make a record of what `packed` wrote, every field of the type that it is declared with.

    Raises
    ------
    NotPlain
        If anything differs.

    Examples
    --------
    >>> from indicators.documents.faults.fault import Fault
    >>> unpacked(Fault, ["garbled", 1, 2, True, "x"])
    Fault(kind='garbled', start=1, end=2, is_left_out=True, detail='x')
    >>> unpacked(Fault, ["garbled", "1", 2, True, "x"])
    Traceback (most recent call last):
    indicators.storage.plain_data.NotPlain: '1' is no int

    Of several types the first that fits is made.

    >>> unpacked(tuple[float | None, ...], [6.0, None])
    (6.0, None)
    """
    made: T = _check(kind)(data)
    return made


@cache
def _values(kind: Any) -> Callable[[object], tuple[object, ...]]:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda record: (getattr(record, names[0]),)
    return attrgetter(*names)


def _check(kind: Any) -> Check:
    made: Check = _checks(kind)
    return made


@cache
def _checks(kind: Any) -> Check:
    """Make the function that checks and makes a type: a record, a tuple, a word of a list, a plain value."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _record(kind)
    if origin is tuple:
        return _many(kind)
    if origin is Literal:
        words = frozenset(get_args(kind))
        return lambda data: data if isinstance(data, str) and data in words else _refuse(data, "such word")
    if origin is UnionType:
        return _one_of(kind)
    if kind is NoneType:
        return lambda data: None if data is None else _refuse(data, "None")
    if kind is Decimal:
        return _decimal
    if kind not in (str, int, float, bool):
        raise TypeError(f"{kind} is not plain")
    return lambda data: data if type(data) is kind else _refuse(data, kind.__name__)


def _decimal(data: object) -> object:
    is_number = isinstance(data, str) and re.fullmatch(r"-?\d{1,40}(?:\.\d{1,40})?(?:E[+-]?\d{1,3})?", data)
    return Decimal(str(data)) if is_number else _refuse(data, "Decimal")


def _record(kind: Any) -> Check:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    checks = [_check(hints[name]) for name in names]

    def made(data: object) -> object:
        if not isinstance(data, list) or len(data) != len(checks):
            return _refuse(data, kind.__name__)
        return kind(**{name: check(value) for name, check, value in zip(names, checks, data, strict=True)})

    return made


def _one_of(kind: Any) -> Check:
    checks = [_check(each) for each in get_args(kind)]

    def made(data: object) -> object:
        for check in checks:
            with suppress(NotPlain):
                return check(data)
        return _refuse(data, str(kind))

    return made


def _many(kind: Any) -> Check:
    inner = get_args(kind)
    if len(inner) == 2 and inner[1] is Ellipsis:
        one = _check(inner[0])
        return lambda data: (
            tuple([one(value) for value in data]) if isinstance(data, list) else _refuse(data, "list")
        )
    checks = [_check(each) for each in inner]

    def made(data: object) -> object:
        if not isinstance(data, list) or len(data) != len(checks):
            return _refuse(data, "list")
        return tuple([check(value) for check, value in zip(checks, data, strict=True)])

    return made


def _refuse(data: object, what: str) -> object:
    raise NotPlain(f"{repr(data)[:60]} is no {what}")
