"""Reads the figures of a table file in the box: its cells and what they mean, within the limits of a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.documents.sandboxed import sandbox_tasks
from indicators.documents.sandboxed.sandbox_answers import asked
from indicators.errors import BadPeriod, TooMuch, UnknownPlace, UnreadableDocument
from indicators.reading.statistics.observed import Found, Given, Observed, ReadTable, Unclear
from indicators.storage import sandbox
from indicators.storage.plain_data import packed
from indicators.vocabulary import own_files

if TYPE_CHECKING:
    from indicators.documents.grids.sheet_cells import Book

WORK = "indicators.reading.statistics.boxed_reading:work"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a file says, as plain data."""

    figures: tuple[Observed, ...]
    unclear: tuple[Unclear, ...]
    tables: tuple[ReadTable, ...]
    hidden: tuple[str, ...]


def read_file(content: bytes, where: str, given: Given) -> Found:
    r"""Read the figures of a table file in the box, or in this process where the box is turned off.

    Parameters
    ----------
    where : str
        Its name, for messages.

    Raises
    ------
    UnreadableDocument, TooMuch
        As `sandboxed_reading.decode`; the limits are those of a paper, and hold for all of it.
    UnknownPlace, BadPeriod
        If what is given is not known.

    Examples
    --------
    >>> text = "地区：鞍山市\n指标,2024年\n粮食产量(万吨),120.5\n"
    >>> [str(one.value) for one in read_file(text.encode(), "a.csv", Given("a")).figures]
    ['120.5']
    """
    limits = sandbox.limits()
    if limits is None:
        return _read(content, where, given)
    task = json.dumps([own_files.root(), given.file, given.place, given.year])
    made = asked(WORK, task, where, content, limits, _Answer)
    return Found(list(made.figures), list(made.unclear), list(made.tables), list(made.hidden))


def _read(content: bytes, where: str, given: Given) -> Found:
    # Words are compiled as these modules are imported, with the vocabulary that is settled then.
    from indicators.documents.formats.sheet_files import open_sheets
    from indicators.reading.statistics.reader import read_book

    book: Book = open_sheets(content, where)
    return read_book(book, given)


def work(task: str, where: str, data: bytes, _limits: dict[str, int]) -> object:
    """Answer for one file in plain data, in the child: its figures, a limit, or the named error.

    Parameters
    ----------
    task : str
        As JSON: the folder of the project whose words are used, "" for none, and what is given of the file.
    where : str
        The file's name, for messages.
    """
    root, file, place, year = json.loads(task)
    own_files.read_for(root)
    try:
        found = _read(data, where, Given(file, place, year))
    except (UnreadableDocument, TooMuch, UnknownPlace, BadPeriod) as error:
        return sandbox_tasks.named(error)
    answer = _Answer(
        tuple(found.figures), tuple(found.unclear), tuple(found.tables), tuple(found.hidden)
    )  # fmt: skip
    return {"made": packed(answer)}
