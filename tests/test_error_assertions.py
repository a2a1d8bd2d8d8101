"""Every class of errors is raised by the package, and awaited by a test of what raises it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from indicators import errors
from indicators.errors import IndicatorsError

TESTS = Path(__file__).parent
SOURCES = Path(errors.__file__).parent
KINDS = sorted(
    (
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, IndicatorsError) and kind is not IndicatorsError
    ),
    key=lambda kind: kind.__name__,
)
# What a test calls with the class that it awaits; `fault` is a helper around `pytest.raises`.
AWAITING = {"raises", "fault", "isinstance"}
# These name every class, whatever raises it.
OF_ALL = {"test_errors.py", Path(__file__).name}


def nodes(folder: Path, left_out: set[str]) -> Iterator[ast.AST]:
    for path in sorted(folder.rglob("*.py")):
        if path.name not in left_out:
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def name(node: ast.AST) -> str:
    """Name what a node is, whether or not a module stands before it."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def names(node: ast.AST) -> set[str]:
    """Name all that stands in a node."""
    return set(map(name, ast.walk(node)))


@cache
def made() -> frozenset[str]:
    """The classes of which the package makes an error, beside the module that defines them."""
    found = nodes(SOURCES, set())
    return frozenset(name(node.func) for node in found if isinstance(node, ast.Call))


@cache
def awaited() -> tuple[frozenset[str], tuple[str, ...]]:
    """The classes that tests await or compare, and the texts that they look for in what is said."""
    classes: set[str] = set()
    said: list[str] = []
    for node in nodes(TESTS, OF_ALL):
        if isinstance(node, ast.Call) and name(node.func) in AWAITING:
            classes.update(*map(names, node.args))
        elif isinstance(node, ast.Compare):
            classes |= names(node)
            compared = [one for one in ast.walk(node) if isinstance(one, ast.Constant)]
            said += [one.value for one in compared if isinstance(one.value, str)]
    return frozenset(classes), tuple(said)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_is_made_by_the_package_and_awaited_by_a_test(kind: type[IndicatorsError]) -> None:
    classes, said = awaited()
    assert kind.__name__ in made()
    assert kind.__name__ in classes or any(kind.headline in text for text in said)
