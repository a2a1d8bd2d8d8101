"""Conditional formats of an OpenDocument workbook: which cells a style that holds on a condition may hide.

A condition that is not understood here may hold, so what it would hide counts as not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from indicators.documents.formats import sheet_places
from indicators.documents.formats.archives import attribute, local
from indicators.documents.grids.sheet_cells import SheetCell
from indicators.storage.expressions import expression

Area = tuple[int, int, int, int]
# A condition with the style that it applies.
Rule = tuple[str, str]
_NUMBER = r"\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*"
_COMPARED = expression(rf"(?:cell-content\(\))?\s*(!=|<=|>=|<>|=|<|>){_NUMBER}")
_BETWEEN = expression(rf"(?:cell-content-is-)?(not-)?between\({_NUMBER},{_NUMBER}\)")
_SHOWN = expression(r"\s*(-?\d[\d,]{0,18}(?:\.\d{1,15})?)\s*(%?)\s*")
_SHEET = expression(r"(?:\$?(?:'[^']*'|[^.:\s']*))?\.")
_DIGIT = expression(r"\d")
_MOST = 2000


def may_hold(condition: str, text: str) -> bool:
    """Whether a condition holds of a cell that shows this, or may hold.

    Examples
    --------
    >>> [may_hold(one, "9%") for one in ("cell-content()>0.05", "<0", "between(0,1)", "is-true-formula(A1)")]
    [True, False, True, True]
    """
    shown = _SHOWN.fullmatch(text)
    compared, between = _COMPARED.fullmatch(condition), _BETWEEN.fullmatch(condition)
    if shown is None:
        # Words are no number; a day may be one.
        is_other = bool(compared and compared[1] in ("!=", "<>")) or bool(between and between[1])
        return is_other or not (compared or between) or _DIGIT.search(text) is not None
    value = float(shown[1].replace(",", "")) / (100 if shown[2] else 1)
    if match := compared:
        sign, told = match[1], float(match[2])
        if sign in ("!=", "<>"):
            return value != told
        return (value > told if ">" in sign else value < told if "<" in sign else False) or (
            "=" in sign and value == told
        )
    if match := between:
        low, high = sorted((float(match[2]), float(match[3])))
        return (low <= value <= high) != bool(match[1])
    return True


def of_style(style: Any) -> list[Rule]:
    """List the conditions that a style has in itself."""
    told = [one for one in style if local(one) == "map"]
    return [(attribute(one, "condition"), attribute(one, "apply-style-name")) for one in told]


def of_areas(told: Any) -> tuple[list[Area], list[Rule]]:
    """Read a `conditional-format`: the areas it is for, and its conditions; bars and icons hide nothing."""
    named = _SHEET.sub("", attribute(told, "target-range-address")).split()[:_MOST]
    rules = [
        (attribute(one, "value"), attribute(one, "apply-style-name"))
        for one in told
        if local(one) == "condition"
    ]
    return [area for one in named if (area := sheet_places.area(one))], rules


def marked(
    cells: list[SheetCell], told: list[tuple[list[Area], list[Rule]]], unseen: Collection[str]
) -> Iterator[SheetCell]:
    """Mark the cells that conditions hide whose styles are not seen."""
    hiding = [
        (areas, [condition for condition, style in rules if style in unseen]) for areas, rules in told[:_MOST]
    ]
    hiding = [(areas, conditions) for areas, conditions in hiding if conditions]
    for cell in cells:
        is_hidden = any(
            any(may_hold(one, cell.text) for one in conditions)
            for areas, conditions in hiding
            if any(top <= cell.row <= low and left <= cell.column <= right for top, left, low, right in areas)
        )
        yield replace(cell, is_unseen=True) if is_hidden else cell
