"""Tells every figure that cannot be true, with the file and line it comes from, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from indicators.documents.register import readable_papers, register
from indicators.errors import ImplausibleFigure, IndicatorsError, raise_all
from indicators.exchange import freshness, project_build
from indicators.project import Project
from indicators.tables.building import build_by_parts
from indicators.tables.building.left_out import LeftOut
from indicators.tables.contract.records import Observation, Target
from indicators.tables.reported import observations, progress_figures
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.targets.bound_words import DUPLICATE, expected
from indicators.tables.targets.plausibility import FLAG, SetAside
from indicators.validation.table_files import TableFiles
from indicators.vocabulary.plausible_bounds import plausible_bounds

Row: TypeAlias = Observation | Target
Place: TypeAlias = tuple[str, int]


def check(
    project: Project,
    texts: Callable[[], Mapping[str, str]] | None = None,
    set_aside: Callable[[], SetAside] | None = None,
) -> None:
    """Hold the figures of papers and observations against their bounds.

    Parameters
    ----------
    project : Project
        Only read; its tables are taken from data/processed where they are what data/raw gives.
    texts : callable, optional
        Gives the texts of the papers by id, if they are read already.
    set_aside : callable, optional
        Gives the rows of data/processed that cannot be true, if these are.

    Raises
    ------
    ImplausibleFigure, UnreadableDocument
        For each figure that cannot be true and that nobody has confirmed, all together, and for each paper
        that is left out of the tables why.

    Examples
    --------
    >>> from indicators.project import find
    >>> check(find())
    """
    aside, left_out = _set_aside(project, set_aside or TableFiles(project).set_aside)
    faults: list[IndicatorsError] = [one.error for one in left_out]
    rows = [(name, row) for _, name, row in aside.rows()]
    if not rows:
        raise_all(faults)
        return
    figures = [*observations.read(project), *progress_figures.read(project)]
    gathered = dict(zip(observations.row_ids(figures), figures, strict=True))
    names = [row.statement_id for name, row in rows if name not in gathered]
    in_papers = _places(project, names, texts or partial(_texts, project))
    told: list[tuple[Place, ImplausibleFigure]] = []
    for name, row in rows:
        figure = gathered.get(name)
        place = (f"data/raw/observations/{figure.file}", figure.line) if figure else in_papers[name]
        told += [(place, _fault(row, cause, place, figure)) for cause in row.flags.arguments(FLAG)]
    raise_all([*faults, *(fault for _, fault in sorted(told, key=lambda one: one[0]))])


def _set_aside(project: Project, of_files: Callable[[], SetAside]) -> tuple[SetAside, tuple[LeftOut, ...]]:
    """Give the rows that cannot be true, of what data/raw gives now, and why papers were left out."""
    is_built = (project.processed / freshness.PACKAGE).is_file() and not freshness.is_stale(project)
    if is_built and not freshness.left_out(project):
        return of_files(), ()
    built = build_by_parts.made(project, kept=project_build.earlier_results(project))
    return built.tables.plausible().set_aside, built.left_out


def _fault(row: Row, cause: str, place: Place, figure: Figure | None) -> ImplausibleFigure:
    amount = f"{row.low:.10g}" if row.low == row.high else f"{row.low:.10g} to {row.high:.10g}"
    line = f"row {place[1]}" if figure else f"line {place[1]} of its text ({row.statement_id})"
    return ImplausibleFigure(
        expected=expected(
            cause,
            indicator=row.indicator,
            indicator_id=row.indicator_id,
            measure=row.measure,
            published=row.published,
        ),
        found=f"{row.indicator or 'a figure'}, {row.measure} {amount}{row.unit}, {row.period or 'no period'}",
        where=f"{place[0]}, {line}",
        remedy=_remedy(cause, figure),
    )


def _remedy(cause: str, figure: Figure | None) -> str:
    if figure is None:
        return (
            "Hand the paper out with `indicators review export`, and change, recut or drop the figure there, "
            "or confirm it if the paper says so and is right."
        )
    if cause == DUPLICATE:
        return "Delete the row."
    if figure.answered:
        word = plausible_bounds().confirming[0]
        return (
            f"Import the workbook again with --replace and the right figure, or with {word} and the reason "
            "in its remark."
        )
    return "Correct the row after its source, or say in a column confirmed why it is right."


def _texts(project: Project) -> dict[str, str]:
    return {paper.id: paper.text for paper in readable_papers.papers(project)}


def _places(
    project: Project, names: list[str], texts: Callable[[], Mapping[str, str]]
) -> Mapping[str, Place]:
    """Find the file and the line of its text on which statements stand."""
    if not names:
        return {}
    files = {entry.id: entry.file for entry in register.entries(project)}
    known, found = texts(), {}
    for name in names:
        paper, _, offset = name.rpartition("@")
        found[name] = (f"data/raw/documents/{files[paper]}", known[paper].count("\n", 0, int(offset)) + 1)
    return found
