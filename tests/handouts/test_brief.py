"""The brief: two pages in every program, the page's own sentences and rows, nothing lost without a count."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest
from lxml import etree

import indicators
from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.handouts import brief
from indicators.handouts.brief import Share
from indicators.handouts.occasion import Occasion
from indicators.tables.contract import schema
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIGHT = {"zh": "亮灯", "en": "Light"}
REAL = [
    ("鞍山市", "2023-Q4", "zh"),
    ("鞍山市", "2023-Q4", "en"),
    ("锦州市", "2025-Q1", "zh"),
    ("锦州市", "2025-Q2", "en"),
]
LONG = "征地拆迁补偿资金缺口较大，施工单位进场迟缓，受雨季影响停工近一个月；" * 12


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def tables_of(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each table, by what stands in its first head."""
    return {
        table.rows[0].cells[0].text: [[cell.text for cell in row.cells] for row in table.rows]
        for table in opened(content).tables
    }


def sentences(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.text]


def test_what_is_done_stands_behind_what_is_still_due(city, looked, late) -> None:
    done = late(1, due="2023-05-31", text="完成清查。", status="已完成")
    still = late(2, due="2023-08-31", text="建成学校。", status="推进中")
    due = tables_of(brief.write(looked(city(3), done, still)))["到期"]
    assert [row[0] for row in due[1:3]] == ["2023年8月31日", "2023年5月31日"]


def test_a_row_that_nobody_leads_says_so_below_that_of_a_unit(city, looked) -> None:
    rows = tables_of(brief.write(looked(city(2, ("市民政局", "")))))["牵头单位和领导"]
    assert [row[0] for row in rows[1:]] == ["市民政局", "文件未明确牵头单位"]


def test_what_is_behind_stands_by_unit_and_the_unit_of_the_furthest_first(city, looked, late) -> None:
    occasion = looked(city(4), late(due="2023-05-01", lead_units="市工业和信息化局"))
    rows = tables_of(brief.write(occasion))["牵头单位和领导"]
    assert rows[0] == [
        "牵头单位和领导",
        "指标或任务",
        "目标（时限）和差距",
        "最新完成情况",
        "判断",
        "后续需要",
    ]
    assert [row[0] for row in rows[1:]] == [
        "市住房城乡建设局",
        "市住房城乡建设局",
        "市工业和信息化局",
        "市工业和信息化局",
        "市民政局",
    ]
    first = rows[1]
    assert first[1].startswith("第1类产值[1,2]\n任务1")
    assert first[2] == "增长6%\n−3个百分点"
    assert first[4] == "红灯\n低于年度目标"
    assert first[5].startswith("下半年需增长9%")
    assert rows[4][2:6] == [
        "时限2023年5月1日\n逾期60天",
        "推进中\n主体封顶\n2023年二季度 · 单位报送",
        "红灯\n滞后",
        "存在问题：用地审批\n下一步措施：7月完成",
    ]


@pytest.mark.parametrize(("place", "quarter", "lang"), REAL)
def test_it_says_what_the_page_says(place: str, quarter: str, lang: str) -> None:
    tables = Tables.load()
    page = QuarterlyReportViews.of(tables, place, quarter, lang)
    told = sentences(brief.write(Occasion.of(tables, place, quarter, lang)))
    whole = "".join(told[2:4])
    assert whole.replace(" ", "") in page.summary().text.replace(" ", "")
    lights = page.lights().table
    grid = tables_of(brief.write(Occasion.of(tables, place, quarter, lang)))[LIGHT[lang]]
    assert grid[0][1:] == [row[0].words for row in lights.rows]
    assert grid[1][1:] == [row[1].words for row in lights.rows]
    assert told[-1].startswith("[")


def test_its_own_reader_finds_the_sentences(tmp_path: Path) -> None:
    occasion = Occasion.of(Tables.load(), "鞍山市", "2023-Q4")
    path = tmp_path / "brief.docx"
    path.write_bytes(brief.write(occasion))
    text = indicators.read(path).text
    for words in (
        occasion.summary.sentence(),
        occasion.summary.data_line(),
        "规模以上工业增加值",
        "鞍政发〔2023〕1号",
    ):
        assert words in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("count", [1, 69])
def test_any_number_of_targets_fills_two_pages_at_most(
    city, looked, late, office, tmp_path: Path, count: int, lang: str
) -> None:
    many = ("市" + "住房和城乡建设" * 8 + "局", "甲/乙局", "市民政局;市教育局;市卫生健康委员会")
    reports = [late(number, problem=LONG, next_step=LONG, text=LONG) for number in range(1, 9)]
    occasion = looked(city(count, many), *reports, lang=lang)
    path = tmp_path / "brief.docx"
    path.write_bytes(brief.write(occasion))
    office.convert("pdf", tmp_path, path)
    with pdfplumber.open(tmp_path / "brief.pdf") as printed:
        assert len(printed.pages) <= 2
        foot = printed.pages[0].extract_text().splitlines()[-1]
    assert re.sub(r"\s", "", foot) in ("第1页共2页", "Page1of2")
    shown = len(tables_of(path.read_bytes())[occasion.localizer.head("in_charge")]) - 1
    rest = occasion.localizer.say("brief_rest", count=count + 8 - shown)
    assert shown >= 5
    assert (rest in sentences(path.read_bytes())) == (shown < count + 8)


