"""Every failure the package can tell a person about, a named class each.

A message always says what was expected, what was found, where, and what to do; the command line exits with 2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from indicators.storage.nearest_names import nearest as nearest
from indicators.storage.visible_text import line, shown


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
    # How `str` tells it: set by the package, which knows the Chinese words for it.
    telling: ClassVar[Callable[[IndicatorsError], str] | None] = None

    def __init_subclass__(cls, headline: str = "") -> None:
        cls.headline = headline or cls.headline

    def __init__(self, expected: str, found: str, where: str, remedy: str) -> None:
        self.expected, self.found, self.where, self.remedy = expected, found, where, remedy
        super().__init__(expected, found, where, remedy)

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how a copy is made in another process: not every `__init__` takes what stands in `args`."""
        return _remade, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        telling = IndicatorsError.telling
        return telling(self) if telling else self.in_english()

    def in_english(self) -> str:
        """Tell it as it was raised."""
        return (
            f"{self.headline}\n"
            f"  expected  {shown(self.expected)}\n"
            f"  found     {shown(self.found)}\n"
            f"  where     {line(self.where)}\n"
            f"  to do     {shown(self.remedy)}"
        )


def _remade(kind: type[IndicatorsError], values: tuple[Any, ...], state: dict[str, Any]) -> IndicatorsError:
    error = kind.__new__(kind, *values)
    error.__dict__.update(state)
    return error


