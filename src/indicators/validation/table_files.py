"""The tables made, each read once, some rows at a time: their contract, and what in them cannot be true."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

import numpy as np
import pandas as pd

from indicators.errors import TableFault
from indicators.exchange import datapackage
from indicators.project import Project
from indicators.storage.nested_data import json_data
from indicators.storage.plain_files import opened, read_plain
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import pieces, unbuilt
from indicators.tables.targets.plausibility import SetAside, is_set_aside

ROWS = 50_000
_JUDGED = ("targets", "observations")
_EDITED = "Run `indicators build`; what is edited there by hand is lost, corrections.csv is the place."


class TableFiles:
    """The files of data/processed, and the rows in them that cannot be true."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._aside: dict[str, pd.DataFrame] = {}

    def check(self, name: str) -> None:
        """Hold a table against its contract, and against the hash that was written with it."""
        path, package = store.file_of(name, self._project), self._project.processed / datapackage.FILE
        aside = self._sound_rows(name, path)
        if aside is None:
            # All at once says all that is wrong, and in which rows.
            schema.validate(name, store.load(name, self._project))
        else:
            self._aside[name] = aside
        try:
            resources = json_data(read_plain(package))["resources"]
            written = {resource["path"]: resource["hash"] for resource in resources}
        except (OSError, ValueError, KeyError, TypeError) as error:
            expected = f"a {datapackage.FILE} that lists the tables"
            raise unbuilt(expected, str(error), package.name, _EDITED) from error
        with opened(path) as file:
            found = f"sha256:{file_digest(file, 'sha256').hexdigest()}"
        if written.get(path.name) != found:
            raise unbuilt(f"{written.get(path.name)}, as {datapackage.FILE} says", found, path.name, _EDITED)

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
            frame if frame is not None else _of(store.load(name, self._project))
            for name, frame in zip(_JUDGED, found, strict=True)
        )
        return SetAside(targets, figures)


def _of(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[is_set_aside(frame)].reset_index(drop=True)
