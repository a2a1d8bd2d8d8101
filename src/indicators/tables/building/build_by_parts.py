"""Raw data → the files of the tables, paper by paper and place by place: only what has changed is made anew.

The files are those of `build.build_all`, byte for byte, whatever is kept and however many processes share
the work. Nothing is left out here but papers that cannot be read. Whatever else is wrong ends in an error;
then the whole has to be made at once, to say with which paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from indicators import vocabulary
from indicators.documents.register import raw_bytes, register
from indicators.documents.register.register_entry import Entry
from indicators.errors import IndicatorsError, raise_all
from indicators.project import Project
from indicators.storage.kept_results import KeptResults
from indicators.storage.processes import each
from indicators.tables.building import paper_rows, place_groups, place_rows
from indicators.tables.building.build import Raw
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.paper_rows import Paper, PaperRows
from indicators.tables.building.place_rows import Group, PlaceRows
from indicators.tables.building.tables_of_lines import Made, together
from indicators.tables.contract.records import StatementRow, records
from indicators.tables.contract.table_csv import header, parsed
from indicators.tables.corrections import corrections, same_pairs_file, stale_references
from indicators.tables.corrections.corrections import Correction
from indicators.tables.reported import observations, progress_figures
from indicators.tables.reported.progress_figures import ProgressFigure
from indicators.tables.reported.reported_figure import Figure

# Papers to a piece of work, and places: enough to make the start of each little beside it.
PAPERS, GROUPS = 8, 40
T = TypeVar("T")


@dataclass(frozen=True)
class _Keeper:
    """Takes up what is kept, and has the rest done."""

    kept: KeptResults | None
    jobs: int

    def done(
        self,
        keys: Sequence[str],
        take_up: Callable[[int, bytes], T | None],
        work: Callable[[list[int]], Iterable[tuple[int, T, bytes | None]]],
    ) -> list[T]:
        """Give the result of each key, by its number; `work` does those that are not kept."""
        found: dict[int, T] = {}
        for number, key in enumerate(keys):
            content = self.kept.get(key) if self.kept else None
            result = take_up(number, content) if content is not None else None
            if result is not None:
                found[number] = result
        for number, result, content in work([one for one in range(len(keys)) if one not in found]):
            found[number] = result
            if self.kept and content is not None:
                self.kept.put(keys[number], content)
        return [found[number] for number in range(len(keys))]


def made(project: Project, *, jobs: int = 1, kept: KeptResults | None = None) -> Made:
    """Make the files of the five tables.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written but what is kept.
    jobs : int
        How many processes share the work.
    kept : KeptResults, optional
        What earlier builds have kept; without it everything is read.

    Raises
    ------
    Exception
        For anything wrong but papers that cannot be read; `build.build_all` says it well.
    """
    entries = register.entries(project)
    raise_all(register.file_faults(project, [register.RawFile(entry, None, ()) for entry in entries]))
    settled = corrections.read(project, entries)
    known = {entry.id for entry in entries}
    raise_all(corrections.misfits([one for one in settled if one.document_id not in known], {}))
    keeper, places = _Keeper(kept, jobs), vocabulary.own_digest(project)
    papers, left_out = _opened(project, entries, settled)
    keys = {paper.entry.id: paper.key(places) for paper in papers}
    read: list[PaperRows] = []
    for result in _read(papers, keys, keeper):
        if isinstance(result, PaperRows):
            read.append(result)
        else:
            left_out.append(result)
    order = {entry.id: number for number, entry in enumerate(entries)}
    left_out.sort(key=lambda one: order[one.entry.id])
    rows = sorted(read, key=lambda one: one.entry.id)
    lost = {one.entry.id for one in left_out}
    reported, filled_in = observations.read(project), progress_figures.read(project)
    _require_disjoint(known, reported)
    answering = [figure for figure in filled_in if figure.answered not in lost]
    _require_fitting(rows, answering, observations.row_ids(reported))
    pairs = same_pairs_file.read(project)
    restricted = {entry.id for entry in entries if entry.disclosure == "restricted"}
    raw = Raw(entries, [*reported, *filled_in], settled, same_pairs_file.by_row(pairs, restricted))
    groups = [(place_groups.key(group, keys, places), group) for group in place_groups.groups_of(raw, rows)]
    of_places = _worked_out(groups, keeper)
    tables = together(entries, rows, left_out, of_places)
    waiting = [pair for pair in pairs if not lost & pair.papers]
    if waiting:
        raise_all(same_pairs_file.misfits(waiting, _ids(tables.files)))
    if kept:
        kept.prune()
    return tables


def _opened(
    project: Project, entries: Sequence[Entry], settled: Sequence[Correction]
) -> tuple[list[Paper], list[LeftOut]]:
    """Read the bytes of every registered file; one that somebody altered stops everything."""
    own = _by(settled, lambda one: one.document_id)
    papers: list[Paper] = []
    left_out: list[LeftOut] = []
    faults: list[IndicatorsError] = []
    for entry in entries:
        try:
            data = raw_bytes.content(project.documents, entry.id, entry.file)
        except IndicatorsError as error:
            left_out.append(LeftOut.of_file(entry, error))
            continue
        faults += filter(None, [raw_bytes.altered(entry.file, entry.sha256, data)])
        papers.append(Paper(entry, data, tuple(own.get(entry.id, ()))))
    raise_all(faults)
    return papers, left_out


def _read(papers: Sequence[Paper], keys: Mapping[str, str], keeper: _Keeper) -> list[PaperRows | LeftOut]:
    def work(due: list[int]) -> Iterable[tuple[int, PaperRows | LeftOut, bytes | None]]:
        pieces = _pieces(due, PAPERS)
        done = each(paper_rows.read_some, [[papers[one] for one in piece] for piece in pieces], keeper.jobs)
        for piece, results in zip(pieces, done, strict=True):
            yield from (
                (number, one, paper_rows.kept(one)) for number, one in zip(piece, results, strict=True)
            )

    def take_up(number: int, content: bytes) -> PaperRows | LeftOut | None:
        return paper_rows.taken_up(papers[number].entry, content)

    return keeper.done([keys[paper.entry.id] for paper in papers], take_up, work)


def _worked_out(groups: Sequence[tuple[str, Group]], keeper: _Keeper) -> list[PlaceRows]:
    def work(due: list[int]) -> Iterable[tuple[int, list[PlaceRows], bytes | None]]:
        pieces = _pieces(due, GROUPS)
        done = each(place_rows.rows_of, [[groups[one][1] for one in piece] for piece in pieces], keeper.jobs)
        for piece, results in zip(pieces, done, strict=True):
            yield from (
                (number, one, place_rows.kept(one)) for number, one in zip(piece, results, strict=True)
            )

    def take_up(_: int, content: bytes) -> list[PlaceRows] | None:
        return place_rows.taken_up(content)

    found = keeper.done([key for key, _ in groups], take_up, work)
    return sorted((one for rows in found for one in rows), key=lambda one: (one.adcode, one.place))


def _pieces(numbers: Sequence[int], size: int) -> list[list[int]]:
    return [list(numbers[at : at + size]) for at in range(0, len(numbers), size)]


def _by(rows: Iterable[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[name(row)].append(row)
    return found


def _require_disjoint(papers: set[str], figures: Sequence[Figure]) -> None:
    """Make sure that no row of a file of figures can have the id of a row of a paper."""
    if papers & {PurePath(figure.file).stem for figure in figures}:
        raise ValueError("a file of figures named like a paper")


def _require_fitting(
    rows: Sequence[PaperRows], figures: Sequence[ProgressFigure], others: Sequence[str]
) -> None:
    """Stop at figures that were filled in for targets that are read no longer."""
    if not figures:
        return
    answered = {figure.answered for figure in figures}
    lines = [one.lines["statements"] for one in rows if one.entry.id in answered]
    frame = parsed("statements", b"".join([header("statements").encode(), *lines]))
    raise_all(stale_references.figure_misfits(figures, records(frame, StatementRow), others))


def _ids(files: Mapping[str, bytes]) -> set[str]:
    """List the ids of all targets and observations."""
    found = {name: parsed(name, files[f"{name}.csv"]) for name in place_rows.TABLES}
    return {*found["targets"]["target_id"], *found["observations"]["observation_id"]}
