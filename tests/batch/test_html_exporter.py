"""The page: its frame, what of a notebook it shows, and that nothing in it can run or leave."""

from __future__ import annotations

import json
import re
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.batch import html_exporter
from indicators.charts.figure_title import FIGURE_TYPE
from indicators.views import cells
from indicators.views.table import TABLE_TYPE, Column, Table

FIGURE = {"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": {"height": 300, "title": {"text": "T"}}}


def shown(*outputs: Any) -> Any:
    cell = nbformat.v4.new_code_cell("secret_code()")
    cell.outputs = list(outputs)
    return cell


def result(**data: Any) -> Any:
    return nbformat.v4.new_output("execute_result", data={k.replace("_", "/"): v for k, v in data.items()})


def drawn(title: str, caption: str) -> Any:
    words = {FIGURE_TYPE: {"title": title, "caption": caption}}
    return nbformat.v4.new_output(
        "display_data", data={FIGURE_TYPE: FIGURE, "text/plain": "-"}, metadata=words
    )


def said(source: str, english: str = "") -> Any:
    return nbformat.v4.new_markdown_cell(source, metadata={"en": english} if english else {})


def page(*cells: Any, title: str = "题", lang: str = "zh") -> str:
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    return html_exporter.page(notebook, title, lang)


WHOLE = (
    said("# 题\n\n一句话。", "# Title\n\nOne sentence."),
    said("## 图\n\n看*图*。", "## Figure\n\nLook."),
    shown(drawn("一", "说一"), drawn("二", "说二")),
    said("## 表", "## Table"),
    shown(nbformat.v4.new_output("stream", name="stderr", text="a warning"), result(text_html="<b>6%</b>")),
)


def test_words_tables_and_figures_are_shown_and_code_is_not() -> None:
    html = page(*WHOLE)
    assert "secret_code" not in html
    assert "a warning" not in html
    assert '<p class="lede">一句话。</p>' in html
    assert re.findall(r'<h2 id="(\w+)">(.+?)</h2>', html) == [("s1", "图"), ("s2", "表")]
    assert re.findall(r'<a href="#(\w+)">(.+?)</a>', html) == [("s1", "图"), ("s2", "表")]
    assert "<p>看<em>图</em>。</p>" in html
    assert "<b>6%</b>" in html
    assert re.findall(r"<h3>(.+?)</h3><p>(.+?)</p>", html) == [("一", "说一"), ("二", "说二")]
    assert html.count('class="multiples"') == 1
    assert html.count("<h1>") == 1


def test_a_figure_is_data_and_its_title_a_heading() -> None:
    html = page(*WHOLE)
    held = re.findall(r'<script type="application/json" id="(f\d)">(.+?)</script>', html)
    assert [name for name, _ in held] == ["f1", "f2"]
    figure = json.loads(held[0][1])
    assert figure["data"] == FIGURE["data"]
    assert "title" not in figure["layout"]
    assert 'data-figure="f1" style="height: 300px"' in html


def test_the_page_speaks_english() -> None:
    html = page(*WHOLE, lang="en")
    assert '<html lang="en">' in html
    assert '<p class="lede">One sentence.</p>' in html
    assert '<h2 id="s1">Figure</h2>' in html
    assert not re.search(
        "[\u4e00-\u9fff]", re.sub(r"(?s)<style>.*?</style>|<figure.*?</figure>|题", "", html)
    )


def test_chinese_is_declared_because_it_decides_the_shapes_of_characters() -> None:
    assert page().startswith('<!DOCTYPE html>\n<html lang="zh-CN">')


def test_nothing_leaves_the_page() -> None:
    html = page(*WHOLE)
    assert not re.search(r"""(src|href|action)=["'](https?:)?//""", html)
    assert "@import" not in html
    assert not re.search(r"url\((?!#)", html)
    sources = re.findall(r'<script[^>]* src="([^"]+)"', html)
    assert sources == [html_exporter.shared(name) for name in ("plotly", "report", "tables")]


