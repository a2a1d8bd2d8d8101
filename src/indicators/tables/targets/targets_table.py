"""targets.csv: one row a commitment, with what it starts from and what it is held against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators import periods
from indicators.documents.register.register_entry import Entry
from indicators.reading.relational import reference_of
from indicators.reading.roles.roles import UNCHANGED
from indicators.tables.contract import schema
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import Observation, Target, frame, records
from indicators.tables.matching.deduplication import once
from indicators.tables.matching.links import goals_of, held_against, periods_of
from indicators.tables.matching.retold_bases import with_retold_bases
from indicators.tables.matching.revisions import linked
from indicators.tables.matching.same_rows import SameRows, Settled, with_settled
from indicators.tables.reported.observations import row_ids, settled_rows, table_row
from indicators.tables.reported.observations_table import SOURCE, of_papers, stacked
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.targets import allocations, target_rules
from indicators.tables.targets.aims import Aim, Wording, aim
from indicators.tables.targets.canonical import add_canonical
from indicators.tables.targets.parts_of_year import times_a_year
from indicators.tables.targets.plausibility import flagged, is_set_aside
from indicators.tables.targets.quoted_clause import clause
from indicators.tables.targets.split_by_office import parted
from indicators.vocabulary import kinds
from indicators.vocabulary.column_values import CHANGES, FLOORS, STATES

SHARED = (
    "statement_id", "document_id", "task", "section", "place", "adcode", "indicator", "indicator_id",
    "measure", "basis", "comparator", "reference", "low", "high", "unit", "period", "nature", "modality",
    "quote", "sentence", "origin", "flags",
)  # fmt: skip
# Plans end in years that this divides: 2020, 2025, 2030.
PLAN_YEARS = 5
# What an aim is told by.
TOLD = (
    "indicator", "indicator_id", "measure", "comparator", "unit", "period", "reference", "sentence", "quote",
    "flags",
)  # fmt: skip


def targets(
    statements: pd.DataFrame,
    observations: pd.DataFrame,
    figures: Sequence[Figure],
    papers: Sequence[Entry],
    settled: Settled = MappingProxyType({}),
    confirmed: Collection[str] = (),
    tasks: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Gather the commitments of the papers and of data/raw/observations.

    Parameters
    ----------
    figures : sequence of Figure
        Rows whose status is target are taken.
    settled : mapping of str to sequence of Decision, optional
        What analysts settled of a row to others, by its id.
    confirmed : collection of str
        The statements that an analyst has confirmed, whatever their bounds.
    tasks : DataFrame, optional
        The table, whose lead units may divide a target among them.

    Returns
    -------
    DataFrame
        The table targets. What cannot be true is flagged; it stands for no other row, and is held against
        none.
    """
    kind_of = {paper.id: paper.kind for paper in papers}
    covered = {paper.id: paper.covers.period for paper in papers}
    said = of_papers(allocations.flagged(statements[statements["role"] == "target"], papers), papers)
    columns = (said[name] for name in ("period", "document_id", "measure", "sentence"))
    horizons = [
        horizon(period, kind_of[paper], covered[paper], "" if measure in CHANGES else sentence)
        for period, paper, measure, sentence in zip(*columns, strict=True)
    ]
    said = said[[*SHARED, *SOURCE]].assign(target_id=said["statement_id"], horizon=horizons, note="")
    if tasks is not None:
        said = parted(said, tasks)
    reported = [
        table_row(figure)
        | {
            "target_id": name,
            "horizon": horizon(figure.period, ""),
            "reference": reference_of(figure.words),
            "sentence": figure.words,
        }
        for name, figure in zip(row_ids(figures), figures, strict=True)
        if figure.status == "target"
    ]
    rows = add_canonical(stacked(said, pd.DataFrame(reported, columns=said.columns)))
    aims = list(map(aim_of, rows[list(TOLD)].itertuples(index=False)))
    rows = _of_whole_year(rows, aims)
    rows["direction"] = [aim.direction for aim in aims]
    rows["aim"] = [aim.kind for aim in aims]
    rows["aim_from"] = [aim.origin for aim in aims]
    rows["revises"] = rows["in_force_from"] = ""
    sure, repeated = settled_rows(figures)
    rows = flagged(schema.unsorted("targets", rows), {*confirmed, *sure}, repeated)
    rows = target_rules.flagged(rows, confirmed)
    is_wrong = is_set_aside(rows)
    spans, same = periods_of(papers), SameRows(statements)
    retelling = {paper.id for paper in papers if kinds().of(paper.kind).targets == "revised"}
    kept = once(with_retold_bases(records(rows[~is_wrong], Target), spans), retelling)
    kept = [
        replace(row, flags=with_settled(row.flags, settled[row.target_id]))
        if row.target_id in settled
        else row
        for row in kept
    ]
    # A change takes on the terms of what it replaces, and so is taken apart anew.
    kept, same = linked(kept, same), SameRows(statements)
    sound = records(observations[~is_set_aside(observations)], Observation)
    bases, outcomes = held_against(kept, sound, spans, same)
    by_id = {row.observation_id: row for row in sound}
    kept = [_by_base(row, by_id.get(base)) for row, base in zip(kept, bases, strict=True)]
    found = frame(kept, Target).assign(
        baseline_id=bases, observation_id=outcomes, goal_id=goals_of(kept, kept, spans, same)
    )
    return schema.typed("targets", pd.concat([found, rows[is_wrong]], ignore_index=True))


