"""What stands beside a target that a later paper changed or gave up: the other value, since when, by whom."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import REPLACED_BY
from indicators.tables.matching.revisions import change_of_number, is_same_number
from indicators.views.amount_words import target_words
from indicators.views.localizer import Localizer


def change_words(target: Target, find: Callable[[str], Target], localizer: Localizer) -> list[str]:
    """Say which target a changed one replaced, and what replaces or gives it up after the page's time."""
    later = map(find, target.flags.arguments(REPLACED_BY))
    return [*_before(target, find, localizer), *(_after(one, localizer) for one in later)]


def changed_ids(target: Target) -> tuple[str, ...]:
    """Give the ids of the targets that `change_words` speaks of."""
    return target.revises, *target.flags.arguments(REPLACED_BY)


def _before(target: Target, find: Callable[[str], Target], localizer: Localizer) -> list[str]:
    if not target.revises:
        return []
    change = change_of_number(target, find)
    before = find(change.revises)
    key = "moved_target" if is_same_number(before, target) else "replaced_target"
    key = "called_off_target" if target.flags.has(CALLED_OFF) else key
    return [_said(key, change, _told(before, localizer), localizer)]


def _after(later: Target, localizer: Localizer) -> str:
    key = "later_called_off" if later.flags.has(CALLED_OFF) else "later_target"
    return _said(key, later, _told(later, localizer), localizer)


def _told(target: Target, localizer: Localizer) -> str:
    """Write a target; an average growth with the word for it, as the goal beside is told."""
    words, yearly = target_words(localizer, target), localizer.say("basis_cagr")
    is_average = target.basis == "cagr" and isfinite(target.low) and yearly not in words
    return f"{yearly}{words}" if is_average else words


def _said(key: str, change: Target, target: str, localizer: Localizer) -> str:
    return localizer.say(key, target=target, since=change.in_force_from, paper=change.source_title)
