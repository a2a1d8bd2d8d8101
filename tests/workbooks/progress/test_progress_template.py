from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from indicators.errors import NothingToFillIn, UnknownPlace
from indicators.workbooks.progress.progress_layout import OPEN, QUARTERS, Amount, lines, words
from indicators.workbooks.progress.progress_task_layout import task_sheet
from indicators.workbooks.progress.progress_template import LONGEST_NAME, first_lead, sheet_names, template

from ..conftest import PLACE, YEAR, cell_of


@pytest.fixture(scope="module")
def book(blank_workbook):
    return openpyxl.load_workbook(io.BytesIO(blank_workbook))


def test_there_is_one_row_a_target_with_task_unit_and_lead_unit(book, built):
    sheet = book["进度"]
    targets = built.targets
    own = targets[(targets["place"] == PLACE) & (targets["period"] == str(YEAR))]
    assert [cell.value for cell in sheet["P"][1:]] == [line.target_id for line in lines(built, PLACE, YEAR)]
    assert sorted(cell.value for cell in sheet["P"][1:]) == sorted(own["target_id"])
    assert sheet.column_dimensions["P"].hidden
    shown = {column: cell_of(sheet, "城镇新增就业", column).value for column in list(words().columns)[:8]}
    assert shown["task"] == "111"
    assert "城镇新增就业1.7万人" in shown["text"]
    assert shown["lead_units"] == "市人力资源社会保障局"
    assert (shown["target"], shown["unit"], shown["basis"]) == ("1.7万人", "人", "年初至期末累计数")
    assert cell_of(sheet, "居民消费价格", "target").value == "涨幅不高于3%"
    assert cell_of(sheet, "城乡居民人均可支配收入", "target").value == "无数值目标：与经济增长同步"
    assert cell_of(sheet, "粮食播种面积", "unit").value == "万亩"


def test_only_the_cells_to_fill_in_are_open(book):
    for sheet in book.worksheets:
        assert sheet.protection.sheet or sheet.sheet_state == "hidden"
    names = list(words().columns)
    for row in book["进度"].iter_rows(min_row=2):
        opened = {names[cell.column - 1] for cell in row if not cell.protection.locked}
        assert opened == set(OPEN)
    assert book.security.lockStructure


def test_each_row_asks_for_a_number_and_names_its_unit(book):
    sheet = book["进度"]
    first, last = (cell_of(sheet, "高新技术企业", column).coordinate for column in ("q1", "q4"))
    (check,) = [v for v in sheet.data_validations.dataValidation if str(v.sqref) == f"{first}:{last}"]
    assert (check.type, check.errorStyle) == ("custom", "warning")
    assert check.formula1.startswith("ISNUMBER(VALUE(SUBSTITUTE(")
    assert f'SUBSTITUTE({first},"家","")' in check.formula1
    assert check.promptTitle == "单位：家"
    assert check.prompt == "年初至期末累计数。只填数字，可带单位。没有数据请留空。"
    assert "单位为 家" in check.error
    assert cell_of(sheet, "高新技术企业", "q1").number_format == 'General"家";-General"家";General"家";@'
    # As a number, 5.7% typed into a cell would come back as 0.057.
    assert cell_of(sheet, "地区生产总值", "q1").number_format == "@"


def test_every_formula_and_every_text_keeps_within_what_excel_takes(built):
    for place, year in ((PLACE, YEAR), ("鞍山市", 2023)):
        made = openpyxl.load_workbook(io.BytesIO(template(built, place, year, by_unit=True)))
        for sheet in made.worksheets:
            assert len(sheet.title) <= LONGEST_NAME
            assert not sheet.merged_cells.ranges
            for check in sheet.data_validations.dataValidation:
                assert len(check.formula1) <= 255
                assert len(check.promptTitle or "") <= 32
                assert len(check.prompt or "") <= 255
                assert len(check.error or "") <= 225
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_status_is_chosen_from_a_list(book):
    sheet = book["进度"]
    (choice,) = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert choice.formula1 == "'lists'!$A$2:$A$4"
    assert [cell.value for cell in book["lists"]["A"] if cell.value] == [
        "数据状态",
        "初步数",
        "预计数",
        "最终数",
    ]


