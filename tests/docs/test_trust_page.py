"""The page on trust names, for every promise, tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| (?!promise|---)", line)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:50])
def test_every_promise_names_tests(row: str) -> None:
    promise, shown, *rest = [cell.strip() for cell in row.strip("|").split(" | ")]
    assert promise
    assert rest == []
    assert re.fullmatch(rf"{NAMED.pattern}(, {NAMED.pattern})*", shown), shown


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED.findall(PAGE))))
def test_every_named_test_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_page_is_one_page_and_found_from_the_readme() -> None:
    assert len(ROWS) >= 14
    assert len(PAGE.splitlines()) <= 90
    assert "(docs/trust.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_other_files_named_on_it_exist() -> None:
    for name in re.findall(r"`(tests/[\w/]+\.py)`", PAGE):
        assert (ROOT / name).is_file(), name
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert headings[-1] == "Not promised"
