"""Refreshing a notebook keeps its outputs and nothing that differs from run to run."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from indicators.batch import papermill_adapter, refresh_notebooks
from indicators.project import Project


def test_a_refreshed_notebook_is_run_and_repeats(small: Project) -> None:
    path = small.notebooks / "good.ipynb"
    refresh_notebooks.refresh(path)
    once = path.read_bytes()
    content = json.loads(once)
    assert [cell["execution_count"] for cell in content["cells"] if cell["cell_type"] == "code"] == [1, 2, 3]
    assert content["cells"][-1]["outputs"][0]["data"]["text/plain"] == ["鞍山市"]
    assert "papermill" not in content["metadata"]
    assert content["metadata"]["language_info"] == {"name": "python"}
    refresh_notebooks.refresh(path)
    assert path.read_bytes() == once


def test_of_a_widget_the_plain_form_is_kept() -> None:
    data = {refresh_notebooks.LIVE: {"model_id": "3f"}, "text/html": "<table></table>", "text/plain": "table"}
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
