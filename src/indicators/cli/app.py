"""The command line: one verb a command, no logic, every wrong input told on stderr with exit status 2."""

from __future__ import annotations

import atexit
import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from indicators import __version__
from indicators.cli import (
    corpus_command,
    document_commands,
    observe_commands,
    progress_commands,
    project_commands,
    report_commands,
    review_commands,
    table_commands,
    track_commands,
)
from indicators.cli.language import Language, spoken
from indicators.cli.messages import Commands, end_without_search
from indicators.cli.output_forms import Lines
from indicators.cli.progress_messages import in_message_language, tell
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import PAPERS_LEFT_OUT, build_if_stale


class Form(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"


app = Commands(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Quantitative targets of Chinese city governments, read from their papers into tables and reports.",
)


atexit.register(end_without_search)
app.add_typer(progress_commands.app, name="progress")
app.add_typer(review_commands.app, name="review")
app.add_typer(observe_commands.app, name="observe")


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"indicators {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and end."),
    ] = False,
) -> None:
    """Quantitative targets of Chinese city governments, read from their papers into tables and reports."""


@app.command(opens_files=True)
def extract(
    files: Annotated[list[Path], typer.Argument(help="Papers, registered or not.")],
    form: Annotated[Lines, typer.Option("--format", help="How the rows are written.")] = Lines.jsonl,
    place: Annotated[str, typer.Option(help="Full name of the place, such as 鞍山市.")] = "",
    year: Annotated[str, typer.Option(help="What it plans for: 2023 or 2021/2025.")] = "",
    kind: Annotated[str, typer.Option(help=document_commands.KIND)] = "",
    why: Annotated[bool, typer.Option("--why", help="Name the rules that decided each row.")] = False,
    ocr: document_commands.Ocr = False,
) -> None:
    """Read the statements of any paper to standard output; what was inferred of it is told on stderr.

    A paper that cannot be read is told with its reason, the others are read; the status is then 2.

    Example: indicators extract report.txt --format table --place 鞍山市 --year 2023 --kind work_report
    """
    from indicators.documents.sandboxed import sandboxed_reading

    sandboxed_reading.start()
    from indicators.errors import raise_all
    from indicators.reading import statement_formats
    from indicators.reading.extraction import extract_each
    from indicators.storage.visible_text import line

    found, faults = extract_each(files, place=place, period=year, kind=kind, ocr=ocr)
    for path, extraction in found:
        for note in extraction.notes:
            typer.echo(f"{line(path.name)}: {in_message_language(line(note))}", err=True)
    statements = [statement for _, extraction in found for statement in extraction.statements]
    if found and form is Lines.table:
        statement_formats.print_table(statements, sys.stdout, why=why, lang=spoken.get())
    elif found:
        write = statement_formats.write_csv if form is Lines.csv else statement_formats.write_jsonl
        write(statements, sys.stdout, why=why)
    raise_all(faults)


app.command()(project_commands.init)
app.command()(project_commands.lab)
app.command(opens_files=True)(document_commands.account)
app.command(opens_files=True)(document_commands.register)
app.command()(document_commands.confirm)
app.command(opens_files=True)(corpus_command.corpus)
app.command(opens_files=True)(table_commands.validate)
app.command()(table_commands.export)
app.command()(table_commands.sql)
app.command()(track_commands.track)


app.command()(report_commands.report)


