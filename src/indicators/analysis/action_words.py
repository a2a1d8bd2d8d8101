"""Whether two figures of one indicator are worded alike: 新改建5G基站 is not 新建5G基站."""

from __future__ import annotations

import re
from functools import cache

from indicators.tables.matching.figure_matching import bare
from indicators.tables.targets.quoted_clause import clause_before
from indicators.vocabulary.loading import packaged


@cache
def action_words() -> dict[str, frozenset[str]]:
    """Read actions.yaml: each word and the plain actions it stands for."""
    return {word: frozenset(actions) for word, actions in packaged("actions.yaml").items()}


@cache
def _any_word() -> re.Pattern[str]:
    """Match the words for what is done, the longer first."""
    return re.compile("|".join(sorted(action_words(), key=len, reverse=True)))


def actions(text: str) -> tuple[list[str], frozenset[str]]:
    """Find the words for what is done, longest first at each place, and the actions they stand for.

    Examples
    --------
    >>> words, plain = actions("新改建5G基站")
    >>> words, sorted(plain)
    (['新改建'], ['改建', '新建'])
    """
    words = _any_word().findall(text)
    return words, frozenset().union(*(action_words()[word] for word in words))


def worded(indicator: str, sentence: str, quote: str) -> tuple[str, frozenset[str]]:
    """Give a figure's phrase with the words for what is done before it, and its actions.

    Examples
    --------
    >>> phrase, plain = worded("5G基站", "新建5G基站4000个", "4000个")
    >>> phrase, sorted(plain)
    ('新建5G基站', ['新建'])
    >>> worded("高新技术企业", "培育科技型中小企业220家、高新技术企业40家", "40家")[0]
    '培育高新技术企业'
    """
    before = clause_before(sentence, quote)
    words, plain = actions(before)
    phrase = _with_adjacent_action(before, indicator)
    missing = (
        "" if phrase != indicator else "".join(dict.fromkeys(word for word in words if word not in indicator))
    )
    return missing + phrase, plain | actions(phrase)[1]


def _with_adjacent_action(before: str, indicator: str) -> str:
    """Lengthen a phrase to the left by a word for what is done that touches or overlaps it."""
    at = before.rfind(indicator)
    for start in range(max(0, at - max(map(len, action_words()))), at):
        if any(before.startswith(word, start) and start + len(word) >= at for word in action_words()):
            return before[start : at + len(indicator)]
    return indicator


def compare(goal: tuple[str, frozenset[str]], figure: tuple[str, frozenset[str]], what: str) -> list[str]:
    """Flag a figure whose words differ from the goal's.

    Parameters
    ----------
    goal, figure : tuple of str and frozenset
        As `worded` gives them.
    what : str
        target or outcome: the flags' first word.

    Returns
    -------
    list of str
        Empty if the bare phrases agree and, where both name actions, the actions do. A figure whose actions
        hold more than the goal's can only be an upper bound of what counts towards it, and one whose
        actions hold less a lower bound.

    Examples
    --------
    >>> compare(("新建5G基站", frozenset(["新建"])), ("新改建5G基站", frozenset(["新建", "改建"])), "target")
    ['target_wording:新改建5G基站|新建5G基站', 'target_upper_bound']
    """
    if goal[1] and figure[1] and goal[1] != figure[1]:
        bounds = [f"{what}_upper_bound"] * (goal[1] < figure[1]) + [f"{what}_lower_bound"] * (
            goal[1] > figure[1]
        )
        return [f"{what}_wording:{figure[0]}|{goal[0]}", *bounds]
    if _without_actions(goal[0]) != _without_actions(figure[0]):
        return [f"{what}_wording:{figure[0]}|{goal[0]}"]
    return []


def _without_actions(phrase: str) -> str:
    """Strip a phrase of decoration and of words for what is done."""
    return _any_word().sub("", bare(phrase))
