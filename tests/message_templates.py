"""The messages of the package as they stand in its source: templates with ⟨1⟩, ⟨2⟩ … for their values."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from indicators import errors

PARTS = frozenset(("expected", "found", "where", "remedy"))
# They put what they are given into a part of an error.
MAKERS = frozenset(("archive", "damaged", "refusal", "unsafe"))


def in_source(root: Path) -> dict[str, str]:
    """Give the template of every part of an error that is written out where it is raised, with its place."""
    found: dict[str, str] = {}
    modules = {path: _with_constants(path) for path in sorted(root.rglob("*.py"))}
    makers = _makers(modules.values())
    for path in modules:
        for node in ast.walk(modules[path]):
            if isinstance(node, ast.Call):
                for value in _values(node, makers):
                    for text in _texts(value):
                        found.setdefault(text.strip(" ,;"), f"{path.name}:{node.lineno}")
    return found


class _WithConstants(ast.NodeTransformer):
    """Puts in the place of a module's constant names the strings that they stand for."""

    def __init__(self, module: ast.Module) -> None:
        self._strings = {
            target.id: statement.value
            for statement in module.body
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant | ast.JoinedStr)
            for target in statement.targets
            if isinstance(target, ast.Name)
        }

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._strings.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


def _with_constants(path: Path) -> ast.Module:
    module = ast.parse(path.read_text(encoding="utf-8"))
    visited = _WithConstants(module).visit(module)
    assert isinstance(visited, ast.Module)
    return visited


def _makers(modules: Iterable[ast.Module]) -> dict[str, set[int]]:
    """Give the errors and functions that take parts of an error by position, with the positions."""
    found = {name: set(range(len(PARTS))) for name, one in vars(errors).items() if isinstance(one, type)}
    for node in (node for module in modules for node in ast.walk(module)):
        if isinstance(node, ast.ClassDef):
            fields = [field.target for field in node.body if isinstance(field, ast.AnnAssign)]
            _add(found, node.name, [field.id for field in fields if isinstance(field, ast.Name)])
        if isinstance(node, ast.FunctionDef):
            names = [one.arg for one in node.args.args]
            _add(found, node.name, names[1:] if names[:1] in (["self"], ["cls"]) else names)
    return found


def _add(found: dict[str, set[int]], function: str, names: list[str]) -> None:
    if len(PARTS.intersection(names)) > 1 or "expected" in names:
        found.setdefault(function, set()).update(i for i, name in enumerate(names) if name in PARTS)


def _values(call: ast.Call, makers: dict[str, set[int]]) -> Iterator[ast.expr]:
    yield from (keyword.value for keyword in call.keywords if keyword.arg in PARTS)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    places = range(len(call.args)) if name in MAKERS else makers.get(name, set())
    yield from (value for place, value in enumerate(call.args) if place in places)


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield _template(values)
            for value in values:
                if isinstance(value, ast.FormattedValue) and isinstance(value.value, ast.IfExp | ast.BoolOp):
                    yield from _texts(value.value)
        case ast.IfExp(body=body, orelse=other) | ast.BinOp(left=body, right=other):
            yield from _texts(body)
            yield from _texts(other)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _texts(value)


def _template(values: list[ast.expr]) -> str:
    pieces, count = [], 0
    for value in values:
        if isinstance(value, ast.Constant):
            pieces.append(str(value.value))
        else:
            count += 1
            pieces.append(f"⟨{count}⟩")
    return "".join(pieces)
