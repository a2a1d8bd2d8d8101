"""What assessments of a plan say of its goals, beside what the same figures give by the scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.analysis.plans.plan_assessments import AssessedGoal, Assessment
from indicators.reading.assessment_counts import JOINT
from indicators.tables.matching.figure_matching import subject_of
from indicators.views.cells import Cell, Text
from indicators.views.plan_account_tables import PlanAccountTables, ids
from indicators.views.table import Column, Table
from indicators.vocabulary import schemes

Row = Sequence[AssessedGoal | None]


@dataclass(frozen=True)
class PlanAssessmentTables(PlanAccountTables):
    """Makes a table of `analysis.plans.plan_assessments`."""

    def assessed(self, made: Sequence[Assessment], caption: str, sub: str) -> Table:
        """List the indicators, those judged otherwise first, with two columns an assessment."""
        rows = sorted(_rows(made), key=lambda row: not any(one and one.agrees is False for one in row))
        columns: list[Column[Row]] = [
            self.column("indicator", lambda row: self._indicator(_known(row).own)),
            self.column("goal", lambda row: self._goal(_known(row).own), "number"),
        ]
        for number, one in enumerate(made):
            columns += self._of(number, one)
        columns.append(
            self.citations.cited_column(lambda row: [name for one in row if one for name in ids(one.own)])
        )
        return Table.of(rows, columns, caption, sub)

    def counts(self, counted: Mapping[str, int]) -> str:
        """Write how many indicators stand how, in the order of the statuses."""
        order = list(schemes().statuses)
        # Those as expected or faster stand with the faster.
        order.insert(order.index("faster"), JOINT)
        found = sorted(counted.items(), key=lambda pair: order.index(pair[0]))
        return self.localizer.joined(
            self.say("count_of", count=number, status=self._name(name)) for name, number in found
        )

    def _name(self, status: str) -> str:
        if status == JOINT:
            return self.say(JOINT)
        return schemes().status(status).label(self.localizer.lang)

    def told(self, one: Assessment) -> str:
        """Say what an assessment counts, whether its table says so too, and where we judge otherwise."""
        # A text may judge single goals and count none.
        counts = one.counts or one.tabled or Counter(goal.said for goal in one.goals)
        total = one.total or sum(counts.values())
        words = [self.say("assessed_counts", paper=one.title, total=total, counts=self.counts(counts))]
        if not one.is_consistent:
            words.append(self.say("assessed_tabled", counts=self.counts(one.tabled)))
        elif one.is_partial:
            listed = sum(one.tabled.values())
            words.append(self.say("assessed_partly", count=listed, counts=self.counts(one.tabled)))
        other = [goal.own for goal in one.goals if goal.agrees is False]
        if other:
            names = self.localizer.names(other)
            words.append(self.say("assessed_otherwise", count=len(other), names=names))
        return "".join(words)

    def _of(self, number: int, one: Assessment) -> list[Column[Row]]:
        until = self.localizer.period(one.as_of.text)
        return [
            Column(self.say("head_assessed", until=until), lambda row: self._said(row[number])),
            Column(self.say("head_judged", until=until), lambda row: self._own(row[number])),
        ]

    def _said(self, one: AssessedGoal | None) -> Cell:
        if one is None:
            return Cell()
        cell = self.statuses(one.said)
        if not one.in_text:
            return cell
        words = self.say("assessed_in_text", status=self._name(one.in_text))
        return Cell((*cell.parts, Text(words, "small")))

    def _own(self, one: AssessedGoal | None) -> Cell:
        if one is None:
            return Cell()
        cell = self._status(one.own)
        if one.agrees is not False:
            return cell
        return Cell((*cell.parts, Text(self.say("judged_otherwise"), "small")))


def _rows(made: Sequence[Assessment]) -> list[Row]:
    """Put together what assessments say of one indicator."""
    found: dict[str, list[AssessedGoal | None]] = {}
    for number, one in enumerate(made):
        for goal in one.goals:
            key = subject_of(goal.own.indicator_id, goal.own.indicator, goal.own.goal_id)
            found.setdefault(key, [None] * len(made))[number] = goal
    return list(found.values())


def _known(row: Row) -> AssessedGoal:
    return next(one for one in row if one)
