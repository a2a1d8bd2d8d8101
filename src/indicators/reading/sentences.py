"""Where sentences end, and what a sentence is read as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.documents.document import Document
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.outline import Block
from indicators.reading.prose import Prose
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.roles.roles import State
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

_SENTENCE_END = expression(r"[。！？!?\n]")
# What is longer than this is no sentence (the papers' longest has 462 characters) and is read in parts.
LONGEST_SENTENCE, _CLAUSE_ENDS = 1000, "；;，,"


def sentence_end(text: str, at: int, limit: int) -> int:
    """Where the sentence that begins at a place ends.

    Examples
    --------
    >>> sentence_end("增长5%。下降3%", 0, 10)
    5
    """
    longest = min(at + LONGEST_SENTENCE, limit)
    if mark := _SENTENCE_END.search(text, at, longest):
        return mark.end()
    if longest == limit:
        return limit
    return max(text.rfind(sign, at, longest) for sign in _CLAUSE_ENDS) + 1 or longest


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper."""

    # Where it stands.
    document: Document
    prose: Prose
    block: Block
    # In the prose.
    start: int
    end: int
    found: Sequence[Quantity]  # Its figures: what has one of its own is told by that.
    state: State  # How it speaks.

    def statement(
        self, start: int, end: int, *, indicator: str, measure: str, comparator: str, period: str
    ) -> Statement:
        """Make a statement of some words of the prose, which are no figure."""
        a, b = self.prose.span(start, end)
        return Statement(
            statement_id=f"{self.document.id}@{a}",
            document_id=self.document.id,
            task=self.block.task,
            section=self.block.section_path,
            place=self.document.place,
            adcode=self.document.adcode,
            role=self.state.role,
            indicator=indicator,
            indicator_id=indicator_id(indicator),
            measure=measure,
            comparator=comparator,
            period=period,
            quote=self.document.text[a:b],
            start=a,
            end=b,
            sentence=self.prose.text[self.start : self.end].strip(),
        )
