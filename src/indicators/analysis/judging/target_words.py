"""Words beside a target's number that change how it is judged: 基本, 保持, 市本级, 可比价."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from indicators.vocabulary.loading import parsed


@cache
def target_words() -> dict[str, tuple[str, ...]]:
    """Read target_words.yaml: kind to words, the longer first."""
    text = files("indicators.vocabulary").joinpath("target_words.yaml").read_text(encoding="utf-8")
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in parsed(text).items()}


def said(kind: str, text: str) -> str:
    """Give the first word of a kind that a text has, "" if it has none.

    Examples
    --------
    >>> said("broadly", "与经济增长基本同步"), said("kept", "空气优良率保持86%"), said("kept", "达到86%")
    ('基本', '保持', '')
    """
    return next((word for word in target_words()[kind] if word in text), "")
