"""Several files change as one: a process that dies at any step leaves all old or, once finished, all new."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from indicators.errors import UnusableFile
from indicators.storage import transaction
from indicators.storage.transaction import alone, read_together, write_together


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_files_are_replaced_added_and_removed(tmp_path):
    (tmp_path / "kept").write_text("kept", "utf-8")
    write_together(tmp_path, {tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c" / "d": b"3"})
    write_together(tmp_path, {tmp_path / "a": b"4", tmp_path / "b": None, tmp_path / "never": None})
    assert contents(tmp_path) == {"a": "4", "c/d": "3", "kept": "kept"}


def test_a_full_disk_leaves_all_as_it_was(tmp_path, monkeypatch):
    write_together(tmp_path, {tmp_path / "a": b"old", tmp_path / "b": b"old"})
    real, wrote = os.write, []

    def full(handle: int, content: bytes) -> int:
        wrote.append(content)
        if len(wrote) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, content)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UnusableFile) as caught:
        write_together(tmp_path, {tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert caught.value.expected == "a folder that can be written to"
    assert caught.value.found == "no space left on the disk"
    assert caught.value.where == str(tmp_path)
    assert contents(tmp_path) == {"a": "old", "b": "old"}


def test_what_could_not_be_put_in_place_is_finished_later(tmp_path):
    write_together(tmp_path, {tmp_path / "a": b"old"})
    (tmp_path / "b").mkdir()
    with pytest.raises(UnusableFile) as caught:
        write_together(tmp_path, {tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert caught.value.where == str(tmp_path / "b")
    assert caught.value.found == "a folder where a file should be"
    (tmp_path / "b").rmdir()
    with alone(tmp_path):
        assert (tmp_path / "b").read_bytes() == b"new"
    assert contents(tmp_path) == {"a": "new", "b": "new"}


def test_reading_finishes_what_a_killed_run_began(tmp_path, monkeypatch):
    monkeypatch.setattr(transaction, "_finish", lambda folder: None)
    write_together(tmp_path, {tmp_path / "a": b"new"})
    monkeypatch.undo()
    assert not (tmp_path / "a").exists()
    assert read_together(tmp_path, [], lambda: (tmp_path / "a").read_bytes()) == b"new"
    assert contents(tmp_path) == {"a": "new"}


def test_reading_begins_again_when_the_files_change_meanwhile(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    write_together(tmp_path, {a: b"1", b: b"1"})
    turns = []

    def read() -> tuple[bytes, bytes]:
        first = a.read_bytes()
        if not turns:
            write_together(tmp_path, {a: b"2", b: b"2"})
        turns.append(first)
        return first, b.read_bytes()

    assert read_together(tmp_path, [a, b], read) == (b"2", b"2")
    assert turns == [b"1", b"2"]


@pytest.mark.parametrize("name", ["../a", "/a", "b/../../a"])
def test_a_set_that_somebody_else_made_ready_stays_in_its_folder(tmp_path, name):
    ready = tmp_path / "data" / transaction.READY
    ready.mkdir(parents=True)
    (ready / "0").write_bytes(b"x")
    (ready / "changes.json").write_text(json.dumps({name: "0"}), "utf-8")
    with pytest.raises(UnusableFile) as caught, alone(tmp_path / "data"):
        pass
    assert caught.value.expected == "files of this folder alone"
    assert caught.value.found == name
    assert caught.value.where == str(ready / "changes.json")
    assert caught.value.remedy == (
        "No run of this program writes that: look where it came from, and delete .indicators.ready."
    )
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("text", ["", "{", "6", "[1]"])
def test_a_list_that_is_none_is_told(tmp_path, text):
    (tmp_path / transaction.READY).mkdir()
    (tmp_path / transaction.READY / "changes.json").write_text(text, "utf-8")
    with pytest.raises(UnusableFile) as caught, alone(tmp_path):
        pass
    assert caught.value.expected == "the list of files to put in place"
