"""What was read of a paper, kept without what analysts settled: a correction then reads no paper again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.documents.decoding import Decoded
from indicators.documents.faults.fault import Fault
from indicators.documents.register import register
from indicators.documents.register.register_entry import Entry
from indicators.reading.quantities.number_fates import Passed
from indicators.reading.statement import Statement
from indicators.reading.statements import Reading
from indicators.reading.tasks.task import Task
from indicators.storage.kept_results import joined, parted
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.tables.building.paper_results import ReadPaper


@dataclass(frozen=True, slots=True)
class _Kept:
    """All of a paper that its rows are made from, once it is read."""

    text: str
    faults: tuple[Fault, ...]
    statements: tuple[Statement, ...]
    passed: tuple[Passed, ...]
    tasks: tuple[Task, ...]
    rules: tuple[str, ...]


def kept(paper: ReadPaper) -> bytes:
    """Write a reading as it is kept, without what no row needs: the rules applied, the tables of the file."""
    reading, document = paper.reading, paper.document
    whole = _Kept(
        document.text,
        document.faults,
        tuple(replace(row, why=()) for row in reading.statements),
        tuple(reading.passed),
        tuple(paper.tasks),
        paper.rules,
    )
    return joined(packed(whole), [])


def taken_up(entry: Entry, content: bytes) -> ReadPaper | None:
    """Read what `kept` wrote; None if it is anything else.

    Examples
    --------
    >>> from indicators.project import find
    >>> taken_up(register.entries(find())[0], b"no reading")
    """
    try:
        data, _ = parted(content)
        made = unpacked(_Kept, data)
    except (ValueError, TypeError, NotPlain):
        return None
    # Its format tells nothing once it is decoded.
    document = register.described(entry, Decoded(made.text, "txt"), made.faults)
    reading = Reading(list(made.statements), list(made.passed))
    return ReadPaper(entry, document, reading, list(made.tasks), made.rules)
