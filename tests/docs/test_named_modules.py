"""Modules and functions that docstrings and pages name by their dotted path are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import indicators

PACKAGE = Path(indicators.__file__).parent
ROOT = PACKAGE.parents[1]
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
# A path begins with one of these; anything else in backticks is a value, a file or another library's.
PARTS = "|".join(sorted({name.partition(".")[0] for name in MODULES if "." in name}))
NAMED = re.compile(rf"`(?:indicators\.)?((?:{PARTS})(?:\.\w+)+)(?:\(\))?`")
FILE = re.compile(r"\.(?:py|yaml|csv|md|txt|json|xlsx|ipynb)$")


def names_of(module: str) -> set[str]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return found | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def is_there(path: str) -> bool:
    if any(name.startswith(f"{path}.") for name in MODULES):
        return True
    parts = path.split(".")
    depth = next((i for i in range(len(parts), 0, -1) if ".".join(parts[:i]) in MODULES), 0)
    return depth > 0 and set(parts[depth:]) <= names_of(".".join(parts[:depth]))


@pytest.mark.parametrize("folder", ["src", "docs"])
def test_every_dotted_path_leads_somewhere(folder: str) -> None:
    files = [path for ending in ("*.py", "*.md") for path in (ROOT / folder).rglob(ending)]
    named = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in files
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if not FILE.search(name)
    }
    assert named
    assert {(file, name) for file, name in named if not is_there(name)} == set()


@pytest.mark.parametrize("path", ["analysis.tracking", "tables.store.Tables.load", "units.convert"])
def test_a_path_of_each_kind_is_found(path: str) -> None:
    assert is_there(path)
    assert not is_there(f"{path}.nowhere")
