"""The command line makes ready what was asked for."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from typer.models import CommandInfo

from indicators.cli.messages import Commands


def commands() -> Commands:
    app, below = Commands(), Commands()
    app.callback()(lambda: None)
    app.add_typer(below, name="below")
    for one, names in ((app, ("first", "second")), (below, ("third", "fourth"))):
        for name in names:
            one.command(name)(lambda: None)
    return app


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["first"], ["first"]),
        (["below", "fourth"], ["third", "fourth"]),
        (["--help"], ["first", "second", "third", "fourth"]),
    ],
)
def test_only_the_command_asked_for_is_made_ready(
    words: list[str], made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, found = typer.main.get_command_from_info, list[str | None]()

    def recorded(command_info: CommandInfo, **named: Any) -> Any:
        found.append(command_info.name)
        return make(command_info, **named)

    monkeypatch.setattr(typer.main, "get_command_from_info", recorded)
    app = commands()
    for _ in range(2):
        app(words, standalone_mode=False)

    assert found == made * 2


def test_a_command_that_there_is_not_is_told() -> None:
    with pytest.raises(Exception, match="third"):
        commands()(["third"], standalone_mode=False)