def test_a_page_explains_it_in_chinese(book):
    sheet = book["填报说明"]
    assert sheet["A1"].value == "锦州市2025年目标任务进度填报表"
    assert [sheet[cell].value for cell in ("A2", "B2", "A3", "B3")] == ["地区", "锦州市", "年份", "2025"]
    said = [cell.value for cell in sheet["B"][4:]]
    assert said == [*words().guide.lines, *task_sheet().lines]
    assert any("1.2万" in line for line in said)


def test_a_sheet_for_each_lead_unit_holds_every_target_once(built):
    made = openpyxl.load_workbook(io.BytesIO(template(built, PLACE, YEAR, by_unit=True)))
    rows = lines(built, PLACE, YEAR)
    found = {
        sheet.title: [cell.value for cell in sheet["P"][1:]]
        for sheet in made.worksheets
        if sheet.title not in ("填报说明", "lists") and sheet["P1"].value == "编号"
    }
    assert sorted(name for names in found.values() for name in names) == sorted(row.target_id for row in rows)
    assert next(iter(found)) == "市发展改革委"
    for row in rows:
        assert row.target_id in found[first_lead(row.lead_units)]
    joint = next(row for row in rows if row.indicator == "高新技术企业")
    assert (joint.lead_units, first_lead(joint.lead_units)) == ("市科技局、市工业和信息化局", "市科技局")


def test_names_of_sheets_are_made_fit():
    long = "市" * 40
    names = sheet_names([long, long, "a:b/c[d]", "A_B_C_D_", "lists", "填报说明"])
    assert names == ["市" * 31, "市" * 27 + " 2", "a_b_c_d_", "A_B_C_D_ 2", "lists 2", "填报说明 2"]


def test_stored_figures_are_filled_in(built):
    row = next(row for row in lines(built, PLACE, YEAR) if row.indicator == "高新技术企业")
    content = template(built, PLACE, YEAR, known={(row.target_id, 1): Amount(Decimal(4), row.unit)})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["进度"]
    assert cell_of(sheet, "高新技术企业", "q1").value == 4
    filled = [c.value for r in sheet.iter_rows(min_row=2) for c in r if c.column in range(8, 12) and c.value]
    assert filled == [4]
    assert len(QUARTERS) == 4


def test_the_same_tables_give_the_same_bytes(built, blank_workbook):
    assert template(built, PLACE, YEAR) == blank_workbook


def test_a_place_without_targets_is_told(built):
    with pytest.raises(UnknownPlace) as caught:
        template(built, "锦州", YEAR)
    assert caught.value.remedy == "Did you mean 锦州市 or 锦州开发区?"


def test_a_year_without_targets_is_told(built):
    with pytest.raises(NothingToFillIn) as caught:
        template(built, PLACE, 2019)
    error = caught.value
    assert error.expected == "targets of 锦州市 for 2019"
    assert error.found == "targets for 2025"
    assert error.where == "data/processed/targets.csv"
    assert error.remedy == "Name a year with annual targets in public papers."


def open_quarters(sheet, number):
    names = list(words().columns)
    cells = [sheet.cell(number, names.index(quarter) + 1) for quarter in QUARTERS]
    return [quarter for quarter, cell in zip(QUARTERS, cells, strict=True) if not cell.protection.locked]


def test_a_step_is_asked_for_until_its_date_where_the_year_has_a_row(make_tables, statement):
    tables = make_tables(
        statement("tasks", "管网", 200, "公里", period="2023-H1"),
        statement("tasks", "管网", 500, "公里"),
        statement("tasks", "桥梁", 2, "座", period="2023-H1"),
    )
    rows = lines(tables, "鞍山市", 2023)
    assert [row.target for row in rows] == ["200公里（2023年上半年）", "500公里", "2座（2023年上半年）"]
    sheet = openpyxl.load_workbook(io.BytesIO(template(tables, "鞍山市", 2023)))["进度"]
    every = ["q1", "q2", "q3", "q4"]
    assert [open_quarters(sheet, number) for number in (2, 3, 4)] == [["q1", "q2"], every, every]
    known = {(rows[0].target_id, 3): Amount(Decimal(210), rows[0].unit)}
    sheet = openpyxl.load_workbook(io.BytesIO(template(tables, "鞍山市", 2023, known=known)))["进度"]
    assert open_quarters(sheet, 2) == ["q1", "q2", "q3"]


