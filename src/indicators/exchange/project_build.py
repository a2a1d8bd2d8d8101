"""A build: data/raw → all that stands in data/processed, of what has changed if the rest is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.exchange import datapackage, partitions
from indicators.exchange.raw_files import raw_hash
from indicators.project import Project
from indicators.storage.kept_results import FOLDER, KeptResults
from indicators.storage.spilled_bytes import Content, parts_of
from indicators.tables import store
from indicators.tables.building import build_by_parts, place_index
from indicators.tables.building.left_out import LeftOut
from indicators.tables.building.place_index import PlaceIndex
from indicators.tables.contract.table_csv import parsed
from indicators.tables.store import Tables


@dataclass(frozen=True, slots=True)
class Building:
    """What a build gives.

    Attributes
    ----------
    files : dict of str to bytes or Contents
        All that stands in data/processed, file name to content.
    counts : dict of str to int
        How many rows each table has.
    left_out : tuple of LeftOut
        The papers that could not be read, of which only a row of documents is there.
    index : PlaceIndex, optional
        Where in the files the lines of papers and places stand.
    """

    files: dict[str, Content]
    counts: dict[str, int]
    left_out: tuple[LeftOut, ...]
    index: PlaceIndex | None = None

    @property
    def papers(self) -> Tables:
        """The table documents; the others are empty."""
        content = b"".join(parts_of(self.files["documents.csv"]))
        return replace(Tables.empty(), documents=parsed("documents", content))


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
        As `build_by_parts.made`.
    """
    # Before it is read: what changes meanwhile makes the tables stale.
    digest = raw_hash(project)
    made = build_by_parts.made(project, jobs=jobs, kept=kept)
    files = datapackage.described(made.contents, made.sources, digest)
    return Building(files, made.counts, made.left_out, made.index)


def write(project: Project, built: Building) -> None:
    """Write what was built to data/processed in one step; keep where in it what stands, and its Parquet."""
    store.write(built.files, project.processed)
    if built.index:
        place_index.keep(project, built.index)
    partitions.renew(project)
