"""What is wrong with a text as data: found, told, and where it must be, left out of the reading.

Nothing is ever changed in a document; a fault only says which characters the reading passes over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from indicators.documents.faults.fault import Fault
from indicators.documents.faults.fault_words import pattern, words
from indicators.documents.faults.garbled import garbled
from indicators.documents.faults.lost_pictures import lost_pictures
from indicators.documents.faults.page_heads import page_heads
from indicators.documents.faults.repeated_text import second_copies
from indicators.documents.text_search import matches_at
from indicators.storage.expressions import expression

_MASKED = expression(r"[*＊]{2,}|[×XＸ]{3,}|[□■█▇]{2,}|(?:XX|××|某某?)(?=[省市县区镇乡](?![A-Za-z]))")
# What each of its alternatives begins with.
_MASKS = expression(r"[*＊×XＸ□■█▇某]")
_DOTS = ".…· \t"
_MOST_DOTS = 200
_SENTENCE_ENDS = "。！？!?；;\n"
_LONGEST_SITE_LINE = 300
_LONGEST_HEAD_LINE = 120
_SITE_TOKENS = expression(r"[^\s\[\]【】|｜·>»:：/／()（）]+")
_SENTENCE_END = expression(f"[{_SENTENCE_ENDS}]")
_LONGEST_MARGIN = 200
_LEAST_CUT = 25
_MAY_END_A_PAPER = expression(
    r"[。！？!?；;：:”\"』》)）】…*]\s*\Z|\A\s*(?:牵头|责任|分管|配合|协办|抄送|主送|附件|主题词|印发|签发)"
)


def find_faults(text: str, known: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    r"""Find what is wrong with a text, in the order of the text.

    Examples
    --------
    >>> [fault.kind for fault in find_faults("坚持以***思想为指导。\n微信图片_1.png")]
    ['masked_words', 'lost_picture']
    """
    found = [
        *known, *second_copies(text), *_masked(text), *_cut_off(text), *lost_pictures(text),
        *_furniture(text), *page_heads(text), *garbled(text),
    ]  # fmt: skip
    passed_over = PassedOver((fault.start, fault.end) for fault in known if fault.is_left_out)
    news = [fault for fault in found if fault in known or fault.start not in passed_over]
    if not any(fault.kind == "cut_off" for fault in news) and (end := _breaks_off(text, news)):
        news.append(end)
    return tuple(sorted(news, key=lambda fault: (fault.start, fault.end)))


def _masked(text: str) -> Iterator[Fault]:
    for match in matches_at(_MASKED, _MASKS, text):
        yield Fault(
            "masked_words", match.start(), match.end(), False, f"Words are masked by {match[0][:40]!r}."
        )


def _cut_off(text: str) -> Iterator[Fault]:
    """Find where a site says that its copy ends."""
    for match in pattern("cut_off").finditer(text):
        before = text[max(0, match.start() - _MOST_DOTS) : match.start()]
        behind = text[match.end() : match.end() + _MOST_DOTS]
        # The dots that lead to the words and away from them go with them.
        start = match.start() - len(before[len(before.rstrip(_DOTS)) :].lstrip())
        end = match.end() + len(behind[: len(behind) - len(behind.lstrip(_DOTS))].rstrip())
        yield Fault("cut_off", start, end, True, f"The copy ends here: {text[start:end].strip()[:40]!r}.")


def _breaks_off(text: str, faults: list[Fault]) -> Fault | None:
    """Find a last sentence that has no end."""
    end, last = len(text), sorted((fault.start, fault.end) for fault in faults if fault.is_left_out)
    while last and not text[last[-1][1] : end].strip():
        end = min(end, last.pop()[0])
    body = text[:end].rstrip()
    line = body[body.rfind("\n") + 1 :]
    if len(line) < _LEAST_CUT or not re.search("[，,。]", line) or "\t" in line:
        return None
    sentence = line[max(line.rfind(mark) for mark in _SENTENCE_ENDS) + 1 :]
    if not sentence.strip() or _MAY_END_A_PAPER.search(line):
        return None
    start = len(body) - len(sentence)
    return Fault("unfinished", start, len(body), False, f"The last sentence has no end: {sentence[-40:]!r}.")


def _furniture(text: str) -> Iterator[Fault]:
    """Find the words of the website that a copy was taken from, a line at a time."""
    anywhere, heads, alone = pattern("furniture"), words("furniture_head"), set(words("furniture_line"))
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        stripped = line[0].strip(" \t\u3000")
        tokens = _SITE_TOKENS.findall(stripped) if len(stripped) <= _LONGEST_HEAD_LINE else []
        if tokens and (stripped.startswith(heads) or alone.issuperset(tokens)):
            yield _site(text, start, end)
        elif end - start > _LONGEST_SITE_LINE:
            yield from _site_sentences(text, start, end)
        elif anywhere.search(text, start, end):
            yield _site(text, start, end)


def _site_sentences(text: str, start: int, end: int) -> Iterator[Fault]:
    """Find the sentences of a long line that are the website's."""
    at = start
    while match := pattern("furniture").search(text, at, end):
        first = max(at, *(text.rfind(mark, at, match.start()) + 1 for mark in _SENTENCE_ENDS))
        stop = _SENTENCE_END.search(text, match.end(), end)
        at = stop.end() if stop else end
        yield _site(text, first, at)


def _site(text: str, start: int, end: int) -> Fault:
    words = text[start:end].strip()[:40]
    return Fault("furniture", start, end, True, f"Words of the website, not of the paper: {words!r}.")


class PassedOver:
    """Spans of a document that the reading passes over, asked for in any order.

    Examples
    --------
    >>> spans = PassedOver([(10, 20), (2, 4), (12, 15)])
    >>> [at for at in range(30) if at in spans] == [2, 3, *range(10, 20)]
    True
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)


def blanked(text: str, faults: Iterable[Fault]) -> str:
    r"""Give a text with blanks in place of what is left out, so that every offset stays.

    A line that is left out whole goes with its line end: what stands before and behind it meets.

    Examples
    --------
    >>> text = "图1.png增长\n关闭\n6%"
    >>> blanked(text, find_faults(text))
    '      增长\n   6%'
    """
    pieces: list[str] = []
    at = 0
    for start, end in PassedOver((fault.start, fault.end) for fault in faults if fault.is_left_out):
        margin = text[max(0, start - _LONGEST_MARGIN) : start].rstrip(" \t\u3000")
        is_line = margin.endswith("\n") or (not margin and start <= _LONGEST_MARGIN)
        if is_line and text[end : end + 1] == "\n":
            end += 1
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
