"""What is kept of a file counts for its very bytes alone, and nothing else can be told from it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.vocabulary.kept_files import kept


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "words.yaml").write_bytes(b"first")
    return tmp_path


def of_bytes(path: Path) -> list[str]:
    return [path.read_bytes().decode()]


def never(path: Path) -> list[str]:
    raise AssertionError(path)


never.__name__ = of_bytes.__name__


def test_it_is_taken_up_while_the_bytes_are_the_same(package):
    path = package / "words.yaml"
    assert kept(path, of_bytes, package) == kept(path, never, package) == ["first"]
    path.write_bytes(b"second")
    assert kept(path, of_bytes, package) == kept(path, never, package) == ["second"]


@pytest.mark.parametrize("damage", [bytes, lambda content: content[:-1], lambda content: b"x" + content[1:]])
def test_what_is_damaged_is_made_again(package, damage):
    path = package / "words.yaml"
    kept(path, of_bytes, package)
    (there,) = (package / "__pycache__").iterdir()
    there.write_bytes(damage(there.read_bytes()))
    if damage is bytes:
        there.write_bytes(json.dumps(["other"]).encode())
    assert kept(path, of_bytes, package) == ["first"]


def test_nothing_is_kept_of_files_of_others_or_where_no_bytecode_is_written(package, monkeypatch):
    path = package / "words.yaml"
    kept(path, of_bytes, package / "inner")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept(path, of_bytes, package)
    assert not (package / "__pycache__").exists()


def test_mappings_keep_their_keys(package):
    path = package / "words.yaml"

    def profile(path: Path) -> dict[str, dict[int, float]]:
        return {"profile": {3: 0.2, 12: 1.0}, "empty": {}}

    assert kept(path, profile, package) == kept(path, profile, package) == profile(path)


def test_what_is_no_plain_data_is_made_each_time(package):
    path = package / "words.yaml"
    assert kept(path, lambda path: path, package) == kept(path, lambda path: path, package) == path


def test_a_start_needs_no_parser_of_yaml():
    code = (
        "import sys; sys.dont_write_bytecode = False\n"
        "from indicators import vocabulary\n"
        "from indicators.reading import lexicon\n"
        "vocabulary.indicators(), vocabulary.kinds(), vocabulary.places(), lexicon.words()\n"
        "print('yaml' in sys.modules)"
    )
    told = [subprocess.check_output([sys.executable, "-c", code], text=True).strip() for _ in range(2)]
    assert told[-1] == "False"
