"""Runs notebooks with their defaults and keeps the outputs: `make notebooks`, `make notebook N=…`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from papermill.exceptions import PapermillExecutionError

from indicators.batch import papermill_adapter
from indicators.errors import IndicatorsError
from indicators.project import find
from indicators.storage.atomic_write import write_bytes
from indicators.views.table import TABLE_TYPE

# What papermill and the kernel note down about one run: it differs from run to run.
RUN = ("papermill", "execution", "widgets")
# A widget lives as long as its kernel, and a table's data are for the batch: the plain form beside is kept.
LEFT_OUT = ("application/vnd.jupyter.widget-view+json", TABLE_TYPE)
# What nbconvert needs to write a script; the rest names the Python of one run, and its editor.
LANGUAGE = ("name", "file_extension", "mimetype", "nbconvert_exporter")


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
    """Write a run notebook the same way for the same outputs."""
    kept = nbformat.from_dict(json.loads(json.dumps(notebook)))  # type: ignore[no-untyped-call]
    for cell in kept.cells:
        cell.metadata = {name: value for name, value in cell.metadata.items() if value and name not in RUN}
        for output in cell.get("outputs", []):
            for form in LEFT_OUT:
                output.get("data", {}).pop(form, None)
    language = kept.metadata.get("language_info", {})
    kept.metadata = {name: value for name, value in kept.metadata.items() if name not in RUN}
    kept.metadata["language_info"] = {name: language[name] for name in LANGUAGE if name in language}
    text = nbformat.writes(kept, version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    return str(text) + "\n"


def main(names: Sequence[str]) -> int:
    """Refresh the notebooks of these names, or all of the project; one that fails leaves the others."""
    folder = find().notebooks
    paths = [folder / f"{Path(name).stem}.ipynb" for name in names] or sorted(folder.glob("*.ipynb"))
    failed = 0
    for path in paths:
        try:
            refresh(path)
        except (IndicatorsError, PapermillExecutionError) as error:
            failed += 1
            message, _ = papermill_adapter.describe(error)
            sys.stderr.write(f"failed {path.name}\n{message}\n")
        else:
            sys.stderr.write(f"ran {path.name}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
