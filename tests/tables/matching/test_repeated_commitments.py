"""One commitment that several rows or papers tell is one target, and names the others."""

from dataclasses import replace

import pytest

from indicators.tables.matching.deduplication import once


def flags(frame, target_id):
    return frame.set_index("target_id").loc[target_id, "flags"]


def test_a_goal_said_in_the_table_and_in_a_chapter_is_one_commitment(tables, statement):
    goal = {"indicator_id": "grain_output", "measure": "level", "period": "2025", "comparator": "ge"}
    made, _ = tables(
        statement("plan", "粮食生产能力", 1300000.0, "吨", start=40688, **goal),
        statement("plan", "粮食综合生产能力", 1300000.0, "吨", start=12926, origin="table", **goal),
    )
    assert made["target_id"].tolist() == ["plan@12926"]
    assert made["flags"].tolist() == ["repeated_by:plan@40688"]


def test_the_plan_itself_stands_before_a_paper_that_assesses_it(make_targets, statement):
    goal = {"measure": "share", "period": "2025", "origin": "table"}
    of_plan = statement("plan", "森林覆盖率", 49.0, "%", start=12926, **goal)
    (row,) = make_targets(of_plan)
    told = replace(row, target_id="final@10", statement_id="final@10", document_id="final")
    (kept,) = once([told, row], {"final"})
    assert (kept.target_id, kept.flags) == ("plan@12926", {"repeated_by:final@10"})


def test_a_verb_before_and_behind_its_noun_is_one_phrase(make_targets, statement):
    kind = {"measure": "increment", "indicator_id": "old_housing", "period": "2023"}
    rows = make_targets(
        statement("tasks", "改造老旧小区", 263, "个", **kind),
        statement("report", "老旧小区改造", 236, "个", start=5, **kind),
    )
    assert {row.target_id: row.flags for row in rows} == {
        "tasks@100": {"contradicts:report@5"},
        "report@5": {"contradicts:tasks@100"},
    }


@pytest.mark.parametrize(
    ("base", "comparator", "aim"),
    [(62.1, "ge", "keep"), (62.0, "ge", "keep"), (61.0, "ge", "stock"), (62.1, "eq", "stock")],
)
def test_a_floor_that_its_base_has_reached_is_one_to_keep(make_targets, statement, base, comparator, aim):
    kind = {"measure": "share", "indicator_id": "forest_cover", "origin": "table"}
    row = statement("plan", "森林覆盖率", 62.0, "%", period="2025", comparator=comparator, **kind)
    start = statement("plan", "森林覆盖率", base, "%", period="2020", role="baseline", **kind)
    (goal,) = make_targets(row, start)
    assert (goal.aim, goal.aim_from == "base") == (aim, aim == "keep")


def test_a_capacity_is_a_commitment_beside_the_output_of_the_same_number(tables, statement):
    goal = {"indicator_id": "grain_output", "measure": "level", "period": "2025", "comparator": "ge"}
    words = "粮食产量稳定在130万吨以上"
    made, _ = tables(
        statement("plan", "粮食产量", 1300000.0, "吨", start=40688, quote="130万吨", sentence=words, **goal),
        statement("plan", "粮食综合生产能力", 1300000.0, "吨", start=12926, origin="table", **goal),
    )
    assert sorted(zip(made["target_id"], made["aim"], made["flags"], strict=True)) == [
        ("plan@12926", "stock", ""),
        ("plan@40688", "keep", ""),
    ]


def test_a_part_in_the_table_is_told_in_a_chapter_without_its_whole(make_targets, statement):
    goal = {"measure": "level", "period": "2025"}
    rows = make_targets(
        statement("plan", "(电力总装机)新能源装机", 4e7, "千瓦", start=10, origin="table", **goal),
        statement("plan", "(发电量)新能源装机", 4e7, "千瓦", start=20, origin="table", **goal),
        statement("plan", "新能源装机", 4e7, "千瓦", start=30, comparator="gt", **goal),
        statement("plan", "新能源装机", 5e7, "千瓦", start=40, **goal),
    )
    assert sorted(row.target_id for row in rows) == ["plan@10", "plan@20", "plan@40"]


