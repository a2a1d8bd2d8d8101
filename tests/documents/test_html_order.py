"""Figures that a page shows in another place, order or form than its source are told, not read."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.faults.text_faults import find_faults


def read(body: str, style: str = "") -> str:
    page = f"<html><head><style>{style}</style></head><body><p>增长{body}左右。</p></body></html>"
    return decode(page.encode(), "a.html").text.strip()


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<bdo dir=rtl>5.6</bdo>%", ""),
        ("<span style='direction:rtl;unicode-bidi:bidi-override'>5.6</span>%", ""),
        ("<span class=r><i>5</i><i>.</i><i>6</i></span>%", ".r{display:flex;flex-direction:row-reverse}"),
        ("<span class=r><i style='order:2'>5.</i><i style='order:1'>6</i></span>%", ".r{display:flex}"),
        ("<span style='float:right'>5.</span>6%", ""),
        ("<span style='position:relative;left:2em'>5.</span>6%", ""),
        ("<span style='margin-left:-2em'>5.</span>6%", ""),
        ("<span style='transform:rotate(180deg)'>5.6</span>%", ""),
        ("<span style='-webkit-text-security:disc'>5.6</span>%", ""),
        ("<span style='mask:linear-gradient(transparent,#000)'>5.6</span>%", ""),
        ("<span style='-webkit-mask-image:url(a.png)'>5.6</span>%", ""),
        ("<span style='filter:blur(.5em)'>5.6</span>%", ""),
        ("<input value='6.5'>%", ""),
        ("<select><option>7.7<option selected>6.5</select>%", ""),
        ("<textarea>6.5</textarea>%", ""),
        ("<svg><text>6.5</text></svg>%", ""),
    ],
)
def test_a_figure_that_only_the_source_puts_together_is_not_read(body: str, style: str) -> None:
    text = read(body, style)
    assert text == "增长␦.␦%左右。"
    assert [(fault.kind, fault.start) for fault in find_faults(text)] == [("garbled", 2)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("content:'1'", "增长␦%左右。"),
        ("content:'\\31'", "增长␦%左右。"),
        ("content:counter(x)", "增长␦%左右。"),
        ("content:'减'", "增长␦%左右。"),
        ("content:'\\e603'", "增长5%左右。"),
        ("content:'“'", "增长5%左右。"),
        ("content:''", "增长5%左右。"),
        ("content:'.';visibility:hidden", "增长5%左右。"),
    ],
)
def test_what_a_style_writes_before_a_figure(content: str, expected: str) -> None:
    assert read("<span class=a>5</span>%", f".a::before{{{content}}}") == expected


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<span style='float:right'>右</span>5%", ""),
        ("<bdo dir=ltr>5</bdo>%", ""),
        ("<span style='mask:none;filter:blur(0)'>5</span>%", ""),
        ("<span style='float:none;position:relative;left:0'>5</span>%", ""),
        ("<input type=hidden value=6>5%", ""),
        ("<span class=a>5</span>%", ".a::after{content:'1';display:none}"),
    ],
)
def test_what_changes_no_figure(body: str, style: str) -> None:
    assert "5%左右。" in read(body, style)
