"""The client of the fork server: starts it, requests kernels from it, and keeps their exit statuses."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

PROCESS = "indicators.batch.fork_server"
ENDING_SECONDS = 5.0
SLOWER = "every notebook starts a kernel by command, which is slower"


@contextmanager
def running_fork_server(modules: Sequence[str], warn: Callable[[str], None]) -> Iterator[ForkServer | None]:
    """Run a fork server for a block; where that is not possible, warn and give None."""
    try:
        server = ForkServer(modules)
    except NoForkServer as error:
        warn(f"{error}; {SLOWER}")
        yield None
        return
    try:
        yield server
    finally:
        server.close()


class NoForkServer(Exception):
    """The fork server cannot start or has ended: kernels have to be started by command."""


class ForkedKernel:
    """A kernel forked from the fork server, with what jupyter_client asks of a process."""

    stdin = stdout = stderr = None

    def __init__(self, server: ForkServer, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._server, self._ended = server, threading.Event()

    def end(self, status: int) -> None:
        """Set the exit status."""
        self.returncode = status
        self._ended.set()

    def poll(self) -> int | None:
        """Give the exit status, negative for a signal, None while it runs."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end."""
        if not self._ended.wait(timeout):
            raise subprocess.TimeoutExpired(PROCESS, timeout or 0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal the kernel and all that it started."""
        if self.returncode is None:
            self._server.send({"kernel": self.pid, "signal": number})

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class ForkServer:
    """A process that has imported what the notebooks import, and forks kernels.

    Raises
    ------
    NoForkServer
        If this system cannot fork.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        if not hasattr(os, "fork"):
            raise NoForkServer("this system cannot fork a process")
        self._link, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", PROCESS, str(theirs.fileno()), *modules],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # Ctrl-C in the terminal is for the batch alone, which ends its kernels itself.
                start_new_session=True,
            )
        self._numbers = itertools.count()
        self._sending = threading.Lock()
        self._state = threading.Condition()
        self._launched: dict[int, ForkedKernel] = {}
        self._running: dict[int, ForkedKernel] = {}
        self._is_lost = False
        self._listener = threading.Thread(target=self._listen, name=PROCESS, daemon=True)
        self._listener.start()

    def launch(self, arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> ForkedKernel:
        """Fork a kernel."""
        number = next(self._numbers)
        request = {"arguments": list(arguments), "environment": dict(environment), "folder": folder}
        self.send({"launch": number, **request})
        with self._state:
            self._state.wait_for(lambda: self._is_lost or number in self._launched)
            if number not in self._launched:
                raise NoForkServer(f"the fork server ended with status {self.process.wait()}")
            return self._launched.pop(number)

    def send(self, message: Mapping[str, object]) -> None:
        """Send a request; if the process has ended, the listener thread notices."""
        with self._sending, contextlib.suppress(OSError):
            self._link.sendall(json.dumps(message).encode() + b"\n")

    def close(self) -> None:
        """Wait a while for the kernels to end, then end the process and those that are left."""
        with self._state:
            is_idle = self._state.wait_for(lambda: self._is_lost or not self._running, ENDING_SECONDS)
        with contextlib.suppress(OSError):
            self._link.shutdown(socket.SHUT_WR)
        try:
            # Without kernels it may still be importing, which nobody needs any more.
            self.process.wait(0 if is_idle else ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._listener.join()
        self._link.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError), self._link.makefile("rb") as lines:
            for line in lines:
                self._receive(json.loads(line))
        with self._state:
            self._is_lost = True
            for kernel in self._running.values():
                kernel.end(-signal.SIGKILL)
            self._state.notify_all()

    def _receive(self, message: Mapping[str, int]) -> None:
        with self._state:
            if "launched" in message:
                kernel = ForkedKernel(self, message["kernel"])
                self._launched[message["launched"]] = self._running[kernel.pid] = kernel
            else:
                self._running.pop(message["ended"]).end(message["status"])
            self._state.notify_all()
