"""The spellings of the indicators' names: one each, in small letters and digits."""

from __future__ import annotations

import re

import pytest

from indicators.batch.index_indicators import pinyin_spellings
from indicators.vocabulary import indicators


def test_every_indicator_has_a_spelling() -> None:
    spelled = [pinyin_spellings(entry.name) for entry in indicators().entries]
    assert all(re.fullmatch(r"[a-z0-9.]+", word) for pair in spelled for word in pair)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("地区生产总值", ("diqushengchanzongzhi", "dqsczz")),
        # 长 is zhang where something grows.
        ("人口自然增长率", ("renkouziranzengzhanglv", "rkzrzzl")),
        ("地表水达到或好于Ⅲ类水体比例", ("dibiaoshuidadaohuohaoyuiiileishuitibili", "dbsddhhyilstbl")),
        ("“专精特新”企业", ("zhuanjingtexinqiye", "zjtxqy")),
        ("可吸入颗粒物(PM10)浓度", ("kexirukeliwupm10nongdu", "kxrklwpnd")),
    ],
)
def test_a_name_is_found_by_syllables_or_initials(name: str, spelled: tuple[str, str]) -> None:
    assert pinyin_spellings(name) == spelled
