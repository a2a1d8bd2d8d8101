"""The chart of an indicator over the years."""

from __future__ import annotations

from indicators.charts.indicator_history import Point, lines
from indicators.charts.static_svg import draw


def test_the_goals_of_several_plans_are_named_once() -> None:
    goals = [
        Point("甲市", "goal", 2020, 60.0, "60%", since=2015, start=50.0),
        Point("甲市", "goal", 2025, 70.0, "70%", since=2020, start=60.0),
        Point("乙市", "goal", 2025, 66.0, "66%", since=2020, start=55.0),
    ]
    figure = lines([*goals, Point("甲市", "outcome", 2023, 64.0, "2023年64%")], "%")
    shown = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert sorted(shown) == ["乙市规划目标", "甲市", "甲市规划目标"]
    assert {trace.legendgroup for trace in figure.data if trace.name == "甲市规划目标"} == {"甲市规划目标"}
    assert draw(figure).count(">甲市规划目标<") == 1
