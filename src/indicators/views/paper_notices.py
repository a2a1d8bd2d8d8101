"""What a page says of the papers it rests on: facts that nobody has confirmed, figures that were not read."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd

from indicators.analysis.data_quality import unread_among
from indicators.analysis.uncertain_papers import uncertain_papers
from indicators.vocabulary import page_words


def sentences(documents: pd.DataFrame, among: Collection[str], lang: str) -> list[str]:
    """Say of some papers what a reader has to beware of, one sentence a paper and matter.

    Parameters
    ----------
    documents : DataFrame
        The table documents.
    among : collection of str
        The ids of the papers a page rests on.
    lang : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> papers = pd.DataFrame([{"document_id": "a", "title": "某市规划", "uncertain": "place", "unread": 2,
    ...     "numbers": 9, "read": 4, "excluded": 3}])
    >>> sentences(papers, ["a"], "zh")[1]
    '《某市规划》有2处数字没有读出（共9处），其中的指标可能不在本页。'
    """
    found = []
    for paper in uncertain_papers(documents, among):
        fields = page_words.joined([page_words.say(f"unsure_{name}", lang) for name in paper.fields], lang)
        found.append(page_words.say("paper_uncertain", lang, title=paper.title, fields=fields))
    for unread in unread_among(documents, among):
        said = {"title": unread.title, "count": unread.unread, "all": unread.numbers}
        found.append(page_words.say("paper_unread", lang, **said))
    return found


def markup(documents: pd.DataFrame, among: Collection[str], lang: str) -> str:
    """Write the sentences as notices of a page, "" if there are none.

    Examples
    --------
    >>> sound = pd.DataFrame([{"document_id": "a", "title": "t", "uncertain": "", "unread": 0,
    ...     "numbers": 9, "read": 6, "excluded": 3}])
    >>> markup(sound, ["a"], "zh")
    ''
    """
    said = sentences(documents, among, lang)
    return "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in said)
