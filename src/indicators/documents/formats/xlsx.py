"""Workbooks → text: a sheet's name on a line, then its rows, numbers as their cells show them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from indicators.documents import table_text, unsupported
from indicators.documents.formats.archives import Archive, attribute, child, local
from indicators.documents.formats.number_formats import shown
from indicators.documents.margin_text import Aside
from indicators.documents.table_text import Cell, Written

_MAIN = re.compile(r"xl/workbook\d*\.xml")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_CELLS = 2_000_000
_ON = ("1", "true")
_WHITE = "FFFFFFFF"
# The first colour of a theme is that of the page.
_PAGE = 0
_WIDEST_INDENT = 10


def is_xlsx(archive: Archive, main: str) -> bool:
    """Whether an archive is a workbook, by its main part."""
    return bool(_MAIN.fullmatch(main)) or "xl/workbook.xml" in archive.names


@dataclass(slots=True)
class _Sheet:
    """What the XML of a sheet says beside its values.

    Attributes
    ----------
    merged : dict
        First row and column of merged cells → rows and columns covered.
    rows, columns : set of int
        The hidden ones.
    """

    is_hidden: bool = False
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def decode(data: bytes, archive: Archive, main: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read the tables of a workbook, sheet by sheet.

    Parameters
    ----------
    data : bytes
        The file.
    archive : Archive
        The same, opened.
    main : str
        Name of its main part.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables; what hidden sheets, rows, columns and cells say.

    Raises
    ------
    UnreadableDocument
        If a part is damaged, or formulas stand there whose results were never computed.
    """
    import openpyxl

    archive.check_parts()
    sheets = list(_sheets(archive, main or "xl/workbook.xml"))
    lines: list[str] = []
    hidden: list[str] = []
    try:
        with warnings.catch_warnings():
            # What it warns of are looks: styles and extensions it does not keep.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for number, sheet in enumerate(book.worksheets):
                known = sheets[number] if number < len(sheets) else _Sheet()
                lines += _lines(sheet, known, hidden, archive.where)
            book.close()
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError) as error:
        raise unsupported.damaged("xlsx", str(error) or type(error).__name__, archive.where) from error
    aside = Aside("hidden_text", "Hidden sheets, rows, columns and cells", tuple(hidden))
    return table_text.written(lines), (aside,)


def _sheets(archive: Archive, main: str) -> Iterator[_Sheet]:
    """Read what the sheets' own parts say, in the order of the workbook."""
    links = archive.links(main)
    listed = child(archive.xml(main), "sheets")
    for sheet in listed if listed is not None else ():
        name, kind = links.get(attribute(sheet, "id"), ("", ""))
        if kind == "worksheet" and name in archive.names:
            known = _inspect(archive, name)
            known.is_hidden = attribute(sheet, "state") in ("hidden", "veryHidden")
            yield known


def _inspect(archive: Archive, part: str) -> _Sheet:
    """Read of a sheet which cells are merged and what is hidden; refuse formulas without results."""
    root = archive.xml(part)
    uncomputed = [
        attribute(cell, "r", "?")
        for cell in root.iter()
        if local(cell) == "c" and child(cell, "f") is not None and _is_uncomputed(cell)
    ]
    if uncomputed:
        raise unsupported.unsafe(
            f"{len(uncomputed)} formulas without results, the first in {part} {uncomputed[0]}",
            archive.where,
            "Open it in Excel, WPS or LibreOffice, let it compute, and save it.",
        )  # fmt: skip
    sheet = _Sheet()
    for element in _children(root, "mergeCells"):
        if match := _RANGE.fullmatch(attribute(element, "ref")):
            left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
            sheet.merged[top, left] = (bottom - top + 1, right - left + 1)
    for element in _children(root, "cols"):
        if attribute(element, "hidden") in _ON or attribute(element, "width") == "0":
            first, last = (_integer(attribute(element, name)) for name in ("min", "max"))
            sheet.columns.update(range(first, min(last, first + _MOST_CELLS) + 1))
    for number, element in enumerate(_children(root, "sheetData"), 1):
        if attribute(element, "hidden") in _ON or attribute(element, "ht") == "0":
            sheet.rows.add(_integer(attribute(element, "r")) or number)
    return sheet


