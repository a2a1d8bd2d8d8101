"""Which indicators of a place have a base, a goal of a plan, an annual target and an outcome."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from indicators.tables.rows import records
from indicators.tables.store import Tables
from indicators.vocabulary import indicators

KINDS = ("base", "goal", "target", "outcome")
COLUMNS = ["place", "indicator_id", "indicator", *KINDS]
HORIZONS = {"plan": "goal", "annual": "target"}
COUNTED = ["place", "indicators", *KINDS, "all_four", "outside_catalogue"]


def coverage(tables: Tables, place: str = "") -> pd.DataFrame:
    """List the catalogue's indicators that a place speaks of, with the periods of what is known.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name; every place if "".

    Returns
    -------
    DataFrame
        One row a place and indicator, in the catalogue's order. base (base values of plans), goal (of
        plans), target (annual) and outcome hold the periods joined by ';', "" where there is none.

    Examples
    --------
    >>> rows = coverage(Tables.load(), "鞍山市").set_index("indicator_id")
    >>> rows.loc["budget_revenue", ["base", "goal"]].tolist()
    ['2020', '2021/2025;2025']
    """
    known = indicators().by_id
    order = {name: number for number, name in enumerate(known)}
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: {kind: set() for kind in KINDS})
    for row in records(tables.targets):
        kind = HORIZONS.get(row["horizon"])
        if kind:
            found[row["place"], row["indicator_id"]][kind].add(row["period"])
    for row in records(tables.observations):
        kind = "base" if row["status"] == "baseline" else "outcome"
        found[row["place"], row["indicator_id"]][kind].add(row["period"])
    rows = [
        {"place": where, "indicator_id": name, "indicator": known[name].name}
        | {kind: ";".join(sorted(filter(None, periods))) for kind, periods in kinds.items()}
        for (where, name), kinds in found.items()
        if name in known and where and place in ("", where)
    ]
    rows.sort(key=lambda row: (row["place"], order[row["indicator_id"]]))
    return pd.DataFrame(rows, columns=COLUMNS)


def counts(tables: Tables) -> pd.DataFrame:
    """Count, for each place, how many of its indicators have each of the four, and all of them.

    Returns
    -------
    DataFrame
        One row a place. outside_catalogue counts the targets and figures whose words the catalogue does
        not know: they have no indicator that a figure could be held against.

    Examples
    --------
    >>> rows = counts(Tables.load()).set_index("place")
    >>> bool(rows.loc["鞍山市", "all_four"] <= rows.loc["鞍山市", "base"])
    True
    """
    rows = []
    for place, own in coverage(tables).groupby("place", sort=False):
        has = {kind: own[kind] != "" for kind in KINDS}
        outside = sum(
            int(((frame["place"] == place) & (frame["indicator_id"] == "")).sum())
            for frame in (tables.targets, tables.observations)
        )
        rows.append(
            {"place": place, "indicators": len(own), "outside_catalogue": outside}
            | {kind: int(is_there.sum()) for kind, is_there in has.items()}
            | {"all_four": int(pd.DataFrame(has).all(axis=1).sum())}
        )
    return pd.DataFrame(rows, columns=COUNTED)
