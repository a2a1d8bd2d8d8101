"""What has come since of a step of the year that was missed at its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan

from indicators import periods
from indicators.analysis.display_units import displayed
from indicators.analysis.judging.gap_to_target import Due, Seen, is_met
from indicators.analysis.judging.judging import Judgement
from indicators.analysis.judging.latest_figures import latest, value_for
from indicators.analysis.judging.target_terms import promise_of
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary.unit_scales import display


def with_later(found: Judgement, target: Target, figures: Sequence[Observation], span: Period) -> Judgement:
    """Add to a step that was missed what the sum since January has come to since.

    Parameters
    ----------
    span : Period
        From January to the day of the page.
    """
    whole = periods.parse(target.period)
    later = latest(figures, span) if whole.start.month == 1 else None
    if later is None or periods.parse(later.period).end <= whole.end:
        return found
    value = value_for(later, target)
    seen = Seen(value=value, is_over=True, due=Due(share=nan, source=""))
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    word = "reached_late" if is_met(promise_of(target), seen) else "later_figure"
    told = f"{word}:{display(value * factor, unit)}|{later.period}"
    return replace(found, reason=";".join(filter(None, (found.reason, told))))
