"""The fork server: a process that imports what the notebooks import, and forks a kernel for each of them.

A kernel of its own for every notebook spends most of its time on importing pandas, plotly and this
package again. Here that is done once; a fork then has it all and shares nothing with its siblings.
The process has one thread and no open connection, which a fork would share; the fork goes on as the
main program, so that it ends the way a kernel started by command ends.

    python -m indicators.batch.fork_server SOCKET MODULE…

It takes requests as lines of JSON on an inherited socket, and ends with its kernels when that closes.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import logging
import os
import select
import signal
import socket
import sys
import time
import warnings
from dataclasses import dataclass
from typing import Any

import zmq

LAUNCHER = "ipykernel_launcher"
PRELOAD = "indicators.batch.preload"
# Imported by every kernel when it starts or runs its first cell.
KERNEL_MODULES = (
    LAUNCHER,
    "faulthandler",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
)


@dataclass(frozen=True)
class Launch:
    """A kernel to start: the launcher's arguments, its environment and its working directory."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str


class Server:
    """Forks on request, passes signals on, and reports how its kernels end."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link
        self.alive: set[int] = set()
        # A write into the pipe wakes the loop when a kernel ends.
        self.wakeup, self.wakeup_write = os.pipe()
        for end in (self.wakeup, self.wakeup_write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self.wakeup_write)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> Launch | None:
        """Take requests until the socket closes; in a fork, return the launch it was forked for."""
        rest = b""
        while True:
            ready, _, _ = select.select([self.link.fileno(), self.wakeup], [], [])
            if self.wakeup in ready:
                os.read(self.wakeup, 4096)
                self._reap()
            if self.link.fileno() in ready:
                received = self.link.recv(65536)
                if not received:
                    self._end()
                    return None
                *lines, rest = (rest + received).split(b"\n")
                for line in lines:
                    launch = self._handle(json.loads(line))
                    if launch is not None:
                        return launch

    def _handle(self, message: dict[str, Any]) -> Launch | None:
        if "signal" in message:
            self._signal(message["kernel"], message["signal"])
            return None
        pid = os.fork()
        if pid == 0:
            self._close_in_fork()
            return Launch(message["arguments"], message["environment"], message["folder"])
        self.alive.add(pid)
        self._send(launched=message["launch"], kernel=pid)
        return None

    def _close_in_fork(self) -> None:
        """Close in a fork what belongs to the server."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.link.close()
        os.close(self.wakeup)
        os.close(self.wakeup_write)
        os.setsid()

    def _signal(self, pid: int, number: int) -> None:
        """Signal a kernel that is known to be there, with all that it started."""
        if pid in self.alive:
            with contextlib.suppress(ProcessLookupError):
                (os.killpg if os.getpgid(pid) == pid else os.kill)(pid, number)

    def _reap(self) -> None:
        for pid in sorted(self.alive):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self.alive.remove(pid)
                self._send(ended=pid, status=os.waitstatus_to_exitcode(status))

    def _send(self, **message: int) -> None:
        # The client may have ended; the loop notices that next.
        with contextlib.suppress(OSError):
            self.link.sendall(json.dumps(message).encode() + b"\n")

    def _end(self) -> None:
        for pid in sorted(self.alive):
            self._signal(pid, signal.SIGKILL)


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Drop what an ending kernel logs when one of its threads meets a socket that another has closed.

    All answers have been sent by then: on stderr it would look like a report that failed.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, zmq.ZMQError) and error.errno in {zmq.ENOTSOCK, zmq.ETERM})


def prepare(modules: list[str]) -> dict[str, str]:
    """Import the kernel and the notebooks' modules, and build what they build at first use.

    Returns
    -------
    dict of str to str
        The environment variables that imports have set, as they do in a kernel.
    """
    # ipykernel reads at import whose end is to be its own; a kernel's parent is this process.
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    # The debugger's notice on Python's frozen modules is about the machine, not about a report.
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    own = set(os.environ)
    for name in KERNEL_MODULES:
        importlib.import_module(name)
    logging.getLogger("tornado.general").addFilter(is_worth_telling)
    for name in modules:
        # The notebook that imports it fails with the same error.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    importlib.import_module("jupyter_client.localinterfaces").localhost()
    importlib.import_module(PRELOAD).fill_caches()
    # What is there now is the same in every kernel: never look through it again, never copy its pages.
    gc.collect()
    gc.freeze()
    return {name: value for name, value in os.environ.items() if name not in own}


def become_kernel(launch: Launch, imported: dict[str, str]) -> None:
    """Go on as the kernel of one notebook, in the state in which a kernel by command begins."""
    os.environ.clear()
    os.environ.update(imported | launch.environment)
    time.tzset()
    os.chdir(launch.folder)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    # Leaving the block clears the record of warnings given, so that a kernel gives its own again.
    with warnings.catch_warnings():
        pass
    launcher = sys.modules[LAUNCHER].__file__
    sys.argv = [str(launcher), *launch.arguments]
    sys.modules["ipykernel.kernelapp"].launch_new_instance()


def main() -> None:
    """Prepare, then serve; a fork goes on as a kernel."""
    # As the kernel's launcher does: the working directory is put back by the kernel itself.
    if sys.path[0] in ("", os.getcwd()):  # noqa: PTH109 - nothing is imported for it.
        del sys.path[0]
    link = socket.socket(fileno=int(sys.argv[1]))
    imported = prepare(sys.argv[2:])
    launch = Server(link).serve()
    if launch is not None:
        become_kernel(launch, imported)


if __name__ == "__main__":
    main()
