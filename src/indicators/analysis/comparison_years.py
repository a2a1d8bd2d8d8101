"""Which year of each place a comparison takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from indicators import periods
from indicators.analysis.row_filters import require_place
from indicators.errors import BadParameter
from indicators.tables.store import Tables


def default_year(tables: Tables, place: str) -> int:
    """Name the latest year for which a paper about that year sets a place's targets, its own paper first.

    A goal for 2035 in a report of 2026 is an outlook and no year's target. Where no paper of its own is
    known, the years of others' papers and of reported targets count, and of a plan alone its end.

    Raises
    ------
    UnknownPlace
        If nothing sets the place a year's target.
    """
    require_place(tables, place, "--places")
    own = tables.targets[tables.targets["place"] == place]
    annual = own[own["horizon"] == "annual"]
    papers = tables.documents.set_index("document_id")
    is_of_year = annual["period"] == annual["document_id"].map(papers["period"])
    is_by_place = annual["document_id"].map(papers["place"]) == place
    is_reported = annual["document_id"] == ""
    said = (annual[is_of_year & is_by_place], annual[is_of_year | is_reported], annual)
    for rows in said:
        if len(rows):
            return int(rows["period"].max())
    return periods.parse(own["period"].max()).start.year


def chosen_years(tables: Tables, places: Sequence[str], years: Sequence[int] | None) -> dict[str, int]:
    """Pair each place with the year asked for, or with the latest that its papers set targets for.

    Raises
    ------
    UnknownPlace
        If a place has no targets.
    BadParameter
        If there are fewer than two places, one twice, or not as many years as places.
    """
    wrong = (
        "fewer than two places"
        if len(places) < 2
        else "a place twice"
        if len(set(places)) < len(places)
        else f"{len(years)} years for {len(places)} places"
        if years and len(years) != len(places)
        else ""
    )
    if wrong:
        raise BadParameter(
            expected="two or more places, and a year for each or none",
            found=wrong,
            where="--places and --years",
            remedy="Write for example --places 鞍山市,锦州市 --years 2023,2025.",
        )
    for place in places:
        require_place(tables, place, "--places")
    return {place: year or default_year(tables, place) for place, year in zip_longest(places, years or [])}
