"""Targets that are a distance (增速高于全省平均水平2个百分点), worked out where no paper tells it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, nan

from indicators.analysis.judging.judging import POINTS
from indicators.analysis.judging.latest_figures import Figures, figure_for, value_for
from indicators.analysis.judging.reference_standards import reference_for
from indicators.analysis.judging.shares_told import DISTANCE
from indicators.analysis.judging.target_words import average_of
from indicators.periods import Period
from indicators.reading.lexicon import pattern
from indicators.reading.measurement.gap_names import RATE_END, parted
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.tables.contract.records import Observation, Target
from indicators.tables.store import Tables
from indicators.tables.targets.moves import DOWNWARD
from indicators.vocabulary import indicators
from indicators.vocabulary.unit_scales import display

_ABOVE_GDP = pattern("relations.own_gdp_growth_patterns", prefix="(?P<what>.+?)(?P<way>", suffix=")")


def distance_for(tables: Tables, figures: Figures, target: Target, span: Period) -> Observation | None:
    """Work out how far a place's figure lies from what its target names; None if that is not known.

    Parameters
    ----------
    tables : Tables
        Those of the place and of the larger one.
    figures : Figures
        The place's own.
    target : Target
        Of any kind; only a distance in points has one.
    span : Period
        The year up to the day that is looked at.
    """
    plain = _plain(target)
    own = figure_for(plain, figures.of_target(plain), span) if plain else None
    against = reference_for(tables, figures, plain, own) if plain and own else nan
    if plain is None or own is None or isnan(against):
        return None
    value = value_for(own, plain)
    turned = [DOWNWARD] if target.flags.has(DOWNWARD) else []
    away = against - value if turned else value - against
    told = f"{DISTANCE}:{display(value, own.canonical_unit)}|{display(against, own.canonical_unit)}"
    return replace(
        own, indicator=target.indicator, indicator_id=target.indicator_id, measure=target.measure, basis="",
        comparator="eq", canonical_low=away, canonical_high=away, canonical_unit=target.canonical_unit,
        unit=target.unit, flags=own.flags.adding(told, *turned),
    )  # fmt: skip


def _plain(target: Target) -> Target | None:
    """Give the target without its distance: 增速高于全省平均水平; None if it is no distance."""
    if target.measure != "change" or target.unit != POINTS:
        return None
    what, whose = parted(target.indicator)
    reference, words = "province_average" if average_of(whose) else "", target.indicator.removeprefix(what)
    if not reference and (above := _ABOVE_GDP.search(target.indicator)):
        what, words, reference = RATE_END.sub("", above["what"]), above["way"], "own_gdp_growth"
    if not reference:
        return None
    name = indicator_id(what)
    entry = indicators().by_id.get(name)
    measure = "share" if entry is not None and entry.measure == "share" else "growth"
    # Under an id of its own: what a row is about is kept by its id.
    return replace(
        target, target_id=f"{target.target_id}:{what}", indicator=what, indicator_id=name,
        measure=measure, comparator="relational", reference=reference, quote=words, unit="%",
        canonical_unit="%", canonical_low=nan, canonical_high=nan,
    )  # fmt: skip
