"""OpenDocument workbooks (.ods) → the same cells as .xlsx: each cell has with it the words it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import ods_conditions, opendocument, sheet_text
from indicators.documents.formats.archives import Archive, attribute, drop, integer, local, parse_steps
from indicators.documents.formats.ods_looks import NUMBER_STYLES, Looks, take_style
from indicators.documents.formats.sheet_places import LAST_COLUMN, LAST_ROW
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.documents.grids.table_text import Written
from indicators.documents.text_flow import subscript, superscript

_STYLES = "styles.xml"
_MOST_CELLS = 1_000_000
_MOST_CHARACTERS = 20_000_000
_MOST_RANGES = 20_000
_UNSEEN = ("collapse", "filter")
_GROUPS = ("table-row-group", "table-column-group")
_NUMBER_TYPES = ("float", "percentage", "currency")
_CELLS = ("table-cell", "covered-table-cell")


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
        self._looks = Looks()
        self._cells = self._characters = 0
        # Groups of rows or columns around the place that is read which are folded away.
        self._closed = 0

    def sheets(self) -> Iterator[Sheet]:
        if _STYLES in self._archive.names:
            part = self._archive.read(_STYLES)
            for event, element in parse_steps(part, f"{self._archive.where}, {_STYLES}"):
                if event == "end":
                    take_style(self._looks, element)
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
            elif event == "end" and name in ("style", *NUMBER_STYLES):
                take_style(self._looks, element)
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
