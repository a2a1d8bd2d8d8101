"""Which indicators of a place have a base, a goal of a plan, an annual target and an outcome."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from indicators.tables.contract.records import columns
from indicators.tables.store import Tables
from indicators.vocabulary import indicators

KINDS = ("base", "goal", "target", "outcome")
HORIZONS = {"plan": "goal", "annual": "target"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """The periods for which an indicator has bases and goals of plans, annual targets and outcomes."""

    place: str
    indicator_id: str
    indicator: str
    base: tuple[str, ...]
    goal: tuple[str, ...]
    target: tuple[str, ...]
    outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many indicators of a place are known in each way.

    `outside_catalogue` counts the targets and figures whose words the catalogue does not know: they have
    no indicator that a figure could be held against.
    """

    place: str
    indicators: int
    base: int
    goal: int
    target: int
    outcome: int
    all_four: int
    outside_catalogue: int


COUNTED = columns(Counted)


def coverage_rows(tables: Tables, place: str = "") -> list[Covered]:
    """List the catalogue's indicators of a place, with the periods for which there is a goal or a figure.

    Parameters
    ----------
    place : str
        Full name; every place if "".

    Examples
    --------
    >>> [(row.base, row.goal) for row in coverage_rows(Tables.load(), "鞍山市")
    ...  if row.indicator_id == "budget_revenue"]
    [(('2020',), ('2021/2025', '2025'))]
    """
    known = indicators().by_id
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: {kind: set() for kind in KINDS})
    kinds = tables.targets["horizon"].map(HORIZONS)
    _add(found, tables.targets[kinds.notna()], kinds.dropna())
    is_base = tables.observations["status"] == "baseline"
    _add(found, tables.observations, is_base.map({True: "base", False: "outcome"}))
    rows = [
        Covered(
            place=where,
            indicator_id=name,
            indicator=known[name].name,
            base=_sorted(periods["base"]),
            goal=_sorted(periods["goal"]),
            target=_sorted(periods["target"]),
            outcome=_sorted(periods["outcome"]),
        )
        for (where, name), periods in found.items()
        if name in known and where and place in ("", where)
    ]
    order = {name: number for number, name in enumerate(known)}
    return sorted(rows, key=lambda row: (row.place, order[row.indicator_id]))


def _add(found: dict[tuple[str, str], dict[str, set[str]]], table: pd.DataFrame, kinds: pd.Series) -> None:
    """Gather the periods of a table's rows by place, indicator and kind."""
    rows = zip(table["place"], table["indicator_id"], kinds, table["period"], strict=True)
    for place, name, kind, period in rows:
        found[place, name][kind].add(period)


def _sorted(periods: set[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, periods)))


def count_rows(tables: Tables) -> list[Counted]:
    """Count, for each place, how many of its indicators have each of the four, and all of them.

    Examples
    --------
    >>> all(row.all_four <= row.base for row in count_rows(Tables.load()))
    True
    """
    by_place: dict[str, list[Covered]] = defaultdict(list)
    for row in coverage_rows(tables):
        by_place[row.place].append(row)
    outside: Counter[str] = Counter()
    for table in (tables.targets, tables.observations):
        outside.update(table.loc[table["indicator_id"] == "", "place"])
    return [
        Counted(
            place=place,
            indicators=len(own),
            base=sum(bool(row.base) for row in own),
            goal=sum(bool(row.goal) for row in own),
            target=sum(bool(row.target) for row in own),
            outcome=sum(bool(row.outcome) for row in own),
            all_four=sum(bool(row.base and row.goal and row.target and row.outcome) for row in own),
            outside_catalogue=outside[place],
        )
        for place, own in by_place.items()
    ]
