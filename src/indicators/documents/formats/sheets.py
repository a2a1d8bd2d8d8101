"""Workbooks → the cells that hold something, part by part as they are unpacked; pictures are never opened.

What a file takes follows the cells that it has, not the rows and columns that it names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from math import isfinite
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.formats import (
    colours,
    sheet_columns,
    sheet_conditions,
    sheet_covers,
    sheet_days,
    sheet_places,
    sheet_styles,
)
from indicators.documents.formats.archives import Archive, attribute, child, drop, integer, local, parse_steps
from indicators.documents.formats.number_formats import is_white
from indicators.documents.formats.sheet_styles import LOWEST, NARROWEST, PLAIN, Style
from indicators.documents.formats.sheet_words import Words, words
from indicators.documents.grids.sheet_cells import Book, Kind, Sheet, SheetCell
from indicators.storage.expressions import expression

_USUAL_MAIN = "xl/workbook.xml"
_MOST_CELLS = 1_000_000
_MOST_CHARACTERS = 20_000_000
_MOST_RANGES = 20_000
# A link over more cells than these is none that a person set on a cell.
_MOST_LINKED = 50
_MOST_DIGITS = 9
_NUMBER = expression(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*")
_NOTHING = ";;;"
_ON = ("1", "true")
_ISO_DAY = expression(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?")


def open_book(data: bytes, where: str) -> Book:
    """Read the cells of a workbook that nobody vouches for.

    Raises
    ------
    UnreadableDocument
        If it is no workbook, damaged, unsafe, or has more cells than a workbook of people.
    """
    archive = Archive(data, where)
    return read_book(archive, archive.main_part())


def is_book(archive: Archive, main: str) -> bool:
    """Whether an archive is a workbook, by its main part."""
    return archive.root_name(main or _USUAL_MAIN) == "workbook"


def read_book(archive: Archive, main: str) -> Book:
    """Read the cells of an opened workbook; raises as `open_book`."""
    archive.check_parts()
    main = main or _USUAL_MAIN
    if main not in archive.names:
        raise unsupported.damaged("xlsx", f"no {main} in it", archive.where)
    try:
        return _Reader(archive, main).book()
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError) as error:
        raise unsupported.damaged("xlsx", str(error) or type(error).__name__, archive.where) from error


@dataclass(slots=True)
class _Found:
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[tuple[int, int, int, int], str]] = field(default_factory=list)
    styles: dict[tuple[int, int], Style] = field(default_factory=dict)
    shows_noughts: bool = True
    shows_formulas: bool = False  # In the place of what they give.
    narrow: dict[tuple[int, int], str] = field(default_factory=dict)  # Columns without room for numbers.
    told: list[tuple[int, int]] = field(default_factory=list)  # The columns of which something is said.
    height: str = ""  # Of the rows of which nothing is said, and the width of such columns.
    width: str = ""


class _Reader:
    """Reads one workbook; counts what all its sheets hold."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        self._links = archive.links(main)
        parts = {kind: name for name, kind in self._links.values()}
        looks = archive.xml(parts["styles"]) if "styles" in parts else None
        self._styles, self._changes = sheet_styles.styles(looks), sheet_conditions.changes(looks)
        self._strings = list(self._shared(parts.get("sharedStrings", "")))
        self._cells = self._characters = 0
        root = archive.xml(main)
        properties = child(root, "workbookPr")
        is_of_1904 = properties is not None and attribute(properties, "date1904") in _ON
        self._epoch = sheet_days.EPOCH_OF_1904 if is_of_1904 else sheet_days.EPOCH
        listed = child(root, "sheets")
        self._listed = list(listed) if listed is not None else []

    def book(self) -> Book:
        if not self._listed:
            raise unsupported.damaged("xlsx", "no sheet in it", self._archive.where)
        return Book(tuple(self._sheets()))

    def _shared(self, part: str) -> Iterator[Words]:
        if part not in self._archive.names:
            return
        for event, element in parse_steps(self._archive.read(part), f"{self._archive.where}, {part}"):
            if event == "end" and local(element) == "si":
                yield words(element)
                drop(element)

    def _sheets(self) -> Iterator[Sheet]:
        for one in self._listed:
            part, kind = self._links.get(attribute(one, "id"), ("", ""))
            if kind != "worksheet" or part not in self._archive.names:
                continue
            found = self._sheet(part)
            yield Sheet(
                attribute(one, "name"),
                attribute(one, "state", "visible"),
                part,
                tuple(found.cells[place] for place in sorted(found.cells)),
                tuple(found.merged),
                tuple(sorted(set(found.rows))),
                tuple(found.columns),
            )

    def _sheet(self, part: str) -> _Found:
        found = _Found()
        links = self._archive.targets(part)
        row = column = 0
        for event, element in parse_steps(self._archive.read(part), f"{self._archive.where}, {part}"):
            name = local(element)
            if event == "start":
                if name == "row":
                    row, column = sheet_places.row_number(attribute(element, "r"), row), 0
                    height = attribute(element, "ht", found.height)
                    if attribute(element, "hidden") in _ON or sheet_columns.is_thin(height, LOWEST):
                        found.rows.append(row)
                continue
            if name == "c":
                row, column = sheet_places.place(attribute(element, "r"), row, column + 1)
                style = self._style(attribute(element, "s"))
                if self._changes and style is not PLAIN:
                    found.styles[row, column] = style
                cell = self._cell(element, row, column, style, found)
                if cell is not None:
                    found.cells[row, column] = self._counted(cell, part)
                drop(element)
            elif name == "row":
                drop(element)
            elif name == "conditionalFormatting":
                self._hide(found, element)
            else:
                _take_up(found, name, element, links)
            if len(found.merged) + len(found.links) + len(found.told) > _MOST_RANGES:
                raise self._too_many(f"{_MOST_RANGES} ranges", part)
        _add_links(found)
        self._cover(found, part)
        if sheet_columns.is_thin(found.width, NARROWEST):
            found.columns += sheet_columns.between(found.told)
        return found

    def _hide(self, found: _Found, element: Any) -> None:
        def style(place: tuple[int, int]) -> Style:
            return found.styles.get(place, PLAIN)

        for place in set(sheet_conditions.unseen(element, found.cells, style, self._changes)):
            found.cells[place] = replace(found.cells[place], is_unseen=True)
        drop(element)

    def _cover(self, found: _Found, part: str) -> None:
        """Mark the figures that have no room, or lie under what is drawn over the sheet."""
        for one in list(sheet_columns.without_room(found.cells.values(), found.narrow, found.merged)):
            found.cells[one.row, one.column] = replace(one, is_unseen=True)
        for name, kind in self._archive.links(part).values():
            drawn = self._archive.xml(posixpath.normpath(name)) if kind == "drawing" else None
            for rows, columns in sheet_covers.areas(drawn) if drawn is not None else ():
                for (row, column), cell in found.cells.items():
                    if row in rows and column in columns:
                        found.cells[row, column] = replace(cell, is_unseen=True)

    def _cell(self, element: Any, row: int, column: int, style: Style, found: _Found) -> SheetCell | None:
        """Read a cell, None if it holds nothing but its looks."""
        inner = {local(one): one for one in element}
        kind, value, formula = attribute(element, "t", "n"), inner.get("v"), inner.get("f")
        text, unseen, is_unseen = value.text or "" if value is not None else "", "", style.is_unseen
        if kind == "inlineStr" and "is" in inner and value is None:
            text, unseen, is_unseen = words(inner["is"]).on(style)
        elif kind == "s" and text:
            text, unseen, is_unseen = self._string(text).on(style)
        if not text and not unseen and formula is None:
            return None
        told, text = self._value(kind, text, style)
        form = style.form if found.shows_noughts or told != "n" or text.strip("0.") else _NOTHING
        is_hidden = is_unseen or (found.shows_formulas and formula is not None)
        is_unseen = is_hidden or (
            style.ground == colours.WHITE and told == "n" and is_white(text, style.form)
        )
        return SheetCell(
            row, column, told, text, form, formula is not None, "", style.indent, is_unseen=is_unseen,
            unseen=unseen,
        )  # fmt: skip

    def _style(self, number: str) -> Style:
        at = integer(number)
        return self._styles[at] if at < len(self._styles) else PLAIN

    def _value(self, kind: str, text: str, style: Style) -> tuple[Kind, str]:
        if kind == "b" and text:
            return "b", "1" if text.strip() in _ON else "0"
        if kind == "e":
            return "e", text
        if kind == "d" and _ISO_DAY.fullmatch(day := text.removesuffix("Z")):
            return ("d", day) if sheet_days.is_in_calendar(day) else ("e", sheet_days.OUTSIDE)
        if kind != "n":
            return "s", text
        # float() takes what no workbook writes: 9_7.
        number = float(text) if _NUMBER.fullmatch(text) else float("nan") if text else 0.0
        if not isfinite(number):
            raise ValueError(f"{text[:20]!r} is no number")
        return sheet_days.day(number, style, self._epoch) if style.is_date and text else ("n", text.strip())

    def _string(self, number: str) -> Words:
        if not number.isdecimal() or len(number) > _MOST_DIGITS:
            raise ValueError(f"{number[:20]!r} is no number of a text")
        return self._strings[int(number)]

    def _counted(self, cell: SheetCell, part: str) -> SheetCell:
        self._cells += 1
        self._characters += len(cell.text)
        if self._cells > _MOST_CELLS:
            raise self._too_many(f"{_MOST_CELLS} cells", part)
        if self._characters > _MOST_CHARACTERS:
            raise self._too_many(f"{_MOST_CHARACTERS} characters", part)
        return cell

    def _too_many(self, what: str, part: str) -> Exception:
        return unsupported.unsafe(
            f"a workbook of more than {what} (at {part})",
            self._archive.where,
            "Keep the sheets that belong to the document, and their used cells.",
        )


