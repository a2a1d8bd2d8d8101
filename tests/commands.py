"""Commands as a person types them, run in this process."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from indicators.cli.app import app


def run(*words: object, **environment: str) -> Result:
    """Run a command, however it ends."""
    return CliRunner().invoke(app, [str(word) for word in words], env=environment)


def succeed(*words: object, **environment: str) -> Result:
    """Run a command, which has to succeed."""
    result = run(*words, **environment)
    assert result.exit_code == 0, result.output
    return result


def told(*words: object) -> str:
    """Give what a command, which has to succeed, writes to standard output."""
    return succeed(*words).stdout
