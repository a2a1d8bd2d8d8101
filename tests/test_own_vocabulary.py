"""A project with a unit, an indicator, a place and a scheme of its own, from its paper to its page."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from indicators.batch import new_project
from indicators.project import ROOT_VARIABLE, Project

README = new_project._FILES / "vocabulary" / "README.md"
PAPER = """示例新区2025年政府工作报告

——2025年1月6日在示例新区第一届人民代表大会第四次会议上

二、2025年重点工作

今年的主要预期目标是：地区生产总值增长5.5%左右。

（一）加快项目建设。新建换电柜300柜光景，新建5G基站120个。
"""
HEADER = (
    "place,adcode,indicator_id,indicator,measure,period,value,unit,comparator,status,source_title,"
    "source_quality,source_url,published,note"
)
FIGURE = "示例新区,210399,swap_cabinets,换电柜,level,2025-H1,135,柜,eq,final,半年公报,official,,2025-07-10,"
Run = Callable[..., subprocess.CompletedProcess[str]]


def examples() -> dict[str, str]:
    """The files that the README of the folder shows."""
    found: dict[str, str] = {}
    for kind, text in re.findall(r"```(\w+)\n(.*?)```", README.read_text("utf-8"), re.DOTALL):
        name = re.match(r"# (\w+\.yaml)", text)
        found["units.csv" if kind == "csv" else name[1]] = text
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = new_project.create(tmp_path_factory.mktemp("own") / "项目")
    for name, text in examples().items():
        (made.vocabulary / name).write_text(text, encoding="utf-8")
    places = "name,short,adcode,parent,english\n示例新区,示例,210399,210300,Example New Area\n"
    (made.vocabulary / "places.csv").write_text(places, encoding="utf-8")
    (made.root / "report.txt").write_text(PAPER, encoding="utf-8")
    (made.observations / "figures.csv").write_text(f"{HEADER}\n{FIGURE}\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def run(home: Project) -> Run:
    """Calls a command in a process of its own, as an office does."""
    environment = {name: value for name, value in os.environ.items() if name != ROOT_VARIABLE}

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "indicators", *words]
        done = subprocess.run(command, cwd=home.root, env=environment, capture_output=True, encoding="utf-8")
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return call


def rows(home: Project, name: str) -> list[dict[str, str]]:
    with (home.processed / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_readme_shows_a_file_of_each_kind() -> None:
    assert set(examples()) == {"units.csv", "indicators.yaml", "words.yaml", "schemes.yaml"}


def test_from_paper_to_page(home: Project, run: Run) -> None:
    assert run("register", "report.txt").returncode == 0
    checked = run("validate")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert run("build").returncode == 0
    (row,) = [row for row in rows(home, "targets") if row["indicator_id"] == "swap_cabinets"]
    assert [row[name] for name in ("place", "adcode", "low", "unit", "comparator")] == [
        "示例新区", "210399", "300", "柜", "approx",
    ]  # fmt: skip
    track = ("track", "--place", "示例新区", "--quarter", "2025-Q2", "--format", "csv")
    found = {}
    for scheme in ("standard", "ours"):
        lines = csv.DictReader(run(*track, "--scheme", scheme).stdout.splitlines())
        found[scheme] = next(line["status"] for line in lines if line["indicator_id"] == "swap_cabinets")
    assert found == {"standard": "behind", "ours": "on_schedule"}
    report = ("report", "--quarter", "2025-Q2", "--scheme", "ours")
    assert "1 of 1 reports made" in run(*report).stderr
    (page,) = home.reports.glob("示例新区-2025-Q2*.html")
    assert all(words in page.read_text("utf-8") for words in ("换电柜", "达到序时进度"))
    assert "1 kept as nothing has changed" in run(*report).stderr
    scheme = home.vocabulary / "schemes.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace("at_least: -5}", "at_least: -4}"), encoding="utf-8")
    assert "(vocabulary)" in run(*report).stderr
    assert "略慢于序时进度" in page.read_text("utf-8")


def test_a_changed_word_builds_the_tables_again(home: Project, run: Run) -> None:
    words = home.vocabulary / "words.yaml"
    before = words.read_text("utf-8")
    words.write_text(before.replace("add: [光景], ", ""), encoding="utf-8")
    told = run("track", "--place", "示例新区", "--quarter", "2025-Q2")
    words.write_text(before, encoding="utf-8")
    assert "building the tables first" in told.stderr
    assert [row["comparator"] for row in rows(home, "targets") if row["unit"] == "柜"] == ["eq"]


BROKEN = {
    "units.csv": "form,unit,pint,kind,ucum,note\n柜,柜,swap_cabinet,count,,\n",
    "units.txt": "swap = 3 cabinets\n",
    "indicators.yaml": "- id: swap_cabinets\n",
    "places.csv": "name\n",
    "words.yaml": "modalities: 誓要\n",
    "table_words.yaml": "columns: {exakt: {}}\n",
    "schemes.yaml": "schemes: {ours: 1}\n",
}


@contextmanager
def broken(home: Project, *names: str) -> Iterator[None]:
    before = {
        path: path.read_bytes() if path.is_file() else None for path in map(home.vocabulary.joinpath, names)
    }
    for name in names:
        (home.vocabulary / name).write_text(BROKEN[name], encoding="utf-8")
    yield
    for path, content in before.items():
        path.unlink() if content is None else path.write_bytes(content)


def test_every_mistake_is_named_with_its_file(home: Project, run: Run) -> None:
    with broken(home, *BROKEN):
        told = run("validate", "--lang", "en")
    assert told.returncode == 2
    where = " ".join(told.stdout.split()).replace(" ", "")
    assert [name for name in BROKEN if not re.search(f"(?<!_){re.escape(name)}", where)] == []
    assert "The rest is checked once the project's vocabulary can be read." in told.stderr


@pytest.mark.parametrize("name", BROKEN)
def test_a_build_with_a_mistake_ends_well_or_is_refused(home: Project, run: Run, name: str) -> None:
    with broken(home, name):
        told = run("build", "--fresh", "--lang", "en")
    assert told.returncode in {0, 2}, told.stderr
