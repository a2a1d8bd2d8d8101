"""What is wrong with the papers as data: faults of their texts, flags of their rows, tables cut by guess."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from indicators.analysis.papers.consistency import finding_rows
from indicators.analysis.papers.finding import Finding
from indicators.analysis.row_filters import every_year
from indicators.tables.contract import schema
from indicators.tables.contract.records import Flags, StatementRow, records
from indicators.tables.store import Tables
from indicators.vocabulary.column_values import BY_HAND

FLAGGED = ("statements", "targets", "observations")
CONTRADICTORY = ("contradictory", "inconsistent", "two_values", "revised", "wrong_way")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault:
    """A span of a paper's text that is wrong as data."""

    document_id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultCount:
    """The faults of one kind in a paper; `length` is in characters, `share_pct` of the paper's."""

    document_id: str
    kind: str
    count: int
    length: int
    share_pct: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagCount:
    """How many rows of a paper have a flag; "" stands for no registered paper."""

    document_id: str
    flag: str
    statements: int
    targets: int
    observations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FusedCells:
    """A run of cells without a sign between two figures."""

    document_id: str
    statement_id: str
    sentence: str
    # How the run may be cut, the likeliest first; the figures of each are parted by '|'.
    ways: tuple[str, ...]
    taken: str  # The cut that stands in the tables.
    is_settled: bool  # Whether an analyst chose it.


def fault_rows(tables: Tables) -> list[TextFault]:
    """List the faults of the papers' texts, one row a span.

    Examples
    --------
    >>> "lost_picture" in {row.kind for row in fault_rows(Tables.load())}
    True
    """
    return [
        TextFault(document_id=paper, kind=kind, start=int(start), end=int(end))
        for paper, joined in zip(tables.documents["document_id"], tables.documents["faults"], strict=True)
        for kind, _, span in (fault.partition(":") for fault in joined.split(";") if fault)
        for start, _, end in (span.partition("-"),)
    ]


def fault_count_rows(tables: Tables) -> list[FaultCount]:
    """Count the faults of each paper by kind.

    Examples
    --------
    >>> [round(row.share_pct) for row in fault_count_rows(Tables.load()) if row.kind == "second_copy"]
    [50]
    """
    lengths: dict[tuple[str, str], list[int]] = defaultdict(list)
    for fault in fault_rows(tables):
        lengths[fault.document_id, fault.kind].append(fault.end - fault.start)
    whole = dict(zip(tables.documents["document_id"], tables.documents["characters"], strict=True))
    return [
        FaultCount(
            document_id=paper,
            kind=kind,
            count=len(found),
            length=sum(found),
            share_pct=100 * sum(found) / int(whole[paper]),
        )
        for (paper, kind), found in lengths.items()
    ]


def flag_rows(tables: Tables) -> list[FlagCount]:
    """Count the flagged rows of the tables by paper and flag."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in FLAGGED:
        left_out: pd.DataFrame = getattr(tables.set_aside, name, schema.empty(name))
        for table in (getattr(tables, name), left_out):
            for paper, joined in zip(table["document_id"], table["flags"], strict=True):
                for flag in Flags.of(joined):
                    found[paper, flag.partition(":")[0]][name] += 1
    return [
        FlagCount(
            document_id=paper,
            flag=flag,
            statements=count["statements"],
            targets=count["targets"],
            observations=count["observations"],
        )
        for (paper, flag), count in sorted(found.items())
    ]


def fused_rows(tables: Tables) -> list[FusedCells]:
    """List the cells that lost the sign between two figures: how they may be cut, and what was taken."""
    groups: dict[tuple[str, str, str], list[StatementRow]] = defaultdict(list)
    table = tables.statements
    flagged = table[table["flags"].str.contains("fused_cells", regex=False)]
    for row in records(flagged, StatementRow):
        for ways in row.flags.arguments("fused_cells"):
            groups[row.document_id, row.sentence, ways].append(row)
    return [
        FusedCells(
            document_id=paper,
            statement_id=own[0].statement_id,
            sentence=sentence,
            ways=tuple(ways.split(",")),
            taken="|".join(row.quote for row in own),
            is_settled=all(row.flags.has(BY_HAND) for row in own),
        )
        for (paper, sentence, ways), own in groups.items()
    ]


def contradiction_rows(tables: Tables) -> list[Finding]:
    """Gather from all places and years what cannot both be true, each pair once.

    A figure that revises an estimate is among them, for it has to be known which of the two holds.
    """
    found: dict[tuple[str, str, str], Finding] = {}
    for known in every_year(tables):
        for row in finding_rows(known):
            if row.status in CONTRADICTORY:
                found.setdefault((row.check, row.first_id, row.second_id), row)
    return list(found.values())
