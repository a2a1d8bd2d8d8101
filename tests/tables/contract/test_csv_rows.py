"""Columns of files that people edit are known by their names, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import UnreadableTable
from indicators.tables.contract.csv_rows import csv_rows

HEADER, OPTIONAL = ("place", "value"), ("confirmed",)


def rows(path: Path, text: str) -> list[dict[str, str]]:
    (path / "a.csv").write_text(text, encoding="utf-8")
    return [row for _, row in csv_rows(path / "a.csv", HEADER, "a.csv", OPTIONAL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("place,value\n鞍山市,6\n", {"place": "鞍山市", "value": "6"}),
        ("value,place\n6,鞍山市\n", {"place": "鞍山市", "value": "6"}),
        ("confirmed,value,place\n核过,6,鞍山市\n", {"place": "鞍山市", "value": "6", "confirmed": "核过"}),
    ],
)
def test_columns_may_stand_in_any_order(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    assert rows(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    ("header", "odd"),
    [
        ("place", "value"),
        ("place,values", "value, values"),
        ("place,value,value", "value"),
        ("place,value,note", "note"),
    ],
)
def test_missing_unknown_and_double_columns_are_named(tmp_path: Path, header: str, odd: str) -> None:
    with pytest.raises(UnreadableTable) as caught:
        rows(tmp_path, f"{header}\n")
    assert caught.value.found == f"a header that differs in {odd}"
