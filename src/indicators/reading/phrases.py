"""Takes a clause apart from its figure outwards: the verb, the indicator phrase, the action before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.reading.lexicon import any_of, words


def _compile(*names: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    lists = words()["measured"]
    return re.compile(f"{prefix}(?:{any_of(w for name in names for w in lists[name])}){suffix}")


_TIME = r"(?:20\d\d年(?:底|末)?的?|“?十[一二三四五六]五”?(?:期)?末的?|今年的?|去年的?|上年的?)"
_ADVERBS_END = _compile("adverbs", prefix="(?:", suffix=")+$")
_COMPARED_END = re.compile(
    r"(?:与|比|较|同)(?:上年|去年|上一年|上年同期|去年同期|同期|“?十[一二三四五六]五”?(?:末|同期|时期)?|20\d\d年(?:底|末)?)"
    r"(?:同期|相比)?的?$"
)
_TIME_END = re.compile(rf"(?:{_TIME}|(?:连续)?(?:\d+|[一二三四五六七八九十]+)年来?)$")
_SET_AT_END = re.compile(r"(?:设定|确定|预期|安排|定)?(?:为|是)$")
_FROM_END = re.compile(rf"(?:从|由|自)(?:{_TIME}|一度|平均)?$")
_NEW_END = re.compile(r"(?:新增|净增|新设|新建)$")
_GAP_END = re.compile(
    r"(?:高于|低于|高出|高|低|快于|领先|超出|超过|优于|好于|大于)"
    r"(?:全国|全省|全市|国家|省|上年|去年|同期|全国平均|全省平均|年度目标|预期目标|目标|平均)[^，,。;]{0,8}$|(?:高出|快于|领先于?)[^，,。;]{0,10}$"
)
# The verbs right before a figure; the first that matches tells the measure.
_VERBS_END = (
    ("to", _compile("changes", suffix="(?:到|至|为)$")),
    ("to", re.compile(r"(?:增至|升至|降至|减至|缩至|压至|扩至|涨至|跌至|增到|升到|降到|跃至)$")),
    ("growth", _compile("growth", prefix="(?<!负)", suffix="(?:了|约|近|率)?$")),
    ("decline", _compile("decline", suffix="(?:了|约|近|率)?$")),
    ("reach", _compile("reach", suffix="$")),
)
_LEAD = _compile("leads", prefix=rf"(?:(?!{any_of(words()['measured']['nouns_like_leads'])})", suffix=")+")
_LEAD_TIME = re.compile(
    r"(?:(?:到|至|自|从|截至)?(?:二[零一二三四五六七八九]{3}年|本年度?)|(?:到|至|自|从|截至)?20\d\d年(?:-20\d\d年)?(?:底前|底|末|初|以来|时|前|的)?|“?十[一二三四五六]五”?(?:时期|期间|以来|末)?"
    r"|今年|全年|年内|[上下]半年|前三季度|[一二三四]季度|今后五年|未来五年|五年来?|明年|去年|当年)[，,的]?"
)
_MARKS = "、,，:：;；”)）(（●•·◆■※▲○◇□➢★ -"
_DROPPED = _compile("dropped_actions", prefix="(?:", suffix="(?:了)?[、和]?)+")
_KEPT = _compile("kept_actions")
_ACTION = _compile("dropped_actions", "kept_actions")
_NOT_AN_ACTION = _compile("nouns_like_actions")
_RANKED = re.compile(
    r"(?:增速|增幅|总量|规模)?(?:稳|位|跃|高)?居(?:全|世界|中国|第)|(?:排|名|位)列?(?:全|世界|第|名)|列全"
)
_NEW_INSIDE = re.compile(r"新增(?!就业|长)")
_AS_LIST = re.compile(
    r".*(?<![同平均何高中初劣优差一二三四降])等(?!于|级|待|教育|院校|学校|收入|水平|额|效|次)"
)
_NOT_A_NOUN = _compile("verbs_behind", prefix=r"(?:[，,。;；:、)）（(”\]\n]|$|", suffix=")")
_NOUN_BEHIND = re.compile(r"(?:的)?(?:大(?!型|众|学|桥|豆|数据))?(“?[^，,。;；:（(\n]{1,30})")
_NOUN_END = _compile("noun_ends", prefix="(?<=..)")
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a figure in its clause.

    Attributes
    ----------
    verb : str
        to, growth, decline, reach, gap, from, new, or "" if the noun stands right before the figure.
    phrase : str
        What stands before the verb, as written.
    noun : str
        The indicator phrase in it, without adverbs and without the actions that the measure tells.
    action : str
        dropped or kept, as the action before the noun is; only, if there is an action and no noun.
    """

    verb: str
    phrase: str
    noun: str
    action: str


