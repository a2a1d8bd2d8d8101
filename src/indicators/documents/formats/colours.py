"""Colours of letters and of what lies behind them: whether a reader can tell one from the other."""

from __future__ import annotations

from indicators.storage.expressions import expression

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
# Of 255: nobody tells #F8F8F8 on paper from white.
_NEAR = 7
_HEX = expression(r"[0-9a-fA-F]{6}")


def of_hex(digits: str) -> Colour | None:
    """Read six hexadecimal digits, None for anything else.

    Examples
    --------
    >>> of_hex("1F4E79"), of_hex("auto")
    ((31, 78, 121), None)
    """
    if not _HEX.fullmatch(digits):
        return None
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def are_alike(one: Colour, other: Colour) -> bool:
    """Whether nobody can tell two colours apart.

    Examples
    --------
    >>> are_alike(WHITE, (254, 253, 248)), are_alike(WHITE, (242, 242, 242))
    (True, False)
    """
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
