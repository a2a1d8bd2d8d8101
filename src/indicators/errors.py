"""Every failure the package can tell a person about, a named class each.

A message always says four things: what was expected, what was found, where, and what to do. All of
these errors mean "the input is wrong", so the command line prints them and exits with status 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from indicators.storage.visible_text import shown


class IndicatorsError(Exception):
    """The base of every error whose cause lies in the input.

    Parameters
    ----------
    expected, found : str
        What the program needed, and what it got instead.
    where : str
        File, line or cell, indicator: the place a person has to open.
    remedy : str
        What to do now, a full sentence.

    Examples
    --------
    >>> raise UnknownPlace(expected="a place of places.csv", found="'鞍山'", where="--place",
    ...                    remedy="Write 鞍山市.")
    Traceback (most recent call last):
    indicators.errors.UnknownPlace: unknown place
      expected  a place of places.csv
      found     '鞍山'
      where     --place
      to do     Write 鞍山市.
    """

    headline = "wrong input"

    def __init__(self, *, expected: str, found: str, where: str, remedy: str) -> None:
        self.expected, self.found, self.where, self.remedy = expected, found, where, remedy
        super().__init__(expected, found, where, remedy)

    def __str__(self) -> str:
        return (
            f"{self.headline}\n"
            f"  expected  {shown(self.expected)}\n"
            f"  found     {shown(self.found)}\n"
            f"  where     {shown(self.where)}\n"
            f"  to do     {shown(self.remedy)}"
        )


class Faults(IndicatorsError):
    """Several errors of one input, told together.

    Parameters
    ----------
    errors : sequence of IndicatorsError
        At least one.
    """

    headline = "several faults"

    def __init__(self, errors: Sequence[IndicatorsError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(expected=first.expected, found=first.found, where=first.where, remedy=first.remedy)

    def __str__(self) -> str:
        count = len(self.errors)
        if count == 1:
            return str(self.errors[0])
        return "\n".join([f"{count} faults", *(f"{i}. {error}" for i, error in enumerate(self.errors, 1))])


def raise_all(errors: Sequence[IndicatorsError]) -> None:
    """Raise one error as itself, several as `Faults`, none not at all.

    Examples
    --------
    >>> raise_all([])
    """
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise Faults(errors)


def nearest(word: str, known: Sequence[str]) -> str:
    """Name the known words nearest to a mistyped one, for a remedy sentence.

    Examples
    --------
    >>> nearest("鞍山", ["鞍山市", "锦州市"])
    'Did you mean 鞍山市?'
    """
    close = get_close_matches(word, known, n=3, cutoff=0.4)
    return f"Did you mean {' or '.join(close)}?" if close else f"Known are: {', '.join(list(known)[:12])}."


class UnusableFile(IndicatorsError):
    """A file or folder that the system does not let us read or write."""

    headline = "file cannot be used"


class FolderInUse(IndicatorsError):
    """A folder that another run is writing to."""

    headline = "another run is writing here"


class UnknownPlace(IndicatorsError):
    """A place that is not in the vocabulary, or has no data."""

    headline = "unknown place"


class UnknownDocument(IndicatorsError):
    """A paper that is not registered."""

    headline = "unknown document"


class UnknownUnit(IndicatorsError):
    """A unit that is not in the vocabulary."""

    headline = "unknown unit"


class UnitMismatch(IndicatorsError):
    """Two units of which one cannot be converted into the other."""

    headline = "units do not convert"


class NotNumbers(IndicatorsError):
    """Values that should be numbers and are not."""

    headline = "not numbers"


class BadPeriod(IndicatorsError):
    """A period that is not written as `periods.py` defines."""

    headline = "not a period"


class VocabularyFault(IndicatorsError):
    """An entry of a vocabulary file that cannot be used."""

    headline = "vocabulary entry cannot be used"


class RawFileMissing(IndicatorsError):
    """A registered raw file that is not there."""

    headline = "raw file missing"


class RawFileAltered(IndicatorsError):
    """A raw file whose content is not the registered one."""

    headline = "raw file altered"


class RegisterFault(IndicatorsError):
    """An entry of documents.yaml that cannot be used."""

    headline = "document register cannot be used"


class UnreadableDocument(IndicatorsError):
    """A document that cannot be decoded or read."""

    headline = "document cannot be read"


class SecondCopy(IndicatorsError):
    """A document that is already registered."""

    headline = "document already registered"


class UnreadableTable(IndicatorsError):
    """A CSV or workbook that cannot be parsed."""

    headline = "table cannot be read"


class TableFault(IndicatorsError):
    """A table that does not keep its schema."""

    headline = "table breaks its schema"


class StaleTables(IndicatorsError):
    """Processed tables that differ from what the raw data give."""

    headline = "processed tables are stale"


class UnusableWorkbook(IndicatorsError):
    """A workbook that cannot be opened, or is not laid out as it was handed out."""

    headline = "workbook cannot be used"


class CorrectionFault(IndicatorsError):
    """A decision of an analyst, in a workbook or in corrections.csv, that cannot be used."""

    headline = "correction cannot be used"


class CorrectionMisfit(IndicatorsError):
    """Corrections that no longer fit the papers they are about."""

    headline = "corrections no longer fit their documents"


class FigureMisfit(IndicatorsError):
    """Figures of lead units whose targets are no longer read in their papers."""

    headline = "figures no longer fit their targets"


class BadParameter(IndicatorsError):
    """A parameter a notebook does not declare, or of the wrong type."""

    headline = "wrong notebook parameter"


class NotebookStopped(IndicatorsError):
    """A notebook that did not come to its end, with the source of the cell it was in, "" if in none."""

    headline = "notebook stopped before its end"

    def __init__(self, *, cell: str, expected: str, found: str, where: str, remedy: str) -> None:
        self.cell = cell
        super().__init__(expected=expected, found=found, where=where, remedy=remedy)


class ReportPlanFault(IndicatorsError):
    """A plan of reports that cannot be used."""

    headline = "plan of reports cannot be used"


class LabelFault(IndicatorsError):
    """Hand-made labels that cannot be held against the reading."""

    headline = "labels cannot be used"


class ProjectNotFound(IndicatorsError):
    """No project folder at or above the working directory."""

    headline = "no project here"


class CellFault(IndicatorsError):
    """A cell filled in by hand that cannot be read, or that says something impossible."""

    headline = "cell cannot be read"


class FallingFigure(IndicatorsError):
    """A cumulative figure that is smaller than that of the quarter before."""

    headline = "cumulative figure falls"


class WouldOverwrite(IndicatorsError):
    """A figure that is already stored with another value."""

    headline = "figure is already there"


class FileIsThere(IndicatorsError):
    """A file to be written that exists already."""

    headline = "file is already there"


class MissingPackage(IndicatorsError):
    """A package that only some commands need, and that is not installed."""

    headline = "package not installed"


class NothingToFillIn(IndicatorsError):
    """A place and year without a single target to report on."""

    headline = "no targets to report on"
