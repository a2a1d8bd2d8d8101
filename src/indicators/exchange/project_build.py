"""A build: data/raw → all that stands in data/processed, of what has changed if the rest is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.errors import ReaderNotRunning
from indicators.exchange import datapackage
from indicators.exchange.raw_files import raw_hash
from indicators.project import Project
from indicators.storage.kept_results import FOLDER, KeptResults
from indicators.tables import store
from indicators.tables.building import build as builder
from indicators.tables.building import build_by_parts, place_index
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.place_index import PlaceIndex
from indicators.tables.building.tables_of_lines import Made
from indicators.tables.contract.table_csv import parsed
from indicators.tables.store import Tables


@dataclass(frozen=True, slots=True)
class Building:
    """What a build gives.

    Attributes
    ----------
    files : dict of str to bytes
        All that stands in data/processed, file name to content.
    counts : dict of str to int
        How many rows each table has.
    left_out : tuple of LeftOut
        The papers that could not be read, of which only a row of documents is there.
    index : PlaceIndex, optional
        Where in the files the lines of papers and places stand.
    """

    files: dict[str, bytes]
    counts: dict[str, int]
    left_out: tuple[LeftOut, ...]
    index: PlaceIndex | None = None

    @property
    def papers(self) -> Tables:
        """The table documents; the others are empty."""
        return replace(Tables.empty(), documents=parsed("documents", self.files["documents.csv"]))


def kept(project: Project) -> KeptResults:
    """Open what builds of a project keep; the folder can be deleted at any time.

    Examples
    --------
    >>> from indicators.project import find
    >>> kept(find()).get("0" * 64)
    """
    return KeptResults(project.data / FOLDER)


def build(project: Project, *, jobs: int = 1, kept: KeptResults | None = None) -> Building:
    """Read data/raw into the tables, and render all that stands in data/processed.

    The same bytes whatever is kept, and however many processes share the work.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written but what is kept.
    jobs : int
        How many processes read papers.
    kept : KeptResults, optional
        What earlier builds have kept; without it everything is read.

    Raises
    ------
    IndicatorsError
        As `indicators.tables.building.build.build_all`.
    """
    # Before it is read: what changes meanwhile makes the tables stale.
    digest = raw_hash(project)
    try:
        made = build_by_parts.made(project, jobs=jobs, kept=kept)
    except ReaderNotRunning:
        raise
    except Exception:  # noqa: BLE001
        # All at once says what is wrong and with which paper, and leaves that out if it can be.
        made = _whole(project)
    files = datapackage.described(made.files, made.sources, digest)
    return Building(files, made.counts, made.left_out, made.index)


def write(project: Project, built: Building) -> None:
    """Write what was built to data/processed in one step, and keep where in it what stands."""
    store.write(built.files, project.processed)
    if built.index:
        place_index.keep(project, built.index)


def _whole(project: Project) -> Made:
    built = builder.build_all(project)
    counts = {name: len(frame) for name, frame in built.tables}
    sources = tuple(sorted(datapackage.sources(built.tables)))
    return Made(store.csvs(built.tables), counts, sources, built.left_out)