def _by_base(goal: Target, base: Observation | None) -> Target:
    """Let the base of a plan's goal tell its aim, where that is not what its words alone say.

    A floor that the base has reached already is one to keep: 62.1%, 62%以上. An amount that the catalogue
    wants neither high nor low (常住人口) is to rise or to fall to a goal that its base does not lie at.
    """
    if base is None or goal.horizon != "plan" or goal.measure not in STATES:
        return goal
    way = (goal.canonical_low > base.canonical_low) - (goal.canonical_low < base.canonical_low)
    if goal.aim == "band" and goal.measure == "level" and way and goal.comparator != "range":
        return replace(goal, aim="stock", aim_from="base", direction=way)
    is_told = goal.comparator in FLOORS and goal.aim in ("stock", "rate", "flow")
    if not (is_told and goal.direction > 0 and base.canonical_low >= goal.canonical_low):
        return goal
    return replace(goal, aim="keep", aim_from="base")


def _of_whole_year(rows: pd.DataFrame, aims: Sequence[Aim]) -> pd.DataFrame:
    """Multiply what is to be done in each month or quarter: the year's amount is what is judged."""
    told = zip(rows["sentence"], rows["quote"], aims, rows["period"].str.len() == 4, strict=True)
    times = [
        times_a_year(clause(sentence, quote)) if found.kind == "flow" and is_year else 1
        for sentence, quote, found, is_year in told
    ]
    return rows.assign(**{name: rows[name] * times for name in ("canonical_low", "canonical_high")})


def aim_of(row: Any) -> Aim:
    """Tell the aim of a row of targets, by the columns `TOLD`."""
    told = {name: getattr(row, name) for name in TOLD[:-3]}
    is_unchanged = Flags.of(row.flags).has(UNCHANGED)
    return aim(Wording(**told, clause=clause(row.sentence, row.quote), is_goal_unchanged=is_unchanged))


def horizon(period: str, kind: str, span: str = "", words: str = "") -> str:
    """Say whether a target is a plan's goal, a year's, or a half year's.

    A notice that changes targets changes a plan's if it covers several years (`span`), else a year's.

    Examples
    --------
    >>> horizon("2025", "five_year_plan"), horizon("2025", "task_breakdown")
    ('plan', 'annual')
    >>> horizon("2021-H1", "action_plan")
    'half_year'
    >>> horizon("2021/2025", "work_report"), horizon("", "work_report")
    ('plan', '')
    >>> horizon("2025", "adjustment", "2021/2025"), horizon("2025", "adjustment", "2025")
    ('plan', 'annual')

    What a year's paper says in so many words of the last year of a plan is the plan's goal.

    >>> horizon("2025", "work_report", "2021", "到2025年突破1500亿元"), horizon("2025", "work_report", "2021")
    ('plan', 'annual')
    """
    entry = kinds().of(kind)
    if entry.covers == "plan" and (entry.targets != "revised" or "/" in span):
        return "plan"
    if not period:
        return ""
    form = periods.parse(period)
    if len(form.years) > 1 or (f"{period}年" in words and _ends_a_plan(form, span)):
        return "plan"
    return "half_year" if form.kind == "half" else "annual"


def _ends_a_plan(form: periods.Period, span: str) -> bool:
    """Whether a year is the last of a five-year plan, and comes behind the years that a paper is for."""
    is_last = form.kind == "year" and form.end.year % PLAN_YEARS == 0
    return is_last and bool(span) and periods.parse(span).end < form.start
