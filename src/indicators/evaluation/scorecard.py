"""Prints how well the reading agrees with the labels at hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from indicators.documents.register import readable_papers
from indicators.errors import LabelFault, nearest, raise_all
from indicators.evaluation import scoring
from indicators.evaluation.gold_labels import read_labels
from indicators.evaluation.scoring import EVERYTHING, Miss, Pair, Score
from indicators.project import Project
from indicators.reading import statements
from indicators.storage.transaction import require_settled
from indicators.storage.visible_text import shown


def _folder(project: Project) -> Path:
    return project.root / "tests" / "labels"


def own_labels(project: Project) -> list[Path]:
    """List the project's own files of labels; a project that never made any has none."""
    return sorted(_folder(project).glob("*.jsonl"))


def compare(project: Project, paths: Sequence[Path] = (), *, document: str = "") -> dict[str, list[Pair]]:
    """Read the labelled documents and put their labels beside what is read.

    Parameters
    ----------
    paths : sequence of Path
        Files of labels; those in tests/labels if none are given.
    document : str
        The id of the document they label; the stem of each file if not given.

    Returns
    -------
    dict
        For each document's id, its labels and statements.

    Raises
    ------
    LabelFault
        If there are no labels, or their document is not registered.
    """
    is_chosen = bool(paths)
    paths = list(paths) or own_labels(project)
    if not paths:
        folder = _folder(project)
        raise LabelFault(
            expected="files of labels", found="none", where=str(folder), remedy="Name a file of labels."
        )
    require_settled(project.data)
    known = {file.entry.id: file for file in readable_papers.files(project)}
    found: dict[str, list[Pair]] = {}
    for path in paths:
        if not path.is_file():
            raise LabelFault(
                expected="a file of labels", found="no such file", where=str(path), remedy="Check the path."
            )
        name = document or path.stem
        if name not in known:
            raise LabelFault(
                expected="labels of a registered document",
                found=repr(name),
                where=str(path),
                remedy=f"Name the document with --document. {nearest(name, list(known))}",
            )
        file = known[name]
        if file.document is None:
            # What cannot be read is left out of the tables too; only who names it is told.
            if is_chosen:
                raise_all(file.faults)
            continue
        labels = read_labels(path, file.document.text)
        found.setdefault(name, []).extend(scoring.pair(labels, statements.read(file.document)))
    return found


def rates(pairs: Mapping[str, Sequence[Pair]]) -> dict[str, list[Score]]:
    """Rate the reading of each document and, where there are several, of all together."""
    scores = {name: scoring.score(name, members) for name, members in pairs.items()}
    if len(pairs) > 1:
        every = [p for members in pairs.values() for p in members]
        scores[EVERYTHING] = scoring.score(EVERYTHING, every)
    return scores


def show(project: Project, paths: Sequence[Path] = (), *, document: str = "", worst: int = 0) -> None:
    """Print the rates per document and per construction, and the worst misses, on stdout."""
    pairs = compare(project, paths, document=document)
    every = [p for members in pairs.values() for p in members]
    console = Console(soft_wrap=True, markup=False, emoji=False, highlight=False)
    console.print(_rates("What agrees with the labels", rates(pairs)))
    console.print(_constructions(scoring.by_construction(every)))
    if worst:
        found = [miss for name, members in pairs.items() for miss in scoring.misses(name, members)]
        found.sort(key=lambda miss: -miss.weight)
        console.print(_worst(found[:worst], len(found)))


def _rates(title: str, scores: dict[str, list[Score]]) -> Table:
    table = Table(title=title)
    table.add_column("quality")
    for name in scores:
        table.add_column(name, justify="right", overflow="fold", min_width=9)
    for rows in zip(*scores.values(), strict=True):
        table.add_row(rows[0].quality, *(_rate(row) for row in rows))
    return table


def _constructions(rows: Sequence[Score]) -> Table:
    table = Table(title="By kind of figure")
    table.add_column("kind")
    for name in ("labels", "value and unit right", "whole row right"):
        table.add_column(name, justify="right")
    for quantity, whole in zip(rows[::2], rows[1::2], strict=True):
        table.add_row(quantity.document, str(quantity.of), _rate(quantity), _rate(whole))
    return table


def _worst(found: Sequence[Miss], total: int) -> Table:
    table = Table(title=f"The worst {len(found)} of {total} that differ: label → reading", show_lines=True)
    for name in ("where", "quote", "kind", "what differs", "sentence"):
        table.add_column(name, overflow="fold")
    for miss in found:
        told = (f"{miss.document}@{miss.start}", miss.quote, miss.kind, miss.differences, miss.sentence)
        table.add_row(*map(shown, told))
    return table


def _rate(row: Score) -> str:
    return "–" if math.isnan(row.value) else f"{row.value:.3f}"
