"""Opens workbooks that come back from people: what cannot be read safely is refused with its reason."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from indicators.documents.formats.archives import Archive
from indicators.errors import IndicatorsError, UnreadableDocument, UnusableWorkbook
from indicators.workbooks.fault_phrases import say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_workbook(path: Path) -> Workbook:
    """Open a workbook that somebody filled in.

    Parameters
    ----------
    path : Path
        The file; nothing is written to it.

    Raises
    ------
    UnusableWorkbook
        If there is no such file, it is password-protected or an old .xls, it is broken, would unpack to more
        than a workbook is, declares entities, or takes values from other files.

    Examples
    --------
    >>> open_workbook(Path("nowhere.xlsx"))
    Traceback (most recent call last):
    indicators.errors.UnusableWorkbook: workbook cannot be used
      expected  an .xlsx workbook that opens
      found     no such file
      where     nowhere.xlsx
      to do     Check the path.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise _unusable(path, say("no_file"), say("check_path"))
    content = path.read_bytes()
    if content.startswith(OLE):
        raise _unusable(
            path,
            say("locked_file"),
            say("unlock_file"),
        )
    damage = (
        say("damaged_file"),
        say("save_again"),
    )
    try:
        Archive(content, path.name).check_parts()
        with warnings.catch_warnings():
            # openpyxl tells of every Excel feature it does not keep; nothing is written back here.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(io.BytesIO(content))
    except UnreadableDocument as error:
        is_damaged = error.expected.startswith("a whole ")
        told = damage if is_damaged else (error.found, error.remedy)
        raise _unusable(path, *told) from error
    except (
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:
        raise _unusable(path, *damage) from error


def layout_faults(sheet: Worksheet, file: str) -> list[IndicatorsError]:
    """Name the formulas and merged cells of a sheet: neither says reliably what a cell holds.

    Parameters
    ----------
    sheet : Worksheet
        To be read cell by cell.
    file : str
        The file as a message names it.
    """
    faults: list[IndicatorsError] = [
        UnusableWorkbook(
            expected=say("alone"),
            found=say("merged"),
            where=f"{file}, sheet {sheet.title}, cells {cells.coord}",
            remedy=say("unmerge"),
        )
        for cells in sheet.merged_cells.ranges
    ]
    faults += [
        UnusableWorkbook(
            expected=say("value"),
            found=say("formula"),
            where=f"{file}, sheet {sheet.title}, cell {cell.coordinate}",
            remedy=say("paste_value"),
        )
        for row in sheet.iter_rows()
        for cell in row
        if is_formula(cell)
    ]
    return faults


def is_formula(cell: Cell) -> bool:
    """Whether a cell holds a formula, so that what it says is not known."""
    return str(cell.data_type) == "f"


def _unusable(path: Path, found: str, remedy: str) -> UnusableWorkbook:
    """Say why a file is no workbook to work with."""
    return UnusableWorkbook(expected=say("workbook"), found=found, where=path.name, remedy=remedy)
