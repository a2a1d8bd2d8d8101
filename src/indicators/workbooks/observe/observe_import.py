"""Takes what was confirmed of statistical tables over into data/raw: all of a workbook, or nothing of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from indicators import periods
from indicators.errors import BadPeriod, IndicatorsError, RawFileMissing, WouldOverwrite, raise_all
from indicators.project import Project
from indicators.reading.statistics.observed import Observed
from indicators.storage.transaction import alone, write_together
from indicators.tables.reported import observations, statistic_names
from indicators.tables.reported.progress_figures import kept_name
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.reported.statistic_figures import (
    STATISTICS_FILE,
    Known,
    KnownFigures,
    known_of,
    render,
    thing,
)
from indicators.tables.reported.statistic_names import StatisticName
from indicators.workbooks import safe_open
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.observe import observe_decisions
from indicators.workbooks.observe.observe_decisions import Places
from indicators.workbooks.observe.observe_figure import Source, figure_of
from indicators.workbooks.observe.observe_files import TableFile, found_again, read_file
from indicators.workbooks.observe.observe_layout import layout
from indicators.workbooks.observe.observe_sheets import Returned, decision_fault, returned, wrong
from indicators.workbooks.progress.progress_bounds import bound_faults
from indicators.workbooks.review.review_cells import Line, first_of_each_place


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    # Figures that are new, of them those that differ from what was there, that were there already, and that
    # were not taken.
    added: int
    revised: int
    unchanged: int
    left: int
    names: int  # Names whose meaning is new or changed in names.csv.
    kept: tuple[str, ...]  # The table files as kept in data/raw/statistics.


@dataclass(slots=True)
class _Taken:
    sources: dict[tuple[str, str], Source | None]
    names: dict[tuple[str, str, str], StatisticName]
    places: Places
    known: KnownFigures
    figures: list[tuple[str, Figure]] = field(default_factory=list)
    seen: dict[tuple[str, ...], Known] = field(default_factory=dict)
    faults: list[IndicatorsError] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    revised: int = 0
    unchanged: int = 0
    left: int = 0


def take_over(path: Path, project: Project, files: Sequence[Path] = ()) -> Imported:
    """Read a confirmed workbook into observations/statistics.csv, and keep its tables and its names.

    The figures are read from the table files again: the workbook says what they mean, not what they are.

    Parameters
    ----------
    project : Project
        Where it is written to.
    files : sequence of Path
        The tables, where they are not beside the workbook.

    Raises
    ------
    UnusableWorkbook
        It cannot be opened, is another workbook, or its heads were changed.
    RawFileMissing
        A table that it was made of is not found, or has changed.
    CellFault, CorrectionFault, UnknownPlace, UnknownUnit, BadPeriod
        A cell cannot be used, by sheet and cell.
    ImplausibleFigure
        A figure cannot be true, and no remark confirms it.
    WouldOverwrite
        A figure differs from one that is there, and nobody has decided which holds.
    Faults
        Several of these: all are told at once, and nothing is written.
    """
    with alone(project.data):
        return _take_over(path, project, files)


def _take_over(path: Path, project: Project, files: Sequence[Path]) -> Imported:
    back = returned(safe_open.open_workbook(path), path.name)
    tables = _tables(back, path, project, files)
    gathered = observations.read(project)
    faults = list(back.faults)
    taken = _Taken(
        observe_decisions.sources(back.lines["sources"], faults),
        observe_decisions.names(back.lines["names"], faults),
        observe_decisions.place_names(back.lines["places"], faults),
        KnownFigures(gathered, project),
        faults=faults,
    )
    lines: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in back.lines["figures"]:
        lines[line.cells["file"], line.cells["sheet"], line.cells["cell"]].append(line)
    for table in tables:
        _gather(table, lines, taken, path.name)
    raise_all(first_of_each_place([*faults, *bound_faults(taken.figures)]))
    before = statistic_names.read(project)
    decided = observe_decisions.worth_keeping([*taken.names.values(), *taken.places.values()])
    merged = before | {name.key: name for name in decided}
    changed = statistic_names.render(merged.values()) != statistic_names.render(before.values())
    written: dict[Path, bytes] = {}
    if taken.figures:
        own = [figure for figure in gathered if figure.file == STATISTICS_FILE]
        new = [figure for _, figure in taken.figures]
        written[project.observations / STATISTICS_FILE] = render([*own, *new])
        for table in tables:
            if table.name in taken.files:
                written[project.statistics / kept_name(table.sha256, table.name)] = table.content
    if changed:
        written[project.statistics / "names.csv"] = statistic_names.render(merged.values())
    if written:
        write_together(project.data, written)
    return Imported(
        len(taken.figures), taken.revised, taken.unchanged, taken.left,
        len([key for key, name in merged.items() if before.get(key) != name]) if changed else 0,
        tuple(kept_name(table.sha256, table.name) for table in tables if table.name in taken.files),
    )  # fmt: skip


def _tables(back: Returned, path: Path, project: Project, files: Sequence[Path]) -> list[TableFile]:
    """Read the tables again that the workbook was made of."""
    folders = [*(file.parent for file in files), path.parent, Path(), project.statistics]
    found: list[TableFile] = []
    faults: list[IndicatorsError] = []
    for name, digest, place, year in back.files:
        there = found_again(name, digest, folders)
        if there is None:
            faults.append(
                RawFileMissing(
                    expected=say("observe_file"),
                    found=say("observe_no_file"),
                    where=name,
                    remedy=say("observe_beside"),
                )
            )
            continue
        read = read_file(there, place=place, year=year)
        found.append(TableFile(name, digest, place, year, read.content, read.found))
    raise_all(faults)
    return found


def _gather(
    table: TableFile, lines: dict[tuple[str, str, str], list[Line]], taken: _Taken, workbook: str
) -> None:
    """Take the figures of one table file, each with its row of the workbook."""
    by_cell: dict[tuple[str, str], list[Observed]] = defaultdict(list)
    for one in table.found.figures:
        by_cell[one.sheet, one.cell].append(one)
    for (sheet, cell), figures in by_cell.items():
        rows = lines.get((table.name, sheet, cell), [])
        if len(rows) != len(figures):
            taken.faults.append(
                WouldOverwrite(
                    expected=say("observe_lost_row", count=len(figures)),
                    found=say("observe_rows", count=len(rows)),
                    where=f"{workbook}, {table.name}, {sheet}!{cell}",
                    remedy=say("observe_again"),
                )
            )
            continue
        for one, line in zip(figures, rows, strict=True):
            _take(one, line, table.name, taken)


def _take(one: Observed, line: Line, file: str, taken: _Taken) -> None:
    """Take one figure, or say why not."""
    cells = line.cells
    shown = one.index or f"{one.value:f}"
    if cells["value"] != shown and cells["value"] != f"{float(one.value):g}":
        taken.faults.append(wrong(line, "value", say("observe_locked", was=shown), say("observe_put_back")))
        return
    name = taken.names.get(one.series)
    place = taken.places.get((file, one.sheet, one.place_written))
    if name is None or place is None or (file, one.sheet) not in taken.sources:
        taken.faults.append(wrong(line, "cell", say("observe_row"), say("observe_again")))
        return
    if "leave" in (cells["decision"], name.decision, place.decision):
        taken.left += 1
        return
    found, source = _cell_faults(line), taken.sources[file, one.sheet]
    # What is wrong with a place or a source is told once, on its own sheet.
    if found or not place.id or source is None:
        taken.faults += found
        return
    figure = figure_of(
        one, name, (place.name, place.id), source,
        period=cells["period"], status=cells["status"], remark=cells["remark"], file=file,
    )  # fmt: skip
    if figure is None:
        taken.faults.append(wrong(line, "written", say("observe_row"), say("observe_check")))
        return
    _add(figure, line, file, taken)


def _cell_faults(line: Line) -> list[IndicatorsError]:
    faults: list[IndicatorsError] = []
    statuses = layout().words["status"]
    if line.cells["status"] and line.cells["status"] not in statuses:
        words = "、".join(statuses.values())
        faults.append(wrong(line, "status", say("observe_one_of", words=words), say("observe_choose")))
    try:
        periods.parse(line.cells["period"], where=line.where("period"))
    except BadPeriod as error:
        faults.append(error)
    return faults


def _add(figure: Figure, line: Line, file: str, taken: _Taken) -> None:
    """Add a figure if it is new, and if nobody says otherwise or somebody has decided."""
    if taken.known.has(figure):
        taken.unchanged += 1
        return
    _, others = taken.known.beside(figure)
    key = (*thing(figure), known_of(figure).unit)
    earlier = taken.seen.setdefault(key, known_of(figure))
    if not earlier.agrees(known_of(figure)):
        others = [*others, earlier]
    elif earlier != known_of(figure) or key in {(*thing(f), known_of(f).unit) for _, f in taken.figures}:
        taken.unchanged += 1
        return
    is_revision = line.cells["decision"] == "revise"
    if others and not is_revision:
        there = "; ".join(dict.fromkeys(one.told for one in others))
        taken.faults.append(
            WouldOverwrite(
                expected=say("observe_other", there=there),
                found=known_of(figure).told,
                where=line.where("decision"),
                remedy=say("observe_revise"),
            )
        )
        return
    if wrong_decision := decision_fault(line, ("take", "revise")):
        taken.faults += wrong_decision
        return
    if others and not figure.published:
        taken.faults.append(wrong(line, "decision", say("observe_day"), say("observe_write_day")))
        return
    taken.revised += bool(others)
    taken.files.add(file)
    taken.figures.append((line.where("value"), figure))
