"""A worker or the whole run is killed: what is done stays done, and the same command does the rest."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indicators.corpus import engines, run

from .listed_papers import corpus, files, text

PARTS = 6


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The partitions of papers of which each takes a moment, beside their manifest."""
    folder = tmp_path_factory.mktemp("slow")
    listed = corpus(folder, PARTS)
    for path in folder.glob("paper-*.txt"):
        body = "".join(f"{number}.新建公路{number}公里，投资{number}亿元。\n" for number in range(1, 60))
        path.write_text(text("鞍山市", 6) + body, encoding="utf-8")
    Path(listed).write_text(
        "path\n" + "".join(f"paper-{n}-2023.txt\n" for n in range(PARTS)), encoding="utf-8"
    )
    run.corpus(listed, str(folder / "whole"), engine=engines.HERE, size=1)
    return folder / "whole"


def receipts(out: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in out.glob("part-*/receipt.json")}


@contextmanager
def running(whole: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    """Begin a run of two workers, and wait until the first partition is there."""
    command = ["corpus", whole.with_name("list.csv"), "--out", out, "--jobs", "2", "--size", "1"]
    with subprocess.Popen(
        [sys.executable, "-m", "indicators", *command, "--lang", "en"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as began:
        while not receipts(out) and began.poll() is None:
            time.sleep(0.02)
        yield began


def workers(pid: int) -> list[int]:
    """The processes that a run reads papers in, without the one that Python tracks semaphores in."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text("utf-8").rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.posix
def test_a_worker_that_is_killed_costs_what_it_had_in_hand(whole, tmp_path):
    with running(whole, tmp_path / "out") as began:
        os.kill(workers(began.pid)[0], signal.SIGKILL)
        assert began.wait() == 0
        assert began.stderr is not None
        told = began.stderr.read().splitlines()
    # Each is made once, whatever is tried again; what a worker wrote and could not tell of any more is
    # found there, and is told in the last line alone.
    made = [line.split()[1] for line in told if " papers, 0 left out" in line]
    there = re.search(r"6 partitions, (\d+) of them were there; 6 papers", told[-1])
    assert there
    assert len(set(made)) == len(made) == PARTS - int(there[1])
    assert int(there[1]) <= 1
    assert files(tmp_path / "out") == files(whole)


@pytest.mark.posix
def test_a_run_that_is_killed_is_taken_up_where_it_was(whole, tmp_path):
    with running(whole, tmp_path / "out") as began:
        began.kill()
        began.wait()
        assert began.stderr is not None
        # Its workers hold the same pipe: it ends when the last of them has.
        began.stderr.read()
    done = receipts(tmp_path / "out")
    assert not (tmp_path / "out" / run.OVERVIEW).exists()
    listed = whole.with_name("list.csv")
    again = run.corpus(str(listed), str(tmp_path / "out"), engine=engines.HERE, size=1)
    assert 0 < again.were_there == len(done)
    assert done.items() <= receipts(tmp_path / "out").items()
    assert files(tmp_path / "out") == files(whole)
