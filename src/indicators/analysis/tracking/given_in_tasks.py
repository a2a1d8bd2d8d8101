"""Targets that tasks of a place set for a county or zone inside it: 建成经开区标准厂房40万平方米."""

from __future__ import annotations

from datetime import date

from indicators.analysis.row_filters import in_order, targets_within
from indicators.analysis.tracking.task_days import Days
from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.tables.contract.records import Target
from indicators.tables.store import Tables
from indicators.tables.targets.allocations import ALLOCATED
from indicators.tables.targets.target_rules import FLAG as NO_TARGET


def given_in_tasks(tables: Tables, place: str, year: int) -> list[Target]:
    """List a year's targets that tasks of a place set for places inside it, in the papers' order."""
    papers, targets = tables.documents, tables.targets
    own = set(papers.loc[papers["place"] == place, "document_id"])
    is_elsewhere = targets["document_id"].isin(own) & (targets["task"] != "") & (targets["place"] != place)
    every = [
        one
        for name in dict.fromkeys(targets.loc[is_elsewhere, "place"])
        for one in targets_within(tables, name, year)
    ]
    # A zone has no code by which it is seen to lie inside.
    return in_order(
        one
        for one in every
        if one.task and one.document_id in own and (one.flags.has(ALLOCATED) or not one.adcode)
        if not one.flags.has(NO_TARGET)
    )


def given_rows(
    tables: Tables, place: str, quarter: str, scheme: str, until: date, extended: Days
) -> list[Tracked]:
    """Track them: they count for their places, and say how the tasks of the place above stand."""
    given = {one.target_id: one.place for one in given_in_tasks(tables, place, int(quarter[:4]))}
    return [
        row
        for name in dict.fromkeys(given.values())
        for row in track_rows(tables, name, quarter, scheme, until, with_given=True, extended=extended)
        if row.first_id in given
    ]
