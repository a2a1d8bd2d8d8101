"""What a paper itself says of a task that a higher level assigned: 累计下降12.1%，超额完成省下达目标."""

from __future__ import annotations

from collections.abc import Iterable

from indicators import periods
from indicators.analysis.judging.judging import Judgement, outcome
from indicators.analysis.plans.plan_spans import starts_with
from indicators.periods import Period
from indicators.reading.lexicon import pattern
from indicators.tables.contract.records import Observation, Target
from indicators.tables.store import Tables

ASSIGNED = "assigned"
_HOW = pattern("relations.done_how", prefix="[，,、（(]?", suffix="*")
_DONE = pattern("relations.assigned_patterns")
REASON = "assigned_and_done"


def result_of_assigned(
    tables: Tables, goal: Target, figures: Iterable[Observation], span: Period
) -> Judgement | None:
    """Take over at a plan's end that what was assigned is done; None where no paper says so.

    Parameters
    ----------
    figures : iterable of Observation
        Of the goal's thing, whatever they measure.
    """
    if goal.reference != ASSIGNED:
        return None
    # What a single year was assigned is not what the plan was.
    last = {one.statement_id for one in figures if one.period and _is_of_all(one, span)}
    own = tables.statements.loc[tables.statements["statement_id"].isin(last)]
    for sentence, quote in zip(own["sentence"], own["quote"], strict=True):
        behind = _HOW.sub("", sentence.partition(quote)[2], count=1)
        if _DONE.match(behind):
            return outcome("met", REASON)
    return None


def _is_of_all(figure: Observation, span: Period) -> bool:
    return periods.parse(figure.period).end == span.end and starts_with(figure, span)
