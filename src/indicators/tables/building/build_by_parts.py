"""Raw data → the files of the tables, paper by paper and place by place: only what has changed is made anew.

The files are the same byte for byte, whatever is kept and however many processes share the work. A paper
that cannot be read, or of whose statements no tables can be made, is left out with all that refers to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias, TypeVar

from indicators import vocabulary
from indicators.documents.register import raw_bytes, readable_papers, register
from indicators.documents.register.register_entry import Entry
from indicators.errors import (
    CorrectionMisfit,
    IndicatorsError,
    ReaderNotRunning,
    TooMuch,
    UnreadableDocument,
    raise_all,
)
from indicators.project import Project
from indicators.storage.kept_results import KeptResults
from indicators.storage.processes import each
from indicators.storage.spilled_bytes import Part, Spill, content
from indicators.tables.building import paper_rows, place_groups, place_rows
from indicators.tables.building.commitments import Raw
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.paper_rows import Paper, PaperRows
from indicators.tables.building.place_rows import PlaceRows
from indicators.tables.building.tables_of_lines import Made, together
from indicators.tables.contract.records import StatementRow, records
from indicators.tables.contract.table_csv import header, parsed
from indicators.tables.corrections import corrections, same_pairs_file, stale_references
from indicators.tables.corrections.corrections import Correction
from indicators.tables.reported import observations, progress_figures
from indicators.tables.reported.progress_figures import ProgressFigure

# Papers to a piece of work, and places: enough to make the start of each little beside it.
PAPERS, GROUPS = 8, 40
# Of short papers more, up to so many and so many bytes: holding a piece against the contract takes as long
# as reading twenty of them.
_SHORT_PAPERS, _BYTES = 200, 200_000
T = TypeVar("T")
Result: TypeAlias = PaperRows | LeftOut


@dataclass(frozen=True)
class _Keeper:
    """Takes up what is kept, and has the rest done; what is done waits on the disk."""

    kept: KeptResults | None
    jobs: int
    spill: Spill = field(default_factory=Spill)

    def put_down(self, lines: Mapping[str, Part]) -> dict[str, Part]:
        """Put lines on the disk until the tables are written."""
        return {name: self.spill.put(one) for name, one in lines.items()}

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
    """Make the files of the five tables, checked against their contract.

    What analysts settled in corrections.csv is applied last to the statements, so that the tables made
    from them follow it.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written but what is kept.
    kept : KeptResults, optional
        What earlier builds have kept; without it everything is read.

    Raises
    ------
    IndicatorsError
        For anything wrong in the register, the reported figures, the corrections or a table, and for papers
        that somebody altered, all faults of one stage together.
    """
    entries = register.entries(project)
    settled = corrections.read(project, entries)
    keeper, places = _Keeper(kept, jobs), vocabulary.own_digest(project)
    papers, left_out = _opened(project, entries, settled, keeper.spill)
    known = {entry.id for entry in entries}
    if any(one.document_id not in known for one in settled):
        raise_all(_misfits(papers, settled, known))
    both = [paper.keys(places) for paper in papers]
    keys = {paper.entry.id: key for paper, (_, key) in zip(papers, both, strict=True)}
    try:
        results = _read(papers, both, keeper)
    except ReaderNotRunning:
        raise
    except Exception:  # noqa: BLE001
        raise_all(_misfits(papers, settled, known))
        results = [_tried(paper.entry, partial(_read_alone, paper)) for paper in papers]
    read, lost = _parted(results)
    left_out += lost
    reported, filled_in = observations.read(project), progress_figures.read(project)
    unread = {one.entry.id for one in left_out}
    answering = [figure for figure in filled_in if figure.answered not in unread]
    _require_fitting(read, answering, observations.row_ids(reported))
    pairs = same_pairs_file.read(project)
    restricted = {entry.id for entry in entries if entry.disclosure == "restricted"}
    raw = Raw(entries, [*reported, *filled_in], settled, same_pairs_file.by_row(pairs, restricted))

    try:
        of_places = _worked_out(raw, read, keys, places, keeper)
    except Exception:
        # Which paper is at fault is not known: each is tried without the others.
        bare = replace(raw, figures=[])
        read, lost = _parted(_tried(one.entry, partial(_with_tables, bare, one)) for one in read)
        if not lost:
            raise
        left_out += lost
        of_places = _worked_out(raw, read, keys, places, keeper)
    order = {entry.id: number for number, entry in enumerate(entries)}
    left_out.sort(key=lambda one: order[one.entry.id])
    tables = together(entries, read, left_out, of_places)
    gone = {one.entry.id for one in left_out}
    waiting = [pair for pair in pairs if not gone & pair.papers]
    if waiting:
        raise_all(same_pairs_file.misfits(waiting, _ids(tables.files)))
    if kept:
        kept.prune(spared={reading for reading, _ in both})
    return tables


def _opened(
    project: Project, entries: Sequence[Entry], settled: Sequence[Correction], spill: Spill
) -> tuple[list[Paper], list[LeftOut]]:
    """Read the bytes of every registered file; one that somebody altered, or did not register, stops all."""
    own: dict[str, list[Correction]] = defaultdict(list)
    for one in settled:
        own[one.document_id].append(one)
    papers: list[Paper] = []
    left_out: list[LeftOut] = []
    faults = register.file_faults(project, [register.RawFile(entry, None, ()) for entry in entries])
    for entry in entries:
        try:
            data = raw_bytes.content(project.documents, entry.id, entry.file)
        except IndicatorsError as error:
            left_out.append(LeftOut.of_file(entry, error))
            continue
        faults += filter(None, [raw_bytes.altered(entry.file, entry.sha256, data)])
        # Together they do not fit into memory.
        papers.append(Paper(entry, spill.put(data), tuple(own.get(entry.id, ()))))
    if faults:
        files = register.read_files(project, entries)
        raise_all(stale_references.altered(project, readable_papers.without_left_out_faults(files)))
    return papers, left_out


def _misfits(
    papers: Sequence[Paper], settled: Sequence[Correction], known: Collection[str]
) -> list[CorrectionMisfit]:
    """Hold all corrections against the papers as they are; those of papers that cannot be read wait."""
    texts = {}
    for paper in papers:
        if paper.settled:
            with suppress(UnreadableDocument, TooMuch):
                texts[paper.entry.id] = register.document(paper.entry, content(paper.data))
    held = [one for one in settled if one.document_id in texts or one.document_id not in known]
    return corrections.misfits(held, texts)


def _tried(entry: Entry, make: Callable[[], Result]) -> Result:
    """Make something of one paper alone; what it ends in says why the paper is left out."""
    try:
        return make()
    except ReaderNotRunning:
        raise
    except Exception as error:  # noqa: BLE001
        return LeftOut.of_reading(entry, error)


def _read_alone(paper: Paper) -> Result:
    (result,) = paper_rows.read_some([paper])
    return result


def _with_tables(raw: Raw, paper: PaperRows) -> PaperRows:
    """Give a paper's rows back if tables can be made of them."""
    place_rows.rows_of(place_groups.groups_of(raw, [paper]))
    return paper


