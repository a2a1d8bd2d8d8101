"""What a report is made from, as hashes: only what has changed since is made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import indicators
from indicators.batch import file_hashes, manifest
from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.page_links import NamedPage, PageLinks
from indicators.batch.place_fingerprints import PlaceData, data_files
from indicators.project import Project
from indicators.vocabulary import own_files


@dataclass(frozen=True)
class Inputs:
    """The hashes of all that reports are made from."""

    # Of the project's folder `data`: raw papers and figures, and the tables. Pages rest on it that rest on
    # more than some places.
    data: str
    program: str  # Of this package, its words and templates, and the versions of the libraries.
    notebooks: Mapping[str, str]  # Of each notebook, by file name.
    vocabulary: str = ""  # Of what the project adds to the package's vocabulary.
    links: PageLinks = field(default_factory=PageLinks)
    places: PlaceData = field(default_factory=PlaceData)  # Of what pages of places rest on.

    @classmethod
    def of(cls, project: Project) -> Inputs:
        """Hash what a project holds now."""
        package = Path(indicators.__file__).parent
        code = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
        versions = json.dumps(manifest.versions(), sort_keys=True)
        return cls(
            file_hashes.of_files(project.data, data_files(project)),
            manifest.sha256(f"{file_hashes.of_files(package, code)} {versions}".encode()),
            manifest.hashes(project.notebooks.glob("*.ipynb")),
            own_files.digest(project),
            places=PlaceData.of(project),
        )

    def made_from(self, job: Job) -> dict[str, str]:
        """Name what one job's report depends on, each with its hash."""
        own = [job.notebook, dict(job.parameters), job.title, job.lang]
        return {
            "data": self.places.hash(job) or self.data,
            "program": self.program,
            "vocabulary": self.vocabulary,
            "notebook": self.notebooks[job.notebook],
            "pages beside it": self.links.fingerprint(NamedPage.of(job)),
            "Word papers": manifest.sha256("\n".join(job.handouts).encode()),
            "parameters": manifest.sha256(json.dumps(own, ensure_ascii=False, sort_keys=True).encode()),
        }


def reasons(entry: Entry | None, made_from: Mapping[str, str], out: Path) -> list[str]:
    """Say why a report has to be made (again); nothing if it need not be.

    Examples
    --------
    >>> reasons(None, {}, Path())
    ['new']
    >>> reasons(Entry("a", "A", "zh", "n.ipynb", {}, "failed"), {}, Path())
    ['failed before']
    """
    if entry is None:
        return ["new"]
    if entry.status != "done":
        return ["failed before"]
    changed = [name for name, digest in made_from.items() if entry.made_from.get(name) != digest]
    if not changed and any(file_hashes.of_file(out / name) != digest for name, digest in entry.files.items()):
        return ["its files"]
    return changed
