"""Raw data → the five tables. Everything is in memory until all of it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from indicators.documents.register import readable_papers, register
from indicators.documents.register.register_entry import Entry
from indicators.errors import raise_all
from indicators.project import Project
from indicators.reading.statement import Statement, row_of
from indicators.reading.tasks.task_numbers import numbered_by_tasks
from indicators.tables.building import document_rows
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.number_counts import number_counts
from indicators.tables.building.paper_results import PaperResult, ReadPaper, read_paper
from indicators.tables.contract import schema
from indicators.tables.corrections import corrections, same_pairs_file, stale_references
from indicators.tables.corrections.corrections import Correction
from indicators.tables.matching.links import periods_of, with_goals
from indicators.tables.matching.same_rows import SameRows, Settled, with_decisions
from indicators.tables.reported import observations, progress_figures
from indicators.tables.reported.observations_table import observations as observation_table
from indicators.tables.reported.progress_figures import ProgressFigure
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.store import Tables
from indicators.tables.targets.plausibility import is_set_aside
from indicators.tables.targets.targets_table import targets


@dataclass(frozen=True, slots=True)
class Built:
    """What data/raw gives.

    Attributes
    ----------
    tables : Tables
        The same for the same raw data.
    left_out : tuple of LeftOut
        The papers that could not be read, of which only a row of documents is there.
    """

    tables: Tables
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """What is the same whichever papers are read."""

    entries: list[Entry]
    figures: list[Figure]
    settled: list[Correction]
    decided: Settled

    @property
    def confirmed(self) -> set[str]:
        """Name the rows that are right even outside their bounds."""
        return {one.row_id for one in self.settled if one.is_confirming}

    def about(self, papers: Sequence[ReadPaper]) -> list[Correction]:
        """Choose the corrections of some papers."""
        ids = {paper.entry.id for paper in papers}
        return [one for one in self.settled if one.document_id in ids]


def build(project: Project) -> Tables:
    """Read the raw data into the five tables; as `build_all`, without why papers were left out."""
    return build_all(project).tables


def build_all(project: Project) -> Built:
    """Read the raw data into the five tables and check them against their contract.

    What analysts settled in corrections.csv is applied last to the statements, so that the tables made
    from them follow it. A paper that cannot be read is left out, with all that refers to it; the others
    are read.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written.

    Raises
    ------
    IndicatorsError
        For anything wrong in the register, the reported figures, the corrections or a table, and for papers
        that somebody altered, all faults of one stage together.
    """
    entries = register.entries(project)
    files = register.read_files(project, entries)
    raise_all(stale_references.altered(project, readable_papers.without_left_out_faults(files)))
    results = [read_paper(file) for file in files]
    reported, filled_in = observations.read(project), progress_figures.read(project)
    pairs = same_pairs_file.read(project)
    restricted = {paper.id for paper in entries if paper.disclosure == "restricted"}
    decided = same_pairs_file.by_row(pairs, restricted)
    raw = Raw(entries, [*reported, *filled_in], corrections.read(project, entries), decided)
    _require_fitting(raw, results, filled_in, observations.row_ids(reported))
    built = _sound_together(raw, results)
    lost = {one.entry.id for one in built.left_out}
    kept = [pair for pair in pairs if not lost & pair.papers]
    known = {*built.tables.targets["target_id"], *built.tables.observations["observation_id"]}
    raise_all(same_pairs_file.misfits(kept, known))
    return built


def _require_fitting(
    raw: Raw, results: Sequence[PaperResult], filled_in: Sequence[ProgressFigure], others: Sequence[str]
) -> None:
    """Stop at decisions and figures that do not fit the papers; those of papers left out wait for them."""
    lost = {one.entry.id for one in results if isinstance(one, LeftOut)}
    rows = _settled(results, [one for one in raw.settled if one.document_id not in lost])
    answering = [figure for figure in filled_in if figure.answered not in lost]
    raise_all(stale_references.figure_misfits(answering, rows, others))


def _settled(results: Sequence[PaperResult], settled: Sequence[Correction]) -> list[Statement]:
    """Give the statements of all papers that are read, corrections applied."""
    papers = _read(results)
    rows = [row for paper in papers for row in paper.reading.statements]
    listed = [task for paper in papers for task in paper.tasks]
    return numbered_by_tasks(corrections.apply(rows, settled, [paper.document for paper in papers]), listed)


def _read(results: Sequence[PaperResult]) -> list[ReadPaper]:
    return [one for one in results if isinstance(one, ReadPaper)]


def _sound_together(raw: Raw, results: Sequence[PaperResult]) -> Built:
    """Make the tables; leave out the papers of whose statements alone none can be made either."""
    try:
        tables = _tables(raw, results)
    except Exception:
        alone = [_tried(raw, one) for one in results]
        if _read(alone) == _read(results):
            raise
        results, tables = alone, _tables(raw, alone)
    return Built(tables, tuple(one for one in results if isinstance(one, LeftOut)))


def _tried(raw: Raw, one: PaperResult) -> PaperResult:
    """Make tables of one paper alone, to see whether it is the one that fails."""
    if isinstance(one, ReadPaper):
        try:
            _tables(replace(raw, figures=[]), [one])
        except Exception as error:  # noqa: BLE001
            return LeftOut.of_reading(one.entry, error)
    return one


def _tables(raw: Raw, results: Sequence[PaperResult]) -> Tables:
    """Make the five tables of some papers."""
    papers = _read(results)
    rows = _settled(results, raw.about(papers))
    statements, numbered = schema.typed("statements", [row_of(row) for row in rows]), _tasks(papers)
    committed, known = commitments(raw, statements, numbered)
    tables = Tables(
        statements=statements,
        targets=committed,
        observations=known,
        tasks=numbered,
        documents=_documents(results, rows),
        has_restricted=True,
    )
    for name, frame in tables:
        schema.validate(name, frame)
    return tables


def commitments(raw: Raw, statements: pd.DataFrame, tasks: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables targets and observations.

    Rows are held against rows of the same place alone: those of a place with all its statements and figures
    are the same whatever other places there are.

    Parameters
    ----------
    raw : Raw
        The register, figures and decisions.
    statements, tasks : DataFrame
        The tables.
    """
    confirmed = raw.confirmed
    known = with_decisions(observation_table(statements, raw.figures, raw.entries, confirmed), raw.decided)
    committed = targets(statements, known, raw.figures, raw.entries, raw.decided, confirmed, tasks)
    sound = committed[~is_set_aside(committed)]
    return committed, with_goals(known, sound, periods_of(raw.entries), SameRows(statements))


def _tasks(papers: Sequence[ReadPaper]) -> pd.DataFrame:
    """List the numbered tasks of every paper that has some."""
    return schema.typed("tasks", [asdict(task) for paper in papers for task in paper.tasks])


def _documents(results: Sequence[PaperResult], rows: Sequence[Statement]) -> pd.DataFrame:
    """List the register with what was found in each paper, and what became of its numbers."""
    papers = _read(results)
    counted = number_counts([one.document for one in papers], [one.reading for one in papers], rows)
    found = [
        document_rows.of_paper(one.entry, one.document, one.rules) | count
        for one, count in zip(papers, counted, strict=True)
    ]
    found += [document_rows.of_left_out(one.entry, one.code) for one in results if isinstance(one, LeftOut)]
    return schema.typed("documents", found)
