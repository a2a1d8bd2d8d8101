"""Which rows an analyst should see first.

A row's place is that of its gravest doubt, in this order: what may be a wrong number stands before what is
a right number wrongly named.

1. recognised: read from a picture, where every figure is to be compared with the paper.
2. implausible: a target or figure that cannot be true, and that stands on no page.
3. not_a_target: a row that only looks like a target, and that stands on no page.
4. fused_cells: the table lost the separator between two numbers, and there are several ways to cut.
5. ambiguous_unit: the unit can be read in more than one way.
6. flagged: any other flag of the reading that is no mere cross-reference.
7. contradicts: another place says the same with another number.
8. no_reference: a relational target, and nothing it is held against.
9. no_phrase: a number, and nothing that it measures.
10. no_unit: a number without a unit.
11. no_period: no time it holds for.
12. no_indicator: the phrase is none of the catalogue's (of a bound or a mere fact this is no doubt).

Rows without doubt follow, and last those that are already settled by hand. Within each, the paper's order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.tables.contract.records import StatementRow, records
from indicators.vocabulary.column_values import BY_HAND

ORDER = (
    "recognised", "implausible", "not_a_target", "fused_cells", "ambiguous_unit", "flagged", "contradicts",
    "no_reference", "no_phrase", "no_unit", "no_period", "no_indicator",
)  # fmt: skip
NOTHING: Mapping[str, Sequence[str]] = {}
NO_DOUBT = {
    BY_HAND, "repeated_by", "stretch_of", "replaces", "replaced_by", "parted", "part_of", "allocated_by",
}  # fmt: skip


def by_certainty(
    statements: pd.DataFrame, targets: pd.DataFrame, wrong: Mapping[str, Sequence[str]] = NOTHING
) -> list[tuple[StatementRow, list[str]]]:
    """Put statements into the order in which an analyst should see them, each with its doubts.

    Parameters
    ----------
    statements, targets : DataFrame
        The tables; contradictions are told by the flags of targets.
    wrong : mapping of str to sequence of str
        Statement id to what cannot be true of it.

    Returns
    -------
    list of (StatementRow, list of str)
        A row and its doubts, the gravest first, as ``name`` or ``name:argument``.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> by_certainty(schema.empty("statements"), schema.empty("targets"))
    []
    """
    contradicted = contradictions(targets)
    rows = [
        (row, doubts(row, contradicted, wrong.get(row.statement_id, ())))
        for row in records(statements, StatementRow)
    ]
    return sorted(rows, key=_place)


def doubts(
    row: StatementRow, contradicted: Mapping[str, Sequence[str]], wrong: Sequence[str] = ()
) -> list[str]:
    """List what is doubtful about one statement, the gravest first.

    Parameters
    ----------
    contradicted : mapping of str to sequence of str
        Statement id to the ids that say otherwise.
    wrong : sequence of str
        Why it stands on no page: doubts of `ORDER` with their words.
    """
    found = list(wrong)
    for flag in row.flags:
        name = flag.partition(":")[0]
        if name in ORDER:
            found.append(flag)
        elif name not in NO_DOUBT:
            found.append(f"flagged:{flag}")
    found += [f"contradicts:{other}" for other in contradicted.get(row.statement_id, [])]
    is_relational, is_bare = row.comparator == "relational", row.role in ("qualifier", "context")
    signs = {
        "no_reference": is_relational and not row.reference,
        "no_phrase": not row.indicator,
        "no_unit": not is_relational and not row.unit,
        "no_period": not row.period and row.role != "context",
        "no_indicator": not row.indicator_id and not is_bare,
    }
    found += [name for name, is_so in signs.items() if is_so]
    return sorted(dict.fromkeys(found), key=lambda doubt: ORDER.index(doubt.partition(":")[0]))


def contradictions(targets: pd.DataFrame) -> dict[str, list[str]]:
    """Gather who contradicts whom, both ways.

    Examples
    --------
    >>> contradictions(pd.DataFrame({"target_id": ["a@1"], "flags": ["contradicts:b@2"]}))
    {'a@1': ['b@2'], 'b@2': ['a@1']}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for one, flags in zip(targets["target_id"], targets["flags"], strict=True):
        for flag in flags.split(";"):
            name, _, other = flag.partition(":")
            if name == "contradicts":
                found[one].append(other)
                found[other].append(one)
    return {one: list(dict.fromkeys(others)) for one, others in found.items()}


def is_settled(row: StatementRow) -> bool:
    """Whether an analyst has already decided about a statement."""
    return BY_HAND in row.flags


def _place(entry: tuple[StatementRow, list[str]]) -> tuple[bool, int, str, int]:
    row, found = entry
    rank = ORDER.index(found[0].partition(":")[0]) if found else len(ORDER)
    return is_settled(row), rank, row.document_id, row.start
