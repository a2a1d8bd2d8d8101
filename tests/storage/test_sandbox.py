"""The box: a child with limits, that can neither call out nor write, and whose answers are checked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.documents.faults.fault import Fault
from indicators.errors import BadArgument, ReaderNotRunning, TooMuch
from indicators.storage import sandbox as box_module
from indicators.storage.plain_data import NotPlain, unpacked
from indicators.storage.sandbox import Box, ChildEnded
from indicators.storage.sandbox_limits import Limits

pytestmark = pytest.mark.posix

# What the child does in these tests, by the name of the task.
WORK = """
import os, socket, time

def tried(act):
    try:
        return str(act())
    except OSError as error:
        return type(error).__name__

def spin():
    while True:
        pass

def look(where):
    return [tried(lambda: socket.socket()), tried(lambda: open(where, "w")), tried(lambda: os.system("true")),
            tried(lambda: os.mkdir(where)), tried(os.fork)]

def work(task, where, data, limits):
    return {"echo": lambda: data.decode(), "memory": lambda: len(bytearray(2 << 30)), "spin": spin,
            "sleep": lambda: time.sleep(60), "look": lambda: look(where), "abort": os.abort,
            "leave": lambda: os._exit(7), "unforeseen": lambda: 1 / 0}[task]()
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "boxed_test_work.py").write_text(WORK, "utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    box = Box("boxed_test_work:work")
    yield box
    box.close()


@pytest.mark.parametrize(
    ("task", "limit"),
    [("memory", "1024 MB of memory"), ("spin", "1 s of processor time"), ("sleep", "10 s of waiting time")],
)
def test_a_limit_is_told_by_its_name_and_the_next_file_is_read(child, task, limit):
    limits = Limits(seconds=1)
    with pytest.raises(TooMuch) as told:
        child.call(task, "a.pdf", b"", limits)
    assert (told.value.expected, told.value.where) == (f"a file that takes at most {limit}", "a.pdf")
    assert child.call("echo", "b.txt", "增长".encode(), limits) == "增长"


def test_the_child_can_neither_call_out_nor_write(child, tmp_path):
    assert child.call("look", str(tmp_path / "new"), b"", Limits()) == ["PermissionError"] * 5
    assert not (tmp_path / "new").exists()


def test_a_child_that_breaks_down_costs_its_file_alone(child):
    with pytest.raises(ChildEnded, match="signal 6"):
        child.call("abort", "a.pdf", b"", Limits())
    assert "ZeroDivisionError" in str(child.call("unforeseen", "a.pdf", b"", Limits()))
    assert child.call("echo", "b.txt", b"x", Limits()) == "x"


@pytest.mark.parametrize("work", ["no_such_module:work", "sys:no_such_function"])
def test_a_child_that_cannot_begin_is_no_fault_of_a_file(work):
    box = Box(work)
    with pytest.raises(ReaderNotRunning, match="status 1") as told:
        box.call("document", "a.pdf", b"", Limits())
    assert "a.pdf" not in str(told.value)
    assert told.value.remedy.startswith("Look at the limits of this session (ulimit -a)")
    box.close()


def test_an_interpreter_that_is_gone_is_no_fault_of_a_file(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ReaderNotRunning, match="files cannot be opened"):
        Box("json:loads").call("document", "a.pdf", b"", Limits())


def test_a_child_that_leaves_over_a_file_costs_that_file_alone(child):
    with pytest.raises(ChildEnded, match="status 7"):
        child.call("leave", "a.pdf", b"", Limits())
    assert child.call("echo", "b.txt", b"x", Limits()) == "x"


def test_a_session_may_allow_less_than_the_limits(child, monkeypatch):
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (50, 50));"
        "from indicators.storage.sandbox import Box; from indicators.storage.sandbox_limits import Limits;"
        "print(Box('boxed_test_work:work').call('echo', 'a', b'read', Limits()))"
    )
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=os.environ | {"PYTHONPATH": path}
    )
    assert done.stdout.strip() == b"read", done.stderr


@pytest.mark.parametrize("answer", [b"{", b"[" * 100_000])
def test_an_answer_that_is_none_ends_in_no_traceback(child, monkeypatch, answer):
    monkeypatch.setattr(box_module, "receive", lambda *_: [answer])
    with pytest.raises(ChildEnded, match="an answer that is none"):
        child.call("echo", "a.txt", b"x", Limits())


def test_a_limit_of_no_known_name_is_an_answer_to_be_checked(child, monkeypatch):
    monkeypatch.setattr(box_module, "receive", lambda *_: [b'{"limit": []}'])
    assert child.call("echo", "a.txt", b"x", Limits()) == {"limit": []}


@pytest.mark.parametrize("data", [None, {}, ["garbled", "1", 2, True, "x"], ["eval", 1, 2, True, "x"], [1]])
def test_what_comes_back_is_checked(data):
    with pytest.raises(NotPlain):
        unpacked(Fault, data)


def test_limits_under_which_nothing_can_be_read_are_refused():
    with pytest.raises(BadArgument, match="at least 128 MB"):
        Limits(memory=1)
