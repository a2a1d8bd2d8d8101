"""What the bases of a plan say of its goals."""

from __future__ import annotations

import pytest

from indicators.tables.contract.records import Target, records


@pytest.fixture
def make_targets(make_tables):
    """Builds targets as records out of rows of statements."""
    return lambda *rows: records(make_tables(*rows).targets, Target)


@pytest.mark.parametrize(
    ("base", "aim", "way"), [(411000.0, "stock", 1), (520000.0, "stock", -1), (500000.0, "band", 0)]
)
def test_people_are_to_become_as_many_as_the_goal_says_beside_its_base(
    make_targets, statement, base, aim, way
):
    kind = {"measure": "level", "indicator_id": "resident_population", "origin": "table"}
    row = statement("plan", "常住人口", 500000.0, "人", period="2025", **kind)
    start = statement("plan", "常住人口", base, "人", period="2020", role="baseline", **kind)
    (goal,) = make_targets(row, start)
    assert (goal.aim, goal.direction) == (aim, way)


def test_the_base_of_a_row_may_be_of_an_earlier_year(make_tables, statement):
    kind = {"indicator_id": "good_air", "measure": "share"}
    name, row = "空气质量优良天数比率", {"origin": "table", **kind}
    made = make_tables(
        statement("plan", name, 73.2, "%", role="baseline", period="2019", start=1, **row),
        statement("plan", name, 78.5, "%", period="2025", start=2, **row),
        statement("plan", name, 82.5, "%", role="actual", period="2020", start=3, **kind),
        statement("plan", name, 65.0, "%", role="baseline", period="2015", start=4, **row),
    )
    assert made.targets["baseline_id"].tolist() == ["plan@1"]
