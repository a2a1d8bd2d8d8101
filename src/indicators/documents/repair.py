"""What is wrong with a text as data: found, told, and where it must be, left out of the reading.

Nothing is ever changed in a document; a fault only says which characters the reading passes over.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from indicators.documents.document import Document, Fault, FaultKind

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_SHORTEST_COPY = 400
_LONG_ENOUGH_TO_KNOW = 12
_MASKED = re.compile(r"\*{2,}|[×XＸ]{3,}")
_PICTURE = re.compile(r"[\w()（）-]{1,80}\.(?:png|jpe?g|gif|bmp|webp)(?![A-Za-z0-9])", re.IGNORECASE)
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
        (_PICTURE, "lost_picture", True, "A picture stands where a table or figure was: {!r}."),
        (_CUT_OFF, "cut_off", True, "The copy ends here: {!r}."),
    )
    for pattern, kind, left_out, detail in patterns:
        faults.extend(
            Fault(kind, match.start(), match.end(), left_out, detail.format(match[0].strip()[:40]))
            for match in pattern.finditer(text)
        )
    at = 0
    while match := _FURNITURE.search(text, at):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        at = end = len(text) if end < 0 else end
        words = text[start:end].strip()[:40]
        faults.append(
            Fault("furniture", start, end, True, f"Words of the website, not of the paper: {words!r}.")
        )
    return tuple(sorted(faults, key=lambda fault: (fault.start, fault.end)))


def live_end(document: Document) -> int:
    """Where the reading of a document stops: its end, or where a second copy runs to the end."""
    for fault in document.faults:
        if fault.kind == "second_copy":
            return fault.start
    return len(document.text)


def is_left_out(document: Document, start: int, starts: list[int] | None = None) -> bool:
    """Whether the character at an offset is passed over by the reading.

    Examples
    --------
    >>> paper = Document("d", "图1.png增长6%", faults=find_faults("图1.png增长6%"))
    >>> is_left_out(paper, 1), is_left_out(paper, 8)
    (True, False)
    """
    left_out = [fault for fault in document.faults if fault.is_left_out]
    starts = starts if starts is not None else [fault.start for fault in left_out]
    at = bisect_right(starts, start) - 1
    return at >= 0 and left_out[at].start <= start < left_out[at].end
