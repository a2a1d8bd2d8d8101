"""With which characters what an expression finds at the end of a text ends, told from how Python parses it.

A long list of words behind which the text has to end is tried at each of its characters, though the last one
tells that none of them is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

# More of them than lists of words have say little, and take room.
_MOST = 600
_OF_NO_WIDTH = frozenset(("AT", "ASSERT", "ASSERT_NOT"))


class _Unknown(Exception):
    """Characters that are not listed one by one, none, or no end of the text behind them."""


def last_characters(parsed: Sequence[Any], flags: int) -> str:
    r"""Tell how texts end in which `re` may find what it has parsed; "" where they may end in any way.

    Examples
    --------
    >>> from re import _parser
    >>> last_characters(_parser.parse("(?:增长|下降)(?:了|到)?$"), 0)
    '\n了到长降'
    >>> [last_characters(_parser.parse(written), 0) for written in ("增?$", "[^增]$", "增")]
    ['', '', '']
    """
    if flags & (re.IGNORECASE | re.MULTILINE):
        return ""
    try:
        found = _at_end_of_text(parsed)
    except _Unknown:
        return ""
    return "".join(sorted(found)) if len(found) <= _MOST else ""


def _at_end_of_text(parsed: Sequence[Any]) -> set[str]:
    if not len(parsed):
        raise _Unknown
    name, value = str(parsed[-1][0]), parsed[-1][1]
    if name == "AT" and str(value) == "AT_END":
        found, may_be_empty = _at_end(parsed[:-1])
        if may_be_empty:
            raise _Unknown
        return found | {"\n"}  # What stands before a line break at the very end counts, too.
    if name == "BRANCH":
        return set().union(*(_at_end_of_text(branch) for branch in value[1]))
    if name == "SUBPATTERN":
        return _at_end_of_text(value[3])
    raise _Unknown


def _at_end(parsed: Iterable[Any]) -> tuple[set[str], bool]:
    """Find the last characters of a sequence, and whether it may be empty."""
    found: set[str] = set()
    for name, value in reversed(list(parsed)):
        more, may_be_empty = _of_item(str(name), value)
        found |= more
        if not may_be_empty:
            return found, False
    return found, True


def _of_item(name: str, value: Any) -> tuple[set[str], bool]:
    if name == "LITERAL":
        return {chr(value)}, False
    if name == "IN":
        return set().union(*(_of_class(str(kind), one) for kind, one in value)), False
    if name in _OF_NO_WIDTH:
        return set(), True
    if name == "BRANCH":
        each = [_at_end(branch) for branch in value[1]]
        return set().union(*(found for found, _ in each)), any(is_empty for _, is_empty in each)
    if name == "SUBPATTERN" and not (value[1] or value[2]):
        return _at_end(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        found, may_be_empty = _at_end(value[2])
        return found, may_be_empty or value[0] == 0
    raise _Unknown


def _of_class(kind: str, value: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(value)}
    if kind == "RANGE" and value[1] - value[0] < _MOST:
        return set(map(chr, range(value[0], value[1] + 1)))
    raise _Unknown
