"""Takes away what stands before the name of an indicator: items, times, where and what was done."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.storage.expressions import expression

COMPARED = (
    rf"(?:{any_word('phrases.compared')})"
    rf"(?:{any_word('phrases.compared_times_patterns')}|(?P<place>{any_word('phrases.compared_places_patterns')}))"
    rf"(?:(?:{any_word('distribution.between')})"
    rf"(?:{any_word('phrases.compared_times_patterns', 'phrases.compared_places_patterns')}))*"
    rf"(?:{any_word('phrases.compared_ends')})*"
)
_COMPARED_START = expression(f"{COMPARED}[，,]?")
_WHO_IS_TO = expression(
    rf".{{1,8}}?(?:{any_word('phrases.modals_patterns')})"
    rf"(?={any_word('measured.dropped_actions', 'measured.kept_actions')})"
)
_LIKE_LEAD = any_word("measured.nouns_like_leads")
_LEAD = pattern(
    "measured.leads",
    "measured.leads_patterns",
    "measures.there_are_patterns",
    prefix=f"(?:(?!{_LIKE_LEAD})",
    suffix=")+",
)
# 1.新建学校5所；2.改造公路3公里; 三是招募志愿者3000名
_ITEM = expression(rf"\(?\d{{1,2}}[.、．)）](?!\d)|[①-⑳]|{any_word('phrases.items_patterns')}")
# 在边境地区新建棚室5万个: where the work is done is no part of the name.
_WHERE = expression(
    rf"(?!{_LIKE_LEAD})(?:优先|重点|率先)?在[^，,。;；\d]{{2,24}}?(?=(?!{any_word('measured.nouns_like_actions')})"
    rf"(?:{any_word('measured.dropped_actions', 'measured.kept_actions')}))"
)
_LEAD_TIME = pattern("phrases.lead_times_patterns", suffix="[，,的]?")
MARKS = "、,，:：;；”)）(（●•·◆■※▲△○◇□➢★☆▶►▷▪◎ -"
_JOINED = any_word("measured.joined_actions_patterns")
# 新建和美乡村250个: 和 begins the name.
_JOINS = f"(?:、|(?!{any_word('measured.nouns_like_leads')})和)?"
# 实现增加值40亿元: behind one action a noun may begin like another.
_NO_ACTION = f"{_JOINED}|{any_word('measured.nouns_like_actions')}"
_DROPPED = pattern("measured.dropped_actions", prefix=f"(?:(?!{_NO_ACTION})", suffix=f"了?{_JOINS})+")
_BEFORE_NAME = (_ITEM, _LEAD_TIME, _COMPARED_START, _WHERE, _LEAD, _WHO_IS_TO)
# One of ten names has any of it before it.
_HAS_MORE = expression("|".join(written.pattern for written in (*_BEFORE_NAME, _DROPPED)))
_NOT_AN_ACTION = pattern("measured.nouns_like_actions")
_ROUNDS = 8


def without_leads(rest: str) -> tuple[str, str]:
    """Take away what stands before an indicator, and the actions that the measure tells."""
    noun, action = rest, ""
    for _ in range(_ROUNDS):
        noun = noun.lstrip(MARKS)
        if not _HAS_MORE.match(noun):
            break
        length = len(noun)
        for written in _BEFORE_NAME:
            if found := written.match(noun):
                noun = noun[found.end() :]
        if (found := _DROPPED.match(noun)) and not _NOT_AN_ACTION.match(noun):
            noun, action = noun[found.end() :], "dropped"
        if len(noun) == length:
            break
    return noun, action
