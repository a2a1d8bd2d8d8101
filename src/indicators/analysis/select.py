"""Chooses the rows an analysis speaks about: place, plan, year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from indicators import periods
from indicators.errors import BadPeriod, UnknownPlace, nearest
from indicators.tables.matching import best_first, subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables


@dataclass(frozen=True)
class Known:
    """What is known of a place: figures and a year's targets by subject, and the words of statements.

    Attributes
    ----------
    figures : mapping of subject to rows
        The figure to believe first.
    targets : mapping of subject to rows
        In the papers' order.
    words : mapping of statement id to sentence and quote
    by_id : mapping of observation id to row
    """

    figures: dict[str, list[Row]]
    targets: dict[str, list[Row]]
    words: dict[str, tuple[str, str]]
    by_id: dict[str, Row]


def know(tables: Tables, place: str, year: int) -> Known:
    """Gather the figures of a place and its targets of a year."""
    figures: dict[str, list[Row]] = defaultdict(list)
    observations = tables.observations
    rows = records(best_first(observations[observations["place"] == place]))
    for row in rows:
        row["subject"] = subject(row)
        figures[row["subject"]].append(row)
    targets: dict[str, list[Row]] = defaultdict(list)
    for target in annual_targets(tables, place, year):
        targets[target["subject"]].append(target)
    words = tables.statements[["statement_id", "sentence", "quote"]].itertuples(index=False, name=None)
    said = {name: (sentence, quote) for name, sentence, quote in words}
    return Known(figures, targets, said, {row["observation_id"]: row for row in rows})


def require_place(tables: Tables, place: str, where: str = "place") -> None:
    """Make sure that there are targets of a place.

    Raises
    ------
    UnknownPlace
        Naming the nearest places that have some.
    """
    known = sorted(set(tables.targets["place"]))
    if place not in known:
        raise UnknownPlace(
            expected="the full name of a place with targets",
            found=repr(place),
            where=where,
            remedy=nearest(place, known),
        )


def year_without_targets(tables: Tables, place: str, year: int) -> BadPeriod:
    """Make the error for a year of which nothing is known of a place, naming the years that have targets."""
    own = tables.targets[(tables.targets["place"] == place) & (tables.targets["horizon"] == "annual")]
    known = sorted(set(own["period"].str[:4]))
    return BadPeriod(
        expected=f"a year with annual targets of {place} ({', '.join(known) or 'none is known'})",
        found=str(year),
        where=f"the targets of {place}",
        remedy="Choose one of these years, or register a document with targets of that year.",
    )


def plan_goals(tables: Tables, place: str, year: int) -> list[Row]:
    """List the goals of the place's plan that covers a year, with the plan's span in `span`.

    A plan's look back at the plan before it is left out: only goals for the span's end, or over the
    span, are taken.
    """
    papers = tables.documents
    plans = papers[(papers["kind"] == "five_year_plan") & (papers["place"] == place)]
    spans = {row["document_id"]: row["period"] for row in records(plans)}
    spans = {name: span for name, span in spans.items() if year in periods.parse(span).years}
    targets = tables.targets
    is_own = targets["document_id"].isin(spans) & (targets["place"] == place) & (targets["period"] != "")
    goals = [
        row | {"span": spans[row["document_id"]], "subject": subject(row)}
        for row in records(in_order(targets[is_own]))
    ]
    return [goal for goal in goals if periods.parse(goal["period"]).end == periods.parse(goal["span"]).end]


def annual_targets(tables: Tables, place: str, year: int) -> list[Row]:
    """List the targets a place set itself for one year, in the papers' order."""
    targets = tables.targets
    is_own = (targets["place"] == place) & (targets["horizon"] == "annual") & (targets["period"] == str(year))
    return [row | {"subject": subject(row)} for row in records(in_order(targets[is_own]))]


def in_order(targets: pd.DataFrame) -> pd.DataFrame:
    """Sort targets as the papers have them, those that stand in no paper last."""
    offset = pd.to_numeric(targets["statement_id"].str.extract(r"@(\d+)$", expand=False))
    keyed = targets.assign(is_gathered=offset.isna(), offset=offset)
    ordered = keyed.sort_values(["is_gathered", "document_id", "offset", "target_id"], kind="stable")
    return ordered.drop(columns=["is_gathered", "offset"])
