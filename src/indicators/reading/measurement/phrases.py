"""Takes a clause apart from its figure outwards: the verb, the indicator phrase, the action before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.measurement.before_names import COMPARED, MARKS, without_leads
from indicators.reading.measurement.deeds_before import BEFORE_SIZE, MOVED_FIRST, PROJECT_BEFORE
from indicators.reading.measurement.held_against import HELD_AGAINST
from indicators.reading.measurement.measured_thing import is_rate_by_name
from indicators.storage.expressions import Endings, expression

_TIME = f"(?:{any_word('phrases.times_patterns')})"
_ADVERBS_END = pattern("measured.adverbs", "measured.adverbs_patterns", prefix="(?:", suffix=")+$")
_MODALS_END = pattern("phrases.modals_patterns", suffix="$")
# 各县应新建学校: before 应 stands who is to do it.
_BESIDE = pattern("phrases.beside_patterns")
_COMPARED_END = expression(f"{COMPARED}[，,]?$")
# 比上年多20家, 比全国平均水平高2个百分点.
_MORE_END = expression(
    rf"{COMPARED}(?:{any_word('distribution.in_turn')})?"
    rf"(?:{any_word('phrases.more')}|(?P<less>{any_word('phrases.less')}))(?:{any_word('phrases.particles')})?$"
)
_TIME_END = expression(rf"(?:{_TIME}|(?:连续)?(?:\d+|[一二两三四五六七八九十]+)(?:年来?|次))$")
_SET_AT_END = pattern("phrases.set_at_patterns", suffix="$")
_FROM_END = expression(
    rf"(?:{any_word('phrases.from')})(?:{_TIME}|{any_word('phrases.from_adverbs')})?"
    rf"(?:{any_word('phrases.from_growth', 'phrases.from_decline')})?$"
)
_BEFORE_FROM_END = pattern("phrases.before_from", suffix="$")
_NEW_END = pattern("phrases.new", suffix="$")
# 不低于低保标准的1.3倍 is so much of that, and no gap.
_GAP = pattern("phrases.gap_verbs", "phrases.gap_verbs_alone", "phrases.gap_adjectives")
_GAP_END = expression(
    rf"(?:{any_word('phrases.gap_verbs')})(?:{any_word('phrases.gap_sides')})[^，,。;]{{0,8}}(?<!的)$"
    rf"|(?:{any_word('phrases.gap_verbs_alone')})[^，,。;]{{0,12}}(?<!的)$"
    rf"|^[)、和]?(?:{any_word('distribution.in_turn')})?(?:{any_word('phrases.gap_adjectives')})$"
)
_DRIVES = pattern("phrases.drives_patterns", suffix="$")
_CONTRIBUTES = pattern("phrases.contributes_patterns", suffix="$")
_SHARE_OF = tuple(word_set("measured.share_of"))
_LEVEL_NOUN_END = pattern("measured.level_nouns", suffix="$")
_TOTAL_END = pattern("measured.level_nouns", "measured.head_nouns", suffix="$")
_INVESTED_END = pattern("measures.invested", suffix="$")
_DONE_END = pattern("phrases.done", suffix="$")
# 东区、西区分别完成3亿元、4亿元: so much each, of what was told before.
_DONE_IN_TURN = pattern("distribution.in_turn", suffix=f"(?:{any_word('phrases.done')})$")
# The verbs right before a figure; the first that matches tells the measure.
_VERBS_END = {
    pattern("measured.changes", suffix=f"(?:{any_word('phrases.to')})$"): "to",
    pattern("phrases.changed_to", "phrases.changed_to_patterns", suffix="$"): "to",
    pattern("measured.growth", prefix="(?<!负)", suffix=f"(?:{any_word('phrases.particles')})?$"): "growth",
    pattern("measured.decline", suffix=f"(?:{any_word('phrases.particles')})?$"): "decline",
    pattern("phrases.more_money_patterns", suffix="$"): "growth",
    pattern("phrases.less_money_patterns", suffix="$"): "decline",
    pattern("measured.reach", prefix="(?!(?<=下)达$)", suffix="$"): "reach",
    _DONE_END: "done",
}
_VERBS = Endings(*_VERBS_END)
_TOLD_FIRST = Endings(_FROM_END, HELD_AGAINST, _NEW_END)
_BETWEEN = (_ADVERBS_END, _COMPARED_END, _TIME_END)
_ENDS_BETWEEN = Endings(*_BETWEEN)
# 改造提升22万亩 is work on so much, though 提升 alone would tell a rise.
_WORK_END = pattern("phrases.work_like_changes", suffix="$")
# 一是超五成行业增长: 是 is no verb of the figure.
_ITEM_IS = expression(r"^[一二三四五六七八九十]{1,2}是")
_PARTS_START = pattern("measured.parts", prefix="^(?:", suffix="[，,：:]?)+")
_KEPT = pattern("measured.joined_actions_patterns", "measured.kept_actions")
_ACTION = pattern("measured.dropped_actions", "measured.kept_actions")
_PAID = pattern("measured.paid_deeds")
_AMOUNT = pattern("measured.head_nouns", "phrases.no_work")
_NOT_AN_ACTION = pattern("measured.nouns_like_actions")
# 稳居全国前十、增长4.8%: a rank is no indicator of its own, nor is how something goes.
_NO_NAME = expression(
    rf"(?:{any_word('phrases.ranked_patterns')})"
    rf"|(?:{any_word('phrases.converted_patterns', 'phrases.manners', 'phrases.taken_out_patterns')})\Z"
)
# 一般公共预算收入扣除一次性因素同比增长2.6%
_TAKEN_OUT_END = pattern("phrases.taken_out_patterns", prefix="(?<=..)", suffix="$")
_COUNTED_AT_END = pattern("phrases.counted_at_patterns", suffix="$")
# 森林增长森林覆盖率: a noun that begins anew behind a verb is the second one.
_BEGINS_ANEW = pattern("measured.growth", "measured.decline", prefix="^(..{1,4})", suffix=r"(?=\1)")
_NEW_INSIDE = pattern("phrases.new_inside_patterns")
_AS_LIST = pattern("phrases.as_list_patterns")
_INNER_VERB = pattern("measured.inner_verbs", prefix="(?<=..)", suffix="(?=..)")
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a figure in its clause."""

    verb: str  # to, growth, decline, reach, gap, from, new, or "" if the noun stands right before the figure.
    phrase: str  # What stands before the verb, as written.
    noun: str  # The indicator phrase in it, without adverbs and without the actions that the measure tells.
    action: str  # dropped or kept, as the action before the noun is; only, if there is an action and no noun.
    gap: str = ""  # The words of a gap: 高于全国.
    is_led: bool = False  # Whether the verb leads the noun: 调增上级补助收入.


