"""Reads vocabulary files so that every fault can name its line; they are collected, never raised one by one.

What YAML says is kept (`kept_files`): its parser is loaded where a file has to be parsed (`yaml_nodes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.vocabulary.file_text import shown_name, yaml_fault
from indicators.vocabulary.kept_files import kept

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One entry as written: its fields and where it stands."""

    fields: Mapping[str, Any]  # Field name → value, not yet checked.
    file: Path
    line: int  # Line of the entry, from 1.
    name: str  # What a person calls the entry: its id, code or key.
    field_lines: Mapping[str, int]  # Field name → line, for the fields written on lines of their own.

    def where(self, field: str = "") -> str:
        """Name file, line, entry and field."""
        line = self.field_lines.get(field, self.line)
        place = f"{shown_name(self.file)}, line {line}, entry {self.name}"
        return f"{place}, {field}" if field else place


def data_of(path: Path) -> Any:
    """Read a YAML file as data alone; raises as `compose`.

    Examples
    --------
    >>> data_of(Path(__file__).with_name("place_words.yaml"))["zone_endings"][0]
    '高新技术产业开发区'
    """
    return kept(path, _outlined)[0]


def packaged(name: str, folder: str = "vocabulary") -> Any:
    """Read a YAML file of the package, which stands in one of its folders, as data alone."""
    return data_of(_HERE.parent / folder / name)


def _outlined(path: Path) -> tuple[Any, list[tuple[int, dict[str, int]]]]:
    from indicators.vocabulary.yaml_nodes import outlined

    return outlined(path)


def yaml_rows(path: Path, key: str) -> list[Row]:
    """Read a YAML list of entries; `key` is the field that names an entry.

    Raises
    ------
    VocabularyFault
        The file is no list of entries.
    """
    data, lines = kept(path, _outlined)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise yaml_fault(path, 1, f"a list of entries, each beginning with - {key}:", _unlike_a_mapping(data))
    return [
        Row(fields, path, line, str(index if isinstance(fields.get(key), list | None) else fields[key]), own)
        for index, (fields, (line, own)) in enumerate(zip(data, lines, strict=True), 1)
    ]


_SHAPES = {dict: "a mapping of fields", list: "a list", str: "a text", type(None): "nothing"}


def _unlike_a_mapping(data: object) -> str:
    """Say what stands where entries should: the first of them that is none, or what the whole is instead."""
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data, 1)
        for name, entry in entries:
            if not isinstance(entry, dict):
                return f"{_SHAPES.get(type(entry), repr(entry))} at {name}"
    return _SHAPES.get(type(data), repr(data))


def yaml_sections(path: Path) -> dict[str, Row]:
    """Read a YAML mapping of named entries.

    Raises
    ------
    VocabularyFault
        The file is no mapping of entries.
    """
    data, lines = kept(path, _outlined)
    if not isinstance(data, dict) or not all(isinstance(item, dict) for item in data.values()):
        raise yaml_fault(path, 1, "entries with a name each", _unlike_a_mapping(data))
    return {
        str(name): Row(fields, path, line, str(name), own)
        for (name, fields), (line, own) in zip(data.items(), lines, strict=True)
    }


def sections_of(section: Row | None, key: str) -> list[Row]:
    """Read a section of named entries as rows; `key` is the field that takes the name."""
    if section is None:
        return []
    return [
        Row(
            {key: name, **(fields if isinstance(fields, dict) else {})},
            section.file,
            section.field_lines.get(str(name), section.line),
            str(name),
            {},
        )
        for name, fields in section.fields.items()
    ]
