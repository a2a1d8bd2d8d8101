"""Only what has changed is made again, and what has changed is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.batch import fingerprints, jobs, manifest, notebook_reads, report_kinds, runner
from indicators.batch.fingerprints import Inputs
from indicators.batch.fork_client import ForkServer
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry
from indicators.exchange import project_build
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

from ..file_edits import change_text

GOOD = Job("good.ipynb", {"place": "鞍山市", "quarter": "2023-Q2"}, "g", "页", "zh")


@pytest.fixture
def page(small: Project, server: ForkServer) -> Entry:
    """A page made from a project with a table."""
    small.processed.mkdir()
    (small.processed / "t.csv").write_text("a,b\n", "utf-8")
    runner.run([GOOD], small, small.reports, kernels=KernelFactory(server))
    (entry,) = manifest.read(small.reports).entries
    return entry


def why(project: Project, entry: Entry, job: Job = GOOD) -> list[str]:
    return fingerprints.reasons(entry, Inputs.of(project).made_from(job), project.reports)


def test_a_page_is_kept_until_something_it_is_made_from_changes(
    small: Project, page: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why(small, page) == []
    made = {path.relative_to(small.reports).as_posix() for path in small.reports.rglob("g.*")}
    assert set(page.files) == made
    # What others write meanwhile, and what is no part of the data, changes nothing.
    (small.processed / ".t.csv.part").touch()
    (small.root / "notes.txt").touch()
    parquet = small.data / "parquet" / "targets" / "province=21"
    parquet.mkdir(parents=True)
    (parquet / "data_0.parquet").touch()
    assert why(small, page) == []
    assert why(small, page, replace(GOOD, parameters={**GOOD.parameters, "quarter": "2023-Q3"})) == [
        "parameters"
    ]
    assert why(small, page, replace(GOOD, title="另一页")) == ["parameters"]

    (small.processed / "t.csv").write_text("a,c\n", "utf-8")
    assert why(small, page) == ["data"]
    notebook = small.notebooks / "good.ipynb"
    notebook.write_text(notebook.read_text("utf-8") + " ", "utf-8")
    assert why(small, page) == ["data", "notebook"]
    monkeypatch.setattr(manifest, "versions", lambda: {"plotly": "99"})
    assert why(small, page) == ["data", "program", "notebook"]


def test_a_page_that_was_changed_or_lost_is_made_again(small: Project, page: Entry) -> None:
    kept = small.reports / "notebooks" / "g.ipynb"
    kept.write_text("{}", "utf-8")
    assert why(small, page) == ["its files"]
    kept.unlink()
    assert why(small, page) == ["its files"]


def test_a_new_paper_changes_the_data(small: Project, page: Entry) -> None:
    small.documents.mkdir()
    (small.documents / "new.txt").write_text("新", "utf-8")
    assert why(small, page) == ["data"]


def test_a_failed_page_is_tried_again(small: Project, server: ForkServer) -> None:
    job = replace(GOOD, notebook="broken.ipynb")
    (entry,) = runner.run([job], small, small.reports, kernels=KernelFactory(server))
    assert why(small, entry, job) == ["failed before"]


def test_a_run_with_nothing_to_do_mends_the_index(small: Project, page: Entry) -> None:
    (small.reports / "index.html").unlink()
    runner.run([], small, small.reports)
    assert 'href="g.html"' in (small.reports / "index.html").read_text("utf-8")
    written = json.loads((small.reports / "manifest.json").read_text("utf-8"))
    assert [job["output"] for job in written["jobs"]] == ["g"]


@pytest.fixture
def home(
    project: Project, raw_copy: Callable[[Path], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Project:
    """A project of its own, built."""
    made = raw_copy(tmp_path / "home")
    shutil.copytree(project.notebooks, made.notebooks)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    build(made)
    return made


def build(home: Project) -> None:
    project_build.write(home, project_build.build(home, kept=project_build.kept_results(home)))


def data_of_pages(home: Project) -> dict[str, str]:
    """The hash of the data that each page rests on."""
    inputs = Inputs.of(home)
    every = jobs.all_jobs(report_kinds.load(home.notebooks), Tables.load(home))
    return {job.output: inputs.made_from(job)["data"] for job in every}


def test_a_figure_changes_the_data_of_the_pages_of_its_place_indicator_and_year(home: Project) -> None:
    before = data_of_pages(home)
    line = next(
        line
        for line in (home.observations / "reported.csv").read_text("utf-8").splitlines()
        if line.startswith("鞍山市,210300,gdp,地区生产总值,growth,2022,")
    )
    value = line.split(",")[6]
    change_text(home.observations / "reported.csv", line, line.replace(f",{value},", f",{value}1,", 1))
    build(home)
    after = data_of_pages(home)
    changed = {name for name in before if before[name] != after[name]}
    # The overview of a year shows what the year before came to.
    of_all = {name for name in before if name.endswith("-overview")}
    of_one = {name for name in before if "/" not in name} - of_all
    assert changed & of_all == {"2023-overview"}
    assert changed - of_all - of_one == {"indicators/gdp"}
    assert {name for name in of_one if "鞍山市" in name} <= changed
    assert not {name for name in changed & of_one if "鞍山市" not in name}
    assert any("锦州市" in name and "鞍山市" not in name for name in of_one - changed)


def test_the_same_data_give_the_same_hashes(home: Project) -> None:
    before = data_of_pages(home)
    build(home)
    assert data_of_pages(home) == before


def test_a_figure_of_the_province_changes_the_data_of_its_cities(home: Project) -> None:
    before = data_of_pages(home)
    change_text(home.observations / "province-targets.csv", ",repost,", ",press,")
    build(home)
    after = data_of_pages(home)
    of_places = [name for name in before if "市" in name]
    assert of_places
    assert all(before[name] != after[name] for name in of_places)


def test_what_units_report_on_tasks_changes_the_data(home: Project) -> None:
    before = data_of_pages(home)
    home.progress.mkdir()
    (home.progress / "tasks.csv").write_text("task\n", "utf-8")
    after = data_of_pages(home)
    assert all(before[name] != after[name] for name in before)


def test_without_an_index_every_page_rests_on_everything(home: Project) -> None:
    shutil.rmtree(home.data / ".kept")
    assert len(set(data_of_pages(home).values())) == 1


OF_PLACES = ("compare_cities", "plan_account", "plan_vs_annual", "quarterly_report", "responsibility")
READS_MORE = (
    "import os",
    "from pathlib import Path",
    "from indicators.tables.store import load",
    "from indicators.tables import build",
    "from indicators.views.data_quality import DataQualityViews",
    "from indicators.tables.store import Tables as Others",
    "rest = Tables.load()",
    "rest = Tables.load(places=['沈阳市'])",
    "rest = Tables.load(years=[year])",
    "rest = Tables.load(places=[place], years=[year])",
    "load = Tables.load",
    "text = open('x').read()",
    "place = '沈阳市'",
    "places = []",
    "eval('1')",
    "Tables.__dict__",
    "!ls",
)


@pytest.mark.parametrize(
    ("name", "argument"), [("indicator_history", "indicators"), ("national_overview", "years")]
)
def test_the_notebooks_of_indicators_and_years_rest_on_their_rows(
    root: Path, name: str, argument: str
) -> None:
    assert notebook_reads.own_rows(root / "notebooks" / f"{name}.ipynb") == argument


@pytest.mark.parametrize("name", OF_PLACES)
def test_the_notebooks_of_places_rest_on_their_places(root: Path, name: str) -> None:
    assert notebook_reads.own_rows(root / "notebooks" / f"{name}.ipynb") == notebook_reads.PLACES


@pytest.mark.parametrize("line", READS_MORE)
def test_a_notebook_that_can_read_more_rests_on_everything(root: Path, tmp_path: Path, line: str) -> None:
    notebook = json.loads((root / "notebooks" / "responsibility.ipynb").read_text("utf-8"))
    cell = next(one for one in reversed(notebook["cells"]) if one["cell_type"] == "code")
    cell["source"] = [*cell["source"], f"\n{line}"]
    (tmp_path / "own.ipynb").write_text(json.dumps(notebook), "utf-8")
    assert not notebook_reads.own_rows(tmp_path / "own.ipynb")


def test_a_notebook_that_sets_its_place_otherwise_rests_on_everything(root: Path, tmp_path: Path) -> None:
    notebook = json.loads((root / "notebooks" / "responsibility.ipynb").read_text("utf-8"))
    cell = next(one for one in notebook["cells"] if "parameters" in one["metadata"].get("tags", []))
    cell["source"] = [*cell["source"], "\nother: str = str(1)"]
    (tmp_path / "own.ipynb").write_text(json.dumps(notebook), "utf-8")
    assert not notebook_reads.own_rows(tmp_path / "own.ipynb")
