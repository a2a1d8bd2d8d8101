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
from indicators.views.citations import Sources, panel
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Speaker
from indicators.views.target_columns import status_words
from indicators.vocabulary import page_words, schemes
from indicators.workbooks import result_tables

if TYPE_CHECKING:
    from indicators.views.widgets import Explorer

SHOWN = ("place", "period", "indicator", "target", "observed", "status", "office")
SUFFIX = ".xlsx"


@dataclass
class ExploreViews:
    """All targets, and what is chosen of them: by the notebook's parameters, then by hand in the explorer.

    Parameters
    ----------
    rows : DataFrame
        As `analysis.target_list.listing` gives them.
    filters : dict
        The arguments of `analysis.target_list.select`.
    voice : Speaker
        Speaks the reader's language.
    sources : Sources
        Leads every target to its words.
    """

    rows: pd.DataFrame
    filters: dict[str, Any]
    voice: Speaker
    sources: Sources

    @classmethod
    def of(cls, tables: Tables, lang: str = "zh", **filters: Any) -> ExploreViews:
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
        voice = Speaker(page_words.check_language(lang))
        views = cls(listing(tables), filters, voice, Sources.of(tables, lang))
        views.found()
        return views

    def selection(self) -> pd.DataFrame:
        """Give what is chosen now, one row a target, to compute with; `found` has the long columns too."""
        return self.found().drop(columns=["office", "sentence"])

    def found(self) -> pd.DataFrame:
        """Give the rows of `analysis.target_list.listing` that are chosen now."""
        return select(self.rows, **self.filters)

    def explorer(self) -> Explorer:
        """Choose by hand; where no widgets run, a plain table of the selection."""
        from indicators.views.widgets import Explorer

        return Explorer(self)

    def table(self) -> Html:
        """List the selection, each row with its source folded up."""
        found = self.found()
        if found.empty:
            words = self.voice.say("explore_none")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [Column(self.head(name), _plain(name)) for name in SHOWN]
        columns.append(
            Column(self.voice.head("source"), lambda row: self.sources.cell([row["target_id"]]), "refs")
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
        return _notice(self.voice.say("explore_saved", count=len(self.found()), name=target.name))

    def workbook(self) -> bytes:
        """Give the selection as a workbook: what the table shows, and the columns to compute with."""
        found = self.found()
        heads = {name: self.head(name) for name in SHOWN}
        told = pd.DataFrame([row for row, _ in self.told(found)], columns=list(SHOWN)).rename(columns=heads)
        sheets = {self.voice.say("explore_sheet"): told, self.voice.say("explore_data"): found}
        return result_tables.render("xlsx", sheets, self.voice.lang)

    def told(self, rows: pd.DataFrame) -> list[tuple[Row, Row]]:
        """Put rows into words, each beside the row itself."""
        return [(self._told(row), row) for row in records(rows)]

    def words(self, row: Row) -> str:
        """Write the sources of a row in full: the target's sentence with the figure marked."""
        return panel(self.sources.of_figure(row["target_id"]))

    def head(self, name: str) -> str:
        """Name a column."""
        return self.voice.say(f"explore_{name}")

    def count(self, chosen: int) -> str:
        """Say how many of all targets are chosen."""
        return self.voice.say("explore_count", chosen=chosen, all=len(self.rows))

    def scheme(self) -> str:
        """Name the words that the states are told in."""
        scheme = schemes().by_name[attainment.SCHEME]
        return self.voice.say("explore_scheme", scheme=scheme.zh if self.voice.lang == "zh" else scheme.en)

    def status(self, status: str) -> str:
        """Name a state; nothing for a target that is not judged by year."""
        return status_words(status, self.voice.lang) if status else ""

    def _told(self, row: Row) -> Row:
        target = self.voice.span(row["target"], row["target_high"], row["unit"], row["comparator"])
        measure = self.voice.say(f"measure_{row['measure']}") if isfinite(row["target"]) else ""
        return {
            "place": row["place"],
            "period": self.voice.period(row["period"]),
            "indicator": self.voice.name(row),
            "target": " ".join(part for part in (measure, target or row["quote"] or row["sentence"]) if part),
            "observed": self.voice.figure(row["observed"], row["unit"]),
            "status": self.status(row["status"]),
            "office": self.voice.joined(row["office"].split(";")),
        }


def _plain(name: str) -> Any:
    return lambda row: escape(str(row[name]))


def _notice(words: str) -> Html:
    return Html(f'<p class="notice">{escape(words)}</p>', words)
