"""The page on the reading tells the figures that the reading reaches now, and names modules that exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def figures(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("figures", root / "benchmarks" / "figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "reading.md").read_text(encoding="utf-8")


def test_the_figures_are_those_of_a_fresh_evaluation(page, project, figures):
    fresh = figures.figures(project)
    assert page == figures.replaced(page, fresh), figures.REMEDY
    assert fresh.count("\n| ") > 20


def test_the_tables_replace_what_stood_between_their_marks(figures):
    page = f"before\n{figures.BEGIN}old\n{figures.END}behind\n"
    new = figures.replaced(page, "| new |\n")
    assert new == f"before\n{figures.BEGIN}\n| new |\n\n{figures.END}behind\n"
    assert figures.replaced(new, "| new |\n") == new


def test_the_modules_it_names_exist(page, root):
    named = set(re.findall(r"\*\*([a-z_]+)\*\*", page)) | set(
        re.findall(r"^`([a-z_]+)` ", page, re.MULTILINE)
    )
    assert len(named) >= 8
    assert named <= {path.stem for path in (root / "src" / "indicators" / "reading").rglob("*.py")}


def test_the_sentence_it_follows_is_read_as_it_says(page):
    from indicators.documents.document import Document
    from indicators.reading import statements

    (sentence,) = re.findall(r"^ {4}(\S+。)$", page, re.MULTILINE)
    rows = statements.read(Document("d", sentence, kind="task_breakdown", period="2025"))
    assert [(row.low, row.unit, row.comparator, row.modality) for row in rows] == [
        (80000.0, "亩", "eq", "力争"),
        (20.0, "个", "eq", "力争"),
        (1400000.0, "平方米", "ge", "力争"),
    ]
    assert [row.indicator_id for row in rows] == ["high_standard_farmland", "old_housing", "old_housing"]
