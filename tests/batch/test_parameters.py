"""Parameters are held against what the notebook declares, before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.batch import parameters
from indicators.batch.parameters import Parameter
from indicators.errors import BadParameter, Faults, IndicatorsError, RawFileMissing, UnreadableDocument
from indicators.project import Project

Declaring = Callable[..., Path]


def faults_of(notebook: Path, given: Mapping[str, object]) -> list[IndicatorsError]:
    return parameters.faults(parameters.of_notebook(notebook), given, "n.ipynb")


def test_names_and_types_are_read(small: Project) -> None:
    found = parameters.of_notebook(small.notebooks / "good.ipynb")
    assert {name: parameter.kind for name, parameter in found.items()} == {
        "place": "str",
        "quarter": "str",
        "lang": "str",
        "include_restricted": "bool",
    }


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({"plaec": "鞍山市"}, "'plaec'"),
        ({"quarter": 2}, "2 (int)"),
        ({"include_restricted": 1}, "1 (int)"),
        ({"lang": True}, "True (bool)"),
        ({"place": ["鞍山市"]}, "['鞍山市'] (list)"),
        ({"x=1; import os": 1}, "'x=1; import os'"),
    ],
)
def test_unknown_and_ill_typed_are_refused(small: Project, given_: dict[str, object], found: str) -> None:
    (wrong,) = faults_of(small.notebooks / "good.ipynb", given_)
    assert isinstance(wrong, BadParameter)
    assert wrong.found == found
    assert "n.ipynb" in wrong.where


def test_a_misspelt_name_is_told_with_the_nearest(small: Project) -> None:
    (wrong,) = faults_of(small.notebooks / "good.ipynb", {"plaec": "鞍山市"})
    assert str(wrong).splitlines() == [
        "wrong parameter",
        "  expected  a parameter that n.ipynb declares (place: str, quarter: str, lang: str, "
        "include_restricted: bool)",
        "  found     'plaec'",
        "  where     n.ipynb, cell tagged parameters",
        "  to do     Did you mean place or lang?",
    ]


def test_all_faults_are_told(small: Project) -> None:
    wrong = faults_of(small.notebooks / "good.ipynb", {"a": 1, "quarter": 2, "lang": "en"})
    assert [error.found for error in wrong] == ["'a'", "2 (int)"]
    assert wrong[1].remedy == 'Write it as there: quarter: str = "2023-Q1"'


def test_lists_are_checked_item_by_item(declaring: Declaring) -> None:
    path = declaring('places: list[str] = ["鞍山市"]\nyears: list[int] = [2023]')
    assert faults_of(path, {"places": ["锦州市"], "years": (2025,)}) == []
    wrong = faults_of(path, {"places": [1], "years": ["2025"]})
    assert [error.found for error in wrong] == ["[1] (list)", "['2025'] (list)"]


@pytest.mark.parametrize(
    ("given_", "option"),
    [
        ({"places": '["锦州市"]'}, "-y 'places: [\"鞍山市\"]'"),
        ({"is_long": "yes"}, "-y 'is_long: False'"),
    ],
)
def test_what_papermill_made_text_of_has_an_option_that_does_not(declaring, given_, option) -> None:
    path = declaring('places: list[str] = ["鞍山市"]\nis_long: bool = False')
    (wrong,) = faults_of(path, given_)
    assert f"by papermill: {option} (" in wrong.remedy


@given(st.one_of(st.text(), st.floats(), st.none(), st.lists(st.integers()), st.booleans()))
def test_only_whole_numbers_pass_for_int(value: object) -> None:
    assert not parameters._fits(value, "int")


@pytest.mark.parametrize("source", ["year = 2023", "year: object = 1", "year: list[dict] = []"])
def test_a_parameter_without_a_checkable_type_is_refused(declaring: Declaring, source: str) -> None:
    with pytest.raises(BadParameter, match="a type among str, int, float, bool and lists of them"):
        parameters.of_notebook(declaring(source))


def test_a_missing_notebook(tmp_path: Path) -> None:
    with pytest.raises(RawFileMissing, match="expected  a notebook"):
        parameters.of_notebook(tmp_path / "none.ipynb")


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"cells": [1]}'])
def test_no_notebook(tmp_path: Path, content: str) -> None:
    path = tmp_path / "n.ipynb"
    path.write_text(content)
    with pytest.raises(UnreadableDocument, match="a Jupyter notebook"):
        parameters.of_notebook(path)


def test_a_notebook_without_the_tag(declaring: Declaring) -> None:
    with pytest.raises(UnreadableDocument, match="0 such cells"):
        parameters.of_notebook(declaring("year: int = 1", "other"))


def test_braces_in_the_folder_are_no_parameters(declaring: Declaring) -> None:
    path = declaring("year: int = 1")
    folder = path.parent / "{place}"
    folder.mkdir()
    assert parameters.of_notebook(path.rename(folder / path.name)) == {"year": Parameter("int", "1")}


CELL = 'place: str = "鞍山市"  # full name\nyear: int = 2023'


@pytest.mark.parametrize(
    ("cells", "values", "found"),
    [
        ([CELL], {}, []),
        ([CELL], {"year": "2023"}, ["'2023' (str)"]),
        ([CELL, "# Parameters\nyear = 2024"], {"year": 2024}, []),
        ([CELL, '# Parameters\nyear = "2024"'], {"year": "2024"}, ["'2024' (str)"]),
        (
            [CELL, '# Parameters\nplaec = "x"\nyear = "y"'],
            {"plaec": "x", "year": "y"},
            ["'y' (str)", "'plaec'"],
        ),
        # What a person types is no parameter, nor is the cell that asks.
        ([CELL, "plaec = 1", "check_parameters(globals())"], {"plaec": 1}, []),
        (["import indicators", CELL, "%matplotlib inline"], {"year": None}, ["None (NoneType)"]),
        # After a change by hand the last one counts.
        ([CELL, '# Parameters\nplaec = "x"', CELL], {}, []),
        ([], {"year": "x"}, []),
    ],
)
def test_a_notebook_checks_what_it_was_given(
    cells: list[str], values: dict[str, object], found: list[str]
) -> None:
    namespace = {"In": ["", *cells], "place": "鞍山市", "year": 2023} | values
    wrong: list[IndicatorsError] = []
    try:
        parameters.check_parameters(namespace)
    except Faults as faults:
        wrong = list(faults.errors)
    except BadParameter as fault:
        wrong = [fault]
    assert [fault.found for fault in wrong] == found
    assert {type(fault) for fault in wrong} <= {BadParameter}


def test_outside_of_ipython_nothing_is_checked() -> None:
    parameters.check_parameters({"year": "x"})
