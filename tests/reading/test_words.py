"""Every word of vocabulary/words.yaml does what its list is for, in a sentence made for the list."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from indicators.documents.document import Document
from indicators.reading import statements
from indicators.reading.lexicon import words
from indicators.reading.tasks.tasks import tasks
from indicators.vocabulary.yaml_nodes import Loader

HERE = Path(__file__).parent
FRAMES = yaml.load((HERE / "words.yaml").read_text(encoding="utf-8"), Loader)["frames"]
PAPERS = {
    name: paper
    for file in ("constructions.yaml", "rules.yaml")
    for name, paper in yaml.load((HERE / file).read_text(encoding="utf-8"), Loader)["papers"].items()
}


def word_list(name: str) -> list[str]:
    found = words()
    for key in name.partition(",")[0].split("."):
        found = found[key]
    return found


@pytest.mark.parametrize("name", FRAMES)
def test_each_word_of_the_list(name):
    frame = FRAMES[name]
    wrong = {}
    for word in [word for word in frame.get("words", word_list(name)) if word not in frame.get("but", ())]:
        expected = [
            {
                field: value.replace("{}", word) if isinstance(value, str) else value
                for field, value in row.items()
            }
            for row in frame["rows"]
        ]
        paper = PAPERS[frame.get("paper", "annual")]
        document = Document("paper", frame["text"].replace("{}", word), **paper)
        # Lists for offices and days have their say in tasks.
        rows = tasks(document)[:1] if name.startswith("tasks.") else statements.read(document)
        asked = expected if len(rows) == len(expected) else [{"quote": ""}] * len(rows)
        found = [{name: getattr(row, name) for name in names} for row, names in zip(rows, asked, strict=True)]
        if found != expected:
            wrong[word] = found
    assert not wrong


def list_names(table, path=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from list_names(value, f"{path}{name}.")
        elif not name.endswith("_patterns"):
            yield path + name


def test_every_list_has_a_sentence_and_every_exception_is_a_word_of_it():
    """Lists of patterns have theirs in rules.yaml and its like, where `make mutate` asks for them."""
    assert {name.partition(",")[0] for name in FRAMES} == set(list_names(words()))
    for name, frame in FRAMES.items():
        assert {*frame.get("but", ()), *frame.get("words", ())} <= set(word_list(name)), name
