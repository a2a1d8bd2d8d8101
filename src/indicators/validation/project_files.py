"""The checks of a project's own files: register, papers, figures, corrections, labels and the tables made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from indicators.batch import report_kinds, report_plan
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register_entry import Entry
from indicators.errors import (
    IndicatorsError,
    RawFileAltered,
    RegisterFault,
    nearest,
    raise_all,
)
from indicators.evaluation.gold_labels import read_labels
from indicators.exchange import freshness
from indicators.project import Project
from indicators.storage import plain_files
from indicators.storage.journal import READY
from indicators.storage.transaction import require_settled
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.corrections import correction_cells, corrections, same_pairs_file, stale_references
from indicators.tables.reported import observations, progress_figures, statistic_names, task_reports
from indicators.tables.reported.progress_figures import DIGITS_IN_NAME
from indicators.tables.reported.reported_figure import Figure
from indicators.validation import implausible_figures
from indicators.validation.table_files import TableFiles
from indicators.vocabulary import places
from indicators.vocabulary.place_files import read_places

Check = Callable[[], object]


def checks(project: Project) -> Iterator[tuple[str, Check]]:
    """List what there is to check in a project, in the order in which one thing rests on another.

    Examples
    --------
    >>> from indicators.project import find
    >>> [name for name, _ in checks(find())][:2]
    ['data/raw/documents.yaml', 'data/raw/documents']
    """
    papers, tables = _Papers(project), TableFiles(project)
    if (project.data / READY).exists():
        yield f"data/{READY}", partial(require_settled, project.data)
    yield "data/raw/documents.yaml", partial(_register, papers)
    yield "data/raw/documents", papers.check
    # A project's own places stand in its vocabulary; older ones have them here.
    if project.places.is_file() and project.places.parent != project.vocabulary:
        yield "data/raw/places.csv", partial(read_places, own=project.places)
    for path in sorted(project.observations.glob("*.csv")):
        if path.name != observations.PROGRESS_FILE:
            yield f"data/raw/observations/{path.name}", partial(_figures, path)
    yield from _progress_checks(project)
    if plain_files.is_there(project.corrections):
        yield correction_cells.FILE, partial(_corrections, papers)
    if plain_files.is_there(project.same):
        yield same_pairs_file.FILE, partial(_same, project)
    for path in sorted((project.root / "tests" / "labels").glob("*.jsonl")):
        yield f"tests/labels/{path.name}", partial(_labels, papers, path)
    if project.processed.is_dir():
        for name in schema.NAMES:
            yield f"data/processed/{name}.csv", partial(tables.check, name)
    yield (
        "figures within their bounds",
        partial(implausible_figures.check, project, papers.texts, tables.set_aside),
    )
    if project.notebooks.is_dir():
        yield "notebooks", partial(_notebooks, project)
    if plain_files.is_there(project.report_plan):
        yield project.report_plan.name, partial(_plan, project)


def _progress_checks(project: Project) -> Iterator[tuple[str, Check]]:
    """List the checks of what workbooks brought: progress, and tables of statistics."""
    if plain_files.is_there(project.observations / observations.PROGRESS_FILE):
        yield f"data/raw/observations/{observations.PROGRESS_FILE}", partial(progress_figures.read, project)
    if plain_files.is_there(project.progress / task_reports.FILE):
        yield task_reports.WHERE, partial(_task_reports, project)
    if project.statistics.is_dir():
        yield statistic_names.FILE, partial(statistic_names.read, project)
        yield "data/raw/statistics", partial(_kept_tables, project)


def _kept_tables(project: Project) -> None:
    """Hold the tables that figures came in against the checksums that begin their names."""
    faults: list[IndicatorsError] = []
    for path in sorted(project.statistics.glob("*-*")):
        digest = plain_files.digest(path)
        if not path.name.startswith(f"{digest[:DIGITS_IN_NAME]}-"):
            faults.append(
                RawFileAltered(
                    expected=f"sha256 {path.name.partition('-')[0]}",
                    found=digest,
                    where=f"data/raw/statistics/{path.name}",
                    remedy="Restore the file from version control.",
                )
            )
    raise_all(faults)


class _Papers:
    """The registered papers, read once for all checks that ask for them."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def told(self) -> register.Checked:
        """What the register says, and what is wrong with it."""
        return register.checked(self.project)

    @property
    def entries(self) -> list[Entry]:
        """The entries that break no rule: what is wrong with another hides nothing of theirs."""
        return self.told.entries

    @cached_property
    def files(self) -> list[register.RawFile]:
        """The files as they are now."""
        return register.read_files(self.project, self.entries, is_text_enough=True)

    def texts(self) -> dict[str, str]:
        """Give the text of each paper that can be read."""
        return {paper.id: paper.text for paper in register.documents(self.files)}

    def sound(self) -> dict[str, Document]:
        """Give the papers that can be read and are the registered ones, by id."""
        return {one.id: one for one in register.documents([file for file in self.files if not file.faults])}

    def waiting(self) -> set[str]:
        """Name the papers of which is told already why nothing can be held against them."""
        return {file.entry.id for file in self.files if file.faults} | (self.told.broken or set())

    def check(self) -> None:
        """Hold every file against its checksum, and what refers to it if it has changed."""
        broken = self.told.broken
        if broken is None:
            return
        # A file whose entry is told to be wrong is not told to have none.
        names = {f"data/raw/documents/{name}" for name in broken}
        faults = stale_references.altered(self.project, self.files)
        raise_all([fault for fault in faults if fault.where not in names])


