"""The reports in a real browser: no error, no request, every figure drawn, readable at every width."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

PAGES = [
    "鞍山市-2023-Q2.html",
    "鞍山市-2023-Q4.html",
    "锦州市-2025-Q2.html",
    "鞍山市-2023-plan.html",
    "鞍山市-2023-锦州市-2025-compare.html",
    "鞍山市-2023-responsibility.html",
    "锦州市-2025-responsibility.html",
    "锦州市-2025-Q1.en.html",
    "index.html",
]
WIDTHS = (360, 390, 800, 1280, 1400, 1600)
PLAN = "鞍山市-2023-plan.html"
FIGURES = {"鞍山市-2023-Q4.html": 3, "鞍山市-2023-plan.html": 5, "鞍山市-2023-锦州市-2025-compare.html": 1}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_whole_and_fits(opened, reports: Path, name: str) -> None:
    # A page of its own: one that was wide before keeps figures of that width when it becomes narrow.
    seen = opened(name, WIDTHS[0], is_unfolded=True)
    page = seen.page
    figures = page.locator("[data-figure]").count()
    assert figures >= FIGURES.get(name, 0)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # A figure draws itself anew a moment after its page has changed.
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
        assert page.locator(".js-plotly-plot .main-svg:first-child").count() == figures

    assert seen.console == []
    assert {urlparse(url).scheme for url in seen.requests} <= {"file", "data"}
    asked = [Path(unquote(urlparse(url).path)) for url in seen.requests if url.startswith("file:")]
    assert {path.parent for path in asked} == {reports}


NARROW = """() => [...document.querySelectorAll("table:not([hidden]) tbody td:not([class])")]
    .filter(cell => cell.offsetParent && cell.innerText.trim().length > 4 && cell.clientWidth < 70)
    .map(cell => cell.innerText)"""


@pytest.mark.parametrize("name", ["锦州市-2025-Q2.html", "锦州市-2025-responsibility.html"])
@pytest.mark.parametrize("width", [1280, 1400])
def test_words_stand_on_few_lines(opened, name: str, width: int) -> None:
    page = opened(name, width, is_unfolded=True).page
    assert page.locator("tbody td:not([class])").count()
    assert page.evaluate(NARROW) == []


@pytest.mark.parametrize("name", PAGES[:7])
def test_every_figure_has_the_traces_of_its_data(looked_at, name: str) -> None:
    page = looked_at(name, is_unfolded=True, opened_at=WIDTHS[0]).page
    for figure in page.locator("[data-figure]").all():
        held = json.loads(page.locator(f"#{figure.get_attribute('data-figure')}").text_content() or "")
        assert figure.evaluate("chart => chart.data.length") == len(held["data"])
        box = figure.locator(".main-svg").first.bounding_box()
        assert box is not None
        assert box["width"] > 250
        assert box["height"] == held["layout"]["height"]
        # A bar or a mark for every value that is there.
        values = sum(
            sum(value is not None for value in trace["x"])
            for trace in held["data"]
            if trace["type"] == "bar" or "markers" in trace.get("mode", "")
        )
        drawn = figure.locator(".points .point path, .points path.point").evaluate_all(
            """marks => marks.filter(mark => {
                const box = mark.getBBox();
                return !mark.closest('.bars') || (box.width > 0 && box.height > 0);
            }).length"""
        )
        assert drawn == values


def test_figures_offer_no_upload(looked_at) -> None:
    page = looked_at(PLAN, is_unfolded=True, opened_at=WIDTHS[0]).page
    titles = [button.get_attribute("data-title") for button in page.locator(".modebar-btn").all()]
    assert titles
    assert not [title for title in titles if title and re.search("share|cloud|plotly", title, re.IGNORECASE)]


def test_a_source_opens_by_keyboard_and_shows_the_figure_in_its_words(opened) -> None:
    page = opened(PLAN, 1280).page
    row = page.locator("tr", has=page.locator("th", has_text="5G基站")).first
    summary = row.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    panel = row.locator(".panel")
    assert panel.is_visible()
    assert "鞍政发〔2021〕4号" in panel.inner_text()
    assert "任务132" in panel.inner_text()
    assert {"4000个", "1330个"} <= set(panel.locator("mark").all_inner_texts())
    box = panel.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert summary.evaluate("node => node === document.activeElement")


def test_one_source_is_open_at_a_time(opened) -> None:
    page = opened(PLAN).page
    summaries = page.locator("details.source > summary")
    for number in (0, 1):
        # The open panel of the first may lie over the second.
        summaries.nth(number).evaluate("node => node.click()")
    page.wait_for_function("document.querySelectorAll('details.source[open]').length === 1")


def test_the_dark_page_is_dark_and_its_figures_too(opened) -> None:
    page = opened(PAGES[1], is_unfolded=True, color_scheme="dark").page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 31)"
    ink = page.evaluate("getComputedStyle(document.querySelector('.ytick text')).fill")
    assert ink == "rgb(230, 235, 240)"


def test_chinese_is_drawn_with_chinese_faces(looked_at) -> None:
    """A missing face shows boxes: all as wide as each other and unlike any character."""
    page = looked_at(PAGES[0]).page
    shapes = page.evaluate(
        """() => ['鞍', '一', '龘', '\\uE123'].map((sign) => {
            const canvas = document.createElement('canvas');
            const pen = canvas.getContext('2d');
            pen.font = '40px ' + getComputedStyle(document.body).fontFamily;
            pen.fillText(sign, 0, 45);
            return canvas.toDataURL();
        })"""
    )
    assert len(set(shapes)) == 4


def test_the_index_leads_to_every_page(opened, reports: Path) -> None:
    page = opened("index.html").page
    links = {link.get_attribute("href") for link in page.locator("main a").all()}
    made = {path.relative_to(reports).as_posix() for path in reports.rglob("*.html")}
    assert made > set(PAGES)
    assert links == {*made, "manifest.json"} - {"index.html"}
    page.get_by_role("link", name="城市对比：").click()
    assert page.title().startswith("城市对比")
    page.get_by_role("link", name="全部报告").click()
    assert page.title() == "城市目标任务完成情况"


def test_the_english_page_has_no_untranslated_heading(looked_at) -> None:
    page = looked_at("锦州市-2025-Q1.en.html", is_unfolded=True, opened_at=WIDTHS[0]).page
    heads = page.locator("h1, h2, thead th, caption, nav a, .card .what, summary").all_inner_texts()
    assert len(heads) > 40
    assert [head for head in heads if re.search("[\u4e00-\u9fff]", head)] == []
    assert "Jinzhou: progress to targets" in heads[0]
    # Charts are headed by indicators: their English names, the Chinese ones beside them.
    assert all(re.match("[A-Z]", head) for head in page.locator("h3").all_inner_texts())
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("name", [PAGES[0], PAGES[1], "锦州市-2025-Q1.en.html"])
def test_what_the_quarter_says_is_seen_without_scrolling(looked_at, name: str) -> None:
    page = looked_at(name).page
    page.set_viewport_size({"width": 1280, "height": 800})
    for part in ("h1", ".lead", ".card"):
        box = page.locator(part).last.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


def test_headings_landmarks_and_tables_are_named(looked_at) -> None:
    for name in PAGES[:7]:
        page = looked_at(name, is_unfolded=True, opened_at=WIDTHS[0]).page
        assert page.locator("h1").count() == page.locator("main").count() == 1
        levels = [
            int(tag[1])
            for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => h.tagName)")
        ]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        for table in page.locator("table").all():
            assert table.locator("caption").inner_text()
            assert table.locator("thead th:not([scope=col])").count() == 0
        assert page.locator("figure:not(:has(figcaption p))").count() == 0
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(node => node.id)")
        assert len(ids) == len(set(ids))


def test_pages_are_small(reports: Path) -> None:
    assert all((reports / name).stat().st_size <= 500_000 for name in PAGES)
