"""Text that the reader of a page cannot see is told, and not read: in Word, in web pages, in workbooks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from indicators.documents.decoding import Decoded, decode

from .conftest import word


def parts(decoded: Decoded) -> tuple[str, str]:
    """What is read, and what is told as hidden."""
    if not decoded.faults:
        return decoded.text, ""
    (fault,) = decoded.faults
    assert (fault.kind, fault.is_left_out) == ("hidden_text", True)
    return decoded.text[: fault.start], decoded.text[fault.start : fault.end]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


HIDDEN_STYLE = '<w:style w:styleId="H" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
WHITE_STYLE = (
    '<w:style w:styleId="W"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="B"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (paragraph(run("9%", "<w:vanish/>")), ""),
        (paragraph(run("9%", '<w:rStyle w:val="H"/>')), HIDDEN_STYLE),
        (paragraph(run("9%", '<w:color w:val="FFFFFF"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="FEFDF8"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="auto" w:themeColor="background1"/>')), ""),
        (paragraph(run("9%", '<w:w w:val="1"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="FFFFFF"/><w:w w:val="80"/><w:sz w:val="9"/>')), ""),
        (paragraph(run("9%"), '<w:pStyle w:val="W"/>'), WHITE_STYLE),
        (paragraph(run("9%", '<w:sz w:val="2"/>')), ""),
        (
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>"
            + paragraph(run("9%"))
            + "</w:tc></w:tr></w:tbl>",
            "",
        ),
    ],
)
def test_word_hides(body: str, styles: str) -> None:
    data = word(paragraph(run("增长6%。")) + body, styles=styles)
    assert parts(decode(data, "a.docx")) == ("增长6%。\n", "9%\n")


SHADED = '<w:shd w:fill="1F4E79"/>'


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (paragraph(run("9%", f'<w:color w:val="FFFFFF"/>{SHADED}')), ""),
        (paragraph(run("9%", '<w:color w:val="FFFFFF"/><w:highlight w:val="blue"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="FFFFFF"/>'), SHADED), ""),
        (paragraph(run("9%", '<w:vanish w:val="0"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="F2F2F2"/>')), ""),
        (paragraph(run("9%", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>')), ""),
        (paragraph(run("9%", '<w:w w:val="80"/>')), ""),
        (paragraph(run("9%", '<w:rStyle w:val="H"/><w:vanish w:val="false"/>')), HIDDEN_STYLE),
        (paragraph(run("9%", '<w:color w:val="auto"/><w:sz w:val="21"/>')), ""),
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr>{SHADED}</w:tcPr>"
            + paragraph(run("9%", '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr></w:tbl>",
            "",
        ),
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>'
            + paragraph(run("9%", '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr></w:tbl>",
            f'<w:style w:styleId="T"><w:tblStylePr w:type="firstRow"><w:tcPr>{SHADED}</w:tcPr>'
            "</w:tblStylePr></w:style>",
        ),
    ],
)
def test_word_shows(body: str, styles: str) -> None:
    data = word(paragraph(run("增长6%。")) + body, styles=styles)
    assert parts(decode(data, "a.docx")) == ("增长6%。\n9%\n", "")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='font-size:0'>9%</p>",
        "<p style='font-size: 0.5px'>9%</p>",
        "<p style='opacity:0'>9%</p>",
        "<p style='color:#fff'>9%</p>",
        "<p style='color: rgb(255, 255, 255)'>9%</p>",
        "<p style='color:transparent'>9%</p>",
        "<p><font color=white>9%</font></p>",
        "<p><font color='#FFFFFG'>9%</font></p>",
        "<table bgcolor='#00000g'><tr><td><font color=black>9%</font></table>",
        "<marquee style='width:0'>9%</marquee>",
        "<marquee width=0>9%</marquee>",
        "<div style='position:absolute; left:-9999px'>9%</div>",
        "<div style='text-indent:-9999px'>9%</div>",
        "<div style='height:0;overflow:hidden'>9%</div>",
        "<div style='position:absolute;clip:rect(0 0 0 0)'>9%</div>",
        "<p style='color:#FEFDF8'>9%</p>",
        "<p style='content-visibility:hidden'>9%</p>",
        "<p style='filter:opacity(0)'>9%</p>",
        "<p style='font:0/0 a'>9%</p>",
        "<p style='-webkit-text-fill-color:transparent'>9%</p>",
        "<p style='transform:translateX(-9999px)'>9%</p>",
        "<p popover>9%</p>",
        "<dialog>9%</dialog>",
        "<style>.x{display:none}</style><p class=x>9%</p>",
        "<style>p{color:red} p.x, #y{visibility:hidden}</style><p id=y>9%</p>",
        "<style>/* .x */ div.x { color: white }</style><div class=x>9%</div>",
        "<style>.x.y{display:none}</style><p class='x y'>9%</p>",
        "<style>.x > p, .z p{display:none}</style><div class=x><p>9%</p></div>",
        "<style>style + p.x{display:none}</style><p class=x>9%</p>",
        "<style>[data-h='1']{display:none}</style><p data-h=1>9%</p>",
        "<style>p:not(:first-child){display:none}</style><p>9%</p>",
        "<style>.x{display:none!important}</style><p class=x style='display:block'>9%</p>",
        "<style>@import url(a); @media screen and (min-width:9px){.x{display:none}}</style><p class=x>9%</p>",
        "<style>@supports (display:grid){.x{display:none}}</style><p class=x>9%</p>",
        "<style>.x{color:red; & p, .z{display:none}}</style><div class=x><p>9%</p></div>",
        "<style>p:first-of-type{color:red} p:nth-of-type(2n){display:none}</style><p>9%</p>",
        "<style>}.a{*zoom:1;color:}.x{display:none</style><p class=x>9%</p>",
        "<p style='color:antiquewhite;background:#faebd7'>9%</p>",
        "<style>:root{--d:none}.x{display:var(--d)}</style><p class=x>9%</p>",
        "<div style='opacity:0'><div><p style='opacity:1'>9%</p></div></div>",
        "<div style='visibility:hidden'><p>9%</p></div>",
        "<div style='background:#036'><p style='color:#036'>9%</p></div>",
        "<p style='color:hsl(0,0%,100%)'>9%</p>",
        "<p style='color:rgb(255 255 255)'>9%</p>",
        "<p style='color:rgb(0 0 0 / 0)'>9%</p>",
        "<p style='clip-path: circle(0px at 50% 50%)'>9%</p>",
        "<p style='clip-path:polygon(0 0,0 0,0 0)'>9%</p>",
        "<p style='text-indent:100%;white-space:nowrap;overflow:hidden'>9%</p>",
        "<p style='position:absolute;inset:0 auto auto -9999px'>9%</p>",
        "<p style='position:absolute;left:9999px'>9%</p>",
        "<p style='margin:-9999px 0 0'>9%</p>",
        "<p style='transform:translate3d(-9999px,0,0)'>9%</p>",
        "<p style='scale:0'>9%</p>",
        "<p style='max-width:0;overflow:clip'>9%</p>",
        "<p style='max-block-size:0;overflow:clip'>9%</p>",
        "<p style='inline-size:0;overflow:hidden'>9%</p>",
        "<p style='position:absolute;inset-inline-start:-9999px'>9%</p>",
        "<p style='height:0em;overflow-y:hidden'>9%</p>",
        "<p style='transform:scale(0.001)'>9%</p>",
        "<p style='scale:.01'>9%</p>",
        "<p style='zoom:0.001'>9%</p>",
        "<p style='zoom:1%'>9%</p>",
        "<p style='color:oklch(1 0 0)'>9%</p>",
        "<p style='color:oklch(0.5 0.1 30);background:oklch(50% 0.1 30deg)'>9%</p>",
        "<details>9%</details>",
        "<details><p>9%</p></details>",
    ],
)
def test_a_page_hides(hidden: str) -> None:
    page = f"<!doctype html><html><body><p>增长6%。</p>{hidden}</body></html>"
    assert parts(decode(page.encode(), "a.html")) == ("增长6%。\n", "9%\n")


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='color:#fff;background:#036'>9%</p>",
        "<table bgcolor='#003366'><tr><td><p style='color:white'>9%</p></td></tr></table>",
        "<style>.h{background-color:navy} .h p{color:red}</style>"
        "<div class=h><p style='color:#fff'>9%</p></div>",
        "<style>@media print {.x{display:none}}</style><p class=x>9%</p>",
        "<style>p.x{display:none}</style><div class=x>9%</div>",
        "<p style='font-size:0.9em;opacity:0.5'>9%</p>",
        "<p style='font:0.9em 宋体;filter:opacity(0.5)'>9%</p>",
        "<p style='color:#f7f7f7'>9%</p>",
        "<dialog open>9%</dialog>",
        "<p style='transform:translateX(-9px)'>9%</p>",
        "<p style='text-indent:2em;left:-9999px'>9%</p>",
        "<style>.x{display:none} .y{display:block}</style><p class='x y'>9%</p>",
        "<style>#y{display:block} .x{display:none}</style><p class=x id=y>9%</p>",
        "<style media=print>.x{display:none}</style><p class=x>9%</p>",
        "<noscript><style>.x{display:none}</style></noscript><p class=x>9%</p>",
        "<template><style>.x{display:none}</style></template><p class=x>9%</p>",
        "<style>@media (max-width:300px){.x{display:none}}</style><p class=x>9%</p>",
        "<style>.x p{display:none} p:hover{display:none}</style><p class=x>9%</p>",
        "<style>.x{ .y{display:none} } p:is(.x, .y) > .z, :not({display:none}</style><p class=y>9%</p>",
        f"<p style='color:{'(' * 9000}'>9%</p>",
        f"<style>p{':not(p' * 9000}{{display:none}}</style><p>9%</p>",
        "<style>p::before{display:none}</style><p>9%</p>",
        "<p aria-hidden=true>9%</p>",
        "<details><summary>9%</summary></details>",
        "<details><summary><b>9%</b></summary></details>",
        "<details open><p>9%</p></details>",
        "<p style='transform:scale(0.9);zoom:0.8;scale:1.1'>9%</p>",
        "<p style='zoom:80%'>9%</p>",
        "<p style='color:oklch(0.5 0.1 30)'>9%</p>",
        "<p style='color:oklch(0.5 0.1 30);background:oklch(0.5 0.2 200)'>9%</p>",
        "<p hidden style='display:block'>9%</p>",
        "<div style='visibility:hidden'><p style='visibility:visible'>9%</p></div>",
        "<div style='color:#fff'><p style='color:#000'>9%</p></div>",
        "<div style='color:#fff'><p style='background:#000'>9%</p></div>",
        "<div style='color:#fff;background:url(a.png)'><p>9%</p></div>",
        "<div style='font-size:0'><p style='font-size:16px'>9%</p></div>",
        "<div style='color:white'><a href='#'>9%</a></div>",
        "<marquee width=900>9%</marquee>",
        "<table bgcolor=white style='background:#036'><tr><td><font color=white>9%</font></table>",
    ],
)
def test_a_page_shows(shown: str) -> None:
    page = f"<!doctype html><html><body><p>增长6%。</p>{shown}</body></html>"
    assert parts(decode(page.encode(), "a.html")) == ("增长6%。\n9%\n", "")


@pytest.mark.parametrize("tag", ["noframes", "meter", "progress", "canvas", "template", "annotation"])
def test_what_stands_in_for_an_element_that_is_drawn_is_not_read(tag: str) -> None:
    page = f"<!doctype html><html><body><p>增长6%。</p><p>新增<{tag}>9</{tag}>处。</p></body></html>"
    assert decode(page.encode(), "a.html").text == "增长6%。\n新增处。\n"


def test_a_page_shows_parts_of_what_it_hides() -> None:
    page = "<p>增长6%。</p><p style='color:#fff'>9%<b style='color:#000'>降</b>8%</p><p><del>5%</del>7%</p>"
    decoded = decode(f"<!doctype html><html><body>{page}</body></html>".encode(), "a.html")
    hidden, struck = decoded.faults
    assert decoded.text[: hidden.start] == "增长6%。\n降\n7%\n"
    assert decoded.text[hidden.start : hidden.end] == "9%8%\n"
    assert decoded.text[struck.start : struck.end] == "5%\n"


def book(change: Any) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "表"
    for row in (["指标", "2024年", "2025年"], ["产量", 5, 6], ["收入", 7, 8]):
        sheet.append(row)
    change(made, sheet)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def hide_row(_: Any, sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True


def hide_column(_: Any, sheet: Any) -> None:
    sheet.column_dimensions["B"].hidden = True


def hide_sheet(made: Any, _: Any) -> None:
    other = made.create_sheet("旧")
    other.append(["产量", 4])
    other.sheet_state = "hidden"


def whiten(_: Any, sheet: Any) -> None:
    sheet["B2"].font = Font(color="FFFFFFFF")
    sheet["C2"].font = Font(color="FFFFFFFF")
    sheet["C2"].fill = PatternFill("solid", fgColor="FF003366")


def show_nothing(_: Any, sheet: Any) -> None:
    sheet["B2"].number_format = ";;;"


WHOLE = "表\n指标\t2024年\t2025年\n"


@pytest.mark.parametrize(
    ("change", "shown", "hidden"),
    [
        (hide_row, f"{WHOLE}收入\t7\t8\n", "产量\n5\n6\n"),
        (hide_column, "表\n指标\t2025年\n产量\t6\n收入\t8\n", "2024年\n5\n7\n"),
        (hide_sheet, f"{WHOLE}产量\t5\t6\n收入\t7\t8\n", "产量\n4\n"),
        (whiten, f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "5\n"),
        (show_nothing, f"{WHOLE}产量\t—\t6\n收入\t7\t8\n", "5\n"),
    ],
)
def test_a_workbook_hides(change: Any, shown: str, hidden: str) -> None:
    assert parts(decode(book(change), "a.xlsx")) == (shown, hidden)
