"""Kills runs with SIGKILL, each at another step of its work with files or at any moment; fills the disk.

A warm process forks for every run, so that 200 of them take seconds. What a kind of run reads and computes
is computed once beforehand; the files are what a kill could tear.

    python -m tests.faults.killing FOLDER SEED     prints, for each kind, its kills and complaints as JSON
"""

from __future__ import annotations

import errno
import gc
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from indicators.errors import IndicatorsError, UnfinishedWrite
from indicators.storage import atomic_write
from indicators.storage.atomic_write import fill
from indicators.storage.kept_results import FOLDER
from indicators.storage.spilled_bytes import Content, parts_of

from . import scenes
from .scenes import Kind

STEPS = {
    "open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "os.listdir", "shutil.rmtree",
    "fcntl.flock", "os.truncate",
}  # fmt: skip
Contents = dict[str, bytes]


class Steps:
    """Counts the steps of this process, and calls something at one of them."""

    def __init__(self, at: int, then: Callable[[], None]) -> None:
        self.count, self.at, self.then = 0, at, then

    def take(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.then()

    def watch(self) -> None:
        """Count every audited call from now on, and a write as two: a file may be left half written."""

        def halves(handle: int, content: Content) -> None:
            whole = b"".join(parts_of(content))
            os.ftruncate(handle, 0)
            os.write(handle, whole[: len(whole) // 2])
            self.take()
            os.lseek(handle, 0, os.SEEK_SET)
            fill(handle, content)

        atomic_write.fill = halves
        sys.addaudithook(lambda event, _: self.take() if event in STEPS else None)


def forked(work: Callable[[], None]) -> int:
    """Start some work in a child of its own."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int:
    """Wait for a child: 0, minus its signal, or its status."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def contents(folder: Path) -> Contents:
    """Every file below a folder but kept results: each is whole by itself, and made again if lost."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not is_kept(name := path.relative_to(folder).as_posix())
    }


def is_kept(name: str) -> bool:
    """Whether a file holds a result that build keeps for the next one."""
    return FOLDER in name.split("/")


def is_hidden(name: str) -> bool:
    """Whether a file belongs to a run that was going on."""
    return any(part.startswith(".") for part in name.split("/"))


def counted(kind: Kind, folder: Path) -> tuple[int, float]:
    """How many steps a run takes, and how long."""
    kind.prepare(folder)
    reading, writing = os.pipe()

    def work() -> None:
        steps = Steps(0, lambda: None)
        steps.watch()
        kind.run(folder)
        os.write(writing, str(steps.count).encode())

    start = time.monotonic()
    if ended(forked(work)):
        raise RuntimeError(f"{kind.name} does not run")
    taken = time.monotonic() - start
    os.close(writing)
    with os.fdopen(reading) as told:
        return int(told.read()), taken


def complaints(kind: Kind, folder: Path, old: Contents, new: Contents) -> Iterator[str]:
    """What is wrong after a kill: at once, when it is read again, and after the next run."""
    for name, content in contents(folder).items():
        if not is_hidden(name) and content not in (old.get(name), new.get(name)):
            yield f"{name} is neither the old nor the new file"
    is_told = False
    try:
        kind.read(folder)
    except UnfinishedWrite:
        is_told = True
    seen = {name: content for name, content in contents(folder).items() if not is_hidden(name)}
    if seen not in (old, new) and not is_told:
        yield f"mixed: {sorted(name for name in {**old, **new} if seen.get(name) != old.get(name))} changed"
    kind.run(folder)
    after = contents(folder)
    if after != new:
        names = {name for name in {**after, **new} if after.get(name) != new.get(name)}
        yield f"the next run did not finish: {sorted(names)}"
    left = [path.name for path in folder.rglob(".*") if not is_kept(path.relative_to(folder).as_posix())]
    if left:
        yield f"left behind: {left}"


def killed_at(moment: int) -> Steps:
    """Make ready to die at a step."""
    return Steps(moment, lambda: os.kill(os.getpid(), signal.SIGKILL))


def refused_at(moment: int) -> Steps:
    """Make ready to be refused a step by the system: the disk is full."""

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Steps(moment, full)


def run_with(steps: Steps, kind: Kind, folder: Path) -> int:
    """Run with something to happen at a step: 0, or minus the signal."""

    def work() -> None:
        steps.watch()
        with suppress(IndicatorsError, OSError):
            kind.run(folder)

    return ended(forked(work))


def run_for(seconds: float, kind: Kind, folder: Path) -> int:
    """Run, and be killed after a while."""
    child = forked(lambda: kind.run(folder))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child)


def tried(kind: Kind, folder: Path, chance: random.Random) -> dict[str, Any]:
    """Kill one kind of run as often as it says, and refuse it some steps."""
    steps, taken = counted(kind, folder)
    new = contents(folder)
    kind.prepare(folder)
    old = contents(folder)
    if old == new:
        raise RuntimeError(f"{kind.name} changes nothing")
    every = chance.sample(range(1, steps + 1), steps)
    tries = [(f"killed at step {at} of {steps}", killed_at(at)) for at in islice(cycle(every), kind.at_steps)]
    tries += [(f"no room at step {at} of {steps}", refused_at(at)) for at in every[: kind.refusals]]
    told: list[str] = []
    killed = 0

    def look(how: str, status: int) -> None:
        nonlocal killed
        killed += status == -signal.SIGKILL
        if status > 0:
            told.append(f"{kind.name}, {how}: an error without a name")
        told.extend(f"{kind.name}, {how}: {complaint}" for complaint in complaints(kind, folder, old, new))

    for how, watched in tries:
        kind.prepare(folder)
        look(how, run_with(watched, kind, folder))
    while killed < kind.at_steps + kind.at_times:
        kind.prepare(folder)
        seconds = chance.uniform(0, taken)
        look(f"killed after {seconds:.4f} s", run_for(seconds, kind, folder))
    return {"kills": killed, "complaints": told}


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    found = {}
    gc.freeze()
    for kind in scenes.kinds(folder):
        place = folder / kind.name
        shutil.rmtree(place, ignore_errors=True)
        found[kind.name] = tried(kind, place, chance)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