def _register(papers: _Papers) -> None:
    faults: list[IndicatorsError] = list(papers.told.faults)
    for entry in papers.entries:
        where = f"{papers.project.register.name}, {entry.id}"
        faults += places().code_faults(entry.adcode, entry.place, f"{where}, place and adcode")
        if Path(entry.file).stem != entry.id:
            faults.append(
                RegisterFault(
                    expected=f"a file named after its entry: {entry.id}{Path(entry.file).suffix}",
                    found=entry.file,
                    where=f"{where}, file",
                    remedy="Name the file in data/raw/documents and here after the id.",
                )
            )
    raise_all(faults)


def _figures(path: Path) -> None:
    _, faults = observations.read_file(path, observations.HEADER, Figure)
    raise_all(faults)


def _task_reports(project: Project) -> None:
    tables = store.Tables.load(project, include_restricted=True)
    task_reports.read(project, tables)


def _corrections(papers: _Papers) -> None:
    read = corrections.read(papers.project, papers.entries)
    if papers.told.broken is None:
        return
    waiting = papers.waiting()
    settled = [one for one in read if one.document_id not in waiting]
    raise_all(corrections.misfits(settled, papers.sound()))


def _same(project: Project) -> None:
    """Read which rows are the same thing, and hold the ids against the tables made last."""
    pairs = same_pairs_file.read(project)
    if project.processed.is_dir():
        targets, figures = (store.load(name, project) for name in ("targets", "observations"))
        lost = {name for name, _, _ in freshness.left_out(project)}
        kept = [pair for pair in pairs if not lost & pair.papers]
        raise_all(same_pairs_file.misfits(kept, {*targets["target_id"], *figures["observation_id"]}))


def _labels(papers: _Papers, path: Path) -> None:
    texts = {name: paper.text for name, paper in papers.sound().items()}
    if path.stem in papers.waiting() or papers.told.broken is None:
        return
    if path.stem not in texts:
        raise RegisterFault(
            expected="labels named after a registered paper",
            found=path.name,
            where=f"tests/labels/{path.name}",
            remedy=nearest(path.stem, list(texts)),
        )
    read_labels(path, texts[path.stem])


def _notebooks(project: Project) -> None:
    raise_all(report_kinds.load(project.notebooks).faults)


def _plan(project: Project) -> None:
    """Hold the wanted reports against notebooks and tables; restricted papers may be wanted."""
    kinds = report_kinds.load(project.notebooks)
    if not project.processed.is_dir():
        # Before the first build nobody knows of which places and years there are reports.
        raise_all(report_plan.faults_of_words(project.report_plan, kinds))
        return
    tables = store.Tables.load(project, include_restricted=True)
    report_plan.jobs_of_plan(project.report_plan, kinds, tables)
