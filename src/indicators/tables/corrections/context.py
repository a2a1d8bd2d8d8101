"""What is known of a place in a paper where nothing was read: heading, task, sentence."""

from __future__ import annotations

import re

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading import outline
from indicators.reading.prose import prepare
from indicators.reading.statement import Statement

_END = re.compile(r"[。！？!?\n]")


def surroundings(document: Document, start: int, end: int) -> Statement:
    r"""Make a row of what stands around some characters; its own columns are still to be filled.

    Parameters
    ----------
    start, end : int
        The characters, as offsets into its text.

    Examples
    --------
    >>> paper = Document("d", "一、工业\n新建车间3个，改造5个。完成。\n", place="鞍山市", adcode="210300")
    >>> row = surroundings(paper, 9, 11)
    >>> row.statement_id, row.section, row.sentence
    ('d@9', '一、工业', '新建车间3个，改造5个。')
    """
    prose = prepare(document.readable)
    section, task = "", ""
    numbered = vocabulary.kinds().of(document.kind).numbered
    for block in outline.blocks(prose.text, numbered=numbered):
        first, _ = prose.span(block.start, block.end)
        if first > start:
            break
        section, task = " > ".join(block.section), block.task
    return Statement(
        statement_id=f"{document.id}@{start}",
        document_id=document.id,
        task=task,
        section=section,
        place=document.place,
        adcode=document.adcode,
        role="context",
        indicator="",
        measure="level",
        comparator="eq",
        quote=document.text[start:end],
        start=start,
        end=end,
        sentence=_sentence(document.text, start, end),
        origin="correction",
    )


def _sentence(text: str, start: int, end: int) -> str:
    """Give the sentence or line around some characters, on one line."""
    ends = [match.end() for match in _END.finditer(text, 0, start)]
    stop = _END.search(text, end)
    return re.sub(r"\s+", " ", text[ends[-1] if ends else 0 : stop.end() if stop else len(text)]).strip()
