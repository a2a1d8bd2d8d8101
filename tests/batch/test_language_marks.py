"""The Chinese words of English pages bear their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from indicators.batch.language_marks import marked


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>No word</p>", "<p>No word</p>"),
        ("<p>地区生产总值</p>", '<p lang="zh">地区生产总值</p>'),
        ("<p>增长6%左右。</p>", '<p lang="zh">增长6%左右。</p>'),
        ('<td class="a">市发展改革委</td>', '<td class="a" lang="zh">市发展改革委</td>'),
        ('<p lang="zh">地区</p>', '<p lang="zh"><span lang="zh">地区</span></p>'),
        ("<p>By 市发展改革委, 2025</p>", '<p>By <span lang="zh">市发展改革委</span>, 2025</p>'),
        (
            "<blockquote>增长<mark>6%左右</mark>。</blockquote>",
            '<blockquote><span lang="zh">增长</span><mark lang="zh">6%左右</mark>。</blockquote>',
        ),
        (
            "<p>2025年市《政府工作报告》 and more</p>",
            '<p>2025<span lang="zh">年市《政府工作报告》</span> and more</p>',
        ),
        ("<script>var a = '地区';</script>", "<script>var a = '地区';</script>"),
        ("<svg><text>地区</text></svg><b>地</b>", '<svg><text>地区</text></svg><b lang="zh">地</b>'),
        ('<p title="地区">x</p>', '<p title="地区">x</p>'),
        ("<p>一、 &gt; (一)产业</p>", '<p lang="zh">一、 &gt; (一)产业</p>'),
        ("<br>地区<br>", '<br><span lang="zh">地区</span><br>'),
    ],
)
def test_chinese_words_bear_their_language(page, said):
    assert marked(page) == said


words = st.text(alphabet="地区增长6%左右 GDP,.(《》)年", max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["p", "td", "b"]), words, words), max_size=5))
def test_the_words_of_a_page_stay(parts):
    page = "<div>" + "".join(f"<{tag}>{inner}</{tag}>{behind}" for tag, inner, behind in parts) + "</div>"
    before, after = (lxml_html.fromstring(one).text_content() for one in (page, marked(page)))
    assert after == before