def _children(root: Any, name: str) -> Any:
    found = child(root, name)
    return found if found is not None else ()


def _integer(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,7}", text) else 0


def _is_uncomputed(cell: Any) -> bool:
    value = child(cell, "v")
    return value is None or (not value.text and attribute(cell, "t") != "str")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _lines(sheet: Any, known: _Sheet, hidden: list[str], where: str) -> Iterator[str]:
    """Write a sheet, the tables on it apart; what is hidden goes to the hidden lines."""
    sheet.reset_dimensions()
    covered = {
        (top + down, left + right)
        for (top, left), (height, width) in known.merged.items()
        if height * width <= _MOST_CELLS // (len(known.merged) or 1)
        for down in range(height)
        for right in range(width)
        if down or right
    }
    covered_rows = {r for r, _ in covered}
    tables: list[list[list[Cell]]] = [[]]
    count = 0
    for r, values in enumerate(sheet.iter_rows(), 1):
        count += len(values)
        if count > _MOST_CELLS:
            raise unsupported.unsafe(
                f"a sheet of more than {_MOST_CELLS} cells ({sheet.title})", where,
                "Keep the sheets that belong to the document, and their used cells.",
            )  # fmt: skip
        texts = [_seen(cell, known, r, c, hidden) for c, cell in enumerate(values, 1)]
        if known.is_hidden or r in known.rows:
            continue
        if any(texts) or r in covered_rows:
            tables[-1].append([
                Cell(text, *_spread(known, r, c))
                for c, text in enumerate(texts, 1)
                if (r, c) not in covered and c not in known.columns
            ])  # fmt: skip
        elif tables[-1]:
            tables.append([])
    if any(tables) and not known.is_hidden:
        yield sheet.title
    for rows in tables:
        yield from _table(rows)


def _seen(cell: Any, known: _Sheet, r: int, c: int, hidden: list[str]) -> str:
    """Give what a cell shows, "" if it shows nothing; what it hides goes to the hidden lines."""
    value = cell.value
    if value is None:
        return ""
    text = shown(value, str(cell.number_format or "General"))
    if known.is_hidden or r in known.rows or c in known.columns or not text or _is_white(cell):
        hidden.append(re.sub(r"\s+", " ", text or str(value)))
        return ""
    return "\u3000" * min(int(cell.alignment.indent or 0), _WIDEST_INDENT) + text if text else ""


def _is_white(cell: Any) -> bool:
    """Whether a cell's letters are white on white."""
    color = cell.font.color if cell.font else None
    if color is None or cell.fill.fill_type is not None:
        return False
    return bool(
        color.rgb == _WHITE if color.type == "rgb" else color.type == "theme" and color.theme == _PAGE
    )


def _spread(known: _Sheet, r: int, c: int) -> tuple[int, int]:
    """Tell how many columns and rows that are seen a cell covers."""
    height, width = known.merged.get((r, c), (1, 1))
    columns = width - len(known.columns & set(range(c, c + min(width, _MOST_CELLS))))
    rows = height - len(known.rows & set(range(r, r + min(height, _MOST_CELLS))))
    return columns, rows


def _table(rows: list[list[Cell]]) -> Iterator[str]:
    """Write the rows of one table; a title over it is a line, the table begins below."""
    first = 0
    while first < len(rows) and sum(bool(cell.text.strip()) for cell in rows[first]) <= 1:
        yield from (re.sub(r"\s+", " ", cell.text.strip()) for cell in rows[first] if cell.text.strip())
        first += 1
    yield from table_text.lines([_without_tail(row) for row in rows[first:]])


def _without_tail(row: list[Cell]) -> list[Cell]:
    while row and not row[-1].text and row[-1].columns == 1:
        row = row[:-1]
    return row
