"""The time limit of a running notebook, and the error of one that was stopped or lost its kernel."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

import nbformat

from indicators.batch.kernel_manager import NotebookKernelManager
from indicators.errors import NotebookStopped


class TimeLimit:
    """Stops a notebook that takes too long, and names the cell and the cause of any early end.

    Parameters
    ----------
    output : Path
        Where the run notebook is written; if its kernel ends, with the outputs until then.
    """

    def __init__(self, manager: NotebookKernelManager, notebook: Path, output: Path, seconds: float) -> None:
        self._manager, self._name, self._output, self._seconds = manager, notebook.name, output, seconds
        self._notebook: Any = None
        self._cell, self._number, self._is_late = "", 0, False
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True

    def hooks(self) -> dict[str, Any]:
        """Give the callbacks for the notebook's client."""
        return {"on_notebook_start": self._begin, "on_cell_execute": self._enter}

    def __enter__(self) -> TimeLimit:
        """Start the timer."""
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the kernel; raise if it had ended too early.

        Raises
        ------
        NotebookStopped
            If its time was over, or the kernel ended by itself or was killed.
        """
        self._timer.cancel()
        status = self._manager.status
        self._manager.finish()
        if error is None or (status is None and not self._is_late):
            return
        if self._notebook is not None:
            nbformat.write(self._notebook, self._output)  # type: ignore[no-untyped-call]
        raise (self._too_slow() if self._is_late else self._ended(status or 0)) from error

    def _begin(self, notebook: Any) -> None:
        self._notebook = notebook

    def _enter(self, cell: Any, cell_index: int) -> None:
        self._cell, self._number = str(cell.source), cell_index + 1

    def _stop(self) -> None:
        self._is_late = True
        self._manager.kill()

    def _where(self) -> str:
        if not self._number:
            return f"{self._name}, before its first cell"
        return f"{self._name}, cell {self._number}: {self._cell.strip().splitlines()[0]}"

    def _too_slow(self) -> NotebookStopped:
        return NotebookStopped(
            expected=f"an end within {self._seconds:g} s",
            found="none; it was stopped",
            where=self._where(),
            remedy="Look what the cell waits for, or give every notebook more time: --time-limit.",
            cell=self._cell,
        )

    def _ended(self, status: int) -> NotebookStopped:
        how = f"killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        return NotebookStopped(
            expected="a kernel that lives until the last cell",
            found=how,
            where=self._where(),
            remedy="So the system does when memory runs out: run fewer at a time (--jobs 1), or free memory."
            if status == -9
            else "Run the notebook in JupyterLab: the cell ends the process, or a library in it breaks.",
            cell=self._cell,
        )
