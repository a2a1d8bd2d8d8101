"""The box: a child with limits, that can neither call out nor write, and whose answers are checked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from indicators.documents.fault import Fault
from indicators.errors import BadArgument, TooMuch
from indicators.storage.box import Box, ChildEnded
from indicators.storage.box_limits import Limits
from indicators.storage.plain_data import NotPlain, unpacked

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
            "unforeseen": lambda: 1 / 0}[task]()
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


@pytest.mark.parametrize("data", [None, {}, ["garbled", "1", 2, True, "x"], ["eval", 1, 2, True, "x"], [1]])
def test_what_comes_back_is_checked(data):
    with pytest.raises(NotPlain):
        unpacked(Fault, data)


def test_limits_under_which_nothing_can_be_read_are_refused():
    with pytest.raises(BadArgument, match="at least 128 MB"):
        Limits(memory=1)
