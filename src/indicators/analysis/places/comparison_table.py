"""The rows of a comparison beside each other: a few columns a place, or one cell a target for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import isfinite, nan

import pandas as pd

from indicators.analysis.display_units import tidy
from indicators.analysis.places.comparison import Compared
from indicators.analysis.places.target_ranking import RankedGroup, letters, ranked_groups
from indicators.analysis.printed_targets import told_higher, verbs_of
from indicators.reading.statement import SIGNS
from indicators.tables.contract.records import Flags
from indicators.tables.matching.same_words import words
from indicators.tables.store import number
from indicators.vocabulary import indicators, page_words
from indicators.vocabulary.column_values import RATES

# More places than this stand below each other, with the indicators that most of them name.
MOST_SIDE_BY_SIDE, MOST_ACROSS = 4, 6


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One target of each place, None for a place that has none."""

    sides: tuple[Compared | None, ...]  # In the order of the places.
    difference: float  # First minus second, in `difference_unit`; NaN where there are not two single numbers.
    difference_unit: str

    @property
    def first(self) -> Compared:
        """The target of the first place that has one."""
        return next(row for row in self.sides if row is not None)


def _lines(rows: Iterable[Compared], places: Iterable[str]) -> list[SideBySide]:
    """Put the rows of `comparison.compared_rows` beside each other."""
    named = list(places)
    groups: dict[tuple[object, ...], dict[str, list[Compared]]] = {}
    for row in rows:
        unit = "" if row.unit in words()["counts"] else row.unit
        key = (row.group, row.alike, row.measure, row.basis, unit, row.horizon)
        groups.setdefault(key, {place: [] for place in named})[row.place].append(row)
    return [
        _line(members, is_pair=all(len(found) == 1 for found in by_place.values()))
        for by_place in groups.values()
        for members in zip_longest(*by_place.values())
    ]


def _line(sides: tuple[Compared | None, ...], *, is_pair: bool) -> SideBySide:
    """Put one target of each place side by side."""
    both = [row for row in sides if row is not None]
    difference = tidy(both[0].value - both[1].value) if is_pair and len(both) == 2 else nan
    is_rate = both[0].measure in RATES and both[0].unit == "%"
    unit = "百分点" if is_rate else both[0].unit
    return SideBySide(sides, difference, unit if isfinite(difference) else "")


def side_by_side(rows: Sequence[Compared]) -> pd.DataFrame:
    """Put the rows of `comparison.compared_rows` beside each other, a few columns a place.

    Returns
    -------
    DataFrame
        indicator_id, indicator, measure, unit, horizon; for each place its value, and with _high,
        _comparator, _per_year and _text behind the place's name the rest; for two places `difference`, first
        minus second, in points for rates, where each gives one number of that kind; only_in and caveats.
    """
    places = _years(rows)
    lines = _lines(rows, places)
    first = [line.first for line in lines]
    table: dict[str, Sequence[str | float]] = {
        "indicator_id": [row.indicator_id for row in first],
        "indicator": [row.indicator for row in first],
        "measure": [row.measure for row in first],
        "unit": [row.unit for row in first],
        "horizon": [row.horizon for row in first],
    }
    for at, place in enumerate(places):
        own = [line.sides[at] for line in lines]
        table[place] = [row.value if row else nan for row in own]
        table[f"{place}_high"] = [row.value_high if row else nan for row in own]
        table[f"{place}_comparator"] = [row.comparator if row else "" for row in own]
        table[f"{place}_per_year"] = [row.per_year if row else nan for row in own]
        table[f"{place}_text"] = [row.text if row else "" for row in own]
    table |= {
        "difference": [line.difference for line in lines],
        "difference_unit": [line.difference_unit for line in lines],
        "only_in": [row.only_in for row in first],
        "caveats": [str(row.caveats) for row in first],
    }
    return pd.DataFrame(table)


