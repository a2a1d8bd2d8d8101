"""OpenDocument workbooks (.ods) → the same cells as .xlsx: each cell has with it the words it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import colours, ods_conditions, opendocument, sheet_styles, sheet_text
from indicators.documents.formats.archives import Archive, attribute, child, drop, integer, local, parse_steps
from indicators.documents.formats.sheet_places import LAST_COLUMN, LAST_ROW
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.documents.grids.table_text import Written
from indicators.documents.text_flow import subscript, superscript
from indicators.storage.expressions import expression

_STYLES = "styles.xml"
_MOST_CELLS = 1_000_000
_MOST_CHARACTERS = 20_000_000
_MOST_RANGES = 20_000
_UNSEEN = ("collapse", "filter")
_GROUPS = ("table-row-group", "table-column-group")
_NUMBER_TYPES = ("float", "percentage", "currency")
_NUMBER_STYLES = ("number-style", "percentage-style", "currency-style")
# One with conditions leads to other formats.
_WRITES_NUMBERS = ("number", "scientific-number", "fraction", "map")
_CELLS = ("table-cell", "covered-table-cell")
# A step inwards is as wide as in a workbook of Excel.
_STEP = 0.353
_LENGTH = expression(r"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_POINT, _DIGIT = _CENTIMETRES["pt"], 0.2


@dataclass(slots=True)
class _Looks:
    """What the styles of a file say: words not seen, raised, lowered, moved in; what is not shown as a whole.

    Attributes
    ----------
    hidden : set of str
        Styles of tables that are not shown, of rows and columns too small for words.
    """

    unseen: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    lowered: set[str] = field(default_factory=set)
    indents: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    conditions: dict[str, list[ods_conditions.Rule]] = field(default_factory=dict)
    # The format of a style, and what formats write that write no number.
    formats: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def replace(self, style: str, text: str) -> bool:
        """Whether a number of a style is shown as other words than these."""
        return self.words.get(self.formats.get(style, ""), text).strip() != text.strip()

    def hide(self, style: str, text: str) -> bool:
        """Whether a cell of a style is not seen that shows this."""
        return style in self.unseen or any(
            applied in self.unseen and ods_conditions.may_hold(condition, text)
            for condition, applied in self.conditions.get(style, ())
        )


@dataclass(slots=True)
class _Found:
    name: str
    state: str
    row: int = 1
    column: int = 1
    cells: list[SheetCell] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[tuple[list[ods_conditions.Area], list[ods_conditions.Rule]]] = field(
        default_factory=list
    )

    def sheet(self) -> Sheet:
        return Sheet(
            self.name, self.state, opendocument.CONTENT, tuple(self.cells), tuple(self.merged),
            tuple(self.rows), tuple(self.columns),
        )  # fmt: skip


def decode(archive: Archive) -> tuple[Written, tuple[Aside, ...]]:
    """Read the tables of a workbook; raises as `read_book` and `sheet_text.written`."""
    pictures = [name for name in archive.names if name.startswith("Pictures/")]
    return sheet_text.written(read_book(archive), archive.where, pictures)


def read_book(archive: Archive) -> Book:
    """Read the cells of a workbook, as they show their values, what is merged and what is hidden.

    Raises
    ------
    UnreadableDocument
        If it is locked, damaged, or has more cells than a workbook of people.
    """
    opendocument.check(archive)
    return Book(tuple(_Reader(archive).sheets()))


class _Reader:
    """Reads one workbook; counts what all its sheets hold."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._looks = _Looks()
        self._cells = self._characters = 0
        # Groups of rows or columns around the place that is read which are folded away.
        self._closed = 0

    def sheets(self) -> Iterator[Sheet]:
        if _STYLES in self._archive.names:
            part = self._archive.read(_STYLES)
            for event, element in parse_steps(part, f"{self._archive.where}, {_STYLES}"):
                if event == "end":
                    _take_style(self._looks, element)
        data = self._archive.read(opendocument.CONTENT)
        found: _Found | None = None
        # Tables may stand in cells and drawings; those are not sheets.
        depth = 0
        for event, element in parse_steps(data, f"{self._archive.where}, {opendocument.CONTENT}"):
            name = local(element)
            if name == "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    is_hidden = attribute(element, "style-name") in self._looks.hidden
                    found = _Found(attribute(element, "name"), "hidden" if is_hidden else "visible")
                elif event == "end" and depth == 0 and found is not None:
                    if found.conditions:
                        found.cells = list(
                            ods_conditions.marked(found.cells, found.conditions, self._looks.unseen)
                        )
                    yield found.sheet()
                    found = None
                    element.clear()
            elif event == "end" and name in ("style", *_NUMBER_STYLES):
                _take_style(self._looks, element)
            elif name in _GROUPS and depth == 1 and attribute(element, "display") == "false":
                self._closed += 1 if event == "start" else -1
            elif event == "end" and depth == 1 and found is not None:
                self._take(found, name, element)

    def _take(self, found: _Found, name: str, element: Any) -> None:
        if name == "table-column":
            count = max(integer(attribute(element, "number-columns-repeated")), 1)
            last = min(found.column + count - 1, LAST_COLUMN)
            if self._is_hidden(element) and len(found.columns) < _MOST_RANGES:
                found.columns.append((found.column, last))
            found.column = last + 1
        elif name == "table-row":
            self._take_row(found, element)
            drop(element)
        elif name == "conditional-format" and len(found.conditions) < _MOST_RANGES:
            found.conditions.append(ods_conditions.of_areas(element))

    def _take_row(self, found: _Found, element: Any) -> None:
        count = max(integer(attribute(element, "number-rows-repeated")), 1)
        cells = list(self._row(found, element))
        # A row that says nothing is as good as none, however often it stands there.
        rows = range(found.row, min(found.row + (count if cells else 1), LAST_ROW + 1))
        # Before they are made: a few bytes may name a million of them.
        self._count(found, cells, len(rows))
        for row in rows:
            found.cells += [_moved(cell, row) for cell in cells]
            if cells and self._is_hidden(element):
                found.rows.append(row)
        found.row = min(found.row + count, LAST_ROW)

    def _is_hidden(self, element: Any) -> bool:
        """Whether a row or a column is not shown."""
        is_small = attribute(element, "style-name") in self._looks.hidden
        return self._closed > 0 or is_small or attribute(element, "visibility") in _UNSEEN

    def _row(self, found: _Found, element: Any) -> Iterator[SheetCell]:
        column = 1
        for one in element:
            if local(one) not in _CELLS:
                continue
            count = max(integer(attribute(one, "number-columns-repeated")), 1)
            text, unseen = self._shown(one)
            across = integer(attribute(one, "number-columns-spanned"))
            down = integer(attribute(one, "number-rows-spanned"))
            if max(across, down) > 1 and len(found.merged) < _MOST_RANGES:
                found.merged.append(
                    (found.row, column, found.row + max(down, 1) - 1, column + max(across, 1) - 1)
                )
            if local(one) == "covered-table-cell" and text:
                text, unseen = "", f"{text} {unseen}"
            if text or unseen:
                style = attribute(one, "style-name")
                is_unseen = self._looks.hide(style, text) or (
                    attribute(one, "value-type") in _NUMBER_TYPES and self._looks.replace(style, text)
                )
                for at in range(column, min(column + count, LAST_COLUMN + 1)):
                    yield SheetCell(
                        found.row, at, "s", text, indent=self._looks.indents.get(style, 0),
                        is_unseen=is_unseen, unseen=unseen,
                    )  # fmt: skip
            column += count

    def _shown(self, cell: Any) -> tuple[str, str]:
        """Read what a cell shows, a truth in the words of a workbook of Excel, and parts that nobody sees."""
        if attribute(cell, "value-type") == "boolean":
            return "是" if attribute(cell, "boolean-value") == "true" else "否", ""
        unseen: list[str] = []

        def as_shown(span: Any, text: str) -> str:
            style = attribute(span, "style-name")
            if style in self._looks.unseen:
                unseen.append(text)
                return ""
            if style in self._looks.lowered:
                return subscript(text)
            return superscript(text) if style in self._looks.raised else text

        return opendocument.words(cell, as_shown), " ".join(unseen)

    def _count(self, found: _Found, cells: list[SheetCell], times: int) -> None:
        self._cells += times * len(cells)
        self._characters += times * sum(len(cell.text) for cell in cells)
        if self._cells > _MOST_CELLS or self._characters > _MOST_CHARACTERS:
            raise unsupported.unsafe(
                f"a workbook of more than {_MOST_CELLS} cells (at {found.name})",
                self._archive.where,
                "Keep the sheets that belong to the document, and their used cells.",
            )


