"""The commands about all files at once: check what people edit, hand the tables on."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.language import spoken
from indicators.cli.output_forms import Lines
from indicators.cli.progress_messages import tell
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import build_if_stale


class Form(StrEnum):
    """A format that other programs read."""

    sdmx = "sdmx"
    datapackage = "datapackage"
    xlsx = "xlsx"
    parquet = "parquet"
    duckdb = "duckdb"
    opensdg = "opensdg"
    growth = "growth"


def validate() -> None:
    """Check everything that people edit by hand, and tell all faults at once as a table.

    Vocabulary, register, papers with their checksums, reported figures, corrections, labels, the tables made
    from them against their contract, and every figure against what can be true.

    Example: indicators validate
    """
    from indicators.documents.sandboxed import sandboxed_reading

    sandboxed_reading.start()
    from indicators.project import find
    from indicators.validation import fault_collector, validate

    done = validate.check(find())
    validate.show(done, sys.stdout, spoken.get())
    count = len(fault_collector.faults(done))
    wrong = sum(bool(one.faults) for one in done)
    several = f"{count} faults in {wrong} of them" if count else "no fault"
    result = "1 fault in 1 of them" if count == 1 else several
    tell(f"{len(done)} files and folders checked, {result}.")
    if all(one.name.startswith("vocabulary") for one in done):
        tell("The rest is checked once the project's vocabulary can be read.")
    if count:
        raise typer.Exit(2)


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write; made if missing.")],
    to: Annotated[
        Form,
        typer.Option(
            help="sdmx, datapackage (Frictionless), xlsx, parquet, duckdb, opensdg (Open SDG) or growth."
        ),
    ],
    include_restricted: Restricted = False,
) -> None:
    """Write the tables in another format, without papers marked 不公开 and what rests on them.

    Example: indicators export --to datapackage out
    """
    from indicators.exchange import export
    from indicators.project import find
    from indicators.tables.store import Tables

    project = find()
    build_if_stale(project)
    tables = Tables.load(project, include_restricted=include_restricted)
    files = export.export(tables, to.value, folder)
    for path in files:
        tell(f"Wrote {path}.")
    if reason := export.nothing_in(to.value, files):
        tell(reason)
    if include_restricted:
        tell("With papers marked 不公开: not to be passed on.")


def sql(
    query: Annotated[str, typer.Argument(help="One SELECT over the five tables, in DuckDB's SQL.")],
    form: Annotated[Lines, typer.Option("--format", help="How the rows are written.")] = Lines.table,
    include_restricted: Restricted = False,
) -> None:
    """Answer a question in SQL to the tables statements, targets, observations, tasks and documents.

    Nothing else can be read by it, and nothing changed. `DESCRIBE targets` lists the columns of a table.

    Example: indicators sql "SELECT place, count(*) AS n FROM targets GROUP BY place ORDER BY n DESC"
    """
    from indicators.exchange import query_results
    from indicators.exchange.sql import ask
    from indicators.project import find
    from indicators.tables.store import Tables

    project = find()
    build_if_stale(project)
    answer = ask(Tables.load(project, include_restricted=include_restricted), query)
    write = {
        Lines.table: query_results.table,
        Lines.csv: query_results.csv,
        Lines.jsonl: query_results.jsonl,
    }[form]
    sys.stdout.write(write(answer))
    if include_restricted:
        tell("With papers marked 不公开: not to be passed on.")
