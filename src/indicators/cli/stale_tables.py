"""What every command does that shows figures: tables older than the raw data are built first."""

from __future__ import annotations

from indicators.cli.progress_messages import tell
from indicators.project import Project

# How `build` ends that made the tables without some papers.
PAPERS_LEFT_OUT = 3


def build_if_stale(project: Project) -> None:
    """Build the tables again if data/raw has changed since, told in one line on stderr.

    Papers that the tables are made without are named each time.

    Raises
    ------
    IndicatorsError
        If data/raw cannot be read or data/processed not written: old figures are never shown.
    """
    from indicators.exchange import freshness
    from indicators.storage.visible_text import line

    freshness.refresh(project, tell)
    for name, file, code in freshness.left_out(project):
        told = f"Left out: {line(name)} (data/raw/documents/{line(file)}): {line(code)}."
        tell(f"{told} `indicators validate` says why and what to do.")
