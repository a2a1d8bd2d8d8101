"""Text of papers and workbooks on its way to a terminal: shown, never obeyed.

A terminal acts on control characters, and signs without a width of their own turn or hide what stands beside
them. Both are replaced by visible signs; so a message shows what a name or a sentence really holds.
"""

from __future__ import annotations

import unicodedata

# Control, format (bidirectional marks and overrides, zero width), half of a pair, line and paragraph ends.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_KEPT = frozenset("\n\t")
_PICTURES = 0x2400
_DELETE = 0x7F
_REPLACEMENT = "\ufffd"


class _Signs(dict[int, str]):
    """What each character is shown as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _KEPT or unicodedata.category(char) not in _UNSEEN:
            self[code] = char
        elif code < ord(" "):
            self[code] = chr(_PICTURES + code)
        else:
            self[code] = "\u2421" if code == _DELETE else _REPLACEMENT
        return self[code]


_SIGNS = _Signs()


def shown(text: str) -> str:
    r"""Show control characters and signs of no width instead of sending them to a terminal.

    Line ends and tabs stay.

    Examples
    --------
    >>> shown("增长\x1b[31m6%"), shown("a\u202eb")
    ('增长␛[31m6%', 'a\ufffdb')
    """
    return text.translate(_SIGNS)


def line(text: str) -> str:
    r"""Show a text on one line, so that it cannot pass for lines of the program's own.

    Examples
    --------
    >>> line("a.txt\n  to do  rm")
    'a.txt␊  to do  rm'
    """
    return shown(text).replace("\n", "\u240a").replace("\t", "\u2409")
