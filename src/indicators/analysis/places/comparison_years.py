"""Which year of each place a comparison takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    return max(_own_years(tables, place))


def together(years: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Choose the latest year that all places have; where they have none in common the latest of each.

    Examples
    --------
    >>> together({"甲市": [2023, 2025], "乙市": [2022, 2023]}), together({"甲市": [2023], "乙市": [2025]})
    ({'甲市': 2023, '乙市': 2023}, {'甲市': 2023, '乙市': 2025})
    """
    common = set.intersection(*(set(own) for own in years.values())) if years else set()
    return {place: max(common or own) for place, own in years.items()}


def _own_years(tables: Tables, place: str) -> list[int]:
    """List the years for which the best papers there are set a place's targets."""
    require_place(tables, place, "places")
    own = tables.targets[tables.targets["place"] == place]
    annual = own[own["horizon"] == "annual"]
    papers = tables.documents.set_index("document_id")
    is_of_year = annual["period"] == annual["document_id"].map(papers["period"])
    is_by_place = annual["document_id"].map(papers["place"]) == place
    is_reported = annual["document_id"] == ""
    said = (annual[is_of_year & is_by_place], annual[is_of_year | is_reported], annual)
    for rows in said:
        if len(rows):
            return [int(period[:4]) for period in rows["period"].unique()]
    return [periods.parse(own["period"].max()).start.year]


def chosen_years(tables: Tables, places: Sequence[str], years: Sequence[int] | None) -> dict[str, int]:
    """Pair each place with the year asked for, or with the latest that the papers of all set targets for.

    Where there is no such year, with the latest of its own.

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
            where="places and years",
            remedy="Write for example the places 鞍山市 and 锦州市, and the years 2023 and 2025.",
        )
    if years:
        for place in places:
            require_place(tables, place, "places")
        return dict(zip(places, years, strict=True))
    return together({place: _own_years(tables, place) for place in places})
