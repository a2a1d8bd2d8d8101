"""The lines of papers and places → the files of the five tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.documents.register.register_entry import Entry
from indicators.storage.spilled_bytes import Contents, Part
from indicators.tables.building import paper_rows, place_rows
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.paper_rows import PaperRows
from indicators.tables.building.place_index import PaperPart, PlaceIndex, PlacePart
from indicators.tables.building.place_rows import PlaceRows
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import header, parsed
from indicators.tables.store import Tables


@dataclass(frozen=True, slots=True)
class Made:
    """The tables as files."""

    contents: dict[str, Contents]  # File name to content.
    counts: dict[str, int]  # How many rows each table has.
    sources: tuple[tuple[str, str], ...]  # Title and address of all that the tables rest on.
    # The papers that could not be read, of which only a row of documents is there.
    left_out: tuple[LeftOut, ...]
    index: PlaceIndex  # Where in the files the lines of papers and places stand.

    @property
    def tables(self) -> Tables:
        """The five tables, with what rests on restricted papers."""
        frames = {name: parsed(name, self.contents[f"{name}.csv"].whole()) for name in schema.NAMES}
        return Tables.of(frames, has_restricted=True)

    @property
    def papers(self) -> Tables:
        """The table documents; the others are empty."""
        content = self.contents["documents.csv"].whole()
        return replace(Tables.empty(), documents=parsed("documents", content))

    @property
    def files(self) -> dict[str, bytes]:
        """The whole content of each file, in memory."""
        return {name: one.whole() for name, one in self.contents.items()}


def together(
    entries: Sequence[Entry],
    rows: Sequence[PaperRows],
    left_out: Sequence[LeftOut],
    of_places: Sequence[PlaceRows],
) -> Made:
    """Put the lines of papers and places in the order of the tables.

    Examples
    --------
    >>> together([], [], [], []).counts
    {'statements': 0, 'targets': 0, 'observations': 0, 'tasks': 0, 'documents': 0}
    """
    alone = {one.entry.id: paper_rows.line_of_left_out(one) for one in left_out}
    schema.validate(
        "documents", parsed("documents", b"".join([header("documents").encode(), *alone.values()]))
    )
    documents: dict[str, Part] = {**alone, **{one.entry.id: one.lines["documents"] for one in rows}}
    lines = {
        "statements": [one.lines["statements"] for one in rows],
        "targets": [one.lines["targets"] for one in of_places],
        "observations": [one.lines["observations"] for one in of_places],
        "tasks": [one.lines["tasks"] for one in rows],
        "documents": [documents[name] for name in sorted(documents)],
    }
    counts = {name: sum(one.counts[name] for one in rows) for name in ("statements", "tasks")}
    counts |= {name: sum(one.counts[name] for one in of_places) for name in place_rows.TABLES}
    sources = {source for one in of_places for source in one.sources}
    return Made(
        {f"{name}.csv": Contents([header(name).encode(), *own]) for name, own in lines.items()},
        {name: (counts | {"documents": len(documents)})[name] for name in schema.NAMES},
        tuple(sorted(sources | {(entry.title, entry.url) for entry in entries})),
        tuple(left_out),
        _index(entries, documents, rows, of_places),
    )


def _index(
    entries: Sequence[Entry],
    documents: Mapping[str, Part],
    rows: Sequence[PaperRows],
    of_places: Sequence[PlaceRows],
) -> PlaceIndex:
    """Say where in the files the lines of each paper and each place stand."""
    read = {one.entry.id: one for one in rows}
    papers = []
    for entry in sorted(entries, key=lambda one: one.id):
        own = read.get(entry.id)
        tasks, runs, given = (len(own.lines["tasks"]), own.runs, own.given) if own else (0, (), ())
        papers.append(PaperPart(entry.id, entry.place, given, len(documents[entry.id]), tasks, runs))
    places = [
        PlacePart(one.adcode, one.place, len(one.lines["targets"]), len(one.lines["observations"]))
        for one in of_places
    ]
    heads = tuple(len(header(name).encode()) for name in schema.NAMES)
    return PlaceIndex(heads, tuple(papers), tuple(places))
