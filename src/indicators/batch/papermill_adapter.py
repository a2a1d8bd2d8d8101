"""The only module that calls papermill."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import papermill
from jupyter_core.utils import ensure_event_loop
from papermill.exceptions import PapermillExecutionError

from indicators.batch import notebook_file
from indicators.batch.kernel_manager import KernelFactory, NotebookKernelManager
from indicators.batch.time_limit import TimeLimit
from indicators.errors import NotebookStopped
from indicators.storage.visible_text import shown

LIMIT_SECONDS = 600
START_SECONDS = 120

# papermill would log the error that is raised as well.
logging.getLogger("papermill").setLevel(logging.CRITICAL)


@contextmanager
def _event_loop() -> Iterator[None]:
    """Close the event loop that papermill runs on and leaves open, unless the caller is running one."""
    loop = ensure_event_loop()
    try:
        yield
    finally:
        if not loop.is_running():
            loop.close()


def execute(
    notebook: Path,
    output: Path,
    parameters: Mapping[str, object],
    sockets: Path,
    kernels: KernelFactory | None = None,
    seconds: float = LIMIT_SECONDS,
) -> Any:
    """Run a notebook in a kernel of its own.

    Parameters
    ----------
    sockets : Path
        A folder with a short name, for the kernel's addresses.
    kernels : KernelFactory, optional
        If not given, the kernel is started by its command.
    seconds : float
        How long it may take from start to end.

    Raises
    ------
    PapermillExecutionError
        If a cell raises; `output` then holds the cells up to it.
    NotebookStopped
        If its time is over, or its kernel ends; `output` then holds what there was, if anything.
    """
    with _event_loop():
        manager = NotebookKernelManager(
            kernels or KernelFactory(), notebook_file.kernel_name(notebook_file.read(notebook)), sockets
        )
        with TimeLimit(manager, notebook, output, seconds) as limit:
            return papermill.execute_notebook(
                _literal(notebook),
                _literal(output),
                parameters={name: list(v) if isinstance(v, tuple) else v for name, v in parameters.items()},
                progress_bar=False,
                # Saving after each cell costs 0.7 s a report, and the folder is a temporary one.
                request_save_on_cell_execute=False,
                # The kernel's own notices are about the machine, not about the report.
                extra_arguments=["--log-level=CRITICAL"],
                start_timeout=START_SECONDS,
                # On a busy machine a cell's outputs may come long after its end.
                iopub_timeout=START_SECONDS,
                km=manager,
                **limit.hooks(),
            )


def describe(failure: BaseException) -> tuple[str, str]:
    """Say what broke, and give the source of the cell that did ("" if it was no cell).

    Examples
    --------
    >>> describe(OSError("disk full"))
    ('OSError: disk full', '')
    """
    if isinstance(failure, PapermillExecutionError):
        return f"{failure.ename}: {_plain(failure.evalue)}", str(failure.source)
    if isinstance(failure, NotebookStopped):
        return str(failure), failure.cell
    return f"{type(failure).__name__}: {_plain(str(failure))}", ""


def warnings(notebook: Any) -> str:
    """Gather what a run notebook wrote to stderr."""
    return _plain(
        "".join(
            output.text
            for cell in notebook.cells
            for output in cell.get("outputs", [])
            if output.output_type == "stream" and output.name == "stderr"
        )
    )


def _plain(text: str) -> str:
    """Take the terminal's colours out of a message, and show what else a terminal would act on."""
    return shown(re.sub(r"\x1b\[[0-9;]*m", "", text))


def _literal(path: Path) -> str:
    """Write a path so that papermill, which formats paths with the parameters, leaves it as it is."""
    return str(path).replace("{", "{{").replace("}", "}}")
