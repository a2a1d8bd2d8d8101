"""What is said of a target of which no figure is known."""

from __future__ import annotations

from indicators.analysis.judging.judging import Judgement, outcome
from indicators.analysis.judging.latest_figures import is_part_of_year
from indicators.analysis.judging.reference_standards import held_against
from indicators.analysis.judging.target_terms import promise_of
from indicators.periods import Period
from indicators.tables.contract.records import Target


def judged_without(target: Target, whole: Period, span: Period) -> Judgement:
    """Tell whether a figure is missing or cannot be there yet.

    Parameters
    ----------
    whole : Period
        Its period.
    span : Period
        The year so far.
    """
    if target.comparator == "relational":
        return outcome("undetermined", f"relational_unseen:{held_against(target)}")
    # Nobody can report a harvest before it is in.
    is_late = is_part_of_year(whole) or promise_of(target).is_harvest
    if is_late and whole.end > span.end:
        return outcome("not_due", f"not_due:{target.period}")
    return outcome("no_observation", f"no_observation:{span.text}")
