"""The command that reads papers by the thousand, listed in a manifest."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from indicators.cli.progress_messages import tell
from indicators.cli.project_option import Restricted
from indicators.cli.stale_tables import PAPERS_LEFT_OUT

if TYPE_CHECKING:
    from indicators.corpus.finished_partitions import Receipt


class Engine(StrEnum):
    """What does the work."""

    local = "local"
    dask = "dask"


def corpus(
    manifest: Annotated[
        str, typer.Argument(metavar="MANIFEST", help="CSV or Parquet with a column path, one paper a row.")
    ],
    out: Annotated[str, typer.Option(metavar="DIR", help="Folder or URL, such as s3://, of the partitions.")],
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or Dask.")] = Engine.local,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A running Dask scheduler, such as tcp://host:8786.")
    ] = "",
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read papers.")] = 1,
    size: Annotated[int, typer.Option(min=1, help="How many papers a partition has at least.")] = 50,
    include_restricted: Restricted = False,
) -> None:
    """Read the papers of a manifest into partitions of Parquet; what is there already is not read again.

    Papers that cannot be read are rows of faults.parquet; the status is then 3.

    Example: indicators corpus papers.csv --out tables --jobs 2
    """
    from indicators.corpus import run

    if scheduler and engine is not Engine.dask:
        raise typer.BadParameter("only with --engine dask", param_hint="--scheduler")
    done = run.corpus(
        manifest,
        out,
        engine=engine.value,
        scheduler=scheduler,
        jobs=jobs,
        size=size,
        include_restricted=include_restricted,
        on_receipt=_tell,
    )
    tell(f"{len(done.receipts)} partitions, {done.were_there} of them were there; {done.papers} papers.")
    if include_restricted:
        tell("With papers marked 不公开: not to be passed on.")
    if done.left_out:
        tell(f"{done.left_out} papers are in no table; faults.parquet of each partition says which and why.")
        raise typer.Exit(PAPERS_LEFT_OUT)


def _tell(receipt: Receipt, number: int, count: int) -> None:
    if not receipt.was_there:
        tell(f"{number}/{count} {receipt.part}: {receipt.papers} papers, {receipt.left_out} left out")
