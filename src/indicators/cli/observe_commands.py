"""The commands about tables of statistics."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from indicators.cli.language import Language
from indicators.cli.messages import Commands, MessageGroup
from indicators.cli.progress_messages import marking_for_units, tell

FIRST = "template"


class FilesFirst(MessageGroup):
    """Commands of which one is meant where a file is named at once: `indicators observe 年度数据.xlsx`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command before a file."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = [FIRST, *args]
        return super().parse_args(ctx, args)


app = Commands(
    cls=FilesFirst,
    no_args_is_help=True,
    help="Tables of statistics offices into observations, after somebody has confirmed them.",
)


@app.callback()
def main() -> None:
    """Tables of statistics offices into observations, after somebody has confirmed them."""


@app.command("template", opens_files=True)
def template(
    files: Annotated[list[Path], typer.Argument(help="Tables: .xlsx, .xls, .ods, .csv, or a saved page.")],
    out: Annotated[
        Path | None, typer.Option(help="The .xlsx to write; beside the first table if not given.")
    ] = None,
    place: Annotated[str, typer.Option(help="Whose figures they are, where the table does not say.")] = "",
    year: Annotated[str, typer.Option(help="Of which year, where the table does not say: 2025.")] = "",
) -> None:
    """Read tables of statistics, and write a workbook in which somebody confirms what each figure is.

    Example: indicators observe 年度数据.xlsx --place 鞍山市
    """
    from indicators.errors import FileIsThere
    from indicators.project import find
    from indicators.storage.argument_checks import require_ending
    from indicators.storage.atomic_write import write_bytes
    from indicators.tables.reported import statistic_names
    from indicators.tables.reported.statistic_figures import KnownFigures
    from indicators.workbooks.observe import observe_files, observe_template

    project = find()
    target = out or files[0].with_name(f"{files[0].stem}-对照.xlsx")
    require_ending(target, ".xlsx")
    if target.exists():
        raise FileIsThere(
            expected="a file that is not there yet",
            found="one that may hold somebody's decisions",
            where=str(target),
            remedy="Import it, move it away, or name another with --out.",
        )
    read = observe_files.read_files(files, place=place, year=year)
    content, counts = observe_template.template(read, statistic_names.read(project), KnownFigures.of(project))
    write_bytes(target, content)
    tell(
        f"{counts['figures']} figures under {counts['names']} names; {counts['open']} decisions to make, "
        f"{counts['unclear']} cells not read."
    )
    tell(f"Wrote {target}.")
    known = ("figures", "names", "open", "unclear")
    if sheets := [f"{sheet} ({count})" for sheet, count in counts.items() if sheet not in known]:
        tell(f"Still to decide, on the sheets: {', '.join(sheets)}")


@app.command("import", opens_files=True)
def import_(
    file: Annotated[Path, typer.Argument(help="The workbook as it came back.")],
    tables: Annotated[
        list[Path] | None,
        typer.Option("--file", help="A table it was made of, if not beside it; may be repeated."),
    ] = None,
    lang: Language = None,
) -> None:
    """Take the confirmed figures over into data/raw/observations/statistics.csv, all of them or none.

    What is wrong with the workbook is told at once, and a marked copy is written beside it.

    Example: indicators observe import 年度数据-对照.xlsx
    """
    from indicators.project import find
    from indicators.workbooks.observe import observe_import

    project = find()
    with marking_for_units(file, lang or "zh"):
        done = observe_import.take_over(file, project, tables or [])
    tell(
        f"{done.added} new ({done.revised} beside a figure that differs), {done.unchanged} unchanged, "
        f"{done.left} not taken; {done.names} names kept."
    )
    if done.added:
        tell("Now run `indicators build`.")
