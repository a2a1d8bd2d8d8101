"""Page numbers and running heads that a text kept when it was taken from printed pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from indicators.documents.faults.fault import Fault
from indicators.storage.expressions import expression

# — 3 —, - 3 -, 第3页, 第 3 页 共 20 页, 3/20, or the number alone.
_PAGE_NUMBER = expression(
    r"[\s\-—–―－·•~]*(?:第\s*)?(\d{1,4})\s*(?:页)?(?:\s*(?:[/／]|[,，]?\s*共)\s*\d{1,4}\s*页?)?[\s\-—–―－·•~]*"
)
BARE = expression(r"\s*\d{1,4}\s*")
_CANDIDATE = expression(
    r"^[ \t\u3000\-—–―－·•~第]{0,20}\d{1,4}[ \t\u3000\d/／共页,，\-—–―－·•~]{0,20}$", re.MULTILINE
)
# Fewer signs than these from one number to the next are no page, but a column of figures.
_SHORTEST_PAGE = 120
_FEWEST = 3
_LONGEST_HEAD = 60
_FAR = 4 * _LONGEST_HEAD
_IS_TEXT = expression(r"[。；，、：！？;,:!?\t]|(?:牵头|责任|分管|配合|协办)(?:领导|单位|部门|人)")
_Span = tuple[int, int]


def page_number(line: str) -> re.Match[str] | None:
    """Match a line that is a page number and nothing else; a line of blanks without end is none.

    Examples
    --------
    >>> page_number("— 12 —")[1], page_number("12" + " " * 100)
    ('12', None)
    """
    return _PAGE_NUMBER.fullmatch(line) if len(line) <= _LONGEST_HEAD else None


def page_heads(text: str) -> list[Fault]:
    r"""Find the lines that stand in a text for the sake of its pages.

    A line is a page number if the numbers before or behind it, a page away, count on from it, or if it is
    written as one (— 3 —) and a page break stands behind it; a short line beside page numbers or page
    breaks is a running head if it stands beside several of them.

    Parameters
    ----------
    text : str
        The document's text; a form feed is a page break.

    Examples
    --------
    >>> page = "新建高标准农田8万亩，改造农村公路720公里。" * 6
    >>> text = "".join(f"{page}\n— {number} —\n" for number in (1, 2, 3))
    >>> [text[fault.start : fault.end] for fault in page_heads(text)]
    ['— 1 —', '— 2 —', '— 3 —']
    """
    numbers = _numbers(text)
    heads = _heads(text, numbers)
    found = [(*span, "A page number") for span in numbers] + [(*span, "A running head") for span in heads]
    return [
        Fault("page_head", start, end, True, f"{what} of the printed paper: {text[start:end].strip()!r}.")
        for start, end, what in found
    ]


def _numbers(text: str) -> list[_Span]:
    candidates = [
        (*_inked(text, match.start(), match.end()), int(number[1]))
        for match in _CANDIDATE.finditer(text)
        if (number := page_number(match[0]))
    ]
    runs: list[list[tuple[int, int, int]]] = []
    for candidate in candidates:
        last = runs[-1][-1] if runs else None
        if last and candidate[2] == last[2] + 1 and candidate[0] - last[1] >= _SHORTEST_PAGE:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [
        (start, end)
        for run in runs
        for start, end, _ in run
        if len(run) >= _FEWEST or _ends_a_page(text, start, end)
    ]


def _ends_a_page(text: str, start: int, end: int) -> bool:
    """Whether a number with signs around it stands last on a page; one alone may be a figure."""
    is_last = text[end : end + _FAR].lstrip(" \t\r\n\u3000").startswith("\f")
    return is_last and not BARE.fullmatch(text, start, end)


def _heads(text: str, numbers: list[_Span]) -> list[_Span]:
    """List the short lines beside page numbers and page breaks that stand beside several of them."""
    beside: dict[_Span, None] = {}
    known = set(numbers)
    for start, end in numbers:
        for span in (_line_before(text, start), _line_behind(text, end)):
            if span and span not in known:
                beside[span] = None
    for at in _breaks(text):
        if span := _line_behind(text, at):
            beside[span] = None
    counts = Counter(text[start:end].strip() for start, end in beside)
    pages = max(len(numbers), text.count("\f") + 1)
    least = max(_FEWEST, pages // 3)
    return [(start, end) for start, end in beside if counts[text[start:end].strip()] >= least]


def _breaks(text: str) -> Iterator[int]:
    yield from (match.end() - 1 for match in re.finditer("\f", text))


def _line_before(text: str, at: int) -> _Span | None:
    """Give the span of the line before a line, blank ones aside, if it may be a head."""
    floor = max(0, at - _FAR)
    end = floor + len(text[floor:at].rstrip())
    return _head(text, text.rfind("\n", floor, end) + 1, end)


def _line_behind(text: str, at: int) -> _Span | None:
    """Give the span of the line behind a line or a page break, blank ones aside, if it may be a head."""
    piece = text[at : at + _FAR]
    start = at + len(piece) - len(piece.lstrip())
    end = text.find("\n", start, at + _FAR)
    return _head(text, start, min(len(text), at + _FAR) if end < 0 else end)


def _head(text: str, start: int, end: int) -> _Span | None:
    is_head = 0 < end - start <= _LONGEST_HEAD and not _IS_TEXT.search(text, start, end)
    return _inked(text, start, end) if is_head and text[start:end].strip() else None


def _inked(text: str, start: int, end: int) -> _Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
