"""The views of `compare_cities`: what several places set out to do, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from indicators.analysis.comparison import Compared, compared_rows
from indicators.analysis.select import year_without_targets
from indicators.charts.comparison import dumbbell
from indicators.tables.records import frame
from indicators.tables.same_things import Verdict, in_words
from indicators.tables.store import Tables
from indicators.views.base import Views
from indicators.views.cells import Cell, Figure, Text, joined, lines
from indicators.views.citations import Citations
from indicators.views.display import Chart, Charts, Html
from indicators.views.localizer import Localizer
from indicators.views.table import Column, Table
from indicators.vocabulary.column_values import CHANGES, RATES

# Caveats of every row: the heads name the years, and amounts have no difference.
EVERYWHERE = ("years_differ", "amounts_of_unlike_places")
# Growth, falls, shares and limits say themselves what they are.
KINDS = {"flow": "increment", "stock": "level"}

Group = list[Compared]


@dataclass(frozen=True)
class CompareCitiesViews(Views):
    """All views of some places, each in its year.

    Parameters
    ----------
    years : mapping of str to int
        Place to year, in the order of the columns.
    rows : sequence of Compared
        As `analysis.comparison.compared_rows` gives them.
    """

    years: dict[str, int]
    rows: Sequence[Compared]

    @classmethod
    def of(
        cls, tables: Tables, places: Sequence[str], years: Sequence[int] = (), lang: str = "zh"
    ) -> CompareCitiesViews:
        """Compare the places' targets.

        Raises
        ------
        UnknownPlace
            If a place has no targets.
        BadPeriod
            If a place has no targets of its year.
        BadParameter
            If there are fewer than two places, or the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(lang)
        rows = compared_rows(tables, places, years or None)
        found = {row.place: row.year for row in rows}
        for place, year in zip(places, years, strict=False):
            if place not in found:
                raise year_without_targets(tables, place, year)
        citations = Citations(tables, lang, is_many_places=True)
        return cls(localizer, citations, {place: found[place] for place in places}, rows)

    def summary(self) -> Html:
        """Say what the places have in common and where they differ most."""
        say, place = self.localizer.say, self.localizer.place
        shared = len(self._shared())
        alone = {place(name): len(self._only(name)) for name in self.years}
        sentences = [
            say("cities_count", sides=self._sides(), count=shared),
            *(say("cities_only", place=name, count=count) for name, count in alone.items()),
            *self._widest(),
            *self._without_plan(),
        ]
        counts = [
            (shared, say("card_shared"), "good"),
            *((count, say("card_only", place=name), "none") for name, count in alone.items()),
        ]
        return self.overview(sentences, counts, self.citations.basis(self._ids()))

    def rates(self) -> Charts:
        """Draw the growth targets that every place gives as a number."""
        rows = [row for group in self._rates() for row in group]
        if not rows:
            return Charts((), self.localizer.say("no_rates"))
        title = self.localizer.say("cities_chart", sides=self._sides())
        drawn = dumbbell(frame(rows, Compared), self.localizer.lang)
        return Charts((Chart(drawn, title, self.localizer.say("cities_chart_caption")),))

    def side_by_side(self) -> Table:
        """List the indicators that several places name, a column a place."""
        sides = [
            Column(f"{self.localizer.place(place)} {year}", partial(self._cell, place=place), "number")
            for place, year in self.years.items()
        ]
        columns = [
            self.column("indicator", lambda group: self.localizer.indicator(group[0])),
            *sides,
            self.column("difference", self._difference, "number"),
            self.column("flags", lambda group: self.notes(*_own_caveats(group)), "wide"),
            self.citations.cited_column(lambda group: [row.target_id for row in group]),
        ]
        caption = self.localizer.say("cities_table", sides=self._sides())
        return Table.of(self._shared(), columns, caption, self.localizer.say("cities_table_sub"))

    def only(self, number: int) -> Table:
        """List the indicators that one place alone names.

        Parameters
        ----------
        number : int
            Which place, counted from 1.
        """
        place = list(self.years)[number - 1]
        columns: list[Column[Compared]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("target", self._line, "number"),
            self.column("per_year", self._per_year, "number"),
            self.citations.cited_column(lambda row: [row.target_id]),
        ]
        rows = self._only(place)
        caption = self.localizer.say("only_table", place=self.localizer.place(place), count=len(rows))
        return Table.of(rows, columns, caption)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    def _ids(self) -> list[str]:
        return [row.target_id for row in self.rows]

    def _sides(self) -> str:
        sides = (f"{self.localizer.place(place)} {year}" for place, year in self.years.items())
        return self.localizer.joined(sides)

    def _shared(self) -> list[Group]:
        """Gather the rows of every indicator that several places name, in order."""
        groups: dict[int, Group] = defaultdict(list)
        for row in self.rows:
            if not row.only_in:
                groups[row.group].append(row)
        return list(groups.values())

    def _only(self, place: str) -> Group:
        return [row for row in self.rows if row.only_in == place]

    def _rates(self) -> list[Group]:
        """Gather by indicator the annual rates in percent that every place gives, in one measure."""
        groups: dict[int, dict[str, Compared]] = defaultdict(dict)
        for row in self.rows:
            if _is_annual_rate(row):
                groups[row.group].setdefault(row.place, row)
        found = [list(group.values()) for group in groups.values() if len(group) == len(self.years)]
        return [group for group in found if len({row.measure for row in group}) == 1]

    def _widest(self) -> list[str]:
        """Name the growth target on which the places differ most."""
        groups = self._rates()
        if not groups:
            return []
        own = max(groups, key=_spread)
        gap = "" if self.localizer.lang == "zh" else " "
        amounts = (f"{self.localizer.place(row.place)}{gap}{self._amount(row)}" for row in own)
        sentence = self.localizer.say(
            "cities_widest",
            name=self.localizer.name(own[0]),
            amounts=self.localizer.joined(amounts),
            gap=self.localizer.figure(_spread(own), "百分点"),
        )
        return [sentence]

    def _without_plan(self) -> list[str]:
        """Name the places whose plan for their year is not in the collection, where another's is."""
        known = {row.place for row in self.rows if _is_plan(row)}
        missing = [(place, year) for place, year in self.years.items() if place not in known]
        say = self.localizer.say
        return [
            say("plan_missing", place=self.localizer.place(place), name=self.localizer.plan_name(year))
            for place, year in missing
            if known
        ]

    def _cell(self, group: Group, place: str) -> Cell:
        """Write a place's targets of the year, below them in small type those of its plan."""
        own = sorted((row for row in group if row.place == place), key=_is_plan)
        annual = [self._line(row) for row in own if not _is_plan(row) and not row.alike]
        alike = [self._alike(row) for row in own if row.alike]
        plans = [
            Cell((Text(self._plan(row), "small"),), Figure.of(row.value, row.unit))
            for row in own
            if _is_plan(row) and not row.alike
        ]
        return joined(*annual, *plans, *alike)

    def _alike(self, row: Compared) -> Cell:
        """Write in small type what is only alike, with the reason; it is compared with nothing."""
        words = self.localizer.say(
            "alike_beside",
            words=self._plan(row) if _is_plan(row) else f"{self.localizer.name(row)} {self._amount(row)}",
            reason=in_words(Verdict("alike", row.alike), self.localizer.lang),
        )
        return Cell((Text(words, "small"),))

    def _line(self, row: Compared) -> Cell:
        has_kind = isfinite(row.value) and row.measure in ("level", "increment") and row.aim in KINDS
        kind = self.localizer.say(f"measure_{KINDS[row.aim]}") if has_kind else ""
        horizon = self.localizer.period(row.period) if _is_plan(row) else ""
        small = self.localizer.joined([kind, horizon])
        return lines(self._amount(row), small, figure=Figure.of(row.value, row.unit))

    def _per_year(self, row: Compared) -> Cell:
        """Write the amount of each year of a plan; a year's own target says it already."""
        words = self.localizer.figure(row.per_year, row.unit) if _is_plan(row) else ""
        return lines(words, figure=Figure.of(row.per_year, row.unit))

    def _plan(self, row: Compared) -> str:
        period = self.localizer.period(row.period)
        words = self.localizer.say("plan_says", period=period, amount=self._amount(row))
        each = self.localizer.figure(row.per_year, row.unit) if row.basis != "annual" else ""
        return words + (self.localizer.say("spread", amount=each) if each else "")

    def _amount(self, row: Compared) -> str:
        amount = self.localizer.span(row.value, row.value_high, row.unit, row.comparator)
        if not amount:
            return row.text
        is_yearly = row.basis in ("cagr", "cumulative", "annual")
        told = self.localizer.say(f"told_{row.measure}", amount=amount)
        return (self.localizer.say(f"basis_{row.basis}") if is_yearly else "") + told

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
        words = (
            self.localizer.say("higher_in", place=higher, gap=gap) if apart else self.localizer.say("equal")
        )
        return lines(words, figure=Figure(apart, "百分点"))


def _is_plan(row: Compared) -> bool:
    return row.horizon == "plan"


def _is_annual_rate(row: Compared) -> bool:
    is_rate = row.measure in CHANGES and row.unit == "%" and isfinite(row.value)
    return (
        is_rate and row.horizon == "annual" and not row.only_in and not row.alike and row.indicator_id != ""
    )


def _spread(rows: Group) -> float:
    values = [row.value for row in rows]
    return max(values) - min(values)


def _own_caveats(group: Group) -> list[str]:
    """Take the caveats that do not hold for every row of the table."""
    return [code for row in group for code in row.caveats if not code.startswith(EVERYWHERE)]
