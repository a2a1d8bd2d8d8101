"""What the fuzzer begins with, for each reader and for the reading of text."""

from __future__ import annotations

from pathlib import Path

TARGETS = ("text", "txt", "html", "mhtml", "pdf", "docx", "xlsx", "xls", "ods", "ofd")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
PAGE = "http://www.ofdspec.org/2016"
TEXT = (
    "鞍山市2023年政府工作报告\n一、2022年工作回顾\n地区生产总值增长5.2%，新增就业5万人，同比下降0.3个百分点。\n"
    "二、重点工作\n1.新改建5G基站1330个以上，由360家增加到600家，分别增长8%、9%和10%左右。（牵头单位：市工信局）\n"
    "表1 主要指标\n指标\t单位\t2020年\t2025年\t属性\n粮食产量\t万吨\t120\t[130]\t约束性\n"
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    b"endobj\n4 0 obj<</Length 61>>stream\nBT /F 12 Tf 20 200 Td (5.2% of 600) Tj 0 -20 Td (1330 5G) Tj ET\n"
    b"endstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def samples(target: str) -> list[bytes]:
    """What the changing begins with."""
    lines = TEXT.splitlines()
    page = "".join(f"<p>{line}</p>" for line in lines[:5])
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>" for line in lines[-2:]
    )
    html = f"<html><head><meta charset=utf-8></head><body>{page}<table>{rows}</table></body></html>"
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{line}</t></is></c><c r="B{n}"><v>{n}.5</v></c></row>'
        for n, line in enumerate(lines, 1)
    )
    opened = "".join(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell>'
        f"<text:p>{line}</text:p></table:table-cell>"
        f'<table:table-cell table:number-columns-spanned="2"><text:p>{n}.5%</text:p></table:table-cell>'
        "</table:table-row>"
        for n, line in enumerate(lines)
    )
    signs = "".join(
        f'<TextObject Boundary="20 {20 + 9 * n} 170 9" Size="5" CTM="1 0 0 1 0 0">'
        f'<TextCode X="0" Y="5" DeltaX="g 9 5 2.5 2.5">{line}</TextCode></TextObject>'
        for n, line in enumerate(lines)
    )
    strokes = "".join(
        f'<PathObject Boundary="20 {90 + 9 * n} 170 1"><AbbreviatedData>M 0 0 L 170 0 B 1 2 3 4 5 6 C'
        "</AbbreviatedData></PathObject>"
        for n in range(3)
    )
    return {
        "text": [TEXT.encode(), "八成半，三分之一，翻两番，十亿元，〔2023〕1号".encode()],
        "txt": [TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16")],
        "html": [html.encode(), html.encode("gb18030")],
        "mhtml": [f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()],
        "pdf": [PDF],
        "docx": [f'<w:document xmlns:w="{WORD}"><w:body>{runs}</w:body></w:document>'.encode()],
        "xlsx": [f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'.encode()],
        # Made by LibreOffice.
        "xls": [Path(__file__).with_name("book.xls").read_bytes()],
        "ods": [
            f'<d xmlns:table="{OPEN}table:1.0" xmlns:text="{OPEN}text:1.0"><table:table>{opened}'
            "</table:table></d>".encode()
        ],
        "ofd": [
            f'<Page xmlns="{PAGE}"><Area><PhysicalBox>0 0 210 297</PhysicalBox></Area><Content><Layer>{signs}'
            f'{strokes}<ImageObject Boundary="0 0 9 9" /></Layer></Content></Page>'.encode()
        ],
    }[target]
