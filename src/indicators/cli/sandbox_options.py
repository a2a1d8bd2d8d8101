"""The options --memory and --seconds: what a file from outside may take while it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from indicators.storage import sandbox
from indicators.storage.sandbox_limits import LEAST_MEMORY, MEGABYTE, Limits


def _use(context: typer.Context, name: str, value: int | None) -> int | None:
    limits = sandbox.limits()
    if value is not None and limits is not None:
        context.call_on_close(lambda: sandbox.use(limits))
        sandbox.use(replace(limits, **{name: value}))
    return value


def _use_memory(context: typer.Context, megabytes: int | None) -> int | None:
    _use(context, "memory", None if megabytes is None else megabytes * MEGABYTE)
    return megabytes


def _use_seconds(context: typer.Context, seconds: int | None) -> int | None:
    return _use(context, "seconds", seconds)


Memory = Annotated[
    int | None,
    typer.Option(
        "--memory",
        metavar="MB",
        min=LEAST_MEMORY // MEGABYTE,
        callback=_use_memory,
        show_default=False,
        help=f"Memory that reading a file may take; {Limits().memory // MEGABYTE} MB.",
    ),
]
Seconds = Annotated[
    int | None,
    typer.Option(
        "--seconds",
        min=1,
        callback=_use_seconds,
        show_default=False,
        help=f"Processor time that reading a file may take; {Limits().seconds} s.",
    ),
]
