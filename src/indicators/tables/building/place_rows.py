"""The targets and observations of some places: made together, kept place by place.

Rows are held against rows of their own place alone, so a place with all its statements and figures gives the
same rows whatever else is in the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.storage.kept_results import joined, parted
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.storage.spilled_bytes import Part, content
from indicators.tables.building.commitments import Raw, commitments
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import header, lines_of_frame, parsed

TABLES = ("targets", "observations")
PlaceName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Places that share statements or codes, with all that their rows are made from."""

    places: frozenset[PlaceName]  # Names with codes.
    # The lines of the papers that speak of them, by id.
    statements: tuple[Part, ...]
    tasks: tuple[Part, ...]
    raw: Raw  # The entries of these papers, the figures of these places, and the decisions.


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """The rows of one place."""

    # By which both tables are ordered.
    adcode: str
    place: str
    lines: dict[str, Part]  # Its lines of targets and observations.
    counts: dict[str, int]  # How many lines these are.
    sources: tuple[tuple[str, str], ...]  # Title and address of what they rest on.


@dataclass(frozen=True, slots=True)
class _Head:
    adcode: str
    place: str
    counts: tuple[int, ...]
    sources: tuple[tuple[str, str], ...]


def rows_of(groups: Sequence[Group]) -> list[list[PlaceRows]]:
    """Make the rows of some groups of places together, for each group those of its places."""
    entries = {entry.id: entry for group in groups for entry in group.raw.entries}
    ordered = _statements(groups).sort_values(
        ["document_id", "start", "statement_id"], kind="stable", ignore_index=True
    )
    tasks = parsed("tasks", _table("tasks", [part for group in groups for part in group.tasks]))
    raw = Raw(
        [entries[name] for name in sorted(entries)],
        [figure for group in groups for figure in group.raw.figures],
        list({id(one): one for group in groups for one in group.raw.settled}.values()),
        {name: told for group in groups for name, told in group.raw.decided.items()},
    )
    committed, known = commitments(raw, ordered, tasks)
    made = dict(zip(TABLES, (committed, known), strict=True))
    for name, frame in made.items():
        schema.validate(name, frame)
    by_place = _by_place(made)
    return [[by_place[name] for name in sorted(by_place) if name in _turned(group)] for group in groups]


def _turned(group: Group) -> set[PlaceName]:
    return {(adcode, place) for place, adcode in group.places}


def _table(name: str, lines: Sequence[Part]) -> bytes:
    return b"".join([header(name).encode(), *map(content, lines)])


def _statements(groups: Sequence[Group]) -> pd.DataFrame:
    """Read the statements about the groups' places out of their papers' lines, each paper's once."""
    lines = {id(part): part for group in groups for part in group.statements}
    frame = parsed("statements", _table("statements", list(lines.values())))
    places = frozenset[PlaceName]().union(*(group.places for group in groups))
    # pandas' own texts are slow one by one, plain objects are not.
    named = (frame[name].to_numpy(dtype=object) for name in ("place", "adcode"))
    is_own = [one in places for one in zip(*named, strict=True)]
    return frame[pd.Series(is_own, index=frame.index, dtype=bool)]


def _by_place(made: dict[str, pd.DataFrame]) -> dict[PlaceName, PlaceRows]:
    """Part the rows of both tables, which are in the order of places."""
    lines: dict[PlaceName, dict[str, list[str]]] = {}
    sources: dict[PlaceName, set[tuple[str, str]]] = {}
    for name, frame in made.items():
        written = lines_of_frame(name, frame)
        columns = (
            frame[column].to_numpy(dtype=object)
            for column in ("adcode", "place", "source_title", "source_url")
        )
        for line, (adcode, place, title, url) in zip(written, zip(*columns, strict=True), strict=True):
            own = str(adcode), str(place)
            lines.setdefault(own, {table: [] for table in TABLES})[name].append(line)
            sources.setdefault(own, set()).add((str(title), str(url)))
    return {
        (adcode, place): PlaceRows(
            adcode,
            place,
            {name: "".join(own).encode() for name, own in tables.items()},
            {name: len(own) for name, own in tables.items()},
            tuple(sorted(sources[adcode, place])),
        )
        for (adcode, place), tables in lines.items()
    }


def kept(rows: Sequence[PlaceRows]) -> bytes:
    """Write the rows of a group as they are kept."""
    heads = tuple(
        _Head(one.adcode, one.place, tuple(one.counts[name] for name in TABLES), one.sources) for one in rows
    )
    return joined(packed(heads), [content(one.lines[name]) for one in rows for name in TABLES])


def taken_up(content: bytes) -> list[PlaceRows] | None:
    """Read what `kept` wrote; None if it is anything else."""
    try:
        data, parts = parted(content)
        heads: tuple[_Head, ...] = unpacked(tuple[_Head, ...], data)
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [
            PlaceRows(
                one.adcode,
                one.place,
                dict(zip(TABLES, lines, strict=True)),
                dict(zip(TABLES, one.counts, strict=True)),
                one.sources,
            )
            for one, lines in zip(heads, pairs, strict=True)
        ]
    except (ValueError, TypeError, NotPlain):
        return None
