"""The command that takes papers in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.project_option import ProjectFolder


def register(
    files: Annotated[list[Path], typer.Argument(help="Papers: .txt, .html, .mhtml, .docx, .xlsx or .pdf.")],
    place: Annotated[str, typer.Option(help="Full name of the place, such as 鞍山市.")] = "",
    year: Annotated[str, typer.Option(help="What it plans for: 2023 or 2021/2025.")] = "",
    kind: Annotated[
        str, typer.Option(help="five_year_plan, work_report, task_breakdown or action_plan.")
    ] = "",
    _project: ProjectFolder = None,
) -> None:
    """Copy papers into data/raw/documents, with an entry each for a person to confirm.

    Example: indicators register report.docx --place 鞍山市
    """
    from indicators.documents import registration
    from indicators.project import find
    from indicators.storage.visible_text import line

    project = find()
    for paper in registration.add(project, files, place=place, period=year, kind=kind):
        typer.echo(paper.id)
        for field, (value, words) in paper.words.items():
            typer.echo(f"  {field}: {line(value) or '?'} (from: {line(words) or 'nothing found'})", err=True)
        for fault in paper.faults:
            typer.echo(f"  {line(fault.told())}", err=True)
        typer.echo(f"  confirm in {project.register.name}: {', '.join(paper.confirm)}", err=True)
