"""What refers to places of a paper, and no longer fits when the paper has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from indicators.documents.register import register
from indicators.documents.register.register import RawFile
from indicators.errors import Faults, FigureMisfit, IndicatorsError
from indicators.project import Project
from indicators.reading import statements as reader
from indicators.reading.statement import Statement
from indicators.tables.contract.records import StatementRow
from indicators.tables.corrections import corrections
from indicators.tables.reported import progress_figures
from indicators.tables.reported.observations import PROGRESS_FILE
from indicators.tables.reported.progress_figures import ProgressFigure
from indicators.tables.targets.split_by_office import is_part, whole_of
from indicators.vocabulary import indicators

T = TypeVar("T")


def altered(project: Project, files: Sequence[RawFile]) -> list[IndicatorsError]:
    """List everything that no longer fits papers whose files are not the registered ones.

    Returns
    -------
    list of IndicatorsError
        RawFileAltered and the like for the files, then CorrectionMisfit and FigureMisfit for what refers to
        them; empty if every file is the registered one.
    """
    faults = register.file_faults(project, files)
    papers = register.documents([file for file in files if file.faults])
    if papers:
        ids = {paper.id for paper in papers}
        known = [file.entry for file in files]
        settled = [
            one for one in _read(partial(corrections.read, project, known), faults) if one.document_id in ids
        ]
        filled_in = _read(partial(progress_figures.read, project), faults)
        figures = [figure for figure in filled_in if figure.answered in ids]
        read = [row for paper in papers for row in reader.read(paper)]
        faults += corrections.misfits(settled, {paper.id: paper for paper in papers})
        faults += figure_misfits(figures, read)
    return faults


def _read(read: Callable[[], list[T]], faults: list[IndicatorsError]) -> list[T]:
    """Read a file of what was settled or filled in; what is wrong with it hides nothing of the papers."""
    try:
        return read()
    except Faults as error:
        faults.extend(error.errors)
    except IndicatorsError as error:
        faults.append(error)
    return []


def figure_misfits(
    figures: Iterable[ProgressFigure], read: Iterable[Statement | StatementRow], others: Iterable[str] = ()
) -> list[FigureMisfit]:
    """Find progress figures whose target is no longer read at its place, or is another one now.

    Parameters
    ----------
    others : iterable of str
        Ids of targets that stand in no paper.

    Examples
    --------
    >>> figure_misfits([], [])
    []
    """
    rows = {row.statement_id: row for row in read}
    known, found = set(others), []
    for figure in figures:
        statement_id, part = whole_of(figure.target_id)
        row = rows.get(statement_id)
        told = f"row {figure.line}: {figure.target_id}, {figure.indicator} in {figure.period},"
        if row is None and figure.target_id not in known:
            found.append(f"{told} is read no longer")
        elif row is not None and row.role != "target":
            found.append(f"{told} is no target any more but {row.role}")
        elif row is not None and not _is_about(figure, part, row):
            found.append(f"{told} is about {row.indicator or row.sentence} now")
    if not found:
        return []
    return [
        FigureMisfit(
            expected="the targets that the figures were filled in for",
            found="; ".join(found),
            where=f"data/raw/observations/{PROGRESS_FILE}",
            remedy="Restore the papers, or take these rows out and import the figures again in a fresh "
            "`indicators progress template`.",
        )
    ]


def _is_about(figure: ProgressFigure, part: str, row: Statement | StatementRow) -> bool:
    if part:
        return is_part(part, row.indicator_id)
    # A workbook names 城镇就业 as pages do: 城镇新增就业.
    entry = indicators().by_id.get(row.indicator_id)
    return figure.indicator in (row.indicator, row.sentence, entry.name if entry else row.indicator)
