from __future__ import annotations

from indicators.tables.contract.records import Observation, records
from indicators.tables.matching.figure_matching import bare, best_first, likeness, subject_of


def flags(frame, target_id):
    return frame.set_index("target_id").loc[target_id, "flags"]


def test_a_plans_goal_starts_from_its_own_base_year_column(tables, statement):
    kind = {"indicator_id": "schooling_years", "measure": "level"}
    made, _ = tables(
        statement("plan", "受教育年限", 14.6, "年", role="actual", period="2020", start=1, **kind),
        statement("plan", "受教育年限", 10.8, "年", role="baseline", period="2020", start=2, **kind),
        statement("plan", "受教育年限", 11.3, "年", period="2025", start=3, **kind),
    )
    assert made["baseline_id"].tolist() == ["plan@2"]


def test_a_plans_goal_without_a_base_year_column_starts_from_the_year_before(tables, statement):
    kind = {"indicator_id": "farmland_kept", "measure": "level"}
    made, _ = tables(
        statement("plan", "耕地保有量", 4500000.0, "亩", role="actual", period="2020", start=1, **kind),
        statement("plan", "耕地保有量", 4070000.0, "亩", period="2025", comparator="ge", start=2, **kind),
    )
    assert made["baseline_id"].tolist() == ["plan@1"]


def test_a_sum_over_the_plan_has_no_base(tables, statement):
    made, _ = tables(
        statement("plan", "5G基站", 900.0, "个", role="actual", period="2020", indicator_id="5g_stations"),
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025", indicator_id="5g_stations"),
    )
    assert made["baseline_id"].tolist() == [""]


def test_a_years_target_starts_from_the_year_before_and_is_held_against_its_own(tables, statement):
    kind = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
    made, _ = tables(
        statement(
            "report", "地区生产总值", 2.0, "%", role="actual", period="2022", modality="预计", start=1, **kind
        ),
        statement("report", "地区生产总值", 5.5, "%", role="actual", period="2023", start=2, **kind),
        statement("tasks", "地区生产总值", 6.0, "%", start=3, **kind),
    )
    assert made[["baseline_id", "observation_id"]].to_numpy().tolist() == [["report@1", "report@2"]]


def test_a_figure_goes_to_the_part_it_names(tables, statement):
    kind = {"indicator_id": "projects_started"}
    made, _ = tables(
        statement(
            "report", "5000万元以上项目开复工", 604.0, "个", role="actual", period="2022", start=1, **kind
        ),
        statement("tasks", "社会投资类项目开工建设", 50.0, "个", start=2, **kind),
        statement("tasks", "开复工5000万元以上项目", 650.0, "个", start=3, **kind),
    )
    assert dict(zip(made["target_id"], made["baseline_id"], strict=True)) == {
        "tasks@2": "",
        "tasks@3": "report@1",
    }


def test_the_two_unemployment_rates_never_meet(tables, statement):
    kind = {"indicator_id": "unemployment", "measure": "share"}
    made, _ = tables(
        statement("report", "城镇调查失业率", 5.5, "%", role="actual", period="2022", start=1, **kind),
        statement("tasks", "城镇登记失业率", 4.0, "%", start=2, **kind),
    )
    assert made["baseline_id"].tolist() == [""]


def test_the_more_settled_then_the_papers_own_then_the_better_and_later_figure_is_believed(
    tables, statement, target
):
    kind = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy", "period": "2022", "role": "actual"}
    later = target(place="鞍山市", indicator_id="gdp", period="2022", measure="growth", value="0.3")
    _, known = tables(
        statement("report", "地区生产总值", 2.0, "%", modality="预计", start=1, **kind),
        statement("tasks", "地区生产总值", 1.0, "%", start=2, **kind),
        gathered=[later],
    )
    assert [figure.observation_id for figure in best_first(records(known, Observation))] == [
        "tasks@2",
        "reported@210300.gdp.growth.2022",
        "report@1",
    ]


def test_a_restricted_papers_rows_are_marked(tables, statement):
    made, known = tables(
        statement("secret", "项目", 10.0, "个"),
        statement("secret", "项目", 9.0, "个", role="actual", period="2022"),
    )
    assert made["is_restricted"].all()
    assert known["is_restricted"].all()


def test_half_years_and_undated_targets_have_their_own_horizon(tables, statement):
    made, _ = tables(
        statement("secret", "新开工项目", 75.0, "个", period="2021-H1", start=1),
        statement("tasks", "产业规模", 1.0, "元", period="", start=2),
    )
    assert dict(zip(made["target_id"], made["horizon"], strict=True)) == {
        "secret@1": "half_year",
        "tasks@2": "",
    }


def test_phrases_are_compared_without_their_decoration():
    assert bare("全市“雏鹰”“瞪羚”企业数") == "雏鹰瞪羚企业"
    assert likeness("高新技术企业数", "高新技术企业") == 1.0
    assert subject_of("", "", "a@1") == "~a@1"


def test_a_target_without_a_number_has_the_outcome_of_the_year_before(tables, statement):
    air = {"indicator_id": "pm25", "measure": "level"}
    last = {"role": "actual", "period": "2022"}
    made, _ = tables(
        statement("report", "PM2.5平均浓度", 32.2, "微克/立方米", start=1, **last, **air),
        statement("report", "PM2.5浓度", 5.0, "%", start=2, **last, **(air | {"measure": "decline"})),
        statement("tasks", "PM2.5浓度", None, "", reference="standard", quote="国家二级标准", start=3, **air),
    )
    assert made["baseline_id"].tolist() == ["report@1"]
