"""One run at a time: the second is told whom it waits for, and a killed run holds nothing."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indicators.errors import FolderInUse, LockLost, UnusableFile
from indicators.storage import folder_lock

pytestmark = pytest.mark.posix

Start = Callable[[str], "subprocess.Popen[str]"]
HOLD = """
with folder_lock.hold(folder):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a Python process with `folder` and `folder_lock`; it begins to work when it is sent a line."""
    running = []

    def begin(code: str) -> subprocess.Popen[str]:
        head = "import os, sys, time\nfrom pathlib import Path\nfrom indicators.storage import folder_lock\n"
        head += f"folder = Path({str(tmp_path)!r})\n"
        process = subprocess.Popen(
            [sys.executable, "-c", head + textwrap.dedent(code), "import", "x.xlsx"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        running.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_the_second_is_told_who_holds_it_and_gives_up(tmp_path, start) -> None:
    first, told = start(HOLD), []
    with pytest.raises(FolderInUse) as caught, folder_lock.hold(tmp_path, patience=0.2, on_wait=told.append):
        pass
    who = rf"process {first.pid} on \S+ since \d{{4}}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d: -c import x\.xlsx"
    assert re.fullmatch(who, caught.value.found)
    (line,) = told
    assert re.fullmatch(rf"Waiting for {who} \(in {tmp_path}\)\.", line)
    assert str(caught.value).splitlines()[0] == "another run is writing here"
    assert caught.value.expected == "a folder that no other run is writing to"
    assert caught.value.where == str(tmp_path)
    assert caught.value.remedy == "Let that run end, or end it; then run the same command again."


def test_the_second_waits_and_goes_on(tmp_path, start, capsys) -> None:
    first = start(HOLD)

    def release(message: str) -> None:
        folder_lock._on_stderr(message)
        first.communicate("\n")

    with folder_lock.hold(tmp_path, on_wait=release):
        assert first.returncode == 0
        assert f'"process": {os.getpid()}' in (tmp_path / folder_lock.NAME).read_text("utf-8")
    assert capsys.readouterr().err.startswith(f"Waiting for process {first.pid} on ")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_holds_nothing(tmp_path, start) -> None:
    first, told = start(HOLD), []
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (tmp_path / folder_lock.NAME).is_file()
    with folder_lock.hold(tmp_path, on_wait=told.append):
        holder = folder_lock._holder(tmp_path / folder_lock.NAME)
        assert holder is not None
        assert holder.process == os.getpid()
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_a_child_does_not_hold_what_its_parent_holds(tmp_path, start) -> None:
    """Neither while the parent lives, nor after it was killed."""
    first = start("""
        with folder_lock.hold(folder):
            if os.fork() == 0:
                print("held", flush=True)
                os.close(1)
                os.read(0, 1)
                os._exit(0)
            time.sleep(60)
    """)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with folder_lock.hold(tmp_path, patience=0):
        pass


def test_it_is_held_until_the_last_leaves(tmp_path) -> None:
    with folder_lock.hold(tmp_path):
        with folder_lock.hold(tmp_path / "."):
            pass
        assert (tmp_path / folder_lock.NAME).is_file()
        assert folder_lock.claim(tmp_path / folder_lock.NAME) is None
    assert list(tmp_path.iterdir()) == []


def test_it_is_given_up_when_the_work_fails(tmp_path) -> None:
    with pytest.raises(ZeroDivisionError), folder_lock.hold(tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_two_never_hold_it_at_once(tmp_path, start) -> None:
    """Four processes count in a file as fast as they can: a lost update would show."""
    count = tmp_path / "count"
    count.write_text("0", "utf-8")
    code = """
        print("held", flush=True)
        for _ in range(50):
            with folder_lock.hold(folder, on_wait=lambda _: None):
                number = int((folder / "count").read_text("utf-8"))
                (folder / "count").write_text(str(number + 1), "utf-8")
    """
    for process in [start(code) for _ in range(4)]:
        process.wait()
    assert count.read_text("utf-8") == "200"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


def test_a_lock_that_was_taken_away_is_told_and_anothers_is_left_alone(tmp_path) -> None:
    lock = tmp_path / folder_lock.NAME
    with pytest.raises(LockLost) as caught, folder_lock.hold(tmp_path):
        lock.unlink()
    assert str(caught.value).splitlines() == [
        "lock was taken away",
        "  expected  the lock of this run, until it ends",
        "  found     no such file",
        f"  where     {lock}",
        "  to do     See that no other run writes to this folder, then run the same command again.",
    ]
    (tmp_path / "other").write_bytes(b"another's")
    with pytest.raises(LockLost) as caught, folder_lock.hold(tmp_path):
        (tmp_path / "other").replace(lock)
    assert caught.value.found == "the lock of another run"
    assert lock.read_bytes() == b"another's"


def test_the_error_of_the_work_is_told_rather_than_the_loss_of_the_lock(tmp_path) -> None:
    def fail() -> None:
        (tmp_path / folder_lock.NAME).unlink()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), folder_lock.hold(tmp_path):
        fail()


def test_nobody_holds_a_folder_that_was_never_taken(tmp_path) -> None:
    with pytest.raises(LockLost):
        folder_lock.require(tmp_path)


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_told(tmp_path, monkeypatch, code) -> None:
    def refused(handle: int) -> bool:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(folder_lock, "try_lock", refused)
    with pytest.raises(UnusableFile) as caught, folder_lock.hold(tmp_path):
        pass
    assert caught.value.found == "a disk that gives no locks, as some network drives do"
    assert caught.value.where == str(tmp_path / folder_lock.NAME)
    assert caught.value.remedy == (
        "Put the project on a local disk, or have the drive's lock service started."
    )


def test_a_lock_that_may_not_be_opened_is_told_with_its_name(tmp_path, monkeypatch) -> None:
    (tmp_path / folder_lock.NAME).write_bytes(b"")

    def refused(path: Path) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(folder_lock, "open_to_lock", refused)
    with pytest.raises(UnusableFile) as caught, folder_lock.hold(tmp_path):
        pass
    assert caught.value.found == "no permission"
    assert caught.value.where == str(tmp_path / folder_lock.NAME)


def test_signs_that_move_a_cursor_are_not_told(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/indicators", "register", "\x1b[31m\n报告.txt"])
    assert str(folder_lock.Holder.this_process()).endswith(": indicators register ␛[31m 报告.txt")


def test_a_file_in_place_of_the_folder_is_told(tmp_path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(UnusableFile) as caught, folder_lock.hold(tmp_path / "data"):
        pass
    assert caught.value.expected == "a folder that can be written to"
    assert caught.value.where == str(tmp_path / "data")


def test_a_command_with_a_name_that_is_no_utf8_is_written_into_the_lock(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/indicators", "register", "\udcb1\udca8.txt"])
    with folder_lock.hold(tmp_path):
        held = json.loads((tmp_path / folder_lock.NAME).read_text(encoding="utf-8"))
    assert held["command"] == "indicators register \udcb1\udca8.txt"
