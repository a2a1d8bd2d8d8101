"""What became of every number of a paper: in a statement, excluded by a rule, or not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from indicators.documents.document import Document
from indicators.reading.quantities import numerals
from indicators.reading.quantities.full_width import one_width
from indicators.reading.quantities.not_numbers import no_number_at
from indicators.reading.quantities.number_fates import Excluded, Passed, Unread
from indicators.reading.quantities.unseen_characters import seen
from indicators.reading.quantities.written_numbers import without_start_of_unit
from indicators.reading.quantities.written_units import may_begin_unit, unit_at
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

Fate = Literal["statement", "excluded", "unread"]
FATES: tuple[Fate, ...] = ("statement", "excluded", "unread")

_DIGITS = r"\d+(?:[.,]\d+)*(?:，\d{3}(?!\d)(?=[.\d十百千万亿%]))*(?:\.\d+)?"
# Multipliers behind digits belong to them: 5.4亿.
_NUMBER = expression(
    rf"(?P<digits>{_DIGITS})[{numerals.CHINESE}]*|(?P<chinese>[{numerals.CHINESE}]+(?:点[{numerals.DIGITS}]+)?)"
)
_AROUND = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a paper and its fate."""

    document_id: str  # The paper.
    # The number in the document's text.
    start: int
    end: int
    # The number, and it with the words around it on one line.
    text: str
    context: str
    fate: Fate  # statement, excluded or unread.
    reason: str = ""  # The rule that excludes it, or why it was not understood; "" for a statement.
    statement_id: str = ""  # The row of statements.csv that has it.


COLUMNS = tuple(field.name for field in fields(Entry))


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the numbers of a text.

    A number is an unbroken run of digits, with its points and commas, or a Chinese numeral with a unit.

    Examples
    --------
    >>> text = "2023年新增1,200户、三条路，统一规划。"
    >>> [text[a:b] for a, b in numbers(text)]
    ['2023', '1,200', '三']
    """
    shown, back = seen(text)
    shown = one_width(shown)
    for match in _NUMBER.finditer(shown):
        if match["digits"]:
            yield back[match.start()], back[match.end("digits") - 1] + 1
        elif _has_unit(shown, match):
            yield back[match.start()], back[match.end() - 1] + 1


def _has_unit(text: str, match: re.Match[str]) -> bool:
    word, stop = without_start_of_unit(text, match[0], match.end(), len(text))
    # Most stand before no unit, and need not be understood.
    if not word or not may_begin_unit(text, stop):
        return False
    is_known = numerals.number(word) is not None or numerals.pair(word) is not None
    if not is_known and not no_number_at(text, match.start(), len(text)):
        return False
    is_large = word[0] in "百千万亿" or bool(numerals.shared_multiplier(word))
    return unit_at(text, stop, len(text), has_multiplier=is_large) is not None


def account(document: Document, statements: Iterable[Statement], passed: Iterable[Passed]) -> list[Entry]:
    """Tell the fate of every number of a paper, in the order of the text.

    Parameters
    ----------
    passed : iterable of Excluded or Unread
        What the reading says of the other numbers, in offsets of the document; what is said first counts.

    Examples
    --------
    >>> from indicators.reading.statements import read_all
    >>> paper = Document("d", "2023年新增企业20家。", kind="work_report", period="2023")
    >>> reading = read_all(paper)
    >>> [(e.text, e.fate, e.reason) for e in account(paper, reading.statements, reading.passed)]
    [('2023', 'excluded', 'year'), ('20', 'statement', '')]
    """
    text = document.text
    found = []
    for start, end, (fate, reason, statement_id) in _fates(document, statements, passed):
        context = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
        found.append(Entry(document.id, start, end, text[start:end], context, fate, reason, statement_id))
    return found


def fate_counts(
    document: Document, statements: Iterable[Statement], passed: Iterable[Passed]
) -> dict[Fate, int]:
    """Count the numbers of each fate, as `counts` does of what `account` gives, without making entries."""
    found = Counter(fate for _, _, (fate, _, _) in _fates(document, statements, passed))
    return {fate: found[fate] for fate in FATES}


def counts(entries: Iterable[Entry]) -> dict[Fate, int]:
    """Count the numbers of each fate.

    Examples
    --------
    >>> counts([Entry("d", 0, 1, "5", "5", "unread", "unit_missing")])
    {'statement': 0, 'excluded': 0, 'unread': 1}
    """
    found = Counter(entry.fate for entry in entries)
    return {fate: found[fate] for fate in FATES}


class _Spans:
    """Spans with what they stand for, asked for in the order of the text; they may lie in each other."""

    def __init__(self, spans: Sequence[tuple[int, int, Statement | Passed]]) -> None:
        self._spans = sorted(enumerate(spans), key=lambda one: one[1][0])
        self._next = 0
        self._open: list[tuple[int, tuple[int, int, Statement | Passed]]] = []

    def over(self, start: int, end: int) -> list[tuple[int, int, Statement | Passed]]:
        """List in their order those that share a character with a span behind all asked for before."""
        while self._next < len(self._spans) and self._spans[self._next][1][0] < end:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [one for one in self._open if one[1][1] > start]
        return [span for _, span in sorted(self._open, key=lambda one: one[0]) if span[0] < end]


def _fates(
    document: Document, statements: Iterable[Statement], passed: Iterable[Passed]
) -> Iterator[tuple[int, int, tuple[Fate, str, str]]]:
    rows = _Spans([(s.start, s.end, s) for s in statements])
    others = _Spans([(p.start, p.end, p) for p in passed])
    for start, end in numbers(document.text):
        found = rows.over(start, end)
        beside = [other for _, _, other in others.over(start, end) if not isinstance(other, Statement)]
        yield start, end, _fate(start, end, found, beside)


def _fate(
    start: int, end: int, found: Sequence[tuple[int, int, Statement | Passed]], passed: Sequence[Passed]
) -> tuple[Fate, str, str]:
    if found:
        # 98.76个: the number of a task, then a figure.
        excluded = [(p.start, p.end) for p in passed if isinstance(p, Excluded)]
        spans = [*((a, b) for a, b, _ in found), *excluded]
        is_whole = all(any(a <= at < b for a, b in spans) for at in range(start, end))
        statement = found[0][2]
        if is_whole and isinstance(statement, Statement):
            return "statement", "", statement.statement_id
        return "unread", "cut_apart", ""
    if not passed:
        return "unread", "not_looked_at", ""
    first = passed[0]
    return ("unread", first.reason, "") if isinstance(first, Unread) else ("excluded", first.rule, "")
