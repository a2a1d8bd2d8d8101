"""Which lines are headings, and of which rank: by how they begin, or by a time and a subject."""

from __future__ import annotations

from typing import NamedTuple

from indicators.reading.lexicon import word_set
from indicators.reading.quantities import quantities
from indicators.reading.roles.speech import alternatives
from indicators.storage.expressions import expression

RANKS = (1, 2, 3, 4, 5, 6)
_LONGEST = 60
_NO_TITLE_ENDS = ";；,，、:："
# ## of Markdown, ** of bold letters.
_MARKS = r"[#*]{0,6}\s?"
_RANKED = "|".join(f"(?P<rank_{rank}>{alternatives('headings', f'rank_{rank}')})" for rank in RANKS)
_BEGINS = expression(f"{_MARKS}(?:{_RANKED})")
# 2. 2025年工作安排: the number of a heading without 、 of its own.
_NUMBER = r"(?:\d{1,2}[.、．]\s?)?"
_OF_TIME = expression(
    f"{_MARKS}{_NUMBER}(?:{alternatives('headings', 'times')})(?:{alternatives('headings', 'between')})"
    f"(?:{alternatives('headings', 'subjects')})[*]{{0,2}}$"
)
_WHOLE = expression(f"{_MARKS}{_NUMBER}(?:{alternatives('headings', 'whole')})[*]{{0,2}}$")
_BARE_RANK = 4
_GLOSSARY = expression(f"{_MARKS}(?:{alternatives('headings', 'glossary')})[*]{{0,2}}$")
_GLOSSARY_RANK = 1
# The number of an item, and what makes its line a sentence: （一）新增养老床位500张。
_LABEL = expression(f"{_MARKS}(?:{alternatives('headings', 'rank_4')}|{alternatives('headings', 'rank_5')})")
# 一、2025年目标完成情况：… turns how the text speaks, whatever it tells.
_TURNS = expression(f"(?:{alternatives('headings', 'times')}).*?(?:{alternatives('headings', 'subjects')})")
_SENTENCE = expression("[，。；;]")
_CHANGES = expression(alternatives("headings", "changes"))
_CHANGES_WITHOUT_FIGURE = expression(alternatives("headings", "changes_without_figure"))
# A title counts its own points with these: （三）办好10件民生实事.
_POINTS = word_set("headings.points")
# What a line before ends with, and a line behind begins with, if this one is no line of its own.
_GOES_ON = tuple("的和与及、，,对为是在")
_CARRIES_ON = tuple("是为:：，,、。；;")
_LAST_WITH_TEXT = 5


class Heading(NamedTuple):
    """A heading: its rank, and where it ends in the prose."""

    rank: int
    end: int


def at(text: str, start: int, end: int) -> Heading | None:
    """Find the heading that a line begins with.

    Parameters
    ----------
    start, end : int
        The line.

    Examples
    --------
    >>> at("2.2025年工作安排", 0, 11), at("## 二、主要目标", 0, 9), at("新建公园12个", 0, 7)
    (Heading(rank=4, end=11), Heading(rank=4, end=9), None)
    """
    if is_glossary(text, start, end):
        return Heading(_GLOSSARY_RANK, end)
    if begins := _BEGINS.match(text, start, end):
        return _numbered(text, start, end, int((begins.lastgroup or "")[-1]))
    is_alone = end - start <= _LONGEST and not _is_piece(text, start, end)
    if is_alone and (_OF_TIME.match(text, start, end) or _WHOLE.match(text, start, end)):
        return Heading(_BARE_RANK, end)
    return None


def is_glossary(text: str, start: int, end: int) -> bool:
    """Whether a line stands over the words of a paper that are explained behind it.

    Examples
    --------
    >>> is_glossary("附件2 名词解释", 0, 8), is_glossary("一、主要目标", 0, 6)
    (True, False)
    """
    return end - start <= _LONGEST and _GLOSSARY.match(text, start, end) is not None


def words_of_item(text: str, start: int, end: int) -> int:
    """Tell where the words of a numbered line begin that is an item with a figure, 0 if it is a heading.

    Examples
    --------
    >>> [words_of_item(line, 0, len(line)) for line in ("(三)建设公园12个", "(三)办好10件实事", "(三)目标")]
    [3, 0, 0]
    """
    label = _LABEL.match(text, start, end)
    if label is None:
        return 0
    if _CHANGES_WITHOUT_FIGURE.search(text, label.end(), end):
        return label.end()
    if _TURNS.search(text, label.end(), end) and not _CHANGES.search(text, label.end(), end):
        return 0
    is_sentence = _SENTENCE.search(text, label.end(), end) is not None
    figures = quantities.find(text, label.end(), end)
    told = [figure for figure in figures if is_sentence or (figure.unit and figure.unit not in _POINTS)]
    return label.end() if told else 0


def behind_label(text: str, start: int, end: int) -> int:
    """Tell where the words of a numbered line begin.

    Examples
    --------
    >>> behind_label("(三)建设公园", 0, 7), behind_label("建设公园", 0, 4)
    (3, 0)
    """
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


def _is_piece(text: str, start: int, end: int) -> bool:
    """Whether a line is a piece of a sentence that was broken: …发展的 / 主要目标 / 是：…."""
    return text[max(0, start - 2) : start - 1] in _GOES_ON or text[end + 1 : end + 2] in _CARRIES_ON


def _numbered(text: str, start: int, end: int, rank: int) -> Heading | None:
    """Tell how far a heading with a number reaches: the line, or its first sentence."""
    stop = text.find("。", start, end)
    if stop < 0:
        is_title = end - start <= _LONGEST and text[end - 1] not in _NO_TITLE_ENDS
        return Heading(rank, end) if is_title else None
    is_title = stop - start <= _LONGEST and rank <= _LAST_WITH_TEXT
    return Heading(rank, stop + 1) if is_title else None
