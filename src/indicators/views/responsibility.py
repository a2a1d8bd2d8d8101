"""The views of `responsibility`: who leads which tasks, and how the targets in them stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape

import pandas as pd

from indicators.analysis import attainment
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables, target_columns
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.responsibility_tables import KINDS, ResponsibilityTables
from indicators.vocabulary import page_words

YEAR_END = 4
MOST_NAMED = 3


@dataclass(frozen=True)
class ResponsibilityViews:
    """All views of one place and year.

    Parameters
    ----------
    tables : ResponsibilityTables
        Counts and lists who is named.
    judged : DataFrame
        As `analysis.attainment.quarter` gives them at the year's end.
    """

    tables: ResponsibilityTables
    judged: pd.DataFrame

    @classmethod
    def of(cls, tables: Tables, place: str, year: int, lang: str = "zh") -> ResponsibilityViews:
        """Find who is named for the year's tasks.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        judged = attainment.quarter(tables, place, year, YEAR_END)
        citations = Citations.of(tables, lang)
        return cls(ResponsibilityTables(place, year, localizer, tables, citations), judged)

    @property
    def localizer(self) -> Localizer:
        """Words, names and figures in the page's language."""
        return self.tables.localizer

    def summary(self) -> Html:
        """Say how many tasks there are, who leads most of them, and how the targets stand."""
        units = self.tables.assignments("lead_unit")
        if units.empty:
            words = self.localizer.say("no_tasks")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        tasks = units.drop_duplicates(["document_id", "task"])
        named = self.tables.roll_up(YEAR_END, "lead_unit")
        named = named[named["name"] != ""]
        told = [
            self.localizer.say(
                "duty_count",
                place=self.localizer.place(self.tables.place, both=True),
                year=self.tables.year,
                tasks=len(tasks),
                units=len(named),
                joint=int(tasks["is_joint"].sum()),
            ),
            self._most(named),
            *self._unnamed(),
        ]
        sections = records(self.tables.roll_up(YEAR_END, "section"))
        counts = [
            (sum(int(row[state]) for row in sections), self.localizer.say(f"state_{state}"), kind)
            for state, kind in KINDS.items()
        ]
        cards = html_tables.cards(count for count in counts if count[0])
        basis = self.tables.citations.basis(tasks["document_id"])
        return Html(html_tables.bullets(map(escape, told)) + cards + basis, " ".join(told))

    def units(self) -> Html:
        """Count tasks, targets and their states by lead unit."""
        return self.tables.rolled_up(YEAR_END, "lead_unit")

    def leaders(self) -> Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self.tables.rolled_up(YEAR_END, "lead_leader")

    def sections(self) -> Html:
        """Count tasks, targets and their states by section of the papers."""
        return self.tables.rolled_up(YEAR_END, "section")

    def responsible(self) -> Html:
        """Count tasks, targets and their states by the other units named."""
        return self.tables.rolled_up(YEAR_END, "responsible_unit")

    def tasks(self) -> Html:
        """List every task with who is named for it, and the targets in it."""
        named = {by: self._names(by) for by in ("lead_leader", "lead_unit", "responsible_unit")}
        held = self._targets()

        def key(row: Row) -> tuple[str, str]:
            return row["document_id"], row["task"]

        columns = [
            Column(self.localizer.head("task"), self._task),
            *(
                Column(self.localizer.head(by), lambda row, own=own: escape(own[key(row)]))  # type: ignore[misc]
                for by, own in named.items()
                if any(own.values())
            ),
            Column(
                self.localizer.head("count_targets"),
                lambda row: "".join(self._target(target) for target in held[key(row)]),
            ),
            Column(
                self.localizer.head("source"),
                lambda row: self.tables.citations.folded([self.tables.citations.of_task(row)]),
                "refs",
            ),
        ]
        units = self.tables.assignments("lead_unit")
        tasks = units.drop_duplicates(["document_id", "task"])
        if tasks.empty:
            words = self.localizer.say("no_tasks")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        caption = self.localizer.say(
            "duty_tasks",
            place=self.localizer.place(self.tables.place),
            year=self.tables.year,
            tasks=len(tasks),
        )
        return html_tables.table(records(tasks), columns, caption)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        names = [*self.tables.assignments("section").get("document_id", []), *self.judged["target_id"]]
        return self.tables.citations.papers_of(names)

    def _most(self, named: pd.DataFrame) -> str:
        top = records(named.head(MOST_NAMED))
        told = [self.localizer.say("duty_own", name=row["name"], count=row["tasks"]) for row in top]
        return self.localizer.say("duty_most", told=self.localizer.joined(told))

    def _unnamed(self) -> list[str]:
        """Tell of tasks for which nobody is named."""
        told = []
        for by in ("lead_unit", "lead_leader"):
            rows = self.tables.assignments(by)
            count = int((rows["name"] == "").sum())
            if count:
                told.append(self.localizer.say(f"duty_without_{by}", count=count))
        return told

    def _names(self, by: str) -> dict[tuple[str, str], str]:
        names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in records(self.tables.assignments(by)):
            names[(row["document_id"], row["task"])].append(row["name"])
        return {key: self.localizer.joined(own) for key, own in names.items()}

    def _targets(self) -> dict[tuple[str, str], list[Row]]:
        held: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in records(self.judged[self.judged["decides"].astype(bool)]):
            held[(str(row["statement_id"]).partition("@")[0], row["task"])].append(row)
        return held

    def _task(self, row: Row) -> str:
        number = self.localizer.say("task_number", number=row["task"])
        return html_tables.lines(row["text"], f"{number} · {str(row['section']).rpartition(' > ')[2]}")

    def _target(self, row: Row) -> str:
        told = self.localizer.span(row["target"], row["target_high"], row["unit"], row["comparator"])
        words = f"{self.localizer.name(row)} {told or row['text']}"
        status = target_columns.status_words(row["status"], self.localizer.lang)
        return f"<div>{escape(words)} {html_tables.chip(status, target_columns.kind_of(row['status']))}</div>"
