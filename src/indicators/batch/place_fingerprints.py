"""What pages about some places rest on, as a hash: a figure of another place changes nothing in it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from indicators.batch import file_hashes
from indicators.batch.jobs import Job
from indicators.batch.notebook_reads import is_of_its_places
from indicators.project import Project
from indicators.tables.building import place_index
from indicators.tables.building.place_index import PlaceIndex
from indicators.tables.contract import schema


@dataclass(frozen=True)
class PlaceData:
    """The tables by place, as far as the build has kept where in them what stands.

    Parameters
    ----------
    project : Project, optional
        Whose tables; without them and an index every page rests on everything.
    index : PlaceIndex, optional
        Where in the tables what stands.
    others : str
        The hash of the other files of the project's folder `data`: neither tables nor what they are made of.
    notebooks : frozenset of str
        Those whose pages rest on their places alone.
    """

    project: Project | None = None
    index: PlaceIndex | None = None
    others: str = ""
    notebooks: frozenset[str] = frozenset()
    _known: dict[tuple[str, ...], str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, project: Project) -> PlaceData:
        """Take the tables of a project as they are now."""
        index = place_index.of(project)
        if index is None:
            return cls()
        made_of = _made_of(project)
        others = [path for path in project.data.rglob("*") if not made_of & {path, *path.parents}]
        own = [path.name for path in project.notebooks.glob("*.ipynb") if is_of_its_places(path)]
        return cls(project, index, file_hashes.of_files(project.data, others), frozenset(own))

    def hash(self, job: Job) -> str:
        """Hash what the page of a job rests on; "" if that is more than its places."""
        places = _places(job)
        if self.project is None or self.index is None or job.notebook not in self.notebooks or not places:
            return ""
        if places not in self._known:
            self._known[places] = self._hash(self.project, self.index, places)
        return self._known[places]

    def _hash(self, project: Project, index: PlaceIndex, places: Collection[str]) -> str:
        if not index.around(places):
            return ""
        whole = hashlib.sha256(f"{self.others}\n".encode())
        for name, content in place_index.read(project, index, places).items():
            whole.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
        return whole.hexdigest()


def _places(job: Job) -> tuple[str, ...]:
    several = job.parameters.get("places", ())
    if isinstance(several, list | tuple) and several:
        return tuple(map(str, several))
    return tuple(filter(None, [str(job.parameters.get("place", ""))]))


def _made_of(project: Project) -> set[Path]:
    """Name the tables, and what of data/raw is in them and nowhere else on a page."""
    tables = {project.processed / f"{name}.csv" for name in schema.NAMES}
    raw = {project.register, project.documents, project.observations, project.corrections, project.same}
    # The workbooks as they came back; what units report on tasks stands beside them.
    books = set(project.progress.glob("*.xlsx"))
    return {*tables, project.processed / "datapackage.json", *raw, *books}
