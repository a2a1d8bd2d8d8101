"""Reads a CSV file of the vocabulary into entries that know their lines."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from indicators.errors import VocabularyFault
from indicators.vocabulary.file_text import read_text, shown_name
from indicators.vocabulary.loading import Row


def csv_rows(path: Path, columns: Sequence[str], key: str) -> tuple[list[Row], list[VocabularyFault]]:
    """Read a CSV file with a fixed header; `key` is the column that names a row.

    Returns
    -------
    list of Row, list of VocabularyFault
        The rows with as many cells as columns, and the faults of the others.

    Raises
    ------
    VocabularyFault
        The header is another one.
    """
    reader = csv.reader(read_text(path).splitlines())
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise VocabularyFault(
            expected=f"{len(columns)} cells",
            found=str(error),
            where=f"{shown_name(path)}, line {reader.line_num}",
            remedy="Fill in every cell, or quote the one that holds a comma.",
        ) from error
    header = lines[0][1] if lines else []
    if header != list(columns):
        raise VocabularyFault(
            expected=f"the header {','.join(columns)}",
            found=",".join(header) or "an empty file",
            where=f"{shown_name(path)}, line 1",
            remedy="Write the header as expected.",
        )
    rows: list[Row] = []
    faults: list[VocabularyFault] = []
    for line, cells in lines[1:]:
        if len(cells) == len(columns):
            fields = dict(zip(columns, cells, strict=True))
            rows.append(Row(fields, path, line, fields[key], {}))
        else:
            faults.append(
                VocabularyFault(
                    expected=f"{len(columns)} cells",
                    found=f"{len(cells)} cells",
                    where=f"{shown_name(path)}, line {line}",
                    remedy="Fill in every cell, or quote the one that holds a comma.",
                )
            )
    return rows, faults
