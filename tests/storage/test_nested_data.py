"""What nests without end ends in a named error: parsers of JSON and YAML call themselves for each level."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from indicators.batch import manifest
from indicators.batch.notebook_file import read
from indicators.documents.register import register
from indicators.errors import LabelFault, RegisterFault, UnreadableDocument, VocabularyFault
from indicators.evaluation.gold_labels import read_labels
from indicators.project import Project
from indicators.storage.nested_data import deep_line
from indicators.vocabulary.yaml_nodes import compose, parsed

DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "text", [DEEP, "a: " + "{a: " * 100_000, "- " * 100_000, "a:\n" + " " * 9 + "? - " * 50_000]
)
def test_yaml_that_nests_without_end(text: str, tmp_path: Path) -> None:
    with pytest.raises(yaml.YAMLError):
        parsed(text)
    path = tmp_path / "data" / "raw" / "documents.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterFault):
        register.load(Project(tmp_path))
    with pytest.raises(VocabularyFault) as caught:
        compose(path)
    assert caught.value.found == "lists within lists without end"


@pytest.mark.parametrize("doublings", [40, 0])
def test_yaml_whose_aliases_have_no_end(doublings: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    lines = [f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(doublings)]
    path.write_text("a0: &a0 [6]\nb: &b [*b]\n" + "".join(lines), encoding="utf-8")
    with pytest.raises(VocabularyFault) as caught:
        compose(path)
    assert caught.value.found == "aliases of aliases without end"
    with pytest.raises(yaml.YAMLError):
        parsed(path.read_text(encoding="utf-8"))


def test_yaml_with_an_alias_is_read() -> None:
    assert parsed("a: &a [6]\nb: [*a, *a]\n") == {"a": [6], "b": [[6], [6]]}


@pytest.mark.parametrize("text", ["- [[[6]]]\n" * 999, "a: |\n" + " " * 300 + "b\n", "a: '[[['\n" * 60])
def test_yaml_that_people_write(text: str) -> None:
    assert deep_line(text) == 0


def test_json_that_nests_without_end(tmp_path: Path) -> None:
    path = tmp_path / manifest.FILE
    path.write_text(DEEP, encoding="utf-8")
    for reading in (lambda: manifest.read(tmp_path), lambda: read(path)):
        with pytest.raises(UnreadableDocument):
            reading()
    with pytest.raises(LabelFault):
        read_labels(path, "增长6%")
