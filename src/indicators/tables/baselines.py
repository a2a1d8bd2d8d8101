"""What a target starts from and what it is held against: finds both among the observations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from indicators import periods
from indicators.tables.matching import answers, best_first, likeness, subject
from indicators.tables.records import Observation, Target, records
from indicators.vocabulary.column_values import STATES


def held_against(
    targets: Sequence[Target], observations: pd.DataFrame, spans: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Find for each target the figure it starts from and the figure for its own period.

    A figure matches a target if subject, place, measure and canonical unit agree. The base of a plan's
    goal is the paper's own base-year column, else the best figure of the year before the plan; only
    amounts and shares have one. The base of a year's target is the best figure of the year before. Where
    several targets of one paper share all of that (parts of one count), only the one whose phrase is
    most like the figure's gets it. A target of a public paper is never held against a restricted figure.

    Parameters
    ----------
    targets : sequence of Target
        With canonical units.
    observations : DataFrame
        The table.
    spans : mapping of str to str
        Document id to the period the paper plans for.

    Returns
    -------
    tuple of list of str
        For each target the observation_id of its base and of its outcome, "" where there is none.
    """
    known: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for figure in best_first(records(observations, Observation)):
        known[(*_key(figure), figure.period)].append(figure)
    siblings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for target in targets:
        siblings[_family(target)].append(target.indicator)
    bases, outcomes = [], []
    for target in targets:
        alike = siblings[_family(target)]
        before = base_year(target.period, spans.get(target.document_id, ""))
        has_base = target.horizon != "plan" or target.measure in STATES
        starts = _own_base_first(known[(*_key(target), before)], target) if before and has_base else []
        bases.append(_pick(starts, target, alike))
        same_time = known[(*_key(target), target.period)] if target.period else []
        outcomes.append(_pick(same_time, target, alike))
    return bases, outcomes


def base_year(period: str, span: str) -> str:
    """Name the year a target starts from: the one before its paper's span, or before its own period.

    Parameters
    ----------
    period : str
        The target's.
    span : str
        What its paper plans for, "" if not known.

    Examples
    --------
    >>> base_year("2025", "2021/2025"), base_year("2020", "2021/2025"), base_year("2023", "2023")
    ('2020', '2019', '2022')
    """
    if not period:
        return ""
    own = periods.parse(period)
    whole = periods.parse(span) if span else own
    return str((whole if whole.contains(own) else own).start.year - 1)


def _key(row: Target | Observation) -> tuple[str, ...]:
    """Give the key that a figure shares with the target it matches, without the period."""
    return subject(row), row.place, row.measure, row.canonical_unit


def _family(target: Target) -> tuple[str, ...]:
    """Name the targets among which a figure has to choose."""
    return *_key(target), target.document_id, target.basis, target.period


def _pick(figures: Sequence[Observation], target: Target, alike: Sequence[str]) -> str:
    """Take the best figure that belongs to this target rather than to one of its siblings."""
    for figure in figures:
        is_hidden = figure.is_restricted and not target.is_restricted
        if is_hidden or not answers(figure.observation_id, target.target_id, target.flags):
            continue
        closest = max(alike, key=lambda phrase: likeness(figure.indicator, phrase))
        if closest == target.indicator:
            return figure.observation_id
    return ""


def _own_base_first(figures: Sequence[Observation], target: Target) -> list[Observation]:
    """Put the base-year column of the target's own paper first."""

    def is_own(figure: Observation) -> bool:
        return figure.document_id == target.document_id and figure.status == "baseline"

    return sorted(figures, key=is_own, reverse=True)
