"""What opening a file in the box costs beside opening it in this process: a warm child, and a new one.

Files are small, so that the way to the child and back is what is measured; at most 5 ms a file are asked for.
Medians of clock time over files that take turns.

    python benchmarks/box.py [--files 300]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable

from indicators.documents.sandboxed import sandboxed_reading
from indicators.storage import sandbox
from indicators.storage.sandbox_limits import Limits

TEXT = "鞍山市2023年政府工作报告\n地区生产总值增长5.2%，新增就业5万人。\n" * 20
STARTS = 5


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def opened() -> object:
    return sandboxed_reading.decode(TEXT.encode(), "paper.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    count = parser.parse_args().files
    started = []
    for _ in range(STARTS):
        sandbox.box(sandboxed_reading.WORK).close()
        started.append(seconds(opened))
    inside, outside = [], []
    for _ in range(count):
        with sandbox.using(Limits()):
            inside.append(seconds(opened))
        with sandbox.using(None):
            outside.append(seconds(opened))
    warm = statistics.median(inside) - statistics.median(outside)
    sys.stdout.write(f"{'first file of a new child':<28}{statistics.median(started) * 1000:8.1f} ms\n")
    sys.stdout.write(f"{'file of a warm child':<28}{statistics.median(inside) * 1000:8.1f} ms\n")
    sys.stdout.write(f"{'file in this process':<28}{statistics.median(outside) * 1000:8.1f} ms\n")
    sys.stdout.write(f"{'what the box costs a file':<28}{warm * 1000:8.1f} ms\n")


if __name__ == "__main__":
    main()
