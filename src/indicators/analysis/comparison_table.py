"""The rows of a comparison beside each other: a few columns a place, or one cell a target for reading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import isfinite, nan

import pandas as pd

from indicators.analysis.display_units import tidy
from indicators.tables.matching import bare
from indicators.tables.rows import Row, records
from indicators.tables.store import number

RATES = ("growth", "decline", "share")
MARKS = {"approx": "≈", "ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


def side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of `comparison.compare` beside each other, a few columns a place.

    Returns
    -------
    DataFrame
        indicator_id, indicator, measure, unit, horizon; for each place its value, and with _comparator,
        _per_year and _text behind the place's name the rest; for two places `difference`, first minus
        second, in points for rates, where each gives one number of that kind; only_in and caveats.
    """
    places = list(dict.fromkeys(rows["place"]))
    groups: dict[tuple[str, ...], dict[str, list[Row]]] = {}
    for row in records(rows):
        name = row["indicator_id"] or bare(row["indicator"])
        key = (name, row["measure"], row["basis"], row["unit"], row["horizon"])
        groups.setdefault(key, {place: [] for place in places})[row["place"]].append(row)
    lines = [
        _line(places, members, all(len(found) == 1 for found in by_place.values()))
        for by_place in groups.values()
        for members in zip_longest(*by_place.values())
    ]
    return pd.DataFrame(lines)


def _line(places: list[str], members: Sequence[Row | None], is_pair: bool) -> Row:
    """Put one target of each place side by side; those that have none leave their columns empty."""
    first = next(row for row in members if row is not None)
    line = {name: first[name] for name in ("indicator_id", "indicator", "measure", "unit", "horizon")}
    for place, row in zip(places, members, strict=True):
        line[place] = row["value"] if row else nan
        line[f"{place}_high"] = row["value_high"] if row else nan
        line[f"{place}_comparator"] = row["comparator"] if row else ""
        line[f"{place}_per_year"] = row["per_year"] if row else nan
        line[f"{place}_text"] = row["text"] if row else ""
    both = [row["value"] for row in members if row is not None]
    line["difference"] = tidy(both[0] - both[1]) if is_pair and len(both) == 2 else nan
    of_both = "百分点" if first["measure"] in RATES and first["unit"] == "%" else first["unit"]
    line["difference_unit"] = of_both if isfinite(line["difference"]) else ""
    return line | {name: first[name] for name in ("only_in", "caveats")}


def brief(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of `comparison.compare` beside each other for reading: one cell a target.

    Returns
    -------
    DataFrame
        indicator, horizon, a column for each place and year (≥650个; 4000个, 800 a year), difference,
        only_in, caveats but for the years, which stand in the heads.
    """
    years = dict(rows[["place", "year"]].itertuples(index=False, name=None))
    lines = []
    for row in records(side_by_side(rows)):
        unlike = [code for code in row["caveats"].split(";") if not code.startswith("years_differ")]
        lines.append(
            {name: row[name] for name in ("indicator", "horizon")}
            | {f"{place} {year}": _cell(row, place) for place, year in years.items()}
            | {
                "difference": f"{number(row['difference'])} {row['difference_unit']}".strip(),
                "only_in": row["only_in"],
                "caveats": ";".join(unlike),
            }
        )
    return pd.DataFrame(lines)


def _cell(row: Row, place: str) -> str:
    """Write one place's target as a person would."""
    value, high, words = row[place], row[f"{place}_high"], row[f"{place}_text"]
    if not isfinite(value):
        return str(words)
    amount = number(value) if high == value else f"{number(value)}–{number(high)}"
    per_year = row[f"{place}_per_year"]
    yearly = f" ({number(per_year)}/a)" if isfinite(per_year) and per_year != value else ""
    return f"{MARKS.get(row[f'{place}_comparator'], '')}{amount}{row['unit']}{yearly}"
