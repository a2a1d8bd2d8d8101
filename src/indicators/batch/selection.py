"""The jobs of chosen places, or of one quarter; what is not there is told with what is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators import periods
from indicators.batch.jobs import Job, annual_years, duty_jobs, plan_jobs, quarter_jobs
from indicators.errors import BadPeriod, UnknownPlace, nearest


def chosen_jobs(
    targets: pd.DataFrame,
    documents: pd.DataFrame,
    places: Sequence[str] = (),
    quarter: str = "",
    lang: str = "zh",
    include_restricted: bool = False,
) -> list[Job]:
    """Make the jobs of some places, or of one quarter.

    Parameters
    ----------
    targets, documents : DataFrame
        The tables of those names.
    places : sequence of str
        Full names; all places with annual targets if empty.
    quarter : str
        Such as ``2023-Q2``; every quarter of the year, the plan comparison and who answers if empty.

    Raises
    ------
    UnknownPlace
        If a place has no annual targets.
    BadPeriod
        If `quarter` is no quarter, or a year without annual targets for the place.
    """
    years = annual_years(
        targets, documents, registered_only=not quarter, include_restricted=include_restricted
    )
    for place in places:
        if place not in years:
            raise UnknownPlace(
                expected="a place with annual targets",
                found=repr(place),
                where="--place",
                remedy=_place_remedy(place, years, include_restricted),
            )
    years = {place: own for place, own in years.items() if not places or place in places}
    if not quarter:
        return [
            *quarter_jobs(years, (1, 2, 3, 4), lang, include_restricted),
            *plan_jobs(documents, years, lang, include_restricted),
            *duty_jobs(documents, years, lang, include_restricted),
        ]
    year, number = periods.parse_quarter(quarter, where="--quarter")
    served = {place: [year] for place, own in years.items() if year in own}
    missing = [place for place in places if place not in served] or ([] if served else list(years))
    if missing:
        known = "; ".join(f"{place}: {', '.join(map(str, years[place]))}" for place in missing)
        raise BadPeriod(
            expected=f"a quarter of a year with annual targets ({known})",
            found=repr(quarter),
            where="--quarter",
            remedy="Choose one of these years, or register a document with targets of that year.",
        )
    return quarter_jobs(served, (number,), lang, include_restricted)


def _place_remedy(place: str, years: Mapping[str, Sequence[int]], include_restricted: bool) -> str:
    hint = nearest(place, list(years))
    return hint if include_restricted else f"{hint} Papers marked 不公开 count with --include-restricted."
