"""Bullets as small as a word: the outcome as a bar, the target as a mark, last year's outcome as a ring."""

from __future__ import annotations

from html import escape
from math import isfinite

from indicators.views.cells import Bullet

WIDTH, HEIGHT = 132, 22
EDGE = 8


def svg(picture: Bullet) -> str:
    """Draw one target beside its outcomes; nothing without a target.

    Examples
    --------
    >>> svg(Bullet(float("nan"), 1.0, 1.0, ""))
    ''
    >>> svg(Bullet(6.0, float("nan"), float("nan"), "目标6%")).count("<rect")
    1
    """
    target, outcome, last = picture.target, picture.outcome, picture.last
    if not isfinite(target):
        return ""
    known = [value for value in (0.0, target, outcome, last) if isfinite(value)]
    low, high = min(known), max(known)
    scale = (WIDTH - 2 * EDGE) / ((high - low) or 1)

    def x(value: float) -> float:
        return EDGE + (value - low) * scale

    parts = [f'<path class="axis" d="M{x(0):.1f} 2V{HEIGHT - 2}"/>']
    if isfinite(outcome):
        left, right = sorted((x(0), x(outcome)))
        parts.append(f'<rect class="outcome" x="{left:.1f}" y="7" width="{right - left:.1f}" height="8"/>')
    parts.append(f'<rect class="target" x="{x(target) - 1.5:.1f}" y="2" width="3" height="18"/>')
    if isfinite(last):
        parts.append(f'<circle class="last" cx="{x(last):.1f}" cy="11" r="4"/>')
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(picture.text)}">{"".join(parts)}</svg>'
    )
