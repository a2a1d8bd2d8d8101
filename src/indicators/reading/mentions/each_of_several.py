"""One figure for each of several things: 植树造林、封山育林各3000亩 is two amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indicators.documents.document import Document
from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.mentions.distribution import members, parts
from indicators.reading.prose import Prose
from indicators.reading.statement import Statement

_EACH = "各"
# 旅游人次、旅游收入均增长15%: of each, with its verb.
_OF_ALL = pattern(
    "distribution.of_all_patterns",
    suffix=f"(?:{any_word('measured.growth', 'measured.decline', 'measured.reach')})?$",
)
_LONGEST_VERB = 12
_SHARE = pattern("measures.share_nouns", suffix="$")
_AMOUNT = pattern("distribution.whole_ends", suffix="$")


def is_each(text: str, before: int, start: int) -> bool:
    """Whether a figure is said of each thing before it.

    Parameters
    ----------
    before, start : int
        Where the figure begins with its comparator, and without it.

    Examples
    --------
    >>> is_each("植树造林、封山育林各3000亩", 10, 10)
    True
    >>> is_each("接待人次、旅游收入均增长15%", 12, 12), is_each("城乡居民收入年均增长5%", 10, 10)
    (True, False)
    """
    if _OF_ALL.search(text, max(0, before - _LONGEST_VERB), before):
        return True
    return text.endswith(_EACH, 0, before) or text.startswith(_EACH, before, start)


def apart(
    statement: Statement, document: Document, prose: Prose, start: int, end: int
) -> Iterator[Statement]:
    """Give the figure to each member of its phrase.

    Parameters
    ----------
    statement : Statement
        Of the last member; the others begin at their own names, so that each has its own place.
    document, prose
        Where it stands.
    start, end : int
        The clause before the figure, in the prose.

    Yields
    ------
    Statement
        One a member, as they are written; the statement itself if its phrase names one thing.
    """
    names = members(statement.indicator)
    written = parts(statement.indicator)
    places = _places(prose.text, written, start, end)
    if len(names) > len(written) == 1:
        # 存贷款 is written as one word.
        places = [places[0] + i for i in range(len(names))]
    is_of_all = bool(_OF_ALL.search(prose.text, max(start, end - _LONGEST_VERB), end))
    if len(names) < 2 or -1 in places or (is_of_all and not _are_whole(names, statement.measure)):
        yield statement
        return
    for name, at in zip(names[:-1], places, strict=False):
        a, _ = prose.span(at, at + 1)
        yield replace(
            statement,
            statement_id=f"{document.id}@{a}",
            indicator=name,
            indicator_id=indicator_id(name),
            start=a,
            quote=document.text[a : statement.end],
        )
    yield replace(statement, indicator=names[-1], indicator_id=indicator_id(names[-1]))


def _are_whole(names: list[str], measure: str) -> bool:
    """Whether each member has a name of its own: 发电量 of 发电量、用电量占比 is no share."""
    is_measured = _SHARE.search if measure == "share" else _AMOUNT.search
    return all(indicator_id(name) or is_measured(name) for name in names)


def _places(text: str, names: list[str], start: int, end: int) -> list[int]:
    """Find where the members of a list begin, from the last to the first; -1 for one that is not there.

    Examples
    --------
    >>> _places("新增规上工业企业、规上服务业企业各100家", ["规上工业企业", "规上服务业企业"], 0, 17)
    [2, 9]
    """
    found: list[int] = []
    for name in reversed(names):
        end = text.rfind(name, start, end) if name in text[start:end] else text.rfind(name[:2], start, end)
        found.append(end)
        if end < 0:
            break
    return found[::-1]
