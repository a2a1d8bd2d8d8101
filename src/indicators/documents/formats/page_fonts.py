"""Fonts of a web page's words: one that the page brings along, or one of pictures, may draw other signs.

Of such a font nothing is looked at: digits in it are not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import tinycss2

from indicators.documents.formats.css_styles import Style
from indicators.documents.formats.symbol_fonts import draws_symbols

_GENERIC = ("serif", "sans-serif", "monospace", "system-ui")


def names(fonts: Iterable[Style]) -> Iterator[str]:
    """Name the fonts that a page brings along, of what its blocks `@font-face` say."""
    for font in fonts:
        if "url(" in font.get("src", ""):
            yield from _families(font.get("font-family", ""))


def named(style: Style, element: Any) -> list[str]:
    """List the fonts that are named for an element, none if nothing is said."""
    told = style.get("font-family") or style.get("font", "")
    if not told and element.tag == "font":
        told = element.get("face", "").lower()
    return [] if told in ("inherit", "unset") else _families(told)


def are_told(families: Iterable[str], own: Collection[str]) -> bool:
    """Whether the signs drawn are those that the words name, whichever of these fonts is found first.

    Examples
    --------
    >>> are_told(["宋体"], ["z"]), are_told(["a", "z"], ["z"]), are_told(["wingdings"], [])
    (True, False, False)
    """
    for family in families:
        if family in _GENERIC:
            return True
        if family in own or draws_symbols(family):
            return False
    return True


def _families(told: str) -> list[str]:
    """Read names of fonts that commas part; of a shorthand the last words of its first part."""
    found: list[list[str]] = [[]]
    for token in tinycss2.parse_component_value_list(told, skip_comments=True):
        if token == ",":
            found.append([])
        elif token.type in ("ident", "string"):
            found[-1].append(token.value.lower())
    # `bold 12px Wing dings` ends with the name; each word may be one.
    whole = [" ".join(words) for words in found if words]
    return [*(found[0][-1:] if len(found[0]) > 1 else []), *whole]
