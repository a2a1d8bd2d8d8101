"""How a command ends that cannot do its work: a message on stderr and exit status 2, no traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from indicators.cli.output_encoding import tell_of_escapes, use_escapes
from indicators.errors import IndicatorsError
from indicators.storage.os_errors import file_trouble
from indicators.storage.visible_text import line


class MessageGroup(TyperGroup):
    """Commands whose wrong input and refused files are told as messages."""

    def main(self, *args: Any, **named: Any) -> Any:
        """Run the command line; help and messages too are written whatever the encoding."""
        use_escapes()
        try:
            return super().main(*args, **named)
        finally:
            tell_of_escapes()

    def invoke(self, ctx: Any) -> Any:
        """Run a command to the end of its output."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except IndicatorsError as error:
            raise _told(error) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                # Whoever read the output, such as `head`, has enough.
                raise
            if error.filename is None:
                _drop_output()
            place = error.filename or "standard output"
            raise _told(file_trouble(error, place, "a file that can be read or written")) from error
        return done


@contextmanager
def told_to_units(file: Path, lang: str) -> Iterator[None]:
    """Tell what is wrong with a workbook in the language of those who filled it in; write a marked copy."""
    from indicators.workbooks import fault_phrases, marked_copy

    try:
        yield
    except IndicatorsError as error:
        if not fault_phrases.is_of_workbook(error):
            raise
        typer.echo(fault_phrases.message(error, lang), err=True)
        if copy := marked_copy.write(file, error, lang):
            said = fault_phrases.say("wrote_copy", name=line(copy.name))
            typer.echo(said.zh if lang == "zh" else said, err=True)
        raise typer.Exit(2) from error


def _told(error: IndicatorsError) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(2)


def _drop_output() -> None:
    """Leave unwritten what could not be written, or Python tries again at its end and says so."""
    try:
        handle = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)
