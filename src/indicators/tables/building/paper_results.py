"""One registered paper → what the tables take from it, or why it is left out; no paper touches another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from indicators.documents.document import Document
from indicators.documents.register.register import RawFile
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


PaperResult: TypeAlias = ReadPaper | LeftOut


def read_paper(file: RawFile) -> PaperResult:
    """Read one paper to its end.

    Parameters
    ----------
    file : RawFile
        As `documents.register` opened it.

    Returns
    -------
    ReadPaper or LeftOut
        LeftOut for a file that could not be opened or decoded, and for a text over which the reading
        breaks down, in whatever error that ends.

    Examples
    --------
    >>> from indicators.documents.register import register
    >>> from indicators.project import find
    >>> file = register.read_files(find(), register.entries(find())[:1])[0]
    >>> read_paper(file).entry.id
    'anshan-14th-five-year-plan'
    """
    document = file.document
    if document is None:
        return LeftOut.of_file(file.entry, file.faults[-1])
    try:
        laid = laid_out(document)
        reading, listed = read_all(document, laid), tasks(document, laid)
        return ReadPaper(file.entry, document, reading, listed, tuple(stated_rules(document.text)))
    except Exception as error:  # noqa: BLE001
        return LeftOut.of_reading(file.entry, error)
