"""The command that makes the reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.language import Language
from indicators.cli.progress_messages import in_message_language, tell, tell_fault
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import build_if_stale
from indicators.errors import raise_all

MONTH_ALONE = "goes with --brief or --notices, and not with --quarter, --all or --plan"


def report(
    place: Annotated[
        list[str] | None, typer.Option(help="Full name, such as 鞍山市; may be repeated.")
    ] = None,
    quarter: Annotated[str, typer.Option(help="One quarter, such as 2023-Q2.")] = "",
    month: Annotated[
        str,
        typer.Option(help="With --brief or --notices: by the end of a month, such as 2025-08."),
    ] = "",
    brief: Annotated[
        bool, typer.Option("--brief", help="Also a brief of two pages in Word beside each quarterly page.")
    ] = False,
    notices: Annotated[
        bool, typer.Option("--notices", help="Also a notice in Word (督办单) to each unit that has to act.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every report that the registered documents give rise to.")
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option(help="File of the reports that are wanted; the project's reports.yaml, if it has one."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Make also what nothing has changed for.")] = False,
    lang: Language = None,
    scheme: Annotated[str, typer.Option(help="A scheme by which targets are judged.")] = "standard",
    out: Annotated[Path | None, typer.Option(help="Folder of the pages; the project's reports/.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many notebooks run at a time.")] = 1,
    time_limit: Annotated[float, typer.Option(min=1, help="How many seconds one notebook may take.")] = 600,
    json_lines: Annotated[
        bool, typer.Option("--json", help="Tell the progress as a JSON object a line, on standard output.")
    ] = False,
    include_restricted: Restricted = False,
) -> None:
    """Run the notebooks into HTML reports with an index and a manifest; stale tables are built first.

    The status is 1 if a report fails, 2 if the input is wrong; the other reports are made all the same.

    Example: indicators report --place 鞍山市 --quarter 2023-Q2 --brief --notices
    """
    from indicators.analysis.tracking.task_tracking import view_of
    from indicators.batch import fork_client, notebook_file
    from indicators.project import find
    from indicators.tables.reported import task_reports

    project = find()
    kinds_of_papers = [name for name, is_asked in (("brief", brief), ("notices", notices)) if is_asked]
    if month:
        if quarter or everything or plan or not kinds_of_papers:
            raise typer.BadParameter(MONTH_ALONE, param_hint="--month")
        quarter = view_of(month=month).quarter
    chosen = everything or bool(place or quarter)
    if everything and (place or quarter):
        raise typer.BadParameter("--all leaves no choice: drop --place and --quarter", param_hint="--all")
    if plan and chosen:
        raise typer.BadParameter("the plan says which: drop --all, --place, --quarter", param_hint="--plan")
    if not plan and not chosen:
        plan = project.report_plan
        if not plan.is_file():
            raise typer.BadParameter("say which: --all, --plan, or --place and --quarter", param_hint="--all")
    build_if_stale(project)
    modules = notebook_file.imported_modules(project.notebooks)
    with fork_client.running_fork_server(modules, tell) as server:
        # Imported while the fork server imports what the notebooks need.
        from rich.console import Console

        from indicators.batch import manifest, report_kinds, runner, selection
        from indicators.batch.kernel_manager import KernelFactory
        from indicators.batch.progress_bar import ProgressBar
        from indicators.batch.progress_lines import ProgressLines
        from indicators.handouts import papers_of_page
        from indicators.tables.store import Tables

        tables = Tables.load(project, include_restricted=include_restricted)
        kinds = report_kinds.load(project.notebooks)
        wanted = selection.select(
            kinds,
            tables,
            places=place or [],
            quarter=quarter,
            everything=everything,
            plan=plan,
            lang=lang or "zh",
            scheme=scheme,
        )
        wanted = papers_of_page.asked(wanted, kinds_of_papers, month) if wanted else wanted
        if not wanted:
            raise_all(kinds.faults or (() if kinds.kinds else (report_kinds.missing(project.notebooks),)))
        papers = papers_of_page.HandoutMaker(tables, task_reports.read(project))
        bar_of = ProgressBar(Console(stderr=True), in_message_language)
        shown = ProgressLines(sys.stdout, kinds.faults) if json_lines else bar_of
        with shown as bar:
            entries = runner.run(
                wanted,
                project,
                out or project.reports,
                documents=manifest.document_entries(tables.documents),
                workers=jobs,
                seconds=time_limit,
                is_forced=force,
                kernels=KernelFactory(server, bar.warn),
                progress=bar,
                papers=papers,
            )
    for remark in sorted(papers.remarks):
        tell(remark)
    for fault in kinds.faults:
        tell_fault(fault)
    if kinds.faults or any(entry.status == "failed" for entry in entries):
        sys.exit(1)
