"""Papers that there must be and the register has not: years between two reports, plans only assessed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from indicators import periods, vocabulary
from indicators.tables.contract.records import Paper, records
from indicators.tables.matching.links import plan_after
from indicators.tables.store import Tables

PLAN = "five_year_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPaper:
    """A paper that others say there must be."""

    place: str
    # Of kinds.yaml; the year or the years it is for.
    kind: str
    period: str
    # The papers that show it: the two beside a gap, or those that speak of the plan.
    told_by: tuple[str, ...]


def missing_papers(tables: Tables, place: str = "") -> list[MissingPaper]:
    """List the papers that are missing, of one place or of all.

    A year without a paper of a kind that is given every year is missing between two that are there; a plan is
    where an assessment, a notice or the order of plans tells of it, and its own paper is not there.

    Examples
    --------
    >>> missing_papers(Tables.load())
    []
    """
    by_kind: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    papers = [one for one in records(tables.documents, Paper) if one.period and place in ("", one.place)]
    for paper in papers:
        by_kind[paper.place, paper.kind].setdefault(paper.period, paper.document_id)
    found = [gap for (where, kind), own in by_kind.items() for gap in _years_between(where, kind, own)]
    for where in dict.fromkeys(paper.place for paper in papers):
        found += _plans(where, [paper for paper in papers if paper.place == where])
    return sorted(found, key=lambda one: (one.place, one.period, one.kind))


def _years_between(place: str, kind: str, own: dict[str, str]) -> list[MissingPaper]:
    """Find the years between two papers of a kind that is given every year."""
    if vocabulary.kinds().of(kind).covers != "year":
        return []
    years = {int(period): name for period, name in own.items() if period.isdigit()}
    known = sorted(years)
    return [
        MissingPaper(place=place, kind=kind, period=str(year), told_by=(years[before], years[after]))
        for before, after in pairwise(known)
        for year in range(before + 1, after)
    ]


def _plans(place: str, papers: list[Paper]) -> list[MissingPaper]:
    """Find the plans that papers speak of, or that lie between two others, without their own paper."""
    told: dict[str, list[str]] = defaultdict(list)
    own: dict[str, str] = {}
    for paper in papers:
        kind = vocabulary.kinds().of(paper.kind)
        if paper.kind == PLAN:
            own[paper.period] = paper.document_id
        elif kind.covers == "plan" and kind.targets == "revised" and "/" in paper.period:
            told[paper.period].append(paper.document_id)
    spans = sorted(periods.parse(text) for text in own if "/" in text)
    for before, after in pairwise(spans):
        between = plan_after(before)
        while between.start < after.start:
            told[between.text] += [own[before.text], own[after.text]]
            between = plan_after(between)
    return [
        MissingPaper(place=place, kind=PLAN, period=period, told_by=tuple(dict.fromkeys(names)))
        for period, names in told.items()
        if period not in own
    ]
