"""What the reports say stands in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indicators.errors import BadParameter, VocabularyFault
from indicators.reading.lexicon import words
from indicators.vocabulary import page_words
from indicators.vocabulary.page_words import say_or


def test_a_language_we_do_not_speak() -> None:
    with pytest.raises(BadParameter, match="a language among zh and en"):
        page_words.check_language("fr")


def test_a_phrase_that_is_not_there() -> None:
    with pytest.raises(VocabularyFault, match="none named 'nothing' in 'zh'"):
        page_words.say("nothing", "zh")


def test_every_phrase_is_there_in_both_languages_with_the_same_gaps() -> None:
    for key, entry in page_words._entries().items():
        assert set(entry) == {"zh", "en"}, key
        gaps = [sorted(set(re.findall(r"{(\w+)}", entry[lang]))) for lang in ("zh", "en")]
        assert gaps[0] == gaps[1], key


def test_no_phrase_is_left_over(root: Path) -> None:
    code = "".join(path.read_text("utf-8") for path in (root / "src/indicators").rglob("*.py"))
    families = set(re.findall(r"""["']([a-z_]+_)\{""", code)) | {"unit_", "sign_", "role_", "stated_"}
    quoted = set(re.findall(r"""(?<=["'])\w+(?=["'])""", code))
    unused = [
        key
        for key in page_words._entries()
        if key not in quoted and not any(key.startswith(family) for family in families)
    ]
    assert unused == []


def test_every_word_of_will_is_said_in_english() -> None:
    told = {word: say_or(f"modality_{word}", "en", word) for word in words()["modalities"]}
    assert all(english.isascii() for english in told.values()), told


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("targets_changed", " 1 target was changed in the year: A."),
        ("targets_off", " 1 target was called off: A."),
    ],
)
def test_sentences_behind_others_are_parted_in_english(key: str, told: str) -> None:
    assert page_words.say(key, "en", count=1, names="A") == told
