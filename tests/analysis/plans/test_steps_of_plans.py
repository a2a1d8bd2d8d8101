"""What a plan sets for years before its last stands on its page, judged at its own time."""

from __future__ import annotations

from indicators.views.plan_account import PlanAccountViews

PLACE = "丹东市"


def test_a_step_is_judged_by_the_figures_up_to_its_year(told) -> None:
    tables = told(
        "到2023年，新能源汽车产量达到20万辆，2025年达到60万辆。到2024年，建成城市书屋30个。",
        of_2024="2023年，新能源汽车产量19万辆。2023年，建成城市书屋12个。",
        of_2025="2024年，新能源汽车产量25万辆。",
    )
    page = PlanAccountViews.of(tables, PLACE, "2021/2025")
    assert [
        (row.now.indicator, row.now.goal_id in {one.now.goal_id for one in page.made.goals})
        for row in page.made.steps
    ] == [("新能源汽车产量", False), ("城市书屋", False)]
    car, reading = (row.now for row in page.made.steps)
    assert (car.span, car.value, car.latest, car.status) == ("2021/2023", 200000, 190000, "missed")
    assert (reading.span, reading.value, reading.status) == ("2021/2024", 30, "stale")
    assert "阶段目标（到2023年）" in page.others().html
    assert "阶段目标" not in page.goals().html


def test_a_step_of_the_first_year_has_a_span_of_one(told) -> None:
    tables = told("到2021年，建成城市书屋10个，2025年达到40个。", of_2024="2021年，新建成城市书屋12个。")
    page = PlanAccountViews.of(tables, PLACE, "2021/2025")
    assert [(row.now.span, row.now.value) for row in page.made.steps] == [("2021", 10)]
    assert "阶段目标（到2021年）" in page.others().html
