"""Which targets a figure speaks to that a unit filled in for one of them."""

from __future__ import annotations

from math import isclose

import pytest

from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.tables.reported.progress_figures import ProgressFigure

from ...conftest import paper

PLACE, NAME = "鞍山市", "建设口袋公园"


def filled(target: str, period: str, value: int) -> ProgressFigure:
    """What a unit filled in for a target, from January on."""
    quarter = {"Q1": 1, "H1": 2, "Q3": 3}.get(period[-2:], 4)
    return ProgressFigure(
        file="progress.csv", line=2, place=PLACE, adcode="210300", indicator_id="", indicator=NAME,
        measure="increment", period=period, value=str(value), unit="个", comparator="eq",
        status="preliminary", source_title="单位报送", source_quality="department", source_url="",
        published="2023-07-05", note="", target_id=target, quarter=quarter, workbook_sha256="0" * 64,
    )  # fmt: skip


@pytest.fixture
def half_and_year(statement):
    """A step of the half year, and the whole year."""
    return [
        statement("report", NAME, 30, "个", start=100, period="2023-H1"),
        statement("report", NAME, 55, "个", start=200),
    ]


def at(tables, quarter: str) -> dict[str, Tracked]:
    return {row.target: row for row in track_rows(tables, PLACE, quarter)}


def test_a_step_is_judged_by_what_was_filled_in_for_the_year(make_tables, half_and_year):
    tables = make_tables(*half_and_year, gathered=[filled("report@200", "2023-H1", 27)])
    step = at(tables, "2023-Q3")["30个"]
    assert (step.status, step.observed, step.observed_period) == ("missed", 27, "2023-H1")


def test_what_was_filled_in_for_the_step_itself_goes_first(make_tables, half_and_year):
    own, other = filled("report@100", "2023-H1", 31), filled("report@200", "2023-H1", 27)
    assert at(make_tables(*half_and_year, gathered=[own, other]), "2023-Q2")["30个"].observed == 31


def test_two_units_figures_of_one_thing_speak_to_no_step(make_tables, statement, half_and_year):
    other = statement("report", NAME, 40, "个", start=300)
    told = [filled("report@200", "2023-H1", 27), filled("report@300", "2023-H1", 20)]
    assert at(make_tables(*half_and_year, other, gathered=told), "2023-Q2")["30个"].status == "no_observation"


def test_a_years_figure_is_not_that_of_another_target_of_the_year(make_tables, statement):
    rows = [statement("report", NAME, 55, "个", start=200), statement("report", NAME, 40, "个", start=300)]
    tables = make_tables(*rows, gathered=[filled("report@200", "2023-H1", 27)])
    assert at(tables, "2023-Q2")["40个"].status == "no_observation"


def test_a_figure_speaks_to_what_another_paper_promises_of_the_thing(make_tables, statement):
    rows = [statement("report", NAME, 55, "个", start=200), statement("tasks", NAME, 60, "个", start=300)]
    told = [filled("report@200", "2023-H1", 33), filled("report@200", "2023-Q1", 20)]
    found = at(make_tables(*rows, gathered=told), "2023-Q2")
    assert (found["60个"].observed, found["60个"].status) == (33, "ahead")
    own = filled("tasks@300", "2023-H1", 24)
    assert at(make_tables(*rows, gathered=[*told, own]), "2023-Q2")["60个"].observed == 24


def test_the_share_of_last_year_is_known_from_what_was_filled_in_then(make_tables, statement, papers):
    papers.append(paper("before", "work_report", "2022"))
    rows = [
        statement("before", NAME, 50, "个", start=100, period="2022"),
        statement("report", NAME, 55, "个", start=200),
    ]
    told = [
        filled("before@100", "2022-H1", 20),
        filled("before@100", "2022", 50),
        filled("report@200", "2023-H1", 23),
    ]
    found = at(make_tables(*rows, gathered=told), "2023-Q2")["55个"]
    assert found.due_source == "last_year"
    assert isclose(found.due, 22)


def test_the_year_before_is_told_by_what_was_filled_in_then(make_tables, statement, papers):
    papers.append(paper("before", "work_report", "2022"))
    rows = [
        statement("before", NAME, 50, "个", start=100, period="2022"),
        statement("report", NAME, 55, "个", start=200),
    ]
    tables = make_tables(*rows, gathered=[filled("before@100", "2022", 48)])
    bases = tables.targets.set_index("target_id")["baseline_id"]
    assert bases["report@200"] == "progress@before.100.2022"


def test_what_was_filled_in_is_about_what_its_target_asks_for(make_tables, statement, papers):
    papers.append(paper("plan", "five_year_plan", "2021/2025"))
    village = {"indicator_id": "beautiful_villages", "sentence": "新建美丽宜居乡村60个。", "quote": "60个"}
    goal = {
        "indicator_id": "beautiful_villages",
        "sentence": "力争获批20家以上国家级、省级美丽乡村。",
        "quote": "20家",
    }
    rows = [
        statement("plan", "国家级、省级美丽乡村", 20, "家", start=100, period="2021/2025", **goal),
        statement("report", "美丽宜居乡村", 60, "个", start=200, **village),
    ]
    told = filled("report@200", "2023", 54).model_copy(
        update={"indicator": "美丽宜居乡村", "indicator_id": "beautiful_villages"}
    )
    tables = make_tables(*rows, gathered=[told])
    assert set(tables.targets["goal_id"]) | set(tables.observations["goal_id"]) == {""}