class Faults(IndicatorsError, headline="several faults"):
    """Several errors of one input, told together; `errors` holds at least one."""

    def __init__(self, errors: Sequence[IndicatorsError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(expected=first.expected, found=first.found, where=first.where, remedy=first.remedy)

    def in_english(self) -> str:
        """Tell them as they were raised, numbered."""
        told = [error.in_english() for error in self.errors]
        if len(told) == 1:
            return told[0]
        return "\n".join([f"{len(told)} faults", *(f"{i}. {one}" for i, one in enumerate(told, 1))])


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


def all_of(error: IndicatorsError) -> tuple[IndicatorsError, ...]:
    """List the single errors of what was raised.

    Examples
    --------
    >>> fault = UnknownPlace(expected="a place", found="b", where="c", remedy="D.")
    >>> len(all_of(Faults([fault, fault]))), all_of(fault) == (fault,)
    (2, True)
    """
    return error.errors if isinstance(error, Faults) else (error,)


class UnusableFile(IndicatorsError, headline="file cannot be used"):
    """A file or folder that the system does not let us read or write."""


class FolderInUse(IndicatorsError, headline="another run is writing here"):
    """A folder that another run is writing to."""


class LockLost(IndicatorsError, headline="lock was taken away"):
    """A lock whose file was taken away while a run held it."""


class UnfinishedWrite(IndicatorsError, headline="a run was stopped while it put files in place"):
    """Files of a folder that belong together, of which a stopped run has put only some in place."""


class BadArgument(IndicatorsError, headline="wrong argument"):
    """An argument of a function that is of the wrong type, or none of those it takes."""


class UnknownPlace(IndicatorsError, headline="unknown place"):
    """A place that is not in the vocabulary, or has no data."""


class UnknownDocument(IndicatorsError, headline="unknown document"):
    """A paper that is not registered."""


class UnknownTable(IndicatorsError, headline="unknown table"):
    """A table that is none of data/processed."""


class UnknownUnit(IndicatorsError, headline="unknown unit"):
    """A unit that is not in the vocabulary."""


class UnitMismatch(IndicatorsError, headline="units do not convert"):
    """Two units of which one cannot be converted into the other."""


class NotNumbers(IndicatorsError, headline="not numbers"):
    """Values that should be numbers and are not."""


class BadPeriod(IndicatorsError, headline="not a period"):
    """A period that is not written as `periods.py` defines."""


class VocabularyFault(IndicatorsError, headline="vocabulary entry cannot be used"):
    """An entry of a vocabulary file that cannot be used."""


class OtherVocabulary(IndicatorsError, headline="another vocabulary is in use"):
    """A project whose vocabulary is not the one that this process reads with."""


class RawFileMissing(IndicatorsError, headline="raw file missing"):
    """A registered raw file that is not there."""


class RawFileAltered(IndicatorsError, headline="raw file altered"):
    """A raw file whose content is not the registered one."""


class RegisterFault(IndicatorsError, headline="document register cannot be used"):
    """An entry of documents.yaml that cannot be used."""


class UnreadableDocument(IndicatorsError, headline="document cannot be read"):
    """A document that cannot be decoded or read."""


class ReaderNotRunning(IndicatorsError, headline="files cannot be opened"):
    """The process that opens files from outside does not run; no file is at fault."""


class TooMuch(IndicatorsError, headline="file takes too much"):
    """A file that runs into a limit of memory, time or size."""


class SecondCopy(IndicatorsError, headline="document already registered"):
    """A document that is already registered."""


class UnreadableTable(IndicatorsError, headline="table cannot be read"):
    """A CSV or workbook that cannot be parsed."""


class TableFault(IndicatorsError, headline="table breaks its schema"):
    """A table that does not keep its schema."""


class StaleTables(IndicatorsError, headline="processed tables are stale"):
    """Processed tables that differ from what the raw data give."""


class UnusableWorkbook(IndicatorsError, headline="workbook cannot be used"):
    """A workbook that cannot be opened, or is not laid out as it was handed out."""


class CorrectionFault(IndicatorsError, headline="correction cannot be used"):
    """A decision of an analyst, in a workbook or in corrections.csv, that cannot be used."""


class CorrectionMisfit(IndicatorsError, headline="corrections no longer fit their documents"):
    """Corrections that no longer fit the papers they are about."""


class FigureMisfit(IndicatorsError, headline="figures no longer fit their targets"):
    """Figures of lead units whose targets are no longer read in their papers."""


class BadParameter(IndicatorsError, headline="wrong parameter"):
    """A parameter a notebook does not declare, or of the wrong type."""


class NotebookStopped(IndicatorsError, headline="notebook stopped before its end"):
    """A notebook that did not come to its end, with the source of the cell it was in, "" if in none."""

    def __init__(self, *, cell: str, expected: str, found: str, where: str, remedy: str) -> None:
        self.cell = cell
        super().__init__(expected=expected, found=found, where=where, remedy=remedy)


class ReportKindFault(IndicatorsError, headline="notebook cannot be used as a report"):
    """A notebook whose metadata say that it is a report, and that cannot be used as one."""


class ReportPlanFault(IndicatorsError, headline="plan of reports cannot be used"):
    """A plan of reports that cannot be used."""


class LabelFault(IndicatorsError, headline="labels cannot be used"):
    """Hand-made labels that cannot be held against the reading."""


class ProjectNotFound(IndicatorsError, headline="no project here"):
    """No project folder at or above the working directory."""


class CellFault(IndicatorsError, headline="cell cannot be read"):
    """A cell filled in by hand that cannot be read, or that says something impossible."""


class FallingFigure(IndicatorsError, headline="cumulative figure falls"):
    """A cumulative figure that is smaller than that of the quarter before."""


class ImplausibleFigure(IndicatorsError, headline="figure cannot be true"):
    """A figure outside what its indicator, measure and period allow, and that nobody has confirmed."""


class WouldOverwrite(IndicatorsError, headline="figure is already there"):
    """A figure that is already stored with another value."""


class FileIsThere(IndicatorsError, headline="file is already there"):
    """A file to be written that exists already."""


class WrongQuery(IndicatorsError, headline="query cannot be answered"):
    """A question in SQL that cannot be answered from the tables."""


class MissingPackage(IndicatorsError, headline="package not installed"):
    """A package that only some commands need, and that is not installed."""


class NothingToFillIn(IndicatorsError, headline="no targets to report on"):
    """A place and year without a single target to report on."""


class NothingToHandOut(IndicatorsError, headline="no page to hand papers out with"):
    """Word papers were asked for, and none of the chosen pages has any."""


class ManifestFault(IndicatorsError, headline="manifest cannot be used"):
    """A list of papers that cannot be used."""


class WorkStopped(IndicatorsError, headline="part of the work was not done"):
    """Work of which a part was not done; the same command does what is left."""
