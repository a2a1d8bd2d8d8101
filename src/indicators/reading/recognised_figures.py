"""Figures of recognised pages: all are marked, for a person to see them first; a doubtful one is not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import PassedOver
from indicators.reading.quantities.number_fates import Unread
from indicators.reading.statement import Statement

FLAG = "recognised"
REASON = "doubtful_figure"


def told(rows: Sequence[Statement], document: Document) -> tuple[list[Statement], list[Unread]]:
    """Mark what was read of recognised pages, and take out what rests on a doubtful figure.

    Parameters
    ----------
    rows : sequence of Statement
        In any order.
    document : Document
        Its faults say what of its text is recognised, and which figures are doubtful.

    Returns
    -------
    list of Statement, list of Unread
        The rows that are left, and the figures that are not read.

    Examples
    --------
    >>> told([], Document("d", "增长6%。"))
    ([], [])
    """
    recognised = PassedOver((one.start, one.end) for one in document.faults if one.kind == "recognised")
    doubtful = [(one.start, one.end) for one in document.faults if one.kind == REASON]
    if not doubtful and not list(recognised):
        return list(rows), []
    is_doubtful = PassedOver(doubtful)
    kept: list[Statement] = []
    unread = [Unread(start, end, REASON, document.text[start:end]) for start, end in doubtful]
    for row in rows:
        if any(at in is_doubtful for at in range(row.start, row.end)):
            unread.append(Unread(row.start, row.end, REASON, row.quote))
        elif row.start in recognised:
            kept.append(replace(row, flags=";".join(filter(None, (row.flags, FLAG)))))
        else:
            kept.append(row)
    return kept, unread