def test_a_year_without_any_data_is_told_once_and_in_short() -> None:
    told = sentences(brief.write(Occasion.of(Tables.load(), "鞍山市", "2023-Q2")))
    assert told == [
        "鞍山市2023年上半年目标任务完成情况简报",
        "（截至6月末）",
        "截至6月末，鞍山市2023年71项目标、210项任务均暂无数据，无法判断进度。",
        "近期到期",
        "没有规定在2023年二季度和2023年三季度到期的目标和任务。",
    ]


def test_a_month_looks_at_tasks_from_its_end(city, looked, late) -> None:
    occasion = looked(city(1), late(), until="2023-08")
    told = sentences(brief.write(occasion))
    assert told[:2] == ["鞍山市2023年1—8月目标任务完成情况简报", "（截至8月末）"]
    assert "截至8月末" in told[2]
    assert "与1—7月相同" in told[2]
    rows = tables_of(brief.write(occasion))["牵头单位和领导"]
    assert any("逾期82天" in row[2] for row in rows)


def test_a_place_without_tasks_has_a_brief(city, looked) -> None:
    bare = replace(city(2), tasks=schema.empty("tasks"))
    rows = tables_of(brief.write(looked(bare)))["指标或任务"]
    assert [row[0].partition("[")[0] for row in rows[1:]] == ["第1类产值", "第2类产值"]


@pytest.mark.parametrize(
    ("place", "until", "lang", "kind"),
    [
        ("锦州", "2025-Q1", "zh", UnknownPlace),
        ("锦州市", "2031-Q1", "zh", BadPeriod),
        ("锦州市", "2025-Q7", "zh", BadPeriod),
        ("锦州市", "2025-H1", "zh", BadPeriod),
        ("锦州市", "2025-Q1", "fr", BadParameter),
    ],
)
def test_what_there_is_nothing_of_is_named(place: str, until: str, lang: str, kind: type) -> None:
    with pytest.raises(kind):
        Occasion.of(Tables.load(), place, until, lang)


def test_restricted_papers_are_told_at_the_head_of_every_page(city, looked) -> None:
    def head(tables: Tables) -> str:
        return opened(brief.write(looked(tables))).sections[0].header.paragraphs[0].text

    assert head(city(1)) == ""
    assert "不公开" in head(replace(city(1), has_restricted=True))


def test_a_restricted_paper_gives_no_brief_unless_asked_for() -> None:
    with pytest.raises(BadPeriod, match="a year with annual targets of 海城市"):
        Occasion.of(Tables.load(), "海城市", "2021-Q2")
    asked = Occasion.of(Tables.load(include_restricted=True), "海城市", "2021-Q2")
    assert "不得对外传播" in opened(brief.write(asked)).sections[0].header.paragraphs[0].text


def test_the_same_data_give_the_same_bytes_with_the_quarters_day() -> None:
    first, second = (brief.write(Occasion.of(Tables.load(), "鞍山市", "2023-Q4")) for _ in range(2))
    assert first == second
    told = opened(first).core_properties
    assert (str(told.created)[:10], told.language, told.title) == (
        "2023-12-31", "zh-CN", "鞍山市2023年全年目标任务完成情况简报",
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name or "customXml" in name]
    assert len(first) < 40_000


def test_tables_can_be_read_by_those_who_do_not_see_them(city, looked) -> None:
    content = brief.write(looked(city(3)))
    for table in opened(content).tables:
        properties = table._tbl.tblPr
        assert properties.find(f"{WORD}tblCaption").get(f"{WORD}val")
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(f"{WORD}tblHeader") is not None
        assert all(row.trPr.find(f"{WORD}tblHeader") is None for row in others)
        assert all(row.trPr.find(f"{WORD}cantSplit") is not None for row in (first, *others))
        widths = [cell.tcPr.find(f"{WORD}tcW").get(f"{WORD}w") for cell in first.tc_lst]
        assert [column.get(f"{WORD}w") for column in table._tbl.tblGrid.gridCol_lst] == widths
    picture = etree.tostring(opened(content).element, encoding="unicode")
    assert re.search(r'descr="[^"]*第1类产值 增长3%（目标增长6%）', picture)


def test_chinese_faces_are_set_for_chinese_signs_with_those_that_stand_in(city, looked) -> None:
    content = brief.write(looked(city(1)))
    styles = {style.name: style for style in opened(content).styles}
    for name, face in {
        "Title": "宋体",
        "Heading 1": "黑体",
        "Body Text": "仿宋",
        "Table Text": "仿宋",
    }.items():
        faces = styles[name].element.rPr.rFonts
        assert faces.get(f"{WORD}eastAsia") == face
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        table = parts.read("word/fontTable.xml").decode("utf-8")
    assert "仿宋_GB2312" in table


def test_rows_are_left_out_of_the_lists_that_can_spare_them() -> None:
    share: Share | None = Share(10, 5, 4)
    left = []
    while share := share.smaller:
        left.append((share.behind, share.changes, share.due))
    assert left[:5] == [(10, 4, 4), (10, 4, 3), (10, 3, 3), (9, 3, 3), (8, 3, 3)]
    assert left[5:10] == [(8, 3, 2), (8, 2, 2), (8, 2, 1), (8, 1, 1), (7, 1, 1)]
    assert left[-1] == (1, 0, 0)


def test_a_month_knows_nothing_of_what_is_not_over(city, looked):
    """In February the first quarter has no figure yet, whatever was told of it since."""
    tables = city(3)
    tables = replace(tables, observations=tables.observations.assign(period="2023-Q1"))
    assert looked(tables, until="2023-Q1").behind
    assert not looked(tables, until="2023-02").behind
    assert looked(tables, until="2023-03").behind
