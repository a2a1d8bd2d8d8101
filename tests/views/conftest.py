"""What tests of views share: the real tables, and a row of a table in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from indicators.project import ROOT_VARIABLE, Project
from indicators.views.display import Html
from indicators.views.table import Table


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
