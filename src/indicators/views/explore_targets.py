"""The views of `explore_targets`: a selection of all targets, as a table, a DataFrame and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.analysis import attainment
from indicators.analysis.target_list import listing, select
from indicators.errors import BadParameter, FileIsThere
from indicators.storage.atomic_write import write_bytes
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citations, panel
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.target_columns import status_words
from indicators.vocabulary import page_words, schemes
from indicators.workbooks import result_tables

if TYPE_CHECKING:
    from indicators.views.widgets import TargetWidgets

SHOWN = ("place", "period", "indicator", "target", "observed", "status", "office")
SUFFIX = ".xlsx"


@dataclass
class ExploreTargetsViews:
    """All targets, and what is chosen of them: by the notebook's parameters, then by hand in the explorer.

    Parameters
    ----------
    rows : DataFrame
        As `analysis.target_list.listing` gives them.
    filters : dict
        The arguments of `analysis.target_list.select`.
    localizer : Localizer
        Words, names and figures in the reader's language.
    citations : Citations
        Leads every target to its words.
    """

    rows: pd.DataFrame
    filters: dict[str, Any]
    localizer: Localizer
    citations: Citations

    @classmethod
    def of(cls, tables: Tables, lang: str = "zh", **filters: Any) -> ExploreTargetsViews:
        """List the targets and choose.

        Parameters
        ----------
        tables : Tables
            The processed tables.
        lang : str
            ``zh`` or ``en``.
        **filters
            As for `analysis.target_list.select`.

        Raises
        ------
        BadParameter
            If no target has that place, unit or status, or the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        views = cls(listing(tables), filters, localizer, Citations.of(tables, lang))
        views.found()
        return views

    def selection(self) -> pd.DataFrame:
        """Give what is chosen now, one row a target, to compute with; `found` has the long columns too."""
        return self.found().drop(columns=["office", "sentence"])

    def found(self) -> pd.DataFrame:
        """Give the rows of `analysis.target_list.listing` that are chosen now."""
        return select(self.rows, **self.filters)

    def explorer(self) -> TargetWidgets:
        """Choose by hand; where no widgets run, a plain table of the selection."""
        from indicators.views.widgets import TargetWidgets

        return TargetWidgets(self)

    def table(self) -> Html:
        """List the selection, each row with its source folded up."""
        found = self.found()
        if found.empty:
            words = self.localizer.say("explore_none")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [Column(self.head(name), _plain(name)) for name in SHOWN]
        columns.append(
            Column(self.localizer.head("source"), lambda row: self.citations.cell([row["target_id"]]), "refs")
        )
        caption = self.count(len(found))
        rows = [told | {"target_id": row["target_id"]} for told, row in self.told(found)]
        return html_tables.table(rows, columns, caption, self.scheme())

    def save(self, path: str) -> Html:
        """Write the selection into a workbook.

        Raises
        ------
        BadParameter
            If the name does not end in .xlsx.
        FileIsThere
            If there is such a file already.
        """
        target = Path(path)
        if target.suffix != SUFFIX:
            raise BadParameter(
                expected=f"a file name that ends in {SUFFIX}",
                found=repr(path),
                where="save",
                remedy=f"Write {target.stem or 'targets'}{SUFFIX}.",
            )
        if target.exists():
            raise FileIsThere(
                expected="the name of a file that is not there yet",
                found=repr(path),
                where="save",
                remedy="Name another, or take the old one away.",
            )
        write_bytes(target, self.workbook())
        return _notice(self.localizer.say("explore_saved", count=len(self.found()), name=target.name))

    def workbook(self) -> bytes:
        """Give the selection as a workbook: what the table shows, and the columns to compute with."""
        found = self.found()
        heads = {name: self.head(name) for name in SHOWN}
        told = pd.DataFrame([row for row, _ in self.told(found)], columns=list(SHOWN)).rename(columns=heads)
        sheets = {self.localizer.say("explore_sheet"): told, self.localizer.say("explore_data"): found}
        return result_tables.render("xlsx", sheets, self.localizer.lang)

    def told(self, rows: pd.DataFrame) -> list[tuple[Row, Row]]:
        """Put rows into words, each beside the row itself."""
        return [(self._told(row), row) for row in records(rows)]

    def words(self, row: Row) -> str:
        """Write the sources of a row in full: the target's sentence with the figure marked."""
        return panel(self.citations.of_figure(row["target_id"]))

    def head(self, name: str) -> str:
        """Name a column."""
        return self.localizer.say(f"explore_{name}")

    def count(self, chosen: int) -> str:
        """Say how many of all targets are chosen."""
        return self.localizer.say("explore_count", chosen=chosen, all=len(self.rows))

    def scheme(self) -> str:
        """Name the words that the states are told in."""
        scheme = schemes().by_name[attainment.SCHEME]
        return self.localizer.say(
            "explore_scheme", scheme=scheme.zh if self.localizer.lang == "zh" else scheme.en
        )

    def status(self, status: str) -> str:
        """Name a state; nothing for a target that is not judged by year."""
        return status_words(status, self.localizer.lang) if status else ""

    def _told(self, row: Row) -> Row:
        target = self.localizer.span(row["target"], row["target_high"], row["unit"], row["comparator"])
        measure = self.localizer.say(f"measure_{row['measure']}") if isfinite(row["target"]) else ""
        return {
            "place": row["place"],
            "period": self.localizer.period(row["period"]),
            "indicator": self.localizer.name(row),
            "target": " ".join(part for part in (measure, target or row["quote"] or row["sentence"]) if part),
            "observed": self.localizer.figure(row["observed"], row["unit"]),
            "status": self.status(row["status"]),
            "office": self.localizer.joined(row["office"].split(";")),
        }


def _plain(name: str) -> Any:
    return lambda row: escape(str(row[name]))


def _notice(words: str) -> Html:
    return Html(f'<p class="notice">{escape(words)}</p>', words)
