"""What commands tell on stderr, in the language of messages (`cli.language`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import typer

from indicators.cli.language import spoken
from indicators.errors import IndicatorsError, all_of
from indicators.storage.visible_text import line

_MOST_NAMED = 20
# Arguments by name, and the options of the running command that stand for them.
asked_options: ContextVar[dict[str, str]] = ContextVar("asked_options", default={})  # noqa: B039


def options_of(params: Iterable[Any]) -> dict[str, str]:
    """List the options of a command by the names of their values."""
    options = {one.name: one.opts[0] for one in params if one.opts[0].startswith("--")}
    # A command asks for a year where functions take any period.
    return {"period": options["year"], **options} if "year" in options else options


def tell(words: str) -> None:
    """Write a line to stderr, in the language of messages."""
    typer.echo(in_message_language(words), err=True)


def tell_fault(error: IndicatorsError) -> None:
    """Write what is wrong to stderr, in the language of messages."""
    from indicators.vocabulary.message_words import told

    for one in all_of(error):
        one.where = asked_options.get().get(one.where, one.where)
    typer.echo(told(error, spoken.get()), err=True)


def tell_hidden(cells: Sequence[str]) -> None:
    """Name the cells that were taken over though nobody sees them on opening their workbook."""
    if cells:
        named = line(", ".join(cells[:_MOST_NAMED]) + (" …" if len(cells) > _MOST_NAMED else ""))
        tell(f"Taken over, though the workbook hides them: {len(cells)} cells, {named}.")


def in_message_language(words: str) -> str:
    """Say words in the language of messages, indented as they are."""
    if spoken.get() != "zh":
        return words
    from indicators.vocabulary.message_words import in_chinese

    bare = words.lstrip(" ")
    return words[: len(words) - len(bare)] + in_chinese(bare)


@contextmanager
def marking_for_units(file: Path, lang: str) -> Iterator[None]:
    """Write a marked copy of a workbook that cannot be taken over, and raise on what is wrong with it."""
    from indicators.workbooks import fault_phrases
    from indicators.workbooks.progress import marked_copy

    try:
        yield
    except IndicatorsError as error:
        if fault_phrases.is_of_workbook(error) and (copy := marked_copy.write(file, error, lang)):
            tell_fault(error)
            named = f"The cells that were not understood are marked in {line(copy.name)}"
            tell(f"{named}; nothing was taken over.")
            raise typer.Exit(2) from error
        raise