def _take_up(found: _Found, name: str, element: Any, links: dict[str, str]) -> None:
    if name == "mergeCell" and (area := sheet_places.area(attribute(element, "ref"))):
        found.merged.append(area)
    elif name == "col":
        first, last = (integer(attribute(element, bound)) for bound in ("min", "max"))
        found.told.append((first, min(last, sheet_places.LAST_COLUMN)))
        width = attribute(element, "width")
        if attribute(element, "hidden") in _ON or sheet_columns.is_thin(width, NARROWEST):
            found.columns.append(found.told[-1])
        elif sheet_columns.is_narrow(width):
            found.narrow[found.told[-1]] = width
    elif name == "sheetFormatPr":
        found.height, found.width = (
            attribute(element, "defaultRowHeight"),
            attribute(element, "defaultColWidth"),
        )
    elif name == "sheetView":
        found.shows_formulas = attribute(element, "showFormulas") in _ON
        found.shows_noughts = attribute(element, "showZeros") not in ("0", "false")
    elif name == "hyperlink" and (area := sheet_places.area(attribute(element, "ref"))):
        target = links.get(attribute(element, "id"), "")
        found.links.append((area, target or attribute(element, "location")))
    else:
        return
    drop(element)


def _add_links(found: _Found) -> None:
    """Give the cells what they lead to; one without words says where it leads."""
    for (top, left, bottom, right), target in found.links:
        if (bottom - top + 1) * (right - left + 1) > _MOST_LINKED:
            continue
        for place in product(range(top, bottom + 1), range(left, right + 1)):
            known = found.cells.get(place) or SheetCell(*place, "s", target)
            found.cells[place] = replace(known, link=target)
