"""What an analyst asks a project for in a notebook: tables and analyses as frames that know their papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from indicators.analysis import comparison, plan_account, select, tracking
from indicators.documents import register
from indicators.documents.document import Document
from indicators.errors import BadArgument, UnknownDocument, nearest
from indicators.project import Project as Folders
from indicators.project import find
from indicators.storage.transaction import require_settled
from indicators.tables.store import Tables
from indicators.vocabulary.judging_scheme import STANDARD

# A statement's id is its paper's, an @ and where it stands; other rows are named after their statements.
_NAMED_AFTER_STATEMENTS = ("statement_id", "target_id", "observation_id", "goal_id")


class Rows(pd.DataFrame):
    """Rows of a project's tables or analyses.

    Examples
    --------
    >>> Project().targets(place="锦州市", year=2025).sources["title"].tolist()
    ['2025年市《政府工作报告》任务分解和责任分工方案']
    """

    _metadata = ("_papers",)
    _papers: pd.DataFrame | None = None

    @property
    def _constructor(self) -> type[Rows]:
        return Rows

    @property
    def sources(self) -> pd.DataFrame:
        """The papers that the rows come from, with the columns of documents.csv."""
        papers = self._papers
        if papers is None:
            return pd.DataFrame()
        columns = ("document_id",) if "document_id" in self else _NAMED_AFTER_STATEMENTS
        values = (value for column in columns if column in self for value in self[column].dropna())
        named = {str(value).partition("@")[0] for value in values}
        return papers[papers["document_id"].isin(named)].reset_index(drop=True)


class Project:
    """A project as an analyst uses it; its tables are loaded once, when they are first asked for.

    Papers marked 不公开, and figures that cannot be true, are left out.

    Parameters
    ----------
    folder : Path or str, optional
        The project's folder, or one inside it; the working directory if not given.

    Raises
    ------
    ProjectNotFound
        If no project is there.

    Examples
    --------
    >>> mine = Project()
    >>> len(mine.targets(place="鞍山市", year=2023)) > 50
    True
    >>> mine.track("锦州市", "2025-Q1").set_index("indicator_id").loc["gdp", "status"]
    'below_target'
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folders: Folders = find(folder)

    def __repr__(self) -> str:
        return f"Project({str(self.folders.root)!r})"

    @cached_property
    def tables(self) -> Tables:
        """The five tables of data/processed."""
        require_settled(self.folders.data)
        return Tables.load(self.folders)

    def targets(self, *, place: str | None = None, year: int | None = None) -> Rows:
        """List targets, with the columns of targets.csv.

        Raises
        ------
        UnknownPlace
            If the place has no targets.

        Examples
        --------
        >>> Project().targets(place="锦州市", year=2025)["period"].unique().tolist()
        ['2025']
        """
        return self._chosen(self.tables.targets, place, year)

    def observations(self, *, place: str | None = None, year: int | None = None) -> Rows:
        """List reported figures, with the columns of observations.csv.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        """
        return self._chosen(self.tables.observations, place, year)

    def track(self, place: str, quarter: str, *, scheme: str = STANDARD) -> Rows:
        """Say how the year's targets stand at the end of a quarter: `indicators track`.

        Raises
        ------
        UnknownPlace, BadPeriod, BadParameter
            As `indicators.analysis.tracking.track`.
        """
        return self._rows(tracking.track(self.tables, place, quarter, scheme))

    def plan(self, place: str, year: int | None = None, *, scheme: str = STANDARD) -> Rows:
        """Judge the goals of a place's five-year plan at the end of a year, else of the last with targets.

        Raises
        ------
        UnknownPlace, BadParameter
            As `indicators.analysis.plan_account.account`.

        Examples
        --------
        >>> Project().plan("鞍山市", 2023)["place"].unique().tolist()
        ['鞍山市']
        """
        chosen = year if year is not None else comparison.default_year(self.tables, place)
        return self._rows(plan_account.account(self.tables, place, chosen, scheme))

    def compare(self, places: Sequence[str], *, years: Sequence[int] | None = None) -> Rows:
        """Put the targets of places side by side: `indicators compare`.

        Raises
        ------
        UnknownPlace, BadParameter
            As `indicators.analysis.comparison.compare`.
        """
        return self._rows(comparison.compare(self.tables, places, years))

    def document(self, name: str) -> Document:
        """Read a registered paper by its id.

        Raises
        ------
        UnknownDocument
            If no such paper is registered, or it is marked 不公开.
        RawFileMissing, RawFileAltered, UnreadableDocument
            If its file is gone, altered or cannot be read.

        Examples
        --------
        >>> Project().document("anshan-2023-work-report").place
        '鞍山市'
        """
        shown = set(self.tables.documents["document_id"])
        entries = [entry for entry in register.entries(self.folders) if entry.id == name and name in shown]
        if not entries:
            raise UnknownDocument(
                expected="the id of a registered paper",
                found=repr(name),
                where="document",
                remedy=nearest(str(name), sorted(shown)),
            )
        (file,) = register.read_files(self.folders, entries)
        if file.document is None:
            raise file.faults[0]
        return file.document

    def _chosen(self, frame: pd.DataFrame, place: str | None, year: int | None) -> Rows:
        if place is not None:
            select.require_place(self.tables, place)
            frame = frame[frame["place"] == place]
        if year is not None:
            if isinstance(year, bool) or not isinstance(year, int):
                raise BadArgument(
                    expected="a year as a number, such as 2025",
                    found=f"{year!r}, of type {type(year).__name__}",
                    where="year",
                    remedy="Write year=2025.",
                )
            frame = frame[frame["period"].astype(str).str.match(rf"{year}(?![/\d])")]
        return self._rows(frame.reset_index(drop=True))

    def _rows(self, frame: pd.DataFrame) -> Rows:
        rows = Rows(frame)
        rows._papers = self.tables.documents
        return rows
