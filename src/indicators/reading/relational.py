"""Targets without a number of their own: 与经济增长同步, 不低于全省平均水平, 完成省下达任务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indicators.documents.document import Document
from indicators.reading.indicator_ids import indicator_id
from indicators.reading.lexicon import any_word, pattern
from indicators.reading.outline import Block
from indicators.reading.phrases import read_head
from indicators.reading.prose import Prose
from indicators.reading.quantity import Quantity
from indicators.reading.roles import State
from indicators.reading.statement import Statement

_REFERENCES = ("own_gdp_growth", "province_average", "assigned")
_RELATION = re.compile(
    "|".join(f"(?P<{name}>{any_word(f'relations.{name}_patterns')})" for name in _REFERENCES)
)
_GROWS = re.compile("增")
_CLAUSE = re.compile(r"[，,；;：:。！？!?\n]")
_MAY = pattern("relations.hints")


def reference_of(words: str) -> str:
    """Tell what the words of a table cell hold a target against, "" if nothing.

    Examples
    --------
    >>> reference_of("完成省下达任务"), reference_of("进入全省前列")
    ('assigned', '')
    """
    match = _RELATION.search(words)
    return (match.lastgroup or "") if match else ""


def may_occur(text: str, start: int, end: int) -> bool:
    """Whether a sentence is worth a closer look."""
    return bool(_MAY.search(text, start, end))


def read(
    document: Document,
    prose: Prose,
    block: Block,
    start: int,
    end: int,
    found: Sequence[Quantity],
    state: State,
) -> Iterator[Statement]:
    """Read the relational targets of a sentence.

    Parameters
    ----------
    document, prose, block
        Where it stands.
    start, end : int
        The sentence, in the prose.
    found : sequence of Quantity
        Its figures: a relation with a figure of its own (高于全国1个百分点) is a gap, not a relation.
    state : State
        Only what looks ahead is a target.
    """
    if state.role != "target":
        return
    text = prose.text
    for match in _RELATION.finditer(text, start, end):
        if any(match.start() <= q.start <= match.end() + 2 or q.start < match.start() < q.end for q in found):
            continue
        clause = start
        for mark in _CLAUSE.finditer(text, start, match.start()):
            clause = mark.end()
        phrase = read_head(text[clause : match.start()]).noun
        if not phrase:
            continue
        a, b = prose.span(match.start(), match.end())
        yield Statement(
            statement_id=f"{document.id}@{a}",
            document_id=document.id,
            task=block.task,
            section=" > ".join(block.section),
            place=document.place,
            adcode=document.adcode,
            role="target",
            indicator=phrase,
            indicator_id=indicator_id(phrase),
            measure="growth" if _GROWS.search(text, clause, match.end()) else "level",
            comparator="relational",
            reference=match.lastgroup or "",
            period=state.period,
            quote=document.text[a:b],
            start=a,
            end=b,
            sentence=text[start:end].strip(),
        )
