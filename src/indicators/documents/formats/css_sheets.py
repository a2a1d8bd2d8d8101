"""The style sheets that a web page brings along: its own, those in addresses, those saved beside it."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import tinycss2

# Gives the text of a sheet by the address that a page names, "" if it did not come along.
Beside = Callable[[str], str]
_DEEPEST = 5
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def nothing(_: str) -> str:
    """Give no sheet: none came along.

    Examples
    --------
    >>> nothing("a.css")
    ''
    """
    return ""


def sheets(root: Any, beside: Beside) -> Iterator[tuple[str, list[Any]]]:
    """List the sheets of a page in order, each with the condition on which it holds and its rules.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<style media=print>p{}</style><link rel=stylesheet href='data:text/css,b{}'>")
    >>> [(media, len(rules)) for media, rules in sheets(page, nothing)]
    [('print', 1), ('', 1)]
    """
    for element in root.iter("style", "link"):
        # Where scripts run, as they do for whoever opens a page, those in there hold for nothing.
        if next(element.iterancestors("noscript", "template"), None) is not None:
            continue
        media = element.get("media", "")
        if element.tag == "style":
            yield from _rules("".join(element.itertext()), media, beside, 0)
        elif "stylesheet" in element.get("rel", "").lower().split():
            yield from _rules(_named(element.get("href", ""), beside), media, beside, 0)


def _rules(text: str, media: str, beside: Beside, depth: int) -> Iterator[tuple[str, list[Any]]]:
    """Give the rules of a sheet, those of the sheets that it takes in before them."""
    # Without comments also inside values.
    rules = tinycss2.parse_stylesheet(tinycss2.parse_component_value_list(text, skip_comments=True))
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import" and depth < _DEEPEST:
            address, condition = _imported(rule.prelude)
            # A sheet within one that holds on a condition holds on its own one at most.
            both = " and ".join(filter(None, [media, condition]))
            yield from _rules(_named(address, beside), both, beside, depth + 1)
    yield media, rules


def _imported(prelude: list[Any]) -> tuple[str, str]:
    """Read what an `@import` names, and on which condition."""
    tokens = [token for token in prelude if token.type != "whitespace"]
    first = tokens[0] if tokens else None
    if first is None:
        return "", ""
    if first.type == "function" and first.lower_name == "url":
        inner = [token for token in first.arguments if token.type == "string"]
        address = inner[0].value if inner else ""
    else:
        address = first.value if first.type in ("url", "string") else ""
    return address, tinycss2.serialize(tokens[1:]) if address else ""


def _named(address: str, beside: Beside) -> str:
    """Give the text of a sheet that stands in its address, or came along with the page."""
    head, _, content = address.strip().partition(",")
    if not head.lower().startswith("data:"):
        return beside(address) if address else ""
    data = _ESCAPED.sub(lambda sign: bytes([int(sign[1], 16)]), content.encode())
    if head.lower().endswith(";base64"):
        with suppress(ValueError):
            return b64decode(data).decode("utf-8", errors="replace")
        return ""
    return data.decode("utf-8", errors="replace")
