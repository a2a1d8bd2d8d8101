"""Runs the cells of a notebook in this process, which is fast, and gathers all that they show."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def shown(notebook: Path, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run a notebook's cells and list what they show, markup as markup; the rest of a bundle as JSON."""
    displayed: list[object] = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    space: dict[str, Any] = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, notebook.name, "exec"), space)
        if "parameters" in cell["metadata"].get("tags", []):
            space.update(parameters)
        if last is not None:
            displayed.append(eval(compile(ast.Expression(last.value), notebook.name, "eval"), space))
    return [form for value in displayed for form in forms(value, displayed)]


def forms(value: Any, displayed: list[object]) -> Iterator[str]:
    """Every form in which a notebook keeps a value."""
    yield repr(value)
    if hasattr(value, "_ipython_display_"):
        before = len(displayed)
        value._ipython_display_()
        for other in displayed[before:]:
            yield from forms(other, displayed)
    if hasattr(value, "_repr_html_"):
        yield str(value._repr_html_())
    if hasattr(value, "_repr_mimebundle_"):
        yield json.dumps(value._repr_mimebundle_(), ensure_ascii=False)
