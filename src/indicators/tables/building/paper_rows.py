"""The unit of work of a build: a paper's bytes, and what the project says of it → its lines of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, field, replace

from indicators import errors
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register_entry import Entry
from indicators.errors import IndicatorsError, ReaderNotRunning
from indicators.reading.statement import row_of
from indicators.reading.tasks.task_numbers import numbered_by_tasks
from indicators.storage import sandbox
from indicators.storage.kept_results import joined, key_of, parted
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.storage.program_hash import program_hash
from indicators.storage.spilled_bytes import Part, content
from indicators.tables.building import document_rows, kept_readings
from indicators.tables.building.left_out import READING_FAILED, LeftOut
from indicators.tables.building.paper_results import ReadPaper, read_paper
from indicators.tables.building.place_index import runs_of
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import header, lines_of_rows, parsed
from indicators.tables.corrections import corrections
from indicators.tables.corrections.corrections import Correction

TABLES = ("statements", "tasks", "documents")
# What a file is told by, whatever machine it is read on; a limit of time or memory may not be met again.
_LASTING = (READING_FAILED, "unreadable")


@dataclass(frozen=True, slots=True)
class Paper:
    """A registered paper to read."""

    entry: Entry
    data: Part  # Its file, as registered.
    settled: tuple[Correction, ...] = ()  # What analysts settled of it.
    reading: Part = b""  # What is kept of its reading, if anything.

    def keys(self, places: str) -> tuple[str, str]:
        """Name all that its reading depends on, and all that its rows do: that, and its corrections.

        That is bytes, entry, program and the project's places.
        """
        settled = [astuple(replace(one, line=0)) for one in self.settled]
        # The checksum stands in the entry.
        reading = key_of(
            "reading", program_hash(), places, str(sandbox.limits()), self.entry.model_dump_json()
        )
        return reading, key_of("paper", reading, str(settled))


@dataclass(frozen=True, slots=True)
class _Head:
    """What is kept of a paper beside its lines."""

    counts: tuple[int, ...]
    runs: tuple[tuple[str, str, int], ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRows:
    """What one paper gives to the tables."""

    entry: Entry
    lines: dict[str, Part]  # Its lines of the tables statements, tasks and documents.
    counts: dict[str, int]  # How many lines these are.
    # What its statements are about, in order: place, code, bytes of the lines.
    runs: tuple[tuple[str, str, int], ...]
    given: tuple[str, ...]  # The places that it sets targets for.
    reading: Part = field(default=b"", compare=False)  # Its reading as it is kept, if it was read just now.

    @property
    def places(self) -> list[tuple[str, str]]:
        """The places that its statements are about, with their codes."""
        return sorted({(place, adcode) for place, adcode, _ in self.runs})


@dataclass(frozen=True, slots=True)
class _Told:
    code: str
    kind: str
    expected: str
    found: str
    where: str
    remedy: str


def read_one(paper: Paper) -> PaperRows | LeftOut:
    """Read one paper to its end, or take up its reading, and apply its corrections.

    The same for the same paper, program and vocabulary; no project is asked, and any process can do it.

    Raises
    ------
    CorrectionMisfit
        If a correction does not fit the paper.

    Examples
    --------
    >>> from indicators.project import find
    >>> entry = register.entries(find())[0]
    >>> read_one(Paper(entry, (find().documents / entry.file).read_bytes())).counts["documents"]
    1
    """
    if known := kept_readings.taken_up(paper.entry, content(paper.reading)):
        return _rows(known, paper.settled)
    try:
        document = register.document(paper.entry, content(paper.data))
    except ReaderNotRunning:
        raise
    except IndicatorsError as error:
        return LeftOut.of_file(paper.entry, error)
    result = read_paper(paper.entry, document)
    if isinstance(result, LeftOut):
        return result
    return replace(_rows(result, paper.settled), reading=kept_readings.kept(result))


def of_document(entry: Entry, document: Document, settled: Sequence[Correction] = ()) -> PaperRows | LeftOut:
    """Read one paper that is decoded already; raises CorrectionMisfit as `read_one`."""
    result = read_paper(entry, document)
    return _rows(result, settled) if isinstance(result, ReadPaper) else result


def _rows(paper: ReadPaper, settled: Sequence[Correction]) -> PaperRows:
    rows = corrections.apply(paper.reading.statements, settled, paper.document)
    rows = numbered_by_tasks(rows, paper.tasks)
    rows.sort(key=lambda row: (row.start, row.statement_id))
    lines = {
        "statements": lines_of_rows("statements", [row_of(row) for row in rows]),
        "tasks": lines_of_rows("tasks", list(map(asdict, paper.tasks))),
        "documents": lines_of_rows("documents", [document_rows.of_paper(paper, rows)]),
    }
    return PaperRows(
        paper.entry,
        {name: "".join(own).encode() for name, own in lines.items()},
        {name: len(own) for name, own in lines.items()},
        runs_of(lines["statements"], ((row.place, row.adcode) for row in rows)),
        tuple(sorted({row.place for row in rows if row.role == "target"})),
    )


def line_of_left_out(one: LeftOut) -> bytes:
    """Write the line of documents.csv of a paper that is left out."""
    return "".join(lines_of_rows("documents", [document_rows.of_left_out(one.entry, one.code)])).encode()


def read_some(papers: Sequence[Paper]) -> list[PaperRows | LeftOut]:
    """Read papers as `read_one` does, and hold their rows against the contract."""
    found = [read_one(paper) for paper in papers]
    for name in TABLES:
        lines = [content(one.lines[name]) for one in found if isinstance(one, PaperRows)]
        schema.validate(name, parsed(name, b"".join([header(name).encode(), *lines])))
    return found


def kept(result: PaperRows | LeftOut) -> bytes | None:
    """Write a result as it is kept; None for one that may be another the next time."""
    if isinstance(result, PaperRows):
        head = _Head(tuple(result.counts[name] for name in TABLES), result.runs, result.given)
        return joined(packed(head), [content(result.lines[name]) for name in TABLES])
    if result.code not in _LASTING:
        return None
    error = result.error
    told = _Told(result.code, type(error).__name__, error.expected, error.found, error.where, error.remedy)
    return joined(packed(told), [])


def taken_up(entry: Entry, content: bytes) -> PaperRows | LeftOut | None:
    """Read what `kept` wrote; None if it is anything else."""
    try:
        head, parts = parted(content)
        if parts:
            made = unpacked(_Head, head)
            counts = dict(zip(TABLES, made.counts, strict=True))
            return PaperRows(entry, dict(zip(TABLES, parts, strict=True)), counts, made.runs, made.given)
        told = unpacked(_Told, head)
        kind = getattr(errors, told.kind, None)
        if not (isinstance(kind, type) and issubclass(kind, IndicatorsError)):
            return None
        error = kind(expected=told.expected, found=told.found, where=told.where, remedy=told.remedy)
        return LeftOut(entry, told.code, error)
    except (ValueError, TypeError, NotPlain):
        return None
