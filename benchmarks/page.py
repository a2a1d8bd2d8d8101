"""How long the views of the quarterly page take in one process, and what of it each view takes.

Every view of the notebook is asked for once for each of two pages, as the notebook does, beside reading the
tables. The least of the repeats counts. Seconds differ between machines and with what else runs on them; the
ratio to another state of the code is of one run, the two taking turns.

    python benchmarks/page.py [--repeats 5] [--against REVISION]
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from indicators import project

PAGES = {"鞍山市": "2023-Q4", "锦州市": "2025-Q2"}
NOT_A_VIEW = {"of", "seen"}


def timed(repeats: int) -> dict[str, dict[str, float]]:
    """The least seconds for each page by view; "all" is of one page at a time."""
    from indicators.tables.store import Tables
    from indicators.views import quarterly_report

    tables = Tables.load()
    # The class was called otherwise in earlier states of the code.
    made_here = (
        one
        for one in vars(quarterly_report).values()
        if getattr(one, "__module__", "") == quarterly_report.__name__
    )
    (page_views,) = (one for one in made_here if getattr(one, "__name__", "").endswith("Views"))
    names = [name for name in vars(page_views) if not name.startswith("_") and name not in NOT_A_VIEW]
    names = [name for name in names if callable(getattr(page_views, name))]
    least: dict[str, dict[str, float]] = {}
    for place, quarter in PAGES.items():
        found = least.setdefault(f"{place} {quarter}", {})
        for _ in range(repeats):
            begun = started = time.perf_counter()
            views = page_views.of(tables, place, quarter)
            taken = {"of": time.perf_counter() - started}
            for name in names:
                started = time.perf_counter()
                getattr(views, name)()
                taken[name] = time.perf_counter() - started
            taken["all"] = time.perf_counter() - begun
            for name, seconds in taken.items():
                found[name] = min(seconds, found.get(name, seconds))
    return least


def in_process_of(source: Path, repeats: int) -> dict[str, dict[str, float]]:
    """The same in a process that imports another state of the code."""
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, __file__, "--json", "--repeats", str(repeats)]
    root = project.find().root
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def extracted(revision: str, folder: Path) -> Path:
    """The code of a revision, outside the checkout."""
    archive = subprocess.run(
        ["git", "archive", revision, "src"], cwd=project.find().root, capture_output=True, check=True
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return folder / "src"


def compare(revision: str, repeats: int) -> None:
    """Print both states and their ratio, the two taking turns."""
    here = Path(project.__file__).parent.parent
    least: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        there = extracted(revision, Path(folder))
        for _ in range(repeats):
            for name, source in (("there", there), ("here", here)):
                for page, views in in_process_of(source, 2).items():
                    found = least.setdefault(page, {})
                    found[name] = min(views["all"], found.get(name, views["all"]))
    for page, found in least.items():
        before, now = found["there"], found["here"]
        sys.stdout.write(f"{page}  {revision} {before:.3f} s, here {now:.3f} s: {before / now:.1f} times\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--against", metavar="REVISION", help="another state of the code")
    parser.add_argument("--json", action="store_true", help="print seconds for a program to read")
    asked = parser.parse_args()
    if asked.against:
        compare(asked.against, asked.repeats)
        return
    least = timed(asked.repeats)
    if asked.json:
        sys.stdout.write(json.dumps(least, ensure_ascii=False))
        return
    for page, views in least.items():
        whole = views["all"]
        sys.stdout.write(f"{page}  {whole:.3f} s\n")
        for name, seconds in sorted(views.items(), key=lambda pair: -pair[1]):
            sys.stdout.write(f"  {seconds / whole:6.1%}  {seconds:.3f} s  {name}\n")


if __name__ == "__main__":
    main()
