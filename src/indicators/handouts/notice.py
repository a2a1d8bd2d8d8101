"""The notice to a unit (督办单): its targets and tasks that are behind, to be answered on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from indicators.analysis.tracking.falling_due import FallingDue, falling_due
from indicators.analysis.tracking.shortfalls import Shortfall
from indicators.analysis.tracking.year_status import Item
from indicators.handouts import cell_lines, composition
from indicators.handouts.brief_sections import state_lines
from indicators.handouts.cell_lines import Notes
from indicators.handouts.composition import Block, Words
from indicators.handouts.occasion import Occasion
from indicators.handouts.sections import Section, occasion_paper, under_headings
from indicators.handouts.word_table import Grid, Line
from indicators.views.cells import SEPARATOR, Cell
from indicators.views.item_columns import WORST

# Room to write in, in points: of an answer and of a signature, the most first.
ROOMS = ((46.0, 44.0), (36.0, 36.0), (28.0, 30.0))
# What an estimate may be too high by.
SPARE = 0.04
LONGEST_NAME = 40
WIDTHS = (9.0, 38.0, 23.0, 27.0, 25.0, 19.0, 40.0)
ANSWER_WIDTHS = (9.0, 38.0, 52.0, 52.0, 24.0)
DUE_WIDTHS = (28.0, 74.0, 42.0, 34.0)
SIGN_WIDTHS = (48.0, 36.0, 40.0, 50.0)
CHECK_WIDTHS = (90.0, 44.0, 40.0)


def units(occasion: Occasion) -> list[str]:
    """List the units that answer for what is behind, those with the furthest first; each gets a notice.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> units(Occasion.of(Tables.load(), "锦州市", "2025-Q1"))
    ['市发展改革委']
    """
    return list(dict.fromkeys(unit for row in occasion.behind for unit in row.item.answering))


def without_unit(occasion: Occasion) -> int:
    """Count what is behind and names no unit, so that it stands in no notice."""
    return sum(not row.item.answering for row in occasion.behind)


def write(occasion: Occasion, unit: str) -> bytes:
    """Write the notice to a unit as a .docx."""
    title = occasion.localizer.say("notice_title")
    whose = occasion.localizer.say("notice_of", title=title, unit=unit)
    drafts = [_Notice(occasion, unit, *room).blocks(title) for room in ROOMS]
    # Room is given up only where the notice then stands on fewer pages.
    pages = [ceil(composition.pages(blocks) - SPARE) for blocks in drafts]
    return occasion_paper(occasion, whose, occasion.title, drafts[pages.index(min(pages))])


@dataclass(frozen=True)
class _Notice:
    occasion: Occasion
    unit: str
    # How high a row to answer in and one to sign in are at least, in points.
    answer: float
    signature: float

    def blocks(self, title: str) -> list[Block]:
        """Write what the unit is told, then what it is asked."""
        rows = [row for row in self.occasion.behind if self.unit in row.item.answering]
        due = [row for row in falling_due(self.occasion.now) if self._is_coming(row, rows)]
        notes = Notes()
        until = self.occasion.localizer.month_end(self.occasion.now.until)
        blocks: list[Block] = [
            Words(title, "Title"),
            Words(self._say("notice_about", occasion=self.occasion.title, until=until), "Subtitle"),
            Words(self._say("notice_to", unit=self.unit), "Addressee"),
            Words(self._lead(rows, until)),
            *(Words(line, "Note") for line in self.occasion.warnings()),
        ]
        signs: list[Block] = [
            composition.Table(self._to_sign("unit_signs", SIGN_WIDTHS)),
            Words("", "Note"),
            composition.Table(self._to_sign("office_checks", CHECK_WIDTHS)),
        ]
        sections: list[Section] = [
            (self._say("notice_items"), [composition.Table(self._items(rows, notes))]),
            *([(self._say("brief_due"), [composition.Table(self._falling_due(due, notes))])] if due else []),
            (self._say("notice_answers"), [composition.Table(self._answers(rows))]),
            (self._say("notice_signatures"), signs),
        ]
        blocks += under_headings(sections, self.occasion.localizer.lang)
        if notes.sources:
            sources = [Words(line, "Note") for line in notes.lines()]
            blocks += [Words(self._say("brief_sources"), "Caption"), *sources]
        return blocks

    def _lead(self, rows: Sequence[Shortfall], until: str) -> str:
        """Say how many of the unit's targets and tasks are behind, by light, and what is asked of it."""
        own = [item for item in self.occasion.now.items if self.unit in item.answering]
        targets = sum(item.target is not None for item in own)
        lights = Counter(row.item.light for row in rows)
        named = {"red": "light_red", "yellow": "light_yellow", "grey": "light_silent"}
        told = self.occasion.localizer.joined(
            self._say("count_of", count=lights[light], status=self._say(key))
            for light, key in named.items()
            if lights[light]
        )
        parts = {"notice_targets": targets, "notice_tasks": len(own) - targets}
        whole = self.occasion.localizer.joined(
            self._say(key, count=count) for key, count in parts.items() if count
        )
        is_led = all(item.units for item in own)
        how = self._say("notice_leads" if is_led else "notice_answers_for")
        return self._say("notice_lead", until=until, how=how, own=whole, count=len(rows), lights=told)

    def _items(self, rows: Sequence[Shortfall], notes: Notes) -> Grid:
        o = self.occasion.follow_up
        drawn = []
        for number, row in enumerate(rows, 1):
            drawn.append((
                (Line(str(number)),),
                self._named(row.item, notes.marks(self.occasion.cited(row.item))),
                cell_lines.lines(o.promise(row.item), noted=notes),
                cell_lines.lines(o.reached_by(row.item)),
                cell_lines.lines(o.far(row)),
                state_lines(self.occasion, row, o.state(row.item)),
                cell_lines.lines(o.rest(row.item)),
            ))  # fmt: skip
        heads = self._heads("order_number", "item", "promise", "observed", "gap", "status", "needs")
        return Grid(heads, WIDTHS, tuple(drawn), about=self._say("notice_items")).without_empty

    def _named(self, item: Item, marks: str) -> tuple[Line, ...]:
        """Name a target or task in full, with who leads it beside the unit."""
        first, *more = cell_lines.lines(self.occasion.follow_up.item(item)) or (Line(""),)
        joined = self.occasion.localizer.joined
        others = joined(other for other in item.answering if other != self.unit)
        told = [
            self._say("led_with" if item.units else "answered_for_with", units=others) if others else "",
            self._say("led_by", leaders=joined(item.leaders)) if item.leaders else "",
        ]
        # In one line: a line more in each row is a page more.
        beside = SEPARATOR.join(filter(None, [*(line.text for line in more), *told]))
        lines = [Line(beside, is_small=True)] if beside else []
        return replace(first, is_strong=item.target is not None, marks=marks), *lines

    def _is_coming(self, row: FallingDue, behind: Sequence[Shortfall]) -> bool:
        """Whether something of the unit is still to come and not told of already."""
        told = {name for one in behind for name in (one.item.name_id, one.item.tracked.target_id)}
        # A task that is judged by a target among them tells nothing more.
        judged_by = row.item.tracked.reason.removeprefix(f"{WORST}:")
        is_own = self.unit in row.item.answering and not told & {row.item.name_id, judged_by}
        return is_own and row.item.status != "met"

    def _falling_due(self, rows: Sequence[FallingDue], notes: Notes) -> Grid:
        o = self.occasion.follow_up
        drawn = tuple(
            (
                (Line(o.localizer.day(row.day)), *cell_lines.lines(o.step(row))),
                self._named(row.item, notes.marks(self.occasion.cited(row.item))),
                cell_lines.lines(self._reached_or_asked(row.item)),
                cell_lines.lines(o.state(row.item), noted=notes),
            )
            for row in rows
        )
        heads = self._heads("due", "item", "observed", "status")
        return Grid(heads, DUE_WIDTHS, drawn, about=self._say("brief_due")).without_empty

    def _reached_or_asked(self, item: Item) -> Cell:
        o = self.occasion.follow_up
        told = o.reached_by(item)
        return told if told.parts or item.target is None else o.promise(item)

    def _answers(self, rows: Sequence[Shortfall]) -> Grid:
        """Leave room for what the unit has to say to each matter."""
        empty = (Line(""),)
        names = [cell_lines.lines(self.occasion.follow_up.item(row.item), LONGEST_NAME, 1) for row in rows]
        drawn = tuple(
            ((Line(str(number)),), name, (Line(self._say("notice_choice")),), empty, empty)
            for number, name in enumerate(names, 1)
        )
        heads = self._heads("order_number", "item", "verified", "measures", "finish_by")
        return Grid(heads, ANSWER_WIDTHS, drawn, about=self._say("notice_answers"), least=self.answer)

    def _to_sign(self, family: str, widths: tuple[float, ...]) -> Grid:
        heads = tuple(self._say(f"sign_{family}_{number}") for number in range(1, len(widths) + 1))
        row = tuple((Line(""),) for _ in widths)
        return Grid(heads, widths, (row,), about=self._say("notice_signatures"), least=self.signature)

    def _heads(self, *names: str) -> tuple[str, ...]:
        return tuple(map(self.occasion.localizer.head, names))

    def _say(self, key: str, **values: object) -> str:
        return self.occasion.localizer.say(key, **values)
