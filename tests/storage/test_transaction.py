"""Several files change as one: a process that dies at any step leaves all old or, once finished, all new."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from indicators.errors import LockLost, UnfinishedWrite, UnusableFile
from indicators.storage import folder_lock, transaction
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


@pytest.fixture
def stopped(tmp_path, monkeypatch) -> Path:
    """A folder in which a run was killed between two renames: a is new, b is not there yet."""
    write_together(tmp_path, {tmp_path / "a": b"old", tmp_path / "b": b"old"})
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "_finish", lambda folder: None)
        write_together(tmp_path, {tmp_path / "a": b"new", tmp_path / "b": b"new"})
    (tmp_path / transaction.READY / "0").replace(tmp_path / "a")
    return tmp_path


def test_reading_names_what_a_killed_run_left_and_changes_nothing(stopped):
    before = contents(stopped)
    with pytest.raises(UnfinishedWrite) as caught:
        read_together(stopped, [], lambda: (stopped / "a").read_bytes())
    assert str(caught.value).splitlines() == [
        "a run was stopped while it put files in place",
        "  expected  files of one run",
        "  found     the journal of a run that was stopped: some of its files are in place, others are not",
        f"  where     {stopped / transaction.READY}",
        "  to do     Run `indicators build`, which checks the journal and puts the rest in place. If no run "
        "of yours was stopped, look where it came from, and delete .indicators.ready.",
    ]
    assert contents(stopped) == before


def test_the_next_run_that_writes_finishes_it(stopped):
    with alone(stopped):
        assert contents(stopped) == {"a": "new", "b": "new"} | {
            folder_lock.NAME: (stopped / folder_lock.NAME).read_text("utf-8")
        }
    assert read_together(stopped, [], lambda: (stopped / "b").read_bytes()) == b"new"


def test_reading_waits_for_a_run_that_is_at_it(stopped):
    """A journal stands there while a run holds the folder: the run ends, and it is read."""
    held, ended = threading.Event(), threading.Event()

    def work() -> None:
        with transaction._staging:
            held.set()
            ended.wait()
            transaction._finish(stopped)

    writer = threading.Thread(target=work)
    writer.start()
    held.wait()
    threading.Timer(0.05, ended.set).start()
    assert read_together(stopped, [], lambda: (stopped / "b").read_bytes()) == b"new"
    writer.join()


def test_a_reader_without_permission_to_write_is_told_of_the_journal_too(stopped, monkeypatch):
    def refused(path: Path) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(folder_lock, "claim", refused)
    with pytest.raises(UnfinishedWrite):
        read_together(stopped, [], lambda: None)


def test_a_lock_that_was_taken_away_stops_the_writing(tmp_path, monkeypatch):
    write_together(tmp_path, {tmp_path / "a": b"old"})
    stage = transaction._stage

    def stage_and_lose(staged: Path, changes: dict[str, bytes | None]) -> None:
        stage(staged, changes)
        (tmp_path / folder_lock.NAME).unlink()

    monkeypatch.setattr(transaction, "_stage", stage_and_lose)
    with pytest.raises(LockLost) as caught:
        write_together(tmp_path, {tmp_path / "a": b"new"})
    assert caught.value.found == "no such file"
    assert contents(tmp_path) == {"a": "old"}


def test_every_rename_is_brought_to_the_disk(tmp_path, monkeypatch):
    synced: list[str] = []
    monkeypatch.setattr(
        transaction, "sync_folder", lambda path: synced.append(path.relative_to(tmp_path).as_posix())
    )
    write_together(tmp_path, {tmp_path / "a": b"1", tmp_path / "b" / "c" / "d": b"2"})
    assert synced[:2] == [".indicators.staged", "."]
    assert set(synced[2:-1]) == {".", "b", "b/c"}
    assert synced[-1] == "."


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


def test_files_of_two_writings_that_do_not_fit_are_read_again(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    write_together(tmp_path, {a: b"1", b: b"1"})
    turns = []

    def read() -> bytes:
        turns.append(first := a.read_bytes())
        if len(turns) == 1:
            write_together(tmp_path, {a: b"2", b: b"2"})
        if first != b.read_bytes():
            raise UnusableFile(expected="the same in both", found="two", where="a", remedy="Look.")
        return first

    assert read_together(tmp_path, [a, b], read) == b"2"
    b.write_bytes(b"3")
    with pytest.raises(UnusableFile):
        read_together(tmp_path, [a, b], read)