@lru_cache(maxsize=4_096)
def read_head(head: str) -> Head:
    """Take apart what stands before a figure.

    Examples
    --------
    >>> read_head("全年新增高新技术企业")
    Head(verb='', phrase='全年新增高新技术企业', noun='高新技术企业', action='dropped', gap='', is_led=False)
    >>> read_head("一般公共预算收入年均增长").verb
    'growth'
    """
    head = head.rstrip("“")  # 由“6.5%左右”调整为“4.5%左右”
    if head.startswith("的"):
        head = PROJECT_BEFORE.sub("", head)
    if head[1:3].find("是") >= 0:
        head = _ITEM_IS.sub("", head)
    if found := _MORE_END.search(head := _BESIDE.sub("", head)):
        rest, gap = head[: found.start()], found[0] if found["place"] else ""
        verb = "gap" if gap else "decline" if found["less"] else "growth"
        return Head(verb, rest, *_noun(rest, verb), gap)
    if _GAP.search(head) and (found := _GAP_END.search(head)):
        noun, action = _noun(_ADVERBS_END.sub("", compared_off(head[: found.start()])), "gap")
        return Head("gap", head, noun, action, found[0].lstrip(MARKS))
    verb, rest = _verb(head)
    rest = _COUNTED_AT_END.sub("", rest)
    if not verb and (found := MOVED_FIRST.match(rest)):
        verb, rest = "growth" if found["up"] else "decline", rest[found.end() :]
        return Head(verb, rest, *_noun(rest, verb), is_led=True)
    return Head(verb, rest, *_noun(rest, verb))


def has_action(head: str) -> bool:
    """Whether a clause begins with an action."""
    words = head.lstrip("、,，和及与")
    return bool(_ACTION.match(words)) and not (_AMOUNT.match(words) or BEFORE_SIZE.match(words))


def drives(head: str, *, is_in_points: bool) -> bool:
    """Whether a clause tells what something adds to a total, and not the total: 拉动GDP增长0.1个百分点.

    Examples
    --------
    >>> drives("服务业拉动GDP增长", is_in_points=True), drives("GDP增长", is_in_points=True)
    (True, False)
    """
    written = _DRIVES if is_in_points else _CONTRIBUTES
    return written.search(head) is not None


