"""A lock is freed with its process, whichever call of the system takes it; open files as Windows has them."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indicators.storage import portability

pytestmark = pytest.mark.posix

WITHOUT_FCNTL = "import sys; sys.modules['fcntl'] = None\n"
# What Windows has, made of what Linux has: a locked byte where the file is, EACCES if it is another's.
LIKE_WINDOWS = f"""{WITHOUT_FCNTL}
import errno, importlib.machinery, os, types
def locking(handle, mode, length):
    assert os.lseek(handle, 0, os.SEEK_CUR) > 10**9
    try:
        os.lockf(handle, os.F_TLOCK, length)
    except BlockingIOError:
        raise PermissionError(errno.EACCES, "Permission denied")
msvcrt = sys.modules["msvcrt"] = types.ModuleType("msvcrt")
msvcrt.__spec__ = importlib.machinery.ModuleSpec("msvcrt", None)
msvcrt.locking, msvcrt.LK_NBLCK = locking, 2
"""
WAYS = {"flock": "", "a locked byte": LIKE_WINDOWS, "lockf": WITHOUT_FCNTL}
Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture(params=WAYS)
def start(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Start]:
    """Starts a process that locks by one of the ways; it begins to work when it is sent a line."""
    running = []

    def begin(code: str) -> subprocess.Popen[str]:
        head = f"{WAYS[request.param]}import os, sys\nfrom pathlib import Path\n"
        head += f"folder = Path({str(tmp_path)!r})\n"
        head += "from indicators.storage import folder_lock, portability\n"
        process = subprocess.Popen(
            [sys.executable, "-c", head + code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_a_lock_is_anothers_until_its_process_ends(start: Start) -> None:
    code = (
        "handle = portability.open_to_lock(folder / 'lock')\n"
        "print(portability.try_lock(handle), os.lseek(handle, 0, os.SEEK_CUR), flush=True)\n"
        "sys.stdin.readline()\n"
        "print(portability.try_lock(handle), flush=True)\n"
        "sys.stdin.readline()"
    )
    first = start(code)
    assert first.stdout is not None
    assert first.stdout.readline() == "True 0\n"
    second = start(code)
    assert second.stdout is not None
    assert second.stdin is not None
    assert second.stdout.readline() == "False 0\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    second.stdin.write("\n")
    second.stdin.flush()
    assert second.stdout.readline() == "True\n"


def test_two_never_hold_a_folder_at_once(start: Start, tmp_path: Path) -> None:
    """Three processes count in a file as fast as they can: a lost update would show."""
    count = tmp_path / "count"
    count.write_text("0", "utf-8")
    code = (
        "for _ in range(40):\n"
        "    with folder_lock.hold(folder, on_wait=lambda _: None):\n"
        "        number = int((folder / 'count').read_text('utf-8'))\n"
        "        (folder / 'count').write_text(str(number + 1), 'utf-8')\n"
    )
    assert [process.wait() for process in [start(code) for _ in range(3)]] == [0, 0, 0]
    assert count.read_text("utf-8") == "120"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


@pytest.mark.parametrize("way", WAYS)
def test_what_the_system_refuses_is_no_lock_of_anothers(way: str, tmp_path: Path) -> None:
    code = (
        f"{WAYS[way]}import errno, os\n"
        "from indicators.storage import portability\n"
        "def refused(*_): raise OSError(errno.ENOLCK, 'No locks available')\n"
        "os.lockf = refused\n"
        "if sys.modules.get('fcntl'): sys.modules['fcntl'].flock = refused\n"
        "try: portability.try_lock(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT))\n"
        "except OSError as error: print(error.errno == errno.ENOLCK)"
    )
    done = subprocess.run(
        [sys.executable, "-c", "import sys, fcntl\n" + code, tmp_path / "lock"],
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.fixture
def close_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The order of Windows, which neither removes nor renames an open file: what is done, in its order."""
    done: list[str] = []
    close, unlink, replace = os.close, Path.unlink, Path.replace

    def noted(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object, **named: object) -> object:
            done.append(name)
            return call(*arguments, **named)

        return do

    monkeypatch.setattr(portability, "_CLOSE_FIRST", True)
    monkeypatch.setattr(os, "close", noted("close", close))
    monkeypatch.setattr(Path, "unlink", noted("unlink", unlink))
    monkeypatch.setattr(Path, "replace", noted("replace", replace))
    return done


def test_an_open_file_is_closed_before_it_is_removed_or_renamed(close_first, tmp_path):
    lock = tmp_path / "lock"
    handle = portability.open_to_lock(lock)
    assert portability.is_at(handle, lock)
    portability.remove_open(handle, lock)
    assert close_first == ["close", "unlink"]
    assert not lock.exists()
    portability.replace_open(portability.open_to_lock(lock), lock, tmp_path / "a")
    assert close_first[2:] == ["close", "replace"]
    portability.sync_folder(tmp_path)
    assert close_first[4:] == []


def test_a_file_that_another_process_has_open_is_left_to_it(close_first, tmp_path, monkeypatch):
    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))

    monkeypatch.setattr(Path, "unlink", refused)
    lock = tmp_path / "lock"
    portability.remove_open(portability.open_to_lock(lock), lock)
    assert lock.exists()


def test_a_folder_that_cannot_be_synced_is_as_good_as_one_that_can(tmp_path, monkeypatch):
    def refused(handle: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refused)
    portability.sync_folder(tmp_path)


def test_a_disk_that_fails_while_a_folder_is_synced_is_told(tmp_path, monkeypatch):
    def refused(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="Input/output error"):
        portability.sync_folder(tmp_path)
