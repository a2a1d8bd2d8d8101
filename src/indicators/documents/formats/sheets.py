"""Workbooks → the cells that hold something, part by part as they are unpacked; pictures are never opened.

What a file takes follows the cells that it has, not the rows and columns that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from math import isfinite
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.formats import sheet_days, sheet_places, sheet_styles
from indicators.documents.formats.archives import Archive, attribute, child, drop, local, parse_steps
from indicators.documents.formats.sheet_styles import PLAIN, Style
from indicators.documents.grids.sheet_cells import Book, Kind, Sheet, SheetCell

MAIN = re.compile(r"xl/workbook\d*\.xml")
_MOST_CELLS = 1_000_000
_MOST_CHARACTERS = 20_000_000
_MOST_RANGES = 20_000
# A link over more cells than these is none that a person set on a cell.
_MOST_LINKED = 50
_MOST_DIGITS = 9
_ON = ("1", "true")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?")


def open_book(data: bytes, where: str) -> Book:
    """Read the cells of a workbook that nobody vouches for.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for messages.

    Raises
    ------
    UnreadableDocument
        If it is no workbook, damaged, unsafe, or has more cells than a workbook of people.
    """
    archive = Archive(data, where)
    return read_book(archive, archive.main_part())


def read_book(archive: Archive, main: str) -> Book:
    """Read the cells of an opened workbook; raises as `open_book`.

    Parameters
    ----------
    archive : Archive
        The file.
    main : str
        Name of its main part.
    """
    archive.check_parts()
    if not MAIN.fullmatch(main):
        main = "xl/workbook.xml"
    if main not in archive.names:
        raise unsupported.damaged("xlsx", f"no {main} in it", archive.where)
    try:
        return _Reader(archive, main).book()
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError) as error:
        raise unsupported.damaged("xlsx", str(error) or type(error).__name__, archive.where) from error


@dataclass(slots=True)
class _Found:
    """What the parts of a sheet say."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[tuple[int, int, int, int], str]] = field(default_factory=list)


class _Reader:
    """Reads one workbook; counts what all its sheets hold."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        self._links = archive.links(main)
        parts = {kind: name for name, kind in self._links.values()}
        self._styles = sheet_styles.styles(archive.xml(parts["styles"])) if "styles" in parts else []
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

    def _shared(self, part: str) -> Iterator[str]:
        if part not in self._archive.names:
            return
        for event, element in parse_steps(self._archive.read(part), f"{self._archive.where}, {part}"):
            if event == "end" and local(element) == "si":
                yield _words(element)
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
                    if attribute(element, "hidden") in _ON or attribute(element, "ht") == "0":
                        found.rows.append(row)
                continue
            if name == "c":
                row, column = sheet_places.place(attribute(element, "r"), row, column + 1)
                cell = self._cell(element, row, column)
                if cell is not None:
                    found.cells[row, column] = self._counted(cell, part)
                drop(element)
            elif name == "row":
                drop(element)
            else:
                _take_up(found, name, element, links)
            if len(found.merged) + len(found.links) + len(found.columns) > _MOST_RANGES:
                raise self._too_many(f"{_MOST_RANGES} ranges", part)
        _add_links(found)
        return found

    def _cell(self, element: Any, row: int, column: int) -> SheetCell | None:
        """Read a cell, None if it holds nothing but its looks."""
        inner = {local(one): one for one in element}
        kind, value, formula = attribute(element, "t", "n"), inner.get("v"), inner.get("f")
        words = _words(inner["is"]) if kind == "inlineStr" and "is" in inner else ""
        text = value.text or "" if value is not None else words
        if not text and formula is None:
            return None
        style = self._style(attribute(element, "s"))
        told, text = self._value(kind, text, style)
        is_formula = formula is not None
        return SheetCell(
            row, column, told, text, style.form, is_formula, "", style.indent, is_white=style.is_white
        )

    def _style(self, number: str) -> Style:
        at = sheet_places.integer(number)
        return self._styles[at] if at < len(self._styles) else PLAIN

    def _value(self, kind: str, text: str, style: Style) -> tuple[Kind, str]:
        if kind == "s" and text:
            return "s", self._string(text)
        if kind == "b" and text:
            return "b", "1" if text.strip() in _ON else "0"
        if kind == "e":
            return "e", text
        if kind == "d" and _ISO_DAY.fullmatch(day := text.removesuffix("Z")):
            return ("d", day) if sheet_days.is_in_calendar(day) else ("e", sheet_days.OUTSIDE)
        if kind != "n":
            return "s", text
        number = float(text) if text else 0.0
        if not isfinite(number):
            raise ValueError(f"{text[:20]!r} is no number")
        return sheet_days.day(number, style, self._epoch) if style.is_date and text else ("n", text.strip())

    def _string(self, number: str) -> str:
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
    """Take up what a sheet says beside its cells."""
    if name == "mergeCell" and (area := sheet_places.area(attribute(element, "ref"))):
        found.merged.append(area)
    elif name == "col":
        if attribute(element, "hidden") in _ON or attribute(element, "width") == "0":
            first, last = (sheet_places.integer(attribute(element, bound)) for bound in ("min", "max"))
            found.columns.append((first, min(last, sheet_places.LAST_COLUMN)))
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


def _words(element: Any) -> str:
    """Read a text and its runs; how it is spoken, which may stand beside it, is left out."""
    pieces = []
    for one in element:
        name = local(one)
        if name == "t":
            pieces.append(one.text or "")
        elif name == "r":
            pieces += [inner.text or "" for inner in one if local(inner) == "t"]
    return "".join(pieces).replace("x005F_", "")
