"""Opens every file of hostile.py and prints a table of promise, attack, count and result: `make hostile`.

python -m tests.faults.hostile_table
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice, repeat
from multiprocessing import get_context

from indicators.documents.sandboxed import sandboxed_reading
from indicators.reading.statistics import boxed_reading
from indicators.storage import sandbox

from .hostile import attacks, result


@dataclass(frozen=True)
class Outcome:
    """What became of a part of the files."""

    counts: Counter[tuple[str, str, str]]
    slowest: float
    most: int


def outcome(part: int, parts: int) -> Outcome:
    """Open one of so many parts of the files."""
    counts, slowest = Counter[tuple[str, str, str]](), 0.0
    for one in islice(attacks(), part, None, parts):
        start = time.monotonic()
        counts[one.promise, one.attack, result(one)] += 1
        slowest = max(slowest, time.monotonic() - start)
    for work in (sandboxed_reading.WORK, boxed_reading.WORK):
        sandbox.box(work).close()
    return Outcome(counts, slowest, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)


def main() -> None:
    parts = os.cpu_count() or 1
    with ProcessPoolExecutor(parts, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(outcome, range(parts), repeat(parts)))
    counts = sum((one.counts for one in found), Counter[tuple[str, str, str]]())
    sys.stdout.write("| promise | attack | count | result |\n| --- | --- | ---: | --- |\n")
    for (promise, attack, told), count in sorted(counts.items()):
        sys.stdout.write(f"| {promise} | {attack} | {count} | {told} |\n")
    slowest, most = max(one.slowest for one in found), max(one.most for one in found)
    sys.stdout.write(f"{counts.total()} files, at most {slowest:.0f} s and {most} MB each\n")
    if any(told.startswith("broken") for _, _, told in counts):
        raise SystemExit("files whose reader broke down over them")


if __name__ == "__main__":
    main()
