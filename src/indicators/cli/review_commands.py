"""The commands about the review workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.messages import Commands
from indicators.cli.progress_messages import in_message_language, tell, tell_hidden
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import build_if_stale

app = Commands(no_args_is_help=True, help="Hand statements to an analyst, and take decisions back.")


@app.callback()
def main() -> None:
    """Hand statements to an analyst, and take decisions back."""


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="The workbook to write, such as review.xlsx.")],
    document: Annotated[
        list[str] | None, typer.Option(help="Id of a paper; may be repeated. All public papers.")
    ] = None,
    include_restricted: Restricted = False,
) -> None:
    """Write the statements into a workbook for an analyst, the least certain first.

    Example: indicators review export review.xlsx --document anshan-14th-five-year-plan
    """
    from indicators.documents.register import readable_papers
    from indicators.project import find
    from indicators.storage.argument_checks import require_ending
    from indicators.storage.atomic_write import write_bytes
    from indicators.tables.store import Tables
    from indicators.workbooks.review import review

    require_ending(file, ".xlsx")
    project = find()
    build_if_stale(project)
    papers = readable_papers.papers(project)
    left_out = [
        paper.id
        for paper in papers
        if paper.disclosure == "restricted" and not include_restricted and not document
    ]
    only = document or [paper.id for paper in papers if paper.id not in left_out]
    write_bytes(file, review.export(Tables.load(project, include_restricted=True), papers, only))
    if left_out:
        tell(f"Left out, marked 不公开: {', '.join(left_out)} (--include-restricted).")
    tell(f"Wrote {file}.")


@app.command("import", opens_files=True)
def import_(
    file: Annotated[Path, typer.Argument(help="The workbook as it came back.")],
) -> None:
    """Check a filled-in workbook and take its decisions into data/raw/corrections.csv and same.csv.

    Example: indicators review import review.xlsx
    """
    from indicators.project import find
    from indicators.workbooks.review.review_import import import_decisions

    hidden: list[str] = []
    kinds, rows = import_decisions(file, find(), hidden=hidden)
    if not kinds:
        tell("No decision in it; data/raw/corrections.csv and same.csv stay as they are.")
        return
    counted = ", ".join(in_message_language(f"{count} {kind}") for kind, count in sorted(kinds.items()))
    tell_hidden(hidden)
    tell(f"{counted}; data/raw/corrections.csv has {rows} rows. Run `indicators build`.")
