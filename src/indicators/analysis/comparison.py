"""Places side by side: what each set out to do, in one unit, and where the two cannot be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from math import isfinite, nan

import pandas as pd

from indicators import periods, units
from indicators.analysis.action_words import clause
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.select import annual_targets, plan_goals, require_place
from indicators.analysis.target_words import said
from indicators.errors import BadParameter
from indicators.tables.matching import bare
from indicators.tables.rows import Row
from indicators.tables.store import Tables
from indicators.vocabulary import indicators

COLUMNS = [
    "indicator_id", "indicator", "measure", "basis", "unit", "place", "year", "period", "horizon", "value",
    "value_high", "comparator", "per_year", "text", "sentence", "target_id", "statement_id", "source_quality",
    "only_in", "reason", "caveats", "scope", "price_basis",
]  # fmt: skip
RATIOS = ("percent", "point", "permille", "ratio", "concentration")
HORIZONS = {"annual": 0, "plan": 1}


def compare(
    tables: Tables,
    places: Sequence[str],
    years: Sequence[int] | None = None,
) -> pd.DataFrame:
    """List what several places set out to do, indicators that all of them name first.

    Parameters
    ----------
    tables : Tables
        The five tables.
    places : sequence of str
        Full names, at least two.
    years : sequence of int, optional
        One for each place; the latest year its own papers set targets for, if not given.

    Returns
    -------
    DataFrame
        One row for each target of a place's year and for each goal of its plan, in the indicator's
        display unit. `per_year` spreads a plan's amount over its years, and repeats a year's amount;
        `only_in` names the place if no other place names the indicator; `reason` says why there is no
        number; `scope` and `price_basis` (real or nominal, for growth) are what the words and the catalogue
        say is counted; `caveats` are codes that `indicators.analysis.codes.explain` puts into words.

    Raises
    ------
    UnknownPlace
        If a place has no targets.
    BadParameter
        If there are fewer than two places, one twice, or not as many years as places.
    """
    chosen = _years(tables, places, years)
    rows = [
        _row(target, year)
        for place, year in chosen.items()
        for target in (
            *annual_targets(tables, place, year),
            *plan_goals(tables, place, year),
        )
    ]
    by_subject: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_subject[row["subject"]].append(row)
    for group in by_subject.values():
        _add_caveats(group)
    order = list(by_subject)
    rows.sort(
        key=lambda row: (
            row["only_in"] != "",
            row["only_in"] and list(chosen).index(row["only_in"]),
            order.index(row["subject"]),
            HORIZONS.get(row["horizon"], 2),
            list(chosen).index(row["place"]),
        )
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def default_year(tables: Tables, place: str) -> int:
    """Name the latest year for which a place's own papers set targets, else any source does.

    Raises
    ------
    UnknownPlace
        If nothing sets the place a year's target.
    """
    require_place(tables, place, "--places")
    targets = tables.targets
    is_own = (targets["place"] == place) & (targets["horizon"] == "annual")
    said = targets[is_own & (targets["document_id"] != "")]["period"]
    years = said if len(said) else targets[is_own]["period"]
    if not len(years):
        return periods.parse(targets[targets["place"] == place]["period"].max()).start.year
    return int(years.max())


def _years(tables: Tables, places: Sequence[str], years: Sequence[int] | None) -> dict[str, int]:
    """Pair each place with its year."""
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


def _row(target: Row, year: int) -> Row:
    """Turn one target into a row, in its display unit."""
    unit, factor = displayed(target["indicator_id"], target["canonical_unit"])
    value, high = (tidy(float(target[f"canonical_{end}"]) * factor) for end in ("low", "high"))
    return {
        **{name: target[name] for name in COLUMNS if name in target},
        "subject": target["subject"],
        "unit": unit,
        "year": year,
        "value": value,
        "value_high": high,
        "per_year": _per_year(target, value),
        "text": target["quote"] or target["sentence"],
        "reason": f"relational:{target['reference']}" if target["comparator"] == "relational" else "",
        "scope": said("scopes", clause(target["sentence"], target["quote"]) or target["indicator"]),
        "price_basis": _price_basis(target),
    }


def _price_basis(target: Row) -> str:
    """Say at which prices a growth is told: what the words say, else what the catalogue knows."""
    if target["measure"] not in ("growth", "decline"):
        return ""
    told = next((kind for kind in ("real", "nominal") if said(kind, target["sentence"])), "")
    entry = indicators().by_id.get(target["indicator_id"])
    return told or (entry.price_basis if entry else "")


def _per_year(target: Row, value: float) -> float:
    """Spread an amount to add over the years of its period; other measures have no yearly amount."""
    if target["measure"] != "increment":
        return nan
    span = len(periods.parse(target["period"]).years) if target["basis"] != "annual" else 1
    return tidy(value / span)


def _add_caveats(group: list[Row]) -> None:
    """Say for the rows of one indicator who names it, and what keeps them from being compared."""
    places = sorted({row["place"] for row in group})
    annual = [row for row in group if row["horizon"] == "annual"]
    found = []
    if len(places) > 1:
        kinds = {
            place: {(r["measure"], r["unit"]) for r in annual if r["place"] == place} for place in places
        }
        if all(kinds.values()) and not set.intersection(*kinds.values()):
            found.append("measures_differ")
        if len({row["year"] for row in group}) > 1:
            found.append("years_differ:" + "|".join(f"{row['place']} {row['year']}" for row in _first(group)))
        phrases = [row["indicator"] for row in _first(annual)]
        if len({bare(phrase) for phrase in phrases}) > 1:
            found.append("wording_differs:" + "|".join(phrases))
        for code, column in (("scope_differs", "scope"), ("price_basis_differs", "price_basis")):
            told = [(row["place"], row[column]) for row in _first(annual)]
            if len({value for _, value in told}) > 1:
                found.append(f"{code}:" + "|".join(f"{place} {value or '—'}" for place, value in told))
    for row in group:
        row["only_in"] = places[0] if len(places) == 1 else ""
        is_amount = (
            row["measure"] in ("level", "increment") and isfinite(row["value"]) and _is_amount(row["unit"])
        )
        row["caveats"] = ";".join([*found, *(["amounts_of_unlike_places"] if found and is_amount else [])])


def _first(group: list[Row]) -> list[Row]:
    """Give the first row of each place."""
    return list({row["place"]: row for row in reversed(group)}.values())[::-1]


def _is_amount(unit: str) -> bool:
    """Whether a unit counts or measures an amount that grows with a place's size."""
    return not unit or units.parse_form(unit).kind not in (
        "percent",
        "point",
        "permille",
        "ratio",
        "concentration",
    )
