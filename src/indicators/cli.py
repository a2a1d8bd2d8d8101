"""The command line: one verb a command, no logic, every wrong input told on stderr with exit status 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from indicators.errors import IndicatorsError


class _Group(TyperGroup):
    """Tells wrong input as a message instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except IndicatorsError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from error


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Quantitative targets of Chinese city governments, read from their papers into tables and reports.",
)


@app.callback()
def main() -> None:
    """Quantitative targets of Chinese city governments, read from their papers into tables and reports."""


@app.command()
def report(
    place: Annotated[
        list[str] | None, typer.Option(help="Full name, such as 鞍山市; may be repeated.")
    ] = None,
    quarter: Annotated[str, typer.Option(help="One quarter, such as 2023-Q2.")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Every report that the registered documents give rise to.")
    ] = False,
    lang: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    out: Annotated[Path | None, typer.Option(help="Folder of the pages; the project's reports/.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many notebooks run at a time.")] = 1,
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also report on documents marked 不公开.")
    ] = False,
) -> None:
    """Run the notebooks into HTML reports with an index and a manifest.

    Example: indicators report --place 鞍山市 --quarter 2023-Q2
    """
    if not (everything or place or quarter):
        raise typer.BadParameter("say which: --all, or --place and --quarter", param_hint="--all")
    if everything and (place or quarter):
        raise typer.BadParameter("--all leaves no choice: drop --place and --quarter", param_hint="--all")
    from indicators.project import find
    from indicators.reports import batch
    from indicators.tables.store import Tables

    project = find()
    tables = Tables.load(project)
    wanted = batch.choose(
        tables,
        places=place or [],
        quarter=quarter,
        everything=everything,
        lang=lang,
        include_restricted=include_restricted,
    )
    entries = batch.make(
        wanted,
        tables,
        project,
        out or project.reports,
        workers=jobs,
        include_restricted=include_restricted,
    )
    if any(entry.status == "failed" for entry in entries):
        sys.exit(1)
