"""Figures of which a file does not say for certain what its reader sees: their digits are not passed on.

A format's reader that meets one writes `UNREAD` for each digit, or sets a mark beside figures that may not be
whole there; `settled` turns marks into such signs. The reading finds no figure in them, and
`faults.garbled` tells where they stand.
"""

from __future__ import annotations

import re

from indicators.storage.expressions import expression

UNREAD = "\u2426"
# Not for interchange by the standard of Unicode: no text has them.
# A figure that touches the first is not read; one that goes on behind the second is not read.
BROKEN, MOVED = "\ufdd0", "\ufdd1"

_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = expression(rf"[\d{_NUMERALS}]")
_PART = rf"[\d{_NUMERALS}.．·]"
_MARKS = expression(f"[{BROKEN}{MOVED}]")
_GOES_ON = expression(rf"{_PART}{MOVED}++{_PART}")
# Signs that are drawn over the one before them: strokes through it, rings around it.
_OVER = r"[\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_OVERDRAWN = expression(rf"[\d{_NUMERALS}](?={_OVER})")
_TOUCHED = expression(rf"(?<!{_PART}){_PART}*+(?:(?:[{UNREAD}{BROKEN}{MOVED}]{_OVER}*+)++{_PART}*+)++")
# What is turned round by a sign (U+202E), up to the sign that ends it.
_REVERSED = expression(r"\u202e[^\u202c\n]*+")
_ODD = expression(rf"[{UNREAD}{BROKEN}{MOVED}\u202e]|{_OVERDRAWN.pattern}")


def unread(text: str) -> str:
    """Write the sign of what is not read for each digit and numeral.

    Examples
    --------
    >>> unread("增长5.6%")
    '增长␦.␦%'
    """
    return _DIGITS.sub(UNREAD, text)


def settled(text: str) -> str:
    r"""Take the marks out of a text, with the digits of the figures that they say are not whole.

    Nor are those that signs of the text itself strike through or turn round.

    Examples
    --------
    >>> settled(f"增长{MOVED}5.{MOVED}6%"), settled(f"{MOVED}右{MOVED}6%"), settled(f"增长{BROKEN}5%")
    ('增长␦.␦%', '右6%', '增长␦%')
    >>> settled("增长9\u0336.5%"), settled("增长\u202e5.6\u202c%") == "增长\u202e␦.␦\u202c%"
    ('增长␦̶.␦%', True)
    """
    if not _ODD.search(text):
        return text
    text = _REVERSED.sub(lambda match: unread(match[0]), _OVERDRAWN.sub(UNREAD, text))
    return _TOUCHED.sub(_settle, text)


def _settle(match: re.Match[str]) -> str:
    found = match[0]
    is_whole = BROKEN not in found and UNREAD not in found and not _GOES_ON.search(found)
    kept = _MARKS.sub("", found)
    return kept if is_whole else unread(kept)
