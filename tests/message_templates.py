"""The messages of the package as they stand in its source: templates with ⟨1⟩, ⟨2⟩ … for their values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PARTS = frozenset(("expected", "found", "where", "remedy"))


def in_source(root: Path) -> dict[str, str]:
    """Give the template of every part of an error that is written out where it is raised, with its place."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for keyword in node.keywords:
                    if keyword.arg in PARTS:
                        for text in _texts(keyword.value):
                            found.setdefault(text.strip(" ,;"), f"{path.name}:{node.lineno}")
    return found


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
