"""Tells every figure that cannot be true, with the file and line it comes from, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from indicators.documents import register
from indicators.errors import ImplausibleFigure, raise_all
from indicators.exchange import freshness
from indicators.project import Project
from indicators.tables import observations, progress_figures, store
from indicators.tables.build import build
from indicators.tables.figure import Figure
from indicators.tables.plausibility import DUPLICATE, FLAG
from indicators.tables.records import Observation, Target, records
from indicators.vocabulary import indicators
from indicators.vocabulary.plausible_bounds import plausible_bounds

Row: TypeAlias = Observation | Target
Place: TypeAlias = tuple[str, int]


def check(project: Project) -> None:
    """Hold the figures of papers and observations against their bounds.

    Parameters
    ----------
    project : Project
        Only read; its tables are taken from data/processed where they are what data/raw gives.

    Raises
    ------
    ImplausibleFigure
        For each figure that cannot be true and that nobody has confirmed, all together.
    IndicatorsError
        As `indicators.tables.build.build`.

    Examples
    --------
    >>> from indicators.project import find
    >>> check(find())
    """
    rows = list(_rows(_tables(project)))
    if not rows:
        return
    figures = [*observations.read(project), *progress_figures.read(project)]
    gathered = dict(zip(observations.row_ids(figures), figures, strict=True))
    in_papers = _places(project, [row.statement_id for name, row in rows if name not in gathered])
    told: list[tuple[Place, ImplausibleFigure]] = []
    for name, row in rows:
        figure = gathered.get(name)
        place = (f"data/raw/observations/{figure.file}", figure.line) if figure else in_papers[name]
        told += [(place, _fault(row, cause, place, figure)) for cause in row.flags.arguments(FLAG)]
    raise_all([fault for _, fault in sorted(told, key=lambda one: one[0])])


def expected(kind: str, row: Row) -> str:
    """Say what a figure should have been like, by the kind of what is wrong with it.

    Examples
    --------
    >>> from indicators.tables import schema
    >>> row = schema.typed("targets", [{"target_id": "a", "measure": "growth", "direction": 1}])
    >>> expected("growth", records(row, Target)[0])
    'a growth from -100 to 500 %'
    """
    bounds, entry = plausible_bounds(), indicators().by_id.get(row.indicator_id)
    if kind in ("share", "amount") and entry is not None and entry.bounds:
        return f"from {entry.bounds[0]:g} to {entry.bounds[1]:g} {entry.unit}, as indicators.yaml says"
    is_amount = row.measure in ("level", "increment", "share") and entry is not None
    return {
        "not_finite": "a finite number",
        "unit": f"a unit of the {row.measure} of {row.indicator}, "
        f"such as {entry.display if is_amount and entry else '%'}",
        "share": f"a share from {bounds.shares.low:g} to {bounds.shares.high:g} %",
        "growth": f"a growth from {bounds.growth.low:g} to {bounds.growth.high:g} %",
        "amount": f"an amount up to {bounds.amount('other'):g} in its unit",
        "future": f"a time that was over when it was published, {row.published}, or an estimate",
        DUPLICATE: "each row once in a file",
    }[kind]


def _tables(project: Project) -> store.Tables:
    """Give the tables as data/raw gives them now."""
    is_built = (project.processed / freshness.PACKAGE).is_file() and not freshness.is_stale(project)
    if is_built:
        return store.Tables.load(project, include_restricted=True)
    return build(project).plausible()


def _rows(tables: store.Tables) -> Iterator[tuple[str, Row]]:
    """Go through the rows that are set aside, with their names."""
    for target in records(tables.set_aside.targets, Target):
        yield target.target_id, target
    for figure in records(tables.set_aside.observations, Observation):
        yield figure.observation_id, figure


def _fault(row: Row, cause: str, place: Place, figure: Figure | None) -> ImplausibleFigure:
    kind, _, _ = cause.partition(":")
    amount = f"{row.low:.10g}" if row.low == row.high else f"{row.low:.10g} to {row.high:.10g}"
    line = f"row {place[1]}" if figure else f"line {place[1]} of its text ({row.statement_id})"
    return ImplausibleFigure(
        expected=expected(kind, row),
        found=f"{row.indicator or 'a figure'}, {row.measure} {amount}{row.unit}, {row.period or 'no period'}",
        where=f"{place[0]}, {line}",
        remedy=_remedy(kind, figure),
    )


def _remedy(kind: str, figure: Figure | None) -> str:
    if figure is None:
        return (
            "Hand the paper out with `indicators review export`, and change, recut or drop the figure there, "
            "or confirm it if the paper says so and is right."
        )
    if kind == DUPLICATE:
        return "Delete the row."
    if figure.answered:
        word = plausible_bounds().confirming[0]
        return (
            f"Import the workbook again with --replace and the right figure, or with {word} and the reason "
            "in its remark."
        )
    return "Correct the row after its source, or say in a column confirmed why it is right."


def _places(project: Project, names: list[str]) -> Mapping[str, Place]:
    """Find the file and the line of its text on which statements stand."""
    if not names:
        return {}
    files = {entry.id: entry.file for entry in register.entries(project)}
    texts = {paper.id: paper.text for paper in register.load(project)}
    found = {}
    for name in names:
        paper, _, offset = name.rpartition("@")
        found[name] = (f"data/raw/documents/{files[paper]}", texts[paper].count("\n", 0, int(offset)) + 1)
    return found
