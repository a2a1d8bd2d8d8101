"""Conditional formats of a workbook that hide what a cell holds: letters as the ground, ;;; or bars alone.

A condition that is not understood here may hold, so what it would hide counts as not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats import colours, sheet_places, sheet_styles
from indicators.documents.formats.archives import attribute, child, integer, local
from indicators.documents.formats.number_formats import shown
from indicators.documents.formats.sheet_styles import Style
from indicators.documents.grids.sheet_cells import SheetCell, column_letters
from indicators.storage.expressions import expression

_OFF = ("0", "false")
_NUMBER = expression(r"\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*")
_OF_ITSELF = expression(
    r"\s*(?:(?P<error>ISERROR|ISERR|ISNA)\(\s*(?P<inner>[$A-Z0-9]+)\s*\)"
    r"|(?P<cell>[$A-Z0-9]+)\s*(?P<sign><=|>=|<>|<|>|=)\s*(?P<than>-?\d{1,15}(?:\.\d{1,15})?|\"[^\"]*\"))\s*"
)
_SIGNS = {
    "lessThan": "<", "greaterThan": ">", "equal": "=", "notEqual": "<>", "lessThanOrEqual": "<=",
    "greaterThanOrEqual": ">=",
}  # fmt: skip
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda held, told: held < told, ">": lambda held, told: held > told,
    "<=": lambda held, told: held <= told, ">=": lambda held, told: held >= told,
    "=": lambda held, told: held == told, "<>": lambda held, told: held != told,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a format that holds on a condition says: colours None where it says nothing, "" for no format."""

    ink: colours.Colour | None
    ground: colours.Colour | None
    has_ground: bool
    form: str
    is_struck: bool

    def hides(self, cell: SheetCell, style: Style) -> bool:
        """Whether a cell is not seen that had this style before."""
        ink, ground = self.ink or style.ink, self.ground if self.has_ground else style.ground
        if self.is_struck or ((self.ink or self.has_ground) and sheet_styles.is_alike(ink, ground)):
            return True
        value = cell.value
        return bool(self.form) and value is not None and not shown(value, self.form)


def changes(styles: Any) -> list[Change]:
    """List the formats of a part with styles that hold on conditions."""
    found = child(styles, "dxfs")
    return [_change(one) for one in found] if found is not None else []


def _change(told: Any) -> Change:
    font, fill, form = (child(told, name) for name in ("font", "fill", "numFmt"))
    color = child(font, "color")
    return Change(
        sheet_styles.ink_of(color) if color is not None else None,
        sheet_styles.ground_of(fill, "bgColor") if fill is not None else None,
        fill is not None,
        attribute(form, "formatCode")[:255] if form is not None else "",
        sheet_styles.is_struck(font),
    )


def unseen(
    told: Any, cells: dict[tuple[int, int], SheetCell], style: Callable[[tuple[int, int]], Style],
    known: list[Change],
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """List the cells that a `conditionalFormatting` hides, or may hide.

    Parameters
    ----------
    told : lxml.etree._Element
        It, with its rules.
    style : callable
        Gives the style that a cell has without it.
    known : list of Change
        As `changes` lists them.
    """
    named = dict.fromkeys(attribute(told, "sqref").split())
    areas = [area for one in named if (area := sheet_places.area(one))]
    for rule in told:
        if local(rule) != "cfRule" or not areas:
            continue
        at = integer(attribute(rule, "dxfId", "x"))
        is_bare = any(
            attribute(one, "showValue") in _OFF for one in rule if local(one) in ("dataBar", "iconSet")
        )
        change = known[at] if attribute(rule, "dxfId") and at < len(known) else None
        if change is None and not is_bare:
            continue
        first = f"{column_letters(areas[0][1])}{areas[0][0]}"
        for place in _inside(areas, cells):
            cell = cells[place]
            if cell.is_unseen:
                continue
            hides = is_bare or (change is not None and change.hides(cell, style(place)))
            if hides and _may_hold(rule, cell, first):
                yield place


def _inside(areas: Iterable[tuple[int, int, int, int]], cells: dict[tuple[int, int], SheetCell]) -> Any:
    for top, left, bottom, right in areas:
        if (bottom - top + 1) * (right - left + 1) == 1:
            yield from [(top, left)] if (top, left) in cells else []
            continue
        yield from (place for place in cells if top <= place[0] <= bottom and left <= place[1] <= right)


def _may_hold(rule: Any, cell: SheetCell, first: str) -> bool:
    kind = attribute(rule, "type")
    formulas = [one.text or "" for one in rule if local(one) == "formula"]
    if kind in ("containsErrors", "notContainsErrors"):
        return (cell.kind == "e") == (kind == "containsErrors")
    if kind == "cellIs" and formulas:
        return _compares(attribute(rule, "operator"), formulas, cell)
    match = _OF_ITSELF.fullmatch(formulas[0]) if kind == "expression" and formulas else None
    if match is None or (match["inner"] or match["cell"]).replace("$", "") != first:
        return True
    if match["error"]:
        return cell.kind == "e"
    return _holds(match["sign"], match["than"], cell)


def _compares(operator: str, formulas: list[str], cell: SheetCell) -> bool:
    if operator in _SIGNS:
        return _holds(_SIGNS[operator], formulas[0], cell)
    bounds = [_NUMBER.fullmatch(one) for one in formulas[:2]]
    if operator not in ("between", "notBetween") or len(bounds) < 2 or not all(bounds):
        return True
    low, high = sorted(float(one[1]) for one in bounds if one)
    is_between = cell.kind == "n" and low <= float(cell.text or 0) <= high
    return is_between == (operator == "between")


def _holds(sign: str, told: str, cell: SheetCell) -> bool:
    """Whether a comparison of a cell with a number or a text holds; True where it is with anything else."""
    number = _NUMBER.fullmatch(told)
    if number is None:
        is_text = len(told) > 1 and told[0] == told[-1] == '"'
        if not is_text or sign not in ("=", "<>"):
            return True
        return (cell.text == told[1:-1]) == (sign == "=")
    if cell.kind != "n":
        # A text is more than any number.
        return sign in (">", ">=", "<>")
    return _TESTS[sign](float(cell.text or 0), float(number[1]))
