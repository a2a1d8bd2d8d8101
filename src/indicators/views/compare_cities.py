"""The views of `compare_cities`: what several places set out to do, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from statistics import median

from indicators.analysis.places.comparison import Compared, compared_rows
from indicators.analysis.places.comparison_table import MOST_SIDE_BY_SIDE
from indicators.analysis.places.outcome_comparison import OutcomeRow, outcome_rows
from indicators.analysis.places.target_ranking import RankedGroup, ranked_groups
from indicators.analysis.row_filters import year_without_targets
from indicators.charts.city_comparison import dumbbell, ranking
from indicators.tables.contract.records import frame
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.display import NOTHING, Chart, Charts, Html
from indicators.views.localizer import Localizer
from indicators.views.outcomes_beside import FEWEST_RANKED, OutcomesBeside, outcome_ids
from indicators.views.place_matrix import PlaceMatrix
from indicators.views.side_by_side import Group, SideBySide, is_plan
from indicators.views.table import Table
from indicators.views.view_base import Views
from indicators.vocabulary.column_values import CHANGES

# Charts of many places, and targets of one alone that a page shows before the rest is asked for.
MOST_DRAWN, MOST_OWN = 3, 12


@dataclass(frozen=True)
class CompareCitiesViews(Views):
    """All views of some places, each in its year."""

    years: dict[str, int]  # Place to year, in the order of the columns.
    rows: Sequence[Compared]
    results: Sequence[OutcomeRow]

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
        """
        localizer = Localizer(lang)
        rows = compared_rows(tables, places, years or None)
        found = {row.place: row.year for row in rows}
        for place, year in zip(places, years, strict=False):
            if place not in found:
                raise year_without_targets(tables, place, year)
        citations = Citations(tables, lang, is_many_places=True)
        own_years = {place: found[place] for place in places}
        return cls(localizer, citations, own_years, rows, outcome_rows(tables, places))

    def summary(self) -> Html:
        """Say what the places have in common and where they differ most."""
        place = self.localizer.place
        shared = len(self._shared())
        alone = {place(name): len(self._only(name)) for name in self.years}
        own = sum(alone.values())
        each = [self.say("cities_only", place=name, count=count) for name, count in alone.items() if count]
        sentences = [
            self._shared_by("cities_count", "cities_count_of_two", sides=self._sides(), count=shared),
            *([self.say("cities_only_together", count=own)] if self._is_many else each),
            *(self._ranges() if self._is_many else self._widest()),
            *self._without_plan(),
        ]
        cards = [(count, self.say("card_only", place=name), "none") for name, count in alone.items() if count]
        counts = [
            (shared, self._shared_by("card_shared", "card_shared_of_two"), "good"),
            *([(own, self.say("card_only_together"), "none")] if self._is_many else cards),
        ]
        return self.overview(sentences, counts, self.citations.basis(self._ids()))

    def rates(self) -> Charts:
        """Draw the growth targets: of a few places all that every place gives, of many the most shared."""
        drawn = self._most_shared() if self._is_many else self._dumbbells()
        return Charts(tuple(drawn), self.say("no_rates"))

    def side_by_side(self) -> Table:
        """List the indicators that several places name: a column a place; of many places a row each."""
        caption = self._shared_by("cities_table", "cities_table_of_two", sides=self._sides())
        if self._is_many:
            return self._matrix().matrix(self.ranked, caption)
        return self._tables().table(self._shared(), caption)

    def ranking(self) -> Table | Html:
        """List the targets of several places by rank; of two places nothing, whose gap says it."""
        if len(self.years) < FEWEST_RANKED:
            return NOTHING
        caption = self.say("ranking_table", sides=self._sides())
        return self._matrix().ranking(self.ranked, caption)

    def outcomes(self) -> Table | Html:
        """List what the places report of one and the same period."""
        tables = OutcomesBeside(self.localizer, self.citations, list(self.years))
        return tables.by_place(self.results) if self._is_many else tables.by_indicator(self.results)

    def only(self) -> Table:
        """List the indicators that one place alone names."""
        rows = [row for place in self.years for row in self._only(place)]
        caption = self.say("only_table", count=len(rows))
        return self._tables().own(rows, caption, MOST_OWN)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        outcomes = [name for row in self.results for name in outcome_ids(row)]
        return self.citations.papers_of([*self._ids(), *outcomes])

    def _ids(self) -> list[str]:
        return [row.target_id for row in self.rows]

    @property
    def _is_many(self) -> bool:
        return len(self.years) > MOST_SIDE_BY_SIDE

    @cached_property
    def ranked(self) -> list[RankedGroup]:
        """What several places name, ranked."""
        return ranked_groups(self.rows)

    def _tables(self) -> SideBySide:
        return SideBySide(self.localizer, self.citations, self.years)

    def _matrix(self) -> PlaceMatrix:
        return PlaceMatrix(self.localizer, self.citations, self.years)

    def _shared_by(self, key: str, of_two: str, **values: object) -> str:
        """Say a phrase about what places have in common: both of two, or several of more."""
        return self.say(of_two if len(self.years) == 2 else key, **values)

    def _sides(self) -> str:
        """Name the places with their years; of many how many they are, and from when to when."""
        if self._is_many:
            first, last = min(self.years.values()), max(self.years.values())
            period = self.localizer.period(str(first) if first == last else f"{first}/{last}")
            return self.say("many_sides", count=len(self.years), period=period)
        sides = (f"{self.localizer.place(place)} {year}" for place, year in self.years.items())
        return self.localizer.joined(sides)

    def _dumbbells(self) -> list[Chart]:
        rows = [row for group in self._rates() for row in group]
        if not rows:
            return []
        title = self.say("cities_chart", sides=self._sides())
        drawn = dumbbell(frame(rows, Compared), self.localizer.lang)
        return [Chart(drawn, title, self.say("cities_chart_caption"))]

    def _shared_rates(self) -> list[RankedGroup]:
        """Take the growth targets that most places tell, as many as a page draws."""
        found = [group for group in self.ranked if group.ranks and _is_annual_rate(group.first)]
        return sorted(found, key=lambda group: -len(group.ranks))[:MOST_DRAWN]

    def _most_shared(self) -> list[Chart]:
        """Draw a ranking of each of the growth targets that most places tell."""
        charts = []
        for group in self._shared_rates():
            rows = [row for row in group.in_order if isfinite(row.value)]
            words = {"name": self.localizer.name(group.first), "count": len(rows)}
            title = self.say("ranking_chart", sides=self._sides(), **words)
            drawn = ranking(frame(rows, Compared), self.localizer.lang)
            charts.append(Chart(drawn, title, self.say("ranking_chart_caption", **words)))
        return charts

    def _ranges(self) -> list[str]:
        return [self._range(group) for group in self._shared_rates()]

    def _range(self, group: RankedGroup) -> str:
        rows = sorted((row for row in group.targets.values() if isfinite(row.value)), key=_value)
        low, high = rows[0], rows[-1]
        words = {"name": self.localizer.name(group.first), "count": len(rows)}
        if low.value == high.value:
            return self.say("cities_equal", amount=self._tables().amount(low), **words)
        lowest, highest = (
            self.localizer.names_of_places([row.place for row in rows if row.value == end.value])
            for end in (low, high)
        )
        return self.say(
            "cities_range",
            **words,
            highest=highest,
            high=self._tables().amount(high),
            lowest=lowest,
            low=self._tables().amount(low),
            middle=self.localizer.figure(median(map(_value, rows)), low.unit),
        )

    def _shared(self) -> list[Group]:
        """Gather the rows of every indicator that several places name, in order."""
        groups: dict[int, Group] = defaultdict(list)
        for row in self.rows:
            if not row.only_in:
                groups[row.group].append(row)
        return list(groups.values())

    def _only(self, place: str) -> Group:
        """Gather the annual targets that one place alone names: what its plan alone names is of no year."""
        return [row for row in self.rows if row.only_in == place and not is_plan(row)]

    def _rates(self) -> list[Group]:
        """Gather by indicator the annual rates in percent that several places give, in one measure."""
        groups: dict[int, dict[str, Compared]] = defaultdict(dict)
        for row in self.rows:
            if _is_annual_rate(row):
                groups[row.group].setdefault(row.place, row)
        found = [list(group.values()) for group in groups.values() if len(group) > 1]
        return [group for group in found if len({row.measure for row in group}) == 1]

    def _widest(self) -> list[str]:
        """Name the growth target on which the places differ most."""
        groups = self._rates()
        if not groups:
            return []
        own = max(groups, key=_spread)
        gap = "" if self.localizer.lang == "zh" else " "
        amounts = (f"{self.localizer.place(row.place)}{gap}{self._tables().amount(row)}" for row in own)
        sentence = self.say(
            "cities_widest",
            name=self.localizer.name(own[0]),
            amounts=self.localizer.joined(amounts),
            gap=self.localizer.figure(_spread(own), "百分点"),
        )
        return [sentence]

    def _without_plan(self) -> list[str]:
        """Name the places whose plan for their year is not in the collection, where another's is."""
        known = {row.place for row in self.rows if is_plan(row)}
        missing = [(place, year) for place, year in self.years.items() if place not in known]
        return [
            self.say("plan_missing", place=self.localizer.place(place), name=self.localizer.plan_name(year))
            for place, year in missing
            if known
        ]


def _is_annual_rate(row: Compared) -> bool:
    is_rate = row.measure in CHANGES and row.unit == "%" and isfinite(row.value)
    return (
        is_rate and row.horizon == "annual" and not row.only_in and not row.alike and row.indicator_id != ""
    )


def _value(row: Compared) -> float:
    return row.value


def _spread(rows: Group) -> float:
    values = [row.value for row in rows]
    return max(values) - min(values)
