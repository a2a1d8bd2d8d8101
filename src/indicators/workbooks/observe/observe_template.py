"""The workbook in which somebody confirms what was read of statistical tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook

from indicators.tables.reported.statistic_figures import KnownFigures
from indicators.tables.reported.statistic_names import Key, StatisticName
from indicators.workbooks import coded_sheets, sheet_layout
from indicators.workbooks.coded_words import Column
from indicators.workbooks.observe.observe_files import TableFile
from indicators.workbooks.observe.observe_layout import LISTED, MARK, Layout, layout
from indicators.workbooks.observe.observe_rows import (
    Row,
    figure_rows,
    name_rows,
    place_rows,
    source_rows,
    unclear_rows,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def template(
    files: Sequence[TableFile], kept: Mapping[Key, StatisticName], known: KnownFigures
) -> tuple[bytes, dict[str, int]]:
    """Make the workbook.

    Returns
    -------
    bytes, dict of str to int
        An .xlsx file, the same for the same input; how many figures, names, open questions and cells that
        were not read it has, and how many questions each sheet that has some.
    """
    plan = layout()
    rows: dict[str, list[Row]] = {
        "sources": list(source_rows(files)),
        "names": list(name_rows(files, kept)),
        "places": list(place_rows(files, kept)),
        "figures": list(figure_rows(files, kept, known)),
        "unclear": list(unclear_rows(files)),
    }
    book = Workbook()
    guide = book.active
    guide.title = plan.sheets["guide"]
    coded_sheets.write_guide(guide, plan.guide)
    made = {key: book.create_sheet(plan.sheets[key]) for key in rows}
    lists = {name: plan.labels(name) for name in LISTED}
    references = sheet_layout.write_lists(book.create_sheet(plan.sheets["lists"]), lists)
    for key, sheet in made.items():
        columns: dict[str, Column] = getattr(plan, key)
        _write(sheet, columns, rows[key], plan)
        coded_sheets.offer_lists(sheet, columns, references, plan.refused, len(rows[key]) + 1)
    sources = [(file.name, file.sha256, file.place, file.year) for file in files]
    coded_sheets.write_version(book.create_sheet(plan.sheets["version"]), MARK, sources)
    sheet_layout.lock_structure(book)
    book.active = book.index(made["names"])
    asked = {"sources": sum(not row["source_title"] for row in rows["sources"])}
    asked |= {
        key: sum(not row.get("decision") for row in rows[key]) for key in ("names", "places", "figures")
    }
    counts = {
        "figures": len(rows["figures"]), "names": len(rows["names"]), "open": sum(asked.values()),
        "unclear": len(rows["unclear"]),
    } | {plan.sheets[key]: count for key, count in asked.items() if count}  # fmt: skip
    return sheet_layout.to_bytes(book), counts


def _write(sheet: Worksheet, columns: Mapping[str, Column], rows: Iterable[Row], plan: Layout) -> None:
    coded_sheets.write_head(sheet, columns, frozen=1)
    for line, row in enumerate(rows, 2):
        for position, (name, column) in enumerate(columns.items(), 1):
            cell = sheet.cell(line, position)
            sheet_layout.style(cell, alignment=coded_sheets.TOP)
            sheet_layout.write_text(cell, plan.shown(name, row.get(name, "")))
            if column.is_open:
                sheet_layout.open_cell(cell)
    sheet.auto_filter.ref = sheet.dimensions
