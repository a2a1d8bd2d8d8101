"""Runs work on a file that nobody vouches for in a child process with limits, and takes plain data back.

The child is a fresh interpreter, so that what a limit leaves it does not depend on the program that calls. It
serves file after file; one that it does not survive costs that file alone, for the next a new one is started.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from indicators.errors import ReaderNotRunning
from indicators.storage.portability import after_fork_in_child
from indicators.storage.sandbox_limits import REMEDIES, Limits, too_much
from indicators.storage.sandbox_pipe import PING, receive, send

_GRACE = 5.0
_START = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from indicators.storage.sandbox_child import serve; serve(sys.argv[1])"
)
# What the system itself needs to start a program on Windows.
_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")
# Where an interpreter that is installed in a folder of its own finds its libraries.
_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH")


class ChildEnded(Exception):
    """A child that ended over a file by itself; the message says how."""


class _NeverBegan(ChildEnded):
    """A child that ended by itself and by no signal, as one does that cannot begin."""


class Box:
    """A child process and the limits that hold in it.

    Parameters
    ----------
    work : str
        The function that it calls for each file, as module:function.
    """

    def __init__(self, work: str) -> None:
        self._work = work
        self._process: subprocess.Popen[bytes] | None = None
        self._limits = Limits()
        self._served = 0
        self._lock = threading.Lock()

    def start(self, limits: Limits) -> None:
        """Start the child if there is none with these limits, without waiting for it."""
        if self._process is not None and self._limits == limits and self._process.poll() is None:
            return
        self.close()
        self._limits, self._served = limits, 0
        setting = json.dumps({"work": self._work, "waiting": limits.waiting, **asdict(limits)})
        path = [str(Path(entry or ".").resolve()) for entry in sys.path]
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, setting, *path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _ENVIRONMENT + _LIBRARIES if name in os.environ},
            )
        except OSError as error:
            raise _not_running(str(error)) from error

    def call(self, task: str, where: str, data: bytes, limits: Limits) -> object:
        """Have one file worked on.

        Returns
        -------
        object
            What JSON holds: None, texts, numbers, lists and dicts of them; to be checked by the caller.

        Raises
        ------
        TooMuch
            If it runs into a limit, by name.
        ChildEnded
            If the child breaks down over it.
        ReaderNotRunning
            If no child runs at all; the file is not to blame.
        """
        with self._lock:
            self.start(limits)
            had_served = self._served
            answer = self._answer(task, where, data, limits)
            if isinstance(answer, dict) and answer.get("limit") == "memory" and had_served:
                # What is left of earlier files must not decide over this one.
                self.start(limits)
                answer = self._answer(task, where, data, limits)
        limit = answer.get("limit") if isinstance(answer, dict) else None
        if isinstance(limit, str) and limit in REMEDIES:
            raise too_much(limits, limit, where)
        return answer

    def _answer(self, task: str, where: str, data: bytes, limits: Limits) -> object:
        """Ask, and where the child ends by itself see whether another one runs without this file."""
        try:
            return self._ask(task, where, data)
        except _NeverBegan:
            self.start(limits)
            try:
                self._ask(PING, "", b"")
            except ChildEnded as error:
                raise _not_running(str(error)) from error
            raise

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        _reaped(process)

    def forget(self) -> None:
        """Leave the child to the process that started it: this one is a fork of that."""
        if self._process is not None:
            self._process.returncode = 0
        self._process, self._lock = None, threading.Lock()

    def _ask(self, task: str, where: str, data: bytes) -> object:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ChildEnded("it could not be started")
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            process.kill()

        # The child ends itself when its time is over; this is for one that cannot.
        timer = threading.Timer(self._limits.waiting + _GRACE, stop)
        timer.daemon = True
        timer.start()
        try:
            try:
                send(process.stdin, json.dumps([task, where]).encode(), data)
                (content,) = receive(process.stdout, 1, self._limits.answer)
            except (EOFError, OSError):
                return self._ended(is_late=is_late.is_set())
            self._served += 1
            try:
                answer: object = json.loads(content.decode("utf-8", errors="surrogatepass"))
            except (ValueError, RecursionError) as error:
                raise ChildEnded("an answer that is none") from error
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, dict) and answer.get("is_last"):
            self.close()
        return answer

    def _ended(self, *, is_late: bool) -> object:
        """Say by its exit status what ended the child."""
        process, self._process = self._process, None
        if process is None:
            raise ChildEnded("it could not be started")
        status = _reaped(process)
        if is_late or status == -getattr(signal, "SIGALRM", 0):
            return {"limit": "waiting time"}
        if status == -getattr(signal, "SIGXCPU", 0):
            return {"limit": "processor time"}
        if status == -getattr(signal, "SIGKILL", 0):
            # Nobody but the system kills it so: when its memory is used up.
            return {"limit": "memory"}
        if status < 0:
            raise ChildEnded(f"its reader ended with signal {-status}")
        raise _NeverBegan(f"its reader ended with status {status}")


def _reaped(process: subprocess.Popen[bytes]) -> int:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    return process.wait()


def _not_running(why: str) -> ReaderNotRunning:
    return ReaderNotRunning(
        expected="a process of its own that opens files from outside",
        found=why,
        where=sys.executable,
        remedy="Look at the limits of this session (ulimit -a) and at the installation; no file was changed.",
    )


_boxes: dict[str, Box] = {}
_setting: list[Limits | None] = [Limits()]


def limits() -> Limits | None:
    """Give the limits that hold now, None if files are opened in this process."""
    return _setting[-1]


def use(limits: Limits | None) -> None:
    """Set the limits for all that is opened from now on; None opens files in this process.

    Examples
    --------
    >>> use(Limits(seconds=30))
    >>> use(Limits())
    """
    _setting[-1] = limits


@contextmanager
def using(limits: Limits | None) -> Iterator[None]:
    """Set the limits for a block.

    Examples
    --------
    >>> with using(None):
    ...     limits() is None
    True
    """
    _setting.append(limits)
    try:
        yield
    finally:
        _setting.pop()


def box(work: str) -> Box:
    """Give this process's box for some work; its child is started with the first file."""
    return _boxes.setdefault(work, Box(work))


def _close_all() -> None:
    for one in _boxes.values():
        one.close()


def _forget_all() -> None:
    for one in _boxes.values():
        one.forget()


atexit.register(_close_all)
after_fork_in_child(_forget_all)
