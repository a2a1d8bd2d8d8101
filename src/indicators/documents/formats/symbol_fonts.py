"""Fonts of pictures: what they draw for a digit is none."""

from __future__ import annotations

import re

from indicators.storage.expressions import expression

_NAMES = expression(
    r"(?:[A-Z]{6}\+)?(?:Wingdings|Webdings|(?:ITC *)?Zapf *Dingbats|Dingbats|Marlett|Bookshelf Symbol"
    r"|MS Outlook|Monotype Sorts)\b.*",
    re.IGNORECASE,
)


def draws_symbols(name: str) -> bool:
    """Whether a font of this name draws other signs than digits for digits.

    Examples
    --------
    >>> [draws_symbols(name) for name in ("Wingdings 2", "ABCDEF+Wingdings-Regular", "宋体", "Symbol")]
    [True, True, False, False]
    """
    return bool(_NAMES.fullmatch(name.strip().replace("_", " ")))
