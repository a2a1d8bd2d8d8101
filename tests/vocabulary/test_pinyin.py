"""The spellings of the indicators' names: one each, of no other, and in small letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import Faults
from indicators.vocabulary import indicators
from indicators.vocabulary.pinyin import read_pinyin, spellings


def test_every_indicator_has_a_spelling_and_nothing_else_has() -> None:
    assert list(read_pinyin()) == [entry.id for entry in indicators().entries]


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("gdp", ("diqushengchanzongzhi", "dqsczz")),
        # 长 is zhang where something grows.
        ("natural_growth", ("renkouziranzengzhanglv", "rkzrzzl")),
        ("surface_water", ("dibiaoshuidadaohuohaoyuiiileishuitibili", "dbsddhhyilstbl")),
    ],
)
def test_a_name_is_found_by_syllables_or_initials(name: str, spelled: tuple[str, str]) -> None:
    assert spellings(name) == spelled


def test_what_is_no_spelling_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pinyin.csv"
    path.write_text("id,pinyin\ngdp,Di qu\ntrade,进出口\ncpi\n", encoding="utf-8")
    with pytest.raises(Faults) as told:
        read_pinyin(path)
    assert [(fault.where.split(",")[1].strip(), fault.found) for fault in told.value.errors] == [
        ("line 4", "1 cells"), ("line 2", "'Di qu'"), ("line 3", "'进出口'"),
    ]  # fmt: skip
