"""What Word shows of a document is read, nothing else: styles, boxes, fields, merged cells, formulas."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from indicators.documents.decoding import decode

from .conftest import links, word, zipped
from .test_hidden import paragraph, parts, run

WHITE = '<w:color w:val="FFFFFF"/>'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

FADING = (
    '<w14:gradFill><w14:gsLst><w14:gs><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'
    '<w14:gs><w14:schemeClr w14:val="bg1"/></w14:gs></w14:gsLst></w14:gradFill>'
)


def decoded(body: str, styles: str = "") -> tuple[str, str]:
    return parts(decode(word(paragraph(run("增长6%。")) + body, styles=styles), "a.docx"))


def style(name: str, kind: str, properties: str, more: str = "") -> str:
    return f'<w:style w:styleId="{name}" w:type="{kind}" {more}><w:rPr>{properties}</w:rPr></w:style>'


A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def box(offset: int, anchor: str = "", name: str = "", fill: str = "", look: str = "") -> str:
    """A paragraph with a text box so far from the left edge of the page, in English metric units."""
    return (
        f'<w:p><w:r><w:drawing><wp:anchor {DRAWING} {anchor}><wp:positionH relativeFrom="page"><wp:posOffset>'
        f"{offset}</wp:posOffset></wp:positionH><wp:extent cx='900000' cy='900000'/><wp:docPr id='1' {name}/>"
        f"<a:graphic><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>"
        f"{paragraph(run('9%', look))}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor>"
        "</w:drawing></w:r></w:p>"
    )


def shape(style: str, inside: str = "") -> str:
    """A paragraph with a text box of older Word and of WPS."""
    return (
        f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{style}">'
        f'<v:textbox style="{inside}">'
        f"<w:txbxContent>{paragraph(run('9%'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


GROWING = "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>"


def row(cell: str, properties: str = "") -> str:
    return f"<w:tbl><w:tr><w:trPr>{properties}</w:trPr><w:tc>{cell}</w:tc></w:tr></w:tbl>"


def field(between: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{marks[0]}{between}{marks[1]}{run('7%')}{marks[2]}</w:p>"


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (row(paragraph(run("9%"))).replace("<w:tr>", '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>', 1),
         style("T", "table", "<w:vanish/>")),
        (paragraph(run("9%", '<w:color w:val="1F4E79"/><w:shd w:fill="1F4E79"/>')), ""),
        (paragraph(run("9%", f'{WHITE}<w:highlight w:val="white"/>')), ""),
        (paragraph(run("9%", f'{WHITE}<w:shd w:fill="FEFEFE"/>')), ""),
        (paragraph(run("9%", f"<w14:textFill {W14}><w14:noFill/></w14:textFill>")), ""),
        (paragraph(run("9%", f"<w14:textFill {W14}>{FADING}</w14:textFill>")), ""),
        (paragraph(run("9%", '<w:fitText w:val="20"/>')), ""),
        (paragraph(run("9%"), '<w:framePr w:x="-31000" w:hAnchor="page"/>'), ""),
        (box(-990_000), ""),
        (box(90_000_000), ""),
        (box(90_000, anchor='hidden="1"'), ""),
        (box(90_000, name='hidden="1"'), ""),
        (box(90_000, fill="<a:noFill/>", look=WHITE), ""),
        (shape("position:absolute;margin-left:-9999pt;width:90pt"), ""),
        (shape("position:absolute;margin-left:-690pt;width:90pt") + A4, ""),
        (shape("visibility:hidden"), ""),
        (shape("width:0;height:90pt"), ""),
        (shape("width:90pt;height:1pt"), ""),
        (box(90_000).replace("cx='900000'", "cx='0'"), ""),
        (box(90_000).replace("cy='900000'", "cy='12700'"), ""),
        (row(paragraph(run("9%")), '<w:trHeight w:val="10" w:hRule="exact"/>'), ""),
    ],
)  # fmt: skip
def test_word_hides(body: str, styles: str) -> None:
    assert decoded(body, styles) == ("增长6%。\n", "9%\n")


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        # Hidden in the web layout alone.
        (paragraph(run("9%", "<w:webHidden/>")), ""),
        # Of two styles that both hide, one turns it back.
        (paragraph(run("9%", '<w:rStyle w:val="A"/>'), '<w:pStyle w:val="P"/>'),
         style("A", "character", "<w:vanish/>") + style("P", "paragraph", "<w:vanish/>")),
        (paragraph(run("9%", '<w:shd w:fill="000000"/>')), ""),
        (paragraph(run("9%", f'{WHITE}<w:shd w:val="pct50" w:fill="FFFFFF" w:color="000000"/>')), ""),
        (paragraph(run("9%"), "<w:rPr><w:vanish/></w:rPr>"), ""),
        (box(90_000), ""),
        (box(90_000, look=WHITE), ""),
        (shape("position:absolute;margin-left:-20pt;width:90pt"), ""),
        (shape("position:absolute;margin-left:-680pt;width:90pt") + A4, ""),
        (shape("width:0;height:90pt", "mso-fit-shape-to-text:t"), ""),
        (shape("width:90pt;rotation:90"), ""),
        (box(90_000).replace("cy='900000'", "cy='0'").replace("</wps:txbx>", f"</wps:txbx>{GROWING}"), ""),
        (f"<w:p><w:ins>{run('9%')}</w:ins><w:del>{run('5%')}</w:del></w:p>", ""),
    ],
)  # fmt: skip
def test_word_shows(body: str, styles: str) -> None:
    assert decoded(body, styles) == ("增长6%。\n9%\n", "")


@pytest.mark.parametrize("where", ["docDefaults", "style"])
def test_what_holds_for_all_text_is_asked_last(where: str) -> None:
    said = style("N", "paragraph", "<w:vanish/>", 'w:default="1"')
    if where == "docDefaults":
        said = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    body = paragraph(run("增长6%。", '<w:vanish w:val="0"/>')) + paragraph(run("9%"))
    assert parts(decode(word(body, styles=said), "a.docx")) == ("增长6%。\n", "9%\n")


def test_what_stands_in_names_that_word_does_not_know_is_told() -> None:
    strange = '<z:r xmlns:z="urn:z" mc:Ignorable="z"><w:t>9%</w:t></z:r>'
    assert decoded(f"<w:p>{strange}</w:p>") == ("增长6%。\n", "9%\n")


def test_the_part_that_a_file_calls_its_document_is_read() -> None:
    files = ZipFile(BytesIO(word(paragraph(run("增长9%。")))))
    parts_of = {name: files.read(name) for name in files.namelist()}
    other = word(paragraph(run("增长6%。")))
    parts_of["word/main2.xml"] = ZipFile(BytesIO(other)).read("word/document.xml")
    parts_of["_rels/.rels"] = links(officeDocument="word/main2.xml")
    assert decode(zipped(parts_of), "a.docx").text == "增长6%。\n"


def test_what_is_struck_out_is_not_read_and_told() -> None:
    struck = run("9%", "<w:strike/>") + run("8%", "<w:dstrike/>") + run("7%")
    assert decoded(paragraph(struck)) == ("增长6%。\n7%\n", "9%\n8%\n")


def test_what_a_field_is_made_of_is_not_read() -> None:
    assert decoded(field(run("9%"))) == ("增长6%。\n7%\n", "9%\n")


def test_a_field_that_never_shows_anything_takes_no_paragraph_along() -> None:
    begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert decoded(begun + paragraph(run("7%"))) == ("增长6%。\n7%\n", "")


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ([("<w:vMerge w:val='restart'/>", "甲", "5"), ("<w:vMerge/>", "9", "6")], "甲\t5\n—\t6\n"),
        ([("<w:hMerge w:val='restart'/>", "甲", "5")], ""),
    ],
)
def test_words_of_cells_that_lie_under_others_are_not_read(
    rows: list[tuple[str, str, str]], table: str
) -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(run(text))}</w:tc>"

    if not table:
        rows, table = rows * 2, "甲\t—\t5\n甲\t—\t5\n"
        made = [cell("甲", merge) + cell("9", "<w:hMerge/>") + cell(text) for merge, _, text in rows]
    else:
        made = [cell(stub, merge) + cell(text) for merge, stub, text in rows]
    body = "<w:tbl>" + "".join(f"<w:tr>{one}</w:tr>" for one in made) + "</w:tbl>"
    shown, hidden = decoded(body)
    assert shown == f"增长6%。\n{table}"
    assert set(hidden.split()) == {"9"}


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<m:f><m:num>{1}</m:num><m:den>{3}</m:den></m:f>", "1/3"),
        ("<m:f><m:num>{1+2}</m:num><m:den>{3}</m:den></m:f>", "(1+2)/3"),
        ("<m:sSup><m:e>{10}</m:e><m:sup>{4}</m:sup></m:sSup>", "10⁴"),
    ],
)
def test_figures_of_a_formula_are_not_joined(inside: str, text: str) -> None:
    for piece in ("1+2", "10", "1", "3", "4"):
        inside = inside.replace("{" + piece + "}", f"<m:r><m:t>{piece}</m:t></m:r>")
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    body = f"<w:p {space}>{run('降低')}<m:oMath>{inside}</m:oMath></w:p>"
    assert decoded(body) == (f"增长6%。\n降低{text}\n", "")


@pytest.mark.parametrize(
    ("mark", "styles"),
    [
        ('<w:vertAlign w:val="superscript"/>', ""),
        ('<w:rStyle w:val="S"/>', style("S", "character", '<w:vertAlign w:val="superscript"/>')),
        ('<w:position w:val="12"/>', ""),
    ],
)
def test_the_mark_of_a_note_is_no_digit_of_a_figure(mark: str, styles: str) -> None:
    assert decoded(paragraph(run("增长5") + run("1", mark)), styles) == ("增长6%。\n增长5¹\n", "")


def test_a_paragraph_that_is_raised_as_a_whole_keeps_its_digits() -> None:
    raised = '<w:position w:val="12"/>'
    assert decoded(paragraph(run("增长5", raised) + run("1", raised))) == ("增长6%。\n增长51\n", "")


def test_of_alternatives_the_one_that_word_understands_is_read() -> None:
    offers = f'<mc:Choice Requires="zz">{run("9%")}</mc:Choice><mc:Fallback>{run("7%")}</mc:Fallback>'
    body = f"<w:p><mc:AlternateContent>{offers}</mc:AlternateContent></w:p>"
    assert decoded(body) == ("增长6%。\n7%\n", "")
