"""Runs another program on a file that nobody vouches for: in its own folder, within limits, without network.

Where the system can (Linux), the program sees its own files and its folder alone, and writes only there.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from indicators.storage import landlock, sandbox_restrictions
from indicators.storage.sandbox_limits import Limits, too_much

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from indicators.storage.confined_program import become; become(sys.argv[1])"
)
# Where programs and their libraries, fonts and settings stand.
_SYSTEM = (
    "/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc", "/opt", "/snap", "/nix", "/gnu", "/proc",
    "/sys", "/var/cache/fontconfig", "/var/lib", "/var/spool/libreoffice",
)  # fmt: skip
_DEVICES = ("/dev",)
# LibreOffice listens there for a second call of itself, and may not clear that away itself.
_SOCKETS = Path("/tmp")
_LISTENS = "OSL_PIPE_*"
_OPEN_FILES = 1024
_LARGEST = 256 << 20
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")
_SHELL = 128


def run(words: Sequence[str], folder: Path, limits: Limits, where: str) -> int:
    """Run a program, and end all that it started when its time is over.

    Parameters
    ----------
    words : sequence of str
        The program by its path, and its arguments.
    folder : Path
        The only one it may write to; its home.

    Raises
    ------
    TooMuch
        If it runs into a limit of time.
    """
    setting = {
        "words": list(words),
        "folder": str(folder),
        "memory": limits.memory,
        "seconds": limits.seconds,
    }
    path = [str(Path(entry or ".").resolve()) for entry in sys.path]
    starter = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, json.dumps(setting), *path]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    before = set(left_sockets())
    started = subprocess.Popen(
        # Windows knows no program that becomes another; it has the clock as its only limit.
        list(words) if sys.platform == "win32" else starter,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        env=environment | {"HOME": str(folder), "TMPDIR": str(folder), "USERPROFILE": str(folder)},
        start_new_session=True,
    )  # fmt: skip
    try:
        status = started.wait(limits.waiting)
    except subprocess.TimeoutExpired:
        raise too_much(limits, "waiting time", where) from None
    finally:
        _end(started)
        _clear(set(left_sockets()) - before)
    if status in (-getattr(signal, "SIGXCPU", 0), _SHELL + getattr(signal, "SIGXCPU", 0)):
        raise too_much(limits, "processor time", where)
    return status


def _end(started: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, if anything of that still runs."""
    try:
        if sys.platform == "win32":
            started.kill()
        else:
            os.killpg(started.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    started.wait()


def left_sockets() -> Iterable[Path]:
    """List where programs listen, or listened before they ended."""
    return _SOCKETS.glob(_LISTENS)


def _clear(sockets: Iterable[Path]) -> None:
    for path in sockets:
        with socket.socket(socket.AF_UNIX) as asking, suppress(OSError):
            if asking.connect_ex(str(path)) == errno.ECONNREFUSED:
                path.unlink()


def become(setting: str) -> None:
    """Take from this process what the program does not need, and become the program.

    Parameters
    ----------
    setting : str
        As JSON: the words, the folder, and the limits.
    """
    told = json.loads(setting)
    folder, words = Path(told["folder"]), told["words"]
    sandbox_restrictions.limit(told["memory"], _OPEN_FILES, largest=_LARGEST)
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        kept = told["seconds"] if hard == resource.RLIM_INFINITY else min(told["seconds"], hard)
        resource.setrlimit(resource.RLIMIT_CPU, (kept, hard))
    program = Path(words[0]).resolve()
    system = [*map(Path, _SYSTEM), program.parent.parent]
    landlock.restrict(system, map(Path, _DEVICES), [_SOCKETS], folder)
    sandbox_restrictions.without_network()
    os.execv(words[0], words)
