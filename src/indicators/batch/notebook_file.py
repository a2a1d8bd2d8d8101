"""Reads a notebook's file: its cells, metadata and imports, or a named error."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicators.errors import IndicatorsError, RawFileMissing, UnreadableDocument
from indicators.storage.nested_data import json_data

PARAMETERS = "parameters"
PACKAGE = "indicators"


def read(path: Path) -> dict[str, Any]:
    """Read a notebook as JSON.

    Raises
    ------
    RawFileMissing
        If there is no such file.
    UnreadableDocument
        If it is no notebook of format 4.
    """
    if not path.is_file():
        raise RawFileMissing(
            expected="a notebook",
            found="no file",
            where=str(path),
            remedy="Restore it from the repository, or name a notebook that is there.",
        )
    try:
        content: dict[str, Any] = json_data(path.read_text(encoding="utf-8"))
        for cell in content["cells"]:
            _ = cell["cell_type"], cell["metadata"].get("tags", []), source(cell)
        kernel_name(content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocument(
            expected="a Jupyter notebook (JSON)",
            found=f"{type(error).__name__}: {error}",
            where=str(path),
            remedy="Open it in JupyterLab and save it again, or restore it from the repository.",
        ) from error
    return content


def source(cell: dict[str, Any]) -> str:
    r"""Give a cell's source, which the file may hold in lines.

    Examples
    --------
    >>> source({"source": ["a = 1\n", "b = 2"]})
    'a = 1\nb = 2'
    """
    return "".join(cell["source"])


def kernel_name(notebook: dict[str, Any]) -> str:
    """Name the kernel that a notebook asks for."""
    return str(notebook["metadata"].get("kernelspec", {}).get("name", ""))


def code_cells(notebook: dict[str, Any], tag: str = "") -> list[str]:
    """List the sources of the code cells, or of those with a tag."""
    return [
        source(cell)
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and (not tag or tag in cell["metadata"].get("tags", []))
    ]


def imported_modules(folder: Path) -> list[str]:
    """List the modules of this package that the code cells of notebooks import.

    Parameters
    ----------
    folder : Path
        Holds the notebooks. One that cannot be read, and a cell that is no Python, are left out: they
        fail where they are run.
    """
    found: set[str] = set()
    for path in folder.glob("*.ipynb"):
        try:
            sources = code_cells(read(path))
        except IndicatorsError:
            continue
        found.update(name for source in sources for name in _imported(source))
    return sorted(name for name in found if name.split(".")[0] == PACKAGE)


def _imported(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
