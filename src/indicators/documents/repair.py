"""What is wrong with a text as data: found, told, and where it must be, left out of the reading.

Nothing is ever changed in a document; a fault only says which characters the reading passes over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from indicators.documents.document import Document, Fault, FaultKind

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_SHORTEST_COPY = 400
_LONG_ENOUGH_TO_KNOW = 12
_MASKED = re.compile(r"\*{2,}|[×XＸ]{3,}")
_PICTURE_TYPE = re.compile(r"\.(?:png|jpe?g|gif|bmp|webp)(?![A-Za-z0-9])", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"[\w()（）-]{1,80}\Z")
_LONGEST_PICTURE_NAME = 80
_CUT_OFF = re.compile(r"\.{3,}\s*试读结束\s*\.{3,}|(?:未完待续|以下内容需.{0,6}后查看|点击查看全文|余下全文)")
_FURNITURE = re.compile(
    r"加微信|查阅全文|本文内容由互联网用户|仅提供信息存储空间|转载请注明出处|点击下载|关注公众号"
)


def second_copy(text: str) -> Fault | None:
    """Find where a text begins to repeat a long part of itself.

    Parameters
    ----------
    text : str
        The document's text, any length; time is linear in it.

    Examples
    --------
    >>> sentence = "".join(f"第{i}项工作要按时间节点推进。" for i in range(60))
    >>> second_copy(sentence + sentence).start == len(sentence)
    True
    """
    seen: dict[str, int] = {}
    run_start = run_source = run_length = 0
    expected = -1
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if len(sentence) < _LONG_ENOUGH_TO_KNOW:
            if run_length:
                run_length = match.end() - run_start
            continue
        first = seen.setdefault(sentence, match.start())
        if first == match.start():
            run_length, expected = 0, -1
            continue
        if run_length and first >= expected:
            run_length = match.end() - run_start
        else:
            run_start, run_source, run_length = match.start(), first, len(sentence)
        expected = first
        if run_length >= _SHORTEST_COPY:
            run_source, run_start = _common_start(text, run_source, run_start)
            same = _common_length(text, run_source, run_start)
            if same < _SHORTEST_COPY:
                run_length = 0
                continue
            return Fault(
                "second_copy", run_start, run_start + same, True,
                f"{same} characters from {run_start} on stand already at {run_source}.",
            )  # fmt: skip
    return None


def _common_start(text: str, first: int, second: int) -> tuple[int, int]:
    """How far back two places of a text run alike, blanks aside."""
    a, b = first, second
    while a > 0 and b > first:
        if text[a - 1] == text[b - 1]:
            a, b = a - 1, b - 1
        elif text[a - 1].isspace():
            a -= 1
        elif text[b - 1].isspace():
            b -= 1
        else:
            break
    return a, b


def _common_length(text: str, first: int, second: int) -> int:
    """How far two places of a text run alike, blanks aside."""
    a, b, limit = first, second, len(text)
    while b < limit and a < second:
        if text[a] == text[b]:
            a, b = a + 1, b + 1
        elif text[a].isspace():
            a += 1
        elif text[b].isspace():
            b += 1
        else:
            break
    return b - second


def find_faults(text: str) -> tuple[Fault, ...]:
    r"""Find what is wrong with a text, in the order of the text.

    Examples
    --------
    >>> [fault.kind for fault in find_faults("坚持以***思想为指导\n微信图片_1.png")]
    ['masked_words', 'lost_picture']
    """
    faults: list[Fault] = []
    if copy := second_copy(text):
        faults.append(copy)
    patterns: tuple[tuple[re.Pattern[str], FaultKind, bool, str], ...] = (
        (_MASKED, "masked_words", False, "Words are masked by {!r}."),
        (_CUT_OFF, "cut_off", True, "The copy ends here: {!r}."),
    )
    for pattern, kind, left_out, detail in patterns:
        faults.extend(
            Fault(kind, match.start(), match.end(), left_out, detail.format(match[0].strip()[:40]))
            for match in pattern.finditer(text)
        )
    for start, end in _pictures(text):
        words = text[start:end].strip()[:40]
        faults.append(
            Fault(
                "lost_picture", start, end, True,
                f"A picture stands where a table or figure was: {words!r}.",
            )
        )  # fmt: skip
    at = 0
    while match := _FURNITURE.search(text, at):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        at = end = len(text) if end < 0 else end
        words = text[start:end].strip()[:40]
        faults.append(
            Fault("furniture", start, end, True, f"Words of the website, not of the paper: {words!r}.")
        )
    return tuple(sorted(faults, key=lambda fault: (fault.start, fault.end)))


def _pictures(text: str) -> Iterator[tuple[int, int]]:
    """Find names of picture files from their type backwards: a search for the name would try every word."""
    last = 0
    for match in _PICTURE_TYPE.finditer(text):
        floor = max(last, match.start() - _LONGEST_PICTURE_NAME)
        if name := _PICTURE_NAME.search(text[floor : match.start()]):
            last = match.end()
            yield floor + name.start(), last


def live_end(document: Document) -> int:
    """Where the reading of a document stops: its end, or where a second copy runs to the end."""
    for fault in document.faults:
        if fault.kind == "second_copy":
            return fault.start
    return len(document.text)


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


def left_out(document: Document) -> list[tuple[int, int]]:
    """List the spans of a document's faults that are not read."""
    return [(fault.start, fault.end) for fault in document.faults if fault.is_left_out]


def is_left_out(document: Document, start: int) -> bool:
    """Whether the character at an offset is passed over by the reading.

    Examples
    --------
    >>> paper = Document("d", "图1.png增长6%", faults=find_faults("图1.png增长6%"))
    >>> is_left_out(paper, 1), is_left_out(paper, 8)
    (True, False)
    """
    return start in PassedOver(left_out(document))
