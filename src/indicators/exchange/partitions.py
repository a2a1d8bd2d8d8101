"""data/processed → data/parquet: the same rows parted by province and year, for who asks for few of many."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicators.exchange.duckdb_tables import library, quoted, room
from indicators.project import Project
from indicators.storage.atomic_write import write_bytes
from indicators.storage.kept_results import IGNORE
from indicators.storage.plain_files import clear_away
from indicators.tables.building import place_index
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import pieces
from indicators.tables.place_partitions import (
    DATED,
    PROVINCE,
    STAMP,
    YEAR,
    are_current,
    folder,
)

ROWS = 10_000
# What does not fit goes to the disk.
_SMALL = {"threads": 1, "memory_limit": "128MB"}


def want(project: Project, *, is_wanted: bool) -> None:
    """Have each build keep the partitions from now on, or take them away."""
    own = folder(project)
    if not is_wanted:
        clear_away(own)
        return
    library("writes Parquet", "indicators build --parquet")
    own.mkdir(parents=True, exist_ok=True)
    # What a build makes is no part of what people keep under version control.
    write_bytes(own / IGNORE[1], IGNORE[0].encode())


def renew(project: Project) -> bool:
    """Make the partitions of the tables in data/processed, if they are wanted and not there.

    While they are made, and after a run that was killed meanwhile, nothing says that they are there, and the
    CSV are read.
    """
    own = folder(project)
    if not own.is_dir() or are_current(project):
        return False
    duckdb = library("writes Parquet", "indicators build --parquet")
    (own / STAMP).unlink(missing_ok=True)
    with room(), tempfile.TemporaryDirectory() as beside:
        # Tables on the disk: memory does not grow with them.
        connection = duckdb.connect(str(Path(beside) / "tables.duckdb"), config=_SMALL)
        try:
            for name in ("documents", *(name for name in schema.NAMES if name != "documents")):
                _fill(connection, name, pieces(name, project.processed / f"{name}.csv", ROWS))
                clear_away(own / name)
                _write(connection, name, own / name)
        finally:
            connection.close()
    write_bytes(own / STAMP, place_index.key(project.processed).encode())
    return True


def _fill(connection: Any, name: str, frames: Iterator[Any]) -> None:
    for number, frame in enumerate(frames):
        connection.register("piece", frame)
        verb = f"INSERT INTO {name}" if number else f"CREATE TABLE {name} AS"
        connection.execute(f"{verb} SELECT * FROM piece")
        connection.unregister("piece")


def _write(connection: Any, name: str, place: Path) -> None:
    if name == "documents":
        # A row a paper: few beside the others, and asked for by id as well as by place.
        place.mkdir()
        target = quoted(str(place / "documents.parquet"))
        connection.execute(f"COPY documents TO {target} (FORMAT parquet)")
        return
    if name in DATED:
        rows = f"SELECT *, {PROVINCE} AS province, {YEAR} AS year FROM {name}"
    else:
        rows = (
            f"SELECT {name}.*, {PROVINCE} AS province, {YEAR} AS year "
            f"FROM {name} LEFT JOIN (SELECT document_id AS paper, adcode, period FROM documents) "
            f"ON paper = document_id ORDER BY document_id, number"
        )
    connection.execute(
        f"COPY ({rows}) TO {quoted(str(place))} (FORMAT parquet, PARTITION_BY (province, year))"
    )
