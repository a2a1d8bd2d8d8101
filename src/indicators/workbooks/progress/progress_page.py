"""How the sheets of the progress workbook fit a page: rows as high as their texts, as wide as paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from openpyxl.worksheet.worksheet import Worksheet

from indicators.storage.character_width import columns
from indicators.workbooks import sheet_layout
from indicators.workbooks.progress.progress_layout import Column

# A line of Chinese is higher than one of Latin letters: three of 15 points lose their last in LibreOffice.
LINE, HIGHEST, MARGIN = 17, 340, 2
FROZEN = 2


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Say how high a row has to be for its wrapped texts, each with its column's width in characters.

    Programs do not all measure wrapped rows themselves when they open a file.

    Examples
    --------
    >>> height([("地区生产总值", 14), ("6%", 12)]), height([("地区生产总值", 8)])
    (17, 34)
    """
    lines_needed = max(ceil(columns(text) / (width - MARGIN)) for text, width in texts)
    return min(max(lines_needed, 1) * LINE, HIGHEST)


def write_heads(sheet: Worksheet, heads: Mapping[str, Column]) -> None:
    """Write the heads of a sheet that is filled in."""
    shown = heads.values()
    sheet_layout.write_header(sheet, [one.header for one in shown], [one.width for one in shown], FROZEN)


def finish(sheet: Worksheet) -> None:
    """Set what such a sheet has when its rows are written."""
    sheet.auto_filter.ref = sheet.dimensions
    sheet.sheet_view.zoomScale = 90
    sheet.print_title_rows = "1:1"
    fit_to_page(sheet)
    sheet_layout.lock(sheet)


def fit_to_page(sheet: Worksheet) -> None:
    """Print it as wide as a sheet of paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
