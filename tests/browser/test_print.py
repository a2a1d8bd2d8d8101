"""The pages on paper: A4, legible, nothing cut off, heads repeated, no heading left alone at a page's end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser

from .conftest import open_page

A4 = (595, 842)
MARGIN = 36
SMALLEST = 6
# The lower margin holds the foot.
FOOT = 48
# A figure is never cut, so the sheet before a tall one may end early; but none is all but empty.
LEAST_FILLED = 0.25


@dataclass(frozen=True)
class Sheet:
    """One sheet as a reader of PDF finds it."""

    width: float
    height: float
    lines: list[dict[str, Any]]
    letters: list[dict[str, Any]]


@dataclass(frozen=True)
class Printed:
    """A page that was printed: its headings and figures, its sheets, and the folds left open afterwards."""

    headings: list[str]
    figures: int
    sheets: list[Sheet]
    left_open: int


@pytest.fixture(scope="module")
def printed(
    browser: Browser, reports: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Printed]:
    """Prints a page, once for all tests."""

    @cache
    def print_page(name: str) -> Printed:
        page = open_page(browser, (reports / f"{name}.html").as_uri(), 1280).page
        headings, figures = page.locator("h2").all_inner_texts(), page.locator("[data-figure]").count()
        path = tmp_path_factory.mktemp("printed") / "page.pdf"
        page.pdf(path=path, format="A4", prefer_css_page_size=True)
        left_open = page.locator("details.fold[open]").count()
        page.close()
        with pdfplumber.open(path) as paper:
            sheets = [
                Sheet(float(sheet.width), float(sheet.height), sheet.extract_text_lines(), sheet.chars)
                for sheet in paper.pages
            ]
        return Printed(headings, figures, sheets, left_open)

    return print_page


@pytest.mark.parametrize("name", ["鞍山市-2023-Q4", "锦州市-2025-Q1.en", "鞍山市-2023-plan"])
def test_a_page_prints_on_sheets_that_can_be_read(printed, name: str) -> None:
    headings, sheets = printed(name).headings, printed(name).sheets
    assert 6 <= len(sheets) <= 20
    assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {A4}
    every = [sheet.lines for sheet in sheets]
    told = [[line for line in lines if line["bottom"] < A4[1] - FOOT] for lines in every]
    # What the page rests on, and the sheet's number, stand at the foot of each.
    feet = [
        " ".join(plain(line["text"]) for line in lines if line["bottom"] >= A4[1] - FOOT) for lines in every
    ]
    for number, foot in enumerate(feet, 1):
        assert re.search("依据|Restson", foot)
        # Of papers on several lines the last may stand behind the number.
        assert re.search(rf"(第|Page){number}\D{{1,2}}{len(sheets)}(?!\d)", foot)
    for sheet, lines in zip(sheets, told, strict=True):
        letters = [letter for letter in sheet.letters if letter["text"].strip()]
        assert min(letter["x0"] for letter in letters) >= MARGIN
        assert max(letter["x1"] for letter in letters) <= A4[0] - MARGIN
        # The page is not shrunk to fit: its smallest words are those of the cells' second lines.
        words = [letter["size"] for letter in letters if letter["text"] > "\u4e00"]
        assert min(words, default=SMALLEST) >= SMALLEST
        assert plain(lines[-1]["text"]) not in {plain(heading) for heading in headings}
    filled = [max(line["bottom"] for line in lines) / A4[1] for lines in told[:-1]]
    assert min(filled) >= LEAST_FILLED
    # A long table has its heads on every sheet it goes on to.
    begins = [" ".join(line["text"] for line in lines[:4]) for lines in told]
    assert sum("来源" in text or "Source" in text for text in begins) >= 3


def test_on_paper_all_is_open(printed) -> None:
    page = printed("鞍山市-2023-Q4")
    words = "".join("".join(line["text"].split()) for sheet in page.sheets for line in sheet.lines)
    # The last task of the list and the last unit, behind what is shown at first.
    for row in ("任务210", "5G基站", "评价标准"):
        assert row in words
    assert "显示全部" not in words
    assert page.figures > 3
    # Closed again when the printer is done.
    assert page.left_open == 0


def plain(text: str) -> str:
    """Take out what a PDF does not keep: spaces, arrows, and radicals in the place of characters."""
    return "".join(sign for sign in text if sign.isalnum()).translate(RADICALS)


RADICALS = str.maketrans("⽬⽣⼭⼀⼯⼈⽂⾼⻓", "目生山一工人文高长")
