"""The table of papers that tests register."""

from __future__ import annotations

from functools import cache

import pandas as pd

from indicators.documents.register.register_entry import Entry
from indicators.tables.contract import schema


@cache
def registered(*entries: str) -> pd.DataFrame:
    """The table of papers, each given as JSON: nearly all tests have the same."""
    rows = [
        entry.model_dump(exclude={"id", "covers", "uncertain"})
        | entry.covers.model_dump()
        | {"uncertain": ";".join(entry.uncertain), "document_id": entry.id, "characters": 1}
        | {"page_starts": "", "faults": "", "numbers": 0, "read": 0, "excluded": 0, "unread": 0}
        for entry in map(Entry.model_validate_json, entries)
    ]
    return schema.typed("documents", rows)