def brief(rows: Sequence[Compared], lang: str = "zh") -> pd.DataFrame:
    """Put rows beside each other for reading: one cell a target.

    Parameters
    ----------
    rows : sequence of Compared
        As `comparison.compared_rows` gives them.
    lang : str
        ``zh`` or ``en``: the language of the indicators' names.

    Returns
    -------
    DataFrame
        indicator, horizon, a column for each place and year (650个以上; 4000个, 800 a year), difference,
        only_in, caveats but for the years, which stand in the heads.
    """
    years = _years(rows)
    lines = _lines(rows, years)
    table = {
        "indicator": [_named(line.first, lang) for line in lines],
        "horizon": [line.first.horizon for line in lines],
    }
    for at, (place, year) in enumerate(years.items()):
        table[f"{place} {year}"] = [_cell(line.sides[at], line.first.unit, lang) for line in lines]
    differences = [f"{number(line.difference)} {line.difference_unit}".strip() for line in lines]
    table |= {
        "difference": differences,
        "only_in": [line.first.only_in for line in lines],
        "caveats": [_but_for_years(line.first.caveats) for line in lines],
    }
    return pd.DataFrame(table)


def matrix(rows: Sequence[Compared], lang: str = "zh") -> tuple[pd.DataFrame, list[str]]:
    """Put many places below each other: of the indicators that most of them name the target and its rank.

    Parameters
    ----------
    rows, lang
        As of `brief`.

    Returns
    -------
    DataFrame
        place, year, and a column for each of `MOST_ACROSS` indicators: 增长5%左右 (7).
    list of str
        What the letters in the heads stand for, a line each, and how many indicators are left out.
    """
    every = ranked_groups(rows)
    found = every[:MOST_ACROSS]
    marks = letters(found)
    years = _years(rows)
    table: dict[str, Sequence[str | int]] = {"place": list(years), "year": list(years.values())}
    for group in found:
        own = "".join(marks[kind] for kind in group.kinds if kind in marks)
        head = _named(group.first, lang) + (f" [{own}]" if own else "")
        table[head] = [_ranked_cell(group, place, lang) for place in years]
    notes = [f"[{mark}] {page_words.say(f'caveat_{kind}', lang)}" for kind, mark in marks.items()]
    if len(every) > len(found):
        notes.append(page_words.say("matrix_more", lang, count=len(every) - len(found)))
    return pd.DataFrame(table), notes


def _years(rows: Iterable[Compared]) -> dict[str, int]:
    """Give the year of each place, in the order of the rows."""
    return {row.place: row.year for row in rows}


def _ranked_cell(group: RankedGroup, place: str, lang: str) -> str:
    row, rank = group.targets.get(place), group.ranks.get(place, 0)
    return _cell(row, group.first.unit, lang) + (f" ({rank})" if rank else "")


def _named(row: Compared, lang: str) -> str:
    """Name an indicator; in English the paper's own words follow."""
    entry = indicators().by_id.get(row.indicator_id)
    return row.indicator if lang == "zh" or entry is None else f"{entry.english} ({row.indicator})"


def _but_for_years(caveats: Flags) -> str:
    return str(Flags(code for code in caveats if not code.startswith("years_differ")))


def _cell(row: Compared | None, unit: str, lang: str) -> str:
    """Write one place's target as a person would."""
    if row is None or not isfinite(row.value):
        return row.text if row else ""
    is_range = row.value_high != row.value
    amount = f"{number(row.value)}–{number(row.value_high)}" if is_range else number(row.value)
    is_spread = isfinite(row.per_year) and row.per_year != row.value
    yearly = f" ({number(row.per_year)}/a)" if is_spread else ""
    verb = next((verb for verb in verbs_of(row.measure) if verb in row.stretch), "")
    told = told_higher(row.stretch.replace(verb, "", 1), lang)
    higher = f" ({told})" if row.stretch else ""
    # In Chinese what bounds a figure stays as its paper has it: 6%左右, 430亿斤以上.
    told_amount = row.text if lang == "zh" else f"{SIGNS.get(row.comparator, '')}{amount}{unit}"
    return f"{told_amount}{yearly}{higher}"
