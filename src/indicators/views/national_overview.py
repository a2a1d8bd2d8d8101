"""The views of `national_overview`: what all places set out to do in a year, beside the year before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from math import isfinite, nan

from indicators.analysis.places.national_overview import OverviewGroup, PlaceTarget, counted, overview, side
from indicators.analysis.places.ranks import ranked_beside
from indicators.charts import tile_map
from indicators.charts.count_bars import counts
from indicators.errors import BadPeriod
from indicators.tables.store import Tables
from indicators.views import cells
from indicators.views.cells import Cell, Figure, Text
from indicators.views.citations import Citations
from indicators.views.display import NOTHING, Chart, Charts, Html
from indicators.views.localizer import Localizer
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary import places as all_places
from indicators.vocabulary.province_tiles import tiles

# Indicators drawn, and across the table of all; places from which a chart says more than a table does.
MOST_DRAWN, MOST_ACROSS, FEWEST_DRAWN, FEWEST_MAPPED = 3, 8, 5, 5
MOST_ROWS = 35


@dataclass(frozen=True)
class NationalOverviewViews(Views):
    """All views of one year."""

    year: int
    groups: Sequence[OverviewGroup]
    places: tuple[str, ...]  # All places with a target of the year, by code.

    @classmethod
    def of(cls, tables: Tables, year: int, lang: str = "zh") -> NationalOverviewViews:
        """Gather the targets of a year.

        Raises
        ------
        BadPeriod
            If no place has a target for the year.
        """
        localizer = Localizer(lang)
        table = tables.targets
        own = table[(table["horizon"] == "annual") & (table["period"] == str(year))]
        if not len(own):
            known = sorted(set(table.loc[table["horizon"] == "annual", "period"]))
            raise BadPeriod(
                expected=f"a year with targets: {', '.join(known)}",
                found=str(year),
                where="year",
                remedy="Choose one of them, or register papers of the year.",
            )
        named = sorted(
            {(code or "9", place) for code, place in zip(own["adcode"], own["place"], strict=True)}
        )
        citations = Citations(tables, lang, is_many_places=True)
        return cls(localizer, citations, year, overview(tables, year), tuple(place for _, place in named))

    def summary(self) -> Html:
        """Say how many places set targets, where those of growth lie, and which way they go."""
        count = len(self.places)
        sentences = [self.say("overview_count", year=self.year, count=count, shared=len(self.groups))]
        if count < FEWEST_DRAWN:
            sentences.append(self.say("overview_few", count=count))
        sentences += [sentence for group in self._rates[:1] for sentence in self._told(group)]
        numbers = [
            (count, self.say("card_places"), "none"),
            (len(self.groups), self.say("card_shared"), "good"),
        ]
        return self.overview(sentences, numbers, self.citations.basis(self._ids()))

    def distribution(self) -> Charts | Html:
        """Count the places by their growth targets; nothing where there are few."""
        varied = [group for group in self._rates if len({row.value for row in group.targets}) > 1]
        drawn = [self._counts(group) for group in varied if len(group.targets) >= FEWEST_DRAWN]
        return Charts(tuple(drawn[:MOST_DRAWN])) if drawn else NOTHING

    def map(self) -> Charts | Html:
        """Draw the provinces' growth targets as a map of equal squares; nothing where few have one."""
        drawn = [chart for group in self._rates if (chart := self._map(group))]
        return Charts(tuple(drawn[:1])) if drawn else NOTHING

    def by_place(self) -> Table | Html:
        """List the growth targets by rank, beside last year's target and outcome and the province."""
        if not self._rates:
            return NOTHING
        group = self._rates[0]
        columns: list[Column[PlaceTarget]] = [
            self.column("place", lambda row: cells.lines(self.localizer.place(row.place))),
            self.column("rank", partial(self._rank, group), "number"),
            self.column("target", partial(self._target, group), "number"),
            *self._beside(group),
        ]
        columns.append(self.citations.cited_column(lambda row: row.ids))
        name = self.localizer.name(group)
        caption = self.say("overview_by_place", name=name, year=self.year)
        return Table.of(group.targets, columns, caption, self.say("overview_by_place_sub"), first=MOST_ROWS)

    def across(self) -> Table | Html:
        """List the places with their targets of what most of them name, shaded by the median."""
        chosen = self.groups[:MOST_ACROSS]
        if not chosen:
            return NOTHING
        # By place at once: of a thousand places each group would be gone through a thousand times.
        rows_of = [{row.place: row for row in group.targets} for group in chosen]
        by_place = {
            place: {n: named[place] for n, named in enumerate(rows_of) if place in named}
            for place in self.places
        }
        columns: list[Column[str]] = [
            self.column("place", lambda place: cells.lines(self.localizer.place(place))),
            *(
                Column(self._head(group), partial(self._shaded, group, number, by_place), "heat")
                for number, group in enumerate(chosen)
            ),
            self.citations.cited_column(lambda place: [row.target_id for row in by_place[place].values()]),
        ]
        rows = [place for place in self.places if by_place[place]]
        caption = self.say("overview_across", year=self.year)
        return Table.of(rows, columns, caption, self.say("overview_across_sub"), first=MOST_ROWS)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        beside = [name for group in self._rates[:1] for row in group.targets for name in row.ids]
        return self.citations.papers_of([*self._ids(), *beside])

    @cached_property
    def _rates(self) -> list[OverviewGroup]:
        return [group for group in self.groups if group.is_rate]

    def _ids(self) -> list[str]:
        return [row.target_id for group in self.groups for row in group.targets]

    def _head(self, group: OverviewGroup) -> str:
        kind = "" if group.measure in ("growth", "level") else self.say(f"measure_{group.measure}")
        name = self.localizer.name(group)
        return f"{name} {kind}".strip()

    def _amount(self, group: OverviewGroup, row: PlaceTarget) -> str:
        return self.localizer.span(row.value, row.value_high, group.unit, row.comparator)

    def _told(self, group: OverviewGroup) -> Iterator[str]:
        """Say of one indicator who is highest and lowest, and which way the targets have gone."""
        rows = sorted(group.targets, key=lambda row: row.value)
        low, high = rows[0], rows[-1]
        name, count = self.localizer.name(group), len(rows)
        if low.value == high.value:
            yield self.say("cities_equal", name=name, count=count, amount=self._amount(group, low))
        else:
            words = {"name": name, "count": count, "middle": self.localizer.figure(group.middle, group.unit)}
            for word, end in (("low", low), ("high", high)):
                equal = [row for row in rows if row.value == end.value]
                words[f"{word}est"] = self.localizer.names_of_places([row.place for row in equal])
                amounts = {self._amount(group, row) for row in equal}
                # 5%以上 and 5%—6% have but their number in common.
                number = self.localizer.figure(end.value, group.unit)
                words[word] = amounts.pop() if len(amounts) == 1 else number
            yield self.say("cities_range", **words)
        for key, pairs in (
            ("overview_to_target", [(row.value, row.before) for row in rows]),
            ("overview_to_outcome", [(row.value, row.outcome) for row in rows]),
            ("overview_to_province", [(row.value, row.above) for row in rows]),
        ):
            up, same, down = counted(pairs)
            if up + same + down:
                yield self.say(
                    key, name=name, year=self.year - 1, count=up + same + down, up=up, same=same, down=down
                )

    def _counts(self, group: OverviewGroup) -> Chart:
        name = self.localizer.name(group)
        found = Counter(row.value for row in group.targets)
        words = [(self.localizer.figure(value, group.unit), found[value]) for value in sorted(found)]
        title = self.say("overview_counts", name=name, year=self.year, count=len(group.targets))
        count = max(found.values())
        most = [amount for amount, number in words if number == count]
        caption = self.say(
            "overview_counts_caption" if len(most) == 1 else "overview_counts_of_each",
            amount=self.localizer.joined(most),
            count=count,
            middle=self.localizer.figure(group.middle, group.unit),
        )
        return Chart(counts(words, self.say("overview_counts_axis")), title, caption)

    def _map(self, group: OverviewGroup) -> Chart | None:
        own = {row.adcode: row for row in group.targets if row.level == "province"}
        if len(own) < FEWEST_MAPPED:
            return None
        known = all_places().by_adcode
        drawn = []
        for adcode, (column, line) in tiles().items():
            place, row = known[adcode], own.get(adcode)
            name = place.short if self.localizer.lang == "zh" else self.localizer.place(place.name)[:9]
            words = self.localizer.figure(row.value, group.unit) if row else ""
            drawn.append(tile_map.Tile(column, line, name, row.value if row else None, words))
        title = self.say("overview_map", name=self.localizer.name(group), year=self.year)
        figure = tile_map.tile_map(drawn, self.say("overview_map_unknown"))
        return Chart(figure, title, self.say("overview_map_caption", count=len(own)))

    def _rank(self, group: OverviewGroup, row: PlaceTarget) -> Cell:
        rank = group.ranks.get(row.place, 0)
        return (
            cells.lines(f"{rank}/{ranked_beside(group.ranks, row.place)}", figure=Figure(rank))
            if rank
            else Cell()
        )

    def _target(self, group: OverviewGroup, row: PlaceTarget) -> Cell:
        return cells.lines(self._amount(group, row), figure=Figure.of(row.value, group.unit))

    def _beside(self, group: OverviewGroup) -> Iterator[Column[PlaceTarget]]:
        """Give a column for each of the figures beside the targets of which any is known."""
        last = self.year - 1
        for name, head in (
            ("before", self.say("head_target_before", year=last)),
            ("outcome", self.say("head_outcome_before", year=last)),
            ("above", self.say("head_province_target")),
        ):
            if any(isfinite(getattr(row, name)) for row in group.targets):
                yield Column(head, _Beside(self.localizer, self.citations, group.unit, name), "number")

    def _shaded(
        self, group: OverviewGroup, number: int, by_place: dict[str, dict[int, PlaceTarget]], place: str
    ) -> Cell:
        """Write a target, in the light of where it lies to the median."""
        row = by_place[place].get(number)
        if row is None:
            return Cell()
        light = {1: "good", 0: "none", -1: "watch"}[side(row.value, group.middle)]
        text = Text(self._amount(group, row))
        return Cell((text,), Figure.of(row.value, group.unit), light=light)


@dataclass(frozen=True)
class _Beside:
    """Writes a figure that stands beside a target, and whether the target is above or below it."""

    localizer: Localizer
    citations: Citations
    unit: str
    name: str

    def __call__(self, row: PlaceTarget) -> Cell:
        value: float = getattr(row, self.name)
        if not isfinite(value):
            return Cell()
        apart = row.value - value if isfinite(row.value) else nan
        key = {1: "overview_higher", 0: "overview_equal", -1: "overview_lower"}[side(row.value, value)]
        gap = self.localizer.figure(abs(apart), "百分点") if self.unit == "%" else ""
        words = self.localizer.say(key, gap=gap)
        known = self.citations.figure(getattr(row, f"{self.name}_id"))
        bound = known.comparator if known else "eq"
        # The comparator stays as printed: 5.5%左右 is no 5.5%.
        amount = self.localizer.span(value, value, self.unit, bound if bound != "range" else "eq")
        return cells.lines(amount, words, figure=Figure.of(value, self.unit))
