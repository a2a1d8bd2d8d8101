"""The tables made, each read once, some rows at a time: their contract, and what in them cannot be true."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from indicators.errors import TableFault
from indicators.project import Project
from indicators.storage.plain_files import digest
from indicators.tables import store, written_tables
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import parsed, pieces
from indicators.tables.targets.plausibility import SetAside, is_set_aside

ROWS = 50_000
_JUDGED = ("targets", "observations")


class TableFiles:
    """The files of data/processed, and the rows in them that cannot be true."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._aside: dict[str, pd.DataFrame] = {}

    def check(self, name: str) -> None:
        """Hold a table against its contract, and against the hash that was written with it."""
        path = store.file_of(name, self._project)
        aside = self._sound_rows(name, path)
        if aside is None:
            # All at once says all that is wrong, and in which rows.
            schema.validate(name, parsed(name, path))
        else:
            self._aside[name] = aside
        written_tables.require_written(written_tables.hashes(self._project), path.name, digest(path))

    def _sound_rows(self, name: str, path: Path) -> pd.DataFrame | None:
        """Give the rows that cannot be true; None if anything is wrong with the table."""
        aside, keys = [schema.empty(name)], []
        try:
            for piece in pieces(name, path, ROWS):
                if not schema.is_fine(name, piece):
                    return None
                keys.append(pd.util.hash_pandas_object(piece[list(schema.table(name).key)], index=False))
                if name in _JUDGED:
                    aside.append(piece[is_set_aside(piece)])
        except TableFault:
            return None
        if len(np.unique(np.concatenate(keys))) < sum(map(len, keys)):
            return None
        return pd.concat([one for one in aside if len(one)] or aside[:1], ignore_index=True)

    def set_aside(self) -> SetAside:
        """Give the targets and observations that cannot be true."""
        found = [self._aside.get(name) for name in _JUDGED]
        targets, figures = (
            frame if frame is not None else _of(parsed(name, store.file_of(name, self._project)))
            for name, frame in zip(_JUDGED, found, strict=True)
        )
        return SetAside(targets, figures)


def _of(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[is_set_aside(frame)].reset_index(drop=True)
