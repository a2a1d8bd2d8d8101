"""What an analyst asks a project for in a notebook: tables and analyses as frames that know their papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from numbers import Integral
from pathlib import Path

import pandas as pd

from indicators.analysis import row_filters, sourced_rows
from indicators.analysis.places import comparison, comparison_years
from indicators.analysis.plans import plan_account
from indicators.analysis.sourced_rows import Rows
from indicators.analysis.tracking import tracking
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.errors import BadArgument, BadPeriod, UnknownDocument, UnknownPlace, nearest
from indicators.project import Project as Folders
from indicators.project import find
from indicators.storage.argument_checks import require_text
from indicators.storage.transaction import require_settled
from indicators.tables.store import Tables
from indicators.vocabulary import own_files
from indicators.vocabulary.scheme import STANDARD


class Project:
    """A project as an analyst uses it; its tables are loaded once, when they are first asked for.

    Papers marked 不公开, and figures that cannot be true, are left out. Every method but `document` gives a
    DataFrame whose `sources` are the papers of its rows.

    Parameters
    ----------
    folder : Path or str, optional
        The project's folder, or one inside it; the working directory if not given.

    Raises
    ------
    ProjectNotFound
        If no project is there.
    OtherVocabulary
        If it has words of its own, and this process has read with others.

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
        own_files.require(self.folders)

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
            If the place has no targets; the message names those that have.

        Examples
        --------
        >>> Project().targets(place="锦州市", year=2025)["period"].unique().tolist()
        ['2025']
        """
        return self._chosen(self.tables.targets, "targets", place, year)

    def observations(self, *, place: str | None = None, year: int | None = None) -> Rows:
        """List reported figures, with the columns of observations.csv.

        Raises
        ------
        UnknownPlace
            If the place has no figures; the message names those that have.

        Examples
        --------
        >>> mine = Project().observations(place="锦州市", year=2025)
        >>> mine["place"].unique().tolist(), bool(mine["period"].str.startswith("2025").all())
        (['锦州市'], True)
        """
        return self._chosen(self.tables.observations, "figures", place, year)

    def tasks(self, *, place: str | None = None, year: int | None = None) -> Rows:
        """List the numbered tasks of papers of a place and year, with the columns of tasks.csv.

        Raises
        ------
        UnknownPlace
            If the place has no papers; the message names those that have.

        Examples
        --------
        >>> Project().tasks(place="锦州市", year=2025)["document_id"].unique().tolist()
        ['jinzhou-2025-task-breakdown']
        """
        papers = self._chosen(self.tables.documents, "papers", place, year)
        tasks = self.tables.tasks
        return self._rows(tasks[tasks["document_id"].isin(papers["document_id"])].reset_index(drop=True))

    def track(self, place: str, quarter: str, *, scheme: str = STANDARD) -> Rows:
        """Say how the year's targets stand at the end of a quarter: `indicators track`.

        Raises
        ------
        UnknownPlace, BadPeriod, BadParameter
            If the place has no targets, the quarter is none or of a year without targets, or there is no
            such scheme; the messages name what there is.

        Examples
        --------
        >>> rows = Project().track("锦州市", "2025-Q1", scheme="points")
        >>> rows.sources["document_id"].tolist()[-1]
        'jinzhou-2025-task-breakdown'
        """
        require_text(place=place, scheme=scheme)
        own_files.require(self.folders)
        rows = tracking.track(self.tables, place, quarter, scheme)
        if rows.empty:
            raise row_filters.year_without_targets(self.tables, place, int(quarter[:4]))
        return self._rows(rows)

    def plan(self, place: str, year: int | None = None, *, scheme: str = STANDARD) -> Rows:
        """Judge the goals of a place's five-year plan at the end of a year, else of the last with targets.

        Raises
        ------
        UnknownPlace, BadPeriod, BadParameter
            If the place has no targets, no plan of it covers the year or ended before it, or there is no
            such scheme; the messages name what there is.

        Examples
        --------
        >>> Project().plan("鞍山市", 2023)["place"].unique().tolist()
        ['鞍山市']
        """
        require_text(place=place, scheme=scheme)
        _require_year(year)
        own_files.require(self.folders)
        chosen = year if year is not None else comparison_years.default_year(self.tables, place)
        rows = plan_account.account(self.tables, place, chosen, scheme)
        if rows.empty:
            raise self._without_plan(place, chosen)
        return self._rows(rows)

    def compare(self, places: Sequence[str], *, years: Sequence[int] | None = None) -> Rows:
        """Put the targets of places side by side: `indicators compare`.

        Raises
        ------
        BadArgument, UnknownPlace, BadParameter
            If places or years are no list, a place has no targets, or there are fewer than two.

        Examples
        --------
        >>> sorted(Project().compare(["鞍山市", "锦州市"])["place"].unique())
        ['锦州市', '鞍山市']
        """
        is_list = isinstance(places, Sequence) and not isinstance(places, str)
        if not is_list or not all(isinstance(place, str) for place in places):
            raise BadArgument(
                expected="a list of places",
                found=f"{places!r}, of type {type(places).__name__}",
                where="places",
                remedy="Write compare(['鞍山市', '锦州市']).",
            )
        if years is not None and (isinstance(years, str) or not isinstance(years, Sequence)):
            raise BadArgument(
                expected="a list of years",
                found=f"{years!r}, of type {type(years).__name__}",
                where="years",
                remedy="Write years=[2023, 2025].",
            )
        for year in years or ():
            _require_year(year)
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
        require_text(name=name)
        shown = set(self.tables.documents["document_id"])
        entries = [entry for entry in register.entries(self.folders) if entry.id == name and name in shown]
        if not entries:
            raise UnknownDocument(
                expected="the id of a registered paper",
                found=repr(name),
                where="document",
                remedy=nearest(name, sorted(shown)),
            )
        (file,) = register.read_files(self.folders, entries)
        if file.document is None:
            raise file.faults[0]
        return file.document

    def sources(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Choose the papers that any frame's rows come from, by its column of ids.

        Raises
        ------
        BadArgument
            If it is no frame, or has no such column.

        Examples
        --------
        >>> mine = Project()
        >>> means = pd.DataFrame({"target_id": ["anshan-2023-work-report@3411"]})
        >>> mine.sources(means)["document_id"].tolist()
        ['anshan-2023-work-report']
        """
        is_frame = isinstance(rows, pd.DataFrame)
        if not is_frame or not any(map(sourced_rows.holds_ids, rows.columns)):
            raise BadArgument(
                expected="a frame with a column of ids: document_id, statement_id, target_id, observation_id",
                found=f"the columns {', '.join(map(str, rows.columns))}"
                if is_frame
                else f"{rows!r}, of type {type(rows).__name__}",
                where="rows",
                remedy="Keep one of these columns when you choose, group or join rows.",
            )
        return sourced_rows.sources(rows, self.tables.documents)

    def _chosen(self, frame: pd.DataFrame, what: str, place: str | None, year: int | None) -> Rows:
        require_text(place=place, may_lack=["place"])
        _require_year(year)
        if place is not None:
            known = sorted(set(frame["place"]))
            if place not in known:
                raise UnknownPlace(
                    expected=f"the full name of a place with {what}",
                    found=repr(place),
                    where="place",
                    remedy=nearest(place, known),
                )
            frame = frame[frame["place"] == place]
        if year is not None:
            frame = frame[frame["period"].astype(str).str.match(rf"{year}(?![/\d])")]
        return self._rows(frame.reset_index(drop=True))

    def _without_plan(self, place: str, year: int) -> BadPeriod:
        papers = self.tables.documents
        plans = papers[(papers["place"] == place) & (papers["kind"] == "five_year_plan")]
        known = ", ".join(sorted(plans["period"])) or "none is known"
        return BadPeriod(
            expected=f"a year of a five-year plan of {place} ({known})",
            found=str(year),
            where=f"the plans of {place}",
            remedy="Choose one of these years, or register the plan.",
        )

    def _rows(self, frame: pd.DataFrame) -> Rows:
        return Rows.of(frame, self.tables.documents)


def _require_year(year: object) -> None:
    if year is not None and (isinstance(year, bool) or not isinstance(year, Integral)):
        raise BadArgument(
            expected="a year as a number, such as 2025",
            found=f"{year!r}, of type {type(year).__name__}",
            where="year",
            remedy="Write year=2025.",
        )
