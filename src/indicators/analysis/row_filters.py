"""Chooses the rows of an analysis by place, plan and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from indicators import periods
from indicators.errors import BadPeriod, UnknownPlace, nearest
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Paper, Target, records
from indicators.tables.matching.figure_matching import Named, best_first, subject
from indicators.tables.matching.revisions import in_force, is_revision
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.store import Tables
from indicators.tables.targets.allocations import ALLOCATED, without_given
from indicators.tables.targets.split_by_office import PART, WHOLE

WITHIN_A_YEAR = ("annual", "half_year")
Row = TypeVar("Row", bound=Named)


@dataclass(frozen=True, slots=True)
class GoalWithSpan:
    """A target of a five-year plan for its end or over its years, and the years the plan covers."""

    target: Target
    span: Period


@dataclass(frozen=True, eq=False)
class PlaceFigures:
    """What is known of a place whatever the year; each part is worked out once, when first asked for."""

    tables: Tables
    place: str

    @cached_property
    def observations(self) -> list[Observation]:
        """The place's figures, the one to believe first."""
        table = self.tables.observations
        return best_first(records(table[table["place"] == self.place], Observation))

    @cached_property
    def by_subject(self) -> Mapping[str, list[Observation]]:
        """The figures by what they are about."""
        return _by_subject(self.observations)

    @cached_property
    def by_id(self) -> Mapping[str, Observation]:
        """The figures by observation_id."""
        return {figure.observation_id: figure for figure in self.observations}

    @cached_property
    def same(self) -> SameRows:
        """What says which rows are the same thing."""
        return SameRows(self.tables.statements)

    @cached_property
    def words(self) -> Mapping[str, tuple[str, str]]:
        """Sentence and quote of the place's statements by statement_id."""
        table = self.tables.statements
        own = table.loc[table["place"] == self.place, ["statement_id", "sentence", "quote"]]
        said = own.itertuples(index=False, name=None)
        return {name: (sentence, quote) for name, sentence, quote in said}

    def above(self, adcode: str) -> Mapping[str, list[Observation]]:
        """Give the figures of the province that a code lies in, by subject; none for the province's own."""
        if adcode not in self._above:
            province = f"{adcode[:2]}0000"
            table = self.tables.observations
            own = table[(table["adcode"] == province) & (adcode != province)]
            self._above[adcode] = _by_subject(best_first(records(own, Observation)))
        return self._above[adcode]

    @cached_property
    def _above(self) -> dict[str, Mapping[str, list[Observation]]]:
        return {}


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of a place for a year; made once for a page and handed to every analysis of it."""

    all_years: PlaceFigures  # What does not depend on the year.
    year: int  # The year of the targets; it chooses the plan too.
    day: date | None = None  # The targets are those in force on it; the year's last if not given.

    @property
    def tables(self) -> Tables:
        """The five tables."""
        return self.all_years.tables

    @property
    def place(self) -> str:
        """The place's full name."""
        return self.all_years.place

    @property
    def by_id(self) -> Mapping[str, Observation]:
        """The place's figures by observation_id."""
        return self.all_years.by_id

    @property
    def figures(self) -> Mapping[str, list[Observation]]:
        """The place's figures by subject, the one to believe first."""
        return self.all_years.by_subject

    @cached_property
    def targets(self) -> list[Target]:
        """The year's targets, in the papers' order."""
        return annual_targets(self.tables, self.place, self.year, self.day)

    @cached_property
    def targets_by_subject(self) -> Mapping[str, list[Target]]:
        """The year's targets by subject, in the papers' order."""
        return _by_subject(self.targets)

    @cached_property
    def goals(self) -> list[GoalWithSpan]:
        """The goals of the plan that covers the year, in the plan's order."""
        return plan_goals(self.tables, self.place, self.year, self.day)

    @property
    def same(self) -> SameRows:
        """What says which rows are the same thing."""
        return self.all_years.same

    def of_year(self, year: int) -> Known:
        """Give what is known of the place for another year."""
        return Known(self.all_years, year)

    def figures_of(self, row: Named) -> Sequence[Observation]:
        """Give the place's figures of what a row is about, the one to believe first."""
        return self.figures.get(subject(row), ())

    def targets_of(self, row: Named) -> Sequence[Target]:
        """Give the year's targets of what a row is about."""
        return self.targets_by_subject.get(subject(row), ())

    def words_of(self, statement_id: str) -> tuple[str, str]:
        """Give sentence and quote of a statement, "" for both where there is none."""
        return self.all_years.words.get(statement_id, ("", ""))


