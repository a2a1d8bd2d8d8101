"""What is told of wrong input, in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicators
from indicators import errors, vocabulary
from indicators.errors import BadPeriod, Faults, IndicatorsError, UnknownPlace
from indicators.periods import FORMS
from indicators.tables.targets.bound_words import DUPLICATE, expected
from indicators.vocabulary.message_template import Template
from indicators.vocabulary.message_words import FILE, gap_faults, headline, in_chinese, told
from indicators.vocabulary.phrase import Phrase

from ..message_templates import in_source

MEASURES = ("level", "share", "increment", "change", "growth", "decline")
PACKAGE = Path(indicators.__file__).parent
# What stays as it is in both languages: names, paths, options, code.
SAME = re.compile(
    r"[\w./{}⟨⟩:,=<>-]*|sha256 ⟨1⟩|like: ⟨1⟩|indicators [\w -]*|Give rates=.*"
    r"|.*(tables|schemes|schemes\.yaml), .*"
)
# Pieces that are put together with others; the whole messages stand behind them.
PIECES = {
    "here or above": "a folder with data/raw in it, here or above",
    "by papermill: -y '⟨1⟩: ⟨2⟩' (-r makes text of all, -p of lists).": (
        "Write it as there: x: int = 1; by papermill: -y 'x: 1' (-r makes text of all, -p of lists)."
    ),
    "task ⟨1⟩, ⟨2⟩:": "task 3, 2025-Q1: again as in row 7",
    "task ⟨1⟩ without": "task 3 without text",
    "⟨1⟩, line ⟨2⟩⟨3⟩": "words.yaml, line 3, comparators_after.approx",
    "⟨1⟩ in the entries ⟨2⟩ (line ⟨3⟩⟨4⟩) and ⟨5⟩": "GDP in the entries gdp (line 3 of own.yaml) and gnp",
    "⟨1⟩ A place nobody knows yet is added in vocabulary/places.csv.": (
        "Known are: a, b. A place nobody knows yet is added in vocabulary/places.csv."
    ),
}
# English sentences that a template too short for them would leave between Chinese words.
LEFT_IN_ENGLISH = re.compile(r"\b(?:the|an?|of|its?|is|are|with|and) [a-z]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_message_of_the_package_is_told_in_chinese():
    messages = in_source(PACKAGE)
    assert len(messages) > 400
    untold = {
        text: place
        for text, place in messages.items()
        if re.search("[A-Za-z]{3}", text) and not SAME.fullmatch(text) and not _is_told(text)
    }
    assert untold.keys() <= PIECES.keys(), untold


@pytest.mark.parametrize("whole", PIECES.values())
def test_messages_put_together_of_pieces_are_told_in_chinese(whole):
    assert _is_told(whole)
    assert not re.search("[a-z]{3} [a-z]{3}", in_chinese(whole))


def _is_told(text: str) -> bool:
    said = in_chinese(text)
    is_whole = not LEFT_IN_ENGLISH.search(re.sub(r"`[^`]*`", "", said))
    return said != text and is_whole and bool(CHINESE.search(said))


def test_every_kind_of_error_has_its_name_in_chinese():
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, IndicatorsError)
    ]
    assert len(kinds) > 30
    for kind in kinds:
        assert CHINESE.search(in_chinese(kind.headline)), kind.headline


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("no such file", "没有这个文件"),
        ("the header place,value", "表头place,value"),
        ("Did you mean 鞍山市 or 锦州市?", "是不是“鞍山市或锦州市”？"),
        ("Did you mean a or b or c?", "是不是“a或b或c”？"),
        ("a or b.txt, row 3", "a or b.txt，第3行"),
        ("'this or that.txt'", "'this or that.txt'"),
        ("w.csv, row 3, column unit", "w.csv，第3行，“unit”列"),
        ("w.xlsx, sheet 进度, cell I2", "w.xlsx，工作表“进度”，单元格I2"),
        ("task 3, 2025-Q1: again as in row 7", "任务3，2025-Q1：与第7行重复"),
        ("Known are: a, b. Check the path.", "可用的有：a, b。请核对路径。"),
        ("words that stand in no file", "words that stand in no file"),
        ("Check the path. Words that stand in no file.", "请核对路径。Words that stand in no file."),
        ("", ""),
        ("'no such file'", "'no such file'"),
        ("indicators sql \"copy targets to 'out.csv'\"", "indicators sql \"copy targets to 'out.csv'\""),
        ("indicators sql 'copy targets to x'", "indicators sql 'copy targets to x'"),
        ("kind: Input should be a valid string", "kind的值应为文字"),
        ("id: Field required", "缺少字段id"),
        ("documents.yaml, entry 2", "documents.yaml，第2条"),
        ("documents.yaml, entry 1 (a-2025)", "documents.yaml，第1条（a-2025）"),
        ("covers.period: '20x5' is no period; write 2023", "covers.period：'20x5'不是时期，请写作2023"),
        ("a place's full name", "地区全称"),
        ("a quarter or a month: 2025-Q2, 2025-08", "季度或月份，如2025-Q2、2025-08"),
        ("a day that the calendar has, as 2025-06-30", "历法中有的日期，如2025-06-30"),
        ("evidence that stands inside the project, or a web address", "项目内的佐证材料，或网址"),
        (
            "kind: 'x' is no kind of paper; write one of work_report (政府工作报告)",
            "kind：'x'不是文件种类，请写其中之一：work_report (政府工作报告)",
        ),
        ("the field notebook", "字段notebook"),
        ("one of 确认, 修改, 删除", "确认、修改、删除之一"),
        ("kind: 政府工作报告 (from: given)", "种类：政府工作报告（依据：已写明）"),
        ("a header that differs in place, value", "表头不同之处：place, value"),
        ("Correct period.", "请更正period。"),
        ("reports.yaml, line 1, entry data, notebook", "reports.yaml，第1行，条目“data”，字段notebook"),
        (
            "Left out: a (a.xls): raw file missing: no such file. Restore it from the project's history; raw "
            "files are never moved.",
            "未列入：a（a.xls）：原始文件缺失：没有这个文件。请从项目历史恢复；原始文件从不移动。",
        ),
        ("a whole {} file", "完整的{}文件"),
        ("unit: the label the tables store", "unit为数据表中所存的单位"),
        ("'新建 40口 的', 0 times", "'新建 40口 的'，出现0次"),
        ("Write it with care, and as a word.", "Write it with care, and as a word."),
    ],
)
def test_a_message_is_found_with_its_values(english, chinese):
    assert in_chinese(english) == chinese


@pytest.mark.parametrize(
    "cause", ["not_finite", "unit:亩", "share:120", "growth:640", "amount:1e+17", "future", DUPLICATE]
)
@pytest.mark.parametrize("name", ["地区生产总值", "居民消费价格涨幅"])
def test_what_a_figure_should_have_been_like_is_told_in_chinese(cause, name):
    for measure in MEASURES:
        about = {"measure": measure, "published": "2025-07-15"}
        told = expected(cause, indicator=name, indicator_id=vocabulary.indicators().match(name), **about)
        assert not re.search("[a-z]{3}", in_chinese(told).replace("indicators.yaml", ""))


@pytest.mark.parametrize("measure", MEASURES)
def test_what_a_figure_is_is_told_in_chinese(measure):
    assert in_chinese(f"甲，乙, {measure} 1 to 640%, 2025-H1").startswith("甲，乙：")
    assert in_chinese(f"a figure, {measure} 5个, no period").endswith("5个，没有时期")


def test_the_forms_of_a_period_are_told_in_chinese():
    assert in_chinese(FORMS) == FORMS.replace(", ", "、").replace(" or ", "或")


def test_a_phrase_that_knows_its_chinese_is_asked_first():
    assert in_chinese(Phrase.of("no such file", "查无此件")) == "查无此件"


@pytest.mark.parametrize(
    "words",
    [
        "array index out of range",
        "AssertionError",
        "Attribute table:columns redefined, line 2, column 37 (<string>, line 2)",
        "OLE2 stream 'Book': sector allocation table invalid entry (65541)",
    ],
)
def test_what_another_program_says_is_quoted_and_not_half_translated(words):
    assert in_chinese(f"a damaged one: {words}") == f"已损坏：读取程序提示“{words}”"


def test_the_template_that_fixes_most_of_a_message_wins():
    assert in_chinese("a damaged one: no pages") == "已损坏：没有页面"
    assert in_chinese("a.csv, row 2") == "a.csv，第2行"


def test_a_template_takes_pieces_in_their_order_only():
    template = Template.of("from {a} to {b}.", "")
    assert template.values("from 1 to 2.") == {"a": "1", "b": "2"}
    assert template.values("to 1 from 2.") is None
    assert template.values("from to.") is None


def test_several_faults_are_told_together():
    place = UnknownPlace(expected="a place with targets or figures", found="'x'", where="place", remedy="")
    period = BadPeriod(expected="one quarter, such as 2023-Q2", found="'y'", where="--quarter", remedy="")
    said = told(Faults([place, period]), "zh")
    assert said.startswith("共2处问题\n1. 地区无法识别\n  应为  有目标或数据的地区\n  实际  'x'")
    assert "2. 时期写法有误" in said
    assert told(Faults([place, period]), "en") == str(Faults([place, period]))
    assert headline(place) == "地区无法识别"


def test_control_characters_are_shown_in_chinese_too():
    fault = UnknownPlace(expected="a", found="\x1b[31m", where="b", remedy="c")
    assert "\x1b" not in told(fault, "zh")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("messages: {'a {x} of the file': '文件{y}'}", "{x}, {y} in one of them"),
        ("messages: {'{x}, {y}': '{x}，{y}'}", "'{x}, {y}'"),
        ("messages: {'a word': ''}", "''"),
        ("labels: {}", "no section messages"),
    ],
)
def test_what_is_wrong_with_the_file_is_told(tmp_path, text, found):
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    assert [fault.found for fault in gap_faults(path)] == [found]


def test_a_message_is_compared_with_the_templates_that_can_hold_it_and_once(monkeypatch) -> None:
    compared: list[str] = []
    values = Template.values

    def counted(template: Template, text: str) -> dict[str, str] | None:
        compared.append(text)
        return values(template, text)

    monkeypatch.setattr(Template, "values", counted)
    asked = "the header synthetic,columns,nobody,has"
    assert in_chinese(asked) == in_chinese(asked) == "表头synthetic,columns,nobody,has"
    assert 0 < compared.count(asked) < 200


def test_a_phrase_is_told_by_its_own_words_after_the_same_text_was() -> None:
    assert in_chinese("no such file") == "没有这个文件"
    assert in_chinese(Phrase.of("no such file", "查无此文件")) == "查无此文件"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "hidden_text 69-73, not read: Text that is struck out, set behind the text, 1 lines: '7.7'.",
            "隐藏文字（第69—73字），未读取：加了删除线的文字，已移到正文之后，共1行：'7.7'。",
        ),
        (
            "garbled 0-4: Syllables are doubled: '经经济济'.",
            "文字被改乱（第0—4字）：字词重复：'经经济济'。",
        ),
        (
            "unfinished 1-5: The last sentence has no end: '全市实现'.",
            "文末不完整（第1—5字）：最后一句不完整：'全市实现'。",
        ),
        (
            "kind: not found in the text; say it with --kind; until then none of its figures is a target. "
            "Kinds are work_report (政府工作报告)",
            "种类：正文中没有找到，请用--kind写明；写明之前，其中的数都不作为目标。"
            "种类有work_report (政府工作报告)",
        ),
    ],
)
def test_what_extract_notes_of_a_paper_is_told_in_chinese(english, chinese) -> None:
    assert in_chinese(english) == chinese
