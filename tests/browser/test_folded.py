"""What a quarterly page folds up: short on a phone, all of it a click or a print away, found by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGE = "锦州市-2025-Q2.html"
LONGEST = 12_000


def height(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollHeight")
    return found


def rows(page: Page) -> tuple[int, int]:
    """Count the rows that are seen, and all."""
    every = page.locator("main tbody tr")
    return page.locator("main tbody tr:visible").count(), every.count()


@pytest.mark.parametrize("name", [PAGE, "鞍山市-2023-Q4.html", "锦州市-2025-Q1.en.html"])
def test_on_a_phone_a_quarter_is_short_and_no_row_is_lost(looked_at, name: str) -> None:
    page = looked_at(name, 390).page
    assert height(page) <= LONGEST
    seen, every = rows(page)
    assert seen < every
    unfolded = looked_at(name, 390, is_unfolded=True).page
    assert rows(unfolded) == (every, every)
    # A row is a card: its cells stand below each other, each with its column's head.
    first, second = unfolded.locator("main tbody tr").first.locator("th, td").all()[:2]
    assert first.bounding_box()["y"] < second.bounding_box()["y"]


def test_a_page_without_any_figure_is_short_and_says_so_once(looked_at) -> None:
    page = looked_at("鞍山市-2023-Q2.html", 390).page
    assert height(page) <= 2_000
    words = page.locator("main").inner_text()
    assert words.count("均暂无数据") == 1
    assert page.locator("details.fold h2").all_inner_texts() == ["暂无可比数据的目标", "方法", "依据的文件"]


def test_a_section_is_opened_and_closed_by_keyboard(opened) -> None:
    page = opened(PAGE).page
    fold = page.locator("details.fold:has(#without-data)")
    row = fold.locator("tbody tr").first
    assert not row.is_visible()
    fold.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert row.is_visible()
    page.keyboard.press("Enter")
    assert not row.is_visible()


def test_a_long_table_shows_its_first_rows_and_then_all(opened) -> None:
    page = opened(PAGE).page
    page.locator("details.fold:has(#tasks) > summary").click()
    table = page.locator("details.fold:has(#tasks) table")
    more = page.locator("details.fold:has(#tasks) .show-more")
    assert table.locator("tbody tr:visible").count() == 20
    assert more.inner_text() == "显示全部158行"
    assert more.get_attribute("aria-expanded") == "false"
    more.click()
    assert table.locator("tbody tr:visible").count() == 158
    more.click()
    assert table.locator("tbody tr:visible").count() == 20
    # Whoever filters finds also what is not among the first.
    page.locator("details.fold:has(#tasks) input[type=search]").fill("任务158")
    assert table.locator("tbody tr:visible").count() == 1


def test_a_name_in_the_address_opens_what_it_leads_to(opened) -> None:
    page = opened(PAGE).page
    for name in ("without-data", "task-158", "cpi"):
        page.evaluate("document.querySelectorAll('details.fold').forEach(fold => { fold.open = false; })")
        page.evaluate("name => { location.hash = name; }", name)
        page.wait_for_function("name => document.getElementById(name).checkVisibility()", arg=name)
        assert page.locator(f"#{name}").is_visible()


def test_names_last_and_lead_from_page_to_page(opened, reports: Path) -> None:
    page = opened(PAGE).page
    names = page.locator("section h2").evaluate_all("heads => heads.map(head => head.id)")
    assert {"changes", "due", "headline", "with-data", "without-data", "tasks", "method"} <= set(names)
    beside = page.locator("nav.beside li").all_inner_texts()
    assert beside == ["上半年", "责任分工", "城市对比"]
    assert page.locator("nav.beside [aria-current=page]").inner_text() == "上半年"
    links = page.locator("main a[href*='#']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert "锦州市-2025-responsibility.html#task-1" in links
    # The quarter before was not made: nothing leads to it.
    assert not [link for link in links if "Q1" in link]
    assert all((reports / link.partition("#")[0]).is_file() for link in links)
    page.locator("main a[href$='responsibility.html#task-1']").first.click()
    page.locator("#task-1").wait_for(state="attached")
    assert "任务1" in page.locator("#task-1").inner_text()
