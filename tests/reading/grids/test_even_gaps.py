"""Lines of text whose cells wide gaps part: even ones are cells, whatever the words of the head are."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading import statements

HEAD = "海城市国民经济和社会发展第十四个五年规划纲要\n\n主要指标\n"


def read(table: str) -> list[tuple[str, float | None, str, str]]:
    paper = Document("d", HEAD + table, kind="five_year_plan", period="2021/2025", place="海城市")
    return [(row.indicator, row.low, row.unit, row.period) for row in statements.read(paper)]


def test_a_column_of_natures_does_not_join_the_cells_before_it():
    assert read(
        "指标               单位   2020年   2025年   年均增长（%）   属性\n"
        "粮食播种面积       万亩   652.3    660      —              约束性\n"
        "公路通车里程       公里   12406    13100    1.1            预期性\n"
    ) == [
        ("粮食播种面积", 6523000, "亩", "2020"),
        ("粮食播种面积", 6600000, "亩", "2025"),
        ("公路通车里程", 12406, "公里", "2020"),
        ("公路通车里程", 13100, "公里", "2025"),
        ("公路通车里程", 1.1, "%", "2021/2025"),
    ]


@pytest.mark.parametrize(
    ("units", "names", "expected"),
    [
        ("万亩、万吨", ("养殖面积", "产量"), ["亩", "吨"]),
        ("公里、平方米", ("公路里程", "建筑面积"), ["公里", "平方米"]),
        ("万千瓦、亿千瓦时", ("装机容量", "发电量"), ["千瓦", "千瓦时"]),
    ],
)
def test_a_name_has_the_unit_of_its_kind(units: str, names: tuple[str, str], expected: list[str]):
    table = f"单位：{units}\n县区\t{names[0]}\t{names[1]}\n西柳镇\t32\t18\n腾鳌镇\t9\t4\n"
    assert [unit for _, _, unit, _ in read(table)] == expected * 2


@pytest.mark.parametrize("name", ["地区生产总值", "地区 生产总值"])
def test_uneven_gaps_part_a_name_and_its_figures(name: str):
    rows = f"{name}  亿元  1700.5  2300.5 预期性\n公路里程 公里 9000  9500 预期性\n"
    found = read(f"指标   单位   2020年   2025年   属性\n{rows}")
    assert [value for _, value, _, _ in found] == [1700.5e8, 2300.5e8, 9000, 9500]


def test_figures_behind_a_name_are_no_part_of_it():
    rows = "地区生产总值 亿元  1700.5  2300.5 预期性\n公路里程 公里 9000 9500 预期性\n"
    assert read(f"指标   2020年   2025年   属性\n{rows}") == []


@pytest.mark.parametrize(
    "table",
    [
        "作物　　面积（万亩）　　产量（万吨）\n油菜\t15.2\t2.4\n花生\t8\t1.9\n",
        "作物\t面积（万亩）\t产量（万吨）\n油菜　　15.2　　2.4\n花生　　8　　1.9\n",
    ],
)
def test_tabs_and_wide_blanks_part_the_cells_of_one_table(table: str):
    assert read("（单位见表）\n" + table) == [
        ("油菜面积", 152000, "亩", "2025"),
        ("油菜产量", 24000, "吨", "2025"),
        ("花生面积", 80000, "亩", "2025"),
        ("花生产量", 19000, "吨", "2025"),
    ]
