"""A file is written whole or not at all, whatever the disk says."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.errors import UnusableFile
from indicators.storage import folder_lock
from indicators.storage.atomic_write import write_bytes

pytestmark = pytest.mark.posix


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.csv"
    write_bytes(target, b"old")

    def full(handle: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UnusableFile) as caught:
        write_bytes(target, b"new")
    assert caught.value.found == "no space left on the disk"
    assert caught.value.where == str(target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_what_a_killed_write_left_is_gone_after_the_next(tmp_path):
    target = tmp_path / "a.csv"
    code = (
        "import os, sys; from pathlib import Path; from indicators.storage import atomic_write\n"
        "def fill(handle, content):\n"
        "    os.write(handle, b'much longer than the next')\n"
        "    os.kill(os.getpid(), 9)\n"
        "atomic_write.fill = fill\n"
        f"atomic_write.write_bytes(Path({str(target)!r}), b'')"
    )
    killed = subprocess.run([sys.executable, "-c", code])
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [".a.csv.part"]
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_second_writer_waits_for_the_first(tmp_path, monkeypatch):
    target = tmp_path / "a.csv"
    handle = folder_lock.claim(tmp_path / ".a.csv.part")
    pauses: list[float] = []

    def let_go(seconds: float) -> None:
        pauses.append(seconds)
        os.close(handle)

    monkeypatch.setattr("indicators.storage.atomic_write.time.sleep", let_go)
    write_bytes(target, b"second")
    assert len(pauses) == 1
    assert target.read_bytes() == b"second"


@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
def test_a_link_where_the_new_file_is_begun_is_not_written_to(tmp_path, make):
    (tmp_path / "victim").write_bytes(b"secret")
    make(tmp_path / ".a.csv.part", tmp_path / "victim")
    with pytest.raises(UnusableFile) as caught:
        write_bytes(tmp_path / "a.csv", b"new")
    assert caught.value.found == "a link to another file"
    assert (tmp_path / "victim").read_bytes() == b"secret"
    assert not (tmp_path / "a.csv").exists()


def test_the_rename_is_brought_to_the_disk(tmp_path, monkeypatch):
    synced: list[Path] = []
    monkeypatch.setattr("indicators.storage.atomic_write.sync_folder", synced.append)
    write_bytes(tmp_path / "new" / "a.csv", b"")
    assert synced == [tmp_path / "new"]


def test_a_file_is_on_the_disk_before_it_takes_its_name(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    synced: list[tuple[int, bool]] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append((os.fstat(handle).st_size, path.exists())))
    write_bytes(path, b"new")
    (content, is_named_early), (_, is_named) = synced
    assert (content, is_named_early, is_named) == (3, False, True)


def test_the_mode_is_that_of_new_files(tmp_path):
    write_bytes(tmp_path / "a", b"")
    Path(tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
