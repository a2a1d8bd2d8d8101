"""The years a paper is about, those it looks back on, and the year it is spoken in."""

from __future__ import annotations

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.inference import inference_of_period
from indicators.reading.roles.speech import rule
from indicators.reading.times.period_words import Horizon
from indicators.storage.expressions import expression

_IS_DATED = expression(r"(?:19|20)\d\d")
_SPAN = expression(r"(20\d\d)年?[-—–~～至]{1,2}(20\d\d)年")
_IS_PART = expression(r"-")
_LATE_IN_YEAR = "10"
_TELLS_RESULTS = rule("titles", "tells_results")


def horizon_of(document: Document) -> Horizon:
    """Tell the years a document speaks about.

    Examples
    --------
    >>> plan = horizon_of(Document("d", "", period="2021/2025", review="2016/2020"))
    >>> plan.first, plan.last, plan.review_first, plan.review_last
    (2021, 2025, 2016, 2020)
    >>> horizon_of(Document("d", "", title="2025年上半年重点工作进展情况", period="2025")).own
    '2025-H1'
    """
    first, _, last = (document.period or "0").partition("/")
    start, end = int(first[:4]), int((last if last[:2] in ("19", "20") else first)[:4])
    years = [int(year) for year in _IS_DATED.findall(document.review)]
    is_of_year = all(int(year) == start for year in _IS_DATED.findall(document.title))
    is_results = start == end and is_of_year and _TELLS_RESULTS.search(document.title) is not None
    own = document.period if _IS_PART.search(document.period) else ""
    if not own and start == end and is_of_year and (is_results or _is_of_stretch(document)):
        own = _part_in_title(document)
    past = (start, end) if is_results and not years else _reviewed(document, start, end, years)
    return Horizon(start, start, end, *past, own, _spoken(document, start, end, past[1]), is_results)


def _is_of_stretch(document: Document) -> bool:
    return vocabulary.kinds().of(document.kind).covers == "stretch"


def _part_in_title(document: Document) -> str:
    """Give the part of its year that a title names, "" if none: 2020年前三季度经济运行情况."""
    part, _ = inference_of_period.part_of_year(document.title)
    return f"{document.period}-{part}" if part and document.period else ""


def _reviewed(document: Document, start: int, end: int, said: list[int]) -> tuple[int, int]:
    """Tell the years a paper looks back on; where it does not say: the year, or the plan, before."""
    if said:
        return said[0], said[-1]
    kind = vocabulary.kinds().of(document.kind)
    if kind.targets == "revised":
        # An assessment looks back on the years of the plan that are over.
        is_midway = kind.text.period == "review" and end > start
        undated = _last_year_told(document.text, start, end) if is_midway else end
        over = int(document.issued[:4]) - 1 if document.issued else undated
        return start, max(start, min(end, over))
    if document.kind and vocabulary.kinds().of(document.kind).targets == "none":
        return start, end
    return (start - 1, start - 1) if start == end else (start - 5, start - 1)


def _last_year_told(text: str, start: int, end: int) -> int:
    """Tell the last year that an assessment without a day looks back on, by its own spans: 2021—2023年.

    Where it names none, it is written in the middle year of its plan.
    """
    told = [int(year) for first, year in _SPAN.findall(text) if int(first) == start and int(year) < end]
    return max(told, default=(start + end) // 2 - 1)


def _spoken(document: Document, start: int, end: int, over: int) -> int:
    """Tell the year a paper is spoken in if it is not its first: late in the year before, or under way.

    An assessment without a day is of the year behind those it looks back on, or the last of its plan.
    """
    issued, kind = document.issued, vocabulary.kinds().of(document.kind)
    if not issued and start < end and kind.targets == "revised" and kind.text.role == "actual":
        return min(over + 1, end)
    if start < end and issued > str(start + 1):
        return int(issued[:4])
    return start - 1 if issued[:4] == str(start - 1) and issued[5:7] >= _LATE_IN_YEAR else 0
