"""Figures of a Word document that are drawn and nowhere written; text that its place or style hides."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.faults.text_faults import find_faults

from .conftest import word
from .test_docx_shown import DRAWING, W14, box, decoded, row, shape
from .test_hidden import paragraph, run


def text(body: str) -> str:
    return decode(word(f"<w:p>{run('增长')}{body}{run('左右。')}</w:p>"), "a.docx").text.strip()


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def drawn(instruction: str) -> str:
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('end')}"


def form(more: str) -> str:
    entries = '<w:listEntry w:val="5%"/><w:listEntry w:val="6%"/>'
    return mark("begin", f"<w:ffData><w:ddList>{more}{entries}</w:ddList></w:ffData>") + mark("end")


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<w:bdo w:val="rtl">{run("5.6")}</w:bdo>{run("%")}', "␦.␦%"),
        (f'<w:bdo w:val="ltr">{run("5.6")}</w:bdo>{run("%")}', "5.6%"),
        (run("5.6", '<w:spacing w:val="-120"/>') + run("%"), "␦.␦%"),
        (run("5.6", '<w:spacing w:val="-80"/><w:sz w:val="20"/>') + run("%"), "␦.␦%"),
        (run("5.6", '<w:spacing w:val="-20"/>') + run("%"), "5.6%"),
        (run("5.6", '<w:spacing w:val="-80"/><w:sz w:val="72"/>') + run("%"), "5.6%"),
        (sign("Symbol", "F036") + run(".5%"), "6.5%"),
        (sign("Wingdings", "F08E") + run("5%"), "␦%"),
        (sign("Wingdings", "F08E") + run("的5%"), "的5%"),
        (drawn(r"EQ \f(13,2)") + run("%"), "␦%"),
        (drawn(r'EQ \* jc2 \* "Font:x" \* hps10 \o\ad(\s\up 9(liu),六)') + run("5%"), "5%"),
        (drawn(r"EQ \o\ac(○,1)") + run("5%"), "5%"),
        (drawn(r"SYMBOL 54 \f Symbol") + run(".5%"), ".␦%"),
        (form(""), "5%"),
        (form('<w:result w:val="1"/>'), "6%"),
        (form('<w:default w:val="1"/>'), "6%"),
    ],
)
def test_a_figure_that_is_drawn(body: str, expected: str) -> None:
    assert text(body) == f"增长{expected}左右。"
    assert bool(find_faults(text(body))) == ("␦" in expected)


@pytest.mark.parametrize(
    "body",
    [
        shape("width:90pt;height:90pt;rotation:180"),
        shape("width:90pt;height:90pt;flip:y"),
        box(90_000, fill='<a:xfrm rot="10800000"/>'),
        box(90_000, fill='<a:xfrm flipV="1"/>'),
        box(90_000)
        .replace("</wps:txbx>", '</wps:txbx><wps:bodyPr rot="-10800000"/>')
        .replace("<wps:spPr>", "<wps:spPr><a:xfrm/>"),
    ],
)
def test_a_figure_that_stands_on_its_head(body: str) -> None:
    """A 6 on its head is a 9."""
    assert decode(word(body), "a.docx").text == "␦%\n"


@pytest.mark.parametrize(
    "body",
    [
        shape("width:90pt;height:90pt;flip:x"),
        shape("width:90pt;height:90pt;flip:y;rotation:180"),
        box(90_000, fill='<a:xfrm rot="5400000"/>'),
        box(90_000, fill='<a:xfrm rot="10800000"/>').replace(
            "</wps:txbx>", '</wps:txbx><wps:bodyPr upright="1"/>'
        ),
    ],
)
def test_a_figure_in_a_box_that_is_turned_a_little(body: str) -> None:
    assert decode(word(body), "a.docx").text == "9%\n"


def test_a_sign_that_opens_a_line_is_a_bullet() -> None:
    content = word(f"<w:p>{sign('Wingdings', 'F0D8')}{run('2025年增长6%。')}</w:p>")
    assert decode(content, "a.docx").text == "2025年增长6%。\n"


def test_a_field_may_be_made_of_several_paragraphs() -> None:
    made_of = f"<w:p>{mark('begin')}</w:p>{paragraph(run('9%'))}<w:p>{mark('separate')}{mark('end')}</w:p>"
    assert decoded(made_of) == ("增长6%。\n", "9%\n")


FAR_OFF = row(paragraph(run("9%"))).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblInd w:w="-30000"/></w:tblPr>')
CLEAR = '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="{}"/></w14:srgbClr></w14:solidFill>'


def table(look: str, conditions: str) -> tuple[str, str]:
    told = f'<w:tblPr><w:tblStyle w:val="T"/><w:tblLook {look}/></w:tblPr>'
    body = row(paragraph(run("9%"))).replace("<w:tbl>", f"<w:tbl>{told}", 1)
    return decoded(body, f'<w:style w:type="table" w:styleId="T">{conditions}</w:style>')


def condition(kind: str) -> str:
    return f'<w:tblStylePr w:type="{kind}"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'


@pytest.mark.parametrize(
    ("body", "is_hidden"),
    [
        (paragraph(run("9%"), '<w:spacing w:line="1" w:lineRule="exact"/>'), True),
        (paragraph(run("9%"), '<w:spacing w:line="1" w:lineRule="auto"/>'), False),
        (paragraph(run("9%"), '<w:ind w:left="-30000"/>'), True),
        (paragraph(run("9%"), '<w:ind w:left="-420" w:firstLine="420"/>'), False),
        (paragraph(run("9%", '<w:position w:val="-3000"/>')), True),
        (FAR_OFF, True),
        (paragraph(run("9%", f"<w14:textFill {W14}>{CLEAR.format(100000)}</w14:textFill>")), True),
        (paragraph(run("9%", f"<w14:textFill {W14}>{CLEAR.format(50000)}</w14:textFill>")), False),
    ],
)  # fmt: skip
def test_text_without_a_place_or_ink(body: str, is_hidden: bool) -> None:
    assert decoded(body)[1] == ("9%\n" if is_hidden else "")


@pytest.mark.parametrize(
    ("look", "kind", "is_hidden"),
    [
        ('w:firstRow="1"', "firstRow", True),
        ('w:firstRow="0"', "firstRow", False),
        ('w:val="0020"', "firstRow", True),
        ('w:val="0080"', "firstRow", False),
        ('w:firstColumn="1"', "firstCol", True),
        ('w:lastColumn="1"', "lastCol", True),
        ('w:lastRow="1"', "lastRow", True),
        ('w:firstRow="0"', "band1Horz", True),
        ('w:firstRow="0"', "band2Horz", False),
        ('w:noHBand="1"', "band1Horz", False),
        ('w:firstRow="0"', "wholeTable", True),
    ],
)
def test_the_style_of_a_table_hides_single_rows(look: str, kind: str, is_hidden: bool) -> None:
    assert table(look, condition(kind))[1] == ("9%\n" if is_hidden else "")


def over(place: str, fill: str = "<a:solidFill/>", where: str = "") -> str:
    """A drawing of 10 by 3 cm in front of the words, or behind them."""
    spaces = f'{DRAWING} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return (
        f'<w:r><w:drawing><wp:anchor {spaces} {place}>{where}<wp:extent cx="3600000" cy="1080000"/>'
        f"<wp:wrapNone/><wps:wsp><wps:spPr>{fill}</wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r>"
    )


OLD = (
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" filled="{}" '
    'style="position:absolute;width:90pt;height:30pt;z-index:{}"/></w:pict></w:r>'
)


@pytest.mark.parametrize(
    ("drawing", "is_covered"),
    [
        (over('behindDoc="0"'), True),
        (OLD.format("t", 9), True),
        (over('behindDoc="1"'), False),
        (over('behindDoc="0"', "<a:noFill/>"), False),
        (OLD.format("t", -9), False),
        (OLD.format("f", 9), False),
    ],
)
def test_figures_that_a_drawing_may_cover(drawing: str, is_covered: bool) -> None:
    paper = word(f"<w:p>{drawing}</w:p>{paragraph(run('增长5%'))}")
    assert ("5%" not in decode(paper, "a.docx").text) == is_covered


PAGE = '<w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:left="1800" w:right="1800"/></w:sectPr>'


def at(across: str, right: int, down: int) -> str:
    """A place so far, in English metric units, to the right of something and below its paragraph."""
    return "".join(
        f'<wp:position{axis} relativeFrom="{origin}"><wp:posOffset>{offset}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, origin, offset in (("H", across, right), ("V", "paragraph", down))
    )


@pytest.mark.parametrize(
    ("where", "page", "is_covered"),
    [
        (at("column", 0, 0), PAGE, True),
        (at("page", 7_000_000, 0), PAGE, False),
        (at("column", -3_700_000, 0), PAGE, False),
        (at("column", -3_700_000, 0), "", True),
        (at("column", -3_000_000, 0), PAGE, True),
        (at("column", 0, -2_000_000), PAGE, False),
        (at("leftMargin", -3_700_000, 0), PAGE, True),
    ],
)
def test_drawings_that_say_where_they_stand(where: str, page: str, is_covered: bool) -> None:
    drawing = over('behindDoc="0"', where=where)
    paper = word(f"<w:p>{drawing}</w:p>{paragraph(run('降'))}{paragraph(run('增长5%'))}{page}")
    assert ("5%" not in decode(paper, "a.docx").text) == is_covered
