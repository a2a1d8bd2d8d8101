"""A build: data/raw → all that stands in data/processed, of what has changed if the rest is kept."""

from __future__ import annotations

from dataclasses import replace

from indicators.exchange import datapackage, partitions
from indicators.exchange.raw_files import raw_hash
from indicators.project import Project
from indicators.storage.kept_results import FOLDER, EarlierResults, KeptResults
from indicators.storage.spilled_bytes import Contents
from indicators.tables import store
from indicators.tables.building import build_by_parts, place_index
from indicators.tables.building.tables_of_lines import Made


def kept_results(project: Project) -> KeptResults:
    """Open what builds of a project keep; the folder can be deleted at any time.

    Examples
    --------
    >>> from indicators.project import find
    >>> kept_results(find()).get("0" * 64)
    """
    return KeptResults(project.data / FOLDER)


def earlier_results(project: Project) -> EarlierResults:
    """Open the same for what only looks at a project: nothing is kept, and nothing deleted.

    Examples
    --------
    >>> from indicators.project import find
    >>> earlier_results(find()).get("0" * 64)
    """
    return EarlierResults(project.data / FOLDER)


def build(project: Project, *, jobs: int = 1, kept: KeptResults | None = None) -> Made:
    """Read data/raw into the tables, and render all that stands in data/processed.

    The same bytes whatever is kept, and however many processes share the work.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written but what is kept.
    kept : KeptResults, optional
        What earlier builds have kept; without it everything is read.
    """
    # Before it is read: what changes meanwhile makes the tables stale.
    digest = raw_hash(project)
    made = build_by_parts.made(project, jobs=jobs, kept=kept)
    package = datapackage.describe(made.contents, made.sources, digest)
    return replace(made, contents={**made.contents, datapackage.FILE: Contents([package])})


def write(project: Project, built: Made) -> None:
    """Write what was built to data/processed in one step; keep where in it what stands, and its Parquet."""
    store.write(built.contents, project.processed)
    place_index.keep(project, built.index)
    partitions.renew(project)
