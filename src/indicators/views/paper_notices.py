"""What a page says of its papers: facts that nobody has confirmed, pictures, figures that were not read."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd

from indicators.analysis.papers.data_quality import unread_among
from indicators.analysis.papers.left_out_papers import left_out_papers
from indicators.analysis.papers.recognised_papers import recognised_papers
from indicators.analysis.papers.uncertain_papers import uncertain_papers
from indicators.vocabulary import page_words

# Papers that a page names one by one before it says how many they are.
MOST_NOTICES = 3


def sentences(
    documents: pd.DataFrame, among: Collection[str], lang: str, places: Collection[str] = ()
) -> list[str]:
    """Say of some papers what a reader has to beware of, one sentence a paper and matter.

    Parameters
    ----------
    documents : DataFrame
        The table documents.
    among : collection of str
        The ids of the papers a page rests on.
    lang : str
        ``zh`` or ``en``.
    places : collection of str
        The places of the page beside those of these papers: their papers that are left out are named.

    Examples
    --------
    >>> papers = pd.DataFrame([{"document_id": "a", "title": "某市规划", "uncertain": "place", "unread": 2,
    ...     "numbers": 9, "read": 4, "excluded": 3, "place": "某市", "left_out": ""}])
    >>> sentences(papers, ["a"], "zh")[1]
    '《某市规划》有2处数字没有读出（共9处），其中的指标可能不在本页。'
    """
    return [
        *_left_out(documents, among, lang, places),
        *_uncertain(documents, among, lang),
        *_recognised(documents, among, lang),
        *_unread(documents, among, lang),
    ]


def _left_out(
    documents: pd.DataFrame, among: Collection[str], lang: str, places: Collection[str]
) -> list[str]:
    """Say which papers of the same places could not be read, and why."""
    return [
        page_words.say(
            "paper_left_out", lang, title=paper.title, why=page_words.say(f"left_out_{paper.code}", lang)
        )
        for paper in left_out_papers(documents, among, places)
    ]


def _uncertain(documents: pd.DataFrame, among: Collection[str], lang: str) -> list[str]:
    """Say which papers have a place, kind or year that nobody has settled."""
    return [
        page_words.say(
            "paper_uncertain",
            lang,
            title=paper.title,
            fields=page_words.joined([page_words.say(f"unsure_{name}", lang) for name in paper.fields], lang),
        )
        for paper in uncertain_papers(documents, among)
    ]


def _recognised(documents: pd.DataFrame, among: Collection[str], lang: str) -> list[str]:
    """Say which papers were recognised from pictures."""
    return [
        page_words.say(
            "paper_recognised_doubtful" if paper.doubtful else "paper_recognised",
            lang,
            title=paper.title,
            count=paper.doubtful,
        )
        for paper in recognised_papers(documents, among)
    ]


def _unread(documents: pd.DataFrame, among: Collection[str], lang: str) -> list[str]:
    """Say which papers have figures that were not understood."""
    return [
        page_words.say("paper_unread", lang, title=row.title, count=row.unread, all=row.numbers)
        for row in unread_among(documents, among)
    ]


def markup(documents: pd.DataFrame, among: Collection[str], lang: str, places: Collection[str] = ()) -> str:
    """Write the sentences as notices of a page, "" if there are none.

    Examples
    --------
    >>> sound = pd.DataFrame([{"document_id": "a", "title": "t", "uncertain": "", "unread": 0,
    ...     "numbers": 9, "read": 6, "excluded": 3, "place": "某市", "left_out": ""}])
    >>> markup(sound, ["a"], "zh")
    ''
    """
    unread = sum(row.unread for row in unread_among(documents, among))
    return (
        _notices(_left_out(documents, among, lang, places), "papers_left_out", lang)
        + _notices(_uncertain(documents, among, lang), "papers_uncertain", lang)
        + _notices(_recognised(documents, among, lang), "papers_recognised", lang)
        + _notices(_unread(documents, among, lang), "papers_unread", lang, unread=unread)
    )


def _notices(said: list[str], together: str, lang: str, **counts: int) -> str:
    """Write sentences as a notice each; of many papers as one, with the sentences folded up in it."""
    if len(said) <= MOST_NOTICES:
        return "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in said)
    summary = escape(page_words.say(together, lang, count=len(said), **counts))
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return f'<details class="notice fold"><summary>{summary}</summary><ul>{items}</ul></details>'
