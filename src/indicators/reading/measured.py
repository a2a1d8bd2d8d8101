"""What a figure measures: its indicator phrase, its measure and its basis.

A clause is read from the figure outwards. Behind the indicator stands the verb that tells the measure
(增长 下降 达到 提高到); before it, adverbs and the action (新增 建设 改造). Where nothing stands before
the figure, its noun stands behind it (建设5条商业街), or it is the indicator of the figure before
(进出口总额9.5万亿元、增长4.4%).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.reading.lexicon import any_of, words
from indicators.reading.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures.

    Attributes
    ----------
    indicator : str
        The phrase as measured, without the verbs that `measure` tells.
    phrase : str
        The same with its verbs, for finding the indicator's id.
    measure, basis : str
        As in the tables.
    is_carried : bool
        Whether the indicator is that of the figure before.
    is_from : bool
        Whether it is the start of a change (从 53.2 % 提升到 57.7 %).
    is_repeated : bool
        Whether the text says 每年 or 年均.
    has_action : bool
        Whether an action on the things counted is named.
    kind : str
        The kind of the figure's unit.
    fallback : str
        The phrase of the whole of which this is a part (其中), for the id if its own words have none.
    """

    indicator: str
    phrase: str
    measure: str
    basis: str
    is_carried: bool = False
    is_from: bool = False
    is_repeated: bool = False
    has_action: bool = False
    kind: str = ""
    fallback: str = ""


