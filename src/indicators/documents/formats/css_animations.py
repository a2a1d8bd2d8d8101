"""What an animation makes of an element: in the end, or for as long as anybody looks at it."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.storage.expressions import expression

# The frames of an animation: when (`from`, `50%`, `to`) and what is said then.
Frames = list[tuple[str, dict[str, str]]]
_TIME = expression(r"(?<![\w.-])(-?\d{0,9}\.?\d{1,9})(m?s)\b")
_WORD = expression(r"[\w-]+")
_LASTING = frozenset(("infinite", "paused"))
_KEEPING = frozenset(("forwards", "both"))
_ENDS = frozenset(("to", "100%"))
# Seconds: who opens a page waits for what comes in, and not for more.
_LONG = 5.0


def seen(style: Mapping[str, str], animations: Mapping[str, Frames]) -> list[dict[str, str]]:
    """List the frames of an element's animations that are seen for more than a moment.

    Examples
    --------
    >>> fade = {"fade": [("from", {"opacity": "0"}), ("to", {"opacity": "1"})]}
    >>> [seen({"animation": f"fade {told}"}, fade) for told in ("1s", "1s both", "99s")]
    [[], [{'opacity': '1'}], [{'opacity': '0'}, {'opacity': '1'}]]
    """
    told = " ".join(value for name, value in style.items() if "animation" in name and "(" not in name)
    if not told or not animations:
        return []
    words = set(_WORD.findall(told))
    frames = [frame for name in animations.keys() & words for frame in animations[name]]
    seconds = [float(number) / (1 if unit == "s" else 1000) for number, unit in _TIME.findall(told)]
    if not _LASTING.isdisjoint(words) or any(abs(one) >= _LONG for one in seconds):
        return [said for _, said in frames]
    if _KEEPING.isdisjoint(words):
        return []
    return [said for when, said in frames if not _ENDS.isdisjoint(when.replace(" ", "").split(","))]
