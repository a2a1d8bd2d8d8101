"""Whether a notebook reads no more of the tables than what its page is about rests on.

A notebook is anybody's to change. Only one that asks `Tables.load` for its own places, indicator or year, and
in which nothing else can read anything, counts; a page of any other rests on all data.
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
        "indicators.views.indicator_history",
        "indicators.views.national_overview",
        "indicators.views.plan_account",
        "indicators.views.plan_vs_annual",
        "indicators.views.quarterly_report",
        "indicators.views.responsibility",
    )
)
NAMES = frozenset(("Tables", "check_parameters", "task_reports"))
# By which argument of `Tables.load` a page reads its own rows, with what of its parameters.
PLACES, INDICATORS, YEARS = "places", "indicators", "years"
_OWN = {PLACES: ("[place]", "places"), INDICATORS: ("[indicator]",), YEARS: ("[year]",)}
# Nothing but the parameters cell may set them.
_SET = ("place", "places", "indicator", "year", "Tables")
_READING = frozenset(
    ("__import__", "compile", "eval", "exec", "open", "getattr", "setattr", "vars", "locals")
)


def own_rows(path: Path) -> str:
    """Say by which argument of `Tables.load` pages of a notebook read: places, indicators or years.

    Returns
    -------
    str
        "" if they rest on more; so they do if it cannot be read, or a cell is no plain Python.
    """
    try:
        notebook = notebook_file.read(path)
        sources = notebook_file.code_cells(notebook, notebook_file.PARAMETERS)
        given = [line for source in sources for line in ast.parse(source).body]
        trees = [ast.parse(source) for source in notebook_file.code_cells(notebook) if source not in sources]
    except (IndicatorsError, SyntaxError, ValueError):
        return ""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    loads = set(_loads(nodes))
    is_plain = all(map(_is_plain, nodes)) and all(map(_is_declared, given))
    return loads.pop() if len(loads) == 1 and is_plain else ""


def _is_declared(line: ast.stmt) -> bool:
    """Whether a line of the parameters cell declares a parameter by a plain value."""
    return isinstance(line, ast.AnnAssign) and not any(isinstance(one, ast.Call) for one in ast.walk(line))


def _loads(nodes: list[ast.AST]) -> Iterator[str]:
    """Tell of each place where tables are loaded by which of their arguments the page reads its own rows."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr == "load":
            calls = (one for one in nodes if isinstance(one, ast.Call) and one.func is node)
            words = [(word.arg or "", ast.unparse(word.value)) for call in calls for word in call.keywords]
            own = [name for name, value in words if value in _OWN.get(name, ())]
            yield own[0] if len(own) == 1 else ""


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
        is_set = isinstance(node.ctx, ast.Store | ast.Del) and node.id in _SET
        return node.id not in _READING and not is_set
    return not (isinstance(node, ast.Attribute) and node.attr.startswith("__"))
