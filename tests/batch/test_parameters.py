"""Parameters are held against what the notebook declares, before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.batch import parameters
from indicators.errors import BadParameter, RawFileMissing, UnreadableDocument
from indicators.project import Project

Declaring = Callable[..., Path]


def test_names_and_types_are_read(small: Project) -> None:
    assert parameters.declared(small.notebooks / "good.ipynb") == {
        "place": "str",
        "year": "int",
        "quarter": "int",
        "lang": "str",
        "include_restricted": "bool",
    }


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({"plaec": "鞍山市"}, "'plaec'"),
        ({"year": "2023"}, "'2023' (str)"),
        ({"year": True}, "True (bool)"),
        ({"year": 2023.0}, "2023.0 (float)"),
        ({"place": ["鞍山市"]}, "['鞍山市'] (list)"),
        ({"x=1; import os": 1}, "'x=1; import os'"),
    ],
)
def test_unknown_and_ill_typed_are_refused(small: Project, given_: dict[str, object], found: str) -> None:
    (wrong,) = parameters.faults(small.notebooks / "good.ipynb", given_)
    assert isinstance(wrong, BadParameter)
    assert wrong.found == found
    assert "good.ipynb" in wrong.where


def test_a_misspelt_name_is_told_with_the_nearest(small: Project) -> None:
    (wrong,) = parameters.faults(small.notebooks / "good.ipynb", {"plaec": "鞍山市"})
    assert str(wrong).splitlines() == [
        "wrong notebook parameter",
        "  expected  a parameter that good.ipynb declares",
        "  found     'plaec'",
        "  where     good.ipynb, cell tagged parameters",
        "  to do     Did you mean place or lang?",
    ]


def test_all_faults_are_told(small: Project) -> None:
    wrong = parameters.faults(small.notebooks / "good.ipynb", {"a": 1, "year": "x", "lang": "en"})
    assert [error.found for error in wrong] == ["'a'", "'x' (str)"]


def test_lists_are_checked_item_by_item(declaring: Declaring) -> None:
    path = declaring('places: list[str] = ["鞍山市"]\nyears: list[int] = [2023]')
    assert parameters.faults(path, {"places": ["锦州市"], "years": (2025,)}) == []
    wrong = parameters.faults(path, {"places": [1], "years": ["2025"]})
    assert [error.found for error in wrong] == ["[1] (list)", "['2025'] (list)"]


@given(st.one_of(st.text(), st.floats(), st.none(), st.lists(st.integers()), st.booleans()))
def test_only_whole_numbers_pass_for_int(value: object) -> None:
    assert not parameters._fits(value, "int")


@pytest.mark.parametrize("source", ["year = 2023", "year: object = 1", "year: list[dict] = []"])
def test_a_parameter_without_a_checkable_type_is_refused(declaring: Declaring, source: str) -> None:
    with pytest.raises(BadParameter, match="a type among str, int, float, bool and lists of them"):
        parameters.declared(declaring(source))


def test_a_missing_notebook(tmp_path: Path) -> None:
    with pytest.raises(RawFileMissing, match="expected  a notebook"):
        parameters.declared(tmp_path / "none.ipynb")


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"cells": [1]}'])
def test_no_notebook(tmp_path: Path, content: str) -> None:
    path = tmp_path / "n.ipynb"
    path.write_text(content)
    with pytest.raises(UnreadableDocument, match="a Jupyter notebook"):
        parameters.declared(path)


def test_a_notebook_without_the_tag(declaring: Declaring) -> None:
    with pytest.raises(UnreadableDocument, match="0 such cells"):
        parameters.declared(declaring("year: int = 1", "other"))


def test_braces_in_the_folder_are_no_parameters(declaring: Declaring) -> None:
    path = declaring("year: int = 1")
    folder = path.parent / "{place}"
    folder.mkdir()
    assert parameters.declared(path.rename(folder / path.name)) == {"year": "int"}