def _parted(results: Iterable[Result]) -> tuple[list[PaperRows], list[LeftOut]]:
    """Part the papers that are read, by id, from those that are left out."""
    every = list(results)
    read = [one for one in every if isinstance(one, PaperRows)]
    return sorted(read, key=lambda one: one.entry.id), [one for one in every if isinstance(one, LeftOut)]


def _read(papers: Sequence[Paper], keys: Sequence[tuple[str, str]], keeper: _Keeper) -> list[Result]:
    """Make the rows of papers; the keys are those of their readings and of their rows."""

    def work(due: list[int]) -> Iterable[tuple[int, Result, bytes | None]]:
        pieces = _pieces_of_papers(due, [len(paper.data) for paper in papers], keeper.jobs)
        done = each(paper_rows.read_some, [list(map(with_reading, piece)) for piece in pieces], keeper.jobs)
        for piece, results in zip(pieces, done, strict=True):
            for number, one in zip(piece, results, strict=True):
                if keeper.kept and isinstance(one, PaperRows) and one.reading:
                    keeper.kept.put(keys[number][0], content(one.reading))
                yield number, put_down(one), paper_rows.kept(one)

    def with_reading(number: int) -> Paper:
        known = keeper.kept and keeper.kept.get(keys[number][0])
        return replace(papers[number], reading=keeper.spill.put(known)) if known else papers[number]

    def take_up(number: int, content: bytes) -> Result | None:
        taken = paper_rows.taken_up(papers[number].entry, content)
        return taken and put_down(taken)

    def put_down(result: Result) -> Result:
        if isinstance(result, LeftOut):
            return result
        return replace(result, lines=keeper.put_down(result.lines), reading=b"")

    return keeper.done([key for _, key in keys], take_up, work)


def _worked_out(
    raw: Raw, papers: Sequence[PaperRows], keys: Mapping[str, str], places: str, keeper: _Keeper
) -> list[PlaceRows]:
    groups = place_groups.groups_of(raw, papers)

    def work(due: list[int]) -> Iterable[tuple[int, list[PlaceRows], bytes | None]]:
        pieces = [due[at : at + GROUPS] for at in range(0, len(due), GROUPS)]
        done = each(place_rows.rows_of, [[groups[one] for one in piece] for piece in pieces], keeper.jobs)
        for piece, results in zip(pieces, done, strict=True):
            for number, one in zip(piece, results, strict=True):
                yield number, put_down(one), place_rows.kept(one)

    def take_up(_: int, content: bytes) -> list[PlaceRows] | None:
        taken = place_rows.taken_up(content)
        return put_down(taken) if taken is not None else None

    def put_down(rows: list[PlaceRows]) -> list[PlaceRows]:
        return [replace(one, lines=keeper.put_down(one.lines)) for one in rows]

    found = keeper.done([place_groups.key(group, keys, places) for group in groups], take_up, work)
    return sorted((one for rows in found for one in rows), key=lambda one: (one.adcode, one.place))


def _pieces_of_papers(numbers: Sequence[int], sizes: Sequence[int], jobs: int) -> list[list[int]]:
    """Part papers into pieces of work: short ones more to a piece, as long as each process has some."""
    most = max(PAPERS, min(_SHORT_PAPERS, len(numbers) // (4 * jobs)))
    pieces: list[list[int]] = []
    size = 0
    for number in numbers:
        is_full = not pieces or len(pieces[-1]) >= (PAPERS if size >= _BYTES else most)
        if is_full:
            pieces.append([])
            size = 0
        pieces[-1].append(number)
        size += sizes[number]
    return pieces


def _require_fitting(
    rows: Sequence[PaperRows], figures: Sequence[ProgressFigure], others: Sequence[str]
) -> None:
    """Stop at figures that were filled in for targets that are read no longer."""
    if not figures:
        return
    answered = {figure.answered for figure in figures}
    lines = [content(one.lines["statements"]) for one in rows if one.entry.id in answered]
    frame = parsed("statements", b"".join([header("statements").encode(), *lines]))
    raise_all(stale_references.figure_misfits(figures, records(frame, StatementRow), others))


def _ids(files: Mapping[str, bytes]) -> set[str]:
    found = {name: parsed(name, files[f"{name}.csv"]) for name in place_rows.TABLES}
    return {*found["targets"]["target_id"], *found["observations"]["observation_id"]}
