"""The terms of a target by which it is judged, from its row and its words."""

from __future__ import annotations

from indicators.analysis.judging.gap_to_target import Promise
from indicators.analysis.judging.target_words import said, way_of
from indicators.reading.ranks import RANKS
from indicators.tables.contract.records import Target
from indicators.tables.targets.aim_nouns import is_harvest, is_pollutant
from indicators.tables.targets.aims import ZERO, Aim, Wording, adds_up
from indicators.tables.targets.quoted_clause import clause


def promise_of(target: Target) -> Promise:
    """Give the terms of a target by which it is judged."""
    words = clause(target.sentence, target.quote)
    names = ("indicator", "indicator_id", "measure", "comparator", "unit", "period", "reference")
    wording = Wording(**{name: getattr(target, name) for name in names}, clause=words)
    is_rank = target.reference in RANKS
    # The first place is the best, whatever is ranked.
    direction = -1 if is_rank else target.direction
    return Promise(
        aim=Aim(target.aim, target.aim_from, direction),
        measure=target.measure,
        comparator=target.comparator,
        low=target.canonical_low,
        high=target.canonical_high,
        unit=target.canonical_unit,
        adds_up=adds_up(wording),
        is_harvest=is_harvest(target.indicator_id, target.indicator),
        is_pollutant=is_pollutant(target.indicator_id, target.indicator),
        is_rank=is_rank,
        is_exceeded=_is_exceeded(target),
        is_cleared=_is_cleared(target),
        is_equal=bool(said("equal", target.quote or target.sentence or target.note)),
        is_broad=bool(said("broadly", target.quote or target.sentence or target.note)),
    )


def _is_exceeded(target: Target) -> bool:
    """Whether a relational target asks for more than it is held against: 正增长, 起数和死亡人数“双下降”."""
    is_beside = target.reference == "last_year" and way_of(target.quote or target.note) in ("above", "below")
    return is_beside or target.reference == "positive_growth"


def _is_cleared(target: Target) -> bool:
    """Whether what is there is to be gone by the end (全部消除), not at any time (动态清零, 零发生)."""
    words = target.quote or target.note
    return target.reference == ZERO and bool(said("cleared", words)) and not said("kept", words)
