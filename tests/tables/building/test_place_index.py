"""A page about places reads what it rests on, and shows what it would show of everything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from indicators.analysis.places.county_outcomes import county_outcomes
from indicators.batch import jobs, report_kinds
from indicators.cli.app import app
from indicators.exchange import project_build
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store
from indicators.tables.building import place_index
from indicators.tables.building.place_index import PlaceIndex
from indicators.tables.contract import schema
from indicators.tables.store import Tables
from indicators.views.compare_cities import CompareCitiesViews
from indicators.views.plan_account import PlanAccountViews
from indicators.views.plan_vs_annual import PlanVsAnnualViews
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.responsibility import ResponsibilityViews

from .conftest import shown

Given = dict[str, Any]
VIEWS: dict[str, Callable[[Tables, Given], object]] = {
    "compare_cities.ipynb": lambda t, given: CompareCitiesViews.of(t, given["places"], given["years"]),
    "plan_account.ipynb": lambda t, given: PlanAccountViews.of(t, given["place"], given["plan"]),
    "plan_vs_annual.ipynb": lambda t, given: PlanVsAnnualViews.of(t, given["place"], given["year"]),
    "quarterly_report.ipynb": lambda t, given: QuarterlyReportViews.of(t, given["place"], given["quarter"]),
    "responsibility.ipynb": lambda t, given: ResponsibilityViews.of(t, given["place"], given["year"]),
}


def index_of(home: Project) -> PlaceIndex:
    found = place_index.of(home)
    assert found is not None
    return found


@pytest.mark.parametrize("notebook", VIEWS)
@pytest.mark.parametrize("restricted", [False, True])
def test_a_page_shows_what_it_would_show_of_everything(many, notebook, restricted):
    whole = Tables.load(many, include_restricted=restricted)
    every = [
        one for one in jobs.all_jobs(report_kinds.load(many.notebooks), whole) if one.notebook == notebook
    ]
    # Every place once; the quarters of one rest on the same rows.
    by_place = {str(one.parameters.get("place")): one for one in every}
    compared = 0
    for job in by_place.values():
        places = job.parameters.get("places") or [job.parameters["place"]]
        part = Tables.load(many, include_restricted=restricted, places=places)
        if restricted and (part.documents["disclosure"] == "public").all():
            continue  # What is public alone is compared without the restricted ones.
        compared += 1
        make = VIEWS[notebook]
        of_part, of_whole = (make(tables, dict(job.parameters)) for tables in (part, whole))
        path = many.notebooks / notebook
        assert shown(path, of_part) == shown(path, of_whole)
    assert compared


def test_a_page_of_one_city_reads_little(many):
    whole, part = Tables.load(many), Tables.load(many, places=["锦州市"])
    for name in ("statements", "targets", "observations"):
        assert 0 < len(getattr(part, name)) < len(getattr(whole, name)) / 2
    for name, frame in part:
        rows = getattr(whole, name)
        key = list(schema.table(name).key)
        same = rows.merge(frame[key], on=key).reset_index(drop=True)
        pd.testing.assert_frame_equal(same, frame, check_dtype=False)


def test_the_lines_of_all_places_are_the_tables(many):
    """What the index counts is what stands in the files."""
    index = index_of(many)
    read = place_index.read(many, index, {paper.place for paper in index.papers})
    for name in ("statements", "tasks", "documents"):
        assert read[name] == (many.processed / f"{name}.csv").read_bytes()


def test_a_place_above_and_the_places_below_are_read_with_a_city(many):
    assert {"鞍山市", "辽宁省"} <= index_of(many).around(["鞍山市"])
    assert "锦州市" not in index_of(many).around(["鞍山市"])
    assert {"海城市", "鞍山市"} <= index_of(many).around(["海城市"])


def test_of_a_place_that_is_not_known_everything_is_read(many):
    assert index_of(many).around(["锦州市", "无此市"]) == set()
    assert len(Tables.load(many, places=["无此市"]).targets) == len(Tables.load(many).targets)


def test_without_an_index_everything_is_read(project):
    tables = Tables.load(Project(project.root), places=["锦州市"])
    assert set(tables.targets["place"]) >= {"锦州市"}


def test_tables_that_were_written_otherwise_have_no_index(many, tmp_path, monkeypatch):
    home = Project(tmp_path / "copy")
    shutil.copytree(many.data, home.data)
    monkeypatch.setenv(ROOT_VARIABLE, str(home.root))
    assert place_index.of(home) is None
    project_build.write(home, project_build.build(home, kept=project_build.kept_results(home)))
    assert place_index.of(home) is not None
    store.write({"tasks.csv": (home.processed / "tasks.csv").read_bytes() + b" "}, home.processed)
    assert place_index.of(home) is None


def test_a_page_of_a_city_ranks_what_its_paper_tells_of_the_counties(tmp_path, monkeypatch):
    (tmp_path / "data/raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    paper = tmp_path / "release.txt"
    paper.write_text(
        "丹东市2024年上半年经济运行情况\n上半年，全市地区生产总值增长5.8%。\n"
        "分县区看，上半年地区生产总值增速：凤城市7.3%、东港市7.0%、宽甸满族自治县5.1%。\n",
        encoding="utf-8",
    )
    for command in (["register", str(paper)], ["build"]):
        assert CliRunner().invoke(app, command).exit_code == 0
    part = Tables.load(Project(tmp_path), places=["丹东市"])
    assert county_outcomes(part, "丹东市", "2024-Q2").places == ("凤城市", "东港市", "宽甸满族自治县")
