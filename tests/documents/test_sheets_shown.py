"""What a spreadsheet shows of a workbook is read: colours, conditions, runs of words, formats of numbers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from indicators.documents.decoding import decode
from indicators.errors import UnreadableDocument

from .conftest import zipped
from .test_hidden import WHOLE, book, parts

WHITE, RED = Font(color="FFFFFFFF"), Font(color="FFFF0000")
SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[Any, Any], None]


def looks(
    font: Font | None = None,
    fill: PatternFill | GradientFill | None = None,
    form: str = "General",
    align: Alignment | None = None,
) -> Change:
    def change(_: Any, sheet: Any) -> None:
        cell = sheet["B2"]
        cell.font, cell.fill, cell.number_format = font or Font(), fill or PatternFill(), form
        cell.alignment = align or Alignment()

    return change


def condition(*rules: Rule) -> Change:
    def change(_: Any, sheet: Any) -> None:
        for rule in rules:
            sheet.conditional_formatting.add("B2", rule)

    return change


def held(value: Any, form: str = "General") -> Change:
    def change(_: Any, sheet: Any) -> None:
        sheet["B2"].value, sheet["B2"].number_format = value, form

    return change


def solid(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def nothing_shown() -> Rule:
    form = DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=";;;"))
    return Rule(type="expression", formula=["B2=5"], dxf=form)


def bars_alone() -> Rule:
    return DataBarRule("num", 0, "num", 9, color="FF638EC6", showValue=False)


@pytest.mark.parametrize(
    "change",
    [
        looks(Font(color="00FFFFFF")),
        looks(Font(color="FFFEFEFE")),
        looks(Font(color=Color(theme=0))),
        looks(Font(color=Color(indexed=9))),
        looks(WHITE, solid("FFFFFFFF")),
        looks(Font(color="FF123456"), solid("FF123456")),
        looks(Font(color="FF123456"), GradientFill(stop=("123456", "123456"))),
        looks(Font(strike=True)),
        looks(Font(sz=1)),
        looks(form="[White]0"),
        looks(align=Alignment(horizontal="left", indent=250)),
        condition(CellIsRule(operator="lessThan", formula=["6"], font=WHITE)),
        condition(CellIsRule(operator="between", formula=["4", "6"], font=WHITE)),
        condition(FormulaRule(formula=["$B$2=5"], font=WHITE)),
        condition(FormulaRule(formula=["WEEKDAY(NOW())<8"], font=WHITE)),
        condition(
            CellIsRule(operator="equal", formula=["5"], font=RED, fill=PatternFill(bgColor="FFFF0000"))
        ),
        condition(nothing_shown()),
        condition(bars_alone()),
    ],
)
def test_a_figure_that_nobody_sees_is_told(change: Change) -> None:
    assert parts(decode(book(change), "a.xlsx")) == (f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "5\n")


@pytest.mark.parametrize(
    "change",
    [
        looks(WHITE, solid("FF003366")),
        looks(WHITE, PatternFill("gray125")),
        looks(Font(color=Color(theme=0, tint=-0.5))),
        looks(Font(color="FFF2F2F2")),
        looks(form="[Red]0"),
        condition(CellIsRule(operator="greaterThan", formula=["6"], font=WHITE)),
        condition(CellIsRule(operator="lessThan", formula=["6"], font=RED)),
        condition(
            CellIsRule(operator="lessThan", formula=["6"], font=WHITE, fill=PatternFill(bgColor="FF003366"))
        ),
        condition(FormulaRule(formula=["ISERROR(B2)"], font=WHITE)),
        condition(FormulaRule(formula=['B2=""'], font=WHITE)),
    ],
)
def test_a_figure_that_is_seen_is_read(change: Change) -> None:
    assert parts(decode(book(change), "a.xlsx")) == (f"{WHOLE}产量\t5\t6\n收入\t7\t8\n", "")


def run(text: str, **looks: Any) -> TextBlock:
    return TextBlock(InlineFont(**looks), text)


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        (CellRichText("增长5", run("1", vertAlign="superscript")), "增长5¹", ""),
        (CellRichText("增长6.5", run("2", vertAlign="subscript")), "增长6.5₂", ""),
        (CellRichText("面积9km", run("2", vertAlign="superscript")), "面积9km²", ""),
        (CellRichText("增长5", run("9", color="FFFFFFFF")), "增长5", "9\n"),
        (CellRichText(run("5%", strike=True), "6%"), "6%", "5%\n"),
    ],
)
def test_runs_of_words_are_read_as_they_are_shown(words: CellRichText, shown: str, hidden: str) -> None:
    read = decode(book(held(words)), "a.xlsx")
    assert parts(read) == (f"{WHOLE}产量\t{shown}\t6\n收入\t7\t8\n", hidden)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1.5, "# ?/?", "1 1/2"), (-0.3333, "??/??", "-1/3"), (2, "# ?/?", "2"), (0.25, '#" "?/?', "1/4"),
        (5, "@", "5"), (5, '@"万"', "5万"), (157300, '0.0,"千"', "157.3千"), (0.065, "0.0%", "6.5%"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_its_format_does(value: float, form: str, shown: str) -> None:
    assert decode(book(held(value, form)), "a.xlsx").text.split("\t")[3] == shown


def test_hours_that_passed_are_written_as_hours() -> None:
    assert "36:00" in decode(book(held(1.5, "[h]:mm")), "a.xlsx").text


def test_noughts_that_a_sheet_does_not_show_are_told() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["B2"].value, sheet.sheet_view.showZeros = 0, False

    assert parts(decode(book(change), "a.xlsx")) == (f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "0\n")


def test_a_cell_under_a_merged_one_is_told() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.merged_cells.add("A2:B2")

    assert parts(decode(book(change), "a.xlsx")) == (f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "5\n")


def test_rows_and_columns_too_small_for_words_are_told() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.row_dimensions[2].height, sheet.column_dimensions["C"].width = 0.5, 0.1

    shown, hidden = parts(decode(book(change), "a.xlsx"))
    assert shown == "表\n指标\t2024年\n收入\t7\n"
    assert set(hidden.split()) == {"2025年", "产量", "5", "6", "8"}


def test_columns_and_rows_of_which_nothing_is_said_may_have_no_room() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.column_dimensions["A"].width = sheet.column_dimensions["C"].width = 12
        sheet.sheet_format.defaultColWidth = 0

    shown, hidden = parts(decode(book(change), "a.xlsx"))
    assert (shown, set(hidden.split())) == (
        f"{WHOLE}产量\t6\n收入\t8\n".replace("2024年\t", ""),
        {"2024年", "5", "7"},
    )


def test_numbers_in_columns_without_room_for_them_are_told() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["B2"] = 57.3
        sheet.column_dimensions["B"].width = 1

    shown, hidden = parts(decode(book(change), "a.xlsx"))
    assert (shown, hidden) == (f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "57.3\n")


def changed(part: str, before: str, after: str, change: Change = lambda _, __: None) -> bytes:
    """A workbook in one part of which some words are replaced."""
    with ZipFile(BytesIO(book(change))) as archive:
        parts_of = {name: archive.read(name) for name in archive.namelist()}
    parts_of[part] = parts_of[part].replace(before.encode(), after.encode())
    return zipped(parts_of)


def test_colours_of_a_palette_of_its_own() -> None:
    black = looks(Font(color=Color(indexed=8)))
    data = changed("xl/styles.xml", '<rgbColor rgb="00000000"/>', '<rgbColor rgb="00FFFFFF"/>', black)
    assert parts(decode(data, "a.xlsx")) == (f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "5\n")


def test_a_format_in_a_second_list_of_formats() -> None:
    listed = '<numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;x&quot;"/></numFmts>'
    data = changed("xl/styles.xml", listed, f"<numFmts></numFmts>{listed}", looks(form='"x"'))
    assert "产量\tx\t6\n" in decode(data, "a.xlsx").text


def test_a_sheet_that_shows_its_formulas_shows_no_results() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.sheet_view.showFormulas = True

    data = changed(SHEET, "<v>5</v>", "<f>8</f><v>5</v>", change)
    assert parts(decode(data, "a.xlsx"))[1] == "5\n"


@pytest.mark.parametrize("number", ["9_7", "0x61", "NaN", "infinity"])
def test_what_no_workbook_writes_as_a_number_is_told(number: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(changed(SHEET, "<v>5</v>", f"<v>{number}</v>"), "a.xlsx")
    assert caught.value.found == f"a damaged one: {number!r} is no number"


def test_figures_under_a_drawing_are_told() -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.add_chart(BarChart(), "B2")

    shown, hidden = parts(decode(book(change), "a.xlsx"))
    assert ("产量" in shown, set(hidden.split())) == (True, {"5", "6", "7", "8"})