def _compile(*names: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    lists = words()["measured"]
    return re.compile(f"{prefix}(?:{any_of(w for name in names for w in lists[name])}){suffix}")


_ADVERBS_END = _compile("adverbs", prefix="(?:", suffix=")+$")
_COMPARED_END = re.compile(
    r"(?:与|比|较|同)(?:上年|去年|上一年|上年同期|去年同期|同期|“?十[一二三四五六]五”?(?:末|同期|时期)?|20\d\d年(?:底|末)?)(?:同期|相比)?$"
)
_TO_END = _compile("changes", suffix="(?:到|至|为)$")
_UP_TO_END = re.compile(r"(?:增至|升至|降至|减至|缩至|压至|扩至|涨至|跌至|增到|升到|降到|跃至)$")
_GROWTH_END = _compile("growth", suffix="(?:了|约|近|率)?$")
_DECLINE_END = _compile("decline", suffix="(?:了|约|近|率)?$")
_REACH_END = _compile("reach", suffix="$")
_FROM_END = re.compile(
    r"(?:从|由|自)(?:20\d\d年(?:底|末)?的?|“?十[一二三四五六]五”?末的?|上年的?|去年的?|一度)?$"
)
_GROWTH_NOUN = re.compile(
    r"(?:增速|增幅|增长率|涨幅|增长速度|增长|增长目标)(?:预期|目标|设定|控制|保持|年均|累计)*$"
)
_DECLINE_NOUN = re.compile(r"(?:降幅|下降率|降低率|降低|下降)(?:目标|累计|年均)*$")
_GROWTH_BEHIND = re.compile(r"(?:左右|以上|以内)?的?(?:年均)?(?:增长|增速|增幅)(?!极|点|动)")
_DECLINE_BEHIND = re.compile(r"(?:左右|以上)?的?(?:下降|降幅)")
_GAP_END = re.compile(
    r"(?:高于|低于|高出|高|低|快于|领先|超出|超过|优于|好于|大于)(?:全国|全省|全市|国家|省|上年|去年|同期|全国平均|全省平均|年度目标|预期目标|目标|平均)[^，,。;]{0,8}$|(?:高出|快于|领先于?)[^，,。;]{0,10}$"
)
_SHARE_OF = re.compile(r"占(?:到|比|全[国省市]|GDP|地区|比重|[^，,。;]{1,12}的)?[^，,。;]{0,12}$")
_LEAD = _compile("leads", prefix="(?:", suffix=")+")
_LEAD_TIME = re.compile(
    r"(?:(?:到|至|自|从|截至)?20\d\d年(?:-20\d\d年)?(?:底|末|初|以来|时|的)?|“?十[一二三四五六]五”?(?:时期|期间|以来|末)?|今年|全年|年内|上半年|下半年|今后五年|未来五年|五年来?|明年|去年|当年)[，,的]?"
)
_DROPPED = _compile("dropped_actions", prefix="(?:", suffix="(?:了)?[、和]?)+")
_KEPT = _compile("kept_actions")
_NEW = re.compile(r"(?<!创)新(?:增|建|设|认定|入库|改建|签|登记|培育|注册|投|开)|净增|增收|增产")
_NEW_END = re.compile(r"(?:新增|净增|新设|新建)$")
# Nouns that begin like an action: 增加值 is no 增加.
_NOT_AN_ACTION = re.compile(
    r"增加值|建设(?:用地|工程|项目|投资|兵团)|开发区|服务业|发展(?:水平|指数|改革|速度|资金|基金|质量)|改造(?:提升)?项目|培训机构|培养费|提供率|投入(?:强度|占|总量|资金)|投放(?:量|额)"
    r"|开发(?:投资|强度|面积)|完善率|组织(?:化|数|覆盖)|实施率|完成率|认定率|储备(?:库|林|粮|规模)|治理(?:率|能力|水平|面积)|转化率|改造率|绿化(?:率|覆盖)|保障(?:性|率|水平|房)|投入使用|推广应用率|办结率|调解(?:成功)?率|安置房"
)
_ACTION_ANYWHERE = _compile("dropped_actions", "kept_actions")
_LEVEL_NOUN = _compile("level_nouns", suffix="$")
_STATE_BEHIND = _compile("states")
_EVENT_BEHIND = _compile("events")
_NOT_A_NOUN = _compile("verbs_behind", prefix=r"(?:[，,。;；:、)）（(”\]\n]|$|\d|", suffix=")")
_NOUN_BEHIND = re.compile(r"(?:的)?(“?[^，,。;；:（(\n]{1,30})")
_VERB_IN_NOUN = _compile("noun_ends", prefix="(?<=..)")
_STOCK = re.compile(r"累计(?:建成|培育|认定|达|有)|总数|总量|达到|保有")
_AS_LIST = re.compile(
    r".*(?<!同|平|均|何|高|中|初|劣|优|差|一|二|三|四|降)等(?!于|级|待|教育|院校|学校|收入|水平|额|效|次)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")
_RED_LINE = re.compile(r"[^，,。;；]{0,8}红线")
_TIME_END = re.compile(
    r"(?:20\d\d年(?:底|末)?的?|“?十[一二三四五六]五”?(?:期)?末的?|今年的?|去年的?|上年的?)$"
)
_CUMULATIVE_STOCK = re.compile(
    r"累计(?!完成|新增|新建|发放|投入|改造|培训|治理|实施|开展|减|办|解决|化解|处置|争取|建设|营造|转移|投放|引进|实现)"
)
_PER_YEAR = re.compile(
    r"年均(?!浓度|气温)|每年|逐年|连续(?:跨越|突破|迈上|迈过|站上|跨过)|接连|先后(?:突破|跨)|年年"
)


def describe(
    text: str, quantity: Quantity, head_start: int, tail_end: int, previous: Measured | None
) -> Measured:
    """Say what a figure measures.

    Parameters
    ----------
    text : str
        Prose.
    quantity : Quantity
        The figure.
    head_start, tail_end : int
        How far its own words reach to either side: the clause, or the neighbouring figure.
    previous : Measured, optional
        What the figure before it in the sentence measures.

    Examples
    --------
    >>> from indicators.reading.quantities import find
    >>> text = "新增高新技术企业40家"
    >>> figure = find(text)[0]
    >>> result = describe(text, figure, 0, len(text), None)
    >>> result.indicator, result.measure
    ('高新技术企业', 'increment')
    """
    head = text[head_start : quantity.before]
    tail = text[quantity.after : tail_end]
    is_joined = head_start > 0 and previous is not None
    verb, rest = _governing(head)
    is_from = bool(verb == "from")
    noun, action = _noun(rest, verb)
    phrase = rest
    fallback = ""
    is_carried = is_behind = False
    behind = _noun_behind(tail, quantity)
    if (
        behind
        and (
            not noun
            or action == "only"
            or quantity.kind in ("count", "person")
            or _AS_LIST.fullmatch(rest + "等")
        )
        and (not noun or quantity.kind in ("count", "person", "") or rest.endswith("等"))
    ):
        noun, phrase, is_behind = behind, behind, True
    if not noun and previous is not None:
        noun, phrase, is_carried = previous.indicator, previous.phrase, True
    elif "其中" in head and previous is not None and noun[-2:] == previous.indicator[-2:]:
        fallback, action = previous.phrase, action or ("carried" if previous.has_action else "")
    elif (own := _SHARE_OF.fullmatch(noun)) and previous is not None and verb not in ("growth", "decline"):
        noun = phrase = (
            f"{previous.indicator}{own[0]}比重" if "比" not in own[0] else f"{previous.indicator}{own[0]}"
        )
    has_action = action != "" or bool(_ACTION_ANYWHERE.match(head.lstrip("、,，和及与")))
    measure = _measure(quantity, verb, noun, head, tail, has_action, is_behind, previous, is_carried)
    basis = _basis(measure, head, tail, previous, is_carried)
    if (
        not has_action
        and previous is not None
        and is_joined
        and head[:1] in "、和及与"
        and previous.has_action
        and not verb
    ):
        has_action = True
    return Measured(
        noun, phrase, measure, basis, is_carried, is_from,
        bool(_PER_YEAR.search(head)) or (is_carried and previous is not None and previous.is_repeated and not head), has_action, quantity.kind, fallback)  # fmt: skip


def _governing(head: str) -> tuple[str, str]:
    """The verb right before the figure (to, growth, decline, reach, gap, from, "") and what stands before it."""
    rest = head
    if found := _FROM_END.search(rest):
        return "from", rest[: found.start()]
    if found := _NEW_END.search(rest):
        if found.start():
            return "new", rest[: found.start()]
    if _GAP_END.search(rest):
        return "gap", rest
    verb = ""
    for _ in range(6):
        length = len(rest)
        for pattern in (_ADVERBS_END, _COMPARED_END, _TIME_END):
            if found := pattern.search(rest):
                rest = rest[: found.start()]
        if verb in ("", "reach"):
            for name, pattern in (
                ("to", _TO_END), ("to", _UP_TO_END), ("growth", _GROWTH_END), ("decline", _DECLINE_END), ("reach", _REACH_END),
            ):  # fmt: skip
                found = pattern.search(rest)
                if not found:
                    continue
                if verb == "reach" and name != "reach":
                    if name in ("growth", "decline") and found.start() > 0:
                        break
                    if name == "to":
                        break
                verb = verb or name
                rest = rest[: found.start()]
                break
        if len(rest) == length:
            break
    return verb, rest


def _noun(rest: str, verb: str) -> tuple[str, str]:
    """The indicator phrase in what stands before the verb, and the kind of action before it."""
    noun = rest
    action = ""
    for _ in range(8):
        length = len(noun)
        noun = noun.lstrip("、,，:：;；”)） ")
        for pattern in (_LEAD_TIME, _LEAD):
            if found := pattern.match(noun):
                noun = noun[found.end() :]
        if not _NOT_AN_ACTION.match(noun) and (found := _DROPPED.match(noun)):
            noun, action = noun[found.end() :], "dropped"
        if len(noun) == length:
            break
    if found := _AS_LIST.match(noun):
        if _ACTION_ANYWHERE.search(found[0]):
            action = action or "dropped"
        noun = noun[found.end() :]
    if not _NOT_AN_ACTION.match(noun) and (kept := _KEPT.match(noun)):
        action = "kept"
        if kept.end() == len(noun) and not verb:
            return "", "only"
    noun = noun.rstrip("的“")
    return noun, action if noun else (action and "only")


def _noun_behind(tail: str, quantity: Quantity) -> str:
    """The noun right behind a figure: 5条特色精品商业街."""
    if _NOT_A_NOUN.match(tail):
        return ""
    if not (found := _NOUN_BEHIND.match(tail)):
        return ""
    noun = found[1]
    if verb := _VERB_IN_NOUN.search(noun):
        noun = noun[: verb.start()]
    return noun if len(noun) > 1 else ""


def _measure(
    quantity: Quantity, verb: str, noun: str, head: str, tail: str, has_action: bool, is_behind: bool,
    previous: Measured | None, is_carried: bool,
) -> str:  # fmt: skip
    kind = quantity.kind
    if quantity.form == "twice":
        return "growth"
    if quantity.is_order or _RED_LINE.match(tail):
        return "level"
    if kind in ("point",) or verb == "gap":
        return "change"
    if kind in ("percent", "permille", "ratio"):
        if verb == "to" or verb == "from":
            return "share" if kind != "ratio" else "level"
        if verb == "growth" or (_GROWTH_NOUN.search(noun) and not is_carried) or _GROWTH_BEHIND.match(tail):
            return "growth"
        if (
            verb == "decline"
            or (_DECLINE_NOUN.search(noun) and not is_carried)
            or _DECLINE_BEHIND.match(tail)
        ):
            return "decline"
        if (
            is_carried
            and not verb
            and previous is not None
            and previous.measure in ("growth", "decline", "share")
        ):
            return previous.measure
        return "share" if kind != "ratio" else "level"
    if verb in ("to", "from"):
        return "level"
    if verb == "new":
        return "increment"
    if verb in ("growth", "decline"):
        stands_before_noun = not noun or is_behind or is_carried
        if not stands_before_noun or (
            is_carried and previous is not None and previous.measure in ("level", "share")
        ):
            return "change"
        return "increment"
    if (
        is_carried
        and previous is not None
        and previous.kind == kind
        and previous.measure in ("increment", "level")
    ):
        return previous.measure
    if verb == "reach":
        return "increment" if _NEW.search(head) or "其中" in head and has_action else "level"
    if _NEW.search(head):
        return "increment"
    if is_behind and re.search(r"(?:为|对|向|给|让|使|助力|帮助|带动|推动)$", head):
        return "increment"
    if is_behind and not has_action:
        if _EVENT_BEHIND.search(tail):
            return "increment"
        return "level" if _STATE_BEHIND.search(tail) else "increment"
    if has_action:
        return (
            "level"
            if _STOCK.search(head) and not _NEW.search(head) and "累计完成" not in head
            else "increment"
        )
    if _LEVEL_NOUN.search(_BRACKET.sub("", noun)):
        return "level"
    if (
        previous is not None
        and previous.measure in ("increment", "level")
        and head[:1] in ("、", "和", "及", "与", "")
    ):
        return previous.measure
    if quantity.comparator in ("gt", "ge", "le", "lt") and quantity.before < quantity.start:
        return "level"
    return "increment"


def _basis(measure: str, head: str, tail: str, previous: Measured | None, is_carried: bool) -> str:
    if measure in ("growth", "decline"):
        if "年均" in head or "年平均" in head or tail.startswith(("的年均",)):
            return "cagr"
        if re.search(r"累计|(?:较|比|与)“?十[一二三四五六]五|比20\d\d年|较20\d\d年", head):
            return "cumulative"
        if (
            is_carried
            and previous is not None
            and previous.basis == "cagr"
            and head[:1] in ("、", "和", "及", "")
        ):
            return "cagr"
        return "yoy"
    if measure == "increment" and re.search(r"年均|每年", head):
        return "annual"
    return ""


def describe_phrase(head: str) -> str:
    """The indicator phrase in what stands before a relation.

    Examples
    --------
    >>> describe_phrase("居民收入增长")
    '居民收入'
    """
    verb, rest = _governing(head)
    noun, _ = _noun(rest, verb)
    return noun


def is_growth_name(name: str) -> bool:
    """Whether an indicator's name says that it grows by a rate (研发经费投入增长)."""
    return bool(re.search(r"增长(?:率|速度)?$|增速$|增幅$", name))


def is_decline_name(name: str) -> bool:
    """Whether an indicator's name says that it falls by a rate (单位地区生产总值能耗降低)."""
    return bool(re.search(r"(?:下降|降低|减少|减排)(?:率|幅度)?$", name))


def action_in(name: str) -> bool:
    """Whether an indicator's name says what is done, so that its figure is an amount of work."""
    return bool(
        _NEW.search(name) or re.search(r"(?:改造|治理|修复|造林|整治|建设)(?:规模|面积|数量?)?$", name)
    )
