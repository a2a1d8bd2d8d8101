"""The command: what it makes, what it refuses, and with which exit status."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.testing import Result

from indicators.batch import fork_client
from indicators.project import ROOT_VARIABLE, Project

from .. import commands


@pytest.fixture(scope="module", autouse=True)
def _one_fork_server() -> Iterator[None]:
    """The process that kernels are forked from, the same for all reports: each start takes a second."""
    views = [f"indicators.views.{name}" for name in ("quarterly_report", "compare_cities", "plan_vs_annual")]
    with fork_client.running_fork_server(views, print) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(fork_client, "running_fork_server", lambda *_: nullcontext(server))
        yield


@pytest.fixture
def home(built_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the real tables and notebooks, to be changed."""
    folder = tmp_path / "home"
    shutil.copytree(built_project.root, folder)
    monkeypatch.setenv(ROOT_VARIABLE, str(folder))
    return folder


def report(*options: str) -> Result:
    return commands.run("report", *options)


def test_one_quarter(home: Path) -> None:
    run = report("--place", "锦州市", "--quarter", "2025-Q1", "--out", str(home / "own"))
    assert run.exit_code == 0, run.output
    assert "made    锦州市-2025-Q1.html" in run.stderr
    assert "1 of 1 reports made" in run.stderr
    assert run.stdout == ""
    assert (home / "own" / "锦州市-2025-Q1.html").is_file()
    assert "锦州市-2025-Q1.html" in (home / "own" / "index.html").read_text("utf-8")
    manifest = json.loads((home / "own" / "manifest.json").read_text("utf-8"))
    assert [paper["document_id"] for paper in manifest["documents"]] == [
        "anshan-14th-five-year-plan",
        "anshan-2023-task-breakdown",
        "anshan-2023-work-report",
        "jinzhou-2025-task-breakdown",
    ]
    assert all(len(paper["sha256"]) == 64 for paper in manifest["documents"])
    assert set(manifest["notebooks"]) == {"quarterly_report.ipynb"}
    assert "targets.csv" in manifest["tables"]


def test_a_scheduler_reads_lines_of_json(home: Path) -> None:
    options = ("--place", "锦州市", "--quarter", "2025-Q1", "--json")
    first, again = report(*options), report(*options)
    made = [json.loads(line) for line in first.stdout.splitlines()]
    assert [line["event"] for line in made] == ["begun", "made", "ended"]
    assert made[1]["page"] == "锦州市-2025-Q1.html"
    assert (made[1]["state"]["yellow"], made[2]["made"], made[2]["failed"]) == (1, 1, 0)
    assert [json.loads(line)["event"] for line in again.stdout.splitlines()] == ["begun", "ended"]
    assert json.loads(again.stdout.splitlines()[-1])["kept"] == 1
    assert "made" not in first.stderr


def test_word_papers_stand_beside_the_page_and_are_made_again_with_it(home: Path) -> None:
    out = home / "reports"
    run = report("--place", "锦州市", "--quarter", "2025-Q1", "--brief", "--notices")
    assert run.exit_code == 0, run.output
    names = {"锦州市-2025-Q1-brief.docx", "锦州市-2025-Q1-notices/市发展改革委.docx"}
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.docx")} == names
    page, index = ((out / name).read_text("utf-8") for name in ("锦州市-2025-Q1.html", "index.html"))
    for name in names:
        assert f'href="{name}" download' in page
    assert ">Word简报</a>" in index
    assert '<a href="锦州市-2025-Q1.html">督办单1份</a>' in index
    kept = (out / "锦州市-2025-Q1-brief.docx").read_bytes()
    (out / "锦州市-2025-Q1-brief.docx").write_bytes(b"touched")
    # A month's brief comes beside the page of the last quarter that is over; the others are made again.
    month = report("--place", "锦州市", "--month", "2025-05", "--brief")
    assert month.exit_code == 0, month.output
    assert (out / "锦州市-2025-Q1-brief.docx").read_bytes() == kept
    assert (out / "锦州市-2025-05-brief.docx").is_file()
    assert "2025年5月Word简报" in (out / "锦州市-2025-Q1.html").read_text("utf-8")
    again = report("--place", "锦州市", "--quarter", "2025-Q1")
    assert again.stderr.startswith("1 kept as nothing has changed")


def test_a_quarter_in_which_nothing_is_behind_has_no_notice_and_says_so(home: Path) -> None:
    run = report("--place", "鞍山市", "--quarter", "2023-Q1", "--notices")
    assert run.exit_code == 0, run.output
    assert "鞍山市 2023-Q1: nothing is behind, so there is no notice to a unit." in run.stderr
    assert not list((home / "reports").rglob("*.docx"))


def test_a_plan_is_made_and_only_what_has_changed_again(home: Path) -> None:
    plan = "- {notebooks: compare_cities}\n- {notebooks: plan_vs_annual, years: 2023, places: 鞍山市}\n"
    (home / "reports.yaml").write_text(plan, "utf-8")
    first = report("--jobs", "2")
    assert "2 of 2 reports made" in first.stderr, first.stderr
    again = report()
    assert again.exit_code == 0
    assert again.stderr.startswith("2 kept as nothing has changed (--force makes them again): ")
    (page,) = (home / "reports").glob("*-plan.html")
    page.write_text("touched", "utf-8")
    forced = report("--force", "--jobs", "2")
    assert f"made    {page.name}" in forced.stderr
    assert "s  (its files)" in forced.stderr
    assert "2 of 2 reports made" in forced.stderr


