"""What pages about places, an indicator or a year rest on, as a hash: other figures change nothing in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indicators.batch import file_hashes
from indicators.batch.jobs import Job
from indicators.batch.notebook_reads import INDICATORS, PLACES, own_rows
from indicators.project import Project
from indicators.tables import place_partitions, topic_index
from indicators.tables.building import place_index
from indicators.tables.building.place_index import PlaceIndex
from indicators.tables.contract import schema


@dataclass(frozen=True)
class PlaceData:
    """The tables by place, indicator and year, as far as the build has kept where in them what stands."""

    project: Project | None = None  # Whose tables; without them and an index every page rests on everything.
    index: PlaceIndex | None = None
    # The hash of the other files of the project's folder `data`: neither tables nor what they are made of.
    others: str = ""
    # By which argument of `Tables.load` the pages of a notebook read what they rest on.
    notebooks: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, ...], str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, project: Project) -> PlaceData:
        """Take the tables of a project as they are now."""
        index = place_index.of(project)
        if index is None:
            return cls()
        made_of = _made_of(project)
        others = [path for path in data_files(project) if not made_of & {path, *path.parents}]
        own = {path.name: own_rows(path) for path in project.notebooks.glob("*.ipynb")}
        return cls(project, index, file_hashes.of_files(project.data, others), own)

    def hash(self, job: Job) -> str:
        """Hash what the page of a job rests on; "" if that is more than its own rows."""
        own = self.notebooks.get(job.notebook, "")
        about = _about(job, own)
        if self.project is None or self.index is None or not about:
            return ""
        if (own, *about) not in self._known:
            self._known[own, *about] = self._hash(self.project, self.index, own, about)
        return self._known[own, *about]

    def _hash(self, project: Project, index: PlaceIndex, own: str, about: tuple[str, ...]) -> str:
        if own == PLACES:
            lines = index.slices(about) if index.around(about) else {}
        elif own == INDICATORS:
            lines = topic_index.lines(project, topic_index.of_indicators(about))
        else:
            lines = topic_index.lines(project, topic_index.of_years(map(int, about)))
        if not lines:
            return ""
        whole = hashlib.sha256(f"{self.others}\n".encode())
        for name, content in place_index.read_lines(project, lines).items():
            whole.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
        return whole.hexdigest()


def data_files(project: Project) -> Iterator[Path]:
    """Go through the folder `data` but for the tables' Parquet, which says nothing that they do not say.

    Examples
    --------
    >>> list(data_files(Project("nowhere")))
    []
    """
    parquet = place_partitions.folder(project)
    return (path for path in project.data.rglob("*") if parquet not in path.parents)


def _about(job: Job, own: str) -> tuple[str, ...]:
    """Name the places, the indicator or the year whose rows a page reads; nothing if it reads everything."""
    several = job.parameters.get(own, ())
    if isinstance(several, list | tuple) and several:
        return tuple(map(str, several))
    return tuple(filter(None, [str(job.parameters.get(own.removesuffix("s"), ""))]))


def _made_of(project: Project) -> set[Path]:
    """Name the tables, and what of data/raw is in them and nowhere else on a page."""
    tables = {project.processed / f"{name}.csv" for name in schema.NAMES}
    raw = {project.register, project.documents, project.observations, project.corrections, project.same}
    # The workbooks as they came back; what units report on tasks stands beside them.
    books = set(project.progress.glob("*.xlsx"))
    return {*tables, project.processed / "datapackage.json", *raw, *books}
