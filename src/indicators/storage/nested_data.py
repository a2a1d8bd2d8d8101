"""JSON and YAML that nest without end are refused: their parsers call themselves for each level."""

from __future__ import annotations

import json
import re
from typing import Any

from indicators.storage.expressions import expression

# Levels of YAML that nobody writes; its parser in C ends the process over some ten thousands.
_DEEPEST = 200
_BRACKETS = expression(r"[\[\]{}]")
# Lists within lists on one line (- - - a), and lines as far to the right.
_LISTS = expression(rf"^[ ]*(?:[-?:][ \t]+){{{_DEEPEST}}}|^ {{{2 * _DEEPEST}}}", re.MULTILINE)


def json_data(text: str | bytes) -> Any:
    """Parse JSON; raises ValueError where it is none, or nests deeper than Python's parser goes.

    Examples
    --------
    >>> json_data('{"a": [6]}')
    {'a': [6]}
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("brackets within brackets without end") from None


def deep_line(text: str) -> int:
    r"""Tell the line from which YAML may nest deeper than anybody writes it, 0 if none does.

    Brackets within texts count too: where a text has hundreds that are never closed, it is refused with them.

    Examples
    --------
    >>> deep_line("a: [{b: 6}]"), deep_line("a: 6\n" + "[" * 999)
    (0, 2)
    """
    if lists := _LISTS.search(text):
        return text.count("\n", 0, lists.start()) + 1
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return text.count("\n", 0, bracket.start()) + 1
    return 0
