"""Goals that a later paper changes: which row replaces which, and which is in force on a day.

A revision is no outcome and no contradiction. Until the day it holds from, the old target is judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.reading.roles import REVISION, SUPERSEDED
from indicators.tables.matching import REPEATED, REPLACED_BY, REPLACES, subject
from indicators.tables.records import Target


def linked(targets: Sequence[Target]) -> list[Target]:
    """Name for each revision the target it replaces, and the day it holds from.

    A revision holds from the day its paper was issued, and replaces the target of the same subject, place,
    horizon, measure and period that was in force then: the first one, or an earlier revision of it. What a
    notice calls the old value is a row only where no paper set it.
    """
    known: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in sorted(targets, key=lambda row: row.flags.has(SUPERSEDED)):
        is_told = target.flags.has(SUPERSEDED) and known[_goal(target)]
        if not (is_told or is_revision(target) or target.flags.has("stretch_of")):
            known[_goal(target)].append(target)
    made: dict[str, Target] = {}
    for target in sorted(filter(is_revision, targets), key=lambda row: (row.published, row.target_id)):
        before = [one for one in known[_goal(target)] if one.is_restricted <= target.is_restricted]
        new = replace(target, in_force_from=target.published)
        if before:
            new = _in_terms_of(before[-1], new)
        made[new.target_id] = new
        known[_goal(new)].append(new)
    needed = {target.revises for target in made.values()}
    kept = [
        made.get(target.target_id, target)
        for target in targets
        if target.target_id in needed or not target.flags.has(SUPERSEDED)
    ]
    return [_with_later(target, made.values()) for target in kept]


def _in_terms_of(old: Target, new: Target) -> Target:
    """Let a changed target replace another: it binds as that did, and what was to be added is added."""
    new = replace(new, nature=new.nature or old.nature)
    if (old.measure, new.measure) == ("increment", "level"):
        terms = {name: getattr(old, name) for name in ("measure", "basis", "aim", "aim_from", "direction")}
        new = replace(new, **terms)
    return replace(new, revises=old.target_id, flags=new.flags.adding(*_replaces(old)))


def _with_later(target: Target, changed: Iterable[Target]) -> Target:
    """Name what replaces a target later: what units report of that speaks to the quarters before as well."""
    later = [one.target_id for one in changed if target.target_id in one.flags.arguments(REPLACES)]
    return replace(target, flags=target.flags.adding(*(f"{REPLACED_BY}:{name}" for name in later)))


def _replaces(old: Target) -> list[str]:
    """Name all rows whose figures now speak to the new target."""
    names = [old.target_id, *old.flags.arguments(REPEATED), *old.flags.arguments(REPLACES)]
    return [f"{REPLACES}:{name}" for name in dict.fromkeys(names)]


def is_revision(target: Target) -> bool:
    """Whether a target is the new value of a goal that its paper changes."""
    return target.flags.has(REVISION)


def in_force(targets: Iterable[Target], day: date) -> list[Target]:
    """Leave out what is replaced by a day, and what is to hold only later.

    Examples
    --------
    >>> in_force([], date(2025, 12, 31))
    []
    """
    every = list(targets)
    replaced = {target.revises for target in every if target.revises and _holds(target, day)}
    return [target for target in every if _holds(target, day) and target.target_id not in replaced]


def first_of(target: Target, by_id: Mapping[str, Target]) -> Target:
    """Give the target that a changed one goes back to: its task and its offices stay those of the first."""
    while target.revises in by_id:
        target = by_id[target.revises]
    return target


def _holds(target: Target, day: date) -> bool:
    """Whether a target already holds on a day."""
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


def _goal(target: Target) -> tuple[str, ...]:
    """Give what a goal and its revision share."""
    # 改造老旧小区40个 is an addition, 由40个调整为52个 reads like two levels.
    measure = "level" if target.measure == "increment" else target.measure
    return subject(target), target.place, target.horizon, measure, target.period
