"""Reads vocabulary files so that every fault can name its line.

YAML is composed into nodes once: the nodes give the data and, for any place in them, the line a person
has to open. Faults are collected, never raised one by one.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from indicators.errors import VocabularyFault
from indicators.storage.nested_data import deep_line
from indicators.storage.plain_files import read_plain
from indicators.vocabulary.kept_files import kept

# The C parser reads the catalogue of indicators about seven times as fast as the pure Python one.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HERE = Path(__file__).parent

# More values than any register of papers has.
_LARGEST = 50_000_000
_ANCHOR = re.compile(r"[\s\[{,]&[^\s&]")
# What YAML refuses to read.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


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


def shown_name(path: Path) -> str:
    """Name a vocabulary file for a message: one of a project with its folder, one of the package without.

    Examples
    --------
    >>> shown_name(Path("我的项目/vocabulary/units.csv")), shown_name(Path(__file__).with_name("units.csv"))
    ('vocabulary/units.csv', 'units.csv')
    """
    is_own = path.parent.name == _HERE.name and path.parent != _HERE
    return f"{_HERE.name}/{path.name}" if is_own else path.name


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


def read_text(path: Path) -> str:
    """Read a vocabulary file as UTF-8, a byte order mark allowed.

    Raises
    ------
    VocabularyFault
        The file is not there or is no UTF-8.

    Examples
    --------
    >>> read_text(Path(__file__).with_name("schemes.yaml"))[0]
    '#'
    """
    try:
        return read_plain(path).decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise VocabularyFault(
            expected="a vocabulary file",
            found="no file",
            where=str(path),
            remedy="Install the package again, or restore the file from version control.",
        ) from error
    except UnicodeDecodeError as error:
        raise VocabularyFault(
            expected="text in UTF-8",
            found=f"{error.reason} at byte {error.start}",
            where=str(path),
            remedy="Save the file as UTF-8.",
        ) from error
    except OSError as error:
        raise VocabularyFault(
            expected="a vocabulary file that can be opened",
            found=error.strerror or type(error).__name__,
            where=str(path),
            remedy="Let your user read the file.",
        ) from error


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
        raise _yaml_fault(path, line, "printable text", f"the character {unprintable[0]!r}")
    try:
        loader = _loader(text)
    except yaml.MarkedYAMLError as error:
        raise _yaml_fault(path, _line(error), "YAML", str(error.problem)) from error
    try:
        node = loader.get_single_node()
        if node is None:
            raise _yaml_fault(path, 1, "at least one entry", "an empty file")
        _require_small(node, text)
        for line, key in _repeated_keys(node):
            raise _yaml_fault(path, line, "each key once", f"{key} again")
        return loader.construct_document(node), node
    except yaml.MarkedYAMLError as error:
        raise _yaml_fault(path, _line(error), "YAML", str(error.problem)) from error
    finally:
        loader.dispose()


def _yaml_fault(path: Path, line: int, expected: str, found: str) -> VocabularyFault:
    return VocabularyFault(
        expected=expected,
        found=found,
        where=f"{shown_name(path)}, line {line}",
        remedy="Correct the line; two spaces indent, and text with : or # stands in quotes.",
    )


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
    """Read a YAML file as data, and of each of its entries the line and those of its fields."""
    data, node = compose(path)
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        pairs = list(node.value)
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(item, item) for item in node.value]
    return data, [(head.start_mark.line + 1, _lines(item)) for head, item in pairs]


def yaml_rows(path: Path, key: str) -> list[Row]:
    """Read a YAML list of entries; `key` is the field that names an entry.

    Raises
    ------
    VocabularyFault
        The file is no list of entries.
    """
    data, lines = kept(path, _outlined)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise _yaml_fault(path, 1, f"a list of entries, each beginning with - {key}:", type(data).__name__)
    return [
        Row(fields, path, line, str(index if isinstance(fields.get(key), list | None) else fields[key]), own)
        for index, (fields, (line, own)) in enumerate(zip(data, lines, strict=True), 1)
    ]


def yaml_sections(path: Path) -> dict[str, Row]:
    """Read a YAML mapping of named entries.

    Raises
    ------
    VocabularyFault
        The file is no mapping of entries.
    """
    data, lines = kept(path, _outlined)
    if not isinstance(data, dict) or not all(isinstance(item, dict) for item in data.values()):
        raise _yaml_fault(path, 1, "entries with a name each", type(data).__name__)
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


def _lines(node: yaml.Node) -> dict[str, int]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {key.value: key.start_mark.line + 1 for key, _ in pairs}
