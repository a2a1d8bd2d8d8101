"""Writes the figures of docs/reading.md: how the reading agrees with the labels at hand, and its rules.

python benchmarks/figures.py
"""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from indicators import project
from indicators.evaluation import scorecard, scoring
from indicators.evaluation.scoring import EVERYTHING, Score
from indicators.project import Project
from indicators.storage.atomic_write import write_bytes

BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
REMEDY = "run python benchmarks/figures.py"


def figures(where: Project) -> str:
    """Evaluate the reading and write the two tables in Markdown."""
    pairs = scorecard.compare(where)
    every = [pair for members in pairs.values() for pair in members]
    scores = {name: scoring.score(name, members) for name, members in pairs.items()}
    scores[EVERYTHING] = scoring.score(EVERYTHING, every)
    labels = {name: sum(pair.label is not None for pair in members) for name, members in pairs.items()}
    labels[EVERYTHING] = sum(labels.values())
    head = _row(["", *scores]) + _row(["---", *["---:" for _ in scores]])
    body = _row(["labels", *(str(labels[name]) for name in scores)])
    for rows in zip(*scores.values(), strict=True):
        body += _row([rows[0].quality, *(_rate(row) for row in rows)])
    kinds = _row(["kind of figure", "labels", "value and unit right", "whole row right"])
    kinds += _row(["---", "---:", "---:", "---:"])
    rules = f"Rules that can be taken away one at a time: {_count_rules()}.\n"
    return f"{head}{body}\n{kinds}{_kinds(scoring.by_construction(every))}\n{rules}"


def _count_rules() -> int:
    """Count what `make mutate` tries; its module stands beside this one."""
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        return len(importlib.import_module("mutation").every_rule())
    finally:
        del sys.path[0]


def _kinds(rows: Sequence[Score]) -> str:
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "".join(
        _row([quantity.document, str(quantity.of), _rate(quantity), _rate(whole)])
        for quantity, whole in pairs
    )


def _rate(score: Score) -> str:
    return "–" if math.isnan(score.value) else f"{score.value:.3f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def replaced(page: str, tables: str) -> str:
    """Put the tables between their marks in the page."""
    before, _, rest = page.partition(BEGIN)
    _, _, behind = rest.partition(END)
    return f"{before}{BEGIN}\n{tables}\n{END}{behind}"


def main() -> None:
    where = project.find()
    page = where.root / "docs" / "reading.md"
    write_bytes(page, replaced(page.read_text(encoding="utf-8"), figures(where)).encode())


if __name__ == "__main__":
    main()