def know(tables: Tables, place: str, year: int, day: date | None = None) -> Known:
    """Gather what is known of a place for a year, with the targets in force on a day, its last if none.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    return Known(PlaceFigures(tables, place), year, day)


def every_year(tables: Tables) -> Iterator[Known]:
    """Go through the places by name, and the years for which each has targets."""
    annual = tables.targets[tables.targets["horizon"] == "annual"]
    asked = sorted(set(zip(annual["place"], annual["period"].map(int), strict=True)))
    figures: dict[str, PlaceFigures] = {}
    for place, year in asked:
        yield Known(figures.setdefault(place, PlaceFigures(tables, place)), year)


def require_place(tables: Tables, place: str, where: str = "place") -> None:
    """Make sure that there are targets of a place.

    Raises
    ------
    UnknownPlace
        Naming the nearest places that have some.
    """
    known = sorted(set(tables.targets["place"]))
    if place not in known:
        raise UnknownPlace(
            expected="the full name of a place with targets",
            found=repr(place),
            where=where,
            remedy=nearest(place, known),
        )


def year_without_targets(tables: Tables, place: str, year: int) -> BadPeriod:
    """Make the error for a year of which nothing is known of a place, naming the years that have targets."""
    own = tables.targets[(tables.targets["place"] == place) & (tables.targets["horizon"] == "annual")]
    known = sorted(set(own["period"].str[:4]))
    return BadPeriod(
        expected=f"a year with annual targets of {place} ({', '.join(known) or 'none is known'})",
        found=str(year),
        where=f"the targets of {place}",
        remedy="Choose one of these years, or register a document with targets of that year.",
    )


def plan_goals(tables: Tables, place: str, year: int, day: date | None = None) -> list[GoalWithSpan]:
    """List the goals of the place's plan that covers a year, as they are in force on a day, its last if none.

    A plan's look back at the plan before it is left out: only goals for the plan's end, or over its years,
    are taken, and what replaces one of them.
    """
    papers = tables.documents
    plans = papers[(papers["kind"] == "five_year_plan") & (papers["place"] == place)]
    spans = {paper.document_id: periods.parse(paper.period) for paper in records(plans, Paper)}
    spans = {name: span for name, span in spans.items() if year in span.years}
    targets = tables.targets
    is_own = (targets["place"] == place) & (targets["horizon"] == "plan") & (targets["period"] != "")
    own = records(targets[is_own], Target)
    span_of = {row.target_id: spans[row.document_id] for row in own if row.document_id in spans}
    for row in sorted(filter(is_revision, own), key=lambda row: row.in_force_from):
        if row.revises in span_of:
            span_of[row.target_id] = span_of[row.revises]
    goals = [
        GoalWithSpan(target, span_of[target.target_id])
        for target in in_order(in_force(own, day or date(year, 12, 31)))
        if target.target_id in span_of
    ]
    return [goal for goal in goals if periods.parse(goal.target.period).end == goal.span.end]


def annual_targets(tables: Tables, place: str, year: int, day: date | None = None) -> list[Target]:
    """List the targets of a place for one year that are in force on a day, in the papers' order.

    One that lead units divide among them is one target; `divided_targets` gives its parts. What the place
    above sets for a place stands for itself only where the place sets nothing of its own for the same.

    Parameters
    ----------
    day : date, optional
        The year's last if not given.
    """
    every = without_given(_of_year(tables, place, year, day), SameRows(tables.statements))
    return [one for one in every if not one.flags.has(PART)]


def given_targets(tables: Tables, place: str, year: int, day: date | None = None) -> list[Target]:
    """List the year's targets that a paper of the place above sets for a place."""
    return [one for one in _of_year(tables, place, year, day) if one.flags.has(ALLOCATED)]


def divided_targets(tables: Tables, place: str, year: int) -> list[Target]:
    """List a year's targets, and those of parts of it, as units answer for them.

    Those in force at the year's end; of one that units divide among them its parts.
    """
    every = without_given(
        in_force(targets_within(tables, place, year), date(year, 12, 31)), SameRows(tables.statements)
    )
    return [one for one in every if not one.flags.has(WHOLE)]


def _of_year(tables: Tables, place: str, year: int, day: date | None) -> list[Target]:
    targets = tables.targets
    is_own = (targets["place"] == place) & (targets["horizon"] == "annual") & (targets["period"] == str(year))
    return in_order(in_force(records(targets[is_own], Target), day or date(year, 12, 31)))


def targets_within(tables: Tables, place: str, year: int) -> list[Target]:
    """List a place's targets for a year and for parts of it, in the papers' order."""
    targets = tables.targets
    is_own = (targets["place"] == place) & targets["horizon"].isin(WITHIN_A_YEAR)
    return in_order(records(targets[is_own & (targets["period"].str[:4] == str(year))], Target))


def in_order(targets: Iterable[Target]) -> list[Target]:
    """Sort targets as the papers have them, those that stand in no paper last."""
    return sorted(targets, key=_position)


def _position(target: Target) -> tuple[bool, str, int, str]:
    """Give the place of a target in its paper."""
    _, _, offset = target.statement_id.rpartition("@")
    return not offset, target.document_id, int(offset or 0), target.target_id


def _by_subject(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Group rows by what they are about."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[subject(row)].append(row)
    return dict(found)