def test_a_stored_figure_of_a_target_in_words_comes_with_its_unit(make_tables, statement):
    assigned = {"measure": "level", "reference": "assigned"}
    tables = make_tables(statement("tasks", "耕地保有量", None, "", quote="完成省下达任务", **assigned))
    (row,) = lines(tables, "鞍山市", 2023)
    assert row.takes_any_unit
    known = {(row.target_id, 2): Amount(Decimal(450), "万亩")}
    sheet = openpyxl.load_workbook(io.BytesIO(template(tables, "鞍山市", 2023, known=known)))["进度"]
    assert sheet.cell(2, list(words().columns).index("q2") + 1).value == "450万亩"


def test_what_is_striven_for_beyond_the_target_says_so(make_tables, statement):
    tables = make_tables(
        statement("tasks", "地区生产总值", 7, "%", indicator_id="gdp", measure="growth"),
        statement("tasks", "地区生产总值", 7.5, "%", indicator_id="gdp", measure="growth", modality="力争"),
    )
    # A figure is asked for once, in the row of the plain target, which it judges.
    assert [row.target for row in lines(tables, "鞍山市", 2023)] == ["增长7%（力争增长7.5%）"]


@pytest.mark.parametrize(
    ("words_before", "basis", "asked"),
    [
        ("比2021年增长", "cumulative", "年初至期末累计比2021年同期增长"),
        ("比上年增长", "yoy", "年初至期末累计同比增长"),
    ],
)
def test_growth_is_asked_for_against_the_base_of_its_target(
    make_tables, statement, words_before, basis, asked
):
    own = {"measure": "growth", "quote": "30%", "basis": basis, "sentence": f"旅游总收入{words_before}30%。"}
    tables = make_tables(statement("report", "旅游总收入", 30, "%", period="2024", **own))
    (place,) = set(tables.targets["place"])
    (line,) = lines(tables, place, 2024)
    assert line.basis == asked


@pytest.mark.parametrize(
    ("name", "unit", "fields", "basis"),
    [
        ("招商引资到位资金", "亿元", {"indicator_id": "domestic_capital"}, "年初至期末累计数"),
        ("粮食总产量", "万吨", {"indicator_id": "grain_output", "comparator": "ge"}, "年初至期末累计数"),
        ("用水总量", "亿立方米", {"comparator": "le"}, "年初至期末累计数"),
        ("PM2.5平均浓度", "微克/立方米", {"indicator_id": "pm25", "comparator": "le"}, "年初至期末平均值"),
        ("高新技术企业", "家", {"indicator_id": "hightech_firms"}, "期末数"),
        ("某某机构", "家", {}, "期末数；产值、收入等为年初至期末累计数"),
        ("农业保险", "%", {"comparator": "relational", "reference": "full_coverage"}, "期末比例"),
        (
            "零就业家庭",
            "户",
            {"comparator": "relational", "reference": "zero"},
            "期末尚存数；事故、案件等为年初至期末累计数",
        ),
    ],
)
def test_a_row_says_whether_a_sum_a_mean_or_a_stock_is_asked_for(
    make_tables, statement, name, unit, fields, basis
):
    tables = make_tables(statement("tasks", name, 40, unit, measure="level", **fields))
    sheet = openpyxl.load_workbook(io.BytesIO(template(tables, "鞍山市", 2023)))["进度"]
    assert sheet.cell(2, list(words().columns).index("basis") + 1).value == basis


def test_the_row_of_jobs_bears_the_name_of_the_page(make_tables, statement):
    tables = make_tables(
        statement("tasks", "城镇就业", 35000, "人", measure="increment", indicator_id="urban_jobs")
    )
    (line,) = lines(tables, "鞍山市", 2023)
    assert line.indicator == "城镇新增就业"
