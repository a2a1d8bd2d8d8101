"""Refreshing a notebook keeps its outputs and nothing that differs from run to run."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from indicators.batch import papermill_adapter, refresh_notebooks
from indicators.project import ROOT_VARIABLE, Project


def test_a_refreshed_notebook_is_run_and_repeats(small: Project) -> None:
    path = small.notebooks / "good.ipynb"
    refresh_notebooks.refresh(path)
    once = path.read_bytes()
    content = json.loads(once)
    assert [cell["execution_count"] for cell in content["cells"] if cell["cell_type"] == "code"] == [1, 2, 3]
    assert content["cells"][-1]["outputs"][0]["data"]["text/plain"] == ["鞍山市 (1 × 1)"]
    assert "papermill" not in content["metadata"]
    # With this `jupyter nbconvert --to script` writes a .py; the version of one run's Python stays out.
    assert content["metadata"]["language_info"] == {
        "name": "python",
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "nbconvert_exporter": "python",
    }
    refresh_notebooks.refresh(path)
    assert path.read_bytes() == once


def test_of_widgets_and_tables_the_plain_form_is_kept() -> None:
    data = {"text/html": "<table></table>", "text/plain": "table"}
    data |= dict.fromkeys(refresh_notebooks.LEFT_OUT, "{}")
    ran = nbformat.v4.new_notebook(metadata={"widgets": {"application/vnd.jupyter.widget-state+json": {}}})
    ran.cells = [nbformat.v4.new_code_cell("t", outputs=[nbformat.v4.new_output("execute_result", data)])]
    kept = json.loads(refresh_notebooks.written(ran))
    assert set(kept["cells"][0]["outputs"][0]["data"]) == {"text/html", "text/plain"}
    assert "widgets" not in kept["metadata"]


def test_a_notebook_that_breaks_is_left_as_it_was(small: Project) -> None:
    path = small.notebooks / "broken.ipynb"
    before = path.read_bytes()
    with pytest.raises(papermill_adapter.PapermillExecutionError):
        refresh_notebooks.refresh(path)
    assert path.read_bytes() == before


def test_the_event_loop_of_a_caller_stays_open(small: Project) -> None:
    async def inside() -> bool:
        refresh_notebooks.refresh(small.notebooks / "good.ipynb")
        return asyncio.get_running_loop().is_running()

    # A thread of its own: a browser test run earlier leaves a running loop in this one.
    with ThreadPoolExecutor(max_workers=1) as own:
        assert own.submit(lambda: asyncio.run(inside())).result()


def test_chosen_notebooks_are_refreshed_and_one_that_breaks_leaves_the_others(
    small: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(small.root))
    assert refresh_notebooks.main(["broken", "good.ipynb", "gone"]) == 1
    told = capsys.readouterr().err
    assert "failed broken.ipynb\nZeroDivisionError: division by zero\n" in told
    assert "ran good.ipynb\n" in told
    assert "failed gone.ipynb\nRawFileMissing: raw file missing\n" in told
    assert '"execution_count": 3' in (small.notebooks / "good.ipynb").read_text("utf-8")
