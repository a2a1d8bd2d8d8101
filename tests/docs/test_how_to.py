"""The how-to pages: every command in them can be called; pages in two languages show the same."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from indicators.cli.app import app

DOCS = Path(__file__).resolve().parents[2] / "docs"
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
HOW_TO = sorted(f"how-to/{path.stem}" for path in DOCS.glob("how-to/*.md") if not path.stem.endswith("-zh"))
# The tutorial is held against what the commands answer, in each language, by a test of its own.
IN_CHINESE = [*HOW_TO, "own-vocabulary", "reports"]


def told(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    lines = [line for kind, block in FENCED.findall(text) if kind == "console" for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines]


def parse(words: list[str]) -> None:
    """Parse a command line down to its last command, and run nothing."""
    command: Any = get_command(app)
    context, rest = command.make_context("indicators", words), words
    while hasattr(command, "commands"):
        name, command, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        if command is None or name is None:
            raise AssertionError(rest)
        context = command.make_context(name, rest, parent=context)


@pytest.mark.parametrize("name", HOW_TO)
def test_every_command_of_a_page_can_be_called(name: str) -> None:
    listed = commands(told(name))
    assert listed
    for line in listed:
        program, *words = shlex.split(line)
        assert program == "indicators"
        parse(words)


def test_every_chinese_page_is_compared() -> None:
    chinese = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*-zh.md")}
    assert chinese == {f"{name}-zh.md" for name in [*IN_CHINESE, "tutorial"]}


@pytest.mark.parametrize("name", IN_CHINESE)
def test_the_chinese_page_shows_the_same(name: str) -> None:
    english, chinese = told(name), told(f"{name}-zh")
    assert FENCED.findall(english) == FENCED.findall(chinese)
    own = name.rpartition("/")[2]
    each_other = {f"{own}.md", f"{own}-zh.md"}
    links = [sorted({*LINK.findall(text)} - each_other) for text in (english, chinese)]
    assert links[0] == links[1]
    assert each_other <= {*LINK.findall(english), *LINK.findall(chinese)}
    shown = [sorted(set(re.findall("`(-[^`]+|[^`]+\\.(?:csv|yaml))`", text))) for text in (english, chinese)]
    assert shown[0] == shown[1]


def test_a_command_that_cannot_be_called_is_seen() -> None:
    with pytest.raises(Exception, match=r"(?i)no such option"):
        parse(["build", "--nothing"])
