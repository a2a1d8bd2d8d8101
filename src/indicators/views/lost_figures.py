"""Tables and pictures of a paper whose figures cannot be read: their captions, and what is left of them."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.analysis.papers.data_quality import TextFault

# The kinds of faults that tell of one.
LOST = ("lost_picture", "lost_table")


@dataclass(frozen=True)
class LostPart:
    """A table or picture whose figures cannot be read: its caption, and what is left of it."""

    document_id: str
    caption: str
    words: str
    start: int


def line_above(text: str, at: int) -> str:
    r"""Give the last line with words above an offset.

    Examples
    --------
    >>> line_above("正文。\n专栏1 重点项目\n\n图片.png", 14)
    '专栏1 重点项目'
    """
    return next((line.strip() for line in reversed(text[:at].splitlines()) if line.strip()), "")


def lost_part(text: str, fault: TextFault) -> LostPart:
    r"""Find the caption of what is lost: of a picture the line above its name, of a table all that is left.

    Examples
    --------
    >>> text = "专栏1 重点项目\n图片.png"
    >>> lost_part(text, TextFault(document_id="d", kind="lost_picture", start=9, end=15)).caption
    '专栏1 重点项目'
    """
    words = text[fault.start : fault.end].strip()
    if fault.kind == "lost_table":
        return LostPart(fault.document_id, words, "", fault.start)
    return LostPart(fault.document_id, line_above(text, fault.start), words, fault.start)
