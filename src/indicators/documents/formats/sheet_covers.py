"""Cells of a sheet that lie under a drawing: a filled shape, a picture, a chart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from indicators.documents.formats import sheet_places
from indicators.documents.formats.archives import attribute, child, integer, local

# English metric units: less of a row or column is covered by its edge alone.
_EDGES = {"row": 95_000, "col": 200_000}
# A row and a column of the usual size.
_STEPS = {"row": 190_500, "col": 609_600}
_LARGEST = {"row": sheet_places.LAST_ROW, "col": sheet_places.LAST_COLUMN}
_DRAWN = ("pic", "graphicFrame")
_integer = partial(integer, digits=12)

Area = tuple[range, range]


def areas(root: Any) -> Iterator[Area]:
    """Give the rows and columns over which something is drawn that nothing is seen through.

    Parameters
    ----------
    root : lxml.etree._Element
        Of the part with the drawings of a sheet.
    """
    for anchor in root:
        covers = any(map(_is_filled, anchor.iter()))
        start = child(anchor, "from")
        if covers and start is not None:
            rows, columns = (_span(start, anchor, name) for name in ("row", "col"))
            if rows and columns:
                yield rows, columns


def _is_filled(element: Any) -> bool:
    name = local(element)
    if name in _DRAWN:
        return True
    if name != "sp" or child(element, "spPr", "noFill") is not None:
        return False
    colour, by_style = child(element, "spPr", "solidFill"), child(element, "style", "fillRef")
    if colour is not None:
        return not any(local(inner) == "alpha" for inner in colour.iter())
    return by_style is not None and attribute(by_style, "idx", "0") != "0"


def _span(start: Any, anchor: Any, name: str) -> range:
    """List the numbers of the rows or columns that are covered, the first being 1."""
    first, before = _place(start, name)
    if before > _STEPS[name] - _EDGES[name]:
        first += 1
    if (end := child(anchor, "to")) is not None:
        last, over = _place(end, name)
    else:
        extent = child(anchor, "ext")
        size = _integer(attribute(extent, "cy" if name == "row" else "cx")) if extent is not None else 0
        last, over = first + (before + size) // _STEPS[name], (before + size) % _STEPS[name]
    return range(first + 1, min(last + (over > _EDGES[name]), _LARGEST[name]) + 1)


def _place(marker: Any, name: str) -> tuple[int, int]:
    return _integer(_text(child(marker, name))), _integer(_text(child(marker, f"{name}Off")))


def _text(element: Any) -> str:
    return (element.text or "").strip() if element is not None else ""
