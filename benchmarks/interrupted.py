"""What a corpus loses when something is killed, and what a paper costs that cannot be read.

Short papers are read by two workers, a partition each second or so. After the first partitions one process is
killed (SIGKILL): a worker, the command itself, the scheduler of Dask, its worker. Then the same is run again.
Told is how many partitions were done when it was killed, how many of these were read again, and whether all
files are byte for byte those of a run without a stop. Then the same papers, with a damaged one: how many are
read, how many told, and what it costs.

    python benchmarks/interrupted.py [--papers 200] [--size 10] [--only worker]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from made_papers import corpus_of
from scale import cost

from indicators.project import Project

_SIGNS = 1200
_DONE_BEFORE = 3
_PATIENCE = 600.0
_ADDRESS = "tcp://127.0.0.1:8799"
# A file that is named .docx and is none.
_DAMAGED = b"PK\x03\x04 damaged"


def command(listed: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "indicators", "corpus", str(listed), "--out", str(out), *more]


def receipts(out: Path) -> dict[Path, int]:
    """The partitions that are done, with when each was written."""
    return {path: path.stat().st_mtime_ns for path in out.glob("part-*/receipt.json")}


def files(out: Path) -> dict[str, str]:
    """The bytes of a corpus, hashed, by the names of its files."""
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def below(pid: int) -> list[int]:
    """The processes that a run reads papers in."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text("utf-8").rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


def quietly(words: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own."""
    return subprocess.Popen(
        words, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@contextmanager
def dask() -> Iterator[tuple[subprocess.Popen[bytes], subprocess.Popen[bytes]]]:
    """Start a scheduler and a worker, as two shells would."""
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", _ADDRESS.rpartition(":")[2]]
    join = [sys.executable, "-m", "distributed.cli.dask_worker", _ADDRESS, "--nthreads", "1"]
    with ExitStack() as stack:
        started = [stack.enter_context(quietly([*words, "--no-dashboard"])) for words in (start, join)]
        try:
            yield started[0], started[1]
        finally:
            for process in started:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def killed(
    listed: Path, out: Path, options: Sequence[str], victim: Callable[[subprocess.Popen[bytes]], int]
) -> dict[Path, int]:
    """Begin a run, kill a process once some partitions are done, and give those that were."""
    until = time.monotonic() + _PATIENCE
    with quietly(command(listed, out, *options)) as began:
        while len(receipts(out)) < _DONE_BEFORE and began.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        done = receipts(out)
        os.kill(victim(began), signal.SIGKILL)
        began.wait()
    return done


def again(
    listed: Path, out: Path, options: Sequence[str], done: dict[Path, int], whole: dict[str, str]
) -> str:
    """Run the same command again, and say what it did once more and whether all is as it should be."""
    subprocess.run(command(listed, out, *options), check=True, capture_output=True)
    now = receipts(out)
    repeated = sum(now[path] != when for path, when in done.items())
    same = "the same bytes" if files(out) == whole else "OTHER BYTES"
    return f"{len(done)} of {len(now)} partitions were done, {repeated} of them read again, {same}"


def stops(listed: Path, folder: Path, size: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Name what is killed, each with how."""
    here = ("--size", str(size), "--jobs", "2")
    there = ("--size", str(size), "--engine", "dask", "--scheduler", _ADDRESS)
    subprocess.run(command(listed, folder / "whole", *here), check=True, capture_output=True)
    whole = files(folder / "whole")

    def local(name: str, victim: Callable[[subprocess.Popen[bytes]], int]) -> str:
        out = folder / name
        return again(listed, out, here, killed(listed, out, here, victim), whole)

    def by_dask(name: str, victim: Callable[[subprocess.Popen[bytes], subprocess.Popen[bytes]], int]) -> str:
        out = folder / name
        with dask() as processes:
            done = killed(listed, out, there, lambda _: victim(*processes))
        with dask():
            return again(listed, out, there, done, whole)

    yield "worker", lambda: local("worker", lambda began: below(began.pid)[0])
    yield "client", lambda: local("client", lambda began: began.pid)
    yield "scheduler", lambda: by_dask("scheduler", lambda scheduler, _: scheduler.pid)
    yield "dask worker", lambda: by_dask("dask-worker", lambda _, nanny: below(nanny.pid)[0])


def damaged(listed: Path, folder: Path, size: int) -> str:
    """Read the same papers with one more that is none."""
    (listed.parent / "papers" / "damaged.docx").write_bytes(_DAMAGED)
    rows = listed.read_text(encoding="utf-8")
    more = listed.with_name("with-damaged.csv")
    more.write_text(f"{rows}papers/damaged.docx,鞍山市,210300,work_report,2023,,public\n", encoding="utf-8")
    made = Project(folder)
    told = []
    for one in (listed, more):
        used = cost(made, *command(one, folder / one.stem, "--size", str(size))[1:], fine=(0, 3))
        told.append(f"{used.seconds:.1f} s: {used.told.splitlines()[-1]}")
    return "; with one damaged ".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--size", type=int, default=10, help="papers of a partition")
    parser.add_argument(
        "--only", nargs="*", default=[], help="worker, client, scheduler, dask worker, damaged"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        listed = corpus_of(folder, asked.papers, _SIGNS)
        for name, stop in stops(listed, folder, asked.size):
            if not asked.only or name in asked.only:
                sys.stdout.write(f"{name} killed: {stop()}\n")
                sys.stdout.flush()
        if not asked.only or "damaged" in asked.only:
            sys.stdout.write(f"{asked.papers} papers {damaged(listed, folder, asked.size)}\n")


if __name__ == "__main__":
    main()
