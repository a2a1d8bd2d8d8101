"""Twice the text takes about twice the time, whatever is repeated: no expression runs away."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest

from indicators.documents.decoding import decode
from indicators.documents.document import Document
from indicators.documents.faults import text_faults
from indicators.documents.inference.inference import infer
from indicators.errors import UnreadableDocument
from indicators.reading import statements as reader
from indicators.reading.tasks.tasks import tasks

SIZE = 3000
# Of a text twice as long: what is in proportion takes 2, what runs away 4 and more.
MOST = 3.0
NOISE = 0.04

# What is repeated, with what may stand before and behind it.
TEXTS = """
1 | 增长 |
1, | |
1. | |
0 | 0. | %
５ | |
、 | |
5、 | |
5个、 | |
5、 | 分别增长 | %
甲、 | | 分别增长5%、6%
␣ | 增长 | 5%
␣ | | 试读结束
　 | 增长 | 5%
␣5 | 5 | 页
␣- | 第5 | 5
␣ | 5 | 5⏎
␣ | 5 | /5 5⏎
␣ | 第 | 页
- | 5 | 5⏎
⇥ | 指标 | 5
5⇥ | 指标⇥单位⇥2020年⇥2025年⏎ |
5⇥ | 增加值（亿元）⇥ |
2020年⇥ | 指标⇥ | ⏎增加值（亿元）⇥5
5%⇥ | 增长⇥ |
指标⇥2020年⏎增加值（亿元）⇥5⏎⏎ | |
增加值⇥亿元⇥10⇥20⏎ | 指标⇥单位⇥2020年⇥2025年⏎ |
1增加值亿元1020 | 序号指标单位2020年2025年 |
⏎ | | 增长5%
␣⏎ | |
⇟ | | 第5页
第1页⇟增长5%⏎ | |
万 | 5 |
5万 | |
5万1千2百3十 | |
一 | |
一千 | |
一百二十三万 | | 个
十 | 第 | 届人民政府
（ | |
） | |
( | | 5%
（一） | |
（牵头单位： | |
（牵头领导：张三；责任单位：甲） | 1.新建5个。 |
牵头单位： | |
、市发改委 | 牵头单位：市发改委 |
， | 责任单位：甲 | 5
“ | |
“5 | |
《 | | 》
《规划》 | |
[ | | ]
〔 | 鞍政发〔2023 | 号
鞍政发〔2023〕1号 | |
政 | | 〔2023〕1号
一、工业⏎ | |
1.新建5个项目。⏎ | |
第一章工业⏎ | |
% | 5 |
5% | |
5%， | 增长 |
5%。 | 增长 |
- | 5 | 6
5- | |
5~ | |
5/ | | 个
5: | | 1
5+ | |
5× | | 个
× | |
* | |
***思想 | |
□ | |
. | |
. | | 试读结束
… | | 试读结束
· | | 5
.png | |
a | | .png
a) | | .png
a | |
增a | |
增zeng长zhang | |
增增长长 | |
ν | | 1
ν | a | a
体經 | |
加微信 | |
加微信。 | |
加微信⏎ | |
转载 | |
首页> | |
以下内容需 | |
增 | | 5%
增 | 5% |
增 | ， | 。
增长 | |
新增就业5万人， | |
新增就业5万人。 | |
新增就业5万人； | |
其中5个， | |
由5提高到6， | |
从5 | |
由 | | 5
到2025年 | |
2023年 | |
2021—2025年 | |
2023年1月5日 | |
十四五 | |
今年是 | | 2023年重点工作
鞍山市 | |
海城市、 | |
人民政府 | 鞍山市 | 工作报告
与经济增长同步 | |
水质 | 三、2023年重点工作⏎全面达到 |
不低于 | | 5%
高于全省平均， | |
力争 | | 5%
5个国家级 | |
每 | | 5个
: | | 5
= | | 5%
+ | =
<td>5</td> | <table><tr> |
< | | 5
② | |
² | 5万米 |
年均 | 增长5% |
成半 | 五 |
分之 | 五 | 一
点五 | 五 |
番 | 翻一 |
"""


def unfolded(words: str) -> str:
    for sign, meant in {"␣": " ", "⇥": "\t", "⏎": "\n", "⇟": "\f"}.items():
        words = words.replace(sign, meant)
    return words


def shapes(table: str) -> list[tuple[str, str, str]]:
    rows = [[unfolded(cell.strip(" ")) for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(row[0], row[1], (row[2:] or [""])[0]) for row in rows]


def repeated(shape: tuple[str, str, str], size: int) -> str:
    unit, before, behind = shape
    return before + unit * (size // len(unit)) + behind


def read(text: str) -> None:
    """Everything that is done with a text; every quote is cut out by its offsets."""
    faults = text_faults.find_faults(text)
    paper = Document("d", text, "", "鞍山市", "210300", "work_report", "2023", faults=faults)
    infer(text)
    tasks(paper)
    for row in reader.read(paper):
        assert text[row.start : row.end] == row.quote


def assert_in_proportion(work: Callable[[int], object]) -> None:
    """Compare the time of a size with that of the double; what seems to run away is looked at again."""

    def taken(size: int) -> float:
        start = time.process_time()
        work(size)
        return time.process_time() - start

    for factor in (1, 2, 4):
        once, twice = taken(factor * SIZE), taken(2 * factor * SIZE)
        if twice <= MOST * once + NOISE:
            return
    raise AssertionError(f"{once:.2f} s, and {twice:.2f} s for twice the size")


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    read("增长5%")


@pytest.mark.parametrize("shape", shapes(TEXTS), ids=str)
def test_reading_a_text(shape):
    assert_in_proportion(lambda size: read(repeated(shape, size)))


def test_a_row_of_ever_more_cells():
    """Each figure of it is read with its column, not with all columns."""
    assert_in_proportion(lambda size: read("\t".join(map(str, range(100, 100 + size)))))


def test_rows_of_ever_more_columns_under_a_head():
    def table(size: int) -> str:
        years = "\t".join(f"{2000 + number % 30}年" for number in range(size // 2))
        amounts = "\t".join(map(str, range(size // 2)))
        return f"指标\t{years}\n增加值（亿元）\t{amounts}\n"

    assert_in_proportion(lambda size: read(table(size)))


PAGES = """
< | <p>5</p> |
<p> | |
<b> | |
</p> | |
<td>5 | <table><tr> |
<tr><td>5 | <table> |
<table> | |
& | <p> | </p>
&amp; | <p> | </p>
<!-- | <p> |
<!-- --> | <p> |
<p a=" | |
a=1␣ | <p␣ | >5</p>
<script> | | 5
<![CDATA[ | <p> | ]]>
<br> | <p>5 |
<li>5 | <ul> |
␣ | <pre>5 | 6</pre>
增 | <p> | </p>
"""


PARTS = """
<w:p><w:r><w:t>5个</w:t></w:r></w:p> | |
<w:r><w:t>5</w:t></w:r> | <w:p> | </w:p>
<w:r><w:tab/></w:r> | <w:p> | </w:p>
增 | <w:p><w:r><w:t> | </w:t></w:r></w:p>
<w:tr><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr> | <w:tbl> | </w:tbl>
<w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc> | <w:tbl><w:tr> | </w:tr></w:tbl>
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def document(body: str) -> bytes:
    """A Word file with this body and nothing else."""
    out = BytesIO()
    links = f'<Relationship Id="a" Type="{OFFICE}" Target="word/document.xml"/>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>')
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>5</w:t></w:r></w:p>{body}</w:body>'
            "</w:document>",
        )
    return out.getvalue()


def decoded(data: bytes, name: str) -> None:
    """A text or a named error."""
    with suppress(UnreadableDocument):
        decode(data, name)


@pytest.mark.parametrize("shape", shapes(PAGES), ids=str)
def test_decoding_a_page(shape):
    assert_in_proportion(
        lambda size: decoded(f"<html><body>5{repeated(shape, 4 * size)}".encode(), "page.html")
    )


@pytest.mark.parametrize("shape", shapes(PARTS), ids=str)
def test_decoding_a_word_file(shape):
    assert_in_proportion(lambda size: decoded(document(repeated(shape, 8 * size)), "paper.docx"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_decoding_a_text(encoding):
    assert_in_proportion(lambda size: decoded(("增长5%。\n" * 20 * size).encode(encoding), "paper.txt"))
