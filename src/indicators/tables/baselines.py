"""What a target starts from and what it is held against: finds both among the observations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from indicators import periods
from indicators.tables.matching import answers, best_first, likeness, subject
from indicators.tables.rows import Row, records

KEYS = ("place", "measure", "canonical_unit")


def held_against(
    targets: pd.DataFrame, observations: pd.DataFrame, spans: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Find for each target the figure it starts from and the figure for its own period.

    A figure speaks to a target if subject, place, measure and canonical unit agree. The base of a plan's
    goal is the paper's own base-year column, else the best figure of the year before the plan; only
    amounts and shares have one. The base of a year's target is the best figure of the year before. Where
    several targets of one paper share all of that (parts of one count), only the one whose phrase is
    most like the figure's gets it. A target of a public paper is never held against a restricted figure.

    Parameters
    ----------
    targets, observations : DataFrame
        With canonical units.
    spans : mapping of str to str
        Document id to the period the paper plans for.

    Returns
    -------
    tuple of list of str
        For each target the observation_id of its base and of its outcome, "" where there is none.
    """
    known: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for figure in records(best_first(observations)):
        known[(subject(figure), *(str(figure[name]) for name in KEYS), str(figure["period"]))].append(figure)
    rows = records(targets)
    siblings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        siblings[_family(row)].append(row["indicator"])
    bases, outcomes = [], []
    for row in rows:
        key, alike = (subject(row), *(str(row[name]) for name in KEYS)), siblings[_family(row)]
        before = base_year(row["period"], spans.get(row["document_id"], ""))
        is_path = row["horizon"] != "plan" or row["measure"] in ("level", "share")
        starts = _own_base_first(known[(*key, before)], row) if before and is_path else []
        bases.append(_pick(starts, row, alike))
        outcomes.append(_pick(known[(*key, row["period"])], row, alike) if row["period"] else "")
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


def _family(row: Row) -> tuple[str, ...]:
    """Name the targets among which a figure has to choose."""
    return (subject(row), *(str(row[name]) for name in ("document_id", *KEYS, "basis", "period")))


def _pick(figures: list[Row], target: Row, alike: list[str]) -> str:
    """Take the best figure that belongs to this target rather than to one of its siblings."""
    for figure in figures:
        if not answers(figure, target) or (figure["is_restricted"] and not target["is_restricted"]):
            continue
        closest = max(alike, key=lambda phrase: likeness(figure["indicator"], phrase))
        if closest == target["indicator"]:
            return str(figure["observation_id"])
    return ""


def _own_base_first(figures: list[Row], target: Row) -> list[Row]:
    """Put the base-year column of the target's own paper first."""
    own = {"document_id": target["document_id"], "status": "baseline"}
    return sorted(figures, key=lambda figure: any(figure[name] != value for name, value in own.items()))
