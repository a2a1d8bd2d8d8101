"""The committed notebooks are views: run to the end, quiet, without code of their own, in both languages.

nbval compares their outputs with a fresh run; it takes a cell that was never run for a success, so that
is looked at here.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter, ScriptExporter

from indicators.batch import parameters, report_kinds
from indicators.charts.figure_title import FIGURE_TYPE, PICTURE_TYPE
from indicators.views.table import TABLE_TYPE

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
        "quarterly_report", "national_overview", "plan_vs_annual", "responsibility", "plan_account",
        "compare_cities", "indicator_history",
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


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestOtherTools:
    """What plain nbconvert makes of them, without a template of ours and without the network."""

    def test_a_page_shows_every_figure_and_table(self, path: Path) -> None:
        notebook = nbformat.read(path, nbformat.NO_CONVERT)
        data = [output.data for cell in notebook.cells for output in cell.get("outputs", [])]
        page, _ = HTMLExporter().from_notebook_node(notebook)
        figures = sum(FIGURE_TYPE in own for own in data)
        assert page.count('src="data:image/svg+xml;base64,') == figures
        tables = sum(own.get("text/html", "").count("<table") for own in data)
        assert page.count("<table") == tables
        assert figures + tables > 0

    def test_a_script_is_python(self, path: Path) -> None:
        script, resources = ScriptExporter().from_filename(str(path))
        assert resources["output_extension"] == ".py"
        ast.parse(script)


def test_the_figures_are_there() -> None:
    text = "".join(path.read_text("utf-8") for path in NOTEBOOKS)
    assert text.count(f'"{FIGURE_TYPE}": {{') == 2 * text.count(f'"{PICTURE_TYPE}": ') > 20


def test_nbval_by_hand_keeps_notebooks_together_and_says_what_renews_them(tmp_path: Path) -> None:
    def noted(name: str, seen: str) -> None:
        output = nbformat.v4.new_output(
            "execute_result", {"text/plain": seen, TABLE_TYPE: "{}"}, execution_count=2
        )
        first = nbformat.v4.new_code_cell("number = 6 * 7", execution_count=1)
        made = nbformat.v4.new_notebook(
            cells=[first, nbformat.v4.new_code_cell("number", execution_count=2, outputs=[output])]
        )
        nbformat.write(made, tmp_path / name)

    for name, seen in {"a.ipynb": "42", "b.ipynb": "42", "stale.ipynb": "41"}.items():
        noted(name, seen)
    shutil.copy(FOLDER / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").touch()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-current-env",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        ".",
    ]
    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=os.environ | {"COLUMNS": "200"}
    )
    assert "1 failed, 5 passed" in run.stdout, run.stdout + run.stderr
    assert "Not as the notebooks give them now: stale.ipynb." in run.stdout
    assert "run `make notebooks`" in run.stdout


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
