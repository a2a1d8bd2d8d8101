"""Goals that a later paper changes or gives up: which row replaces which, and which is in force on a day.

A revision is no outcome and no contradiction. Until the day it holds from, the old target is judged. A goal
that is given up stays in the tables with the row that gives it up, and counts no more from that day on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import isclose

from indicators import periods
from indicators.reading.roles.roles import CALLED_OFF, REVISION, SUPERSEDED
from indicators.reading.times.effective_days import HOLDS_FROM
from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import (
    OTHER_OLD_VALUE,
    REPEATED,
    REPLACED_BY,
    REPLACES,
    bare,
    likeness,
)
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.targets.quoted_clause import clause
from indicators.tables.targets.target_rules import FLAG as NO_TARGET

GIVEN_UP = f"{NO_TARGET}:called_off"
# What a target that is given up keeps of the one it calls off.
TERMS = (
    "indicator", "indicator_id", "measure", "basis", "comparator", "reference", "low", "high", "unit",
    "canonical_low", "canonical_high", "canonical_unit", "direction", "aim", "aim_from", "period", "nature",
    "modality",
)  # fmt: skip


def linked(targets: Sequence[Target], same: SameRows) -> list[Target]:
    """Name for each revision the target it replaces or gives up, and the day it holds from.

    A revision holds from the day that its paper names, else from the day it was issued, and replaces the
    target of the same thing, place, horizon, measure and period that was in force then: the first one, or an
    earlier revision of it. What a
    notice calls the old value is a row only where no paper set it; where it is not the value that a paper
    set, both rows are flagged. What gives up a goal that no paper set is no target.
    """
    goals = _Goals(same)
    for target in sorted(targets, key=lambda row: row.flags.has(SUPERSEDED)):
        is_told = target.flags.has(SUPERSEDED) and goals.like(target)
        if not (is_told or is_change(target) or target.flags.has("stretch_of")):
            goals.add(target)
    changes = sorted(filter(is_change, targets), key=lambda row: (row.published, row.target_id))
    made = {target.target_id: goals.take(target) for target in changes}
    needed = {target.revises for target in made.values()}
    told = [row for row in targets if row.flags.has(SUPERSEDED)]
    doubted = _doubted(made.values(), told, goals)
    kept = [
        made.get(target.target_id, target)
        for target in targets
        if target.target_id in needed or not target.flags.has(SUPERSEDED)
    ]
    return [_with_later(target, made.values(), doubted) for target in kept]


@dataclass
class _Goals:
    """The goals that hold so far, by place, horizon and period."""

    same: SameRows
    by_time: dict[tuple[str, ...], list[Target]] = field(default_factory=lambda: defaultdict(list))
    every: dict[str, Target] = field(default_factory=dict)

    def add(self, target: Target) -> None:
        """Let a goal hold from now on."""
        self.by_time[_time(target)].append(target)
        self.every[target.target_id] = target

    def like(self, target: Target) -> list[Target]:
        """List the goals that are the same thing as a row, told in the same terms."""
        return [one for one in self.by_time[_time(target)] if self._is_one(one, target)]

    def take(self, change: Target) -> Target:
        """Link a change to the goal that it replaces, which holds no more."""
        is_end = change.flags.has(CALLED_OFF)
        found = self._named(change) if is_end else self.like(change)
        found = [one for one in found if one.is_restricted <= change.is_restricted]
        new = replace(change, in_force_from=(*change.flags.arguments(HOLDS_FROM), change.published)[0])
        if found:
            old = max(found, key=lambda one: (is_same_number(one, change), _likeness(one, change)))
            new = _in_terms_of(old, new)
            self.by_time[_time(old)].remove(old)
        if not is_end:
            self.add(new)
        # What gives up a goal that no paper set is no target, and is listed with those that are none.
        return new.flagged(GIVEN_UP) if is_end and not found else new

    def _named(self, change: Target) -> list[Target]:
        """List the goals that a row gives up: of its words, or named in them."""
        words = bare(clause(change.sentence, change.quote))
        return [
            one
            for one in self.by_time[_time(change)]
            if self._is_one(one, change) or (bare(one.indicator) and bare(one.indicator) in words)
        ]

    def _is_one(self, goal: Target, change: Target) -> bool:
        # 改造老旧小区40个 is an addition, 由40个调整为52个 reads like levels; a name alone has none.
        is_alone = change.reference == CALLED_OFF
        # 到2025年累计改造460个 is the sum of the plan's years, as 累计改造500个 of 2021—2025 was.
        is_sum = goal.horizon == "plan" and "increment" in (goal.measure, change.measure)
        is_in_time = is_sum or goal.period == change.period
        if not is_alone and (not is_in_time or _measure(goal) != _measure(change)):
            return False
        found = self.same.relation(goal, change)
        return found.relation == "same" or found.reason == "stock_and_addition"

    def is_other(self, old: Target, told: Target) -> bool:
        """Whether a row tells an old value that is not the one a paper set."""
        return self._is_one(old, told) and not is_same_number(old, told)


def _likeness(a: Target, b: Target) -> float:
    return likeness(a.indicator, b.indicator)


def _measure(target: Target) -> str:
    return "level" if target.measure == "increment" else target.measure


def _time(target: Target) -> tuple[str, ...]:
    end = str(periods.parse(target.period).end) if target.period else ""
    return target.place, target.horizon, end


def is_same_number(a: Target, b: Target) -> bool:
    """Whether two rows give the same numbers: of a change that only moves a deadline the two do."""
    pairs = (a.canonical_low, b.canonical_low), (a.canonical_high, b.canonical_high)
    return all(isclose(x, y, rel_tol=1e-9) for x, y in pairs)


def _in_terms_of(old: Target, new: Target) -> Target:
    """Let a changed target replace another: it binds as that did, and what was to be added is added."""
    new = replace(new, nature=new.nature or old.nature)
    if new.flags.has(CALLED_OFF):
        new = replace(new, **{name: getattr(old, name) for name in TERMS})
    elif (old.measure, new.measure) == ("increment", "level"):
        terms = {name: getattr(old, name) for name in ("measure", "basis", "aim", "aim_from", "direction")}
        new = replace(new, **terms)
    return replace(new, revises=old.target_id, flags=new.flags.adding(*_replaces(old)))


def _doubted(changed: Iterable[Target], told: Sequence[Target], goals: _Goals) -> Mapping[str, list[str]]:
    """Find what changes call the old value though a paper set another, by the ids of both targets."""
    found: dict[str, list[str]] = defaultdict(list)
    for new in changed:
        old = goals.every.get(new.revises)
        if old is None:
            continue
        own = [row for row in told if row.document_id == new.document_id and _time(row) == _time(new)]
        for row in own:
            if row.target_id != old.target_id and goals.is_other(old, row):
                found[old.target_id].append(row.statement_id)
                found[new.target_id].append(row.statement_id)
    return found


def _with_later(target: Target, changed: Iterable[Target], doubted: Mapping[str, Sequence[str]]) -> Target:
    """Name what replaces a target later: what units report of that speaks to the quarters before as well."""
    later = [one.target_id for one in changed if target.target_id in one.flags.arguments(REPLACES)]
    wrong = [f"{OTHER_OLD_VALUE}:{name}" for name in doubted.get(target.target_id, ())]
    return target.flagged(*(f"{REPLACED_BY}:{name}" for name in later), *wrong)


def _replaces(old: Target) -> list[str]:
    """Name all rows whose figures now speak to the new target."""
    names = [old.target_id, *old.flags.arguments(REPEATED), *old.flags.arguments(REPLACES)]
    return [f"{REPLACES}:{name}" for name in dict.fromkeys(names)]


def is_revision(target: Target) -> bool:
    """Whether a target is the new value of a goal that its paper changes."""
    return target.flags.has(REVISION)


def is_change(target: Target) -> bool:
    """Whether a row changes a goal or gives it up."""
    return is_revision(target) or target.flags.has(CALLED_OFF)


def in_force(targets: Iterable[Target], day: date) -> list[Target]:
    """Leave out what is replaced or given up by a day, and what is to hold only later.

    Examples
    --------
    >>> in_force([], date(2025, 12, 31))
    []
    """
    return [target for target in in_force_or_off(targets, day) if not target.flags.has(CALLED_OFF)]


def in_force_or_off(targets: Iterable[Target], day: date) -> list[Target]:
    """Give the targets in force on a day, and the rows that have given one up by then."""
    every = list(targets)
    replaced = {target.revises for target in every if target.revises and _holds(target, day)}
    return [target for target in every if _holds(target, day) and target.target_id not in replaced]


def first_of(target: Target, by_id: Mapping[str, Target]) -> Target:
    """Give the target that a changed one goes back to: its task and its offices stay those of the first."""
    while target.revises in by_id:
        target = by_id[target.revises]
    return target


def change_of_number(target: Target, find: Callable[[str], Target | None]) -> Target:
    """Give the row that first set the number of a changed target.

    A notice confirms what an assessment had changed before: the goal was another until then, and what the
    notice says of the same number is no change of it.
    """
    change = target
    while not target.flags.has(CALLED_OFF) and (old := find(change.revises) if change.revises else None):
        if not old.revises or not is_same_number(old, target):
            break
        change = old
    before = find(change.revises) if change.revises else None
    # Where only a deadline was moved every row has the same number.
    return target if before is None or is_same_number(before, target) else change


def _holds(target: Target, day: date) -> bool:
    return not target.in_force_from or first_day(target.in_force_from) <= day


def first_day(text: str) -> date:
    """Give the first day of a day, month or year, as `published` writes it.

    Examples
    --------
    >>> first_day("2023-08"), first_day("2023-08-15")
    (datetime.date(2023, 8, 1), datetime.date(2023, 8, 15))
    """
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)