def test_only_scripts_with_the_pages_own_mark_may_run() -> None:
    html = page(*WHOLE)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    nonce = re.fullmatch(r"'nonce-([0-9a-f]{32})'", rules["script-src"])
    assert nonce
    running = re.findall(r"<script(?![^>]*application/json)[^>]*>", html)
    assert all(f'nonce="{nonce[1]}"' in tag for tag in running)
    other = page(*WHOLE, title="另一题")
    assert nonce[1] not in other


def test_the_plotly_script_is_asked_for_only_where_there_is_a_figure() -> None:
    assert 'src="plotly-' not in page(said("## 表"), shown(result(text_html="<b>1</b>")))


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "<img src=x onerror=alert(1)>"]
)
def test_a_figure_cannot_end_its_own_script(text: str) -> None:
    figure = {"data": [{"name": text}], "layout": {}}
    cell = shown(nbformat.v4.new_output("display_data", data={FIGURE_TYPE: figure}))
    (held,) = re.findall(r'(?s)<script type="application/json" id="f1">(.+?)</script>', page(cell))
    assert json.loads(held)["data"][0]["name"] == text
    assert "<" not in held


@given(st.text(max_size=60))
def test_titles_and_captions_are_escaped(text: str) -> None:
    html = page(shown(drawn(text, text)), title=text)
    frame = re.sub(r"(?s)<style>.*?</style>", "", html)
    assert frame.count("<script") == 4
    assert "<script>" not in frame


def test_the_same_notebook_gives_the_same_bytes() -> None:
    assert page(*WHOLE) == page(*WHOLE)


def test_text_is_shown_where_nothing_better_is() -> None:
    assert "<pre>1 &lt; 2</pre>" in page(shown(result(text_plain="1 < 2")))


def test_shared_scripts_carry_the_hash_of_their_content() -> None:
    files = html_exporter.shared_files()
    assert sorted(name.partition("-")[0] for name in files) == ["plotly", "report", "tables"]
    assert all(re.fullmatch(r"\w+-[0-9a-f]{12}\.js", name) for name in files)
    assert len(files[html_exporter.shared("plotly")]) > 1_000_000


def test_a_failed_page_says_what_broke() -> None:
    html = html_exporter.failed_page(
        "题<b>",
        "zh",
        notebook="n.ipynb",
        parameters={"place": "鞍山市"},
        message="E: <x>",
        cell="a<b",
        last_good="g.html",
    )
    assert "题&lt;b&gt;" in html
    assert "<pre>E: &lt;x&gt;</pre>" in html
    assert "<pre>a&lt;b</pre>" in html
    assert "{&#34;place&#34;: &#34;鞍山市&#34;}" in html
    assert 'href="g.html"' in html
    assert "script-src 'none'" in html


def test_a_page_with_tables_links_to_the_files_that_hold_them() -> None:
    def links(*cells: Any, stem: str) -> list[str]:
        html = html_exporter.page(nbformat.v4.new_notebook(cells=list(cells)), "题", "zh", stem=stem)
        return re.findall(r'<a (?:class="file" )?href="([^"]+)" download>', html)

    held = Table.of(["x"], [Column("词", cells.lines)], "表", "小字")
    bundle = nbformat.v4.new_output("execute_result", data=held._repr_mimebundle_())
    table = shown(bundle, bundle)
    assert links(table, stem="甲&") == ["甲&amp;.xlsx", "甲&amp;.1.csv", "甲&amp;.2.csv"]
    assert links(table, stem="") == links(said("## 图"), stem="甲") == []
    # Markup of somebody's own is shown, but no file can be made of it.
    assert links(shown(result(text_html="<table><caption>表</caption></table>")), stem="甲") == []


def test_the_link_to_a_tables_file_stands_beside_its_caption() -> None:
    held = Table.of(["x"], [Column("词", cells.lines)], "表<", "小字")
    cell = shown(nbformat.v4.new_output("execute_result", data=held._repr_mimebundle_()))
    html = html_exporter.page(nbformat.v4.new_notebook(cells=[cell]), "题", "zh", stem="甲")
    link = '<a class="file" href="甲.1.csv" download>CSV</a>'
    assert f'<caption>表&lt; {link}<span class="sub">小字</span></caption>' in html
    assert TABLE_TYPE not in html
