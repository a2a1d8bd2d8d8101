"""What every paper of an occasion has: its title, the warning in its head, the sources in its foot."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.handouts import cell_lines, composition, word_document
from indicators.handouts.composition import Block
from indicators.handouts.occasion import Occasion

LONGEST_FOOT = 105


def occasion_paper(occasion: Occasion, title: str, subject: str, blocks: Sequence[Block]) -> bytes:
    """Write a paper as a .docx.

    Parameters
    ----------
    occasion : Occasion
        Whose data, sources and language it has.
    title, subject : str
        As a list of files shows them.
    blocks : sequence of Block
        What it holds.
    """
    say = occasion.localizer.say
    paper = word_document.new(title, subject, occasion.day, occasion.localizer.lang)
    word_document.write_head(paper, occasion.restricted)
    foot = say("basis_line", papers=cell_lines.cut(occasion.papers(), LONGEST_FOOT))
    word_document.write_foot(paper, foot, (say("page_before"), say("page_between"), say("page_behind")))
    composition.write(paper, blocks)
    return word_document.to_bytes(paper)
