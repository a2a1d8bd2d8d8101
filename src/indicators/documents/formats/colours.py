"""Colours of letters and of what lies behind them: whether a reader can tell one from the other."""

from __future__ import annotations

from indicators.storage.expressions import expression

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
# Of 255: nobody tells #F8F8F8 on paper from white, nor ivory (#FFFFF0): of a light hue blue counts least.
_NEAR, _NEAR_IN_ONE = 7, 16
_WEIGHTS = (0.30, 0.59, 0.11)
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
    >>> are_alike(WHITE, (254, 253, 248)), are_alike(WHITE, (242, 242, 242)), are_alike(WHITE, (255, 255, 0))
    (True, False, False)
    """
    apart = [abs(a - b) for a, b in zip(one, other, strict=True)]
    seen = sum(part * weight for part, weight in zip(apart, _WEIGHTS, strict=True))
    return max(apart) <= _NEAR_IN_ONE and seen <= _NEAR
