"""The columns that the quarterly tables share: a year's target, its latest figure, gap, needs and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from indicators.analysis.display_units import tidy, times_grown
from indicators.analysis.places.gap_to_larger_place import is_below, larger_place
from indicators.analysis.printed_targets import EXCEEDED, told_higher
from indicators.analysis.reason_codes import explain
from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.reading.ranks import RANKS
from indicators.tables.contract.records import Observation
from indicators.views import cells, status_chips
from indicators.views.cells import Cell, Chip, Figure, Text
from indicators.views.rank_words import RankWords
from indicators.views.replaced_targets import change_words
from indicators.views.table import Column
from indicators.views.view_base import Views
from indicators.vocabulary.column_values import CHANGES, NEARLY, REVERSED, UNVERIFIED
from indicators.vocabulary.page_words import say_or

# How figures are told that are not at their number.
LEANING = (NEARLY, "lt", "gt")
# The last month of a figure after which one quarter is left.
LAST_WHOLE_QUARTER = 9
# What is said of a limit that is kept, reached, passed within what 左右 forgives, and passed.
LIMITS = {
    "ceiling": ("headroom", "side_at_limit", "beyond_but_tolerated", "beyond"),
    "keep": ("side_above_floor", "side_at_floor", "below_but_tolerated", "side_below_floor"),
}
# The notebooks whose pages are led to.
PLAN, DUTIES, QUARTERS = "plan_vs_annual", "responsibility", "quarterly_report"


def figure_ids(row: Standing) -> tuple[str, ...]:
    """Give the ids of the figures that a row rests on; "" for what it has not."""
    told = row.tracked
    changed = (told.first_id if told.replaced else "", *told.later_ids.split(";"))
    larger = (gap.observation_id for gap in row.larger)
    seen = (row.observation_id, *row.other_ids, row.last_id, *row.last_other_ids)
    return row.target_id, told.standard_id, *seen, *changed, *larger


def _limit_words(row: Standing) -> str:
    """Choose the words for the distance to a limit, so that they never contradict the light."""
    kept, reached, forgiven, passed = LIMITS[row.tracked.aim]
    if row.gap >= 0:
        return kept if row.gap else reached
    return forgiven if row.light == "green" else passed


@dataclass(frozen=True)
class TargetColumns(Views):
    """Makes the columns of tables of targets at a quarter's end."""

    def first(self, year: int) -> list[Column[Standing]]:
        """Give the columns that every quarterly table begins with: indicator and target."""
        head = self.say("head_target_of", year=year)
        return [self.column("indicator", self.indicator), Column(head, self.target, "number")]

    def last_outcome(self, year: int) -> Column[Standing]:
        """Give the column of the outcome of the year before."""
        return Column(
            self.say("head_outcome_of", year=year - 1),
            self._last_told,
            "number",
        )

    def _last_told(self, row: Standing) -> Cell:
        """Write the outcome of the year before; what is unverified, an estimate or contradicted says so."""
        if row.last is None:
            return Cell()
        is_unverified = row.last.source_quality in UNVERIFIED
        says = self.citations.of_figure(row.last_id).short if is_unverified else ""
        by = self._by(says, row.last.status)
        figure = Figure.of(row.last_outcome, row.last_unit)
        return cells.lines(self.last(row), by, *self._others(row.last_other_ids), figure=figure)

    def _by(self, says: str, status: str) -> str:
        settled = self.say("settled_estimate") if status == "estimate" else ""
        return cells.SEPARATOR.join(filter(None, (says, settled)))

    def _others(self, names: Iterable[str]) -> list[str]:
        return [self.say("contradicted_by", figure=self.citations.brief(name)) for name in names]

    def last(self, row: Standing) -> str:
        """Write the outcome of the year before; a fall is told as a fall, whichever way the target asks."""
        if self._is_rank(row) and isfinite(row.last_outcome):
            return self.say("ranked", number=f"{row.last_outcome:.0f}")
        low, high, unit, comparator = row.last_outcome, row.last_high, row.last_unit, row.last_comparator
        is_change = row.measure in CHANGES and row.last is not None and row.last.measure in CHANGES
        if not is_change or not isfinite(low):
            return self.localizer.span(low, high, unit, comparator)
        return self._told_change(row.measure, low, high, unit, comparator)

    def _is_rank(self, row: Standing) -> bool:
        """Whether a target asks for a place among others: its figures are places, no numbers of things."""
        return self.citations.target(row.target_id).reference in RANKS

    def source(self) -> Column[Standing]:
        """Give the column of the row's sources."""
        return self.citations.cited_column(figure_ids)

    def indicator(self, row: Standing) -> Cell:
        """Name the indicator, with the task and the word of will.

        The name leads to the page about the indicator, the plan to its goal that is the same, the task to who
        answers for it.
        """
        task, parts = "", [Text(self.localizer.name(row))]
        if row.goal_id and row.indicator_id:
            parts.append(Text(self.say("goal_of_plan"), "small", f"{PLAN}#{row.indicator_id}"))
        if row.task:
            number = self.citations.task_number(row.tracked.task_document, row.task)
            task = self.citations.task_anchor(row.tracked.task_document, row.task)
            parts.append(Text(number, "small", f"{DUTIES}#{task}"))
        if row.modality:
            parts.append(Text(say_or(f"modality_{row.modality}", self.localizer.lang, row.modality), "small"))
        return Cell(tuple(parts), anchor=row.indicator_id or task)

    def target(self, row: Standing) -> Cell:
        """Write the target as printed, with the part of the year it is for and the higher level beside it."""
        part = self.localizer.period(row.period) if row.tracked.aim == "milestone" else ""
        measure = self.localizer.kind(row.tracked.aim, row.measure)
        higher = told_higher(row.tracked.stretch, self.localizer.lang)
        changed = change_words(self.citations.target(row.target_id), self.citations.target, self.localizer)
        figure = Figure.of(row.target, row.unit)
        aimed = cells.lines(self.aimed(row), measure, part, higher, figure=figure)
        return cells.joined(aimed, cells.asides(changed))

    def aimed(self, row: Standing) -> str:
        """Write a target as its paper prints it; in English with signs for what bounds it."""
        if self.localizer.lang == "zh" or not isfinite(row.target):
            return self.localizer.relation(row.text)
        amount = self.localizer.span(row.target, row.target_high, row.unit, row.comparator)
        return self.say(f"aimed_{row.measure}", amount=amount)

    def reached(self, row: Standing) -> str:
        """Write the latest figure; a fall is told as a fall, whichever way the target asks."""
        low, high, comparator = row.observed, row.observed_high, row.observed_comparator
        if self._is_rank(row) and isfinite(low):
            return self.say("ranked", number=f"{low:.0f}")
        if row.measure not in CHANGES or not isfinite(low):
            return self.localizer.span(low, high, row.unit, comparator)
        if self.localizer.lang == "zh" and comparator == "eq" and (times := times_grown(low, row.text)):
            return times
        return self._told_change(row.measure, low, high, row.unit, comparator)

    def _told_change(self, measure: str, low: float, high: float, unit: str, comparator: str) -> str:
        """Write a change as its target measures it; a fall is told as a fall, its bound turned with it."""
        if measure == "growth" and low >= 0:
            return self.localizer.span(low, high, unit, comparator)
        grown = -low if measure == "decline" else low
        if (measure == "growth") == (grown < 0):
            comparator = REVERSED.get(comparator, comparator)
        amount = self.localizer.span(abs(low), abs(high), unit, comparator)
        return self.say("rose" if grown > 0 else "fell", amount=amount)

    def told_reached(self, row: Standing) -> str:
        """Write the latest figure for a sentence, where no column says that it is a growth."""
        words = self.reached(row)
        return self.say("told_growth", amount=words) if _is_growth(row) else words

    def observed(self, row: Standing) -> Cell:
        """Write the latest figure with its period and who says it; others that contradict it are marked."""
        if not row.is_seen:
            return Cell()
        period = self.localizer.period(row.observed_period)
        says = self.citations.of_figure(row.observation_id).short
        by, others = self._by(says, row.observed_status), self._others(row.other_ids)
        figure = Figure.of(row.observed, row.unit)
        larger = map(self._to_larger, row.larger)
        return cells.lines(self.reached(row), period, by, self.rank(row), *larger, *others, figure=figure)

    def rank(self, row: Standing) -> str:
        """Tell the place among others that papers say the latest figure has, with the one before."""
        return self._ranks.words(row.observation_id)

    @cached_property
    def _ranks(self) -> RankWords:
        return RankWords(self.localizer, self.citations)

    def _to_larger(self, gap: Observation) -> str:
        """Say how a figure lies to that of the province or the country."""
        place = self.say(f"whole_{larger_place(gap)}")
        key = "below_province" if is_below(gap) else "above_province"
        amount = self.localizer.figure(gap.canonical_low, gap.canonical_unit)
        return self.say(key, place=place, gap=amount)

    def gap(self, row: Standing) -> Cell:
        """Write the distance to the target; of an amount that adds up the share done and the share due."""
        # Before the harvest is in, what is missing of it says nothing.
        if not isfinite(row.gap) or "harvest" in row.tracked.reason.split(";"):
            return Cell()
        figure = Figure(row.gap, row.gap_unit)
        if not row.gap and row.light in BAD and row.observed_comparator in LEANING:
            # 近6% of 6%, 超过5.5% of at most 5.5%: how much is missing nobody says.
            key = "just_beyond" if row.tracked.aim == "ceiling" else "just_short"
            return cells.lines(self.say(key), figure=figure)
        if not row.gap and row.light in BAD and row.comparator in EXCEEDED:
            # 超过240个 is missed with 240, which a gap of 0 does not tell.
            return cells.lines(self.say(EXCEEDED[row.comparator]), *self._done(row), figure=figure)
        amount = self.localizer.figure(abs(row.gap), row.gap_unit)
        if row.tracked.aim in LIMITS:
            said = self.say(_limit_words(row), amount=amount)
            return cells.lines(said, *self._due(row), figure=figure)
        if row.tracked.aim == "band" and row.gap < 0:
            # A gap alone does not tell on which side of the band a figure lies.
            key = "side_above_goal" if row.observed > row.target else "side_below_goal"
            return cells.lines(self.say(key, amount=amount), figure=figure)
        signed = self.localizer.signed(row.gap, row.gap_unit)
        # Of “more than 20 %” the gap is at least what the figure says.
        is_least = row.observed_comparator in ("gt", "ge") and row.gap >= 0
        words = self.say("bound_ge", amount=signed) if is_least else signed
        return cells.lines(words, *self._done(row), figure=figure)

    def _done(self, row: Standing) -> list[str]:
        if not isfinite(row.attained_pct):
            return []
        key = "attained" if row.tracked.aim == "flow" else "attained_of_gap"
        share = self.say(key, share=self.localizer.pct(row.attained_pct))
        return [share, *self._due(row), self._missing(row)]

    def _missing(self, row: Standing) -> str:
        is_open = row.tracked.aim == "flow" and row.observed < row.target
        amount = self.localizer.figure(tidy(row.target - row.observed), row.unit) if is_open else ""
        return self.say("missing_amount", amount=amount) if amount else ""

    def _due(self, row: Standing) -> list[str]:
        """Say what is due by the figure's date, and what says so."""
        if not isfinite(row.due) or not row.target > 0:
            return []
        share = self.localizer.pct(100 * row.due / row.target)
        source = self.say(f"due_{row.tracked.due_source}")
        return [self.say("due_by_now", share=share, source=source)]

    def needs(self, row: Standing) -> Cell:
        """Write what the rest of the year has to bring: an amount a quarter, or a growth."""
        need, say = row.need, self.localizer.say
        if not need.kind:
            return Cell()
        if need.kind == "flow":
            # With one quarter left its amount is no mean.
            key = "needs_amount_last" if need.since == LAST_WHOLE_QUARTER else "needs_amount"
            words = say(key, amount=self.localizer.figure(need.value, need.unit))
            mean = "so_far_about" if need.is_so_far_about else "so_far_amount"
            so_far = say(mean, amount=self.localizer.figure(need.so_far, need.unit))
            return cells.lines(words, so_far, figure=Figure.of(need.value, need.unit))
        grown = -need.value if row.measure == "decline" else need.value
        # Of “more than 20 %” so far the rest needs less than the figure says.
        sign = REVERSED.get(row.observed_comparator, "eq")
        rest = say(f"rest_after_{need.since}") if need.since in (3, 6, 9) else say("rest_after")
        key = "needs_growth" if grown >= 0 else "needs_decline"
        rounded = round(abs(grown), 1)
        words = say(key, rest=rest, amount=self.localizer.figure(rounded, "%", sign))
        return cells.lines(words, say(f"weighed_{need.source}"), figure=Figure.of(need.value, "%"))

    def chip(self, row: Standing) -> Chip:
        """Give the status with its light."""
        return status_chips.chip(row.status, self.localizer.lang, row.light)

    def status(self, row: Standing) -> Cell:
        """Write the status, and why or since when."""
        why = [reason for reason in explain(row.tracked.reason, self.localizer.lang) if row.is_seen]
        return Cell((self.chip(row), *(Text(reason, "small") for reason in why)))

    def remarks(self, row: Standing) -> Cell:
        """List what to beware of, with what the source itself claims of the year."""
        return cells.joined(self.notes(row.flags), cells.lines("", row.claim))


def _is_growth(row: Standing) -> bool:
    """Whether a target asks for growth, and its figure is none below zero."""
    return row.measure == "growth" and row.observed >= 0
