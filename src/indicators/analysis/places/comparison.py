"""Places side by side: what each set out to do, in one unit, and where the two cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan

import pandas as pd

from indicators import periods, units
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.judging.target_words import said
from indicators.analysis.places.comparable_targets import SideGroup, side_groups
from indicators.analysis.places.comparison_years import chosen_years
from indicators.analysis.printed_targets import printed, printed_higher
from indicators.analysis.row_filters import annual_targets, plan_goals
from indicators.analysis.tracking.required_pace import in_whole_things
from indicators.tables.contract.flags import NONE
from indicators.tables.contract.records import Flags, Target, frame
from indicators.tables.matching.figure_matching import bare
from indicators.tables.matching.price_bases import price_of
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.store import Tables
from indicators.tables.targets.quoted_clause import clause_before
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES

RATIOS = ("percent", "point", "permille", "ratio", "concentration")
HORIZONS = {"annual": 0, "plan": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A target of one of several places; see `compare` for the columns."""

    indicator_id: str
    indicator: str
    aim: str
    measure: str
    basis: str
    unit: str
    place: str
    year: int
    period: str
    horizon: str
    value: float
    value_high: float
    comparator: str
    per_year: float
    text: str
    sentence: str
    target_id: str
    statement_id: str
    source_quality: str
    only_in: str
    group: int
    alike: str
    reason: str
    caveats: Flags
    scope: str
    price_basis: str
    stretch: str = ""


def compare(
    tables: Tables,
    places: Sequence[str],
    years: Sequence[int] | None = None,
) -> pd.DataFrame:
    """List what several places set out to do, things that all of them name first.

    Parameters
    ----------
    places : sequence of str
        Full names, at least two.
    years : sequence of int, optional
        One for each place; the latest year its own papers set targets for, if not given.

    Returns
    -------
    DataFrame
        One row for each target of a place's year and for each goal of its plan, in the indicator's
        display unit. `per_year` spreads a plan's amount over its years, and repeats a year's amount;
        `group` numbers what stands beside each other, and `alike` is the code of the reason why a row is
        only alike to the others of its group and never computed with; `only_in` names the place if no
        other place names the same or something alike; `reason` says why there is no number; `scope` and
        `price_basis` (real or nominal, for growth) are what the words and the catalogue say is counted;
        `stretch` is what is striven for beside it (力争), as printed; `caveats` are codes that
        `indicators.analysis.reason_codes.explain` puts into words.

    Raises
    ------
    UnknownPlace
        If a place has no targets.
    BadParameter
        If there are fewer than two places, one twice, or not as many years as places.
    """
    return frame(compared_rows(tables, places, years), Compared)


def compared_rows(
    tables: Tables, places: Sequence[str], years: Sequence[int] | None = None
) -> list[Compared]:
    """Give the rows of `compare` as records.

    Raises
    ------
    UnknownPlace, BadParameter
        As `compare`.
    """
    chosen = chosen_years(tables, places, years)
    targets = [
        target
        for place, year in chosen.items()
        for target in (
            *annual_targets(tables, place, year),
            *(goal.target for goal in plan_goals(tables, place, year)),
        )
    ]
    plain = {target.target_id for target in targets}
    higher = {name: one for one in targets for name in one.flags.arguments("stretch_of") if name in plain}
    counted = [target for target in targets if target not in higher.values()]
    rows = [
        _beside(row, higher.get(row.target_id))
        for number, group in enumerate(side_groups(counted, SameRows(tables.statements)))
        for row in _with_caveats(group, number, chosen)
    ]
    order = {place: number for number, place in enumerate(chosen)}
    # The groups stand in the order in which they were first named, and sorting keeps it.
    rows.sort(
        key=lambda row: (
            row.only_in != "",
            order.get(row.only_in, 0),
            row.group,
            row.alike != "",
            HORIZONS.get(row.horizon, 2),
            order[row.place],
        )
    )
    return rows


def _row(target: Target, year: int, group: int, alike: str) -> Compared:
    """Turn one target into a row, in its display unit."""
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    value = tidy(target.canonical_low * factor)
    is_relational = target.comparator == "relational"
    return Compared(
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        aim=target.aim,
        measure=target.measure,
        basis=target.basis,
        unit=unit,
        place=target.place,
        year=year,
        period=target.period,
        horizon=target.horizon,
        value=value,
        value_high=tidy(target.canonical_high * factor),
        comparator=target.comparator,
        per_year=_per_year(target, value),
        text=printed(target),
        sentence=target.sentence,
        target_id=target.target_id,
        statement_id=target.statement_id,
        source_quality=target.source_quality,
        only_in="",
        group=group,
        alike=alike,
        reason=f"relational:{target.reference}" if is_relational else "",
        caveats=NONE,
        scope=said("scopes", f"{clause_before(target.sentence, target.quote)} {target.indicator}"),
        price_basis=_price_basis(target),
    )


