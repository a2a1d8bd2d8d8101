"""A forked kernel is as good as one by command, nothing goes from one to the next, none gets away."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators.batch import fork_client, notebook_file, papermill_adapter
from indicators.batch.fork_client import ForkServer
from indicators.batch.kernel_manager import KernelFactory
from indicators.errors import NotebookStopped

# All that a notebook can see of its kernel, and all ways in which it can say something.
CELLS = Path(__file__).with_name("kernel_cells.txt").read_text("utf-8").split("\n---\n")
SPOIL = [
    "import builtins, decimal, json, logging, os, random, sys, textwrap, warnings",
    "import numpy, pandas, plotly.io",
    "mine = builtins.mine = 1; textwrap.dedent = None; sys.modules['csv'] = json; sys.path.insert(0, 'mine')",
    "os.chdir('/'); os.environ['MINE'] = '1'; os.umask(0); warnings.simplefilter('error')",
    "pandas.set_option('display.max_rows', 3); plotly.io.renderers.default = 'json'",
    "logging.root.setLevel(1); logging.disable(); decimal.getcontext().prec = 3",
    "random.seed(1); numpy.random.seed(1)",
    "from indicators import units; units.parse_form = None; pandas.DataFrame.mine = 1",
]
SEEN = """import builtins, csv, decimal, json, logging, os, random, sys, textwrap, warnings
import numpy, pandas, plotly.io
from indicators import units
print("mine" in globals(), hasattr(builtins, "mine"), textwrap.dedent, csv, sys.path)
print(os.getcwd(), "MINE" in os.environ, os.umask(18), sorted(map(str, warnings.filters)))
print(pandas.get_option("display.max_rows"), plotly.io.renderers.default, logging.root.level)
print(logging.root.manager.disable, decimal.getcontext().prec)
print(units.parse_form, hasattr(pandas.DataFrame, "mine"))"""
DRAWN = "[random.random(), numpy.random.random(), numpy.random.default_rng().random()]"

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, noted: Callable[..., Path]) -> Run:
    """Runs cells in a kernel forked from a fork server; by command if there is none."""

    def execute(cells: list[str], server: ForkServer | None, seconds: float = 60) -> Any:
        path = noted(cells)
        return papermill_adapter.execute(
            path, tmp_path / "ran.ipynb", {}, tmp_path, KernelFactory(server), seconds
        )

    return execute


def said(notebook: Any) -> list[str]:
    """What every cell put out, without the number of the process, and a stream in one piece."""
    told = []
    for cell in notebook.cells:
        pieces: list[Any] = []
        for output in map(dict, cell.outputs):
            if pieces and "name" in output and pieces[-1].get("name") == output["name"]:
                pieces[-1]["text"] += output["text"]
            else:
                pieces.append(output)
        told.append(re.sub(r"(?<=ipykernel_)\d+", "N", json.dumps(pieces, ensure_ascii=False)))
    return told


def test_a_fork_is_as_good_as_a_kernel_by_command(run, server, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    by_command = run(CELLS, None)
    assert (tmp_path / "ended").read_text("utf-8") == "yes"
    (tmp_path / "ended").unlink()
    forked = run(CELLS, server)
    for cell, one, other in zip(CELLS, said(by_command), said(forked), strict=True):
        assert (cell, one) == (cell, other)
    assert sum(text != "[]" for text in said(forked)) == len(CELLS) - 1
    assert "('ipc', True, True)" in said(forked)[-2]


def test_nothing_goes_from_one_notebook_to_the_next(run, server) -> None:
    look = [SEEN, DRAWN]
    clean, spoilt, after = (run(cells, server) for cells in (look, SPOIL + look, look))
    assert said(after)[0] == said(clean)[0]
    assert said(spoilt)[-2] != said(clean)[0]
    drawn = [json.loads(ran.cells[-1].outputs[0].data["text/plain"]) for ran in (clean, after)]
    assert all(one != other for one, other in zip(*drawn, strict=True))


@pytest.mark.parametrize("is_forked", [True, False], ids=["forked", "by command"])
def test_a_killed_kernel_is_told_with_its_cell(run, server, is_forked, tmp_path) -> None:
    end = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(NotebookStopped) as told:
        run(["print('before')", end], server if is_forked else None)
    assert str(told.value) == (
        "notebook stopped before its end\n"
        "  expected  a kernel that lives until the last cell\n"
        "  found     killed by SIGKILL\n"
        "  where     cells.ipynb, cell 2: import os, signal\n"
        "  to do     So the system does when memory runs out: run fewer at a time (--jobs 1), or free memory."
    )
    assert papermill_adapter.describe(told.value) == (str(told.value), end)
    assert "before" in (tmp_path / "ran.ipynb").read_text("utf-8")


def test_a_cell_that_ends_the_process_is_told(run, server) -> None:
    with pytest.raises(NotebookStopped) as told:
        run(["import os; os._exit(3)"], server)
    assert told.value.found == "ended with status 3"
    assert told.value.remedy.startswith("Run the notebook in JupyterLab: the cell ends the process")


@pytest.mark.parametrize("is_forked", [True, False], ids=["forked", "by command"])
def test_a_notebook_that_hangs_is_stopped_with_all_it_started(run, server, is_forked, tmp_path) -> None:
    child = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid, file=open('child', 'w'))"
    cells = [f"import os; os.chdir({str(tmp_path)!r})", child, "while True: pass"]
    with pytest.raises(NotebookStopped) as told:
        run(cells, server if is_forked else None, 3)
    assert told.value.expected == "an end within 3 s"
    assert told.value.found == "none; it was stopped"
    assert re.fullmatch(r"cells\.ipynb, (cell [123]: .*|before its first cell)", told.value.where)
    assert told.value.remedy.endswith("give every notebook more time: --time-limit.")
    if (tmp_path / "child").is_file():
        status = Path("/proc", (tmp_path / "child").read_text("utf-8").strip(), "status")
        assert not status.is_file() or "State:\tZ" in status.read_text("utf-8")


@pytest.mark.parametrize("is_forked", [True, False], ids=["forked", "by command"])
def test_a_limit_that_is_over_before_there_is_a_kernel(run, is_forked) -> None:
    with fork_client.running_fork_server([], pytest.fail) as server, pytest.raises(NotebookStopped) as told:
        run(["while True: pass"], server if is_forked else None, 0.1)
    assert told.value.where == "cells.ipynb, before its first cell"


def test_a_fork_server_that_is_gone_is_replaced_by_the_command(noted, tmp_path) -> None:
    heard: list[str] = []
    with fork_client.running_fork_server(["indicators.no_such_module"], heard.append) as server:
        assert server is not None
        kernels = KernelFactory(server, heard.append)
        for status in (0, -signal.SIGKILL):
            if status:
                server.process.kill()
            ran = papermill_adapter.execute(noted(["6 * 7"]), tmp_path / "ran.ipynb", {}, tmp_path, kernels)
            assert ran.cells[0].outputs[0].data["text/plain"] == "42"
    end = "every notebook starts a kernel by command, which is slower"
    assert heard == [f"the fork server ended with status -9; {end}"]


def test_a_system_without_fork_is_told(monkeypatch) -> None:
    monkeypatch.delattr(os, "fork")
    heard: list[str] = []
    with fork_client.running_fork_server([], heard.append) as server:
        assert server is None
    assert heard == [
        "this system cannot fork a process; every notebook starts a kernel by command, which is slower"
    ]


def test_kernels_end_with_the_process_that_ordered_them(tmp_path) -> None:
    script = (
        "import os, sys, time; from indicators.batch.fork_client import ForkServer; server = ForkServer([])\n"
        "kernel = server.launch(['-f', sys.argv[1], '--log-level=CRITICAL'], dict(os.environ), os.getcwd())\n"
        "print(server.process.pid, kernel.pid, flush=True); time.sleep(600)"
    )
    batch = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "k.json")], stdout=subprocess.PIPE, encoding="utf-8"
    )
    with batch:
        assert batch.stdout is not None
        ends = [os.pidfd_open(int(pid)) for pid in batch.stdout.readline().split()]
        batch.kill()
    for end in ends:
        wait_for_end(end)


LATE = """import errno, logging, os, sys, zmq
log = logging.getLogger("tornado.general")
log.addHandler(logging.StreamHandler(sys.stdout))
def fail(number):
    try:
        raise zmq.ZMQError(number)
    except zmq.ZMQError:
        log.error("number %s", number, exc_info=True)
fail(errno.ENOTSOCK), fail(zmq.ETERM), fail(errno.EAGAIN), log.error("without an error")"""


def test_a_closed_socket_of_an_ending_kernel_is_not_told(run, server) -> None:
    told = re.findall(r"number \d+|without an error", "".join(said(run([LATE], server))))
    assert told == [f"number {errno.EAGAIN}", "without an error"]


def wait_for_end(process: int) -> None:
    """Wait until a process of another parent has ended: its descriptor becomes readable."""
    import select

    ready, _, _ = select.select([process], [], [], 60)
    os.close(process)
    assert ready


def test_the_modules_of_notebooks_are_found(noted) -> None:
    path = noted(
        [
            "from indicators.views.plan_vs_annual import PlanVsAnnualViews",
            "%matplotlib inline",
            "import pandas, indicators.units",
        ]
    )
    (path.parent / "broken.ipynb").write_text("{", "utf-8")
    (path.parent / "other.ipynb").write_text('{"cells": [{"cell_type": "code"}]}', "utf-8")
    assert notebook_file.imported_modules(path.parent) == [
        "indicators.units",
        "indicators.views.plan_vs_annual",
    ]
