"""What the places right below a place report for the year so far, held beside each other with ranks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators import periods
from indicators.analysis.places.outcome_comparison import OutcomeRow, outcome_rows
from indicators.tables.store import Tables
from indicators.vocabulary import places


@dataclass(frozen=True, slots=True)
class CountyOutcomes:
    """The figures of the counties of a city, or of the cities of a province."""

    places: tuple[str, ...]  # Full names, the best of the first row first.
    rows: tuple[OutcomeRow, ...]  # One an indicator that at least two of them report.


def county_outcomes(tables: Tables, place: str, quarter: str) -> CountyOutcomes:
    """Put beside each other what the places right below one report from January to the end of a quarter.

    Parameters
    ----------
    place : str
        Full name of the place above.

    Examples
    --------
    >>> county_outcomes(Tables.load(), "锦州市", "2025-Q2")
    CountyOutcomes(places=(), rows=())
    """
    above, seen = places().resolve(place), tables.observations
    if above is None:
        return CountyOutcomes((), ())
    span = periods.year_to_date(*periods.parse_quarter(quarter)).text
    codes = [code for code in dict.fromkeys(seen["adcode"]) if code and _is_below(code, above.adcode)]
    own = seen[seen["adcode"].isin(codes) & (seen["period"] == span)]
    names = list(dict.fromkeys(own["place"]))
    rows = outcome_rows(replace(tables, observations=own), names)
    if not rows:
        return CountyOutcomes((), ())
    ranked = {name: side.rank for name, side in rows[0].sides.items() if side.rank}
    return CountyOutcomes(
        tuple(sorted(names, key=lambda name: ranked.get(name, len(names) + 1))), tuple(rows)
    )


def _is_below(adcode: str, above: str) -> bool:
    found = places().by_adcode.get(adcode)
    return found is not None and found.parent == above