def test_a_failed_report_is_told_and_changes_the_exit_status(home: Path) -> None:
    path = home / "notebooks" / "quarterly_report.ipynb"
    path.write_text(path.read_text("utf-8").replace("views.method()", "views.mehtod()"), "utf-8")
    run = report("--place", "锦州市", "--quarter", "2025-Q1")
    assert run.exit_code == 1
    assert "failed  锦州市-2025-Q1.failed.html" in run.stderr
    assert "has no attribute 'mehtod'" in run.stderr
    assert "0 of 1 reports made" in run.stderr
    assert (home / "reports" / "锦州市-2025-Q1.failed.html").is_file()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--quarter", "2023-Q5"], "not a period"),
        (["--place", "鞍山"], "Did you mean 鞍山市"),
        (["--place", "鞍山市", "--quarter", "2031-Q1"], "a quarter of a year with annual targets"),
        (["--place", "海城市"], "--include-restricted"),
        (["--all", "--lang", "fr"], "a language among zh and en"),
        ([], "say which"),
        (["--plan", "no.yaml"], "a plan of reports"),
        (["--plan", "no.yaml", "--all"], "the plan says which"),
        (["--all", "--place", "鞍山市"], "leaves no choice"),
        (["--all", "--jobs", "0"], "--jobs"),
        (["--place", "锦州市", "--month", "2025-05"], "goes with --brief or --notices"),
        (["--month", "2025-05", "--brief", "--quarter", "2025-Q1"], "goes with --brief or --notices"),
        (["--month", "2025-13", "--brief"], "not a period"),
        (["--month", "2025-Q1", "--brief"], "one month, such as 2025-08"),
        (["--place", "锦州", "--quarter", "2025-Q1", "--brief"], "Did you mean 锦州市"),
    ],
)
def test_wrong_input_is_refused_and_nothing_is_written(home: Path, options: list[str], words: str) -> None:
    run = report(*options)
    assert run.exit_code == 2
    assert words in run.stderr
    assert not (home / "reports").exists()


def declare(path: Path, name: str, **changed: object) -> Path:
    """Copy a notebook under another name, as an analyst does, with some of its metadata changed."""
    content = json.loads(path.read_text("utf-8"))
    content["metadata"]["indicators"] |= changed
    copy = path.with_name(f"{name}.ipynb")
    copy.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return copy


def test_an_analysts_copy_of_a_notebook_is_a_report_of_its_own(home: Path) -> None:
    for path in (home / "notebooks").glob("*.ipynb"):
        if path.stem != "plan_vs_annual":
            path.unlink()
    title = {"zh": "{place}{year}年我的笔记", "en": "My note on {place} {year}"}
    declare(home / "notebooks" / "plan_vs_annual.ipynb", "my_note", title=title)
    run = report("--all", "--jobs", "2")
    assert run.exit_code == 0, run.stderr
    assert "2 of 2 reports made" in run.stderr
    pages = {path.name for path in (home / "reports").glob("*.html")}
    assert pages == {"index.html", "鞍山市-2023-plan.html", "鞍山市-2023-my_note.html"}
    assert "<h1>鞍山市2023年我的笔记</h1>" in (home / "reports" / "鞍山市-2023-my_note.html").read_text(
        "utf-8"
    )
    index = (home / "reports" / "index.html").read_text("utf-8")
    assert '<a href="鞍山市-2023-my_note.html">鞍山市2023年我的笔记</a>' in index
    assert '<th scope="col">五年规划对照</th>' in index

    (home / "reports.yaml").write_text("- {notebooks: my_note, language: en}\n", "utf-8")
    planned = report()
    assert planned.exit_code == 0, planned.stderr
    assert "made    鞍山市-2023-my_note.en.html" in planned.stderr
    assert "1 of 1 reports made" in planned.stderr


def test_a_notebook_that_cannot_be_used_is_told_and_the_others_are_made(home: Path) -> None:
    declare(home / "notebooks" / "plan_vs_annual.ipynb", "my_note", each=["place", "month"], needs="yearbook")
    run = report("--place", "锦州市", "--quarter", "2025-Q1")
    assert run.exit_code == 1
    assert "1 of 1 reports made" in run.stderr
    assert "where     my_note.ipynb, metadata indicators.each" in run.stderr
    assert "where     my_note.ipynb, metadata indicators.needs" in run.stderr


def test_where_no_notebook_can_be_used_the_faults_are_all_there_is(home: Path) -> None:
    path = home / "notebooks" / "quarterly_report.ipynb"
    path.write_text(path.read_text("utf-8").replace("quarter: str", "season: str"), "utf-8")
    run = report("--place", "锦州市", "--quarter", "2025-Q1")
    assert run.exit_code == 2
    assert "expected  a parameter quarter: str in the cell tagged parameters" in run.stderr
    assert "where     quarterly_report.ipynb, metadata indicators.each" in run.stderr
    assert not (home / "reports").exists()


def test_a_project_without_notebooks_is_told_so(home: Path) -> None:
    shutil.rmtree(home / "notebooks")
    for options in (["--all"], ["--place", "锦州市", "--quarter", "2025-Q1"]):
        run = report(*options)
        assert run.exit_code == 2
        assert "expected  notebooks with a mapping indicators in their metadata" in run.stderr
        assert "where     notebooks/" in run.stderr
        assert "make one after docs/reports.md" in run.stderr
    assert not (home / "reports").exists()


def test_a_table_that_is_not_there_is_built_first(home: Path) -> None:
    (home / "data" / "processed" / "targets.csv").unlink()
    run = report("--all")
    assert run.exit_code == 2
    assert "building the tables first" in run.stderr
    assert "indicators register FILE" in run.stderr
