"""The rules of the reading in words, for those who are shown why a figure was read so."""

from __future__ import annotations

from functools import cache

from indicators import vocabulary
from indicators.vocabulary.loading import packaged

_OPENING = " begins"


def say_rule(rule: str, lang: str) -> str:
    """Say by which rule something was decided, and what that went by.

    Parameters
    ----------
    rule : str
        Its name, and behind a colon the heading or the flag it went by.

    Examples
    --------
    >>> say_rule("noun_before_figure", "zh"), say_rule("noun_before_figure", "en")
    ('数字前的名称', 'the noun before the figure')
    >>> say_rule("a heading of a plan: 三、主要目标", "zh"), say_rule("work_report begins", "zh")
    ('规划正文的标题：三、主要目标', '政府工作报告开头')
    """
    known = _words()
    name, colon, about = rule.partition(": ")
    if name.endswith(_OPENING):
        kind = vocabulary.kinds().of(name.removesuffix(_OPENING))
        return known["{}" + _OPENING][lang].format(kind.zh if lang == "zh" else kind.en)
    said = known[name][lang] if name in known else name
    return f"{said}{'：' if colon and lang == 'zh' else colon}{about}"


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = packaged("rule_words.yaml")
    return words
