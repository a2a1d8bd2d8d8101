"""The command that says how every target stands."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from indicators.cli.project_option import ProjectFolder


class Form(StrEnum):
    """How the rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def track(
    place: Annotated[str, typer.Option(help="Full name of the place, such as 锦州市.")],
    quarter: Annotated[str, typer.Option(help="Such as 2025-Q2.")],
    scheme: Annotated[str, typer.Option(help="A scheme of schemes.yaml.")] = "standard",
    form: Annotated[Form, typer.Option("--format", help="How the rows are written.")] = Form.table,
    lang: Annotated[str, typer.Option(help="zh or en, for the table.")] = "zh",
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also papers marked 不公开.")
    ] = False,
    _project: ProjectFolder = None,
) -> None:
    """Say of every target of a year how it stands at a quarter's end.

    Example: indicators track --place 锦州市 --quarter 2025-Q2 --format table
    """
    from indicators.analysis.tracking import track_rows
    from indicators.tables.store import Tables
    from indicators.workbooks import tracked_table

    rows = track_rows(Tables.load(include_restricted=include_restricted), place, quarter, scheme)
    write = {"table": tracked_table.table, "csv": tracked_table.csv, "jsonl": tracked_table.jsonl}[form]
    sys.stdout.write(write(rows, lang))
    if include_restricted:
        typer.echo("With papers marked 不公开: not to be passed on.", err=True)
