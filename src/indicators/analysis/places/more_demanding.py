"""A place's targets beside those of the level above it: a county's city, a city's province.

Where a paper of the place itself says 就高不就低, the more demanding target governs; nowhere else. The rule
is for rates and shares; an amount of the level above says nothing of the place's. Where the larger number is
not the more demanding one both readings are shown, and where neither direction is better none is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite, isnan, nan

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import is_like
from indicators.analysis.places.targets_above import targets_above
from indicators.analysis.plans.plan_figures import is_of
from indicators.analysis.printed_targets import printed
from indicators.analysis.row_filters import Known
from indicators.tables.building.paper_rules import MORE_DEMANDING
from indicators.tables.contract.records import Target
from indicators.tables.targets.allocations import ALLOCATED
from indicators.vocabulary import places
from indicators.vocabulary.column_values import CEILINGS, FLOORS, RATES

STRICTNESS = {"gt": 3, "lt": 3, "ge": 2, "le": 2, "eq": 2, "range": 1, "approx": 0}
CITY, PROVINCE, BOTH = "city", "province", "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """A province's target with a city's beside it."""

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    city_unit: str
    year: int
    city: str
    province: str
    city_value: float
    city_comparator: str
    city_text: str
    province_value: float
    province_comparator: str
    province_text: str
    governs: str  # city, province, both or ""; value and comparator are those of the governing target.
    value: float
    comparator: str
    demanding: str
    # literal, demanding: which of the two has the larger number, and which demands more; `is_split` where
    # they differ.
    literal: str
    is_split: bool
    status: str  # chosen, no_choice or not_comparable, the last two with a `reason`.
    reason: str
    city_id: str
    province_id: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One office's target: its number and how it binds."""

    value: float
    comparator: str = "eq"


NO_CLAIM = Claim(nan, "")


@dataclass(frozen=True, slots=True)
class Rule:
    """Which of two targets governs, which demands more, and which has the larger number."""

    governs: str  # city, province, both (they ask the same), or "" where there is no choice.
    # city, province, both or "".
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
    better = direction or _direction_of(city, province)
    if not better:
        return Rule("", "", literal)
    demanding = _larger(better * city.value, better * province.value)
    if demanding == BOTH:
        ranks = STRICTNESS[city.comparator], STRICTNESS[province.comparator]
        demanding = _larger(*ranks)
    return Rule(demanding if direction else "", demanding, literal)


def governed_rows(known: Known, province: str) -> list[Governed]:
    """Set a city's targets for a year beside its province's and say which governs.

    Each target of the province but those to strive for has a row, in the papers' order. Nothing is chosen
    unless a paper of the city says so.

    Raises
    ------
    UnknownPlace
        If the province has no targets.
    """
    has_rule = says_more_demanding(known)
    return [
        _row(_counterpart(above, known), above, known, province, has_rule=has_rule)
        for above in targets_above(known, province)
        if not above.flags.has("stretch_of")
    ]


def says_more_demanding(known: Known) -> bool:
    """Whether a paper of the place for the year says that the more demanding target governs."""
    papers = known.tables.documents
    is_own = (papers["place"] == known.place) & (papers["period"] == str(known.year))
    return any(MORE_DEMANDING in rules.split(";") for rules in papers.loc[is_own, "rules"])


def above_of(place: str) -> str:
    """Name the place whose targets a place's are held against: a county's city, a city's province.

    Examples
    --------
    >>> above_of("锦州市"), above_of("海城市"), above_of("辽宁省")
    ('辽宁省', '鞍山市', '')
    """
    known = places()
    here = next((one for one in known.by_adcode.values() if one.name == place), None)
    above = known.by_adcode.get(here.parent) if here else None
    return above.name if above and above.level != "country" else ""


def level_of(place: str) -> str:
    """Give the level a place stands on; "" if it is not known.

    Examples
    --------
    >>> level_of("锦州市"), level_of("海城市"), level_of("辽宁省")
    ('prefecture', 'county', 'province')
    """
    return next((one.level for one in places().by_adcode.values() if one.name == place), "")


def _counterpart(above: Target, known: Known) -> Target | None:
    """Find the city's target for the same, one of the same measure first; none to strive for or given."""
    own = [one for one in known.targets if not any(map(one.flags.has, ("stretch_of", ALLOCATED)))]
    same = [target for target in own if is_of(above, target, known.same)]
    like = [target for target in same if target.measure == above.measure]
    return next(iter(like or same), None)


def _row(below: Target | None, above: Target, known: Known, province: str, *, has_rule: bool) -> Governed:
    """Work out one pair."""
    unit, factor = displayed(above.indicator_id, above.canonical_unit)
    # A level has a unit of its own, whatever the rate above it is told in.
    city_unit, city_factor = displayed(below.indicator_id, below.canonical_unit) if below else ("", nan)
    reason = _why_not(below, above, known.place)
    city = Claim(tidy(below.canonical_low * city_factor), below.comparator) if below else NO_CLAIM
    claims = {CITY: city, PROVINCE: Claim(tidy(above.canonical_low * factor), above.comparator)}
    # Where both ask the same, the city's own stands for both.
    claims |= {BOTH: city, "": NO_CLAIM}
    rule = Rule("", "", "") if reason else choose(city, claims[PROVINCE], above.direction)
    if not has_rule:
        rule = replace(rule, governs="")
    status = "not_comparable" if reason else "chosen" if rule.governs else "no_choice"
    if status == "no_choice":
        reason = "band" if has_rule else "no_rule_above"
    return Governed(
        indicator_id=above.indicator_id,
        indicator=above.indicator,
        measure=above.measure,
        unit=unit,
        city_unit=city_unit,
        year=known.year,
        city=known.place,
        province=province,
        city_value=city.value,
        city_comparator=city.comparator,
        city_text=_text(below),
        province_value=claims[PROVINCE].value,
        province_comparator=above.comparator,
        province_text=_text(above),
        governs=rule.governs,
        value=claims[rule.governs].value,
        comparator=claims[rule.governs].comparator,
        demanding=rule.demanding,
        literal=rule.literal,
        is_split=rule.is_split,
        status=status,
        reason=reason,
        city_id=below.target_id if below else "",
        province_id=above.target_id,
    )


def _text(target: Target | None) -> str:
    """Give a target's words."""
    return printed(target) if target else ""


def _why_not(below: Target | None, above: Target, city: str) -> str:
    """Say why two targets cannot be weighed, "" if they can."""
    if below is None:
        return f"no_counterpart:{city}"
    for target in (below, above):
        if target.comparator == "relational":
            return f"relational:{target.reference}"
    if not is_like(below, above):
        return "measures_differ"
    # 26微克/立方米 is as much for a small place as for a large one.
    is_ratio = above.canonical_unit in ("%", "‰") or "/" in above.canonical_unit
    if above.place != city and above.measure not in RATES and not is_ratio:
        return "amounts_of_unlike_places"
    is_number = isfinite(below.canonical_low) and isfinite(above.canonical_low)
    return "" if is_number else "has_no_number"


def _larger(city: float, province: float) -> str:
    """Name the side of the larger number."""
    if isnan(city) or isnan(province):
        return ""
    return BOTH if abs(city - province) < 1e-9 else CITY if city > province else PROVINCE


def _direction_of(*claims: Claim) -> int:
    """Give the direction that demands more where none is better: down under a ceiling, up above a floor."""
    words = {claim.comparator for claim in claims}
    is_ceiling, is_floor = bool(words & set(CEILINGS)), bool(words & set(FLOORS))
    return 0 if is_ceiling == is_floor else -1 if is_ceiling else 1
