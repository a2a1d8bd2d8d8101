"""The line on stderr of a command that reads tables older than the raw data."""

from __future__ import annotations

import typer

from indicators.project import Project


def tell_if_stale(project: Project) -> None:
    """Say in one line that the tables are those of before, if they are."""
    from indicators.exchange import freshness

    if words := freshness.warning(project):
        typer.echo(words, err=True)
