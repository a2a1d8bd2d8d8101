"""Takes filled-in progress workbooks over into data/raw: all of a file, or nothing of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from indicators import periods
from indicators.documents import html_cards
from indicators.errors import FallingFigure, IndicatorsError, UnusableWorkbook, WouldOverwrite, raise_all
from indicators.project import Project
from indicators.storage.transaction import alone, write_together
from indicators.tables.reported import progress_figures, task_reports
from indicators.tables.reported.observations import PROGRESS_FILE
from indicators.tables.reported.progress_figures import ProgressFigure
from indicators.tables.store import Tables
from indicators.vocabulary.offices import office
from indicators.vocabulary.phrase import Phrase
from indicators.vocabulary.plausible_bounds import plausible_bounds
from indicators.workbooks import safe_open
from indicators.workbooks.fault_phrases import held, say
from indicators.workbooks.progress.progress_bounds import bound_faults
from indicators.workbooks.progress.progress_layout import QUARTERS, Amount, Line, lines, words
from indicators.workbooks.progress.progress_sheets import DEFAULT_STATUS, Entry, read_book, scope
from indicators.workbooks.progress.progress_task_import import changes
from indicators.workbooks.progress.progress_task_layout import task_lines
from indicators.workbooks.progress.progress_task_reading import read_tasks
from indicators.workbooks.progress.reporting_units import OtherUnit, other_units

Key = tuple[str, int]
# What a figure keeps of a row, by the column that has it; the number stands in its quarter's.
_SHOWN = {
    "value": "",
    "status": "status",
    "source_title": "source",
    "published": "published",
    "note": "remark",
}


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    place: str
    year: int
    # Figures that are new, that took another's place, and that were there already.
    added: int
    replaced: int
    unchanged: int
    unread: tuple[str, ...]  # Sheets that are none of the workbook's own.
    kept: str  # The file's name in data/raw/progress, "" if nothing was new.
    # Reports on tasks that are new or replaced, and that were there already.
    tasks: int = 0
    tasks_unchanged: int = 0
    # Those of the new ones that come from a unit which does not lead the task.
    other_units: tuple[OtherUnit, ...] = ()
    hidden: tuple[str, ...] = ()  # Cells that were taken over and that the workbook does not show.
    hidden_sheets: tuple[str, ...] = ()  # Sheets that are filled in, and not read for they are not shown.


def stored(project: Project) -> dict[Key, Amount]:
    """Give the figures that are already there, for a new template."""
    return {
        figure.key: Amount(figure.value, figure.unit)
        for figure in progress_figures.read(project)
        if figure.value is not None
    }


def take_over(path: Path, tables: Tables, project: Project, *, replace: bool = False) -> Imported:
    """Read a filled-in workbook into observations/progress.csv and progress/tasks.csv, and keep the file.

    A quarter that is already stored with the same number stays as it is; status, source, day and remark
    describe the quarters that are new, and the last one filled in.

    Parameters
    ----------
    tables : Tables
        The five tables: only their targets can be reported on.
    replace : bool
        Whether a stored figure may be replaced by another.

    Raises
    ------
    UnusableWorkbook
        It cannot be opened, is another workbook, or its rows, columns or locked cells were changed.
    CellFault, UnknownUnit, UnitMismatch
        A cell cannot be read, by sheet and cell.
    ImplausibleFigure
        A figure cannot be true, and no remark confirms it.
    FallingFigure
        A cumulative figure is smaller than that of the quarter before, and no remark says why.
    WouldOverwrite
        A figure is stored with another value, and `replace` is not set.
    Faults
        Several of these: all are told at once, and nothing is written.
    """
    with alone(project.data):
        return _take_over(path, tables, project, replace)


def _take_over(path: Path, tables: Tables, project: Project, replace: bool) -> Imported:
    content = safe_open.workbook_bytes(path)
    book = safe_open.read_workbook(content, path.name)
    place, year = scope(book, path.name)
    rows = {row.target_id: row for row in lines(tables, place, year)}
    read = read_book(book, path.name, rows)
    reports = task_reports.read(project)
    asked = task_lines(tables, place, year, reports)
    tasks = read_tasks(book, path.name, place, year, asked)
    work = changes(tasks, reports, replace=replace)
    before = {figure.key: figure for figure in progress_figures.read(project)}
    sha256 = hashlib.sha256(content).hexdigest()
    given = {entry.key: figure_of(entry, rows[entry.target_id], year, sha256) for entry in read.entries}
    last = dict(sorted(given))
    told = {
        entry.key for entry in read.entries if last[entry.target_id] == entry.key[1] and _says_more(entry)
    }
    changed = {
        key: figure
        for key, figure in given.items()
        if key not in before or not _is_same(figure, before[key], whole=key in told)
    }
    faults: list[IndicatorsError] = [*read.faults, *tasks.faults, *work.faults]
    faults += bound_faults((entry.where, given[entry.key]) for entry in read.entries)
    if not replace:
        faults += [
            _would_overwrite(entry, before[entry.key], changed[entry.key])
            for entry in read.entries
            if entry.key in before and entry.key in changed
        ]
    faults += _falls(read.entries, rows, before)
    if not read.entries and not tasks.reports and not faults:
        faults.append(_nothing_filled_in(path.name))
    raise_all(faults)
    kept = progress_figures.kept_name(sha256, path.name) if changed or work.changed else ""
    whole: dict[Path, bytes] = {}
    if changed:
        figures = progress_figures.render({**before, **changed}.values())
        whole[project.observations / PROGRESS_FILE] = figures
    if work.changed:
        whole[project.progress / task_reports.FILE] = work.whole(kept)
    if whole:
        write_together(project.data, {project.progress / kept: content, **whole})
    replaced = len(changed.keys() & before.keys())
    return Imported(
        place=place,
        year=year,
        added=len(changed) - replaced,
        replaced=replaced,
        unchanged=len(given) - len(changed),
        unread=tuple(name for name in read.unread if name not in tasks.sheets),
        kept=kept,
        tasks=len(work.changed),
        tasks_unchanged=work.unchanged,
        other_units=tuple(other_units(work.changed.values(), asked, tasks.where)),
        hidden=(*read.hidden, *tasks.hidden),
        hidden_sheets=(*read.hidden_sheets, *tasks.hidden_sheets),
    )


def figure_of(entry: Entry, row: Line, year: int, sha256: str) -> ProgressFigure:
    """Put one filled-in cell into the columns of progress.csv."""
    target = row.target_row
    units = "、".join(office(one).name for one in row.lead_units.split("、") if one)
    own_title = f"{target.place}{year}年进度填报表" + (f"（{units}）" if units else "")
    return ProgressFigure(
        file=PROGRESS_FILE,
        line=0,
        place=target.place,
        adcode=target.adcode,
        indicator_id=target.indicator_id,
        indicator=row.indicator,
        measure=entry.measure or row.measure,  # type: ignore[arg-type]
        period=periods.year_to_date(year, entry.quarter).text,
        value=str(entry.value),  # type: ignore[arg-type]
        unit=entry.unit or row.unit,
        comparator=entry.comparator,  # type: ignore[arg-type]
        status=entry.status,  # type: ignore[arg-type]
        source_title=entry.source or own_title,
        source_quality="department",
        source_url="",
        published=entry.published,
        note=entry.remark,
        confirmed=entry.remark if plausible_bounds().confirms(entry.remark) else "",
        target_id=row.target_id,
        quarter=entry.quarter,
        workbook_sha256=sha256,
    )


def _says_more(entry: Entry) -> bool:
    """Whether a row tells more than figures: handed out again, it leaves source, day and remark empty."""
    return bool(entry.source or entry.published or entry.remark) or entry.status != DEFAULT_STATUS


def _is_same(new: ProgressFigure, old: ProgressFigure, *, whole: bool) -> bool:
    """Whether nothing is new; of earlier quarters only the number counts, for the row has one remark."""
    names = ("value", "unit", *(("status", "source_title", "published", "note") if whole else ()))
    return all(getattr(new, name) == getattr(old, name) for name in names)


def _would_overwrite(entry: Entry, old: ProgressFigure, new: ProgressFigure) -> WouldOverwrite:
    differing = [name for name in _SHOWN if getattr(old, name) != getattr(new, name)]

    def told(figure: ProgressFigure) -> Phrase:
        return held((_head(name, figure.quarter), _shown(figure, name)) for name in differing)

    period = Phrase.of(old.period, html_cards.period(old.period, "zh"))
    return WouldOverwrite(
        expected=say("stored", indicator=old.indicator, period=period, told=told(old)),
        found=told(new),
        where=entry.where,
        remedy=say("take_back"),
    )


def _head(name: str, quarter: int) -> str:
    """Give the head of the column in which a unit fills in what a figure keeps."""
    columns = words().columns
    return columns[_SHOWN[name] or next(key for key, own in QUARTERS.items() if own == quarter)].header


def _shown(figure: ProgressFigure, name: str) -> str:
    value = str(getattr(figure, name))
    return words().statuses[value][0] if name == "status" else value


def _falls(
    entries: Sequence[Entry], rows: Mapping[str, Line], before: Mapping[Key, ProgressFigure]
) -> list[FallingFigure]:
    """Question every cumulative figure of the file that is below the quarter before it, or above the next."""
    known = {key: figure.value for key, figure in before.items() if figure.value is not None}
    known |= {entry.key: entry.value for entry in entries}
    new = {entry.key: entry for entry in entries}
    faults = []
    for target_id in dict.fromkeys(entry.target_id for entry in entries):
        row = rows[target_id]
        if not row.is_cumulative:
            continue
        filled = [number for number in QUARTERS.values() if (target_id, number) in known]
        for earlier, later in pairwise(filled):
            entry = new.get((target_id, later)) or new.get((target_id, earlier))
            first, second = known[target_id, earlier], known[target_id, later]
            if entry is None or second >= first or any(word in entry.remark for word in words().corrected):
                continue
            faults.append(
                FallingFigure(
                    expected=say("at_least_before", amount=f"{first}{row.unit}", quarter=earlier),
                    found=say("in_quarter", amount=f"{second}{row.unit}", quarter=later),
                    where=entry.where,
                    remedy=say("from_january", first=words().corrected[0], second=words().corrected[1]),
                )
            )
    return faults


def _nothing_filled_in(name: str) -> UnusableWorkbook:
    return UnusableWorkbook(
        expected=say("nothing_expected"),
        found=say("nothing_found"),
        where=name,
        remedy=say("fill_in"),
    )
