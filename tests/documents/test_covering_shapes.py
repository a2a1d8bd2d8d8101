"""Words under shapes that are no boxes, cut off by paths, in fonts of pictures, hidden on a condition."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Color, Font, PatternFill

from indicators.documents.decoding import decode

from ..faults.anything import opened
from ..faults.samples import OPEN
from .conftest import word
from .ofd_paper import package, page, text_object, words
from .test_pdf_shown import HIDDEN, SHOWN
from .test_pdf_shown import page as pdf
from .test_pdf_shown import words as drawn

TRIANGLES = "10 190 m 210 190 l 210 230 l f 10 190 m 10 230 l 210 230 l f"
CURVED = "0 205 m 0 240 200 240 200 205 c 200 170 0 170 0 205 c f"


@pytest.mark.parametrize(
    "operators",
    [
        f"{drawn()} 1 g {TRIANGLES}",
        f"{drawn()} 1 g {CURVED}",
        f"q 0 0 m 300 0 l 0 20 l h W n {drawn()} Q",
        f"q 0 0 m 300 0 l 300 10 l 10 10 l 10 300 l 0 300 l h W n {drawn()} Q",
        f"{drawn()} q 0 180 300 50 re W n /S sh Q",
        f"{drawn()} 1 G 40 w 0 205 m 300 205 l S",
        f"{drawn()} 4 w 10 0 0 10 0 0 cm 1 G 0 20.5 m 30 20.5 l S",
        f"{drawn()} 1 G 40 w 0 205 m 100 210 200 210 300 205 c S",
        drawn("1 Tz"),
    ],
)
def test_words_of_a_pdf_under_a_shape_or_cut_off_by_one(operators: str) -> None:
    decoded = decode(pdf(operators), "a.pdf")
    assert decoded.text.startswith(SHOWN)
    (fault,) = [one for one in decoded.faults if one.kind == "hidden_text"]
    assert decoded.text[: fault.start].strip() == SHOWN


@pytest.mark.parametrize(
    "operators",
    [
        f"1 g {CURVED} 0 g {drawn()}",
        f"{drawn()} 1 g 200 190 m 300 190 l 300 230 l f",
        f"1 1 0 RG 40 w 0 205 m 300 205 l S {drawn()}",
        f"{drawn()} 1 w 0 195 m 300 195 l S",
        f"q 0 0 m 300 0 l 300 290 l 150 300 l 0 290 l h W n {drawn()} Q",
        drawn("80 Tz"),
    ],
)
def test_words_of_a_pdf_that_a_shape_leaves_to_see(operators: str) -> None:
    assert HIDDEN in decode(pdf(operators), "a.pdf").text


STROKE = (
    '<ofd:PathObject Boundary="20 56 90 9" {}>{}<ofd:AbbreviatedData>M 0 4 L 90 4</ofd:AbbreviatedData>'
    "</ofd:PathObject>"
)
WHITE = '<ofd:{}Color Value="{}"/>'
LOOKS = (
    '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DrawParams><ofd:DrawParam ID="6" LineWidth="9">'
    f"{WHITE.format('Fill', '#FF #FF #FF')}{WHITE.format('Stroke', '255 255 255')}</ofd:DrawParam>"
    '<ofd:DrawParam ID="7" Relative="6"/></ofd:DrawParams></ofd:Res>'
)
SEEN_OF_IT = words("全年增长6.5%左右。", 28, 37)
UNSEEN_OF_IT = words("增长9%", 28, 57)


@pytest.mark.parametrize(
    ("body", "is_marked"),
    [
        (UNSEEN_OF_IT + STROKE.format('LineWidth="9"', WHITE.format("Stroke", "255 255 255")), False),
        (UNSEEN_OF_IT + STROKE.format('LineWidth=".9" CTM="10 0 0 10 0 -36"', ""), False),
        (UNSEEN_OF_IT + STROKE.format('DrawParam="7"', ""), False),
        (words("增长9%", 28, 57, DrawParam="7"), False),
        (words("增长9%", 28, 57, Visible="0"), False),
        (words("增长9%", 28, 57, Alpha="2"), False),
        (words("增长9%", 28, 57, HScale="0"), True),
        (words("增长9%", 28, 57, ReadDirection="180"), True),
        (words("增长9%", 28, 57, CharDirection="180"), True),
        (UNSEEN_OF_IT + STROKE.format('LineWidth="0.3"', ""), True),
        (UNSEEN_OF_IT.replace("100 5.644", "0.1 0.1"), True),
        (UNSEEN_OF_IT + '<ofd:ImageObject ID="9" Boundary="20 56 90 9" ResourceID="1"/>', True),
    ],
)
def test_what_an_ofd_draws_over_words_or_otherwise(body: str, is_marked: bool) -> None:
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    paper = package([page(SEEN_OF_IT + body)], common=common, parts={"Doc_0/PublicRes.xml": LOOKS})
    decoded = decode(paper, "a.ofd")
    hidden = [fault for fault in decoded.faults if fault.is_left_out]
    assert ("9" not in decoded.text) if is_marked else decoded.text[hidden[0].start :] == "增长9%\n"


def test_digits_of_a_pdf_that_are_struck_out() -> None:
    assert "5000" not in decode(pdf(f"{drawn()} 1 w 0 204 m 300 204 l S"), "a.pdf").text


LAID = "/Annots[<</Type/Annot/Subtype/{}/Rect[10 190 210 220]/F {}/IC[1 1 1]/AP<</N 6 0 R>>>>]"


@pytest.mark.parametrize(
    ("kind", "flags", "is_read"),
    [("Square", 4, False), ("Stamp", 4, False), ("Widget", 4, False), ("Square", 2, True), ("Link", 4, True)],
)
def test_figures_of_a_pdf_that_something_is_laid_over(kind: str, flags: int, is_read: bool) -> None:
    assert ("5000" in decode(pdf(drawn(), LAID.format(kind, flags)), "a.pdf").text) == is_read


@pytest.mark.parametrize(
    "properties",
    [
        '<w:highlight w:val="black"/>',
        '<w:color w:val="auto"/><w:highlight w:val="black"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    ],
)
def test_word_hides_black_letters_under_a_black_marker(properties: str) -> None:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>9%</w:t></w:r>"
    decoded = decode(word(f"<w:p><w:r><w:t>增长</w:t></w:r></w:p><w:p>{run}</w:p>"), "a.docx")
    assert decoded.text[: decoded.faults[0].start] == "增长\n"


@pytest.mark.parametrize(("font", "figure"), [("Wingdings", "␦%"), ("Webdings", "␦%"), ("宋体", "9%")])
def test_digits_of_a_word_file_in_a_font_of_pictures(font: str, figure: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    body = f"<w:p><w:r><w:t>增长</w:t></w:r><w:r>{fonts}<w:t>9%</w:t></w:r></w:p>"
    assert decode(word(body), "a.docx").text == f"增长{figure}\n"


def book(styles: str, conditions: str = "") -> bytes:
    spaces = {name: f"{OPEN}{name}:1.0" for name in ("table", "text", "style", "office")}
    spaces |= {"fo": f"{OPEN}xsl-fo-compatible:1.0", "calcext": "urn:calcext"}
    named = "".join(f' xmlns:{name}="{space}"' for name, space in spaces.items())
    hiding = '<style:style style:name="H"><style:text-properties fo:color="#ffffff"/></style:style>'
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="c"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in (("指标", "2024年"), ("增速", "9%"))
    )
    style = f'<style:style style:name="c">{styles}</style:style>'
    inside = f"{style}{hiding}<table:table table:name='表'>{rows}{conditions}</table:table>"
    return opened(f"<d{named}>{inside}</d>".encode())


MAP = '<style:map style:condition="{}" style:apply-style-name="H"/>'
FORMAT = (
    '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="表.B2:表.B2">'
    '<calcext:condition calcext:apply-style-name="H" calcext:value="{}"/>'
    "</calcext:conditional-format></calcext:conditional-formats>"
)


@pytest.mark.parametrize(
    ("condition", "is_hidden"),
    [("&gt;0.05", True), ("&gt;=0.09", True), ("&lt;0", False), ("between(0,1)", True), ("=0.5", False)],
)
def test_cells_that_a_condition_hides(condition: str, is_hidden: bool) -> None:
    decoded = decode(book("", FORMAT.format(condition)), "a.ods")
    assert ("增速\t9%" in decoded.text) != is_hidden
    style = "cell-content-is-" if condition.startswith("b") else "cell-content()"
    decoded = decode(book(MAP.format(f"{style}{condition}")), "a.ods")
    assert ("增速\t9%" in decoded.text) != is_hidden


CLIP = (
    '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 100 6"><ofd:AbbreviatedData>{}'
    "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)
FILLED = (
    '<ofd:PathObject Boundary="20 55 100 20" Fill="true" Stroke="false"><ofd:FillColor Value="255 255 255"/>'
    "<ofd:AbbreviatedData>{}</ofd:AbbreviatedData></ofd:PathObject>"
)
GLYPHS = (
    '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>27</ofd:Glyphs>'
    "</ofd:CGTransform>"
)


def code(inside: str) -> str:
    return text_object(f'{inside}<ofd:TextCode X="0" Y="5" DeltaX="5">9%</ofd:TextCode>', 28, 60)


@pytest.mark.parametrize(
    ("content", "figure"),
    [
        (code(CLIP.format("M 0 0 L 100 0 L 100 6 L 0 6 C")), "9"),
        (code(CLIP.format("M 90 0 L 100 0 L 100 6 C")), ""),
        (code("") + FILLED.format("M 0 10 L 5 0 L 95 0 L 100 10 L 95 20 L 5 20 C"), ""),
        (code("") + FILLED.format("M 0 10 B 0 -10 100 -10 100 10 B 100 30 0 30 0 10 C"), ""),
        (code("") + FILLED.format("M 60 10 L 100 0 L 100 20 C"), "9"),
        (code(GLYPHS), "␦"),
    ],
)
def test_words_of_an_ofd_under_a_shape_cut_off_or_drawn_by_numbers(content: str, figure: str) -> None:
    decoded = decode(package([page(words("增长", 28, 40) + content)]), "a.ofd")
    end = next((one.start for one in decoded.faults if one.is_left_out), len(decoded.text))
    read = {sign for sign in decoded.text[:end] if sign in "9␦"}
    assert read == set(figure)


def sheet(font: str, fill: str = "") -> bytes:
    made = openpyxl.Workbook()
    cells = made.active
    cells.append(["指标", "2024年", "2025年"])
    cells.append(["产量", 5, 6])
    cells["B2"].font = Font(name="Wingdings") if font == "Wingdings" else Font(color=colour(font))
    if fill:
        cells["B2"].fill = PatternFill("solid", fgColor=colour(fill))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def colour(told: str) -> Color:
    name, number, *tint = told.split()
    return Color(**{name: int(number)}, tint=float(tint[0]) if tint else 0.0)


@pytest.mark.parametrize(
    ("font", "fill", "is_read"),
    [
        ("Wingdings", "", False),
        ("theme 1 1.0", "", False),
        ("theme 0 -0.5", "", True),
        ("theme 4", "theme 4", False),
        ("theme 4 0.8", "theme 4 0.8", False),
        ("theme 4", "theme 4 0.8", True),
        ("indexed 26", "indexed 26", False),
        ("indexed 26", "indexed 27", True),
    ],
)
def test_cells_of_the_colour_behind_them_whichever_it_is(font: str, fill: str, is_read: bool) -> None:
    assert ("产量\t5\t6" in decode(sheet(font, fill), "a.xlsx").text) == is_read
