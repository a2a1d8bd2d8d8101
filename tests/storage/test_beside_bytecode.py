"""What is kept beside the bytecode counts for its very source, and is no part of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from indicators.storage import beside_bytecode


def test_it_counts_for_its_source(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "words.py"
    beside_bytecode.keep(path, b"source", b"made")
    assert beside_bytecode.taken_up(path, b"source") == b"made"
    assert beside_bytecode.taken_up(path, b"other") is None
    assert beside_bytecode.taken_up(tmp_path / "none.py", b"source") is None


def test_all_that_is_written_has_the_ending_of_bytecode(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    seen = []
    monkeypatch.setattr(Path, "replace", lambda self, target: seen.extend([self, target]))
    beside_bytecode.keep(tmp_path / "words.py", b"source", b"made")
    assert [one.suffix for one in seen] == [".pyc", ".pyc"]


def test_where_python_keeps_no_bytecode_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    beside_bytecode.keep(tmp_path / "words.py", b"source", b"made")
    assert beside_bytecode.taken_up(tmp_path / "words.py", b"source") is None
    assert not list(tmp_path.iterdir())