def test_what_is_to_be_built_by_the_end_is_the_level_of_the_table(make_targets, statement):
    kind = {"indicator_id": "5g_stations"}
    rows = make_targets(
        statement(
            "plan", "5G基站", 3e4, "个", measure="level", period="2025", start=10, origin="table", **kind
        ),
        statement("plan", "5G基站", 3e4, "个", measure="increment", period="2021/2025", start=20, **kind),
        statement("plan", "充电桩", 3e4, "个", measure="increment", period="2021/2025", start=30),
    )
    assert {row.target_id: row.flags for row in rows} == {
        "plan@10": {"repeated_by:plan@20"},
        "plan@30": set(),
    }


def test_a_chapter_that_contradicts_the_table_leaves_the_tables_number(tables, statement):
    goal = {"indicator_id": "forest_cover", "measure": "share", "period": "2025"}
    made, _ = tables(
        statement("plan", "森林覆盖率", 48.5, "%", start=1, origin="table", **goal),
        statement("plan", "森林覆盖率", 49.0, "%", start=9, **goal),
    )
    assert made[["target_id", "low", "flags"]].to_numpy().tolist() == [["plan@1", 48.5, "contradicts:plan@9"]]


def test_two_chapters_that_contradict_each_other_both_stay(tables, statement):
    made, _ = tables(
        statement("plan", "绿地率", 40.0, "%", start=1, measure="share", period="2025"),
        statement("plan", "绿地率", 41.0, "%", start=9, measure="share", period="2025"),
    )
    assert flags(made, "plan@1") == "contradicts:plan@9"
    assert flags(made, "plan@9") == "contradicts:plan@1"


def test_a_target_to_strive_for_is_no_contradiction(tables, statement):
    made, _ = tables(
        statement("tasks", "新开工项目总投资", 7.5e9, "元", comparator="gt", start=1),
        statement("tasks", "新开工项目总投资", 2.3e10, "元", modality="力争", start=9),
    )
    assert flags(made, "tasks@1") == ""
    assert flags(made, "tasks@9") == "stretch_of:tasks@1"


def test_parts_of_one_count_are_commitments_of_their_own(tables, statement):
    made, _ = tables(
        statement("tasks", "社会投资类项目开工建设", 50.0, "个", indicator_id="projects_started"),
        statement("tasks", "开复工5000万元以上项目", 650.0, "个", indicator_id="projects_started"),
    )
    assert len(made) == 2
    assert set(made["flags"]) == {""}


def test_the_same_number_for_the_same_thing_in_two_units_is_two_commitments(tables, statement):
    made, _ = tables(
        statement("tasks", "改造老旧小区", 20.0, "个", indicator_id="old_housing"),
        statement("tasks", "改造老旧小区面积", 1400000.0, "平方米", indicator_id="old_housing"),
    )
    assert sorted(made["canonical_unit"]) == ["个", "平方米"]


@pytest.mark.parametrize(("amount", "kept"), [(7.2e10, 1), (7.6e10, 2)])
def test_a_sum_under_the_head_of_a_table_is_the_one_that_a_task_adds_up(tables, statement, amount, kept):
    capital = {"indicator_id": "domestic_capital", "start": 10}
    made, _ = tables(
        statement("tasks", "引进到位内资", 7.2e10, "元", **capital),
        statement(
            "tasks", "引进到位内资", amount, "元", **capital | {"start": 90}, measure="level", origin="table"
        ),
    )
    # The same thing with another number may be what stands beside what is added.
    assert len(made) == kept
    assert not any("contradicts" in str(flags) for flags in made["flags"])


def test_a_gathered_target_that_repeats_a_papers_own_is_not_counted_twice(tables, statement, target):
    again = target(place="锦州市", indicator_id="gdp", period="2025", status="target")
    own = statement(
        "tasks", "地区生产总值", 6.0, "%", start=5, place="锦州市", adcode="210700", indicator_id="gdp",
        measure="growth", basis="yoy", period="2025",
    )  # fmt: skip
    made, _ = tables(own, gathered=[again])
    assert made["target_id"].tolist() == ["tasks@5"]
    assert made["flags"].tolist() == ["repeated_by:city-targets@210700.gdp.growth.2025"]


def test_a_gathered_target_in_words_says_what_it_is_held_against(tables, target):
    made, _ = tables(gathered=[target(place="鞍山市", indicator_id="income", status="target")])
    row = made.iloc[0]
    assert (row["comparator"], row["reference"]) == ("relational", "own_gdp_growth")
    assert row["sentence"] == "与经济增长基本同步"
    assert (row["horizon"], row["origin"], row["statement_id"]) == ("annual", "reported", "")
