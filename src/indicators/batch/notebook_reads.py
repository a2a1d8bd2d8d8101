"""Whether a notebook reads no more of the tables than its place or places rest on.

A notebook is anybody's to change. Only one that asks `Tables.load` for its own places, and in which nothing
else can read anything, counts; a page of any other rests on all data.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from indicators.batch import notebook_file
from indicators.errors import IndicatorsError

# What a cell may import: of these nothing reads a file but the tables, and what units report on tasks.
MODULES = frozenset(
    (
        "indicators.batch.parameters",
        "indicators.tables.reported",
        "indicators.tables.store",
        "indicators.views.compare_cities",
        "indicators.views.plan_account",
        "indicators.views.plan_vs_annual",
        "indicators.views.quarterly_report",
        "indicators.views.responsibility",
    )
)
NAMES = frozenset(("Tables", "check_parameters", "task_reports"))
# The parameters of which places are taken; nothing but the parameters cell may set them.
PLACES = ("place", "places")
_READING = frozenset(
    ("__import__", "compile", "eval", "exec", "open", "getattr", "setattr", "vars", "locals")
)


def is_of_its_places(path: Path) -> bool:
    """Whether pages of a notebook rest on what `Tables.load` gives for their places, and on nothing else.

    Parameters
    ----------
    path : Path
        The notebook. One that cannot be read, and a cell that is no plain Python, rests on everything.
    """
    try:
        notebook = notebook_file.read(path)
        sources = notebook_file.code_cells(notebook, notebook_file.PARAMETERS)
        given = [line for source in sources for line in ast.parse(source).body]
        trees = [ast.parse(source) for source in notebook_file.code_cells(notebook) if source not in sources]
    except (IndicatorsError, SyntaxError, ValueError):
        return False
    nodes = [node for tree in trees for node in ast.walk(tree)]
    loads = list(_loads(nodes))
    is_plain = all(map(_is_plain, nodes)) and all(map(_is_declared, given))
    return bool(loads) and all(loads) and is_plain


def _is_declared(line: ast.stmt) -> bool:
    """Whether a line of the parameters cell declares a parameter by a plain value."""
    return isinstance(line, ast.AnnAssign) and not any(isinstance(one, ast.Call) for one in ast.walk(line))


def _loads(nodes: list[ast.AST]) -> Iterator[bool]:
    """Tell of each place where tables are loaded whether they are those of the page's places."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr == "load":
            calls = [one for one in nodes if isinstance(one, ast.Call) and one.func is node]
            yield bool(calls) and any(
                word.arg == PLACES[1] and ast.unparse(word.value) in (f"[{PLACES[0]}]", PLACES[1])
                for word in calls[0].keywords
            )


def _is_plain(node: ast.AST) -> bool:
    """Whether a piece of code neither imports nor names anything by which something else can be read."""
    if isinstance(node, ast.Import):
        return False
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        known = names <= NAMES or all(name.endswith("Views") for name in names)
        return (
            node.level == 0 and node.module in MODULES and known and not any(one.asname for one in node.names)
        )
    if isinstance(node, ast.Name):
        is_set = isinstance(node.ctx, ast.Store | ast.Del) and node.id in (*PLACES, "Tables")
        return node.id not in _READING and not is_set
    return not (isinstance(node, ast.Attribute) and node.attr.startswith("__"))
