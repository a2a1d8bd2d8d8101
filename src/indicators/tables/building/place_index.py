"""Which lines of the tables the pages about some places rest on, so that these alone are read and compared.

A page about a place rests on the rows of that place, of the places that its papers set targets for, of those
inside it that they speak of, and of the city and the province they lie in; on its papers, and on those that
say a row. `PlaceIndex` alone decides this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from indicators.project import Project
from indicators.storage.kept_results import FOLDER, KeptResults, joined, key_of, parted
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.storage.plain_files import opened
from indicators.tables.contract import schema

Span = tuple[int, int]
# Another one wherever the records below change.
FORMAT = "1"


@dataclass(frozen=True, slots=True)
class PaperPart:
    """The lines of one paper, in bytes."""

    document_id: str
    place: str
    given: tuple[str, ...]  # The places that it sets targets for.
    # Its lines of documents and tasks.
    document: int
    tasks: int
    # Its lines of statements, in order: place, code, bytes of those that follow each other.
    runs: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class PlacePart:
    """The lines of one place in targets and observations, in bytes."""

    adcode: str
    place: str
    targets: int
    observations: int


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """The lines of all tables, in the order of the files."""

    heads: tuple[int, ...]  # The bytes of the first line of each table.
    papers: tuple[PaperPart, ...]
    places: tuple[PlacePart, ...]

    def around(self, places: Collection[str]) -> set[str]:
        """Name the places whose rows a page about some places rests on; none if one of them is not known."""
        codes: dict[str, set[str]] = defaultdict(set)
        for part in self.places:
            codes[part.place].add(part.adcode)
        for paper in self.papers:
            for place, adcode, _ in paper.runs:
                codes[place].add(adcode)
        if not set(places) <= set(codes):
            return set()
        papers = [paper for paper in self.papers if paper.place in places]
        own = {*places, *(name for paper in papers for name in paper.given)}
        inside = tuple(_opening(code) for name in places for code in codes[name] if code)
        own |= {name for paper in papers for name, code, _ in paper.runs if code.startswith(inside)}
        above = {
            code for name in own for found in codes[name] for code in (f"{found[:2]}0000", f"{found[:4]}00")
        }
        return own | {name for name, found in codes.items() if found & above}

    def slices(self, places: Collection[str]) -> dict[str, list[Span]]:
        """Give for each table the lines that a page about some places rests on, as spans of its file."""
        names = self.around(places)
        found: dict[str, list[Span]] = {
            name: [(0, head)] for name, head in zip(schema.NAMES, self.heads, strict=True)
        }
        at = dict(zip(schema.NAMES, self.heads, strict=True))

        def take(table: str, length: int, *, is_taken: bool) -> None:
            if is_taken and length:
                found[table].append((at[table], at[table] + length))
            at[table] += length

        for part in self.places:
            take("targets", part.targets, is_taken=part.place in names)
            take("observations", part.observations, is_taken=part.place in names)
        for paper in self.papers:
            is_own = paper.place in places
            is_told = is_own or paper.place in names or any(place in names for place, _, _ in paper.runs)
            for place, _, length in paper.runs:
                take("statements", length, is_taken=is_own or place in names)
            take("tasks", paper.tasks, is_taken=is_told)
            take("documents", paper.document, is_taken=is_told)
        return found


def _opening(adcode: str) -> str:
    """Give how the codes of the places inside one begin: 4205 of 420500.

    Examples
    --------
    >>> _opening("420000"), _opening("421000"), _opening("420581")
    ('42', '4210', '420581')
    """
    return adcode[:2] if adcode.endswith("0000") else adcode[:4] if adcode.endswith("00") else adcode


def runs_of(lines: Sequence[str], named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Count the bytes of lines that follow each other and are about one place.

    Examples
    --------
    >>> runs_of(["a", "é", "c"], [("甲市", "1"), ("甲市", "1"), ("乙市", "2")])
    (('甲市', '1', 3), ('乙市', '2', 1))
    """
    pairs = zip(named, lines, strict=True)
    return tuple(
        (*name, sum(len(line.encode()) for _, line in group))
        for name, group in groupby(pairs, key=lambda one: one[0])
    )


def keep(project: Project, index: PlaceIndex) -> None:
    """Keep the index of the tables that stand in data/processed now."""
    KeptResults(project.data / FOLDER).put(key(project.processed), joined(packed(index), []))


def of(project: Project) -> PlaceIndex | None:
    """Give the index of the tables that stand in data/processed now; None if none is kept.

    Examples
    --------
    >>> of(Project("nowhere"))
    """
    content = KeptResults(project.data / FOLDER).get(key(project.processed))
    try:
        return unpacked(PlaceIndex, parted(content)[0]) if content is not None else None
    except (ValueError, TypeError, NotPlain):
        return None


def read(project: Project, index: PlaceIndex, places: Collection[str]) -> dict[str, bytes]:
    """Read of each table the lines that a page about some places rests on, its first line with them."""
    return read_lines(project, index.slices(places))


def read_lines(project: Project, lines: Mapping[str, Sequence[Span]]) -> dict[str, bytes]:
    """Read lines of the tables, given as spans of their files."""
    return {name: b"".join(_read(project.processed / f"{name}.csv", spans)) for name, spans in lines.items()}


def _read(path: Path, spans: Iterable[Span]) -> Iterator[bytes]:
    with opened(path) as file:
        for start, end in spans:
            file.seek(start)
            yield file.read(end - start)


def key(processed: Path) -> str:
    """Name the tables as they were written: by their sizes and times.

    Examples
    --------
    >>> key(Path("nowhere")) == key(Path("nowhere else"))
    True
    """
    found = []
    for name in schema.NAMES:
        try:
            told = (processed / f"{name}.csv").stat()
        except OSError:
            return key_of("no tables")
        found.append(f"{told.st_size} {told.st_mtime_ns}")
    return key_of("places", FORMAT, *found)
