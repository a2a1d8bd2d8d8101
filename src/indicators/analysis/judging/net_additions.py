"""Targets of what is added on balance (净增180家), worked out from two levels where no paper tells it."""

from __future__ import annotations

from dataclasses import replace

from indicators import periods
from indicators.analysis.addition_words import is_on_balance
from indicators.analysis.judging.latest_figures import Figures, figure_for
from indicators.analysis.judging.shares_told import NET
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary.unit_scales import display


def net_addition_for(figures: Figures, target: Target, span: Period) -> Observation | None:
    """Work out by how much a level has risen since the end of the year before; None if that is not known.

    Parameters
    ----------
    figures : Figures
        The place's own.
    target : Target
        Of any kind; only what is to be added in a year on balance has one.
    span : Period
        The year up to the day that is looked at.
    """
    sentence, quote = figures.same.said.get(target.statement_id, ("", ""))
    year = periods.parse(target.period)
    if target.measure != "increment" or year.kind != "year" or not is_on_balance(sentence, quote):
        return None
    # The sentence says that it is added: without it the phrase is of what there is.
    level = replace(
        target, target_id=f"{target.target_id}~level", statement_id="", measure="level", aim="stock"
    )
    levels = [one for one in figures.of_target(level) if one.measure == "level"]
    now = figure_for(level, levels, span)
    before = next((one for one in levels if one.period == str(year.start.year - 1)), None)
    if now is None or before is None or periods.parse(now.period).end < year.start:
        return None
    added = now.canonical_low - before.canonical_low
    told = "|".join(display(one.canonical_low, one.canonical_unit) for one in (now, before))
    return replace(
        now, measure=target.measure, canonical_low=added, canonical_high=added, comparator="eq",
        flags=now.flags.adding(f"{NET}:{told}"),
    )  # fmt: skip
