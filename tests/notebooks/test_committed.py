"""The committed notebooks are views: run to the end, quiet, without code of their own, in both languages.

nbval compares their outputs with a fresh run; it takes a cell that was never run for a success, so that
is looked at here.
"""

from __future__ import annotations

import ast
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from indicators.batch import parameters, report_kinds

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LONGEST_CELL = 8


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    content = json.loads(path.read_text("utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == kind]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_the_notebooks_of_the_reports_are_there() -> None:
    found = report_kinds.load(FOLDER)
    assert found.faults == ()
    assert [kind.name for kind in found] == [
        "quarterly_report", "plan_vs_annual", "responsibility", "compare_cities",
    ]  # fmt: skip
    # No other name of a file or a page stands for one of ours.
    assert all(kind.short for kind in found)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_every_cell_was_run_in_order(self, path: Path) -> None:
        counts = [cell["execution_count"] for cell in cells(path, "code")]
        assert counts == list(range(1, len(counts) + 1))

    def test_no_cell_failed_or_warned(self, path: Path) -> None:
        outputs = [output for cell in cells(path, "code") for output in cell["outputs"]]
        assert outputs
        assert [output for output in outputs if output["output_type"] in ("error", "stream")] == []

    def test_no_cell_holds_logic(self, path: Path) -> None:
        banned = (
            ast.FunctionDef,
            ast.AsyncFunctionDef,
            ast.ClassDef,
            ast.Lambda,
            ast.For,
            ast.While,
            ast.If,
            ast.With,
        )
        for cell in cells(path, "code"):
            tree = ast.parse(source(cell))
            assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, banned)] == []
            assert len(source(cell).splitlines()) <= LONGEST_CELL

    def test_no_cell_reaches_past_the_package(self, path: Path) -> None:
        for cell in cells(path, "code"):
            for node in ast.walk(ast.parse(source(cell))):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    assert isinstance(node, ast.ImportFrom)
                    assert (node.module or "").startswith("indicators")
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    assert node.func.id not in ("open", "exec", "eval", "__import__")

    def test_every_view_has_a_heading_and_a_line_before_it(self, path: Path) -> None:
        content = json.loads(path.read_text("utf-8"))["cells"]
        assert source(content[0]).startswith("# ")
        for before, cell in pairwise(content):
            if cell["cell_type"] == "code" and cell["outputs"]:
                assert re.fullmatch(r"## .+\n\n.+", source(before))

    def test_it_speaks_english_too(self, path: Path) -> None:
        for cell in cells(path, "markdown"):
            english = cell["metadata"]["en"]
            assert re.findall("^#+ ", source(cell)) == re.findall("^#+ ", english)
            assert not re.search("[\u4e00-\u9fff]", english)

    def test_nothing_of_one_run_is_kept(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert not re.search(r'"(papermill|execution)": \{|ipykernel_\d+|20\d\d-\d\d-\d\dT\d\d:', text)


def test_the_tour_leads_to_every_notebook_and_nowhere_else() -> None:
    words = "".join(source(cell) for cell in cells(FOLDER / "README.ipynb", "markdown"))
    others = {path.name for path in NOTEBOOKS} - {"README.ipynb"}
    assert set(re.findall(r"\]\((.+?)\)", words)) == others


def test_jupyterlab_opens_on_the_tour_and_asks_the_network_for_nothing() -> None:
    makefile = (FOLDER.parent / "Makefile").read_text("utf-8")
    (recipe,) = re.findall(r"(?m)^lab:.*\n\t(.*)", makefile)
    assert recipe.endswith(" notebooks/README.ipynb")
    assert 'JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter"' in recipe
    settings = json.loads((FOLDER.parent / ".jupyter/labconfig/page_config.json").read_text("utf-8"))
    assert settings["disabledExtensions"] == {"@jupyterlab/apputils-extension:announcements": True}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_parameters_are_declared_with_types(path: Path) -> None:
    declared = parameters.of_notebook(path)
    assert declared["lang"].kind == "str"
    assert declared["include_restricted"].kind == "bool"
