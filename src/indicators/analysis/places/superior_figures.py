"""What the places above a place report of the same thing and period: of a county the city, the province."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite

from indicators.analysis.display_units import tidy
from indicators.analysis.places.outcome_comparison import Span, as_growth, span_of
from indicators.tables.contract.records import Observation, records
from indicators.tables.matching.figure_matching import best_first, subject
from indicators.tables.store import Tables
from indicators.vocabulary.column_values import CEILINGS, FLOORS, NEARLY

Key = tuple[str, str, str, str, Span]


@dataclass(frozen=True, slots=True)
class Above:
    """The figure of the nearest place above that has one."""

    figure: Observation  # A fall is told as a growth with a minus.
    gap: float  # The place's own figure less this one, in points.
    is_least: bool = False  # Whether the gap may be wider: 超过20% is at least 12.2 points above 7.8 %.


def superior_figures(tables: Tables, figures: Iterable[Observation]) -> Mapping[str, Above]:
    """Find for figures of a place what the nearest place above it reports of the same period.

    Amounts say nothing beside those of a larger place, so that only rates and shares have one.

    Parameters
    ----------
    tables : Tables
        With the figures of the places above.
    figures : iterable of Observation
        Of one place.

    Returns
    -------
    mapping of str to Above
        By observation_id; a figure without anything above it is left out, and one that only bounds what it
        tells (超过5%) where it may lie on either side.
    """
    own = [one for one in figures if one.canonical_unit == "%" and one.period and one.adcode]
    codes = {code for one in own for code in _codes_above(one.adcode)}
    table = tables.observations
    known: dict[tuple[str, Key], Observation] = {}
    for one in best_first(records(table[table["adcode"].isin(codes)], Observation)):
        if one.period and isfinite(one.canonical_low):
            known.setdefault((one.adcode, _key(as_growth(one))), as_growth(one))
    found = {}
    for one in own:
        growth = as_growth(one)
        above = (known.get((code, _key(growth))) for code in _codes_above(one.adcode))
        if (figure := next(filter(None, above), None)) is None:
            continue
        gap, side = tidy(growth.canonical_low - figure.canonical_low), _open_side(one)
        if gap * side > 0 or not side:
            found[one.observation_id] = Above(figure, gap, is_least=side != 0)
    return found


def _open_side(figure: Observation) -> int:
    """Say whether what a figure tells may be more (1) or less (-1) than its number, as a growth."""
    side = (figure.bound in FLOORS) - (figure.bound in (*CEILINGS, NEARLY))
    return -side if figure.measure == "decline" else side


def _codes_above(adcode: str) -> list[str]:
    """Give the codes of the places above one, the nearest first."""
    codes = dict.fromkeys((f"{adcode[:4]}00", f"{adcode[:2]}0000"))
    return [code for code in codes if code != adcode]


def _key(figure: Observation) -> Key:
    return subject(figure), figure.measure, figure.basis, figure.canonical_unit, span_of(figure)
