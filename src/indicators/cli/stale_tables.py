"""What every command does that shows figures: tables older than the raw data are built first."""

from __future__ import annotations

import typer

from indicators.project import Project


def build_if_stale(project: Project) -> None:
    """Build the tables again if data/raw has changed since, told in one line on stderr.

    Raises
    ------
    IndicatorsError
        If data/raw cannot be read or data/processed not written: old figures are never shown.
    """
    from indicators.exchange import freshness

    freshness.refresh(project, lambda words: typer.echo(words, err=True))
