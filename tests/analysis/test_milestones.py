from __future__ import annotations

import pytest

from indicators.analysis.codes import explain
from indicators.analysis.milestones import milestones
from indicators.errors import UnknownPlace

PROJECTS = {"indicator_id": "projects_started", "measure": "increment"}


@pytest.fixture
def tables(make_tables, statement):
    """A floor and a stretch for the first half of 2023, a target for the second, a figure of the first."""
    return make_tables(
        statement(
            "tasks", "项目", 75.0, "个", period="2023-H1", comparator="gt", modality="确保", **PROJECTS
        ),
        statement("tasks", "项目", 230.0, "个", period="2023-H1", modality="力争", **PROJECTS),
        statement("tasks", "项目", 240.0, "个", period="2023-H2", comparator="gt", **PROJECTS),
        statement("report", "项目", 80.0, "个", role="actual", period="2023-H1", **PROJECTS),
    )


@pytest.mark.parametrize(
    ("quarter", "statuses"),
    [
        (1, ["not_due", "not_due", "not_due"]),
        (2, ["met", "missed", "not_due"]),
        (4, ["met", "missed", "no_observation"]),
    ],
)
def test_milestones_are_judged_once_they_are_due(tables, quarter, statuses):
    frame = milestones(tables, "鞍山市", 2023, quarter)
    assert frame["status"].tolist() == statuses
    assert frame["decides"].tolist() == [True, False, True]
    assert frame["period"].tolist() == ["2023-H1", "2023-H1", "2023-H2"]
    for codes in frame["reason"]:
        assert len(explain(codes)) == bool(codes)


def test_the_real_action_plan_is_restricted(built):
    assert milestones(built.public(), "海城市", 2021, 2).empty
    frame = milestones(built, "海城市", 2021, 2)
    assert frame["target"].tolist() == [75.0, 230.0, 230.0]
    assert frame["status"].tolist() == ["no_observation", "no_observation", "not_due"]


def test_an_unknown_place_is_told(tables):
    with pytest.raises(UnknownPlace):
        milestones(tables, "鞍山", 2023)
