"""The reference of the commands as a page, made from their own help.

`python -m indicators.cli.command_page > docs/commands.md` writes it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

HEAD = """# Commands

<!-- Made from the help of the commands by `python -m indicators.cli.command_page`. -->

`indicators COMMAND --help` says the same in the terminal, in Chinese with `--lang zh`. Results go to standard
output or into a named file, talk to standard error; the status is 0 only if all of it was done.
"""
_EXAMPLE = "Example: "


def page() -> str:
    """Write the page: a section for each command.

    Examples
    --------
    >>> page().splitlines()[0]
    '# Commands'
    """
    from typer.main import get_command

    from indicators.cli.app import app

    return "\n".join([HEAD, *_sections(get_command(app), "indicators")])


def _sections(command: Any, name: str) -> Iterator[str]:
    """Write a command and those below it; a group has no section of its own."""
    below = getattr(command, "commands", {})
    if not below:
        yield _section(command, name)
    for word, inner in sorted(below.items()):
        yield from _sections(inner, f"{name} {word}")


def _section(command: Any, name: str) -> str:
    lines = [f"## {name}", ""]
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        plain = " ".join(paragraph.split())
        is_example = plain.startswith(_EXAMPLE)
        lines += ["```sh", plain.removeprefix(_EXAMPLE), "```", ""] if is_example else [plain, ""]
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        lines += ["| argument or option | says |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def _row(parameter: Any) -> str:
    names = list(parameter.opts)
    if parameter.param_type_name == "argument":
        names = [str(parameter.name).upper()]
    if "--help" in names or getattr(parameter, "hidden", False):
        return ""
    words = " ".join((getattr(parameter, "help", "") or "").split()).replace("|", r"\|")
    return f"| {', '.join(f'`{name}`' for name in names)} | {words} |"


if __name__ == "__main__":
    sys.stdout.write(page())
