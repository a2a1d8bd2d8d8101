"""Runs the notebooks with their defaults and keeps the outputs: `make notebooks`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat

from indicators.batch import papermill_adapter
from indicators.project import find
from indicators.storage.atomic_write import write_bytes

# What papermill and the kernel note down about one run: it differs from run to run.
RUN = ("papermill", "execution", "widgets")
# A widget lives as long as its kernel; the plain form beside it is kept.
LIVE = "application/vnd.jupyter.widget-view+json"
KERNEL = ("codemirror_mode", "file_extension", "mimetype", "nbconvert_exporter", "pygments_lexer", "version")


def refresh(notebook: Path) -> None:
    """Run a notebook with its own defaults and write it back with outputs and nothing that varies.

    Parameters
    ----------
    notebook : Path
        Written in one step, and only if every cell ran.

    Raises
    ------
    PapermillExecutionError
        If a cell raises; the notebook is left as it was.
    """
    with tempfile.TemporaryDirectory() as folder:
        ran = papermill_adapter.execute(notebook, Path(folder) / notebook.name, {}, Path(folder))
    write_bytes(notebook, written(ran).encode("utf-8"))


def written(notebook: Any) -> str:
    """Write a run notebook the same way for the same outputs.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A notebook that ran to the end.
    """
    kept = nbformat.from_dict(json.loads(json.dumps(notebook)))  # type: ignore[no-untyped-call]
    for cell in kept.cells:
        cell.metadata = {name: value for name, value in cell.metadata.items() if value and name not in RUN}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(LIVE, None)
    language = kept.metadata.get("language_info", {})
    kept.metadata = {name: value for name, value in kept.metadata.items() if name not in RUN}
    kept.metadata["language_info"] = {name: language[name] for name in language if name not in KERNEL}
    text = nbformat.writes(kept, version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    return str(text) + "\n"


def main() -> int:
    """Refresh all notebooks of the project."""
    for notebook in sorted(find().notebooks.glob("*.ipynb")):
        refresh(notebook)
        sys.stderr.write(f"ran {notebook.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
