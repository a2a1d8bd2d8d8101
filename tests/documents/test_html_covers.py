"""Digits of a page that lie under another part, in a font of its own or in colours not known are not read."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.faults.text_faults import find_faults

LARGE = "position:absolute;top:0;left:0;width:9em;height:2em"
FONT = "@font-face{font-family:z;src:url(data:font/woff2;base64,d09GMgABAAAAAA)}"


def read(body: str, style: str = "", head: str = "") -> str:
    page = f"<html><head>{head}<style>{style}</style></head><body><p>降</p>{body}</body></html>"
    return decode(page.encode(), "a.html").text


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<div class=r><p>增长5%</p><b style='position:absolute;inset:0;background:#fff'></b></div>", ""),
        (
            "<p class=r>增长5%<b style='position:absolute;width:100%;height:100%;background:red'></b>",
            "",
        ),
        ("<div class=r>增长5%<img style='position:absolute;inset:0'></div>", ""),
        ("<div class=r>增长5%<b style='position:absolute;left:0;top:0;background:#fff'>降</b></div>", ""),
        (f"<div class=r>增长5%<b style='{LARGE};background:white'></b></div>", ""),
        (f"<p>增长5%</p><b style='{LARGE};background:white'></b>", ""),
        ("<p>增长5%</p><div style='margin-top:-3em;height:3em;background:#fff'></div>", ""),
        ("<p class=r>增长5%</p>", ".r::after{content:'';position:absolute;inset:0;background:#fff}"),
        ("<p style='font-family:z'>增长5%</p>", FONT),
        ("<p><font face=z>增长5</font>%</p>", FONT),
        ("<p style='font:bold 16px/1.5 z, serif'>增长5%</p>", FONT),
        ("<div style='font-family:黑体,Z'><p>增长5%</p></div>", f"@media screen{{{FONT}}}"),
        ("<p>增长<font face=Wingdings>5</font>%</p>", ""),
        ("<p style='color:lab(100 0 0)'>增长5%</p>", ""),
        ("<p style='color:#036;background:currentcolor'>增长5%</p>", ""),
        ("<p style='filter:contrast(0)'>增长5%</p>", ""),
        ("<p style='filter:invert(1)'>增长5%</p>", ""),
        ("<p style='offset-path:path(\"M-900-900\")'>增长5%</p>", ""),
        ("<p>增长5%</p><b style='position:absolute;box-shadow:inset 0 0 0 5em #fff'></b>", ""),
        ("<p style='mix-blend-mode:screen'>增长5%</p>", ""),
        ("<p style='clip-path:xywh(0 0 0 0)'>增长5%</p>", ""),
        ("<p style='transform:skewX(90deg)'>增长5%</p>", ""),
        ("<p style='rotate:y 90deg'>增长5%</p>", ""),
        ("<p style='margin-left:100%'>增长5%</p>", ""),
        ("<div style='height:1.2em;overflow:hidden'>升<br>升<br>增长5%</div>", ""),
        ("<div style='width:3em;overflow:hidden;white-space:nowrap'>生产总值增长5%</div>", ""),
        ("<div><template shadowrootmode=open>升</template>增长5%</div>", ""),
        ("<p>增长5%</p>", "p::first-line{color:#fff}"),
        ("<div><p style='grid-area:1/1'>增长5%</p><p style='grid-area:1/1'>升</p></div>", ""),
        ("<p style='outline:2em solid #fff;outline-offset:-2em'>增长5%</p>", ""),
        ("<p style='transform:perspective(10px) translateZ(11px)'>增长5%</p>", ""),
        ("<p style='transform:translate3d(0,0,99em)'>增长5%</p>", ""),
        ("<div style='width:8em;overflow:hidden;white-space:nowrap'>固定资产投资增长5%</div>", ""),
        ("<p style='width:1ch;overflow:hidden;white-space:nowrap'>增长5%</p>", ""),
        ("<p style='height:4px;overflow:hidden'>增长5%</p>", ""),
        ("<p style='word-spacing:-9em'>增长 5%</p>", ""),
        ("<p>增长<math><msqrt><mn>5</mn></msqrt></math>%</p>", ""),
    ],
)
def test_what_may_not_be_seen_is_not_read(body: str, style: str) -> None:
    text = read(body, f".r{{position:relative}}{style}")
    assert "5" not in text
    assert "␦%" in text
    assert "garbled" in {fault.kind for fault in find_faults(text)}


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (
            "<p class=r>增长5%</p>",
            ".r::before{content:'';position:absolute;left:0;width:4px;height:1em;background:red}",
        ),
        (
            "<p class=r>增长5%</p>",
            ".r::before{content:'';position:absolute;inset:0;background:#fff;z-index:-1}",
        ),
        (
            "<p class=r>增长5%</p>",
            ".r::after{content:'';position:absolute;inset:0;background:rgba(0,0,0,.1)}",
        ),
        (
            "<div class=r><b style='position:absolute;inset:0;background:red'></b><p class=r>增长5%</div>",
            "",
        ),
        ("<p>增长5%</p><div style='position:fixed;inset:0;background:#fff'></div><script>a()</script>", ""),
        ("<p>增长5%</p><ul style='position:absolute;top:2em;background:#fff'><li>首页</ul>", ""),
        ("<p style='font-family:宋体,serif,z'>增长5%</p>", FONT),
        ("<p style='font-family:z'>增长5%</p>", "@font-face{font-family:z;src:local(SimSun)}"),
        ("<p>增长5%</p><i style='font-family:z'>&#xe603;</i>", FONT),
        ("<p style='color:color-mix(in srgb, white 30%, black)'>增长5%</p>", ""),
        ("<p style='filter:grayscale(100%);transform:scale(1.2) rotate(5deg)'>增长5%</p>", ""),
        ("<div style='height:9em;overflow:hidden'>升<br>升<br>增长5%</div>", ""),
        ("<p class=x>增长5%</p>", ".x{animation:a 1s both}@keyframes a{from{opacity:0}to{opacity:1}}"),
        ("<p class=x>增长5%</p>", ".x:-moz-any-link{display:none}.x::part(a){display:none}"),
        ("<p>增长5%</p><ul style='position:absolute;box-shadow:0 0 9px #fff'><li>首页</ul>", ""),
        ("<div><p style='grid-column:1/3'>增长5%</p><p style='grid-column:1/3'>升</p></div>", ""),
        ("<p style='transform:translate3d(0,9px,0) translateZ(0)'>增长5%</p>", ""),
        ("<p style='outline:2px solid #fff;outline-offset:-2px'>增长5%</p>", ""),
    ],
)
def test_what_covers_or_changes_nothing(body: str, style: str) -> None:
    assert "增长5%" in read(body, f".r{{position:relative}}{style}")


@pytest.mark.parametrize(
    ("body", "style", "head"),
    [
        ("<p class=x>5%</p>", "@import url('data:text/css,.x{display:none}');", ""),
        ("<p class=x>5%</p>", "", "<link rel=stylesheet href='data:text/css,.x{display:none}'>"),
        (
            "<p class=x>5%</p>",
            "",
            "<link rel=stylesheet href='data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ=='>",
        ),
        ("<p class=x>5%</p>", "@media (hover:hover) and (width >= 9px){.x{display:none}}", ""),
        ("<p class=x>5%</p>", ".x{display:none}@layer a{.x{display:block}}", ""),
        ("<p class=x>5%</p>", "@property --d{initial-value:none}.x{display:var(--d)}", ""),
        ("<p style='display:var(--a,var(--b,none))'>5%</p>", "", ""),
        ("<p style='color:color-mix(in srgb,#fff,#fff)'>5%</p>", "", ""),
        ("<p style='color:light-dark(#fff,#000)'>5%</p>", "", ""),
        ("<p style='color:Canvas'>5%</p>", "", ""),
        ("<p style='font-size:min(0px,1em)'>5%</p>", "", ""),
        ("<div style='opacity:.1'><div style='opacity:.1'>5%</div></div>", "", ""),
        ("<p style='height:0;overflow:scroll'>5%</p>", "", ""),
        ("<p class=x>5%</p>", "@supports not (display:z){.x{display:none}}", ""),
        ("<p class=x>5%</p>", ".x{display:none}@supports (display:z){.x{display:block}}", ""),
        ("<p class=x>5%</p>", ".x{display:none}@container (width<1px){.x{display:block}}", ""),
        ("<p class=x>5%</p>", "@media (min-aspect-ratio:1/9){.x{opacity:0}}", ""),
        ("<p class=x>5%</p>", ".x:dir(ltr){display:none}", ""),
        ("<p class=x>5%</p>", "@layer a,b;@layer b{.x{display:none}}@layer a{.x{display:block}}", ""),
        ("<p class=x>5%</p>", ".x{display:none;display:z;opacity:1;color:z}", ""),
        ("<p class=x>5%</p>", ".x{animation:a 1s forwards}@keyframes a{to{opacity:0}}", ""),
        ("<p class=x>5%</p>", ".x{animation:99s a}@keyframes a{from{visibility:hidden}}", ""),
        ("<p style='position:fixed;left:110%'>5%</p>", "", ""),
    ],
)
def test_what_a_style_hides(body: str, style: str, head: str) -> None:
    text = read(body, style, head)
    (fault,) = decode(
        f"<html><head>{head}<style>{style}</style></head><body><p>降</p>{body}</body></html>".encode(),
        "a.html",
    ).faults
    assert (fault.kind, text[: fault.start]) == ("hidden_text", "降\n")


def test_columns_that_are_not_shown() -> None:
    rows = "<tr><td>指标<td>旧<td>新</tr><tr><td>产量<td>4%<td>5%</tr>"
    columns = "<col><col style='visibility:collapse'>"
    assert read(f"<table>{columns}{rows}</table>").startswith("降\n指标\t新\n产量\t5%\n")
    narrow = "<table style='table-layout:fixed'><col><col style='width:0'>"
    assert read(f"{narrow}{rows}</table>").startswith("降\n指标\t旧\t新\n产量\t␦%\t5%\n")


@pytest.mark.parametrize(
    "row",
    [
        "<tr style='display:flex;flex-direction:row-reverse'><td>产量<td>4%<td>5%</tr>",
        "<tr style='display:flex;direction:rtl'><td>产量<td>4%<td>5%</tr>",
        "<tr><td>产量<td style='transform:translateX(9em)'>4%<td style='position:relative;left:-9em'>5%</tr>",
    ],
)
def test_cells_that_stand_under_another_head(row: str) -> None:
    text = read(f"<table><tr><td>指标<td>旧<td>新</tr>{row}</table>")
    assert text == "降\n指标\t旧\t新\n产量\t␦%\t␦%\n"


def test_sheets_that_were_saved_with_a_page() -> None:
    part = "--b\r\nContent-Type: {}; charset=utf-8\r\nContent-Location: http://a/{}\r\n\r\n{}\r\n"
    page = "<html><head><link rel=stylesheet href=s/x.css></head><body>升<p class=x>5%</p></body></html>"
    data = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        + part.format("text/html", "x.html", page)
        + part.format("text/css", "s/x.css", ".x{display:none}")
        + "--b--\r\n"
    )
    decoded = decode(data.encode(), "a.mhtml")
    assert decoded.text[: decoded.faults[0].start] == "升\n"