def _beside(row: Compared, higher: Target | None) -> Compared:
    """Tell beside a target what is striven for (力争)."""
    return replace(row, stretch=printed_higher(higher)) if higher else row


def _price_basis(target: Target) -> str:
    """Give the prices at which a growth is measured: as the words have it, else as the catalogue does."""
    if target.measure not in CHANGES:
        return ""
    return price_of(indicators().by_id.get(target.indicator_id), target.sentence)


def _per_year(target: Target, value: float) -> float:
    """Spread an amount to add over the years of its period; other measures have no yearly amount."""
    if target.measure != "increment":
        return nan
    span = len(periods.parse(target.period).years) if target.basis != "annual" else 1
    each = tidy(value / span)
    whole = in_whole_things(each, target.canonical_unit)
    # Less than one thing a year is no yearly task.
    return nan if whole != each and each < 1 else whole


def _with_caveats(group: SideGroup, number: int, years: Mapping[str, int]) -> list[Compared]:
    """Say for the rows of one group who names it, and what keeps them from being compared."""
    same = [_row(target, years[target.place], number, "") for target in group.same]
    alike = [_row(target, years[target.place], number, reason) for target, reason in group.alike]
    rows = [*same, *alike]
    places = sorted({row.place for row in rows})
    if len(places) == 1:
        return [replace(row, only_in=places[0]) for row in rows]
    # What only one place names has nothing but what is alike to differ from.
    is_shared = len(group.places) > 1
    counted = same if is_shared else rows
    found = {row.horizon: _differences(_of_horizon(row, counted, places), places) for row in rows}
    return [
        replace(row, caveats=_caveats(row, NONE if row.alike and is_shared else found[row.horizon]))
        for row in rows
    ]


def _of_horizon(row: Compared, group: Sequence[Compared], places: Sequence[str]) -> Sequence[Compared]:
    """Choose what a row is held against: the goals of plans among each other, as the year's targets."""
    own = [one for one in group if one.horizon == row.horizon]
    return own if {one.place for one in own} == set(places) else group


def _caveats(row: Compared, found: Flags) -> Flags:
    """Give what holds for a group and what holds for one of its rows."""
    is_compared = bool(found) or not row.alike
    unlike = found.adding("amounts_of_unlike_places") if is_compared and _is_amount(row) else found
    if not row.alike:
        return unlike
    # Whose it is: what the year's targets are beside it may well be compared.
    if row.horizon == "plan":
        return unlike.adding(f"alike_only_plan:{row.place}|{row.period}")
    return unlike.adding(f"alike_only:{row.place}|{row.indicator}")


def _differences(group: Sequence[Compared], places: Sequence[str]) -> Flags:
    """List in what the rows of one indicator differ between places, as codes."""
    annual = [row for row in group if row.horizon == "annual"] or group
    first = _first(annual)
    found = []
    kinds = [{(row.measure, row.unit) for row in annual if row.place == place} for place in places]
    if all(kinds) and not set.intersection(*kinds):
        found.append("measures_differ")
    if len({row.year for row in group}) > 1:
        found.append("years_differ:" + "|".join(f"{row.place} {row.year}" for row in _first(group)))
    # Of each that differs one is named: of three places two may say the same.
    if len(said := {_phrase(row): row for row in reversed(first)}) > 1:
        found.append("wording_differs:" + "|".join(row.indicator for row in reversed(said.values())))
    if len(said := {row.scope: row for row in reversed(first)}) > 1:
        scopes = (f"{row.place} {row.scope or '—'}" for row in reversed(said.values()))
        found.append("scope_differs:" + "|".join(scopes))
    # What is told in words alone, or as an amount, has no prices to differ in.
    grown = [row for row in first if row.measure in CHANGES]
    if len(said := {row.price_basis: row for row in reversed(grown)}) > 1:
        bases = (f"{row.place} {row.price_basis or '—'}" for row in reversed(said.values()))
        found.append("price_basis_differs:" + "|".join(bases))
    return Flags(found)


def _phrase(row: Compared) -> str:
    """Give what a row calls its indicator; 新增 says of an addition what its measure says."""
    phrase = bare(row.indicator)
    return phrase.replace("新增", "") if row.measure == "increment" else phrase


def _first(group: Sequence[Compared]) -> list[Compared]:
    """Give the first row of each place."""
    return list({row.place: row for row in reversed(group)}.values())[::-1]


def _is_amount(row: Compared) -> bool:
    """Whether a row gives an amount that grows with a place's size."""
    if row.measure not in ("level", "increment") or not isfinite(row.value):
        return False
    return not row.unit or units.parse_form(row.unit).kind not in RATIOS
