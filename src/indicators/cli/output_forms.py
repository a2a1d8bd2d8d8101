"""The forms in which commands write rows."""

from __future__ import annotations

from enum import StrEnum


class Lines(StrEnum):
    """How rows are written."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"
