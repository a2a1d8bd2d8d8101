"""Where a figure stands in its sentence, also where its signs stand there more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from indicators.documents.html_cards import occurrences
from indicators.tables.contract.records import StatementRow

# A sentence is shown without the stray blanks of its paper, so that distances differ by a few signs.
_NEARLY = 3


class QuotePlaces:
    """The places of figures in the sentences they were read from.

    A figure whose signs stand there once is where they are. One that stands there twice is where it is as far
    from the other figures of the sentence as it is in the paper.

    Parameters
    ----------
    table : DataFrame
        Statements.
    rows : mapping of str to StatementRow
        The same by their identifiers.
    """

    def __init__(self, table: pd.DataFrame, rows: Mapping[str, StatementRow]) -> None:
        self._rows = rows
        self._beside: dict[tuple[str, str], list[str]] = defaultdict(list)
        columns = (table[name].tolist() for name in ("document_id", "sentence", "statement_id"))
        for paper, sentence, name in zip(*columns, strict=True):
            self._beside[paper, sentence].append(name)

    def of(self, row: StatementRow) -> int:
        """Tell where in its sentence a figure begins, -1 if it does not stand there."""
        places = occurrences(row.sentence, row.quote)
        if len(places) < 2:
            return places[0] if places else -1
        beside = [self._rows[name] for name in self._beside[row.document_id, row.sentence]]
        known = [[one.start - at for at in occurrences(one.sentence, one.quote)] for one in beside]

        def agreeing(place: int) -> int:
            begins = row.start - place
            return sum(any(abs(begins - other) <= _NEARLY for other in others) for others in known)

        return max(places, key=agreeing)
