"""The commands about the progress workbook."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.language import Language
from indicators.cli.messages import Commands
from indicators.cli.progress_messages import marking_for_units, tell, tell_hidden
from indicators.cli.stale_tables import build_if_stale

app = Commands(
    no_args_is_help=True, help="The workbook in which lead units fill in how far their targets are."
)


@app.callback()
def main() -> None:
    """The workbook in which lead units fill in how far their targets are."""  # noqa: D401


class Division(StrEnum):
    """How a workbook is parted into sheets."""

    unit = "unit"


@app.command("template")
def template(
    place: Annotated[str, typer.Option(help="Full name, such as 锦州市.")],
    year: Annotated[int, typer.Option(min=1990, max=2100, help="The year of the targets.")],
    out: Annotated[Path, typer.Option(help="The .xlsx to write; with --split a folder.")],
    by: Annotated[Division | None, typer.Option(help="unit: a sheet for each lead unit.")] = None,
    split: Annotated[
        bool, typer.Option("--split", help="A file for each lead unit, into the folder --out.")
    ] = False,
) -> None:
    """Write the workbook to fill in: a row a target with a column a quarter, and a row a task.

    Example: indicators progress template --place 锦州市 --year 2025 --out 进度.xlsx --by unit
    """
    from indicators.project import find
    from indicators.storage.argument_checks import require_ending
    from indicators.storage.atomic_write import write_bytes
    from indicators.storage.transaction import write_together
    from indicators.tables.reported import task_reports
    from indicators.tables.store import Tables
    from indicators.workbooks.progress import progress_import, progress_template

    if not split:
        require_ending(out, ".xlsx")
    project = find()
    build_if_stale(project)
    known, reports = progress_import.stored(project), task_reports.read(project)
    tables = Tables.load(project, include_restricted=True)
    if split:
        files = progress_template.templates(tables, place, year, known=known, reports=reports)
        write_together(out, {out / f"{unit}.xlsx": book for unit, book in files.items()})
        tell(f"Wrote {len(files)} files into {out}.")
        return
    content = progress_template.template(
        tables, place, year, by_unit=by is Division.unit, known=known, reports=reports
    )
    write_bytes(out, content)
    tell(f"Wrote {out}.")


@app.command("import", opens_files=True)
def import_(
    file: Annotated[Path, typer.Argument(help="The filled-in workbook.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Let its figures take the place of stored ones.")
    ] = False,
    lang: Language = None,
) -> None:
    """Take the figures of a filled-in workbook over into data/raw, all of them or none.

    What is wrong with it is told at once, and a marked copy is written beside it.

    Example: indicators progress import 进度.xlsx
    """
    from indicators.project import find
    from indicators.storage.transaction import alone
    from indicators.storage.visible_text import line
    from indicators.tables.store import Tables
    from indicators.workbooks.progress import progress_import

    project = find()
    with alone(project.data), marking_for_units(file, lang or "zh"):
        tables = Tables.load(project, include_restricted=True)
        done = progress_import.take_over(file, tables, project, replace=replace)
    tell(
        f"{done.place} {done.year}: {done.added} new, {done.replaced} replaced, {done.unchanged} unchanged.",
    )
    if done.tasks or done.tasks_unchanged:
        tell(f"Tasks: {done.tasks} new or replaced, {done.tasks_unchanged} unchanged.")
    for one in done.other_units:
        at = f"Task {line(one.task)} (sheet {line(one.sheet)}, row {one.row})"
        tell(f"{at}: reported by {line(one.unit)}, led by {line(one.lead_units)}.")
    if done.unread:
        unread = line(", ".join(done.unread))
        tell(f"Not read, for they are no sheets of the template: {unread}.")
    tell_hidden(done.hidden)
    if done.hidden_sheets:
        tell(f"Not read, for they are hidden: {line(', '.join(done.hidden_sheets))}.")
    if done.kept:
        tell(f"Kept as data/raw/progress/{line(done.kept)}. Now run `indicators build`.")
