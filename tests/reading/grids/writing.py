"""Grids of a test file → documents in every format that papers come in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

import docx
import openpyxl

LEFT, ABOVE = "<", "^"
TITLE = "正文"


@dataclass(frozen=True)
class Merged:
    """A cell, where it begins and what it covers."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def merged(rows: Sequence[Sequence[str]]) -> list[Merged]:
    """Read the marks "<" and "^" of cells that continue another."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in (LEFT, ABOVE):
                continue
            columns = 1
            while c + columns < len(row) and row[c + columns] == LEFT:
                columns += 1
            height = 1
            while r + height < len(rows) and c < len(rows[r + height]) and rows[r + height][c] == ABOVE:
                height += 1
            cells.append(Merged(text, r, c, height, columns))
    return cells


def bare(text: str) -> str:
    return "" if text in (LEFT, ABOVE) else text


def as_tabs(case: dict[str, Any]) -> bytes:
    return _text(case, lambda row: "\t".join(map(bare, row)))


def as_strokes(case: dict[str, Any]) -> bytes:
    return _text(case, lambda row: "| " + " | ".join(map(bare, row)) + " |")


def _text(case: dict[str, Any], line: Callable[[Sequence[str]], str]) -> bytes:
    # The head of a group is a line without separators.
    rows = [row[:1] if {*row[1:]} == {LEFT} else row for row in case["rows"]]
    above, below = case.get("above", []), case.get("below", [])
    lines = [TITLE, "", *above, *map(line, rows), *below, "", "下文。"]
    return "\n".join(lines).encode()


def as_html(case: dict[str, Any]) -> bytes:
    rows: dict[int, str] = {}
    for cell in merged(case["rows"]):
        spans = f" rowspan={cell.rows}" * (cell.rows > 1) + f" colspan={cell.columns}" * (cell.columns > 1)
        rows[cell.row] = (
            rows.get(cell.row, "") + f"<td style='border:1px solid'{spans}>{escape(cell.text)}</td>"
        )
    table = "".join(f"<tr>{rows.get(r, '')}</tr>" for r in range(len(case["rows"])))
    lines = {
        side: "".join(f"<p>{escape(line)}</p>" for line in case.get(side, [])) for side in ("above", "below")
    }
    return (
        "<!doctype html><html><head><meta charset=utf-8></head><body>"
        f"<p>{TITLE}</p>{lines['above']}<table style='border-collapse:collapse'>{table}</table>"
        f"{lines['below']}<p>下文。</p></body></html>"
    ).encode()


@cache
def blank() -> dict[str, bytes]:
    """The parts of an empty paper as Word's own template makes them, by name."""
    out = BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@cache
def opened() -> Any:
    """A paper to be filled again and again: opening and packing the template takes longest of all."""
    return docx.Document()


def as_docx(case: dict[str, Any]) -> bytes:
    paper = opened()
    paper._body.clear_content()
    for line in (TITLE, *case.get("above", [])):
        paper.add_paragraph(line)
    width = max(map(len, case["rows"]))
    # Each look at a table's cells finds all of them anew.
    cells = paper.add_table(len(case["rows"]), width)._cells
    for cell in merged(case["rows"]):
        place = cells[cell.row * width + cell.column]
        if cell.rows > 1 or cell.columns > 1:
            last = (cell.row + cell.rows - 1) * width + cell.column + cell.columns - 1
            place = place.merge(cells[last])
        place.text = cell.text
    for line in (*case.get("below", []), "下文。"):
        paper.add_paragraph(line)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name, content in (blank() | {"word/document.xml": paper.part.blob}).items():
            parts.writestr(name, content)
    return out.getvalue()


def as_xlsx(case: dict[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = TITLE
    first = len(case.get("above", [])) + 1
    for number, line in enumerate(case.get("above", []), 1):
        sheet.cell(number, 1, line)
    for cell in merged(case["rows"]):
        place = sheet.cell(first + cell.row, cell.column + 1)
        place.value = cell.text or None
        place.data_type = "s" if cell.text else "n"
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=first + cell.row, start_column=cell.column + 1,
                end_row=first + cell.row + cell.rows - 1, end_column=cell.column + cell.columns,
            )  # fmt: skip
    for number, line in enumerate(case.get("below", []), first + len(case["rows"])):
        sheet.cell(number, 1, line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


FORMS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "tabs": as_tabs,
    "strokes": as_strokes,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
}
