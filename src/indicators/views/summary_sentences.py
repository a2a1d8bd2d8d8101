"""What a quarter says in one sentence, how much has data in one line, and the lights as cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from indicators import periods
from indicators.analysis.tracking.card_counts import BAD, LightCount, light_counts
from indicators.analysis.tracking.shortfalls import Shortfall, shortfalls
from indicators.analysis.tracking.task_tracking import WITHOUT_FIGURE
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.reading.roles.roles import CALLED_OFF
from indicators.views import cells
from indicators.views.cells import Cell, Chip, Figure
from indicators.views.display import Html
from indicators.views.item_columns import ItemColumns
from indicators.views.page_state import Lights, PageState
from indicators.views.status_chips import LIGHTS, chip
from indicators.views.table import Column, Table
from indicators.views.target_columns import figure_ids
from indicators.vocabulary import indicators, schemes

LONGEST_WORDS = 24
MOST_NAMED = 4
# By whether it is a headline indicator, and whether prices lie further from their band.
FURTHEST = {
    (True, False): "furthest_main",
    (False, False): "furthest",
    (True, True): "furthest_main_but_bands",
    (False, True): "furthest_but_bands",
}
# Told otherwise than by a status: a task that lags, what is used faster than time goes, what is past its day.
TASK_DELAYED, USED_EARLY, SILENT = OWN_WORDS = "task_delayed", "used_early", "silent"


@dataclass(frozen=True)
class Summary(ItemColumns):
    """The beginning of a quarterly page."""

    now: YearStatus  # At the end of the quarter.
    before: YearStatus | None  # At the end of the quarter before; None in a year's first quarter.

    def html(self) -> Html:
        """Write the sentence, the line about data, and what is unsure of the papers behind them."""
        sentence, line = self.sentence(), (self.data_line() + self.ranks() + self.changed()).strip()
        note = f'<p class="note">{escape(line)}</p>' if line else ""
        html = f'<p class="lead">{escape(sentence)}</p>' + note
        names = [name for row in self.now.targets for name in figure_ids(row)]
        return Html(html + self.citations.notices(names), sentence + line)

    def sentence(self) -> str:
        """Say where the quarter stands: how many are behind, more or fewer than before, and the furthest."""
        seen = [item for item in self.now.items if item.is_seen]
        words = {"whole": self._whole(), "until": self._until()}
        if not seen:
            return self.say("lead_nothing", **words)
        fresh = [item for item in seen if item.is_fresh]
        if not fresh:
            return self.say(
                "lead_out_of_date",
                count=len(seen),
                period=self.localizer.period(_last(seen)),
                then=self._then(seen),
                **words,
            )
        behind = shortfalls(self.now)
        late = [row.item for row in behind]
        if not behind:
            counted = self._by_status(item.status for item in fresh)
            key = "lead_all_met" if self.now.ends_year else "lead_none_behind"
            return self.say(key, count=len(fresh), counted=counted, **words)
        # At the year's end also what was done counts.
        done = [item for item in fresh if item not in late] if self.now.ends_year else []
        counted = self._by_status(_told_as(item) for item in [*done, *late])
        furthest = self._furthest(behind)
        return self.say("lead_behind", behind=counted, change=self._change(behind), **words) + furthest

    def changed(self) -> str:
        """Say which targets were changed or given up by the page's time."""
        off = [row for row in self.now.targets if row.status == CALLED_OFF]
        changed = [row for row in self.now.targets if row.tracked.replaced and row not in off]
        return "".join(
            self.say(key, count=len(found), names=self.localizer.names(found, MOST_NAMED))
            for key, found in (("targets_changed", changed), ("targets_off", off))
            if found
        )

    def data_line(self) -> str:
        """Say how many have data and until when; nothing where the sentence has said that nothing has."""
        seen = [item for item in self.now.items if item.is_seen]
        if not seen:
            return ""
        targets = [row for row in self.now.targets if row.is_seen]
        fresh = sum(row.status != "stale" for row in targets)
        tasks = self.now.all_tasks
        every = ("data_targets_all", "data_targets_all_fresh")
        keys = every if len(targets) == len(self.now.targets) else ("data_targets", "data_targets_fresh")
        line = self.say(
            keys[fresh == len(targets)],
            rows=len(self.now.targets),
            seen=len(targets),
            fresh=fresh,
            until=self.localizer.until(_last(seen)),
        )
        told = sum(item.report is not None for item in tasks)
        of_tasks = "data_tasks" if told else "data_tasks_none"
        return line + (self.say(of_tasks, tasks=len(tasks), told=told) if tasks else "")

    def ranks(self) -> str:
        """Say which place the headline indicators have among others, as papers tell it."""
        told = [
            self.say("rank_of", name=self.localizer.name(row), observed=self.told_reached(row), rank=rank)
            for row in self.now.targets
            if row.status != "stale" and indicators().is_headline(row.tracked.indicator_id)
            if (rank := self.rank(row))
        ]
        return self.say("ranks_told", ranks=self.say("ranks_joined").join(told)) if told else ""

    def lights(self) -> Lights:
        """Count targets and tasks by light, with the change since the quarter before."""
        counts = light_counts(self.now, self.before)
        has_tasks = any(row.tasks or row.tasks_before for row in counts)
        columns: list[Column[LightCount]] = [
            self.column("light", self._light),
            self.column("count_targets", lambda row: _number(row.targets), "number"),
        ]
        # Where there is no data yet nothing has changed.
        if self.before and any(item.is_seen for item in self.now.items):
            head = self.say("head_change_since", before=self._before_words())
            change = lambda row: self._moved(row.targets, row.targets_before)  # noqa: E731
            columns.append(Column(head, change, "number"))
        if has_tasks:
            columns.append(
                self.column("own_tasks", lambda row: _number(row.tasks) if row.tasks else Cell(), "number")
            )
        caption = self.say("light_table", place=self._place(), until=self._until())
        return Lights(Table.of(counts, columns, caption, form="cards"), self._state(counts))

    def _state(self, counts: Iterable[LightCount]) -> PageState:
        number = {row.name: row.targets + row.tasks for row in counts}
        green = number.get("green", 0) + number.get("watch", 0)
        red, yellow = number.get("red", 0), number.get("yellow", 0)
        without = sum(not item.is_seen and item.status in WITHOUT_FIGURE for item in self.now.items)
        other = len(self.now.items) - red - yellow - green - without
        return PageState(red, yellow, green, other, without, *self._last_data())

    def _light(self, row: LightCount) -> Cell:
        if row.name in schemes().statuses:
            return Cell((chip(row.name, self.localizer.lang),))
        return Cell((Chip(self.say(f"light_{row.name}"), LIGHTS[row.name]),))

    def _moved(self, now: int, before: int | None) -> Cell:
        gap = now - (before or 0)
        words = self.localizer.signed(gap, "") if gap else self.say("unchanged")
        return cells.lines(words, figure=Figure(gap))

    def _place(self) -> str:
        return self.localizer.place(self.now.known.place, both=True)

    def _until(self) -> str:
        return self.localizer.month_end(self.now.until)

    def _before_words(self) -> str:
        before = self.before
        return self.localizer.part_of_year(before.until) if before else ""

    def _whole(self) -> str:
        targets, tasks = len(self.now.targets), len(self.now.tasks)
        key = "whole" if targets and tasks else "whole_tasks" if tasks else "whole_targets"
        return self.say(key, place=self._place(), year=self.now.known.year, targets=targets, tasks=tasks)

    def _by_status(self, statuses: Iterable[str]) -> str:
        order = [*schemes().statuses, *OWN_WORDS]
        names = sorted(statuses, key=lambda name: order.index(name.partition(":")[0]))
        labels = map(self._label, names)
        # Within a sentence an English status begins small.
        counts = Counter(f"{label[:1].lower()}{label[1:]}" for label in labels)
        return self.localizer.joined(
            self.say("count_of_status", count=number, status=label) for label, number in counts.items()
        )

    def _label(self, told_as: str) -> str:
        """Name a status, and its light where that does not go with the status' own word."""
        name, _, light = told_as.partition(":")
        if name not in schemes().statuses:
            return self.say(f"light_{name}")
        label = schemes().statuses[name].label(self.localizer.lang)
        lit = self.say(f"light_{light}") if light else ""
        return self.say("status_with_light", status=label, light=lit.lower()) if light else label

    def _then(self, seen: Sequence[Item]) -> str:
        """Say how those stood whose figures are out of date, when they were not."""
        reasons = (item.tracked.reason.partition(":")[2] for item in seen if item.status == "stale")
        return self._by_status(reason.partition("|")[0] for reason in reasons)

    def _change(self, behind: Sequence[Shortfall]) -> str:
        """Say how many more or fewer are behind than a quarter before, where that is known."""
        if self.before is None or not any(item.is_fresh for item in self.before.items):
            return ""
        then = {row.item.name_id for row in shortfalls(self.before)}
        gap = len(behind) - len(then)
        key = "more_than" if gap > 0 else "fewer_than" if gap < 0 else "as_many_as"
        told = self.say(key, before=self._before_words(), count=abs(gap))
        # What nobody has reported anew has not recovered.
        silent = sum(item.name_id in then and item.status == "stale" for item in self.now.items)
        return told + (self.say("silent_since", count=silent) if silent else "")

    def _furthest(self, behind: Sequence[Shortfall]) -> str:
        """Name what is furthest behind, how far, who leads it and what the rest of the year needs.

        Of the headline indicators if one of them is behind; of equal ones the first of the list. Prices below
        their band ask nobody to act while something else does.
        """
        pressing = [row for row in behind if row.item.tracked.aim != "band"] or behind
        main = [row for row in pressing if indicators().is_headline(row.item.tracked.indicator_id)]
        row = max(main or pressing, key=lambda row: row.extent)
        item = row.item
        units = self.localizer.joined(item.units)
        office = self.say("lead_office", units=units) if units else ""
        if item.target is None:
            late = self.far(row).words or self.item_chip(item).text
            return self.say(
                "furthest_task",
                task=self.task_number(item),
                words=_cut(item.tracked.target),
                office=office,
                late=late,
            )
        target = item.target
        if row.days_late:
            name, late = self.localizer.name(target), self.far(row).words
            return self.say("furthest_step", name=name, office=office, target=self.aimed(target), late=late)
        need = self.needs(target) if not self.now.ends_year else Cell()
        bands = [other for other in behind if other not in pressing and other.share > row.share]
        told = self.say(
            FURTHEST[bool(main), bool(bands)],
            name=self.localizer.name(target),
            office=office,
            observed=self.told_reached(target),
            target=self.aimed(target),
            gap=self._gap_words(row),
        )
        still = self.say("furthest_need", need=need.parts[0].text) if need.parts else ""
        return told + still + self.say("full_stop")

    def _gap_words(self, row: Shortfall) -> str:
        """Tell a gap in a sentence: short of the target, beyond a limit, or behind the share due."""
        target, cell = row.item.target, self.far(row)
        if target is None or not cell.parts:
            return self.item_chip(row.item).text
        aim = target.tracked.aim
        if aim == "flow" and len(cell.parts) > 1:
            return self.localizer.joined(part.text for part in cell.parts[1:3])
        if aim in ("ceiling", "keep", "band") or not target.gap:
            return cell.parts[0].text
        return self.say("below_by", gap=self.localizer.figure(abs(target.gap), target.gap_unit))

    def _last_data(self) -> tuple[str, str]:
        """Give the latest period that there is a figure or a report of, and when that came in."""
        seen = [item for item in self.now.items if item.is_seen]
        known = self.now.known.by_id
        days = [
            *(known[row.observation_id].published for row in self.now.targets if row.observation_id in known),
            *(item.report.reported_on for item in self.now.all_tasks if item.report),
        ]
        return (_last(seen) if seen else ""), max(filter(None, days), default="")


def _number(count: int) -> Cell:
    return cells.lines(str(count), figure=Figure(count))


def _told_as(item: Item) -> str:
    """Tell an item by its status; with its light where the status alone sounds harmless (在控制线内)."""
    is_silent = item.status == "stale" or (item.status in WITHOUT_FIGURE and not item.is_seen)
    if item.light == "grey" and is_silent:
        return SILENT
    if item.light in BAD and item.tracked.reason.startswith(USED_EARLY):
        return USED_EARLY
    if item.target is None and item.status == "delayed":
        return TASK_DELAYED
    own = schemes().statuses[item.status].light
    return f"{item.status}:{item.light}" if item.light in BAD and own not in BAD else item.status


def _period(item: Item) -> str:
    return item.target.observed_period if item.target is not None else item.tracked.observed_period


def _last(seen: Iterable[Item]) -> str:
    return max(map(_period, seen), key=lambda period: periods.parse(period).end)


def _cut(words: str) -> str:
    """Shorten a task's words to what a sentence has room for."""
    first = words.partition("。")[0]
    return first if len(first) <= LONGEST_WORDS else f"{first[:LONGEST_WORDS]}…"
