"""Opens workbooks that come back from people: what cannot be read safely is refused with its reason."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from indicators.documents import ole
from indicators.documents.decoding import read_bytes
from indicators.documents.grids.sheet_cells import Book, Sheet, column_letters
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import IndicatorsError, RawFileMissing, TooMuch, UnreadableDocument, UnusableWorkbook
from indicators.vocabulary.phrase import Phrase
from indicators.workbooks.fault_phrases import say

_MOST_FAULTS = 200
# As `TooMuch` names them.
LIMIT_NAMES = ("memory", "processor time", "waiting time", "characters", "read in it")


def open_workbook(path: Path) -> Book:
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
    TooMuch
        If reading it runs into a limit.

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
    return read_workbook(workbook_bytes(path), path.name)


def read_workbook(content: bytes, where: str) -> Book:
    """Read the bytes of a workbook that somebody filled in; raises as `open_workbook`."""
    if content.startswith(ole.MAGIC):
        raise _unusable(
            where,
            say("locked_file"),
            say("unlock_file"),
        )
    damage = (
        say("damaged_file"),
        say("save_again"),
    )
    try:
        return sandboxed_reading.open_book(content, where)
    except TooMuch as error:
        name = next((name for name in LIMIT_NAMES if name in error.expected), LIMIT_NAMES[-1])
        amount = error.expected.removeprefix("a file that takes at most ")
        limit = Phrase.of(amount, say(f"limit_{name.split()[0]}").zh)
        raise TooMuch(
            expected=say("within_limit", limit=limit),
            found=say("more"),
            where=where,
            remedy=say("smaller_book"),
        ) from error
    except UnreadableDocument as error:
        is_damaged = error.expected.startswith("a whole ")
        told = damage if is_damaged else (error.found, error.remedy)
        raise _unusable(where, *told) from error


def workbook_bytes(path: Path) -> bytes:
    """Read the file of a workbook, once; raises as `open_workbook`."""
    try:
        return read_bytes(path)
    except RawFileMissing as error:
        told = (say("no_file"), say("check_path")) if not path.exists() else _of_access(path)
        raise _unusable(path.name, *told) from error
    except UnreadableDocument as error:
        raise _unusable(path.name, error.found, error.remedy) from error


def _of_access(path: Path) -> tuple[Phrase, Phrase]:
    """Say why a file that is there cannot be read: it is a folder, or another program or owner keeps it."""
    if path.is_dir():
        return say("is_folder"), say("name_file")
    return say("not_allowed"), say("close_file")


def column_faults(
    found: Collection[str], headers: Collection[str], where: str, remedy: str
) -> list[IndicatorsError]:
    """Name the columns that a sheet has lost."""
    missing = [header for header in headers if header not in found]
    if not missing:
        return []
    wanted, lost = ("、".join(names) for names in (headers, missing))
    told = say("columns", names=wanted), say("missing_columns", names=lost)
    return [UnusableWorkbook(*told, f"{where}, row 1", remedy)]


def layout_faults(sheet: Sheet, file: str) -> list[IndicatorsError]:
    """Name the formulas and merged cells of a sheet: neither says reliably what a cell holds."""
    faults: list[IndicatorsError] = [
        UnusableWorkbook(
            expected=say("alone"),
            found=say("merged"),
            where=f"{file}, sheet {sheet.title}, cells {_area(*merged)}",
            remedy=say("unmerge"),
        )
        for merged in sheet.merged[:_MOST_FAULTS]
    ]
    for cell in sheet.formulas():
        if len(faults) >= _MOST_FAULTS:
            break
        faults.append(
            UnusableWorkbook(
                expected=say("value"),
                found=say("formula"),
                where=f"{file}, sheet {sheet.title}, cell {cell.coordinate}",
                remedy=say("paste_value"),
            )
        )
    return faults


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"


def _unusable(where: str, found: str, remedy: str) -> UnusableWorkbook:
    """Say why a file is no workbook to work with."""
    return UnusableWorkbook(expected=say("workbook"), found=found, where=where, remedy=remedy)
