"""The options --project, which every command has, and --include-restricted: whose data it is about."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from indicators.project import ROOT_VARIABLE


def _use(context: typer.Context, folder: Path | None) -> Path | None:
    """Let this command, and the kernels it starts, find the project in that folder."""
    if folder is not None:
        context.call_on_close(partial(_put_back, os.environ.get(ROOT_VARIABLE)))
        os.environ[ROOT_VARIABLE] = str(folder.absolute())
    return folder


def _put_back(before: str | None) -> None:
    if before is None:
        del os.environ[ROOT_VARIABLE]
    else:
        os.environ[ROOT_VARIABLE] = before


ProjectFolder = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="DIR",
        callback=_use,
        show_default=False,
        help=f"The project's folder; {ROOT_VARIABLE}, or the one that the working directory is in.",
    ),
]
Restricted = Annotated[bool, typer.Option("--include-restricted", help="Also papers marked 不公开.")]
