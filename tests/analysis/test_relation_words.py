"""Targets without a number, for readers of English: every reference, every way."""

from __future__ import annotations

import pytest

from indicators.analysis.relation_words import relation

CASES = {
    "与经济增长同步": "in step with economic growth",
    "与GDP增长基本同步": "broadly in step with economic growth",
    "快于经济增长": "above economic growth",
    "不低于GDP增速": "no lower than economic growth",
    "高于全省平均水平": "above the average of the province",
    "达到全省平均水平": "no lower than the average of the province",
    "完成省下达任务": "as the higher level assigns",
    "村村全覆盖": "full coverage",
    "动态清零": "none left",
    "保持国家二级标准": "meets its standard",
    "实现正增长": "growth above zero",
    "保持全省首位": "a rank in the province",
    "进入全国前列": "a rank in the nation",
}


@pytest.mark.parametrize(("words", "told"), CASES.items())
def test_it_says_in_english_what_is_asked_and_keeps_the_papers_words(words: str, told: str) -> None:
    assert relation(words, "en") == f"{told} ({words})"
    assert relation(words, "zh") == words


def test_words_that_name_no_reference_stay_as_they_are() -> None:
    assert relation("有所提高", "en") == "有所提高"
