"""The tables as the raw data of a project give them now."""

from __future__ import annotations

from indicators.exchange import project_build
from indicators.project import Project
from indicators.tables.building import build_by_parts
from indicators.tables.store import Tables


def build(project: Project) -> Tables:
    """Make the five tables in memory; what an earlier build has kept of a paper is not read again."""
    return build_by_parts.made(project, kept=project_build.earlier_results(project)).tables
