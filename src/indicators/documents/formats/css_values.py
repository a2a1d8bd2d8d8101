"""Which values a browser takes for a property; it goes by those told before where it does not know one."""

from __future__ import annotations

from collections.abc import Callable

from indicators.documents.formats import css_colours
from indicators.storage.expressions import expression

_EVERYWHERE = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
_DISPLAY = expression(
    r"(?:(?:block|inline|flow|flow-root|flex|grid|table|ruby|math|list-item|contents|none|run-in|inline-block|"
    r"inline-table|inline-flex|inline-grid|table-[a-z-]+|ruby-[a-z-]+|-webkit-[a-z-]+)(?:\s+|$))+"
)
_VISIBILITY = frozenset(("visible", "hidden", "collapse"))
_POSITION = frozenset(("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"))
_NUMBER = expression(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?")
_SIZE = expression(r"[+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|[a-z]+)|0|[a-z]+(?:-[a-z]+)*")
_NAMED = frozenset(("currentcolor", "transparent"))


def _is_colour(value: str) -> bool:
    return value in _NAMED or css_colours.first(value) is not None or css_colours.is_unclear(value)


_KNOWN: dict[str, Callable[[str], object]] = {
    "display": _DISPLAY.fullmatch,
    "visibility": _VISIBILITY.__contains__,
    "position": _POSITION.__contains__,
    "opacity": _NUMBER.fullmatch,
    "font-size": _SIZE.fullmatch,
    "color": _is_colour,
    "-webkit-text-fill-color": _is_colour,
}


# Sides and sizes told by the direction of writing: lines run to the right, one below the other.
_SIDES = {"inline-start": "left", "inline-end": "right", "block-start": "top", "block-end": "bottom"}
_PHYSICAL = {f"inset-{told}": side for told, side in _SIDES.items()} | {
    f"{what}-{told}": f"{what}-{side}" for what in ("margin", "padding") for told, side in _SIDES.items()
} | {
    f"{bound}{told}": f"{bound}{size}"
    for bound in ("", "min-", "max-")
    for told, size in (("inline-size", "width"), ("block-size", "height"))
} | {"overflow-inline": "overflow-x", "overflow-block": "overflow-y"}  # fmt: skip


def physical(name: str) -> str:
    """Name a property by the sides of the page.

    Examples
    --------
    >>> physical("max-block-size"), physical("inset-inline-start"), physical("color")
    ('max-height', 'left', 'color')
    """
    return _PHYSICAL.get(name, name)


def may_be(name: str, value: str) -> bool:
    """Whether a browser takes a value for a property; of those not listed here all are taken.

    Examples
    --------
    >>> may_be("display", "none"), may_be("display", "foo"), may_be("opacity", "0"), may_be("order", "foo")
    (True, False, True, True)
    """
    is_taken = _KNOWN.get(name)
    # What is computed or put in is asked when it is known.
    return is_taken is None or value in _EVERYWHERE or "(" in value or bool(is_taken(value))