@app.command(opens_files=True)
def build(
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; read everything, and fail if data/processed is stale."),
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read papers.")] = 1,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read everything again, also what has not changed.")
    ] = False,
    parquet: Annotated[
        bool | None,
        typer.Option(
            "--parquet/--no-parquet",
            help="Keep the tables as Parquet by province and year in data/parquet too, or no longer.",
        ),
    ] = None,
) -> None:
    """Read data/raw into the tables of data/processed: what has changed since the last build.

    A paper that cannot be read is left out and told with its reason; the status is then 3.

    Example: indicators build --check
    """
    from indicators.documents.sandboxed import sandboxed_reading

    sandboxed_reading.start()
    from indicators.analysis.papers.missing_papers import missing_papers
    from indicators.exchange import partitions, project_build
    from indicators.project import find
    from indicators.storage.transaction import alone, require_settled
    from indicators.tables import store

    project = find()
    if check:
        require_settled(project.data)
    with nullcontext() if check else alone(project.data):
        if parquet is not None and not check:
            partitions.want(project, is_wanted=parquet)
        tell("Reading data/raw …")
        kept = None if check else project_build.kept_results(project)
        if kept and fresh:
            kept.prune()
        built = project_build.build(project, jobs=jobs, kept=kept)
        if check:
            store.check(built.contents, project.processed)
            tell("data/processed is what data/raw gives.")
        else:
            project_build.write(project, built)
            for name, count in built.counts.items():
                tell(f"{name}.csv  {count} rows")
    for gap in missing_papers(built.papers):
        between = ", ".join(gap.told_by)
        told = f"Missing: {gap.kind} of {gap.place} for {gap.period} (told by {between})"
        tell(f"{told}. Take it in: indicators register FILE.")
    for one in built.left_out:
        tell(one.told())
    if built.left_out:
        raise typer.Exit(PAPERS_LEFT_OUT)


@app.command()
def compare(
    places: Annotated[str, typer.Option(help="Full names, joined by commas: 鞍山市,锦州市.")],
    years: Annotated[
        str, typer.Option(help="A year for each place, joined by commas; the latest with own papers.")
    ] = "",
    form: Annotated[Form, typer.Option("--format", help="table, csv or xlsx.")] = Form.table,
    out: Annotated[Path | None, typer.Option(help="File to write; needed for xlsx.")] = None,
    lang: Language = None,
    include_restricted: Restricted = False,
) -> None:
    """Put the targets of several places side by side, annual targets and plan goals.

    Example: indicators compare --places 鞍山市,锦州市
    """
    from indicators.analysis.places import comparison, comparison_table
    from indicators.project import find
    from indicators.storage.argument_checks import require_ending
    from indicators.storage.atomic_write import write_bytes
    from indicators.tables.contract.records import frame
    from indicators.tables.store import Tables
    from indicators.workbooks import result_tables

    if form is Form.xlsx and out is None:
        raise typer.BadParameter("name a file for the workbook: --out comparison.xlsx", param_hint="--out")
    if form is Form.xlsx and out is not None:
        require_ending(out, ".xlsx")
    wanted = [int(year) if year.isdigit() else -1 for year in _names(years)]
    if -1 in wanted:
        raise typer.BadParameter(f"years such as 2023,2025, not {years}", param_hint="--years")
    project = find()
    build_if_stale(project)
    rows = comparison.compared_rows(
        Tables.load(project, include_restricted=include_restricted),
        _names(places),
        wanted or None,
    )
    shown, notes = {}, list[str]()
    if len({row.place for row in rows}) > comparison_table.MOST_SIDE_BY_SIDE:
        shown["matrix"], notes = comparison_table.matrix(rows, lang or "zh")
    content = result_tables.render(
        form.value,
        {
            **shown,
            "brief": comparison_table.brief(rows, lang or "zh"),
            "side_by_side": comparison_table.side_by_side(rows),
            "targets": frame(rows, comparison.Compared),
        },
        lang or "zh",
        to_read=("matrix", "brief"),
    )
    if form is Form.table:
        content += "".join(f"{note}\n" for note in notes).encode("utf-8")
    if include_restricted:
        tell("With papers marked 不公开: not to be passed on.")
    if out is not None:
        write_bytes(out, content)
        tell(f"Wrote {out}.")
    else:
        sys.stdout.write(content.decode("utf-8"))


@app.command()
def evaluate(
    labels: Annotated[
        list[Path] | None, typer.Argument(help="Files of labels; those in the project's tests/labels.")
    ] = None,
    document: Annotated[
        str, typer.Option(help="The registered document they label; the one their file is named after.")
    ] = "",
    worst: Annotated[int, typer.Option("--misses", min=0, help="How many of the worst misses to show.")] = 10,
) -> None:
    """Score what is read from documents against hand-made labels.

    Example: indicators evaluate --misses 3
    """
    from indicators.evaluation import scorecard
    from indicators.project import find

    scorecard.show(find(), labels or [], document=document, worst=worst)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace("，", ",").replace("、", ",").split(",") if name.strip()]
