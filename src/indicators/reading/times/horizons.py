"""The years a paper is about, those it looks back on, and the year it is spoken in."""

from __future__ import annotations

import re

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading.times.timing import Horizon

_IS_DATED = re.compile(r"(?:19|20)\d\d")
_IS_PART = re.compile(r"-")
_LATE_IN_YEAR = "10"


def horizon_of(document: Document) -> Horizon:
    """Tell the years a document speaks about.

    Examples
    --------
    >>> horizon_of(Document("d", "", period="2021/2025", review="2016/2020"))
    Horizon(year=2021, first=2021, last=2025, review_first=2016, review_last=2020, own='', spoken=0)
    """
    first, _, last = (document.period or "0").partition("/")
    start, end = int(first[:4]), int((last if last[:2] in ("19", "20") else first)[:4])
    years = [int(year) for year in _IS_DATED.findall(document.review)]
    own = document.period if _IS_PART.search(document.period) else ""
    past = _reviewed(document, start, end, years)
    return Horizon(start, start, end, *past, own, _spoken(document, start))


def _reviewed(document: Document, start: int, end: int, said: list[int]) -> tuple[int, int]:
    """Tell the years a paper looks back on; where it does not say: the year, or the plan, before."""
    if said:
        return said[0], said[-1]
    if vocabulary.kinds().of(document.kind).targets == "revised":
        # An assessment looks back on the years of the plan that are over.
        over = int(document.issued[:4]) - 1 if document.issued else end
        return start, max(start, min(end, over))
    if document.kind and vocabulary.kinds().of(document.kind).targets == "none":
        return start, end
    return (start - 1, start - 1) if start == end else (start - 5, start - 1)


def _spoken(document: Document, start: int) -> int:
    """Tell the year a paper is spoken in if it is the one before its own: given late in the year."""
    issued = document.issued
    return start - 1 if issued[:4] == str(start - 1) and issued[5:7] >= _LATE_IN_YEAR else 0