def _moved(cell: SheetCell, row: int) -> SheetCell:
    if cell.row == row:
        return cell
    return replace(cell, row=row)


def _take_style(looks: _Looks, element: Any) -> None:
    """Take up what a style of cells or sheets means, or the format of a number."""
    name = attribute(element, "name")
    if local(element) in _NUMBER_STYLES:
        parts = [local(one) for one in element]
        if not any(part in _WRITES_NUMBERS for part in parts):
            looks.words[name] = "".join(one.text or "" for one in element if local(one) == "text")
    if local(element) != "style":
        return
    looks.formats[name] = attribute(element, "data-style-name")
    letters, cell = child(element, "text-properties"), child(element, "table-cell-properties")
    told = attribute(letters, "color") if letters is not None else ""
    filled = attribute(cell, "background-color", "transparent") if cell is not None else "transparent"
    ink = colours.of_hex(told.removeprefix("#")) if told else colours.BLACK
    ground = colours.WHITE if filled == "transparent" else colours.of_hex(filled.removeprefix("#"))
    is_struck = letters is not None and any(
        attribute(letters, f"text-line-through-{name}", "none") != "none" for name in ("style", "type")
    )
    is_speck = letters is not None and (
        attribute(letters, "display") == "none"
        or _is_at_most(attribute(letters, "font-size"), sheet_styles.SMALLEST * _POINT)
    )
    if is_struck or is_speck or sheet_styles.is_alike(ink, ground):
        looks.unseen.add(name)
    if conditions := ods_conditions.of_style(element):
        looks.conditions[name] = conditions
    position = attribute(letters, "text-position") if letters is not None else ""
    if position.startswith("super") or re.match(r"[1-9]\d?%", position):
        looks.raised.add(name)
    elif position.startswith(("sub", "-")):
        looks.lowered.add(name)
    paragraph = child(element, "paragraph-properties")
    margin = _length(attribute(paragraph, "margin-left")) if paragraph is not None else None
    if margin is not None:
        looks.indents[name] = min(round(margin / _STEP), 10)
    if _hides_whole(element):
        looks.hidden.add(name)


def _hides_whole(style: Any) -> bool:
    """Whether a style hides a table, or makes a row or a column too small for words."""
    table = child(style, "table-properties")
    if table is not None and attribute(table, "display") == "false":
        return True
    for kind, most in (
        ("row-height", sheet_styles.LOWEST * _POINT),
        ("column-width", sheet_styles.NARROWEST * _DIGIT),
    ):
        told = child(style, f"table-{kind.partition('-')[0]}-properties")
        if told is not None and _is_at_most(attribute(told, kind), most):
            return attribute(told, f"use-optimal-{kind}") != "true"
    return False


def _length(told: str) -> float | None:
    """Read a length in centimetres."""
    match = _LENGTH.fullmatch(told)
    return float(match[1]) * _CENTIMETRES[match[2]] if match else None


def _is_at_most(told: str, most: float) -> bool:
    length = _length(told)
    return length is not None and length <= most
