"""How many numbers a paper has, and what became of them, once its statements are settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from indicators.documents.document import Document
from indicators.reading.number_account import fate_counts
from indicators.reading.quantities.number_fates import Excluded, Passed
from indicators.reading.statement import Statement
from indicators.reading.statements import Reading

DROPPED = "dropped_by_hand"


def number_counts(
    documents: Sequence[Document], readings: Sequence[Reading], settled: Iterable[Statement]
) -> list[dict[str, int]]:
    """Count the numbers of each paper: all, read, excluded, unread.

    Parameters
    ----------
    documents : sequence of Document
        The papers.
    readings : sequence of Reading
        What was read of each.
    settled : iterable of Statement
        The statements of all once corrections are applied: a number whose statement an analyst dropped is
        excluded, one that an analyst added is read.

    Examples
    --------
    >>> from indicators.reading.statements import read_all
    >>> paper = Document("d", "2023年新增企业20家。", kind="work_report", period="2023")
    >>> reading = read_all(paper)
    >>> number_counts([paper], [reading], reading.statements)
    [{'numbers': 2, 'read': 1, 'excluded': 1, 'unread': 0}]
    """
    rows: defaultdict[str, list[Statement]] = defaultdict(list)
    for row in settled:
        rows[row.document_id].append(row)
    found = []
    for document, reading in zip(documents, readings, strict=True):
        passed = [*reading.passed, *_dropped(reading.statements, rows[document.id])]
        fates = fate_counts(document, rows[document.id], passed)
        found.append(
            {
                "numbers": sum(fates.values()),
                "read": fates["statement"],
                "excluded": fates["excluded"],
                "unread": fates["unread"],
            }
        )
    return found


def _dropped(read: Iterable[Statement], settled: Iterable[Statement]) -> Iterable[Passed]:
    kept = {row.statement_id for row in settled}
    return (Excluded(row.start, row.end, DROPPED) for row in read if row.statement_id not in kept)
