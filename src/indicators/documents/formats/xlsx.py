"""Workbooks of Excel's new kind → text."""

from __future__ import annotations

from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import sheet_text, sheets
from indicators.documents.formats.archives import Archive
from indicators.documents.grids.table_text import Written

_PICTURES = "xl/media/"


def decode(archive: Archive, main: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read the tables of a workbook; raises as `sheets.read_book` and `sheet_text.written`."""
    pictures = [name for name in archive.names if name.startswith(_PICTURES)]
    return sheet_text.written(sheets.read_book(archive, main), archive.where, pictures)