def read_head(head: str) -> Head:
    """Take apart what stands before a figure.

    Examples
    --------
    >>> read_head("全年新增高新技术企业")
    Head(verb='', phrase='全年新增高新技术企业', noun='高新技术企业', action='dropped')
    >>> read_head("一般公共预算收入年均增长").verb
    'growth'
    """
    verb, rest = _verb(head)
    noun, action = _noun(rest, verb)
    return Head(verb, rest, noun, action)


def with_action(phrase: str, noun: str) -> str:
    """Put the action of a clause that is an action alone before the noun of the clause before.

    Examples
    --------
    >>> with_action("落地", "签约重点项目")
    '落地重点项目'
    """
    action = phrase.lstrip(_MARKS)
    if not _KEPT.fullmatch(action):
        return noun
    own = _KEPT.match(noun)
    return action + (noun[own.end() :] if own and own.end() < len(noun) else noun)


def has_action(head: str) -> bool:
    """Whether a clause begins with an action."""
    return bool(_ACTION.match(head.lstrip("、,，和及与")))


def _verb(head: str) -> tuple[str, str]:
    """Split off the verb right before a figure."""
    if found := _FROM_END.search(head):
        return "from", head[: found.start()]
    if (found := _NEW_END.search(head)) and found.start():
        return "new", _COMPARED_END.sub("", _ADVERBS_END.sub("", head[: found.start()]))
    if _GAP_END.search(head):
        return "gap", head
    rest, verb = head, ""
    for _ in range(_ROUNDS):
        length = len(rest)
        for pattern in (_ADVERBS_END, _COMPARED_END, _TIME_END):
            if found := pattern.search(rest):
                rest = rest[: found.start()]
        if verb in ("", "reach") and (step := _verb_step(rest, verb)):
            verb, rest = step
        elif verb in ("growth", "decline"):
            # 增速目标设定为年均增长: the verb says again what the noun does.
            rest = _SET_AT_END.sub("", rest)
        if len(rest) == length:
            break
    return verb, rest


def _verb_step(rest: str, verb: str) -> tuple[str, str] | None:
    """Split off one more verb; behind 达到 only more verbs of reaching count (增速达到 keeps 增速)."""
    for name, pattern in _VERBS_END:
        if not (found := pattern.search(rest)):
            continue
        if verb == "reach" and (name == "to" or (name != "reach" and found.start() > 0)):
            return None
        return verb or name, rest[: found.start()]
    return None


def _noun(rest: str, verb: str) -> tuple[str, str]:
    """Find the indicator phrase in what stands before the verb, and the kind of action before it."""
    noun, action = rest, ""
    for _ in range(_ROUNDS):
        length = len(noun)
        noun = noun.lstrip(_MARKS)
        for pattern in (_LEAD_TIME, _LEAD):
            if found := pattern.match(noun):
                noun = noun[found.end() :]
        if not _NOT_AN_ACTION.match(noun) and (found := _DROPPED.match(noun)):
            noun, action = noun[found.end() :], "dropped"
        if len(noun) == length:
            break
    if found := _AS_LIST.match(noun):
        if _ACTION.search(found[0]):
            action = action or "dropped"
        noun = noun[found.end() :]
    if not _NOT_AN_ACTION.match(noun) and (kept := _KEPT.match(noun)):
        if kept.end() == len(noun) and not verb:
            return "", "only"
        action = "kept"
    noun = _balanced(noun.rstrip("的“"))
    if _RANKED.match(noun):
        # 稳居全国前十、增长4.8%: a rank is no indicator of its own.
        return "", "" if action != "only" else action
    if (new := _NEW_INSIDE.search(noun)) and new.end() < len(noun):
        noun, action = noun[new.end() :], action or "dropped"
    return noun, action if noun else (action and "only")


def _balanced(noun: str) -> str:
    """Keep quotation marks in pairs: what was cut off before a noun may have taken one along."""
    opened, closed = noun.count("“"), noun.count("”")
    if closed > opened:
        return "“" + noun
    return noun.replace("“", "") if opened > closed else noun


def noun_behind(tail: str, *, is_counted: bool) -> tuple[str, str]:
    """Find the noun right behind a figure (5条商业街), and the same with the verb that follows it.

    Parameters
    ----------
    tail : str
        The clause behind the figure.
    is_counted : bool
        Whether the unit counts things: then a list joined by 、 is one noun.

    Examples
    --------
    >>> noun_behind("社会投资类项目开工建设", is_counted=True)
    ('社会投资类项目', '社会投资类项目开工建设')
    >>> noun_behind("左右的速度", is_counted=False)
    ('', '')
    """
    if _NOT_A_NOUN.match(tail) or not (found := _NOUN_BEHIND.match(tail)):
        return "", ""
    whole = found[1] if is_counted else found[1].partition("、")[0]
    if "“" not in whole:
        whole = whole.partition("”")[0]
    end = _NOUN_END.search(whole)
    noun = whole[: end.start()] if end else whole
    noun, whole = noun.rstrip("和及与、"), whole.rstrip("和及与、")
    return (noun, whole) if len(noun) > 1 else ("", "")
