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


def serious(page: Page, *rules: str) -> list[str]:
    """Name the rules, of all or of those given, that axe finds broken, with the first element of each."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['target']} {fault['nodes'][0]['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault_on_a_phone(looked_at, name: str) -> None:
    assert serious(looked_at(name, 360).page) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault_on_a_dark_desk(looked_at, name: str) -> None:
    # What else it looks at is the same on a phone.
    assert serious(looked_at(name, 1280, theme="dark").page, "color-contrast") == []


def test_what_is_folded_up_has_no_serious_fault_either(looked_at) -> None:
    assert serious(looked_at("鞍山市-2023-Q4.html", 1280, is_unfolded=True).page) == []


def test_axe_would_find_one(opened) -> None:
    page = opened("index.html").page
    page.evaluate("document.querySelector('h1').style.color = '#1c2733'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {fault.partition(":")[0] for fault in serious(page)} == {"color-contrast", "html-has-lang"}


@pytest.mark.parametrize("name", PAGES)
def test_every_character_has_a_glyph(looked_at, name: str) -> None:
    page = looked_at(name).page
    assert page.evaluate(BOXES, "") == []
    # A character that no face can hold is found out.
    assert page.evaluate(BOXES, "\U0010fffd") == ["\U0010fffd"]
