"""How the sheets of the progress workbook fit a page: rows as high as their texts, as wide as paper."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.worksheet import Worksheet

from indicators.storage.character_width import columns

LINE, HIGHEST, MARGIN = 15, 300, 2


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Say how high a row has to be for its wrapped texts, each with its column's width in characters.

    Programs do not all measure wrapped rows themselves when they open a file.

    Examples
    --------
    >>> height([("地区生产总值", 14), ("6%", 12)]), height([("地区生产总值", 8)])
    (15, 30)
    """
    lines_needed = max(ceil(columns(text) / (width - MARGIN)) for text, width in texts)
    return min(max(lines_needed, 1) * LINE, HIGHEST)


def fit_to_page(sheet: Worksheet) -> None:
    """Print it as wide as a sheet of paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
