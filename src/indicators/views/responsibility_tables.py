"""Who answers for what, as tables: tasks, targets and the targets' states by leader, unit or section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from indicators.analysis import responsibility
from indicators.analysis.codes import explain
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import count
from indicators.vocabulary import schemes

KINDS = {
    "on_track": "good",
    "behind": "watch",
    "missed": "bad",
    "undetermined": "none",
    "no_observation": "none",
}


LEADING = ("lead_unit", "lead_leader")


@dataclass(frozen=True)
class ResponsibilityTables:
    """Writes what `analysis.responsibility` gives.

    Parameters
    ----------
    place, year
        As the notebook's parameters.
    localizer : Localizer
        Words, names and figures in the page's language.
    tables : Tables
        The processed tables.
    citations : Citations
        Leads every count to its targets.
    """

    place: str
    year: int
    localizer: Localizer
    tables: Tables
    citations: Citations
    _assigned: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)

    def roll_up(self, quarter: int, by: str) -> pd.DataFrame:
        """Count by one of lead_leader, lead_unit, responsible_unit and section at a quarter's end."""
        return responsibility.roll_up(
            self.tables,
            self.place,
            self.year,
            quarter,
            by=by,
        )

    def assignments(self, by: str) -> pd.DataFrame:
        """List each task with who is named for it."""
        if by not in self._assigned:
            self._assigned[by] = responsibility.assignments(self.tables, self.place, self.year, by=by)
        return self._assigned[by]

    def rolled_up(self, quarter: int, by: str) -> Html:
        """Write the counts as a table; a line if no task is numbered or nobody is named.

        Parameters
        ----------
        quarter : int
            The quarter at whose end the targets are judged.
        by : str
            lead_leader, lead_unit, responsible_unit or section.
        """
        rows = self.roll_up(quarter, by)
        named = rows[rows["name"] != ""]
        if named.empty:
            words = self.localizer.say("no_tasks" if rows.empty else f"nobody_{by}")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [
            Column(self.localizer.head(by), self._name),
            Column(self.localizer.head("count_tasks"), self._tasks, "number", count("tasks")),
            Column(self.localizer.head("count_targets"), self._targets, "number", count("targets")),
            Column(self.localizer.head("states"), self._states),
            Column(self.localizer.head("source"), self._sources, "refs"),
        ]
        tasks = self.assignments(by).drop_duplicates(["document_id", "task"])
        scheme = schemes().by_name[str(rows["scheme"].iloc[0])]
        caption = self.localizer.say(
            f"roll_up_{by}", tasks=len(tasks), led=int((tasks["name"] != "").sum()), names=len(named)
        )
        sub = self.localizer.say(
            "roll_up_sub", scheme=scheme.zh if self.localizer.lang == "zh" else scheme.en
        )
        return html_tables.table(records(rows), columns, caption, sub)

    def _name(self, row: Row) -> str:
        return escape(row["name"] or self.localizer.joined(explain(row["reason"], self.localizer.lang)))

    def _tasks(self, row: Row) -> str:
        joint = self.localizer.say("joint", count=row["tasks_joint"]) if row["tasks_joint"] else ""
        return html_tables.lines(str(row["tasks"]), joint)

    def _targets(self, row: Row) -> str:
        joint = self.localizer.say("joint", count=row["targets_joint"]) if row["targets_joint"] else ""
        return html_tables.lines(str(row["targets"]), joint)

    def _states(self, row: Row) -> str:
        return state_chips([row], self.localizer)

    def _sources(self, row: Row) -> str:
        """Fold up the targets; where there are none, the tasks of those who lead."""
        told = [name for name in str(row["target_ids"]).split(";") if name]
        if told or row["by"] not in LEADING:
            return self.citations.cell(told) or self._numbers(row)
        own = self.assignments(row["by"])
        return self.citations.folded(
            self.citations.of_task(task) for task in records(own[own["name"] == row["name"]])
        )

    def _numbers(self, row: Row) -> str:
        """Name the tasks of a unit that helps; the list of tasks has their words."""
        numbers = [number for number in str(row["task_numbers"]).split(";") if number]
        return (
            escape(self.localizer.say("task_number", number=self.localizer.joined(numbers)))
            if numbers
            else ""
        )


def state_chips(rows: Sequence[Row], localizer: Localizer) -> str:
    """Write how many targets stand how, as chips; what does not occur is left out."""
    counts = {state: sum(int(row[state]) for row in rows) for state in KINDS}
    return " ".join(
        html_tables.chip(f"{localizer.say(f'state_{state}')} {count}", KINDS[state])
        for state, count in counts.items()
        if count
    )