def without_parts(phrase: str) -> str:
    """Take away what says that a part follows: 其中服务业拉动经济.

    Examples
    --------
    >>> without_parts("其中，服务业拉动经济")
    '服务业拉动经济'
    """
    return _PARTS_START.sub("", phrase)


def things_listed(phrase: str) -> str:
    """Name the things of a list that nothing sums up: 新建公园、广场等20处.

    Examples
    --------
    >>> things_listed("新建公园、广场等"), things_listed("新建公园")
    ('公园、广场', '')
    """
    return read_head(phrase.rpartition("等")[0]).noun if _AS_LIST.fullmatch(phrase) else ""


def compared_off(head: str) -> str:
    """Take away what a figure is held against: 较2023年 of 较2023年翻一番."""
    found = _COMPARED_END.search(head)
    return head[: found.start()] if found else head


def _verb(head: str) -> tuple[str, str]:
    """Split off the verb right before a figure."""
    if found := _DONE_IN_TURN.search(head):
        head = head[: found.start()]
    if _TOLD_FIRST.fitting(head) and (told := _start_or_new(head)):
        return told
    rest, verb = head, ""
    for _ in range(_ROUNDS):
        length = len(rest)
        for written in _BETWEEN if _ENDS_BETWEEN.fitting(rest) else ():
            if found := written.search(rest):
                rest = rest[: found.start()]
                if rest.endswith(_SHARE_OF) and written is _ADVERBS_END:
                    # 产量占全省43%: the place is what it is a share of.
                    return verb, rest + found[0]
        if verb in ("", "reach") and (step := _verb_step(rest, verb)):
            verb, rest = step
        elif verb in ("growth", "decline"):
            # 增速目标设定为年均增长: the verb says again what the noun does.
            rest = _SET_AT_END.sub("", rest)
        if verb:
            rest = _MODALS_END.sub("", rest)
        if len(rest) == length:
            break
    return verb, rest


def _start_or_new(head: str) -> tuple[str, str] | None:
    """Split off what says that a figure is where a change starts, or that what it counts is new."""
    if found := _FROM_END.search(head) or HELD_AGAINST.search(head):
        return "from", _BEFORE_FROM_END.sub("", head[: found.start()])
    if (found := _NEW_END.search(head)) and found.start():
        return "new", _COMPARED_END.sub("", _ADVERBS_END.sub("", head[: found.start()]))
    return None


def _verb_step(rest: str, verb: str) -> tuple[str, str] | None:
    """Split off one more verb; behind 达到 only more verbs of reaching count (增速达到 keeps 增速)."""
    verbs = _VERBS.fitting(rest)
    if not verbs or _WORK_END.search(rest) or is_rate_by_name(rest):
        return None
    for written in verbs:
        if not (found := written.search(rest)):
            continue
        name = _VERBS_END[written]
        if name == "done":
            # 地区生产总值完成1075亿元: the total was reached, no work was done.
            total = _ADVERBS_END.sub("", rest[: found.start()])
            return ("reach", total) if _TOTAL_END.search(total) else None
        if verb == "reach" and (name == "to" or (name != "reach" and found.start() > 0)):
            return None
        return verb or name, rest[: found.start()]
    return None


def _noun(rest: str, verb: str) -> tuple[str, str]:
    """Find the indicator phrase in what stands before the verb, and the kind of action before it."""
    noun, action = without_leads(rest)
    if found := _AS_LIST.match(noun):
        if _ACTION.search(found[0]):
            action = action or "dropped"
        noun = noun[found.end() :]
    if kept := _KEPT.match(noun):
        if size := BEFORE_SIZE.match(noun):
            noun, action = noun[size.end() :], ""
        elif not _NOT_AN_ACTION.match(noun):
            if kept.end() == len(noun) and not verb and not _PAID.fullmatch(noun):
                return "", "only"
            action = "kept"
    if not verb and (found := _DONE_END.search(noun)) and found.start() > 1:
        # 农业完成30亿元, 投资五年累计完成400亿元: what was done, and when, is no part of the name.
        noun = _TIME_END.sub("", noun[: found.start()])
    noun = _TAKEN_OUT_END.sub("", noun)
    if noun.find(noun[:2], 2) > 0:
        noun = _BEGINS_ANEW.sub("", noun)
    noun = _balanced(noun.rstrip("的“"))
    if not action and _LEVEL_NOUN_END.search(noun) and not _INVESTED_END.search(noun):
        noun = _INNER_VERB.sub("", noun, count=1)
    if _NO_NAME.match(noun):
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
