"""Every rule of the reading has words for those who are shown why a figure was read so."""

from __future__ import annotations

import re
from pathlib import Path

from indicators import reading
from indicators.reading.measurement import bases, measures, nouns
from indicators.reading.quantities import comparators
from indicators.reading.roles import heading_rules, paragraph_rules, roles, sentence_rules
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.rule_words import say_rule

_NAMED = (
    *measures.ANY_RULES, *measures.RATE_RULES, *measures.AMOUNT_RULES, *bases.BASIS_RULES, *nouns.NOUN_RULES,
    *comparators._RULES,
)  # fmt: skip
_SAID = (
    *heading_rules.HEADING_RULES, *paragraph_rules.BLOCK_RULES, *sentence_rules.SENTENCE_RULES,
    *roles.FIGURE_RULES,
)  # fmt: skip
# Rules outside the tables, by how they are written: why="words of what was done", ("role", "the head of …").
_WRITTEN = re.compile(
    r"""\bwhy(?:=| = (?:.*, )?)"(?!indicator|role)([^"{]+)"|\("(?:indicator|role)", "([^"]+)"\)"""
    r"""|"(?:indicator|role)", "([^"]+)"|_(?:carried|mark)\([^"\n]*"([^"]+)"\)"""
)


def test_every_rule_has_words_in_both_languages() -> None:
    sources = Path(reading.__file__).parent.rglob("*.py")
    texts = [path.read_text("utf-8") for path in sources]
    found = {name for text in texts for groups in _WRITTEN.findall(text) for name in groups}
    written = {name for name in found if re.search("[ _]", name)}
    assert {"the head of its column", "words of what was done", "a goal revised"} < written
    names = {rule.name for rule in _NAMED} | {rule[0] for rule in _SAID} | written
    assert names - set(packaged("rule_words.yaml")) == set()
    for name in names:
        assert re.search("[\u4e00-\u9fff]", say_rule(name, "zh")), name
        assert "_" not in say_rule(name, "en"), name


def test_a_rule_is_told_with_what_it_went_by() -> None:
    assert say_rule("a heading of a plan: 三、主要目标", "zh") == "规划正文的标题：三、主要目标"
    assert say_rule("a heading of a plan: 三、主要目标", "en") == "a heading of a plan: 三、主要目标"
    assert say_rule("unknown kind begins", "zh") == "种类未知开头"
