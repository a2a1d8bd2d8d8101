"""Readable for everybody: axe finds no serious fault, and no character is a box."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = [
    "鞍山市-2023-Q2.html",
    "鞍山市-2023-Q4.html",
    "锦州市-2025-Q2.html",
    "鞍山市-2023-plan.html",
    "鞍山市-2016-2020-account.html",
    "鞍山市-2023-锦州市-2025-compare.html",
    "锦州市-2025-responsibility.html",
    "锦州市-2025-Q1.en.html",
    "indicators/gdp.html",
    "index.html",
]

# Draws each character alone; one that no face holds comes out as the box an unassigned one gives.
BOXES = """(more) => {
  const pen = Object.assign(document.createElement('canvas'), {width: 40, height: 40})
    .getContext('2d', {willReadFrequently: true});
  pen.font = '24px ' + getComputedStyle(document.body).fontFamily;
  const drawn = (sign) => {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(sign, 4, 30);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn('\\u{10FFFE}');
  const shown = document.body.textContent + [...document.querySelectorAll('[data-label]')]
    .map((cell) => cell.dataset.label).join('') + more;
  return [...new Set(shown)].filter((sign) => /[^\\s\\p{Cc}\\p{Cf}]/u.test(sign) && drawn(sign) === box);
}"""


# Marks three of each sort of text: what decides on contrast is the same in all of them. axe takes seconds for
# the thousands of cells of a page.
MARKED = """() => {
  const behind = new Map([[null, '']]);
  const ground = (node) => {
    if (!behind.has(node)) {
      const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode} = getComputedStyle(node);
      const own = [node.localName, node.className, opacity, filter, mixBlendMode];
      behind.set(node, ground(node.parentElement) + own + backgroundColor + backgroundImage);
    }
    return behind.get(node);
  };
  const sorts = new Map();
  for (const node of document.querySelectorAll('body, body *')) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(node);
    const {left, right, width} = node.getBoundingClientRect();
    const isSeen = node.checkVisibility({visibilityProperty: true}) && width > 0;
    const isInside = left >= 0 && right <= innerWidth;
    const sort = ground(node) + [color, fontSize, fontWeight, textShadow, isSeen, isInside];
    sorts.set(sort, [...sorts.get(sort) ?? [], node]);
  }
  for (const alike of sorts.values()) {
    for (const node of [alike[0], alike[alike.length >> 1], alike.at(-1)]) node.dataset.sort = '';
  }
}"""
UNMARKED = "document.querySelectorAll('[data-sort]').forEach((node) => delete node.dataset.sort)"


def serious(page: Page, context: object = None, **more: object) -> list[str]:
    """Name the rules that axe finds broken, with the first element of each."""
    found = Axe().run(page, context, {"resultTypes": ["violations"], **more}).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['target']} {fault['nodes'][0]['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def too_faint(page: Page) -> list[str]:
    """Name the rule of contrast if a sort of text breaks it."""
    page.evaluate(MARKED)
    found = serious(page, {"include": [["[data-sort]"]]}, runOnly=["color-contrast"])
    page.evaluate(UNMARKED)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault_on_a_phone(looked_at, name: str) -> None:
    assert serious(looked_at(name, 360).page) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault_on_a_dark_desk(looked_at, name: str) -> None:
    # What else it looks at is the same on a phone.
    assert too_faint(looked_at(name, 1280, theme="dark").page) == []


def test_what_is_folded_up_has_no_serious_fault_either(looked_at) -> None:
    assert serious(looked_at("鞍山市-2023-Q4.html", 1280, is_unfolded=True).page) == []


def test_axe_would_find_one(opened) -> None:
    page = opened("index.html").page
    page.evaluate("document.querySelector('h1').style.color = '#1c2733'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {fault.partition(":")[0] for fault in serious(page)} == {"color-contrast", "html-has-lang"}


def test_one_text_among_many_would_be_found(opened) -> None:
    page = opened("鞍山市-2016-2020-account.html").page
    page.evaluate(
        """() => {
            // axe leaves out single signs.
            const isRead = (one) => one.checkVisibility() && one.firstChild?.data?.trim().length > 1;
            const seen = [...document.querySelectorAll('tbody td, tbody td *')].filter(isRead);
            seen[seen.length >> 1].id = 'faint';
        }"""
    )
    told = {}
    for style in ("", "color: #9a9a9a", "opacity: 0.4"):
        page.evaluate("(style) => { document.getElementById('faint').style.cssText = style; }", style)
        told[style] = [fault.partition(" ")[2][:10] for fault in too_faint(page)]
    assert told == {"": [], "color: #9a9a9a": ["['#faint']"], "opacity: 0.4": ["['#faint']"]}


@pytest.mark.parametrize("name", PAGES)
def test_every_character_has_a_glyph(looked_at, name: str) -> None:
    page = looked_at(name).page
    assert page.evaluate(BOXES, "") == []
    # A character that no face can hold is found out.
    assert page.evaluate(BOXES, "\U0010fffd") == ["\U0010fffd"]
