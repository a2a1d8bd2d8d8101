"""Parses YAML into nodes, which give the data and, for any place in them, the line a person has to open."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from indicators.storage.nested_data import deep_line
from indicators.vocabulary.file_text import read_text, yaml_fault

# The C parser reads the catalogue of indicators about seven times as fast as the pure Python one.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# More values than any register of papers has.
_LARGEST = 50_000_000
_ANCHOR = re.compile(r"[\s\[{,]&[^\s&]")
# What YAML refuses to read.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def parsed(text: str) -> Any:
    """Parse YAML as plain data; raises yaml.YAMLError where it is none.

    Examples
    --------
    >>> parsed("- id: a")
    [{'id': 'a'}]
    """
    loader = _loader(text)
    try:
        node = loader.get_single_node()
        _require_small(node, text)
        return loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()


def _loader(text: str) -> Any:
    """Give the parser of a text; raises yaml.MarkedYAMLError where it would call itself without end."""
    if line := deep_line(text):
        mark = yaml.Mark("", 0, line - 1, 0, None, 0)
        raise yaml.MarkedYAMLError(problem="lists within lists without end", problem_mark=mark)
    return Loader(text)


def _require_small(node: yaml.Node | None, text: str) -> None:
    """Refuse aliases that make a text of a few lines as large as memory, once it is written out."""
    if node is not None and _ANCHOR.search(text) and _size(node, {}) > _LARGEST:
        raise yaml.MarkedYAMLError(problem="aliases of aliases without end", problem_mark=node.start_mark)


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """Count the values in a node, those of an alias each time; one within itself has no end."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = _LARGEST + 1
        inner = [part for one in node.value for part in (one if isinstance(one, tuple) else (one,))]
        known[id(node)] = 1 + sum(_size(part, known) for part in inner)
    return known[id(node)]


def _line(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 1


def compose(path: Path) -> tuple[Any, yaml.Node]:
    """Read a YAML file as data and as nodes that know their lines.

    Raises
    ------
    VocabularyFault
        The file is empty, is no YAML, or writes a key twice.
    """
    text = read_text(path)
    if unprintable := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, unprintable.start()) + 1
        raise yaml_fault(path, line, "printable text", f"the character {unprintable[0]!r}")
    try:
        loader = _loader(text)
    except yaml.MarkedYAMLError as error:
        raise yaml_fault(path, _line(error), "YAML", str(error.problem)) from error
    try:
        node = loader.get_single_node()
        if node is None:
            raise yaml_fault(path, 1, "at least one entry", "an empty file")
        _require_small(node, text)
        for line, key in _repeated_keys(node):
            raise yaml_fault(path, line, "each key once", f"{key} again")
        return loader.construct_document(node), node
    except yaml.MarkedYAMLError as error:
        raise yaml_fault(path, _line(error), "YAML", str(error.problem)) from error
    finally:
        loader.dispose()


def outlined(path: Path) -> tuple[Any, list[tuple[int, dict[str, int]]]]:
    """Read a YAML file as data, and of each of its entries the line and those of its fields."""
    data, node = compose(path)
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        pairs = list(node.value)
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(item, item) for item in node.value]
    return data, [(head.start_mark.line + 1, _lines(item)) for head, item in pairs]


def _lines(node: yaml.Node) -> dict[str, int]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {key.value: key.start_mark.line + 1 for key, _ in pairs}


def _repeated_keys(node: yaml.Node, looked_at: set[int] | None = None) -> Iterator[tuple[int, Hashable]]:
    """Yield the keys a mapping writes twice: YAML would silently keep the last.

    An alias is the node that it stands for, which is looked at once however often it is named.
    """
    looked_at = set() if looked_at is None else looked_at
    if id(node) in looked_at:
        return
    looked_at.add(id(node))
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key.start_mark.line + 1, key.value
                seen.add(key.value)
            yield from _repeated_keys(value, looked_at)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item, looked_at)
