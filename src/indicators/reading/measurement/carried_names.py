"""Names what is counted again by another deed: 签约120个、落地48个; 开工126公里，建成93公里; 净增1.5万户."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.storage.expressions import expression

_MARKS = "、,，:：;； "
_KEPT = pattern("measured.joined_actions_patterns", "measured.kept_actions")
_EVENT_END = pattern("measured.events", prefix="(?<=..)新?", suffix="$")
_ON_BALANCE = pattern("phrases.on_balance")
_ADDED = pattern("measures.new_patterns", prefix="^")
_OPENED = pattern("phrases.opened", prefix=f"(?:{any_word('measured.adverbs')})*")
_DEED_ALONE = expression(
    rf"(?:{any_word('phrases.on_balance')})"
    rf"|(?:{any_word('measured.adverbs')})*(?:{any_word('phrases.built', 'phrases.opened')})"
)
_BUILT_END = pattern("phrases.built", suffix="$")
_BEGUN = pattern("phrases.begun")
_BEGUN_END = pattern("phrases.begun", suffix="$")


def names_deed_alone(head: str) -> bool:
    """Whether the words before a figure say no more than that it was added on balance, built or opened.

    Examples
    --------
    >>> names_deed_alone("、净增"), names_deed_alone("，基本建成"), names_deed_alone("企业净增")
    (True, True, False)
    """
    return _DEED_ALONE.fullmatch(head.lstrip(_MARKS)) is not None


def is_begun(noun: str) -> bool:
    """Whether what is counted is counted as begun.

    Examples
    --------
    >>> is_begun("落地开工项目"), is_begun("竣工项目")
    (True, False)
    """
    return _BEGUN.search(noun) is not None


def with_action(phrase: str, noun: str) -> str:
    """Put the action of a clause that is an action alone before the noun of the clause before.

    Examples
    --------
    >>> with_action("落地", "签约重点项目"), with_action("投产", "风电开工")
    ('落地重点项目', '投产风电')
    >>> with_action("年内建成", "开工改造管网"), with_action("净增", "新登记企业")
    ('改造管网', '净增企业')
    """
    action = phrase.lstrip(_MARKS)
    if _ON_BALANCE.fullmatch(action):
        # 达到201家，净增36家 names the deed by its measure.
        return action + _ADDED.sub("", noun) if _ADDED.match(noun) else noun
    if _BUILT_END.search(action):
        # 开工120公里，建成100公里: what is built is not counted as begun.
        begun = _BEGUN.match(noun) or _BEGUN_END.search(noun)
        return noun.replace(begun[0], "") or noun if begun else noun
    if not (_KEPT.fullmatch(action) or _OPENED.fullmatch(action)):
        return noun
    own = _KEPT.match(thing := _EVENT_END.sub("", noun))
    return action + (thing[own.end() :] if own and own.end() < len(thing) else thing)
