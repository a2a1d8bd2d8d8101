"""The tutorials: every file in them is made, every command is run, and every answer under it is given."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from indicators.project import ROOT_VARIABLE

from .. import commands

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)


def answers(block: str) -> list[tuple[str, list[str]]]:
    """Part a block into its commands, each with the lines that stand under it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        elif line != "…":
            found[-1][1].append(line.strip())
    return found


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial-zh.md"])
def test_the_tutorial_says_what_happens(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ROOT_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    ran = 0
    for kind, title, content in BLOCK.findall((DOCS / name).read_text(encoding="utf-8")):
        if title:
            Path(title).write_text(content, encoding="utf-8")
        for command, told in answers(content) if kind == "console" else []:
            program, *words = shlex.split(command)
            if program == "cd":
                monkeypatch.chdir(words[0])
            elif program == "indicators":
                done = commands.run(*words)
                ran += 1
                assert done.exit_code == 0, (command, done.output)
                for line in told:
                    assert line in done.output, (command, done.output)
    assert ran == 9
    (page,) = Path("reports").glob("海城市-2025-Q2.html")
    assert "海城市统计局" in page.read_text(encoding="utf-8")
