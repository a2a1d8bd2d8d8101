"""Which target governs where province and city both set one: the more demanding (就高不就低).

The rule is for rates and shares; a province's amount says nothing of a city's. Where the larger number is
not the more demanding one both readings are shown, and where neither direction is better none is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan, nan

import pandas as pd

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.select import annual_targets, require_place
from indicators.analysis.verdicts import CEILINGS, FLOORS, RATES
from indicators.tables.rows import Row
from indicators.tables.store import Tables

COLUMNS = [
    "indicator_id", "indicator", "measure", "unit", "year", "city", "province", "city_value",
    "city_comparator", "city_text", "province_value", "province_comparator", "province_text", "governs",
    "value", "comparator", "demanding", "demanding_value", "literal", "literal_value", "is_split", "method",
    "status", "reason", "city_id", "province_id",
]  # fmt: skip
STRICTNESS = {"gt": 3, "lt": 3, "ge": 2, "le": 2, "eq": 2, "range": 1, "approx": 0}
CITY, PROVINCE, BOTH = "city", "province", "both"


@dataclass(frozen=True, slots=True)
class Claim:
    """One office's target: its number and how it binds."""

    value: float
    comparator: str = "eq"


@dataclass(frozen=True, slots=True)
class Rule:
    """Which of two targets governs, which demands more, and which has the larger number.

    Attributes
    ----------
    governs : str
        city, province, both (they ask the same), or "" where there is no choice.
    demanding, literal : str
        city, province, both or "".
    """

    governs: str
    demanding: str
    literal: str

    @property
    def is_split(self) -> bool:
        """Whether the larger number is not the more demanding target."""
        sides = {self.demanding, self.literal} - {BOTH, ""}
        return len(sides) == 2


def choose(city: Claim, province: Claim, direction: int | None) -> Rule:
    """Choose between two targets for a rate.

    Parameters
    ----------
    city, province : Claim
        In one unit.
    direction : int or None
        1 higher is better, -1 lower, 0 neither: then a ceiling demands more the lower it is, a floor the
        higher, and nothing is chosen.

    Examples
    --------
    >>> choose(Claim(6), Claim(5, "ge"), 1).governs, choose(Claim(8), Claim(8, "approx"), 1).governs
    ('city', 'city')
    >>> cpi = choose(Claim(3, "le"), Claim(2, "approx"), 0)
    >>> cpi.governs, cpi.literal, cpi.demanding, cpi.is_split
    ('', 'city', 'province', True)
    """
    literal = _larger(city.value, province.value)
    way = direction or _way_of(city, province)
    if not way:
        return Rule("", "", literal)
    demanding = _larger(way * city.value, way * province.value)
    if demanding == BOTH:
        ranks = STRICTNESS[city.comparator], STRICTNESS[province.comparator]
        demanding = _larger(*ranks)
    return Rule(demanding if direction else "", demanding, literal)


def govern(tables: Tables, city: str, province: str, year: int) -> pd.DataFrame:
    """Set a city's targets for a year beside its province's and say which governs.

    Parameters
    ----------
    tables : Tables
        The five tables.
    city, province : str
        Full names.
    year : int
        The year of the targets.

    Returns
    -------
    DataFrame
        One row for each target of the province, in the papers' order. `governs` is city, province, both or
        "", value and comparator those of the governing target; `literal` has the larger number, and
        `is_split` says that it is not the more `demanding` one. `status` is chosen, no_choice, or
        not_comparable, the last two with a `reason`.

    Raises
    ------
    UnknownPlace
        If a place has no targets.
    """
    for place in (city, province):
        require_place(tables, place)
    own = [row for row in annual_targets(tables, city, year) if "stretch_of:" not in row["flags"]]
    rows = []
    for above in annual_targets(tables, province, year):
        same = [row for row in own if row["subject"] == above["subject"]]
        like = [row for row in same if row["measure"] == above["measure"]]
        below = next(iter(like or same), None)
        rows.append(_row(below, above, city, province, year))
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(below: Row | None, above: Row, city: str, province: str, year: int) -> Row:
    """Work out one pair."""
    unit, factor = displayed(above["indicator_id"], above["canonical_unit"])
    names = {"indicator_id", "indicator", "measure"}
    reason = _why_not(below, above, city)
    found = {**{name: above[name] for name in names}, "unit": unit, "year": year}
    found |= {"city": city, "province": province, "governs": "", "value": nan, "comparator": ""}
    found |= {"demanding": "", "demanding_value": nan, "literal": "", "literal_value": nan}
    found |= {"is_split": False, "method": "more_demanding", "status": "not_comparable", "reason": reason}
    values = {}
    for side, row in ((CITY, below), (PROVINCE, above)):
        values[side] = tidy(float(row["canonical_low"]) * factor) if row else nan
        found[f"{side}_value"] = values[side]
        found[f"{side}_comparator"] = row["comparator"] if row else ""
        found[f"{side}_text"] = (row["quote"] or row["sentence"] or row["note"]) if row else ""
        found[f"{side}_id"] = row["target_id"] if row else ""
    if reason or below is None:
        return found
    claims = [Claim(values[side], found[f"{side}_comparator"]) for side in (CITY, PROVINCE)]
    rule = choose(claims[0], claims[1], None if pd.isna(above["direction"]) else int(above["direction"]))
    for name in ("demanding", "literal"):
        side = getattr(rule, name)
        found[name] = side
        found[f"{name}_value"] = values.get(side, values[CITY] if side == BOTH else nan)
    chosen = CITY if rule.governs == BOTH else rule.governs
    found |= {"governs": rule.governs, "is_split": rule.is_split}
    if not chosen:
        return found | {"status": "no_choice", "reason": "band"}
    return found | {
        "value": values[chosen],
        "comparator": found[f"{chosen}_comparator"],
        "status": "chosen",
    }


def _why_not(below: Row | None, above: Row, city: str) -> str:
    """Say why two targets cannot be weighed, "" if they can."""
    if below is None:
        return f"no_counterpart:{city}"
    for row in (below, above):
        if row["comparator"] == "relational":
            return f"relational:{row['reference']}"
    if below["measure"] != above["measure"] or below["canonical_unit"] != above["canonical_unit"]:
        return "measures_differ"
    if above["measure"] not in RATES and above["canonical_unit"] not in ("%", "‰"):
        return "amounts_of_unlike_places"
    is_number = isfinite(float(below["canonical_low"])) and isfinite(float(above["canonical_low"]))
    return "" if is_number else "has_no_number"


def _larger(city: float, province: float) -> str:
    """Name the side of the larger number."""
    if isnan(city) or isnan(province):
        return ""
    return BOTH if abs(city - province) < 1e-9 else CITY if city > province else PROVINCE


def _way_of(*claims: Claim) -> int:
    """Say which way demands more where no direction is better: down under a ceiling, up above a floor."""
    words = {claim.comparator for claim in claims}
    is_ceiling, is_floor = bool(words & set(CEILINGS)), bool(words & set(FLOORS))
    return 0 if is_ceiling == is_floor else -1 if is_ceiling else 1
