"""Which modules of this package the notebooks import: the fork server imports them once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from indicators.batch import notebook_file
from indicators.errors import IndicatorsError

PACKAGE = "indicators"


def of_notebooks(folder: Path) -> list[str]:
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
            sources = notebook_file.code_cells(notebook_file.read(path))
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
