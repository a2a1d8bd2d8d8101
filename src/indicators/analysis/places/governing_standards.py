"""The targets of the level above that govern, as `more_demanding` decides: 就高不就低."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indicators.analysis.places.more_demanding import (
    PROVINCE,
    above_of,
    governed_rows,
    level_of,
    says_more_demanding,
)
from indicators.analysis.places.targets_above import targets_above
from indicators.analysis.printed_targets import printed
from indicators.analysis.row_filters import Known, given_targets
from indicators.tables.contract.records import Target
from indicators.tables.targets.allocations import set_by
from indicators.vocabulary import page_words


def standards(known: Known) -> Mapping[str, Target]:
    """Give the targets of the level above that govern a place's own, by the id of its own.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> found = standards(know(Tables.load(), "锦州市", 2024))
    >>> dict(found)
    {}
    """
    above = above_of(known.place)
    if not above or not says_more_demanding(known):
        return {}
    is_known = above in set(known.tables.targets["place"])
    if not is_known and not given_targets(known.tables, known.place, known.year, known.day):
        return {}
    by_id = {target.target_id: target for target in targets_above(known, above)}
    rows = governed_rows(known, above)
    return {row.city_id: by_id[row.province_id] for row in rows if row.governs == PROVINCE}


def in_terms_of(own: Target, standard: Target | None) -> Target:
    """Give a place's target with the number of the one that governs it, itself if none does."""
    if standard is None:
        return own
    names = ("comparator", "low", "high", "canonical_low", "canonical_high")
    return replace(own, **{name: getattr(standard, name) for name in names})


def told(standard: Target | None) -> str:
    """Say behind a target's words by which other one it is judged, "" if by none."""
    if standard is None:
        return ""
    level = page_words.say(f"level_{level_of(set_by(standard))}", "zh")
    return page_words.say("judged_by_standard", "zh", level=level, target=printed(standard))
