"""A text that stands twice, or more often: where each further copy begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.documents.faults.fault import Fault
from indicators.storage.expressions import expression

_SENTENCE = expression(r"[^。！？!?\n]+[。！？!?]?")
_SHORTEST_COPY = 400
_LONG_ENOUGH_TO_KNOW = 12


def second_copies(text: str) -> list[Fault]:
    """Find the parts of a text that stand in it already, each at least 400 characters long.

    Examples
    --------
    >>> sentence = "".join(f"第{i}项工作要按时间节点推进。" for i in range(60))
    >>> [fault.start == len(sentence) for fault in second_copies(sentence + sentence)]
    [True]
    """
    return [
        Fault(
            "second_copy", start, end, True,
            f"{end - start} characters from {start} on stand already at {source}.",
        )
        for source, start, end in _runs(text)
    ]  # fmt: skip


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Follow sentences that were met before, as long as they come in the order of the first time."""
    seen: dict[str, int] = {}
    start = source = length = done = 0
    expected = -1
    for match in _SENTENCE.finditer(text):
        if match.start() < done:
            continue
        sentence = match[0].strip()
        if len(sentence) < _LONG_ENOUGH_TO_KNOW:
            if length:
                length = match.end() - start
            continue
        first = seen.setdefault(sentence, match.start())
        if first == match.start():
            length, expected = 0, -1
            continue
        if length and first >= expected:
            length = match.end() - start
        else:
            start, source, length = match.start(), first, len(sentence)
        expected = first
        if length >= _SHORTEST_COPY:
            a, b = _common_start(text, source, start, done)
            same = _common_length(text, a, b)
            length, expected = 0, -1
            if same >= _SHORTEST_COPY:
                done = b + same
                yield a, b, done


def _common_start(text: str, first: int, second: int, floor: int) -> tuple[int, int]:
    """How far back two places of a text run alike, blanks aside."""
    a, b = first, second
    while a > 0 and b > max(first, floor):
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
