"""The parts of a paper under their headings, numbered as Chinese papers number them."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.handouts import cell_lines, composition, word_document
from indicators.handouts.composition import Block, Words
from indicators.handouts.occasion import Occasion

LONGEST_FOOT = 105
NUMERALS = "一二三四五六七八九"
Section = tuple[str, Sequence[Block]]


def under_headings(sections: Sequence[Section], lang: str) -> list[Block]:
    """Put each part under its heading; a paper with one part does not count it.

    Examples
    --------
    >>> [block.text for block in under_headings([("甲", []), ("乙", [])], "zh")]
    ['一、甲', '二、乙']
    """
    blocks: list[Block] = []
    is_counted = lang == "zh" and len(sections) > 1
    for number, (heading, own) in enumerate(sections):
        words = f"{NUMERALS[number]}、{heading}" if is_counted else heading
        blocks += [Words(words, "Heading 1"), *own]
    return blocks


def occasion_paper(occasion: Occasion, title: str, subject: str, blocks: Sequence[Block]) -> bytes:
    """Write a paper as a .docx."""
    say = occasion.localizer.say
    paper = word_document.new(title, subject, occasion.day, occasion.localizer.lang)
    word_document.write_head(paper, occasion.restricted)
    foot = say("basis_line", papers=cell_lines.cut(occasion.papers(), LONGEST_FOOT))
    word_document.write_foot(paper, foot, (say("page_before"), say("page_between"), say("page_behind")))
    composition.write(paper, blocks)
    return word_document.to_bytes(paper)
