"""Raw data → the five tables, in memory."""

from __future__ import annotations

from indicators.project import Project
from indicators.tables.building import build_by_parts
from indicators.tables.store import Tables


def build(project: Project) -> Tables:
    """Read the raw data into the five tables; nothing is taken up that earlier builds have kept.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written.
    """
    return build_by_parts.made(project).tables
