"""The options that every command has, and those of the commands that open files from outside."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Annotated, Any

import typer

from indicators.cli.language import Language, before_command
from indicators.cli.project_option import ProjectFolder
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


def with_shared(function: Callable[..., Any], *, opens_files: bool = False) -> Callable[..., Any]:
    """Give a command --lang and --project, and --memory and --seconds if it opens files from outside.

    What they set is set as they are parsed; the function is not told of them, but for a `lang` of its own.

    Examples
    --------
    >>> list(inspect.signature(with_shared(lambda lang: None)).parameters)
    ['lang', '_project']
    """
    own = inspect.signature(function, eval_str=True)
    parameters = list(own.parameters.values())
    # The language stands behind the limits, wherever it is declared.
    at = list(own.parameters).index("lang") if "lang" in own.parameters else len(parameters)
    limits = [_option("_memory", Memory), _option("_seconds", Seconds)] if opens_files else []
    parameters[at:at] = limits if at < len(parameters) else [*limits, _option("_lang", Language)]
    parameters.append(_option("_project", ProjectFolder))

    @wraps(function)
    def run(**values: Any) -> Any:
        if "lang" in own.parameters and values.get("lang") is None:
            # indicators --lang en track asks for English tables as indicators track --lang en does.
            values["lang"] = before_command.get()
        return function(**{name: value for name, value in values.items() if name in own.parameters})

    run.__dict__["__signature__"] = own.replace(parameters=parameters)
    return run


def _option(name: str, kind: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=kind)
