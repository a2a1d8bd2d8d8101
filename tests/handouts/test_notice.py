"""A notice: all of one unit's matters and nobody else's, in full, with room to answer."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

import indicators
from indicators.batch.handout_files import PAGE
from indicators.batch.jobs import Job
from indicators.errors import NothingToHandOut
from indicators.handouts import notice, papers_of_page
from indicators.handouts.occasion import Occasion
from indicators.handouts.papers_of_page import HandoutMaker, file_names
from indicators.tables.store import Tables

HALF_YEAR = {"place": "鞍山市", "quarter": "2023-Q2"}
LONG = "征地拆迁补偿资金缺口较大，施工单位进场迟缓，受雨季影响停工近一个月；" * 12


def grids(content: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(content)).tables
    ]


def test_a_unit_is_told_its_own_matters_and_asked_about_each(city, looked, late) -> None:
    occasion = looked(city(4), late(lead_units="市民政局;市住房城乡建设局", problem=LONG))
    assert notice.units(occasion) == ["市住房城乡建设局", "市工业和信息化局", "市民政局"]
    content = notice.write(occasion, "市住房城乡建设局")
    items, answers, signatures, checks = grids(content)
    assert [row[1].partition("[")[0].partition("\n")[0] for row in items[1:]] == [
        "第1类产值", "第4类产值", "建成养老中心。",
    ]  # fmt: skip
    assert "联合牵头：市民政局" in items[3][1]
    assert LONG in items[3][-1]
    assert [row[0] for row in answers[1:]] == ["1", "2", "3"]
    assert all(row[2] == "□属实　□不属实" and row[3:] == ["", ""] for row in answers[1:])
    assert signatures[0] == ["单位负责人（签字）", "经办人", "联系电话", "填报日期（单位盖章）"]
    assert checks[0] == ["督办部门核实意见", "核实人（签字）", "核实日期"]
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert told[:3] == ["目标任务督办单", "鞍山市2023年上半年（截至6月末）", "市住房城乡建设局："]
    assert "你单位牵头的2项目标、1项无量化指标的任务中，有3项需要督办：3项红灯。" in told[3]


def test_what_a_unit_has_to_bring_soon_is_told_too(city, looked, late) -> None:
    coming = late(2, due="2023-08-31", text="建成学校。", status="推进中", period="2023-Q2")
    items, due, *_ = grids(notice.write(looked(city(3), late(), coming), "市民政局"))
    assert len(items) == 3
    assert due[1][0] == "2023年8月31日"
    assert due[1][1].startswith("建成学校。")


def test_room_to_answer_is_given_up_before_a_further_page_is_begun(city, looked, late) -> None:
    def rooms(count: int) -> set[int]:
        content = notice.write(looked(city(count, ("市民政局",))), "市民政局")
        tables = docx.Document(io.BytesIO(content)).tables
        return {round(row.height.pt) for table in tables for row in table.rows[1:] if row.height}

    (answer, signature), *_, (least, _) = notice.ROOMS
    assert rooms(1) == {answer, signature}
    assert [count for count in range(2, 9) if least in rooms(count)]


def test_who_is_named_without_a_lead_is_told(city, looked) -> None:
    tables = city(2, ("", "市民政局"))
    tasks = tables.tasks.assign(responsible_units=["市民政局;市妇联", "市财政局"])
    occasion = looked(replace(tables, tasks=tasks))
    assert notice.units(occasion) == ["市民政局", "市妇联"]
    assert notice.without_unit(occasion) == 0
    content = notice.write(occasion, "市民政局")
    items, *_ = grids(content)
    assert "共同责任单位：市妇联" in items[1][1]
    assert "财政局" not in items[2][1]
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "你单位负责的2项目标中，有2项需要督办" in told[3]


def test_what_names_no_unit_is_in_no_notice_and_told(city, looked, late) -> None:
    tables = city(2, ("",))
    occasion = looked(tables, late())
    assert notice.units(occasion) == ["市民政局"]
    assert notice.without_unit(occasion) == 2
    maker = HandoutMaker(tables, [late()])
    job = Job(PAGE, {"place": "鞍山市", "quarter": "2023-Q2"}, "鞍山市-2023-Q2", "", handouts=("notices",))
    assert [paper.name for paper in maker(job)] == ["鞍山市-2023-Q2-notices/市民政局.docx"]
    assert maker.remarks == ["鞍山市 2023-Q2: 2 of what is behind names no unit: no notice has it."]


def test_where_nothing_is_behind_there_is_no_notice(city) -> None:
    maker = HandoutMaker(city(2, reached=8.0), [])
    job = Job(PAGE, {"place": "鞍山市", "quarter": "2023-Q2"}, "鞍山市-2023-Q2", "", handouts=("notices",))
    assert maker(job) == []
    assert maker.remarks == ["鞍山市 2023-Q2: nothing is behind, so there is no notice to a unit."]


def test_papers_have_names_that_last_in_each_language_scheme_and_time(city) -> None:
    maker = HandoutMaker(city(1), [])

    def names(lang: str, *handouts: str, **more: str) -> list[str]:
        given = {**HALF_YEAR, **more}
        return [paper.name for paper in maker(Job(PAGE, given, "鞍山市-2023-Q2", "", lang, handouts))]

    assert names("zh", "brief", "notices") == [
        "鞍山市-2023-Q2-brief.docx", "鞍山市-2023-Q2-notices/市住房城乡建设局.docx",
    ]  # fmt: skip
    assert names("en", "brief", "notices") == [
        "鞍山市-2023-Q2-brief.en.docx", "鞍山市-2023-Q2-notices.en/市住房城乡建设局.docx",
    ]  # fmt: skip
    assert names("zh", "brief@2023-08") == ["鞍山市-2023-08-brief.docx"]
    assert names("zh", "brief", scheme="points") == ["鞍山市-2023-Q2-points-brief.docx"]


def test_no_two_units_share_a_file() -> None:
    long = "市" + "住房和城乡建设" * 9 + "局"
    units = ["甲/乙局", "甲:乙局", "甲_乙局", "CON", "con", long, f"{long}二处", "..", "/"]
    names = file_names(units)
    assert len({name.casefold() for name in names}) == len(units)
    assert all(name and set(name) & set("/\\:.") == set() for name in names)
    assert max(len(name.encode()) for name in names) <= 240


def test_a_unit_of_any_name_is_addressed_by_it(city, looked, tmp_path: Path) -> None:
    odd = "甲/乙&<局>" + "很长的名字" * 12
    occasion = looked(city(1, (odd,)))
    (unit,) = notice.units(occasion)
    path = tmp_path / "notice.docx"
    path.write_bytes(notice.write(occasion, unit))
    assert unit in indicators.read(path).text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_notice_of_the_real_city_is_one_page(lang: str, office, tmp_path: Path) -> None:
    import pdfplumber

    occasion = Occasion.of(Tables.load(), "锦州市", "2025-Q1", lang)
    (unit,) = notice.units(occasion)
    path = tmp_path / "notice.docx"
    path.write_bytes(notice.write(occasion, unit))
    assert notice.write(occasion, unit) == path.read_bytes()
    office.convert("pdf", tmp_path, path)
    with pdfplumber.open(tmp_path / "notice.pdf") as printed:
        (sheet,) = printed.pages
        assert "5.7%" in sheet.extract_text()


def test_papers_stand_beside_quarterly_pages_alone() -> None:
    pages = [Job(PAGE, {}, "a", ""), Job("plan_vs_annual.ipynb", {}, "b", "")]
    assert [job.handouts for job in papers_of_page.asked(pages, ["brief"])] == [("brief",), ()]
    assert papers_of_page.asked(pages, []) == pages
    with pytest.raises(NothingToHandOut, match="a page of quarterly_report"):
        papers_of_page.asked(pages[1:], ["brief"])
