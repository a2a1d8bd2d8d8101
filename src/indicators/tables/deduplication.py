"""A paper that says the same twice makes one commitment: finds the repeats and the contradictions."""

from __future__ import annotations

from collections import defaultdict
from math import isclose

import pandas as pd

from indicators.tables.matching import bare, subject
from indicators.tables.rows import Row, records

SAME = ("place", "horizon", "measure", "basis", "period", "canonical_unit", "reference")

STRETCH = ("力争", "争取", "努力", "冲刺")
ORDER = {"table": 0, "correction": 0, "text": 1, "reported": 2}


def once(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep one row for each commitment that is written down more than once.

    Mentions of one subject, place, horizon, measure, basis, period and unit are the same commitment if
    their phrases agree, or if their numbers do and one of them stands in a paper's table: a plan repeats
    its table in its chapters, a task breakdown its work report, a press conference both. A table row is
    kept before a text row, a paper before a gathered figure, then the earlier one. It names the others in
    its flags: repeated_by where the numbers agree, contradicts where they do not. Two text rows that
    contradict each other both stay, each naming the other: nothing says which one counts. A target to
    strive for (力争) beside a plain one of another number is no contradiction: both stay, and it names the
    plain one with stretch_of. Rows with another phrase and another number are commitments of their own.
    A row of a restricted paper never stands for a public one, and a public row never names a restricted one:
    public rows are what they would be without the restricted papers.

    Parameters
    ----------
    frame : DataFrame
        Targets with canonical_low and canonical_high.

    Examples
    --------
    >>> row = dict.fromkeys(SAME, "a") | {"indicator_id": "", "indicator": "b", "origin": "text", "flags": ""}
    >>> row |= {"modality": "", "is_restricted": False}
    >>> rows = [row | {"target_id": i, "canonical_low": 5.0, "canonical_high": 5.0} for i in ("a@1", "a@9")]
    >>> once(pd.DataFrame(rows))[["target_id", "flags"]].to_numpy().tolist()
    [['a@1', 'repeated_by:a@9']]
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in records(frame):
        groups[(subject(row), *(str(row[name]) for name in SAME))].append(row)
    kept: list[Row] = []
    for rows in groups.values():
        kept += _once_in_group(sorted(rows, key=_standing))
    return pd.DataFrame(kept, columns=frame.columns)


def _standing(row: Row) -> tuple[bool, int]:
    return bool(row["is_restricted"]), ORDER.get(row["origin"], 1)


def _once_in_group(rows: list[Row]) -> list[Row]:
    """Keep one row a commitment out of rows that share all of SAME and their subject."""
    kept: list[Row] = []
    for row in rows:
        is_kept = True
        for other in kept:
            is_equal, is_same_phrase = (
                _same_numbers(row, other),
                bare(row["indicator"]) == bare(other["indicator"]),
            )
            is_table = other["origin"] == "table"
            if not (is_same_phrase or (is_equal and is_table)):
                continue
            if not is_equal and (row["modality"] in STRETCH) != (other["modality"] in STRETCH):
                stretch, floor = (row, other) if row["modality"] in STRETCH else (other, row)
                _flag(stretch, "stretch_of", floor)
                continue
            _flag(other, "repeated_by" if is_equal else "contradicts", row)
            is_told = other["is_restricted"] or not row["is_restricted"]
            if is_equal or (is_table and is_told):
                is_kept = False
                break
            _flag(row, "contradicts", other)
        if is_kept:
            kept.append(row)
    return kept


def _flag(row: Row, word: str, other: Row) -> None:
    """Add a flag that names another row; a public row names no restricted one."""
    if other["is_restricted"] and not row["is_restricted"]:
        return
    row["flags"] = ";".join([*filter(None, row["flags"].split(";")), f"{word}:{other['target_id']}"])


def _same_numbers(a: Row, b: Row) -> bool:
    """Whether two rows give the same canonical numbers, or both none."""
    pairs = [(a[name], b[name]) for name in ("canonical_low", "canonical_high")]
    return all((pd.isna(x) and pd.isna(y)) or isclose(x, y, rel_tol=1e-9) for x, y in pairs)
