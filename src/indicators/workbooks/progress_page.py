"""How the sheets of the progress workbook fit a page: rows as high as their texts, as wide as paper."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from unicodedata import east_asian_width

from openpyxl.worksheet.worksheet import Worksheet

LINE, HIGHEST, MARGIN = 15, 300, 2


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Say how high a row has to be for its wrapped texts, each with its column's width in characters.

    Programs do not all measure wrapped rows themselves when they open a file.

    Examples
    --------
    >>> height([("地区生产总值", 14), ("6%", 12)]), height([("地区生产总值", 8)])
    (15, 30)
    """
    lines_needed = max(ceil(_width(text) / (width - MARGIN)) for text, width in texts)
    return min(max(lines_needed, 1) * LINE, HIGHEST)


def _width(text: str) -> int:
    """Count a text's columns: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def fit_to_page(sheet: Worksheet) -> None:
    """Print it as wide as a sheet of paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
