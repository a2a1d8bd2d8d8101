"""The option --lang, and the language in which a command tells what it has to tell.

Tables and pages are Chinese unless another language is asked for; what stands on stderr, help and wrong input
follow the language of the system.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Annotated

import typer

from indicators.storage.system_language import VARIABLE as VARIABLE
from indicators.storage.system_language import of_process

# The language of messages, for the command that runs.
spoken: ContextVar[str] = ContextVar("spoken", default="en")


# What stands before the command, as in indicators --lang en track; None if nothing does.
before_command: ContextVar[str | None] = ContextVar("before_command", default=None)


def of_command(words: Sequence[str]) -> str:
    """Find the language of messages: that of --lang, of INDICATORS_LANG or of the system.

    The words are looked at before they are parsed, for the help and wrong words are told in it too.

    Examples
    --------
    >>> of_command(["track", "--lang", "zh"]), of_command(["track", "--lang=en"])
    ('zh', 'en')
    """
    for place, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or (words[place + 1] if place + 1 < len(words) else "")
            return value if value in ("zh", "en") else of_process()
    return of_process()


def _check(context: typer.Context, lang: str | None) -> str | None:
    if lang is not None:
        from indicators.vocabulary.page_words import check_language

        lang = check_language(lang)
    if context.parent is None:
        before_command.set(lang)
    return lang


Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        envvar=VARIABLE,
        show_envvar=False,
        callback=_check,
        show_default=False,
        help="zh or en; messages follow the locale, and tables and pages are Chinese, if it is left out.",
    ),
]
