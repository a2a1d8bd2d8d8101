"""How a command ends that cannot do its work: a message on stderr and exit status 2, no traceback."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from indicators.cli import help_words
from indicators.cli.language import of_command, spoken
from indicators.cli.output_encoding import tell_of_escapes, use_escapes
from indicators.cli.progress_messages import asked_options, in_message_language, options_of, tell_fault
from indicators.cli.shared_options import with_shared
from indicators.errors import IndicatorsError
from indicators.storage.os_errors import file_trouble
from indicators.storage.system_language import asked

F = TypeVar("F", bound=Callable[..., Any])
# What pydantic, with which typer checks values, writes before the message itself.
_OF_PYDANTIC = "Value error, "
# How many more objects there may be before the collector runs.
_MADE_BEFORE_COLLECTED = 200_000


class InLanguage:
    """What typer writes of a command by itself, in the language of messages."""

    def get_usage(self, ctx: Any) -> str:
        """Say how it is called."""
        return in_message_language(super().get_usage(ctx))  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = in_message_language(option.help or "")
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        help_words.prepare()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class MessageCommand(InLanguage, TyperCommand):
    """A command whose help is told in the language of messages, and faults of arguments as its options."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        asked_options.set(options_of(self.params))
        return super().invoke(ctx)


class MessageGroup(InLanguage, TyperGroup):
    """Commands whose wrong input and refused files are told as messages."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **named: Any) -> Any:
        """Run the command line: help and messages in the language asked for, whatever the encoding."""
        use_escapes()
        before = spoken.set(of_command(sys.argv[1:] if args is None else args))
        asked_before = asked.set(spoken.get())
        options_before = asked_options.set({})
        try:
            with help_words.in_language(self, spoken.get()):
                return super().main(args, *more, **named)
        finally:
            tell_of_escapes()
            asked_options.reset(options_before)
            asked.reset(asked_before)
            spoken.reset(before)

    def make_context(self, *args: Any, **named: Any) -> Any:
        """Parse the words in front of a command."""
        try:
            with _usage_in_language():
                return super().make_context(*args, **named)
        except IndicatorsError as error:
            raise _told(error) from error

    def invoke(self, ctx: Any) -> Any:
        """Run a command to the end of its output."""
        try:
            with _usage_in_language():
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


class Commands(typer.Typer):
    """Commands whose help, wrong input and refused files are told in the language of messages."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**{"cls": MessageGroup} | named)

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Run the command line; where it begins with a command, no time goes into making others ready."""
        # Words and modules come by the hundred thousand and stay: looking for garbage among them finds none,
        # nor at the end, for which the threshold stays.
        gc.set_threshold(_MADE_BEFORE_COLLECTED)
        words = args[0] if args else sys.argv[1:]
        asked = words[0] if words else ""
        every = self.registered_commands, self.registered_groups
        commands = [one for one in every[0] if asked in (one.name, getattr(one.callback, "__name__", ""))]
        groups = [one for one in every[1] if one.name == asked]
        if commands or groups:
            self.registered_commands, self.registered_groups = commands, groups
        try:
            return super().__call__(*args, **named)
        finally:
            self.registered_commands, self.registered_groups = every

    def command(
        self, name: str | None = None, *, opens_files: bool = False, **named: Any
    ) -> Callable[[F], F]:
        """Take a function for a command; the options that all have are added to its own."""
        take = super().command(name, cls=MessageCommand, **named)

        def taken(function: F) -> F:
            take(with_shared(function, opens_files=opens_files))
            return function

        return taken

    def callback(self, **named: Any) -> Callable[[F], F]:
        """Take a function for what stands in front of the commands, with the same options."""
        take = super().callback(**named)

        def taken(function: F) -> F:
            take(with_shared(function))
            return function

        return taken


@contextmanager
def _usage_in_language() -> Iterator[None]:
    """Tell a wrong command line in the language of messages."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, typer.Exit):
            help_words.prepare()
        if hasattr(error, "format_message"):
            # The choices of an option stand on lines of their own.
            words = in_message_language(" ".join(error.format_message().replace(_OF_PYDANTIC, "").split()))
            error.format_message = lambda: words
        raise


def end_without_search() -> None:
    """Let the system take back at once what this process holds; Python would look through it for garbage.

    DuckDB counts at the end what was not given back, and tells of it.
    """
    if "duckdb" not in sys.modules:
        gc.freeze()


def _told(error: IndicatorsError) -> typer.Exit:
    tell_fault(error)
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
