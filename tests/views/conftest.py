"""What tests of views share: the real tables, and a row of a table in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.display import Html
from indicators.views.table import Table

from ..commands import succeed


@pytest.fixture(scope="module")
def real_root(built_project: Project) -> Iterator[None]:
    """Let `Tables.load()` find the built project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(built_project.root))
        yield


def row_of(view: Table | Html, indicator: str) -> str:
    """The text of the first table row about an indicator, tags taken out."""
    for row in re.findall(r"(?s)<tr>(.*?)</tr>", view.html):
        if re.search(rf'scope="row"[^>]*>[^<]*{indicator}', row):
            return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row.split("<details")[0])).strip()
    raise AssertionError(f"no row about {indicator}")


@pytest.fixture
def issued_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tables]:
    """Makes tables of papers, each with the day it was issued, by the commands alone."""

    def make(*papers: tuple[str, str]) -> Tables:
        (tmp_path / "data/raw").mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
        monkeypatch.chdir(tmp_path)
        register = tmp_path / "data/raw/documents.yaml"
        for number, (text, issued) in enumerate(papers):
            Path(f"{number}.txt").write_text(text, encoding="utf-8")
            succeed("register", f"{number}.txt")
            entries = yaml.safe_load(register.read_text(encoding="utf-8"))
            entries[-1]["issued"] = issued
            register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        succeed("build")
        return Tables.load(Project(tmp_path))

    return make
