"""A few places beside each other: indicators down, a column a place, plan goals in small type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from indicators.analysis.places.comparison import Compared
from indicators.analysis.printed_targets import printed, told_higher
from indicators.tables.contract.records import Target
from indicators.tables.matching.same_things import Verdict, in_words
from indicators.views.amount_words import measured_amount
from indicators.views.cells import Cell, Figure, Text, joined, lines
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary.column_values import LIMITS, MULTIPLES, RATES

# Caveats of every row: the heads name the years, and amounts have no difference.
EVERYWHERE = ("years_differ", "amounts_of_unlike_places")

Group = list[Compared]


@dataclass(frozen=True)
class SideBySide(Views):
    """The tables of the rows of `analysis.places.comparison`."""

    years: Mapping[str, int]  # Place to year, in the order of the columns.

    def table(self, groups: Sequence[Group], caption: str) -> Table:
        """List the things that several places name, a column a place."""
        sides = [
            Column(f"{self.localizer.place(place)} {year}", partial(self._cell, place=place), "number")
            for place, year in self.years.items()
        ]
        columns = [
            self.column("indicator", lambda group: self.localizer.indicator(group[0])),
            *sides,
            *([self.column("difference", self._difference, "number")] if len(sides) == 2 else []),
            self.column("flags", lambda group: self.notes(*_own_caveats(group)), "wide"),
            self.citations.cited_column(lambda group: [row.target_id for row in group]),
        ]
        return Table.of(groups, columns, caption, self.say("cities_table_sub"))

    def own(self, rows: Sequence[Compared], caption: str, first: int) -> Table:
        """List what one place alone names, the places one after the other."""
        columns: list[Column[Compared]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("place", lambda row: lines(self.localizer.place(row.place))),
            self.column("target", self._own_line, "number"),
            self.column("per_year", self._per_year, "number"),
            self.citations.cited_column(lambda row: [row.target_id]),
        ]
        return Table.of(rows, columns, caption, first=first)

    def line(self, row: Compared) -> Cell:
        """Write one target, below it of what kind it is and for which years."""
        # Growth, falls, shares and limits say themselves what they are.
        has_kind = isfinite(row.value) and row.measure in ("level", "increment")
        kind = self.localizer.kind(row.aim, row.measure) if has_kind else ""
        horizon = self.localizer.period(row.period) if is_plan(row) else ""
        higher = told_higher(row.stretch, self.localizer.lang)
        small = self.localizer.joined([kind, horizon, higher])
        return lines(self.amount(row), small, figure=Figure.of(row.value, row.unit))

    def _own_line(self, row: Compared) -> Cell:
        """Write a target that no other stands beside: as printed, with the word of will."""
        target = self.citations.target(row.target_id)
        if self.localizer.lang != "zh" or is_plan(row) or not isfinite(row.value):
            return self.line(row)
        kind = self.localizer.kind(row.aim, row.measure) if row.measure in ("level", "increment") else ""
        small = self.localizer.joined([target.modality, kind, told_higher(row.stretch, "zh")])
        return lines(printed(target), small, figure=Figure.of(row.value, row.unit))

    def amount(self, row: Compared) -> str:
        """Write a target as a person would, or in the paper's own words."""
        target = self.citations.target(row.target_id)
        if self.localizer.lang == "zh" and target.unit in MULTIPLES:
            return printed(target)
        amount = self.localizer.span(row.value, row.value_high, row.unit, row.comparator)
        if not amount:
            return self.localizer.relation(row.text)
        is_yearly = row.basis in ("cagr", "cumulative", "annual")
        bound = "" if is_plan(row) else self._bound_as_printed(row, target)
        words = bound or measured_amount(self.localizer, row.measure, amount, target)
        return (self.say(f"basis_{row.basis}") if is_yearly else "") + words

    def _bound_as_printed(self, row: Compared, target: Target) -> str:
        """Give the paper's words where they bound the same number otherwise: 不低于800.4万亩; else ""."""
        told = printed(target) if self.localizer.lang == "zh" and row.comparator in LIMITS else ""
        plain = self.localizer.span(row.value, row.value_high, row.unit, "eq")
        return told if plain in told and not told.startswith(plain) else ""

    def _cell(self, group: Group, place: str) -> Cell:
        """Write a place's targets of the year, below them in small type those of its plan."""
        own = sorted((row for row in group if row.place == place), key=is_plan)
        annual = [self.line(row) for row in own if not is_plan(row) and not row.alike]
        alike = [self._alike(row) for row in own if row.alike]
        plans = [
            Cell((Text(self._plan(row), "small"),), Figure.of(row.value, row.unit))
            for row in own
            if is_plan(row) and not row.alike
        ]
        return joined(*annual, *plans, *alike)

    def _alike(self, row: Compared) -> Cell:
        """Write in small type what is only alike, with the reason; it is compared with nothing."""
        words = self.say(
            "alike_beside",
            words=self._plan(row) if is_plan(row) else f"{self.localizer.name(row)} {self.amount(row)}",
            reason=in_words(Verdict("alike", row.alike), self.localizer.lang),
        )
        return Cell((Text(words, "small"),))

    def _per_year(self, row: Compared) -> Cell:
        """Write the amount of each year of a plan; a year's own target says it already."""
        words = self.localizer.figure(row.per_year, row.unit) if is_plan(row) else ""
        return lines(words, figure=Figure.of(row.per_year, row.unit))

    def _plan(self, row: Compared) -> str:
        period = self.localizer.period(row.period)
        words = self.say("plan_says", period=period, amount=self.amount(row))
        each = self.localizer.figure(row.per_year, row.unit) if row.basis != "annual" else ""
        return words + (self.say("spread", amount=each) if each else "")

    def _difference(self, group: Group) -> Cell:
        """Write how far two places lie apart in points, where both give one rate of one kind.

        Amounts depend on the size of a place: their difference says nothing.
        """
        annual = [row for row in group if row.horizon == "annual" and isfinite(row.value) and not row.alike]
        kinds = {(row.measure, row.unit) for row in annual}
        if len(annual) != 2 or len({row.place for row in annual}) != 2 or len(kinds) != 1:
            return Cell()
        ((measure, unit),) = kinds
        if unit != "%" or measure not in RATES:
            return Cell()
        first, second = sorted(annual, key=lambda row: list(self.years).index(row.place))
        apart = first.value - second.value
        higher = self.localizer.place(first.place if apart > 0 else second.place)
        gap = self.localizer.figure(abs(apart), "百分点")
        words = self.say("higher_in", place=higher, gap=gap) if apart else self.say("equal")
        return lines(words, figure=Figure(apart, "百分点"))


def is_plan(row: Compared) -> bool:
    """Whether a target is a goal of a plan and no target of a year."""
    return row.horizon == "plan"


def _own_caveats(group: Group) -> list[str]:
    """Take the caveats that do not hold for every row of the table."""
    return [code for row in group for code in row.caveats if not code.startswith(EVERYWHERE)]
