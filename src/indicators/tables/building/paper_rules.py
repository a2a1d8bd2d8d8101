"""The rules that a paper states for all its targets, such as 就高不就低."""

from __future__ import annotations

from functools import cache

from indicators.vocabulary.loading import packaged

MORE_DEMANDING = "more_demanding"


@cache
def rule_words() -> dict[str, tuple[str, ...]]:
    """Read paper_rules.yaml: the rule's id to the words that state it."""
    return {rule: tuple(words) for rule, words in packaged("paper_rules.yaml").items()}


def stated_rules(text: str) -> list[str]:
    """List the rules that a paper's text states.

    Examples
    --------
    >>> stated_rules("本着“就高不就低”的原则,对承担的任务指标予以调整。"), stated_rules("抓好落实。")
    (['more_demanding'], [])
    """
    return [rule for rule, words in rule_words().items() if any(word in text for word in words)]
