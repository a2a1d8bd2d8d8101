"""Begins a project folder with what the package brings, and tells what a newer package has changed in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from indicators.batch import editor_schemas, notebook_file
from indicators.errors import FileIsThere, UnreadableDocument
from indicators.project import Project
from indicators.storage.atomic_write import write_bytes
from indicators.storage.journal import READY
from indicators.storage.transaction import alone, write_together
from indicators.vocabulary.loading import data_of

_FILES = Path(str(files("indicators"))) / "batch" / "new_project_files"
_CHECKOUT = Path(__file__).resolve().parents[3]
# A name that begins with a dot is no part of the package's data; it gets its dot in the project.
_RENAMED = {"gitignore": ".gitignore", "ci/indicators.yml": ".github/workflows/indicators.yml"}
_FOLDERS = ("data/raw/documents", "data/raw/observations", "data/raw/progress", "reports")

_EXAMPLE = Path(__file__).with_name("example_parameters.yaml")
# place: str = "鞍山市"  # 地区全称
_DEFAULT = re.compile(
    r"^(?P<name>\w+)(?P<type>: [\w\[\]]+ = )(?P<value>.*?)(?P<remark>  #.*)?$", re.MULTILINE
)

State = Literal["same", "differs", "added", "broken"]


@dataclass(frozen=True, slots=True)
class NotebookState:
    """How a project's file stands to the one of the package: a notebook by its cells, but for parameters."""

    name: str
    state: State  # same, differs, added, or broken.
    fault: UnreadableDocument | None = None  # Why it is broken.


def packaged_notebooks() -> list[Path]:
    """List the notebooks that the package brings: a wheel holds them, a checkout has them beside `src`.

    Examples
    --------
    >>> "quarterly_report.ipynb" in [path.name for path in packaged_notebooks()]
    True
    """
    return sorted(_brought("notebooks").glob("*.ipynb"))


def _brought(name: str) -> Path:
    """Find what the wheel takes from elsewhere in the checkout."""
    packaged = _FILES / name
    return packaged if packaged.exists() else _CHECKOUT / name


def create(folder: Path, *, with_checks: bool = False) -> Project:
    """Begin a project in a folder that is empty or not there; hidden files, as of git, stay as they are.

    Parameters
    ----------
    with_checks : bool
        Add what checks notebooks and tables in continuous integration.

    Raises
    ------
    FileIsThere
        The folder holds something.

    Examples
    --------
    >>> import tempfile
    >>> made = create(Path(tempfile.mkdtemp()) / "我的项目")
    >>> made.report_plan.name, made.documents.is_dir(), (made.notebooks / "quarterly_report.ipynb").is_file()
    ('reports.yaml', True, True)
    """
    project = Project(folder)
    # Put in place in part by a run that was killed, which this one finishes.
    is_begun = (folder / READY).is_dir()
    there = [path for path in folder.iterdir() if path.name[0] != "."] if folder.is_dir() else []
    if there and not is_begun:
        raise FileIsThere(
            expected="an empty folder, or none",
            found=f"{len(there)} files and folders",
            where=str(folder),
            remedy="Name another folder, or call `indicators init --update` there if it is a project.",
        )
    with alone(folder):
        whole = {folder / name: content for name, content in _starting(with_checks=with_checks)}
        whole |= {project.schemas / name: content for name, content in editor_schemas.package().items()}
        write_together(folder, {path: content for path, content in whole.items() if not path.exists()})
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    return project


def update(project: Project, *, with_checks: bool = False) -> list[NotebookState]:
    """Add the package's notebooks that a project lacks, and say of the others whether they differ.

    What the project has is left as it is: it may have been changed on purpose. The schemas for editors are
    written anew: they are the package's.
    """
    editor_schemas.write(project)
    found = [_updated(path, project.notebooks / path.name) for path in packaged_notebooks()]
    for name, content in _checks() if with_checks else ():
        if not (project.root / name).exists():
            write_bytes(project.root / name, content)
            found.append(NotebookState(name, "added"))
    return found


def _updated(path: Path, own: Path) -> NotebookState:
    if not own.exists():
        write_bytes(own, _begun(path))
        return NotebookState(path.name, "added")
    try:
        is_same = _sources(own) == _sources(path)
    except UnreadableDocument as error:
        return NotebookState(path.name, "broken", error)
    return NotebookState(path.name, "same" if is_same else "differs")


def _starting(*, with_checks: bool) -> list[tuple[str, bytes]]:
    """Give the files of a new project by their names in it."""
    found: list[tuple[str, bytes]] = []
    for path in sorted(_FILES.rglob("*")):
        name = path.relative_to(_FILES).as_posix()
        is_elsewhere = name.startswith(("notebooks/", "tests/", "__pycache__/", "ci/"))
        if path.is_file() and not is_elsewhere:
            found.append((_RENAMED.get(name, name), path.read_bytes()))
    found += [(f"notebooks/{path.name}", _begun(path)) for path in packaged_notebooks()]
    return found + (_checks() if with_checks else [])


def _checks() -> list[tuple[str, bytes]]:
    ours = [(_RENAMED[name], (_FILES / name).read_bytes()) for name in ("ci/indicators.yml",)]
    return ours + [
        (name, _brought(name).read_bytes()) for name in ("notebooks/conftest.py", "tests/nbval.cfg")
    ]


def _begun(path: Path) -> bytes:
    """Give a notebook without outputs, which rest on other papers, and with the example's parameters."""
    notebook = notebook_file.read(path)
    example: dict[str, object] = data_of(_EXAMPLE)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if _is_of_parameters(cell):
            cell["source"] = _with_values(notebook_file.source(cell), example)
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _is_of_parameters(cell: Mapping[str, Any]) -> bool:
    return notebook_file.PARAMETERS in cell["metadata"].get("tags", [])


def _with_values(source: str, values: Mapping[str, object]) -> str:
    """Write other defaults into a cell of parameters.

    Examples
    --------
    >>> _with_values('year: int = 2023  # 目标的年份', {"year": 2025})
    'year: int = 2025  # 目标的年份'
    """

    def line(match: re.Match[str]) -> str:
        name = match["name"]
        value = json.dumps(values[name], ensure_ascii=False) if name in values else match["value"]
        return f"{name}{match['type']}{value}{match['remark'] or ''}"

    return _DEFAULT.sub(line, source)


def _sources(path: Path) -> list[tuple[Any, str]]:
    """List the cells; what a parameter is set to is the analyst's, and makes no difference."""
    found = []
    for cell in notebook_file.read(path)["cells"]:
        source = notebook_file.source(cell)
        plain = _DEFAULT.sub(r"\g<name>\g<type>", source) if _is_of_parameters(cell) else source
        found.append((cell["cell_type"], plain))
    return found
