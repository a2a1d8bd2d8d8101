"""A project of several cities and counties, and what the cells of a notebook show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indicators.batch import notebook_file
from indicators.exchange import project_build
from indicators.project import ROOT_VARIABLE, Project


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project of several cities and counties, as a build leaves it; read it, never write to it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[3] / "benchmarks"))
        import made_papers

        patch.setattr(made_papers, "PLACES", 3)
        home: Project = made_papers.fill(tmp_path_factory.mktemp("many") / "home", 17)
        patch.setenv(ROOT_VARIABLE, str(home.root))
        project_build.write(home, project_build.build(home, kept=project_build.kept_results(home)))
        yield home


@pytest.fixture
def home(raw_copy: Callable[[Path], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own with the raw data, and with what a build of them has kept."""
    made = raw_copy(tmp_path / "home")
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


def shown(notebook: Path, views: object, least: int = 6) -> dict[str, list[str]]:
    """All that the cells of a notebook show."""
    sources = "\n".join(notebook_file.code_cells(notebook_file.read(notebook)))
    found = {}
    for name in re.findall(r"^views\.(\w+)\(\)$", sources, re.MULTILINE):
        made = getattr(views, name)()
        asked = [getattr(made, own, None) for own in ("_repr_html_", "_repr_mimebundle_")]
        found[name] = [repr(made), *(repr(one()) for one in asked if one)]
    assert len(found) >= least
    return found
