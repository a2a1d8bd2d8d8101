"""Figures that lead units filled into the progress workbook: data/raw/observations/progress.csv."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from indicators import periods
from indicators.errors import IndicatorsError, RawFileAltered, RawFileMissing, UnreadableTable, raise_all
from indicators.project import Project
from indicators.storage import plain_files
from indicators.tables.reported import observations
from indicators.tables.reported.observations import HEADER, PROGRESS_FILE, read_file
from indicators.tables.reported.reported_figure import Figure

PROGRESS_HEADER = [*HEADER, "target_id", "quarter", "workbook_sha256"]
PREFIX = "progress@"
DIGITS_IN_NAME = 12


class ProgressFigure(Figure):
    """A figure for one target, from January to a quarter's end, and the workbook it came in."""

    needs_unit: ClassVar[bool] = False

    target_id: str = Field(pattern=r"^[a-z0-9-]+@[\w.:/+-]+$")
    quarter: int = Field(ge=1, le=4)  # 1 to 4.
    workbook_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")  # Of the file kept in data/raw/progress.

    @property
    def key(self) -> tuple[str, int]:
        """What there is one figure of: target and quarter."""
        return self.target_id, self.quarter

    @property
    def answered(self) -> str:
        """The id of the paper whose target it was filled in for."""
        return self.target_id.partition("@")[0]

    @property
    def own_id(self) -> str:
        """The observation's name: progress@, the target's id, the period."""
        return f"{answer_prefix(self.target_id)}{self.period}"


def answer_prefix(target_id: str) -> str:
    """Say how the ids of the figures begin that were filled in for a target.

    Examples
    --------
    >>> answer_prefix("jinzhou-2025-task-breakdown@480")
    'progress@jinzhou-2025-task-breakdown.480.'
    """
    return f"{PREFIX}{target_id.replace('@', '.')}."


def answered_target(observation_id: str) -> str:
    """Name the target that a figure was filled in for, "" where it is no figure of a workbook.

    Examples
    --------
    >>> answered_target("progress@jinzhou-2025-task-breakdown.480.2025-Q1/Q3"), answered_target("a@480")
    ('jinzhou-2025-task-breakdown@480', '')
    """
    if not observation_id.startswith(PREFIX):
        return ""
    # The id of a paper has no dot, nor has a period.
    return observation_id.removeprefix(PREFIX).rpartition(".")[0].replace(".", "@", 1)


def kept_name(sha256: str, name: str) -> str:
    """Name the file under which a workbook is kept.

    Examples
    --------
    >>> kept_name("0f" * 32, "进度.xlsx")
    '0f0f0f0f0f0f-进度.xlsx'
    """
    return f"{sha256[:DIGITS_IN_NAME]}-{name}"


def read(project: Project) -> list[ProgressFigure]:
    """Read data/raw/observations/progress.csv, none if no workbook was imported yet.

    Raises
    ------
    UnreadableTable, UnknownUnit, UnknownPlace, BadPeriod
        As `observations.read`, and for a target with two figures of one quarter or a period that is not
        the quarter's.
    RawFileMissing, RawFileAltered
        For a workbook that is not kept, or not as it came. All faults are told at once.
    """
    path = project.observations / PROGRESS_FILE
    if not plain_files.is_there(path):
        return []
    figures, faults = read_file(path, PROGRESS_HEADER, ProgressFigure)
    raise_all([*faults, *_contradictions(figures), *_workbook_faults(figures, project.progress)])
    return figures


def render(figures: Iterable[ProgressFigure]) -> bytes:
    """Write figures as the CSV that `read` reads, sorted by place, year, target and quarter."""
    every = sorted(figures, key=lambda row: (row.adcode, row.place, row.period[:4], row.key))
    return observations.render(every, PROGRESS_HEADER)


def _contradictions(figures: Iterable[ProgressFigure]) -> list[IndicatorsError]:
    """Find quarters that are given twice, and periods that are not their quarter's."""
    faults: list[IndicatorsError] = []
    seen: dict[tuple[str, int], ProgressFigure] = {}
    for figure in figures:
        first = seen.setdefault(figure.key, figure)
        if first is not figure:
            faults.append(
                UnreadableTable(
                    expected="one figure a target and quarter",
                    found=f"{figure.target_id}, quarter {figure.quarter}, again as in row {first.line}",
                    where=figure.where,
                    remedy="Delete one of the two rows.",
                )
            )
        own = periods.year_to_date(int(figure.period[:4]), figure.quarter).text
        if figure.period != own:
            faults.append(
                UnreadableTable(
                    expected=f"{own}, January to the end of quarter {figure.quarter}",
                    found=figure.period,
                    where=f"{figure.where}, column period",
                    remedy="Import the workbook again instead of editing this file.",
                )
            )
    return faults


def _workbook_faults(figures: Iterable[ProgressFigure], folder: Path) -> list[IndicatorsError]:
    """Hold the kept workbooks against the hashes that the figures name."""
    faults: list[IndicatorsError] = []
    for sha256 in sorted({figure.workbook_sha256 for figure in figures}):
        kept = sorted(folder.glob(kept_name(sha256, "*")))
        where = f"data/raw/progress/{kept[0].name if kept else kept_name(sha256, '….xlsx')}"
        remedy = "Restore the file from version control, or import the workbook again with --replace."
        if not kept:
            faults.append(
                RawFileMissing(
                    expected="the workbook that figures of progress.csv came in",
                    found="no such file",
                    where=where,
                    remedy=remedy,
                )
            )
            continue
        found = plain_files.digest(kept[0])
        if found != sha256:
            faults.append(
                RawFileAltered(expected=f"sha256 {sha256}", found=found, where=where, remedy=remedy)
            )
    return faults
