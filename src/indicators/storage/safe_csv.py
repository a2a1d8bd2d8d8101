r"""Cells of a CSV that stay text when a spreadsheet opens the file.

Excel, WPS and LibreOffice take a cell that begins with ``= + - @`` for a formula, also behind a tab or line
end, in full width too. A text that begins so is written with an apostrophe before it, and one that begins
with apostrophes and such a sign with one apostrophe more: taking one away gives back every text, so the files
hold what was read. Numbers are no formulas and stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from indicators.storage.expressions import expression

MARK = "'"
# The writer puts quotes around a cell that holds any character of its line end: a bare CR would begin a line.
_LINE_END = "\r\n"
# Behind white space and signs of no width too: what a spreadsheet trims differs by program and version.
_SIGN = r"'*[\s\x00\ufeff\u200b]*[=+\-@＝＋－＠−]"
# The start of a cell, or of what is one where lines are parted at semicolons and quotes are read anew.
_START = expression(rf"\A(?P<formula>{_SIGN}|'*[\t\r\n\x00])|(?P<inner>[;\t\r\n]\"*)(?P<next>{_SIGN})")
# What it can begin with, or a sign that parts a cell in two: spares most cells the pattern.
_MAY_MATCH = expression(r"['\s\x00\ufeff\u200b=+\-@＝＋－＠−]|[^;\t\r\n]*[;\t\r\n]")
_NUMBER = expression(r"[+-]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?[%％‰]?")


class _Line:
    """Hands the writer each line back."""

    def write(self, line: str) -> str:
        return line


# Most columns say the same in many rows.
@lru_cache(maxsize=1024)
def guard(text: str) -> str:
    """Write a text so that no spreadsheet takes it, or a part of it behind a semicolon, for a formula.

    Examples
    --------
    >>> [guard(text) for text in ("=1+1", "'=1+1", "-4.9%", "+86 412", "6%", "'90s")]
    ["'=1+1", "''=1+1", '-4.9%', "'+86 412", '6%', "'90s"]
    >>> guard("市发改委;=6*7")
    "市发改委;'=6*7"
    """
    if not _MAY_MATCH.match(text) or _NUMBER.fullmatch(text):
        return text
    return _START.sub(_guarded, text)


def unguard(text: str) -> str:
    """Give back the text that `guard` wrote.

    Examples
    --------
    >>> [unguard(text) for text in ("'=1+1", "''=1+1", "-4.9%", "'90s", "市发改委;'=6*7")]
    ['=1+1', "'=1+1", '-4.9%', "'90s", '市发改委;=6*7']
    """
    return _START.sub(_unguarded, text) if MARK in text else text


def _guarded(start: re.Match[str]) -> str:
    return f"{start['inner'] or ''}{MARK}{start['next'] or start['formula']}"


def _unguarded(start: re.Match[str]) -> str:
    return f"{start['inner'] or ''}{(start['next'] or start['formula']).removeprefix(MARK)}"


def written(header: Sequence[str], rows: Iterable[Iterable[object]], end: str = "\n") -> str:
    r"""Write a CSV: text guarded, None empty.

    Parameters
    ----------
    rows : iterable of iterables
        Strings are guarded; anything else is written as Python writes it.

    Examples
    --------
    >>> written(["place", "value"], [["@鞍山市", -1]])
    "place,value\n'@鞍山市,-1\n"
    """
    return "".join(each_line([header, *rows], end))


def lines(rows: Iterable[Iterable[object]], end: str = "\n") -> list[str]:
    r"""Write rows as lines of a CSV, as `written` does, one text a row.

    Examples
    --------
    >>> lines([["@鞍山市", -1], ["a\nb", None]])
    ["'@鞍山市,-1\n", '"a\nb",\n']
    """
    return list(each_line(rows, end))


def each_line(rows: Iterable[Iterable[object]], end: str = "\n") -> Iterator[str]:
    r"""Write rows as lines of a CSV one after the other, none held.

    Examples
    --------
    >>> next(each_line([["@鞍山市", -1]]))
    "'@鞍山市,-1\n"
    """
    writer = csv.writer(_Line(), lineterminator=_LINE_END)
    for row in rows:
        line: str = writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
        yield f"{line.removesuffix(_LINE_END)}{end}"
