"""Word files: numbers, tables, tracked changes, text boxes and notes become text."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.errors import UnreadableDocument

from .conftest import links, word, zipped


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def par(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def read(body: str, links_of_body: str = "", **parts: str) -> str:
    decoded = decode(word(body, links_of_body, **parts), "paper.docx")
    assert decoded.format == "docx"
    return decoded.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (par(run("增长") + run("6%")), "增长6%\n"),
        (par(f"<w:del>{run('旧的')}</w:del>" + run("6%")), "6%\n"),
        (par(f"<w:ins>{run('增长6%')}</w:ins><w:moveFrom>{run('7%')}</w:moveFrom>"), "增长6%\n"),
        (par(run("增长"), "<w:rPr><w:del/></w:rPr>") + par(run("6%")), "增长6%\n"),
        (par(run("20万m") + run("2", '<w:vertAlign w:val="superscript"/>')), "20万m²\n"),
        (par(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>') + run("12.5万吨")), "CO₂12.5万吨\n"),
        (par("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"), "甲\n乙\t丙\n"),
        (par("<w:r><w:instrText>PAGE</w:instrText><w:noBreakHyphen/><w:sym w:char='2264'/></w:r>"), "-≤\n"),
        (f"<w:sdt><w:sdtContent>{par(run('目录'))}</w:sdtContent></w:sdt>", "目录\n"),
        (par(f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>'), "链接\n"),
        (
            par(
                "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + par(run("专栏1 目标")) +
                "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + par(run("专栏1 目标")) +
                "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + run("正文")
            ),
            "正文\n专栏1 目标\n",
        ),
    ],
)  # fmt: skip
def test_text(body, text):
    assert read(body) == text


def test_headers_comments_and_hidden_words_stand_behind_the_text():
    head, foot, note = par(run("鞍山市规划")), par(run("— 1 —")), f"<w:comment>{par(run('核实'))}</w:comment>"
    data = word(
        par(run("甲") + run("乙", "<w:vanish/>") + run("丙", '<w:vanish w:val="0"/>')),
        header=head, footer=foot, comments=note,
    )  # fmt: skip
    decoded = decode(data, "paper.docx")
    assert decoded.text == "甲丙\n鞍山市规划\n— 1 —\n核实\n乙\n"
    assert [(fault.kind, decoded.text[fault.start : fault.end]) for fault in decoded.faults] == [
        ("page_head", "鞍山市规划\n— 1 —\n"),
        ("hidden_text", "核实\n"),
        ("hidden_text", "乙\n"),
    ]
    assert [fault.detail.partition(",")[0] for fault in decoded.faults] == [
        "Headers and footers", "Comments", "Hidden text and pinyin",
    ]  # fmt: skip
    assert all(fault.is_left_out for fault in decoded.faults)


def test_pinyin_above_words_does_not_stand_inside_them():
    ruby = f"<w:ruby><w:rt>{run('ān')}</w:rt><w:rubyBase>{run('鞍')}</w:rubyBase></w:ruby>"
    decoded = decode(word(par(f"<w:r>{ruby}</w:r>" + run("山市"))), "paper.docx")
    assert decoded.text == "鞍山市\nān\n"
    assert [fault.kind for fault in decoded.faults] == ["hidden_text"]


def test_notes_stand_behind_their_paragraph():
    notes = f'<w:footnote w:id="2">{par(run("按可比价格计算。"))}</w:footnote>'
    body = par(run("增长6%") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。")) + par(run("下一段"))
    assert read(body, footnotes=notes) == "增长6%¹。\n注：¹按可比价格计算。\n下一段\n"


@pytest.mark.parametrize(
    ("drawn", "name"),
    [
        ('<w:pict><v:shape><v:imagedata r:id="image"/></v:shape></w:pict>', "image1.png"),
        ('<w:object><v:shape><v:imagedata r:id="other"/></v:shape></w:object>', "图片.png"),
        ('<w:drawing><a:graphicData><c:chart r:id="chart"/></a:graphicData></w:drawing>', "图片.png"),
        ('<w:drawing><a:graphicData><d:relIds r:dm="chart"/></a:graphicData></w:drawing>', "图片.png"),
        ('<w:drawing><a:blip r:embed="chart"/></w:drawing>', "图片.png"),
    ],
)
def test_pictures_of_every_age_charts_and_diagrams_leave_a_name(drawn, name):
    shown = drawn.replace("<w:pict>", '<w:pict xmlns:v="urn:v">')
    shown = shown.replace("<w:object>", '<w:object xmlns:v="urn:v">')
    shown = shown.replace("<a:graphicData>", '<a:graphicData xmlns:c="urn:c" xmlns:d="urn:d">')
    body = par(f"<w:r>{shown}</w:r>") + par(run("完成。"))
    data = word(body, links(image="media/image1.png", chart="charts/chart1.xml"))
    assert decode(data, "paper.docx").text == f"{name}\n完成。\n"


def test_a_picture_leaves_its_name():
    body = par('<w:r><w:drawing><a:blip r:embed="image"/></w:drawing></w:r>' + run("图"))
    assert read(body, links(image="media/image1.png")) == "图\nimage1.png\n"


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text: str, level: int, number: int = 1) -> str:
    return par(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_are_text():
    body = (
        item("目标", 0)
        + item("稳增长", 1)
        + item("促就业", 1)
        + item("点", 2)
        + item("任务", 0)
        + item("新", 1)
    )
    assert read(body, numbering=LISTS) == "一、目标\n1.稳增长\n2.促就业\n点\n二、任务\n1.新\n"


def test_a_list_may_begin_anew():
    assert read(item("甲", 1, 2) + item("乙", 1, 2), numbering=LISTS) == "5.甲\n6.乙\n"


def test_numbers_come_from_styles_too():
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="base"/></w:style>'
    )
    body = par(run("目标"), '<w:pStyle w:val="own"/>') + par(run("无"), '<w:pStyle w:val="none"/>')
    assert read(body, numbering=LISTS, styles=styles) == "一、目标\n无\n"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(run(text))}</w:tc>"


def test_tables():
    body = (
        "<w:tbl><w:tr>" + cell("类别") + cell("指标") + cell("2025年") + "</w:tr>"
        "<w:tr>" + cell("经济", '<w:vMerge w:val="restart"/>') + cell("总量") + cell("5%") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("收入") + cell("") + "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell("删去") + cell("x") + cell("9") + "</w:tr>"
        "<w:tr>" + cell("注：略", '<w:gridSpan w:val="3"/>') + "</w:tr></w:tbl>" + par(run("后文"))
    )  # fmt: skip
    assert read(body) == "类别\t指标\t2025年\n经济\t总量\t5%\n—\t收入\t—\n注：略\n后文\n"


def test_a_table_inside_a_cell_stays_in_its_row():
    inner = "<w:tbl><w:tr>" + cell("甲") + cell("乙") + "</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell('1')}<w:tc>{inner}{par(run('丙'))}</w:tc></w:tr></w:tbl>"
    assert read(body) == "1\t甲 乙 丙\n"


def test_what_python_docx_writes_is_read(tmp_path):
    import docx

    paper = docx.Document()
    paper.add_heading("一、主要目标", 1)
    paper.add_paragraph("增长6%。")
    table = paper.add_table(2, 2)
    for at, text in enumerate(("指标", "2025年", "粮食产量", "120")):
        table.cell(at // 2, at % 2).text = text
    paper.save(tmp_path / "paper.docx")
    assert decode((tmp_path / "paper.docx").read_bytes(), "paper.docx").text == (
        "一、主要目标\n增长6%。\n指标\t2025年\n粮食产量\t120\n"
    )


def test_a_body_of_another_format_is_refused():
    with pytest.raises(UnreadableDocument) as caught:
        read('<w:altChunk r:id="x"/>')
    assert caught.value.found == "a body of another format inside it (altChunk)"
    assert caught.value.remedy == "Open it in Word or WPS, save it anew, and name the new file."


def test_a_word_file_without_a_body_is_told():
    data = zipped({"_rels/.rels": links(officeDocument="word/document.xml"), "word/document.xml": "<a/>"})
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.docx")
    assert caught.value.found == "a damaged one: no body in word/document.xml"
