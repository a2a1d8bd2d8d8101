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
    def _compiled(self) -> re.Pattern[str]:
        # The child that opens files writes no bytecode, and needs too few to look for them.
        if sys.dont_write_bytecode:
            return re.compile(self.pattern, self._flags)
        return _programs().compiled(self.pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., Any]:
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., Any]:
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., Any]:
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Any]:
        return self._compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., Any]:
        return self._compiled.sub

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)


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
