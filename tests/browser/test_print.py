"""The pages on paper: A4, legible, nothing cut off, heads repeated, no heading left alone at a page's end."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest

A4 = (595, 842)
MARGIN = 36
SMALLEST = 6
# The lower margin holds the foot.
FOOT = 48
# A figure is never cut, so the sheet before a tall one may end early; but none is all but empty.
LEAST_FILLED = 0.25


@pytest.mark.parametrize("name", ["鞍山市-2023-Q4", "锦州市-2025-Q1.en", "鞍山市-2023-plan"])
def test_a_page_prints_on_sheets_that_can_be_read(opened, tmp_path: Path, name: str) -> None:
    page = opened(f"{name}.html").page
    headings = page.locator("h2").all_inner_texts()
    page.pdf(path=tmp_path / "report.pdf", format="A4", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "report.pdf") as printed:
        sheets = printed.pages
        assert 6 <= len(sheets) <= 20
        assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {A4}
        every = [sheet.extract_text_lines() for sheet in sheets]
        told = [[line for line in lines if line["bottom"] < A4[1] - FOOT] for lines in every]
        # What the page rests on, and the sheet's number, stand at the foot of each.
        feet = [
            "".join(plain(line["text"]) for line in lines if line["bottom"] >= A4[1] - FOOT)
            for lines in every
        ]
        for number, foot in enumerate(feet, 1):
            assert re.search("依据|Restson", foot)
            # Of papers on several lines the last may stand behind the number.
            assert re.search(rf"(第|Page){number}\D{{1,2}}{len(sheets)}(?!\d)", foot)
        for sheet, lines in zip(sheets, told, strict=True):
            letters = [letter for letter in sheet.chars if letter["text"].strip()]
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


def plain(text: str) -> str:
    """Take out what a PDF does not keep: spaces, arrows, and radicals in the place of characters."""
    return "".join(sign for sign in text if sign.isalnum()).translate(RADICALS)


RADICALS = str.maketrans("⽬⽣⼭⼀⼯⼈⽂⾼⻓", "目生山一工人文高长")
