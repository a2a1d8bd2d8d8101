"""Checks the files of plain word lists and phrases, which have no model of their own, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Annotated, Any

import yaml
from pydantic import StringConstraints, TypeAdapter, ValidationError

from indicators.errors import VocabularyFault
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.loading import yaml_sections
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check
from indicators.vocabulary.yaml_nodes import compose

TEXT_TAG = "tag:yaml.org,2002:str"
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


class PhraseEntry(StrictModel):
    """What is said, in both languages."""

    zh: str
    en: str


def list_faults(path: Path) -> list[VocabularyFault]:
    """Check a file whose names all lead to lists of words.

    Examples
    --------
    >>> list_faults(Path(__file__).with_name("words.yaml"))
    []
    """
    return list(_lists(path, compose(path)[1], ""))


def phrase_faults(path: Path) -> list[VocabularyFault]:
    """Check a file of phrases: both languages, with the same things to fill in.

    Examples
    --------
    >>> phrase_faults(Path(__file__).with_name("page_words.yaml"))
    []
    """
    rows = yaml_sections(path)
    phrases, faults = check(PhraseEntry, rows.values())
    for row, phrase in phrases:
        gaps = {}
        for lang, text in (("zh", phrase.zh), ("en", phrase.en)):
            try:
                gaps[lang] = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError as error:
                faults.append(_fault("braces in pairs", f"{text!r} ({error})", row.where(lang)))
        if len(gaps) == 2 and gaps["zh"] != gaps["en"]:
            odd = ", ".join(f"{{{name}}}" for name in sorted(gaps["zh"] ^ gaps["en"]))
            faults.append(_fault("the same gaps in both languages", f"{odd} in one of them", row.where()))
    return faults


def shape_faults(path: Path, shape: Any) -> list[VocabularyFault]:
    """Check a file against a type.

    Parameters
    ----------
    shape : type
        What pydantic is to read it as.
    """
    data, node = compose(path)
    try:
        TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        return [
            _fault(
                f"{'.'.join(map(str, detail['loc'])) or 'the file'}: {detail['msg']}",
                "nothing" if detail["type"] == "missing" else repr(detail["input"])[:80],
                f"{shown_name(path)}, line {_line(node, detail['loc'])}",
            )
            for detail in error.errors(include_url=False)
        ]
    return []


def _lists(path: Path, node: yaml.Node, name: str) -> Iterator[VocabularyFault]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lists(path, value, f"{name}.{key.value}".strip("."))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode):
                yield from _lists(path, item, name)
            elif item.tag != TEXT_TAG or not item.value.strip():
                expected = "a word, in quotes where YAML takes it for something else"
                yield _fault(expected, repr(item.value), _where(path, item, name))
    else:
        yield _fault("a list of words", repr(node.value), _where(path, node, name))


def _where(path: Path, node: yaml.Node, name: str) -> str:
    return f"{shown_name(path)}, line {node.start_mark.line + 1}" + (f", {name}" if name else "")


def _line(node: yaml.Node, place: tuple[int | str, ...]) -> int:
    """Find the line of a place in the data, as near as its parts are found."""
    line = node.start_mark.line + 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = {key.value: (key, value) for key, value in node.value}.get(str(part))
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def _fault(expected: str, found: str, where: str) -> VocabularyFault:
    return VocabularyFault(expected=expected, found=found, where=where, remedy="Correct the entry.")
