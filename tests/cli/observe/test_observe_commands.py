"""`indicators observe`: a table of statistics, confirmed in a workbook, judges targets with its source."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.cli.observe.helpers import ROWS, SMALL, SOURCE, cells, fill, run, stored, table

from indicators.project import Project
from indicators.tables import store
from indicators.tables.reported import statistic_names
from indicators.workbooks.observe.observe_layout import layout


def test_a_table_judges_targets_with_its_source(copy: Project, confirmed: Path) -> None:
    done = run("observe", "import", confirmed)
    assert done.stderr == (
        "5 new (0 beside a figure that differs), 0 unchanged, 1 not taken; 6 names kept.\n"
        "Now run `indicators build`.\n"
    )
    revenue = next(one for one in stored(copy) if one.unit == "万元")
    assert (revenue.place, revenue.indicator_id, str(revenue.value)) == ("锦州市", "budget_revenue", "704123")
    assert (revenue.period, revenue.published, revenue.note) == ("2025-H1", "2025-07-20", "月报.csv, CSV!C5")
    assert run("build").exit_code == 0
    tracked = run("track", "--place", "锦州市", "--quarter", "2025-Q2", "--format", "csv")
    rows = {row["indicator_id"]: row for row in csv.DictReader(io.StringIO(tracked.stdout))}
    assert (rows["gdp"]["observed"], rows["gdp"]["observed_period"]) == ("5.5", "2025-H1")
    assert rows["gdp"]["observation_id"] == "statistics@210700.gdp.growth.2025-H1"
    assert (rows["fixed_investment"]["observed"], rows["fixed_investment"]["light"]) == ("0", "red")
    tables = store.Tables.load(copy)
    judged = tables.observations.set_index("observation_id").loc[rows["gdp"]["observation_id"]]
    assert (judged["source_title"], judged["source_quality"]) == (SOURCE, "official")
    assert run("validate").exit_code == 0


def test_what_was_confirmed_once_is_not_asked_again(bare: Project, confirmed: Path, tmp_path: Path) -> None:
    run("observe", "import", confirmed)
    later = [[cell.replace("1-6月", "1-9月") for cell in row] for row in ROWS]
    done = run("observe", table(tmp_path / "三季度.csv", later))
    assert done.stderr.startswith("6 figures under 6 names; 0 decisions to make")
    (row,) = [
        one for one in cells(tmp_path / "三季度-对照.xlsx", "names") if "营商示范企业" in one["written"]
    ]
    assert (row["decision"], row["doubts"]) == ("不采用", layout().doubts["confirmed"])


def test_a_bare_head_and_a_total_mean_what_their_own_table_says(bare: Project, tmp_path: Path) -> None:
    def asked(indicator: str, places: list[str]) -> list[tuple[str, str]]:
        rows = [
            ["地区", f"{indicator}（亿元）", "比上年增长（%）"],
            *([place, "412.5", "5.1"] for place in places),
        ]
        file = table(tmp_path / f"{indicator}.csv", [["2024年主要指标"], *rows])
        assert run("observe", file, "--out", tmp_path / f"{indicator}.xlsx").exit_code == 0
        names, labels = (cells(tmp_path / f"{indicator}.xlsx", key) for key in ("names", "places"))
        return [(row["written"], row["indicator_id"].split()[0]) for row in names] + [
            (row["written"], row["place"]) for row in labels if row["written"] == "合计"
        ]

    first = asked("地区生产总值", ["云岩区", "清镇市", "合计"])
    fill(
        tmp_path / "地区生产总值.xlsx",
        {("sources", "", "source_title"): SOURCE, ("sources", "", "source_quality"): "官方"},
    )
    assert run("observe", "import", tmp_path / "地区生产总值.xlsx").exit_code == 0
    assert first[1:] == [("地区生产总值｜比上年增长（%）", "gdp"), ("合计", "贵阳市")]
    again = asked("固定资产投资", ["海城市", "台安县", "合计"])
    assert again[1:] == [("固定资产投资｜比上年增长（%）", "fixed_investment"), ("合计", "鞍山市")]


def test_the_same_table_again_changes_nothing(bare: Project, confirmed: Path) -> None:
    run("observe", "import", confirmed)
    before = {path: path.read_bytes() for path in bare.root.rglob("*.csv")}
    again = run("observe", "import", confirmed)
    assert again.stderr == "0 new (0 beside a figure that differs), 5 unchanged, 1 not taken; 0 names kept.\n"
    assert {path: path.read_bytes() for path in bare.root.rglob("*.csv")} == before


@pytest.mark.parametrize(("decision", "values"), [("修订", ["5.5", "5.9"]), ("不采用", ["5.5"])])
def test_a_figure_that_differs_waits_for_a_decision(
    bare: Project, confirmed: Path, tmp_path: Path, decision: str, values: list[str]
) -> None:
    run("observe", "import", confirmed)
    file = table(tmp_path / "更正.csv", [*SMALL[:2], ["地区生产总值增速（%）", "5.9"]])
    book = tmp_path / "更正-对照.xlsx"
    asked = run("observe", file)
    assert "Still to decide, on the sheets: 数值 (1)\n" in asked.stderr
    (row,) = cells(book, "figures")
    assert row["beside"] == f"与已有的不同：5.5% (初步, {SOURCE})"
    assert row["decision"] == ""
    fill(
        book, {("sources", "", "source_title"): "锦州市统计局更正", ("sources", "", "source_quality"): "官方"}
    )
    refused = run("observe", "import", book)
    assert refused.exit_code == 2
    assert f"a figure that agrees with what is there, 5.5% (preliminary, {SOURCE})" in refused.stderr
    fill(book, {("figures", "", "decision"): decision})
    if decision == "修订":
        assert "the day on which the later figure was published" in run("observe", "import", book).stderr
        fill(book, {("sources", "", "published"): "2025-10-20"})
    assert run("observe", "import", book).exit_code == 0
    growth = [f for f in stored(bare) if f.indicator_id == "gdp" and f.measure == "growth"]
    assert sorted(str(figure.value) for figure in growth) == values


def test_a_final_figure_takes_over_from_a_preliminary_one(
    bare: Project, confirmed: Path, tmp_path: Path
) -> None:
    run("observe", "import", confirmed)
    rows = [["锦州市2025年主要经济指标"], ["指标", "上半年（最终核实）"], ["地区生产总值增速（%）", "5.6"]]
    run("observe", table(tmp_path / "核实.csv", rows))
    (row,) = cells(tmp_path / "核实-对照.xlsx", "figures")
    assert (row["status"], row["decision"]) == ("final 最终", "修订")


def test_a_workbook_that_is_there_is_not_overwritten(bare: Project, confirmed: Path, tmp_path: Path) -> None:
    before = confirmed.read_bytes()
    done = run("observe", tmp_path / "月报.csv")
    assert done.exit_code == 2
    assert "one that may hold somebody's decisions" in done.stderr
    assert confirmed.read_bytes() == before


def test_the_file_of_names_is_validated(copy: Project) -> None:
    copy.statistics.mkdir()
    good = statistic_names.StatisticName("place", "锦州", "", "", "take", "210700", "锦州市")
    rows = (
        statistic_names.render([good]).decode()
        + "place,沈洲,,,take,210100,沈洲市,,\nthing,a,,,maybe,,,,\nplace,锦州,,,take,210700,锦州市,,\n"
    )
    (copy.statistics / "names.csv").write_text(rows, encoding="utf-8")
    told = run("validate").stdout + run("validate").stderr
    for words in ("沈洲市 with 210100", "one of indicator, place", "one of take, leave", "each name once"):
        assert words in told


def test_a_kept_table_that_was_changed_is_told(copy: Project, confirmed: Path) -> None:
    run("observe", "import", confirmed)
    (kept,) = copy.statistics.glob("*月报.csv")
    kept.write_bytes(kept.read_bytes() + b" ")
    done = run("validate")
    assert done.exit_code == 2
    assert "raw file altered" in done.stdout + done.stderr
