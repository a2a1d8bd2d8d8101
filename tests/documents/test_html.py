"""Saved pages: what a browser shows, in the encodings and with the tables that offices use."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.errors import UnreadableDocument


def read(html: str, encoding: str = "utf-8") -> str:
    decoded = decode(f"<!doctype html><html><body>{html}</body></html>".encode(encoding), "page.html")
    assert decoded.format == "html"
    return decoded.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>增长6%。</p><p>新建<b>20</b>个</p>", "增长6%。\n新建20个\n"),
        ("<div>甲<br>乙</div>丙", "甲\n乙\n丙\n"),
        ("<p>改造\n  老旧小区\n20个</p>", "改造老旧小区20个\n"),
        ("<p>Digital\nTwin</p>", "Digital Twin\n"),
        ("<ol start=3><li>稳增长</li><li>促就业</li></ol>", "3. 稳增长\n4. 促就业\n"),
        ("<ul><li>稳增长</ul>", "稳增长\n"),
        ("<p>面积20万m<sup>2</sup>，PM<sub>2.5</sub></p>", "面积20万m²，PM₂.₅\n"),
        ("<p>CO<sub>2</sub>12.5万吨</p>", "CO₂12.5万吨\n"),
        ("<p>增长6%<sup>1</sup></p>", "增长6%¹\n"),
        ("<p>增长&nbsp;6%&ge;5%</p>", "增长\xa06%≥5%\n"),
        ("<p>甲<!-- 乙 --><script>丙</script><style>丁</style>戊</p>", "甲戊\n"),
        ("<pre>一、目标\n二、任务</pre>", "一、目标\n二、任务\n"),
        ("<pre><font>一、目标</font>\n<b>二、\n三</b>、</pre>丁\n戊", "一、目标\n二、\n三、\n丁戊\n"),
        ("<p style='white-space: pre-wrap'>甲\r\n<b>乙</b></p>", "甲\n乙\n"),
        ("<p>甲</p><img src='/files/W02021.png?x=1'><p>乙</p>", "甲\nW02021.png\n乙\n"),
        ("<img src='data:image/png;base64,AA'>", "图片.png\n"),
    ],
)  # fmt: skip
def test_what_a_browser_shows(html, text):
    assert read(html) == text


@pytest.mark.parametrize(
    ("html", "shown", "hidden"),
    [
        ("<p>甲</p><p style='display: none'>6%</p><p hidden>7%</p>乙", "甲\n乙\n", "6%\n7%\n"),
        ("甲<span hidden>乙<i hidden>丙</i></span>丁", "甲丁\n", "乙丙\n"),
        ("<table><tr><td>甲<td hidden>0<td>6%</table>", "甲\t6%\n", "0\n"),
        ("<ruby>鞍<rp>(</rp><rt>ān</rt><rp>)</rp></ruby>山市", "鞍山市\n", "(\nān\n)\n"),
    ],
)
def test_what_a_page_hides_stands_behind_its_text_and_is_not_read(html, shown, hidden):
    decoded = decode(f"<!doctype html><html><body>{html}</body></html>".encode(), "page.html")
    (fault,) = decoded.faults
    assert (decoded.text[: fault.start], decoded.text[fault.start : fault.end]) == (shown, hidden)
    assert (fault.kind, fault.is_left_out) == ("hidden_text", True)
    assert fault.detail.startswith("Text that the page does not show, set behind the text, ")


def test_a_page_that_hides_itself_until_its_scripts_have_run():
    assert decode(b"<html><body style='visibility:hidden'><p>6%</p></body></html>", "x").text == "6%\n"


def test_tables():
    html = (
        "<table><caption>表1</caption><thead><tr><th rowspan=2>指标<th colspan=2>目标</tr>"
        "<tr><th>2020年<th>2025年</tr></thead><tbody><tr><td>粮食<br>产量<td><p>120</p><td></tr></tbody></table>"
    )
    assert read(html) == "表1\n目标\n指标\t2020年\t2025年\n粮食 产量\t120\t—\n"


def test_a_page_laid_out_with_tables_is_running_text():
    html = "<table><tr><td>首页<td><table><tr><td><p>一、目标</p><p>增长6%。</p></table></table>"
    assert read(html) == "首页\n一、目标\n增长6%。\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "gb2312"), ("gb18030", "GBK"), ("utf-8", "utf-8"), ("utf-8", "gb2312"), ("gb18030", "none")],
)
def test_encodings(encoding, declared):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    data = f"<html><head>{meta}</head><p>增长６％</html>"
    assert decode(data.encode(encoding), "page.html").text == "增长６％\n"


def test_utf_16():
    assert decode("<html><p>增长6%</html>".encode("utf-16"), "page.html").text == "增长6%\n"


def test_a_text_that_quotes_tags_is_a_text():
    assert decode("增长<td>6%</td>".encode(), "page.txt").format == "txt"


def mhtml(*parts: tuple[str, str]) -> bytes:
    body = "".join(
        f"------x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{content}\r\n"
        for kind, content in parts
    )
    head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related;\r\n\tboundary="----x"\r\n\r\n'
    return (head + body + "------x--\r\n").encode()


def test_mhtml():
    page = "<html><meta charset=3Dutf-8><p>=E5=A2=9E=E9=95=BF6%</p></html>"
    decoded = decode(
        mhtml(("text/css", "p {}"), ("text/html", page), ("text/html", "<p>frame")), "page.mhtml"
    )
    assert (decoded.text, decoded.format) == ("增长6%\nframe\n", "mhtml")


def test_mhtml_without_a_page():
    with pytest.raises(UnreadableDocument) as caught:
        decode(mhtml(("text/css", "p {}")), "page.mhtml")
    assert caught.value.expected == "a whole mhtml file"
    assert caught.value.found == "a damaged one: no web page in it"


def test_mhtml_with_parts_without_measure():
    with pytest.raises(UnreadableDocument) as caught:
        decode(mhtml(*[("multipart/mixed; boundary=y", "")] * 600), "page.mhtml")
    assert caught.value.found == "more than 500 parts within parts"


def test_tags_nested_without_measure():
    with pytest.raises(UnreadableDocument) as caught:
        read("<div>" * 100_000 + "增长6%")
    assert caught.value.expected == "a whole html file"
    assert "xcessive depth" in caught.value.found


def test_an_opening_of_comments_is_passed_in_one_go():
    assert decode(b"<!-- a -->" * 800 + "增长6%".encode(), "page.txt").format == "txt"


def test_long_lists_and_tables_take_time_in_proportion():
    html = "<ol>" + "<li>增长6%" * 10_000 + "</ol><table>" + "<tr><td>甲<td>6%" * 10_000 + "</table>"
    assert read(html).count("\n") == 20_000


def test_items_that_say_their_number():
    assert read("<ol><li value=7>甲<li>乙</ol>") == "7. 甲\n8. 乙\n"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("增长5<span style='vertical-align:super'>1</span>", "增长5¹"),
        ("<style>.n{vertical-align:super}</style>增长5<a class=n>[1]</a>左右", "增长5[¹]左右"),
        ("降低<math><mfrac><mn>1</mn><mn>3</mn></mfrac></math>以上", "降低1/3以上"),
        ("浓度<math><msub><mi>PM</mi><mn>2.5</mn></msub></math>", "浓度PM₂.₅"),
        ("<math><msup><mn>10</mn><mn>4</mn></msup></math>吨", "10⁴吨"),
        ("面积<math><mn>9</mn><msup><mi>km</mi><mn>2</mn></msup></math>", "面积9km²"),
    ],
)
def test_raised_signs_and_fractions_are_not_joined_to_figures(html, text):
    assert decode(f"<html><body><p>{html}</p></body></html>".encode(), "a.html").text == f"{text}\n"
