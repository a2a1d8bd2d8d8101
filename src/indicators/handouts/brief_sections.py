"""The lists of a brief: lights, what is behind by unit, what changed, what falls due, as on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.falling_due import FallingDue, falling_due
from indicators.analysis.tracking.quarter_changes import Change, quarter_changes
from indicators.analysis.tracking.shortfalls import Shortfall
from indicators.analysis.tracking.worst_target import FINISHED
from indicators.analysis.tracking.year_status import Item
from indicators.handouts import cell_lines, composition
from indicators.handouts.cell_lines import Notes
from indicators.handouts.composition import Block, Words
from indicators.handouts.growth_picture import growth_picture
from indicators.handouts.occasion import Occasion
from indicators.handouts.sections import Section
from indicators.handouts.word_table import Grid, Line
from indicators.views.cells import Cell
from indicators.views.table import Table

LONGEST, LONGEST_NAME, LONGEST_TOLD, MOST_LINES = 40, 34, 26, 3
BEHIND_WIDTHS = (27.0, 42.0, 27.0, 31.0, 22.0, 35.0)
CHANGE_WIDTHS = (20.0, 42.0, 52.0, 52.0)
DUE_WIDTHS = (28.0, 60.0, 38.0, 28.0, 30.0)


@dataclass(frozen=True)
class BriefSections:
    """The lists of a brief; what is left out of one is counted beneath it."""

    occasion: Occasion

    @cached_property
    def lights(self) -> Section | None:
        """Lay the lights out in a row, with the growth targets drawn beneath."""
        if not self.occasion.has_data:
            return None
        table = self.occasion.summary.lights().table
        heads = (self.occasion.localizer.head("light"), *(row[0].words for row in table.rows))
        rows = tuple(
            ((Line(heading.text, is_strong=True),), *(self._count(row, column) for row in table.rows))
            for column, heading in enumerate(table.headings)
            if column
        )
        widths = (30.0, *([20.0] * len(table.rows)))
        numbers = frozenset(range(1, len(heads)))
        grid = Grid(heads, widths, rows, numbers, table.caption, lights=("", *map(_light, table.rows)))
        return self._say("brief_lights"), [composition.Table(grid), *growth_picture(self.occasion)]

    def _count(self, row: Sequence[Cell], column: int) -> tuple[Line, ...]:
        return (Line(row[column].words),)

    def behind(self, most: int, notes: Notes) -> Section | None:
        """List what is behind by the unit that leads, the units with the furthest first."""
        every = self.occasion.behind
        if not every:
            return None
        chosen = every[:most]
        units = list(dict.fromkeys(row.item.units for row in chosen))
        rows = sorted(chosen, key=lambda row: units.index(row.item.units))
        table = self.occasion.follow_up.to_act_on(rows)
        assert isinstance(table, Table)
        column = self._columns(table)
        drawn = tuple(
            (
                self._in_charge(cells[column["in_charge"]], LONGEST_TOLD),
                self._marked(cells[column["item"]], row.item, notes),
                (
                    *cell_lines.lines(cells[column["promise"]], LONGEST, MOST_LINES - 1, notes),
                    *cell_lines.lines(cells[column["gap"]], LONGEST, MOST_LINES - 1),
                ),
                cell_lines.lines(cells[column["observed"]], LONGEST, MOST_LINES),
                state_lines(self.occasion, row, cells[column["status"]])[:2],
                cell_lines.lines(cells[column["needs"]], LONGEST_TOLD, MOST_LINES)
                if "needs" in column
                else (),
            )
            for row, cells in zip(rows, table.rows, strict=True)
        )
        names = ("in_charge", "item", "promise_gap", "observed", "status", "needs")
        grid = self._grid(names, BEHIND_WIDTHS, drawn, self._say("act_table_all", count=len(every)))
        table_of = composition.Table(grid.without_empty)
        return self._say("brief_behind"), [table_of, *self._rest(len(every) - len(rows))]

    def changed(self, most: int, notes: Notes) -> Section | None:
        """List what changed since the quarter or the month before."""
        if not self.changes:
            return None
        heading = self._say("brief_changes", before=self._before())
        if not most:
            return heading, self._rest(len(self.changes))
        table = self.occasion.follow_up.changed(self.changes[:most])
        assert isinstance(table, Table)
        drawn = tuple(
            (
                cell_lines.lines(cells[1]),
                self._marked(cells[0], change.now, notes),
                cell_lines.lines(cells[2], LONGEST, MOST_LINES),
                cell_lines.lines(cells[3], LONGEST, MOST_LINES),
            )
            for change, cells in zip(self.changes[:most], table.rows, strict=True)
        )
        heads = tuple(table.headings[number].text for number in (1, 0, 2, 3))
        grid = Grid(heads, CHANGE_WIDTHS, drawn, about=table.caption)
        rest = self._rest(len(self.changes) - len(drawn))
        return heading, [composition.Table(grid), *rest]

    def falling_due(self, most: int, notes: Notes) -> Section | None:
        """List what falls due, by day; without any row the page's line about the year's end."""
        found = self.occasion.follow_up.due(self.due[:most], self.occasion.now.open_statuses)
        heading = self._say("brief_due")
        if not isinstance(found, Table):
            return heading, self._rest(len(self.due)) or [Words(found.text)]
        column = self._columns(found)
        drawn = tuple(
            (
                cell_lines.lines(cells[column["due"]]),
                self._marked(cells[column["item"]], row.item, notes),
                cell_lines.lines(
                    cells[column["observed"]]
                    if cells[column["observed"]].parts
                    else cells[column["promise"]],
                    LONGEST,
                    MOST_LINES,
                ),
                cell_lines.lines(cells[column["status"]], LONGEST, 2, notes),
                self._in_charge(cells[column["in_charge"]], LONGEST),
            )
            for row, cells in zip(self.due[:most], found.rows, strict=True)
        )
        names = ("due", "item", "observed", "status", "in_charge")
        grid = self._grid(names, DUE_WIDTHS, drawn, found.caption)
        rest = self._rest(len(self.due) - len(drawn))
        year_end = [Words(found.sub, "Note")] if found.sub else []
        return heading, [composition.Table(grid), *rest, *year_end]

    def _before(self) -> str:
        before = self.occasion.before
        return self.occasion.localizer.part_of_year(before.until) if before else ""

    @cached_property
    def changes(self) -> list[Change]:
        """What changed, all of it; nothing in a year without any data."""
        before = self.occasion.before
        return quarter_changes(self.occasion.now, before) if before and self.occasion.has_data else []

    @cached_property
    def due(self) -> list[FallingDue]:
        """What falls due: what is not done first, since only the first rows have room, then by day."""
        return sorted(falling_due(self.occasion.now), key=lambda row: row.item.status in FINISHED)

    def _grid(
        self, names: Sequence[str], widths: Sequence[float], rows: Sequence[tuple[tuple[Line, ...], ...]],
        about: str,
    ) -> Grid:  # fmt: skip
        heads = tuple(self.occasion.localizer.head(name) for name in names)
        return Grid(heads, tuple(widths), tuple(rows), about=about)

    def _columns(self, table: Table) -> dict[str, int]:
        """Find the columns of a page's table by what their heads are called in the list of phrases."""
        heads = {heading.text: number for number, heading in enumerate(table.headings)}
        names = ("item", "promise", "observed", "gap", "status", "in_charge", "needs", "due")
        head = self.occasion.localizer.head
        return {name: heads[head(name)] for name in names if head(name) in heads}

    def _in_charge(self, cell: Cell, longest: int) -> tuple[Line, ...]:
        """Name who leads; an empty cell below a unit's reads as if it were that unit's too."""
        is_led = any(item.units for item in self.occasion.now.items)
        nobody = (Line(self._say("led_by_nobody"), is_small=True),) if is_led else ()
        return cell_lines.lines(cell, longest, 2) or nobody

    def _marked(self, cell: Cell, item: Item, notes: Notes) -> tuple[Line, ...]:
        """Name a row's indicator or task, with the numbers of its sources behind the first line."""
        first, *others = cell_lines.lines(cell, LONGEST_NAME, MOST_LINES) or (Line(""),)
        return replace(first, is_strong=True, marks=notes.marks(self.occasion.cited(item))), *others

    def _rest(self, count: int) -> list[Block]:
        return [Words(self._say("brief_rest", count=count), "Note")] if count > 0 else []

    def _say(self, key: str, **values: object) -> str:
        return self.occasion.localizer.say(key, **values)


def state_lines(occasion: Occasion, row: Shortfall, cell: Cell) -> tuple[Line, ...]:
    """Write the light in its colour, then the status and why it is so."""
    chip, *why = cell_lines.lines(cell, LONGEST, MOST_LINES)
    light = row.item.light
    if light not in BAD:
        return chip, *why
    lamp = Line(occasion.localizer.say(f"light_{light}"), chip.light)
    return lamp, Line(chip.text), *why


def _light(row: Sequence[Cell]) -> str:
    return cell_lines.lines(row[0])[0].light
