"""The help of the commands in Chinese: texts by `message_words.yaml`, and the heads that typer writes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import Any


def _nothing() -> None:
    """Leave what typer writes as it is."""


_prepare: ContextVar[Callable[[], None]] = ContextVar("_prepare", default=_nothing)


def prepare() -> None:
    """Put what typer is about to write into the language of the command that runs."""
    _prepare.get()()


@contextmanager
def in_language(group: Any, lang: str) -> Iterator[None]:
    """Let `prepare` put the help of a group and its commands into a language, for as long as it runs.

    Most commands write none, and rich, with which typer writes it, takes a tenth of the time of a short one.
    """
    with ExitStack() as stack:
        before = _prepare.set(cache(lambda: stack.enter_context(_written_in(group, lang))))
        try:
            yield
        finally:
            _prepare.reset(before)


@contextmanager
def _written_in(group: Any, lang: str) -> Iterator[None]:
    from typer import rich_utils

    own: dict[str, Any] = {"_make_rich_text": partial(_folding, rich_utils._make_rich_text)}
    if lang == "zh":
        from indicators.vocabulary.message_words import help_heads

        own |= help_heads()
        _translate(group)
    before = {name: getattr(rich_utils, name) for name in own}
    try:
        for name, told in own.items():
            setattr(rich_utils, name, told)
        yield
    finally:
        for name, told in before.items():
            setattr(rich_utils, name, told)


def _folding(make: Callable[..., Any], **named: Any) -> Any:
    """Let a text be broken at any character: rich breaks at blanks alone, and cuts what has none."""
    text = make(**named)
    text.overflow = "fold"
    return text


def _translate(command: Any) -> None:
    """Put the texts of a command, its options and the commands below it into Chinese."""
    from indicators.vocabulary.message_words import in_chinese

    command.help = in_paragraphs(command.help or "")
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            parameter.help = in_chinese(text)
    for below in getattr(command, "commands", {}).values():
        _translate(below)


def in_paragraphs(text: str) -> str:
    r"""Say a text of several paragraphs in Chinese.

    Examples
    --------
    >>> in_paragraphs("Show the version\nand end.\n\nExample: indicators validate")
    '显示版本号。\n\n示例：indicators validate'
    """
    from indicators.vocabulary.message_words import in_chinese

    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(in_chinese(" ".join(paragraph.split())) for paragraph in paragraphs)
