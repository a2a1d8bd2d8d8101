"""The README in Chinese says what the English one says: its commands, links, parts, packages and names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FENCED = re.compile(r"```\w*\n(.*?)```", re.S)
LINK = re.compile(r"\]\(([^)]+)\)")
EACH_OTHER = {"README.md", "README.zh-CN.md"}


@pytest.fixture(scope="module")
def both(root: Path) -> tuple[str, str]:
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in sorted(EACH_OTHER))
    return english, chinese


def test_they_lead_to_each_other(both: tuple[str, str]) -> None:
    english, chinese = both
    assert "](README.zh-CN.md)" in english
    assert "](README.md)" in chinese


def test_they_have_the_same_sections_and_links(both: tuple[str, str]) -> None:
    # Where a page is there in Chinese too, the Chinese text leads to that one.
    links = [
        sorted(one.replace("-zh.md", ".md") for one in LINK.findall(text) if one not in EACH_OTHER)
        for text in both
    ]
    assert links[0] == links[1]
    heads = [len(re.findall("^#+ ", text, re.M)) for text in both]
    assert heads[0] == heads[1]


def test_they_show_the_same_commands_and_parts(both: tuple[str, str]) -> None:
    english, chinese = (code_of(text) for text in both)
    assert english == chinese


def test_they_name_the_same_packages_and_code(both: tuple[str, str]) -> None:
    english, chinese = (re.findall(r"^\| ([^|]+?) \|", text, re.M) for text in both)
    assert english[2:] == [one.replace("可选", "optional") for one in chinese[2:]]
    told = [set(re.findall("`([^`]+)`", re.sub(r"\s+", " ", FENCED.sub("", text)))) for text in both]
    assert told[0] == told[1]


def code_of(text: str) -> list[str]:
    """Every line of code without its remark, and of the parts their names."""
    found = []
    for line in "\n".join(FENCED.findall(text)).splitlines():
        plain = line.split("  #")[0].split("   # ")[0]
        found.append(re.split(r"(?<=\S)\s{2,}", plain)[0].rstrip())
    return found
