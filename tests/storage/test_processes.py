"""Work shared among processes: in order, with errors told, and done to the end if a process is ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indicators.errors import UnknownUnit
from indicators.storage import sandbox
from indicators.storage.processes import Ended, each, unordered
from indicators.storage.sandbox_limits import Limits


def test_results_come_in_the_order_of_what_was_asked():
    assert list(each(abs, [-3, -1, -2], 2)) == [3, 1, 2]


def test_an_error_is_the_same_as_in_this_process():
    from indicators import units

    for jobs in (1, 2):
        with pytest.raises(UnknownUnit):
            list(each(units.parse_form, ["亿元", "度度"], jobs))


def test_the_limits_of_this_process_hold_in_the_others():
    with sandbox.using(Limits(seconds=7)):
        assert list(each(_limits, [0, 1], 2)) == [sandbox.limits(), sandbox.limits()]


def _limits(_: int) -> Limits | None:
    return sandbox.limits()


@pytest.mark.posix
def test_what_a_process_that_is_killed_leaves_is_done_here(tmp_path):
    assert list(each(_killed_elsewhere, [tmp_path / "a", tmp_path / "b"], 2)) == ["a", "b"]


def _killed_elsewhere(path: Path) -> str:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
    return path.name


@pytest.mark.posix
def test_over_an_item_that_ends_processes_the_others_are_done():
    harmless, deadly = signal.SIGCHLD, signal.SIGKILL
    found = dict(unordered(signal.raise_signal, [harmless, deadly, harmless, harmless], 2))
    assert found == {0: None, 1: Ended(), 2: None, 3: None}


def test_processes_end_with_the_one_that_began_them(tmp_path):
    program = (
        "import os, time\n"
        "from indicators.storage.processes import unordered\n"
        "if __name__ == '__main__':\n"
        "    for _ in unordered(time.sleep, [0, 600], 1): print('began', flush=True)\n"
    )
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE) as began:
        assert began.stdout is not None
        began.stdout.readline()
        began.kill()
        # Its children hold the same pipe: it ends when the last of them has.
        assert began.stdout.read() == b""
