"""Regular expressions that are compiled when they are first used.

The reading has several hundred, most of them long lists of words. Compiling all takes a third of the time in
which a short paper is read, and such a paper needs few of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from indicators.storage.kept_programs import KeptPrograms


class _Expression:
    """An expression under the names of `re.Pattern`; each method is looked up once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _made(self) -> tuple[re.Pattern[str], str]:
        # The child that opens files is started without `site`, and needs too few to look for them.
        if sys.flags.no_site:
            return re.compile(self.pattern, self._flags), ""
        return _programs().compiled(self.pattern, self._flags)

    @property
    def last(self) -> str:
        """How a text ends in which a search may find anything, "" if that is not known."""
        return self._made[1]

    @cached_property
    def search(self) -> Callable[..., Any]:
        compiled, last = self._made
        return _searching(compiled.search, frozenset(last)) if last else compiled.search

    @cached_property
    def match(self) -> Callable[..., Any]:
        return self._made[0].match

    @cached_property
    def fullmatch(self) -> Callable[..., Any]:
        return self._made[0].fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Any]:
        return self._made[0].finditer

    @cached_property
    def sub(self) -> Callable[..., Any]:
        compiled, last = self._made
        return _replacing(compiled.sub, frozenset(last)) if last else compiled.sub

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made[0], name)


def _searching(find: Callable[..., Any], last: frozenset[str]) -> Callable[..., Any]:
    """Search only where the last character is one of those that what is looked for ends with."""

    def search(text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        end = text[-1:] if endpos >= len(text) else text[endpos - 1 : endpos]
        return find(text, pos, endpos) if end in last else None

    return search


def _replacing(replace: Callable[..., str], last: frozenset[str]) -> Callable[..., str]:
    def sub(repl: Any, text: str, count: int = 0) -> str:
        return replace(repl, text, count) if text[-1:] in last else text

    return sub


class Endings:
    """Expressions that a text may end with, in order.

    Parameters
    ----------
    *written : re.Pattern
        As `expression` makes them.

    Examples
    --------
    >>> rises, falls = expression("增长$"), expression("下降$")
    >>> endings = Endings(rises, falls)
    >>> endings.fitting("收入增长") == (rises,), endings.fitting("收入")
    (True, ())
    """

    def __init__(self, *written: re.Pattern[str]) -> None:
        self._written = written
        self._by_last: dict[str, tuple[re.Pattern[str], ...]] = {}

    def fitting(self, text: str) -> tuple[re.Pattern[str], ...]:
        """Give those that the last character of a text lets end it: of many no or one is to be searched."""
        last = text[-1:]
        found = self._by_last.get(last)
        if found is None:
            fit = (one for one in self._written if may_end(one, last))
            found = self._by_last[last] = tuple(fit)
        return found


@cache
def _programs() -> KeptPrograms:
    from indicators.storage.kept_programs import KeptPrograms

    return KeptPrograms(Path(__file__).with_suffix(".programs.py"))


@cache
def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Make an expression that is compiled once, when it is first used; a faulty one raises `re.error` then.

    Its matches name the compiled one (`match.re`), not this.

    Examples
    --------
    >>> expression("增长|下降").findall("收入增长,支出下降")
    ['增长', '下降']
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))


def may_end(written: re.Pattern[str], character: str) -> bool:
    """Whether a search for an expression may find anything in a text that ends with a character.

    Examples
    --------
    >>> may_end(expression("(?:增长|下降)$"), "长"), may_end(expression("(?:增长|下降)$"), "加")
    (True, False)
    """
    last = cast("_Expression", written).last
    return not last or character in last
