"""Papers marked 不公开 stay out of pages and notebooks unless asked for; then the page says so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from indicators.batch import html_exporter, index_page, jobs
from indicators.batch.manifest import Entry, Manifest
from indicators.batch.report_kinds import ReportKinds
from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store
from indicators.tables.store import Tables

from ..commands import run
from ..fresh_tables import build
from ..notebooks.running import shown

# A paper that feeds the pages of its city: as restricted, it would leak where anything does.
FEEDING = "anshan-2023-work-report"
REALLY = "haicheng-2021-action-plan"
SHORTEST = 6


def plain(text: str) -> str:
    """What a reader sees of markup or JSON, without blanks."""
    return re.sub(r"\s", "", unescape(unescape(re.sub(r"<[^>]*>|\\n", "", text.replace('\\"', '"')))))


def sentences(tables: Tables, name: str) -> set[str]:
    """The words of one paper that stand in no other: figures' sentences, tasks, its title."""
    said = tables.statements.groupby("document_id")["sentence"].agg(set).to_dict()
    said = {key: found | set(tables.tasks.loc[tables.tasks["document_id"] == key, "text"])
            for key, found in said.items()}  # fmt: skip
    titles = tables.documents.set_index("document_id")["title"]
    others = plain("\n".join(text for key, found in said.items() if key != name for text in found))
    own = {plain(text) for text in (*said[name], titles[name])}
    return {text for text in own if len(text) >= SHORTEST and text not in others}


def leaks(text: str, words: set[str]) -> set[str]:
    seen = plain(text)
    return {sentence for sentence in words if sentence in seen}


