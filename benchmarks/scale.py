"""What more papers cost: the first build, the build after one of them changed, a page, and their memory.

The papers are made of the registered ones, with other places, years and figures; all are read by the same
path. Each measure is a process of its own: seconds of processor time, its children's among them, and the most
memory that it held. Seconds differ between machines; the ratio of one row to another says more.

    python benchmarks/scale.py [--papers 5 50 500] [--corpus 500] [--jobs 1] [--folder DIR]
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import yaml

from indicators import project, vocabulary
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register_entry import Covers, Entry
from indicators.project import Project

MEGABYTE = 1 << 20
# What is copied: the plan is as long as seven of the others, and of it there is one in five years.
COPIED = (
    "anshan-2023-work-report",
    "anshan-2023-task-breakdown",
    "jinzhou-2025-task-breakdown",
    "haicheng-2021-action-plan",
)
# Cities of one year, each with another one and with a county of its own.
PLACES = 150
_YEAR = re.compile(r"20[12]\d")
_FIGURE = re.compile(r"\d+(?=(?:\.\d+)?(?:%|个百分点|亿元|万元|万人|亿斤|万亩|公里|户|家|个))")
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


def copies(papers: Sequence[Document], entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
    """Make papers without end, of other places and years than the registered ones."""
    known = {paper.id: (paper, entry) for paper, entry in zip(papers, entries, strict=True)}
    places = vocabulary.places()
    cities = [
        one for one in places.entries if one.level == "prefecture" and one.short not in ("鞍山", "锦州")
    ]
    counties = {one.parent: one for one in places.entries if one.level == "county"}
    pairs = [(a, b) for a, b in itertools.pairwise(cities) if a.adcode in counties][:PLACES]
    for number in itertools.count():
        for (first, second), name in itertools.product(pairs, COPIED):
            paper, entry = known[name]
            county = counties[first.adcode]
            words = {"鞍山": first.short, "锦州": second.short, "海城": county.short}
            own = {"鞍山市": first, "锦州市": second, "海城市": county}[entry.place]
            text = _figured(_dated(_renamed(paper.text, words), number), own.adcode)
            yield _registered(entry, text, own.name, own.adcode, number), text.encode()


def _renamed(text: str, words: dict[str, str]) -> str:
    return re.sub("|".join(words), lambda found: words[found[0]], text)


def _dated(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


def _figured(text: str, adcode: str) -> str:
    """Change the last digit of each figure, by the place."""
    return _FIGURE.sub(lambda found: found[0][:-1] + str((int(found[0][-1]) + int(adcode)) % 9 + 1), text)


def _registered(entry: Entry, text: str, place: str, adcode: str, years: int) -> Entry:
    name = f"{adcode}-{years}-{entry.id.split('-', 1)[1]}"
    covers = {key: _dated(value, years) for key, value in entry.covers.model_dump().items()}
    return entry.model_copy(
        update={
            "id": name,
            "file": f"{name}.txt",
            "title": f"{place}：{entry.kind}",
            "place": place,
            "adcode": adcode,
            "issuer": f"{place}人民政府",
            "issued": _dated(entry.issued, years),
            "covers": Covers.model_validate(covers),
            "disclosure": "public",
            "sha256": sha256(text.encode()).hexdigest(),
        }
    )


def fill(folder: Path, count: int) -> Project:
    """Make a project of so many papers: the registered ones, then copies of them."""
    here, made = project.find(), Project(folder)
    shutil.copytree(here.root / "data" / "raw", made.register.parent)
    entries = register.entries(here)
    found = itertools.islice(copies(register.load(here), entries), max(0, count - len(entries)))
    for entry, data in found:
        (made.documents / entry.file).write_bytes(data)
        entries.append(entry)
    write_register(made, entries)
    shutil.copytree(here.notebooks, made.notebooks)
    return made


def write_register(made: Project, entries: Sequence[Entry]) -> None:
    """Write the register of a project."""
    rows = [{**entry.model_dump(mode="json"), "confirm": [], "uncertain": []} for entry in entries]
    made.register.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")


def change_one(made: Project) -> None:
    """Take the last paper's first figure for another one, as if a corrected copy had come."""
    entries = register.entries(made)
    last = entries[-1]
    path = made.documents / last.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n全市粮食产量达到77万吨。\n", encoding="utf-8")
    entries[-1] = last.model_copy(update={"sha256": sha256(path.read_bytes()).hexdigest()})
    write_register(made, entries)


def one_more(made: Project) -> Path:
    """Write a paper that is not registered."""
    path = made.root / "one-more-2031.txt"
    goals = "粮食产量达到77万吨，地区生产总值增长5.5%左右。"
    path.write_text(f"丹东市2031年政府工作报告\n一、2031年主要目标\n{goals}\n", encoding="utf-8")
    return path


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


def corpus_of(folder: Path, count: int) -> Path:
    """Write so many papers and their manifest, which says of each what the register would."""
    here = project.find()
    entries = register.entries(here)
    papers = folder / "papers"
    papers.mkdir(parents=True)
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "place", "adcode", "kind", "period", "title", "disclosure"])
        for entry, data in itertools.islice(copies(register.load(here), entries), count):
            (papers / entry.file).write_bytes(data)
            place = [entry.place, entry.adcode, entry.kind, entry.covers.period, entry.title, "public"]
            writer.writerow([f"papers/{entry.file}", *place])
    return folder / "list.csv"


def corpus_measured(folder: Path, count: int) -> Iterator[tuple[str, Cost]]:
    """Measure a corpus: one process and two, by themselves and by Dask, and again without a change."""
    made, listed = Project(folder), corpus_of(folder, count)
    command = ["-m", "indicators", "corpus", str(listed), "--out"]
    for engine, jobs in itertools.product(("local", "dask"), ("1", "2")):
        out = str(folder / f"{engine}-{jobs}")
        name = f"corpus, {engine}, {jobs} worker{'s' * (jobs != '1')}"
        yield name, cost(made, *command, out, "--engine", engine, "--jobs", jobs)
    yield "corpus, nothing changed", cost(made, *command, str(folder / "local-1"))


def main() -> None:
    """Print a row a measure and size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--papers", type=int, nargs="*", default=[5, 50, 500])
    parser.add_argument("--jobs", type=int, default=1, help="processes that read papers")
    parser.add_argument("--corpus", type=int, nargs="*", default=[], help="papers of a corpus")
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
            ((n, row) for n in asked.corpus for row in corpus_measured(folder / f"corpus-{n}", n)),
        )
        for count, (name, taken) in rows:
            row = f"{taken.seconds:.2f} | {taken.clock:.1f} | {taken.megabytes:.0f}"
            sys.stdout.write(f"| {count} | {name} | {row} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
