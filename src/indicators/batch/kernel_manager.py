"""The kernels of a batch: forked from a fork server, or started by command where there is none."""

from __future__ import annotations

import os
import signal
import sys
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import Popen
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.utils import run_sync

from indicators.batch.fork_client import ENDING_SECONDS, SLOWER, ForkedKernel, ForkServer, NoForkServer
from indicators.batch.work_folder import may_hold_sockets

NAME_LENGTH = 8
BY_COMMAND = [sys.executable, "-m", "ipykernel_launcher"]


class KernelFactory:
    """Starts kernels, and stops all of them at once.

    Parameters
    ----------
    server : ForkServer, optional
        Without one every kernel is started by command.
    warn : callable
        Called once, with a sentence, if the fork server ends and kernels have to be started by command.
    """

    def __init__(
        self, server: ForkServer | None = None, warn: Callable[[str], None] = lambda _: None
    ) -> None:
        self._server, self._warn, self._lock = server, warn, threading.Lock()
        self._is_warned = self._is_stopped = False
        self._managers: list[NotebookKernelManager] = []

    def fork(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: str
    ) -> ForkedKernel | None:
        """Fork a kernel from the fork server; None if it has to be started by command."""
        if self._server is None:
            return None
        try:
            return self._server.launch(arguments, environment, folder)
        except NoForkServer as error:
            self._warn_once(error)
            return None

    def add(self, manager: NotebookKernelManager) -> None:
        """Register a running kernel; after a stop it is killed."""
        with self._lock:
            self._managers.append(manager)
            is_late = self._is_stopped
        if is_late:
            manager.kill()

    def remove(self, manager: NotebookKernelManager) -> None:
        """Forget a kernel."""
        with self._lock:
            self._managers = [other for other in self._managers if other is not manager]

    def stop(self) -> None:
        """Kill all kernels, and those that are just being started."""
        with self._lock:
            self._is_stopped = True
            running = list(self._managers)
        for manager in running:
            manager.kill()

    def _warn_once(self, reason: NoForkServer) -> None:
        with self._lock:
            is_first, self._is_warned = not self._is_warned, True
        if is_first:
            self._warn(f"{reason}; {SLOWER}")


class ForkProvisioner(LocalProvisioner):
    """Starts this Python's own kernel as a fork of the fork server, any other by its command."""

    # A ForkedKernel has the methods of Popen that jupyter_client calls.
    process: Any = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel and say how to reach it."""
        manager: Any = self.parent
        fork = None
        if cmd[: len(BY_COMMAND)] == BY_COMMAND:
            # As for a kernel by command: it ends with this process.
            environment = kwargs["env"] | {"JPY_PARENT_PID": str(os.getpid())}
            folder = str(kwargs.get("cwd") or Path.cwd())
            fork = manager.kernels.fork(cmd[len(BY_COMMAND) :], environment, folder)
        if fork is None:
            reached = await super().launch_kernel(cmd, **kwargs)
        else:
            self.process, self.pid, self.cwd, reached = fork, fork.pid, folder, self.connection_info
        manager.process = self.process
        manager.kernels.add(manager)
        if manager.is_killed:
            # Its time was over, or the run stopped, before there was a process.
            manager.kill()
        return reached


class NotebookKernelManager(AsyncKernelManager):
    """Starts and stops the kernel of one notebook.

    Parameters
    ----------
    folder : Path
        Holds the file that says how to reach the kernel, and its sockets.
    """

    process: ForkedKernel | Popen[bytes] | None = None
    is_killed = False

    def __init__(self, kernels: KernelFactory, kernel_name: str, folder: Path) -> None:
        name = uuid.uuid4().hex
        # A port that is free now may be another program's when the kernel takes it; a file of ours is not.
        has_sockets = hasattr(os, "fork") and may_hold_sockets(folder)
        super().__init__(
            kernel_name=kernel_name,
            connection_file=str(folder / f"{name[:NAME_LENGTH]}.json"),
            transport="ipc" if has_sockets else "tcp",
        )
        self.kernels, self.kernel_id = kernels, name
        self.provisioner = ForkProvisioner(
            kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
        )
        self._clients: list[KernelClient] = []

    def client(self, **kwargs: Any) -> Any:
        """Make a client, which is closed with the kernel."""
        made = super().client(**kwargs)
        self._clients.append(made)
        return made

    @property
    def status(self) -> int | None:
        """How the kernel ended, negative for a signal; None while it runs or before it did."""
        return self.process.poll() if self.process is not None else None

    def kill(self) -> None:
        """End the kernel at once, and what it started; from any thread, also before it has started."""
        self.is_killed = True
        if isinstance(self.process, ForkedKernel):
            self.process.kill()
        elif self.process is not None and self.process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()

    def finish(self) -> None:
        """Ask the kernel to end, close its clients, and kill a fork that has not ended after some seconds."""
        self.kernels.remove(self)
        run_sync(self._finish)()

    async def _finish(self) -> None:
        for client in self._clients:
            client.stop_channels()
        if isinstance(self.process, ForkedKernel) and self.status is None:
            await self.request_shutdown()
            late = threading.Timer(ENDING_SECONDS, self.process.kill)
            late.daemon = True
            late.start()
        elif self.process is not None:
            # One that has ended cannot be asked to.
            await self.shutdown_kernel(now=self.status is not None)
        await self.cleanup_resources()
