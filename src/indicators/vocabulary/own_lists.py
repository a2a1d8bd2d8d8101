"""Adds a project's words to the package's lists and takes others out, and says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from indicators.errors import VocabularyFault, nearest, raise_all
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.yaml_nodes import compose

# What an own section may say of a list of the package instead of words to add to it.
_ADD, _WITHOUT = "add", "without"
_PATTERNS = "_patterns"


def with_own(found: dict[str, Any], own: Path) -> dict[str, Any]:
    """Give lists of words with what a project's file adds to them, or takes out; raises as `word_lists`."""
    data, node = compose(own)
    raise_all(list(_list_faults(node, found, (), own)))
    merged: dict[str, Any] = _merged(found, data)
    return merged


def _merged(packaged: Any, own: Any) -> Any:
    if isinstance(packaged, dict):
        return {key: _merged(value, own[key]) if key in own else value for key, value in packaged.items()}
    is_list = isinstance(own, list)
    added, without = (own, ()) if is_list else (own.get(_ADD, ()), own.get(_WITHOUT, ()))
    return [*(word for word in packaged if word not in without), *added]


def _list_faults(
    node: yaml.Node, packaged: Any, names: tuple[str, ...], path: Path
) -> Iterator[VocabularyFault]:
    """Say where a project's sections are none of the package's, and which of their words cannot be taken."""
    if isinstance(packaged, dict):
        if not isinstance(node, yaml.MappingNode):
            yield _fault(path, node, names, f"sections among {_some(packaged)}", _told(node))
            return
        for key, value in node.value:
            if key.value in packaged:
                yield from _list_faults(value, packaged[key.value], (*names, key.value), path)
            else:
                told = nearest(str(key.value), list(packaged))
                yield _fault(path, key, names, "a section that the package has", str(key.value), told)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in (_ADD, _WITHOUT):
                yield _fault(path, key, names, f"{_ADD} or {_WITHOUT}", str(key.value))
                continue
            yield from _word_faults(value, packaged if key.value == _WITHOUT else None, names, path)
        if not {key.value for key, _ in node.value} - {_WITHOUT} and _taken(node) >= set(packaged):
            yield _fault(path, node, names, "a word that is left, or one to add", "none")
    else:
        yield from _word_faults(node, None, names, path)


def _word_faults(
    node: yaml.Node, known: Sequence[str] | None, names: tuple[str, ...], path: Path
) -> Iterator[VocabularyFault]:
    """Say which words are none, which expressions cannot be read, and which are not there to be taken out."""
    if not isinstance(node, yaml.SequenceNode):
        yield _fault(path, node, names, "a list of words", _told(node))
        return
    for item in node.value:
        is_word = isinstance(item, yaml.ScalarNode) and item.tag == "tag:yaml.org,2002:str"
        is_plain = not names[-1].endswith(_PATTERNS)
        if not is_word or not item.value.strip() or (is_plain and "|" in item.value):
            expected = "a word, in quotes where YAML takes it for something else"
            yield _fault(path, item, names, expected, _told(item))
        elif known is not None and item.value not in known:
            yield _fault(
                path, item, names, "a word that the package has", item.value, nearest(item.value, known)
            )
        elif known is None and not is_plain and (why := _misread(item.value)):
            yield _fault(path, item, names, "a regular expression without groups that capture", why)


def _taken(node: yaml.MappingNode) -> set[str]:
    lists = [value for _, value in node.value if isinstance(value, yaml.SequenceNode)]
    return {item.value for found in lists for item in found.value if isinstance(item, yaml.ScalarNode)}


def _misread(expression: str) -> str:
    """Say why an expression cannot stand among others, "" if it can."""
    try:
        made = re.compile(expression)
    except re.error as error:
        return f"{expression!r} ({error})"
    is_whole = not made.groups and made.flags == re.UNICODE.value and made.fullmatch("") is None
    return "" if is_whole else repr(expression)


def _fault(
    path: Path, node: yaml.Node, names: tuple[str, ...], expected: str, found: str, remedy: str = ""
) -> VocabularyFault:
    inside = f", {'.'.join(names)}" if names else ""
    return VocabularyFault(
        expected=expected,
        found=found,
        where=f"{shown_name(path)}, line {node.start_mark.line + 1}{inside}",
        remedy=remedy or "Correct the entry.",
    )


def _told(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value)
    return "a mapping" if isinstance(node, yaml.MappingNode) else "a sequence"


def _some(packaged: Mapping[str, Any]) -> str:
    return ", ".join(list(packaged)[:8])
