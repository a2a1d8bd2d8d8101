"""What more papers cost: the first build, the build after one of them changed, a page, and their memory.

The papers are made of the registered ones, with other places, years and figures; all are read by the same
path. Each measure is a process of its own: seconds of processor time, its children's among them, and the most
memory that it held. Seconds differ between machines; the ratio of one row to another says more.

    python benchmarks/scale.py [--papers 5 50 500] [--corpus 500 5000] [--short 1200] [--folder DIR]

Of a corpus it also says what the rows are to one another: papers a second of one core, what a second worker
gives by the clock, what Dask takes beside processes, what more papers cost beside fewer.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from made_papers import change_one, corpus_of, fill, one_more

from indicators.project import Project

MEGABYTE = 1 << 20
# The first page also loads the program, and finds the lines of each indicator and year.
_PAGE = """
import sys, time
from indicators.tables.store import Tables
from indicators.views.{module} import {views}
{views}.of(Tables.load({rows}), {about}).papers()
began = time.process_time()
views = {views}.of(Tables.load({rows}), {about})
for name in {shown}:
    getattr(views, name)()
sys.stderr.write(str(time.process_time() - began))
"""
_PAGES = {
    "a quarterly page": _PAGE.format(
        module="quarterly_report",
        views="QuarterlyReportViews",
        rows="places=['鞍山市']",
        about="'鞍山市', '2023-Q4'",
        shown=("summary", "lights", "to_act_on", "progress", "tasks", "findings", "papers"),
    ),
    "the page of GDP": _PAGE.format(
        module="indicator_history",
        views="IndicatorHistoryViews",
        rows="indicators=['gdp']",
        about="'gdp'",
        shown=("charts", "figures", "definition", "papers"),
    ),
    "all places in 2023": _PAGE.format(
        module="national_overview",
        views="NationalOverviewViews",
        rows="years=[2023]",
        about="2023",
        shown=("summary", "distribution", "map", "by_place", "across", "papers"),
    ),
}


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    seconds: float
    clock: float
    megabytes: float
    told: str = ""


def cost(made: Project, *command: str, fine: Collection[int] = (0,)) -> Cost:
    """Run Python in a project and say what it took; `fine` are the statuses that it may end with."""
    environment = {**os.environ, "INDICATORS_ROOT": str(made.root)}
    # Else everything is compiled at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        told = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        raise SystemExit(told.decode())
    taken = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, taken, used.ru_maxrss * 1024 / MEGABYTE, told.decode())


def measured(made: Project, jobs: int) -> Iterator[tuple[str, Cost]]:
    """Measure a project: builds, a page, what is handed on and checked, one more paper."""
    build = ["-m", "indicators", "build", *(["--jobs", str(jobs)] if jobs > 1 else [])]
    yield "first build", cost(made, *build)
    yield "nothing changed", cost(made, *build)
    change_one(made)
    yield "one paper changed", cost(made, *build)
    for name, code in _PAGES.items():
        page = cost(made, "-c", code)
        yield f"{name}, the program running", replace(page, seconds=float(page.told))
    yield "xlsx export", cost(made, "-m", "indicators", "export", str(made.root / "out"), "--to", "xlsx")
    # Some of the figures made up cannot be true.
    yield "validate", cost(made, "-m", "indicators", "validate", fine=(0, 2))
    known = ["--place", "丹东市", "--year", "2031", "--kind", "work_report"]
    for name, times in (("register, nothing kept", 1), ("register", 2)):
        path = one_more(made)
        path.write_text(path.read_text(encoding="utf-8") * times, encoding="utf-8")
        yield name, cost(made, "-m", "indicators", "register", str(path), *known)


def corpus_measured(
    folder: Path, count: int, signs: int | None, engines: Sequence[str]
) -> Iterator[tuple[str, Cost]]:
    """Measure a corpus: one process and two, by themselves and by Dask, and again without a change."""
    made, listed = Project(folder), corpus_of(folder, count, signs)
    command = ["-m", "indicators", "corpus", str(listed), "--out"]
    for engine, jobs in itertools.product(engines, ("1", "2")):
        out = str(folder / f"{engine}-{jobs}")
        yield _ran(engine, jobs), cost(made, *command, out, "--engine", engine, "--jobs", jobs)
    yield "corpus, nothing changed", cost(made, *command, str(folder / f"{engines[0]}-1"))


def _ran(engine: str, jobs: str) -> str:
    return f"corpus, {engine}, {jobs} worker{'s' * (jobs != '1')}"


def ratios(taken: Mapping[tuple[int, str], Cost]) -> Iterator[str]:
    """Say what the rows of corpora are to one another."""
    two, dask = _ran("local", "2"), _ran("dask", "1")
    alone = [(papers, used) for (papers, name), used in taken.items() if name == _ran("local", "1")]
    for papers, used in alone:
        yield f"{papers} papers: {papers / used.seconds:.1f} a second of one core"
        if other := taken.get((papers, two)):
            yield f"{papers} papers: two workers {used.clock / other.clock:.2f} times one by the clock"
        if other := taken.get((papers, dask)):
            yield f"{papers} papers: Dask {other.seconds / used.seconds:.2f} of the processor time"
    for (fewer, before), (more, after) in itertools.pairwise(alone):
        each = after.seconds / before.seconds / (more / fewer)
        yield f"{more} papers: each {each:.2f} of what each of {fewer} costs"


def main() -> None:
    """Print a row a measure and size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--papers", type=int, nargs="*", default=[5, 50, 500])
    parser.add_argument("--jobs", type=int, default=1, help="processes that read papers")
    parser.add_argument("--corpus", type=int, nargs="*", default=[], help="papers of a corpus")
    parser.add_argument("--short", type=int, metavar="SIGNS", help="of each paper of a corpus only the first")
    parser.add_argument("--engines", nargs="+", default=["local", "dask"], help="what reads a corpus")
    parser.add_argument("--folder", type=Path, help="where the projects are made and left")
    asked = parser.parse_args()
    cores = os.cpu_count()
    sys.stdout.write(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, ")
    sys.stdout.write(f"--jobs {asked.jobs}\n\n")
    sys.stdout.write(
        "| papers | measure | processor s | clock s | MB |\n| ---: | --- | ---: | ---: | ---: |\n"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        rows = itertools.chain(
            ((n, row) for n in asked.papers for row in measured(fill(folder / str(n), n), asked.jobs)),
            (
                (n, row)
                for n in asked.corpus
                for row in corpus_measured(folder / f"corpus-{n}", n, asked.short, asked.engines)
            ),
        )
        every: dict[tuple[int, str], Cost] = {}
        for count, (name, taken) in rows:
            every[count, name] = taken
            row = f"{taken.seconds:.2f} | {taken.clock:.1f} | {taken.megabytes:.0f}"
            sys.stdout.write(f"| {count} | {name} | {row} |\n")
            sys.stdout.flush()
    sys.stdout.write("".join(f"\n- {said}" for said in ratios(every)) + "\n")


if __name__ == "__main__":
    main()
