"""The command that says how every target stands."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from indicators.cli.language import Language
from indicators.cli.output_encoding import in_signs_of
from indicators.cli.progress_messages import tell
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import build_if_stale


class Form(StrEnum):
    """How the rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def track(
    place: Annotated[str, typer.Option(help="Full name of the place, such as 锦州市.")],
    quarter: Annotated[str, typer.Option(help="Such as 2025-Q2.")] = "",
    month: Annotated[
        str, typer.Option(help="Such as 2025-08: tasks by then, targets by the last quarter that is over.")
    ] = "",
    scheme: Annotated[str, typer.Option(help="A scheme of schemes.yaml.")] = "standard",
    form: Annotated[Form, typer.Option("--format", help="How the rows are written.")] = Form.table,
    lang: Language = None,
    include_restricted: Restricted = False,
    tasks: Annotated[bool, typer.Option(help="Also the numbered tasks, behind the targets.")] = True,
) -> None:
    """Say of every target and task of a year how it stands at the end of a quarter or a month.

    Example: indicators track --place 锦州市 --quarter 2025-Q2 --format table
    """
    from indicators.analysis import row_filters
    from indicators.analysis.tracking import task_tracking
    from indicators.analysis.tracking.extensions import extended_days
    from indicators.analysis.tracking.given_in_tasks import given_rows
    from indicators.analysis.tracking.tracking import track_rows
    from indicators.errors import BadArgument
    from indicators.project import find
    from indicators.tables.reported import task_reports
    from indicators.tables.store import Tables
    from indicators.workbooks import tracked_table

    if bool(quarter) == bool(month):
        raise BadArgument(
            expected="--quarter or --month, one of them",
            found="both" if quarter else "neither",
            where="the command line",
            remedy="Write --quarter 2025-Q2 or --month 2025-08.",
        )
    project = find()
    build_if_stale(project)
    view = task_tracking.view_of(quarter, month)
    every = Tables.load(project, include_restricted=True)
    tables = every if include_restricted else every.public()
    reports = task_reports.read(project, every if tasks else None)
    extended = extended_days(task_tracking.reports_by_task(reports, place, view))
    rows = track_rows(tables, place, view.quarter, scheme, view.end, extended=extended)
    if tasks:
        given = given_rows(tables, place, view.quarter, scheme, view.end, extended)
        rows += task_tracking.track_tasks(tables, reports, [*rows, *given], place, view)
    if not rows:
        raise row_filters.year_without_targets(tables, place, view.end.year)
    write = {"table": tracked_table.table, "csv": tracked_table.csv, "jsonl": tracked_table.jsonl}[form]
    told = write(rows, lang or "zh")
    sys.stdout.write(in_signs_of(told, sys.stdout) if form is Form.table else told)
    if include_restricted:
        tell("With papers marked 不公开: not to be passed on.")
