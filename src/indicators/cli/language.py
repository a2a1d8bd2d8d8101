"""The option --lang, and the language in which a command tells what it has to tell.

Tables and pages are Chinese unless another language is asked for; what stands on stderr, help and wrong input
follow the language of the system.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Annotated

import typer

VARIABLE = "INDICATORS_LANG"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Primary language of a language identifier of Windows: its ten lower bits.
_CHINESE_ON_WINDOWS = 0x04


# The language of messages, for the command that runs.
spoken: ContextVar[str] = ContextVar("spoken", default="en")


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
            return "zh" if value == "zh" else "en"
    said = os.environ.get(VARIABLE)
    return ("zh" if said == "zh" else "en") if said else of_system()


def of_system() -> str:
    """Give zh where the system speaks Chinese, otherwise en."""
    said = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    if not said and sys.platform == "win32":
        import ctypes

        is_chinese = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE_ON_WINDOWS
        return "zh" if is_chinese else "en"
    return "zh" if said.lower().startswith("zh") else "en"


def _check(lang: str | None) -> str | None:
    from indicators.vocabulary.page_words import check_language

    return None if lang is None else check_language(lang)


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
