"""A notebook that is given a place, a year or a value it cannot use says so by name, however it is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from papermill.exceptions import PapermillExecutionError

from indicators.batch import papermill_adapter
from indicators.errors import BadParameter, BadPeriod, IndicatorsError, UnknownPlace
from indicators.project import ROOT_VARIABLE, Project

from .running import shown

ANSHAN = "a year with annual targets of 鞍山市 (2023, 2024)"
JINZHOU = "a year with annual targets of 锦州市 (2025)"
SEVERAL = "two or more places, and a year for each or none"


@pytest.fixture(scope="module", autouse=True)
def _root(built_project: Project) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(built_project.root))
        yield


@pytest.mark.parametrize(
    ("name", "given", "error", "expected"),
    [
        ("quarterly_report", {"place": "沈阳市"}, UnknownPlace, "the full name of a place with targets"),
        ("quarterly_report", {"quarter": "2023"}, BadPeriod, "one quarter, such as 2023-Q2"),
        ("quarterly_report", {"quarter": "1999-Q2"}, BadPeriod, ANSHAN),
        ("quarterly_report", {"place": "锦州市"}, BadPeriod, JINZHOU),
        ("plan_vs_annual", {"place": "锦州市", "year": 1999}, BadPeriod, JINZHOU),
        ("responsibility", {"year": 2031}, BadPeriod, JINZHOU),
        ("compare_cities", {"years": [1999, 2025]}, BadPeriod, ANSHAN),
        ("compare_cities", {"places": ["鞍山市"]}, BadParameter, SEVERAL),
        ("explore_targets", {"year": 1999}, BadParameter, "a year that a target has"),
        ("data_quality", {"place": "鞍山"}, UnknownPlace, "a place with targets or figures"),
    ],
)
def test_what_there_is_not_is_named(
    built_project: Project,
    name: str,
    given: dict[str, Any],
    error: type[IndicatorsError],
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(error) as told:
        shown(built_project.notebooks / f"{name}.ipynb", given, monkeypatch)
    assert told.value.expected == expected


def test_a_target_held_against_what_nobody_named_has_a_page(
    built_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"place": "海城市", "quarter": "2023-Q2"}
    seen = shown(built_project.notebooks / "quarterly_report.ipynb", given, monkeypatch)
    assert "目标未列具体数值（参照：未写明）" in "".join(seen)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("quarterly_report", {"plaec": "x"}, "found     'plaec'"),
        ("plan_vs_annual", {"year": "2023"}, "found     '2023' (str)"),
    ],
)
def test_papermill_by_hand_is_told_what_the_notebook_takes(
    built_project: Project, tmp_path: Path, name: str, given: dict[str, object], words: str
) -> None:
    notebook = built_project.notebooks / f"{name}.ipynb"
    with pytest.raises(PapermillExecutionError) as told:
        papermill_adapter.execute(notebook, tmp_path / "ran.ipynb", given, tmp_path)
    assert told.value.ename == "BadParameter"
    assert words in told.value.evalue


def test_every_notebook_checks_what_it_is_given(project: Project) -> None:
    for path in project.notebooks.glob("*.ipynb"):
        assert "check_parameters(globals())" in path.read_text("utf-8"), path.name
