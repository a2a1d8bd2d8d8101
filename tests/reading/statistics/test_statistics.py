"""Tables of statistics offices: every figure with place, indicator, measure, period, value and unit."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from indicators.documents.formats.sheet_files import open_sheets
from indicators.documents.grids.sheet_blocks import blocks
from indicators.errors import UnreadableDocument
from indicators.reading.statistics.observed import Found, Given, ReadTable
from indicators.reading.statistics.reader import read_book
from indicators.reading.statistics.surroundings import surroundings
from indicators.reading.statistics.words import words
from indicators.vocabulary.yaml_nodes import Loader

CASES = yaml.load(Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8"), Loader)


def as_file(case: dict[str, Any]) -> bytes:
    """Write a case as the file it stands for."""
    if "encoding" in case:
        text = io.StringIO()
        csv.writer(text).writerows(case["rows"])
        return text.getvalue().encode(case["encoding"])
    book = Workbook()
    sheet = book.active
    sheet.title = case["sheet"]
    for row in case["rows"]:
        sheet.append(row)
    for area in case.get("merged", []):
        sheet.merge_cells(area)
    for cell, form in case.get("formats", {}).items():
        sheet[cell].number_format = form
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(rows: list[list[Any]], name: str = "表", **given: str) -> Found:
    """Read a CSV of some rows."""
    content = as_file({"rows": rows, "encoding": "utf-8"})
    return read_book(open_sheets(content, f"{name}.csv"), Given(name, **given))


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_every_figure_of_a_table_is_read(case: dict[str, Any]) -> None:
    name = case["file"]
    found = read_book(open_sheets(as_file(case), name), Given(Path(name).stem))
    told = {
        " ".join(
            (one.place, one.indicator_id or "-", one.measure, one.period, f"{float(one.value):}", one.unit)
        )
        for one in found.figures
        if not one.doubt
    }
    assert told == set(case["expected"])
    assert found.unclear == []


def test_each_figure_knows_its_cell_and_the_words_it_stands_under() -> None:
    rows = [["地区：鞍山市"], ["指标", "2024年", "2023年"], ["地区生产总值(亿元)", "1,990.5", "—"]]
    (figure,) = read(rows).figures
    assert (figure.sheet, figure.cell, figure.value) == ("CSV", "B3", Decimal("1990.5"))
    assert figure.series == ("地区生产总值(亿元)", "level", "亿元")
    assert (figure.place_written, figure.period_written) == ("", "2024年")


def test_a_name_stays_the_same_in_the_next_year() -> None:
    first, second = (
        read([[f"鞍山市{year}年主要指标"], ["指标", f"{year}年实际（亿元）"], ["一般公共预算收入", "172.3"]])
        for year in ("2023", "2024")
    )
    assert first.figures[0].series == second.figures[0].series


@pytest.mark.parametrize("base", words()["index_bases"])
def test_an_index_of_the_year_before_is_the_growth_of_what_the_catalogue_says(base: str) -> None:
    (figure,) = read(
        [["地区：鞍山市"], ["指标", "2024年"], [f"地区生产总值指数({base}=100)", "104.6"]]
    ).figures
    assert (figure.indicator_id, figure.measure, figure.value, figure.unit) == (
        "gdp",
        "growth",
        Decimal("4.6"),
        "%",
    )
    assert figure.index == f"104.6 ({base}=100)"


@pytest.mark.parametrize(
    "name", ["工业生产者购进价格指数(上年=100)", "地区生产总值指数(1978年=100)", "景气指数"]
)
def test_another_index_is_told_and_not_computed_with(name: str) -> None:
    (figure,) = read([["地区：鞍山市"], ["指标", "2024年"], [name, "104.6"]]).figures
    assert (figure.measure, figure.value, figure.doubt) == ("level", Decimal("104.6"), "index_not_known")


@pytest.mark.parametrize(
    ("ending", "measure", "period"),
    [
        *((word, "level", "2025-05") for word in words()["endings"]["level"]),
        *((word, "level", "2025-01/05") for word in words()["endings"]["level_to_date"]),
        *((word, "growth", "2025-05") for word in words()["endings"]["growth"]),
        *((word, "growth", "2025-01/05") for word in words()["endings"]["growth_to_date"]),
    ],
)
def test_the_ending_of_a_name_tells_measure_and_time(ending: str, measure: str, period: str) -> None:
    unit = "%" if measure == "growth" else "亿元"
    rows = [["地区：辽宁省"], ["指标", "2025年5月"], [f"社会消费品零售总额_{ending}({unit})", "5.4"]]
    (figure,) = read(rows).figures
    assert (figure.indicator_id, figure.measure, figure.period) == ("retail_sales", measure, period)


@pytest.mark.parametrize(
    ("word", "status"), [(word, key) for key, listed in words()["statuses"].items() for word in listed]
)
def test_heads_say_how_settled_their_figures_are(word: str, status: str) -> None:
    rows = [["地区：鞍山市"], ["指标", f"2024年（{word}）"], ["一般公共预算收入(亿元)", "172.3"]]
    (figure,) = read(rows).figures
    assert (figure.status, figure.period) == (status, "2024")


@pytest.mark.parametrize(("mark", "status"), [("r", "final"), ("p", "preliminary"), (" (e)", "estimate")])
def test_letters_behind_figures_say_how_settled_they_are(mark: str, status: str) -> None:
    rows = [["地区：鞍山市"], ["指标", "2024年"], ["一般公共预算收入(亿元)", f"172.3{mark}"]]
    (figure,) = read(rows).figures
    assert (figure.value, figure.status) == (Decimal("172.3"), status)


@pytest.mark.parametrize("empty", words()["no_figure"])
def test_what_is_no_figure_is_none_and_zero_is_one(empty: str) -> None:
    rows = [["地区：鞍山市"], ["指标", "2024年", "2023年"], ["一般公共预算收入(亿元)", empty, "0"]]
    found = read(rows)
    assert [(one.cell, one.value) for one in found.figures] == [("C3", Decimal(0))]
    assert found.unclear == []


@pytest.mark.parametrize("start", words()["name_starts"])
def test_a_name_is_known_behind_what_may_stand_before_it(start: str) -> None:
    name = "固定资产投资" if start == "全社会" else "常住人口"
    unit = "亿元" if start == "全社会" else "万人"
    (figure,) = read([["地区：鞍山市"], ["指标", "2024年"], [f"{start}{name}({unit})", "321.8"]]).figures
    assert figure.indicator_id in ("fixed_investment", "resident_population")


@pytest.mark.parametrize("rest", words()["title_rest"])
def test_a_title_names_the_one_indicator_of_its_table(rest: str) -> None:
    ends = ("情况", "统计表", "一览表", "数据", "累计")
    name = f"粮食产量{rest}" if rest in ends else f"{rest}粮食产量"
    (figure,) = read([[f"辽宁省{name}"], ["单位：万吨"], ["地区", "2024年"], ["鞍山市", "120.5"]]).figures
    assert (figure.place, figure.indicator_id, figure.unit) == ("鞍山市", "grain_output", "万吨")


@pytest.mark.parametrize(
    ("label", "key"), [(word, key) for key, listed in words()["labels"].items() for word in listed]
)
def test_lines_with_labels_are_no_title(label: str, key: str) -> None:
    rows = [[f"{label}：鞍山市"], ["鞍山市主要指标"], ["指标", "2024年"], ["一般公共预算收入(亿元)", "172.3"]]
    (sheet,) = open_sheets(as_file({"rows": rows, "encoding": "utf-8"}), "表.csv").sheets
    (block,) = blocks(sheet, [])
    around = surroundings(block, "表")
    assert around.labels == {key: "鞍山市"}
    assert around.title == "鞍山市主要指标"
    assert read(rows).tables == [ReadTable("CSV", "鞍山市主要指标", around.source)]


def test_what_is_given_goes_before_what_the_table_says() -> None:
    (figure,) = read(
        [["指标", "1-6月"], ["一般公共预算收入(亿元)", "72.3"]], place="锦州市", year="2025"
    ).figures
    assert (figure.place, figure.period) == ("锦州市", "2025-H1")


def test_a_cell_that_is_not_understood_is_told_with_its_reason() -> None:
    rows = [
        ["地区：鞍山市"],
        ["指标", "2024年"],
        ["一般公共预算收入(亿元)", "1.2.3"],
        ["景气", "5"],
        ["税收(亿元)", "3"],
    ]
    found = read(rows)
    assert [(one.cell, one.text, one.reason) for one in found.unclear] == [
        ("B3", "1.2.3", "the cell is not understood"),
        ("B4", "5", "unit not known"),
    ]
    assert [one.cell for one in found.figures] == ["B5"]


def test_hidden_rows_are_told_and_not_read() -> None:
    book = Workbook()
    for row in (["地区：鞍山市"], ["指标", "2024年"], ["税收(亿元)", 5], ["地区生产总值(亿元)", 6]):
        book.active.append(row)
    book.active.row_dimensions[4].hidden = True
    content = io.BytesIO()
    book.save(content)
    found = read_book(open_sheets(content.getvalue(), "a.xlsx"), Given("a"))
    assert [str(one.value) for one in found.figures] == ["5"]
    assert "6" in found.hidden


def test_a_page_named_xls_is_read() -> None:
    page = (
        "<html><body><table><tr><td>指标</td><td>2024年</td></tr>"
        "<tr><td>粮食产量(万吨)</td><td>120.5</td></tr></table></body></html>"
    )
    found = read_book(open_sheets(page.encode("gb18030"), "粮食.xls"), Given("粮食", place="鞍山市"))
    assert [(one.place, str(one.value), one.unit) for one in found.figures] == [("鞍山市", "120.5", "万吨")]


def test_a_broken_csv_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as told:
        open_sheets('指标,2024年\n"产量,1\n'.encode(), "a.csv")
    assert told.value.expected == "a CSV with double quotes around cells that need them"


def test_a_csv_of_too_many_columns_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as told:
        open_sheets(("a" + "," * 20_000 + "b").encode(), "a.csv")
    assert "a table of more than 1000000 cells" in told.value.found


def test_an_index_of_prices_without_its_base_is_asked_about() -> None:
    rows = [
        ["鞍山市2024年主要指标"],
        ["指标", "单位", "累计"],
        ["CPI", "%", "100.3"],
        ["居民消费价格", "%", "0.3"],
    ]
    assert [(str(one.value), one.doubt) for one in read(rows).figures] == [
        ("100.3", "index_not_known"),
        ("0.3", ""),
    ]