@pytest.fixture(scope="module")
def marked(
    project: Project, raw_copy: Callable[[Path], Project], tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """A project in which the work report of 鞍山市 2023 is marked 不公开 too, built from its raw data."""
    made = raw_copy(tmp_path_factory.mktemp("marked"))
    for name in ("notebooks", "tests/labels"):
        shutil.copytree(project.root / name, made.root / name)
    before, entry, behind = made.register.read_text(encoding="utf-8").partition(f"- id: {FEEDING}\n")
    behind = behind.replace("disclosure: public", "disclosure: restricted", 1)
    made.register.write_text(before + entry + behind, encoding="utf-8")
    store.write(datapackage.package(build(made)), made.processed)
    return made


@pytest.fixture
def secretive(marked: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv(ROOT_VARIABLE, str(marked.root))
    return marked


def wanted(kinds: ReportKinds, tables: Tables) -> list[jobs.Job]:
    """The pages that would show the paper."""
    years = {"鞍山市": [2023], "锦州市": [2025]}
    made = [job for kind in kinds for job in jobs.jobs_of(kind, tables, years, quarters=["2023-Q4"])]
    fed = {f"indicators/{name}" for name in ("gdp", "hightech_firms", "budget_revenue", "retail_sales")}
    fed.add("2023-overview")
    return [job for job in made if job.output.startswith("鞍山市") or job.output in fed]


def test_the_words_to_look_for_are_there(built: Tables) -> None:
    assert len(sentences(built, FEEDING)) > 40
    assert len(sentences(built, REALLY)) > 12
    assert plain("<td>新建5G\n<mark>1330个</mark>&lt;b&gt;</td>") == "新建5G1330个<b>"


def test_no_view_shows_a_restricted_papers_words(
    kinds: ReportKinds, secretive: Project, built: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = sentences(built, FEEDING) | sentences(built, REALLY)
    made = wanted(kinds, Tables.load(secretive))
    assert {job.notebook for job in made} == set(kinds.by_notebook)
    for job in made:
        seen = "\n".join(shown(secretive.notebooks / job.notebook, dict(job.parameters), monkeypatch))
        assert leaks(seen, words) == set(), job.output
    paged = {job.notebook for job in made}
    others = [path for path in sorted(secretive.notebooks.glob("*.ipynb")) if path.name not in paged]
    assert len(others) >= 3
    for path in others:
        assert leaks("\n".join(shown(path, {}, monkeypatch)), words) == set(), path.name


def test_the_same_search_finds_them_where_they_are_asked_for(
    kinds: ReportKinds, secretive: Project, built: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = sentences(built, FEEDING)
    found = {}
    asked = wanted(kinds, Tables.load(secretive, include_restricted=True))
    assert all(job.parameters["include_restricted"] is True for job in asked)
    telling = {"quarterly_report.ipynb", "plan_vs_annual.ipynb"}
    for job in (job for job in asked if job.notebook in telling):
        seen = "\n".join(shown(secretive.notebooks / job.notebook, dict(job.parameters), monkeypatch))
        found[job.notebook] = leaks(seen, words)
    assert {name for name, leaked in found.items() if leaked} == telling


@pytest.mark.parametrize("form", ["table", "csv"])
def test_compare_leaves_them_out_unless_asked(secretive: Project, built: Tables, form: str) -> None:
    command = ["compare", "--places", "锦州市,海城市", "--years", "2025,2021", "--format", form]
    plainly = run(*command)
    asked = run(*command, "--include-restricted")
    assert (plainly.exit_code, asked.exit_code) == (0, 0), plainly.output + asked.output
    titles = {str(built.documents.set_index("document_id")["title"][name]) for name in (FEEDING, REALLY)}
    words = sentences(built, FEEDING) | sentences(built, REALLY) | {FEEDING} | titles
    assert leaks(plainly.stdout, words) == set()
    assert plainly.stderr == ""
    assert asked.stderr == "With papers marked 不公开: not to be passed on.\n"
    assert asked.stdout != plainly.stdout


def test_no_committed_notebook_holds_them(project: Project, built: Tables) -> None:
    words = sentences(built, REALLY)
    notebooks = sorted(project.notebooks.glob("*.ipynb"))
    assert len(notebooks) >= 5
    for path in notebooks:
        text = path.read_text(encoding="utf-8")
        assert leaks(text, words) == set(), path.name
        assert "include_restricted: bool = False" in text or "include_restricted" not in text, path.name


@pytest.mark.parametrize(("lang", "told"), [("zh", "不得对外传播"), ("en", "Do not pass it on.")])
def test_a_page_made_with_them_says_so_at_its_head(empty: Callable[[], Any], lang: str, told: str) -> None:
    asked = html_exporter.page(empty(), "标题", lang, is_restricted=True)
    assert told in asked.partition("</header>")[0]
    assert told not in html_exporter.page(empty(), "标题", lang)
    broken = {"notebook": "n.ipynb", "message": "m", "cell": "", "last_good": ""}
    failed = html_exporter.failed_page("标题", lang, parameters={"include_restricted": True}, **broken)
    assert told in failed.partition("</header>")[0]
    assert told not in html_exporter.failed_page(
        "标题", lang, parameters={"include_restricted": False}, **broken
    )


@pytest.fixture
def empty() -> Callable[[], Any]:
    import nbformat.v4

    return nbformat.v4.new_notebook


def test_the_index_marks_the_reports_made_with_them(kinds: ReportKinds) -> None:
    def entry(name: str, asked: bool) -> Entry:
        given = {"place": "鞍山市", "quarter": "2023-Q1", "include_restricted": asked}
        return Entry(name, name, "zh", "quarterly_report.ipynb", given, "done", page=f"{name}.html")

    notice = "标有“不公开”的含有不公开文件的内容"
    asked = index_page.page(Manifest((entry("a", True),)), kinds)
    assert notice in asked.partition("</header>")[0]
    assert asked.count("<small>不公开</small>") == 1
    plainly = index_page.page(Manifest((entry("a", False),)), kinds)
    assert notice not in plainly
    assert "<small>不公开</small>" not in plainly
