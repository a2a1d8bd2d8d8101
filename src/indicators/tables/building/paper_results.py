"""One registered paper → what the tables take from it, or why it is left out; no paper touches another."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents.document import Document
from indicators.documents.register.register_entry import Entry
from indicators.reading.paper_layout import laid_out
from indicators.reading.statements import Reading, read_all
from indicators.reading.tasks.task import Task
from indicators.reading.tasks.tasks import tasks
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.paper_rules import stated_rules


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What was read of a paper, before anything is settled by hand."""

    entry: Entry
    document: Document
    reading: Reading
    tasks: list[Task]
    rules: tuple[str, ...]


def read_paper(entry: Entry, document: Document) -> ReadPaper | LeftOut:
    """Read one paper to its end; it is left out if the reading breaks down, in whatever error that ends."""
    try:
        laid = laid_out(document)
        reading, listed = read_all(document, laid), tasks(document, laid)
        return ReadPaper(entry, document, reading, listed, tuple(stated_rules(document.text)))
    except Exception as error:  # noqa: BLE001
        return LeftOut.of_reading(entry, error)
