"""The commands for papers: what became of their numbers, taking them in, settling what was inferred."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indicators.cli.language import spoken
from indicators.cli.output_forms import Lines
from indicators.cli.progress_messages import tell, tell_fault
from indicators.cli.stale_tables import PAPERS_LEFT_OUT

if TYPE_CHECKING:
    from indicators.documents.register.registration import Registered
    from indicators.project import Project

KIND = "Its kind, by id or Chinese name: work_report or 政府工作报告. A wrong one lists them all."
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr",
        help="Recognise pictures inside .docx, .xlsx, .ods, .html, .mhtml, .ofd and .pdf too: seconds each.",
    ),
]


def account(
    files: Annotated[list[Path], typer.Argument(help="Papers, registered or not.")],
    form: Annotated[Lines, typer.Option("--format", help="How the rows are written.")] = Lines.table,
    place: Annotated[str, typer.Option(help="Full name of the place, such as 鞍山市.")] = "",
    year: Annotated[str, typer.Option(help="What it plans for: 2023 or 2021/2025.")] = "",
    kind: Annotated[str, typer.Option(help=KIND)] = "",
    ocr: Ocr = False,
) -> None:
    """Tell of every number of a paper whether a statement has it, a rule excludes it, or it was not read.

    Example: indicators account report.txt --format csv
    """
    from indicators.errors import raise_all
    from indicators.reading import statement_formats
    from indicators.reading.extraction import extract_each
    from indicators.reading.number_account import counts
    from indicators.storage.visible_text import line

    entries = []
    read, faults = extract_each(files, place=place, period=year, kind=kind, ocr=ocr)
    for path, extraction in read:
        found = extraction.account()
        told = ", ".join(f"{count} {fate}" for fate, count in counts(found).items())
        tell(f"{line(path.name)}: {len(found)} numbers: {told}")
        entries += found
    if read:
        statement_formats.write_account(entries, sys.stdout, form.value, spoken.get())
    raise_all(faults)


def register(
    files: Annotated[list[Path], typer.Argument(help="Papers: .docx, .pdf, .ofd, .html, .xlsx, .txt …")],
    place: Annotated[str, typer.Option(help="Full name of the place, such as 鞍山市.")] = "",
    year: Annotated[str, typer.Option(help="What it plans for: 2023 or 2021/2025.")] = "",
    kind: Annotated[str, typer.Option(help=KIND)] = "",
    ocr: Ocr = False,
    replaces: Annotated[
        str, typer.Option(help="The id of the paper of which this is a newer issue: decisions move along.")
    ] = "",
) -> None:
    """Copy papers into data/raw/documents, with an entry each for a person to confirm.

    A paper that cannot be taken in is told with its reason, the others are registered; the status is then 3.

    Example: indicators register report.docx --place 鞍山市
    """
    from indicators.documents.register import registration
    from indicators.errors import IndicatorsError, raise_all
    from indicators.project import find

    project, left_out = find(), list[IndicatorsError]()
    if replaces:
        _replace(project, files, replaces)
        return
    papers = registration.add(project, files, place=place, period=year, kind=kind, ocr=ocr, left_out=left_out)
    if not papers:
        raise_all(left_out)
    for paper in papers:
        _tell_registered(project, paper)
    for error in left_out:
        tell_fault(error)
    if left_out:
        tell(f"{len(papers)} papers registered, {len(left_out)} left out for the reasons above.")
        raise typer.Exit(PAPERS_LEFT_OUT)


def _tell_registered(project: Project, paper: Registered) -> None:
    from indicators.storage.visible_text import line

    typer.echo(paper.id)
    for field, (value, words) in paper.words.items():
        tell(f"  {field}: {line(value) or '?'} (from: {line(words) or 'nothing found'})")
    if paper.misnamed:
        tell(f"  {paper.misnamed}")
    for fault in paper.faults:
        tell(f"  {line(fault.description())}")
    fields = ", ".join(paper.confirm)
    tell(f"  confirm in {project.register.name}: {fields}; all right: indicators confirm {paper.id}")
    if paper.uncertain:
        tell(
            f"  a guess, which its pages say until it is settled: {', '.join(paper.uncertain)}; "
            f"indicators confirm {paper.id}",
        )
    if paper.same_title:
        tell(
            f"  same title as {paper.same_title}: if this is a newer issue of it, take the entry {paper.id} "
            f"out of {project.register.name} and run: indicators register FILE --replaces {paper.same_title}",
        )


def _replace(project: Project, files: list[Path], document: str) -> None:
    from indicators.storage.visible_text import line
    from indicators.tables.corrections.newer_issue import replace_paper

    if len(files) != 1:
        raise typer.BadParameter(f"one file, not {len(files)}", param_hint="--replaces")
    done = replace_paper(project, files[0], document)
    typer.echo(done.entry.id)
    tell(f"  {done.moved} decisions hold, {len(done.unfit)} no longer fit")
    for words in done.unfit:
        tell(f"  settle anew: {line(words)}")
    kept = ", ".join(path.relative_to(project.root).as_posix() for path in done.kept)
    tell(f"  earlier issue kept: {kept}; run indicators build")


def confirm(
    document: Annotated[str, typer.Argument(help="The id of a registered paper.")],
    place: Annotated[str, typer.Option(help="The place, if another was inferred.")] = "",
    year: Annotated[str, typer.Option(help="What it plans for, if something else was inferred.")] = "",
    kind: Annotated[str, typer.Option(help="Its kind, if another was inferred.")] = "",
) -> None:
    """Settle what `register` inferred of a paper: it is right, or it is what the options say.

    Example: indicators confirm 210900-2026-work-report --kind annual_plan_report
    """
    from indicators.documents.register import register_editing
    from indicators.project import find

    entry = register_editing.confirm(find(), document, place=place, period=year, kind=kind)
    tell(f"{entry.id}: {entry.place}, {entry.kind}, {entry.covers.period}; run indicators build")
