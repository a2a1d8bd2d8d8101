"""What is wrong with the papers as data: faults of their texts, flags of their rows, tables cut by guess."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from indicators.analysis import consistency
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables

FAULTS = ["document_id", "kind", "start", "end"]
FLAGS = ["document_id", "flag", "statements", "targets", "observations"]
FUSED = ["document_id", "statement_id", "sentence", "ways", "taken", "is_settled"]
UNREAD = ["document_id", "title", "place", "numbers", "unread"]
FLAGGED = ("statements", "targets", "observations")
CONTRADICTORY = ("contradictory", "inconsistent", "two_values", "revised", "wrong_way")


def faults(tables: Tables) -> pd.DataFrame:
    """List the faults of the papers' texts, one row a span.

    Examples
    --------
    >>> "lost_picture" in set(faults(Tables.load())["kind"])
    True
    """
    rows = [
        {"document_id": paper["document_id"], "kind": kind, "start": int(start), "end": int(end)}
        for paper in records(tables.documents)
        for kind, _, span in (fault.partition(":") for fault in paper["faults"].split(";") if fault)
        for start, _, end in (span.partition("-"),)
    ]
    return pd.DataFrame(rows, columns=FAULTS)


def fault_counts(tables: Tables) -> pd.DataFrame:
    """Count the faults of each paper by kind.

    Returns
    -------
    DataFrame
        document_id, kind, count, length (characters concerned) and share_pct (of the paper's characters).

    Examples
    --------
    >>> counted = fault_counts(Tables.load())
    >>> counted.loc[counted["kind"] == "second_copy", "share_pct"].round().tolist()
    [50.0]
    """
    found = faults(tables).assign(length=lambda rows: rows["end"] - rows["start"])
    grouped = found.groupby(["document_id", "kind"], sort=False)["length"].agg(["size", "sum"])
    counted = grouped.reset_index().set_axis(["document_id", "kind", "count", "length"], axis=1)
    characters = tables.documents.set_index("document_id")["characters"]
    whole = counted["document_id"].map(characters).astype("float64")
    return counted.assign(share_pct=100 * counted["length"] / whole)


def unread_papers(tables: Tables) -> pd.DataFrame:
    """List the papers that have figures which were not understood, the most first.

    Returns
    -------
    DataFrame
        document_id, title, place, numbers and unread; a page that rests on one of these papers has to say so.

    Examples
    --------
    >>> found = unread_papers(Tables.load())
    >>> list(found.columns), bool((found["unread"] > 0).all())
    (['document_id', 'title', 'place', 'numbers', 'unread'], True)
    """
    papers = tables.documents[tables.documents["unread"] > 0]
    return papers.sort_values(["unread", "document_id"], ascending=[False, True], ignore_index=True)[UNREAD]


def flags(tables: Tables) -> pd.DataFrame:
    """Count the flagged rows of the tables by paper and flag; "" stands for no registered paper."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for name in FLAGGED:
        for row in records(getattr(tables, name)):
            for flag in filter(None, row["flags"].split(";")):
                found.setdefault((row["document_id"], flag.partition(":")[0]), Counter())[name] += 1
    rows = [
        {"document_id": paper, "flag": flag, **{name: count[name] for name in FLAGGED}}
        for (paper, flag), count in sorted(found.items())
    ]
    return pd.DataFrame(rows, columns=FLAGS)


def fused(tables: Tables) -> pd.DataFrame:
    """List the cells that lost the sign between two figures: how they may be cut, and what was taken.

    Returns
    -------
    DataFrame
        One row for each run of cells. `ways` holds the cuts joined by ';', the likeliest first, the
        figures of each parted by '|'; `taken` is the cut that stands in the tables, `is_settled` whether
        an analyst chose it.
    """
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in records(tables.statements):
        for flag in row["flags"].split(";"):
            name, _, ways = flag.partition(":")
            if name == "fused_cells":
                groups.setdefault((row["document_id"], row["sentence"], ways), []).append(row)
    rows = [
        {
            "document_id": paper,
            "statement_id": own[0]["statement_id"],
            "sentence": sentence,
            "ways": ways.replace(",", ";"),
            "taken": "|".join(row["quote"] for row in own),
            "is_settled": all("revised_by_hand" in row["flags"] for row in own),
        }
        for (paper, sentence, ways), own in groups.items()
    ]
    return pd.DataFrame(rows, columns=FUSED)


def contradictions(tables: Tables) -> pd.DataFrame:
    """Gather from all places and years what cannot both be true, each pair once.

    The rows are those of `consistency.findings`; a figure that revises an estimate is among them, for it
    has to be known which of the two holds. The tables hold what may be shown (`Tables.load`).
    """
    annual = tables.targets[tables.targets["horizon"] == "annual"]
    asked = sorted({(row["place"], int(row["period"])) for row in records(annual)})
    frames = [consistency.findings(tables, place, year) for place, year in asked]
    if not frames:
        return pd.DataFrame(columns=consistency.COLUMNS)
    every = pd.concat(frames, ignore_index=True)
    found = every[every["status"].isin(CONTRADICTORY)]
    return found.drop_duplicates(["check", "first_id", "second_id"], ignore_index=True)
