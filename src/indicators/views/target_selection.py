"""A selection of all targets, as a table, a DataFrame and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any, Self

import pandas as pd

from indicators.analysis.tracking.target_list import Listed, choices, listing, select
from indicators.errors import BadParameter, FileIsThere
from indicators.storage.atomic_write import write_bytes
from indicators.tables.contract.records import records
from indicators.tables.store import Tables
from indicators.views.cells import Cell, lines
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import notice, panel
from indicators.views.localizer import Localizer
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import STANDARD
from indicators.workbooks import result_tables

SHOWN = ("place", "period", "indicator", "target", "observed", "status", "office")
SUFFIX = ".xlsx"


@dataclass(frozen=True)
class TargetSelection(Views):
    """All targets, and what is chosen of them: by the notebook's parameters, then with the widgets."""

    rows: pd.DataFrame
    # The arguments of `analysis.tracking.target_list.select`; the widgets change them.
    filters: dict[str, Any]

    @classmethod
    def of(cls, tables: Tables, lang: str = "zh", **filters: Any) -> Self:
        """List the targets and choose.

        Parameters
        ----------
        **filters
            As for `analysis.tracking.target_list.select`.

        Raises
        ------
        BadParameter
            If no target has that place, year, unit or status, or the language is neither ``zh`` nor ``en``.
        """
        views = cls(Localizer(lang), Citations(tables, lang), listing(tables), filters)
        views.found()
        year, known = filters.get("year"), choices(views.rows)["year"]
        if year and year not in known:
            raise BadParameter(
                expected="a year that a target has",
                found=str(year),
                where="year",
                remedy=f"Known are: {', '.join(map(str, known))}; 0 stands for all.",
            )
        return views

    def selection(self) -> pd.DataFrame:
        """Give what is chosen now, one row a target, to compute with; `found` has the long columns too."""
        return self.found().drop(columns=["office", "sentence"])

    def found(self) -> pd.DataFrame:
        """Give the rows of `analysis.tracking.target_list.listing` that are chosen now."""
        return select(self.rows, **self.filters)

    def table(self) -> Table | Html:
        """List the selection, each row with its source folded up."""
        found = self.found()
        if found.empty:
            return notice(self.say("explore_none"))
        columns = [Column(self.head(name), partial(_cell, name)) for name in SHOWN]
        columns.append(self.citations.cited_column(lambda row: [row["target_id"]]))
        words = [self._words(row) | {"target_id": row.target_id} for row in records(found, Listed)]
        return Table.of(words, columns, self.count(len(found)), self.scheme())

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
        return notice(self.say("explore_saved", count=len(self.found()), name=target.name))

    def workbook(self) -> bytes:
        """Give the selection as a workbook: what the table shows, and the columns to compute with."""
        found, say = self.found(), self.localizer.say
        sheets = {say("explore_sheet"): self.in_words(found), say("explore_data"): found}
        return result_tables.render("xlsx", sheets, self.localizer.lang)

    def in_words(self, found: pd.DataFrame) -> pd.DataFrame:
        """Put rows of `found` into the words that the table shows."""
        words = pd.DataFrame(map(self._words, records(found, Listed)), columns=list(SHOWN))
        return words.rename(columns={name: self.head(name) for name in SHOWN})

    def source(self, target_id: str) -> str:
        """Write the source of a target in full as markup: its sentence with the figure marked."""
        return panel(self.citations.of_figure(target_id))

    def head(self, name: str) -> str:
        """Name a column."""
        return self.say(f"explore_{name}")

    def count(self, chosen: int) -> str:
        """Say how many of all targets are chosen."""
        return self.say("explore_count", chosen=chosen, all=len(self.rows))

    def scheme(self) -> str:
        """Name the scheme of the statuses."""
        return self.say("explore_scheme", scheme=self.localizer.scheme(STANDARD))

    def status(self, status: str) -> str:
        """Name a status; nothing for a target that is not judged by year."""
        return schemes().status(status).label(self.localizer.lang) if status else ""

    def _words(self, row: Listed) -> dict[str, str]:
        return {
            "place": row.place,
            "period": self.localizer.period(row.period),
            "indicator": self.localizer.name(row),
            "target": self._aimed(row),
            "observed": self._observed(row),
            "status": self.status(row.status),
            "office": self.localizer.joined(row.office),
        }

    def _observed(self, row: Listed) -> str:
        """Write the latest figure, one told as a range with both ends."""
        if isfinite(row.observed_high):
            return self.localizer.span(row.observed, row.observed_high, row.unit, "range")
        return self.localizer.figure(row.observed, row.unit)

    def _aimed(self, row: Listed) -> str:
        """Write a target as printed; in English with signs for what bounds it."""
        if not isfinite(row.target):
            return self.localizer.relation(row.text)
        measure = self.localizer.kind(row.aim, row.measure)
        amount = self.localizer.span(row.target, row.target_high, row.unit, row.comparator)
        signed = self.say(f"aimed_{row.measure}", amount=amount)
        return " ".join(filter(None, (measure, row.text if self.localizer.lang == "zh" else signed)))


def _cell(name: str, words: dict[str, str]) -> Cell:
    return lines(words[name])
