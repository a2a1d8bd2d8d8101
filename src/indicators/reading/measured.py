"""What a figure measures: its indicator phrase, its measure and its basis.

A clause is read from the figure outwards (see `phrases`). The verb right before the figure tells the
measure (增长 下降 达到 提高到), the action before the noun another (新增 建设 改造). Where nothing stands
before the figure, its noun stands behind it (建设5条商业街), or it is the indicator of the figure before
(进出口总额9.5万亿元、增长4.4%).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.reading import phrases
from indicators.reading.lexicon import any_of, words
from indicators.reading.phrases import Head
from indicators.reading.quantity import Quantity

_LISTS = words()["measured"]
_LEVEL_NOUN = re.compile(f"(?:{any_of(_LISTS['level_nouns'])})$")
_STATE_BEHIND = re.compile(any_of(_LISTS["states"]))
_EVENT_BEHIND = re.compile(any_of(_LISTS["events"]))
_GROWTH_NOUN = re.compile(
    r"(?:增速|增幅|增长率|涨幅|上涨幅度|增长幅度|增长速度|增长|增长目标)(?:预期|目标|设定|控制|保持|年均|累计)*$"
)
_DECLINE_NOUN = re.compile(r"(?:降幅|下降率|降低率|降低|下降)(?:目标|累计|年均)*$")
_GROWTH_BEHIND = re.compile(r"(?:左右|以上|以内)?的?(?:年均)?(?:增长|增速|增幅)(?!极|点|动)")
_DECLINE_BEHIND = re.compile(r"(?:左右|以上)?的?(?:下降|降幅)")
_NEW = re.compile(r"(?<!创)新(?:增|建|设|认定|入库|改建|签|登记|培育|注册|投|开)|净增|增收|增产")
_STOCK = re.compile(r"累计(?:建成|培育|达|有)|总数|总量|达到|保有")
_SUM = (
    r"完成|新增|新建|发放|投入|改造|培训|治理|实施|开展|减|办|解决|化解"
    r"|处置|争取|建设|营造|转移|投放|引进|实现"
)
_STOCK_OF = re.compile(rf"累计(?!{_SUM})|现有|共有|拥有|保有")
_RED_LINE = re.compile(r"[^，,。;；]{0,8}红线")
_FOR_WHOM = re.compile(r"(?:为|对|向|给|让|使|在|助力|帮助|带动|推动)$")
# 实现地区生产总值… names an amount reached, not a work done.
_ACHIEVES = re.compile(r"[^，,。;；]{0,6}(?:完成|实现)(?!投资)")
_PER_YEAR = re.compile(r"年均(?!浓度|气温)|每年|逐年|年年|接连|(?:连续|连跨|先后)$")
_CUMULATIVE = re.compile(
    r"累计|(?<!续)(?:\d|[二三四五六七八九十])年(?:来|间)?(?:增长|下降|提高|降低|翻)|与20\d\d年相比|(?:较|比|与)“?十[一二三四五六]五|[比较]20\d\d年"
)
_WISH = re.compile(any_of(words()["modalities"]))
# What is 累计 in money, weight or energy is a sum; of things it may be the stock.
_SUMMED = frozenset(("currency", "mass", "volume", "energy"))
_JOINED = ("、", "和", "及", "与")
_RATES = ("percent", "permille", "ratio")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures.

    Attributes
    ----------
    indicator : str
        The phrase as measured, without the verbs that `measure` tells.
    phrase, fallback : str
        Where to look for the indicator's id: its own words, then those of the whole it is a part of.
    measure, basis : str
        As in the tables.
    kind : str
        The kind of the figure's unit.
    is_carried : bool
        Whether the indicator is that of the figure before.
    is_from : bool
        Whether it is the start of a change (从53.2%提升到57.7%).
    is_to : bool
        Whether it is the end of one.
    is_repeated : bool
        Whether the text says 每年 or 年均.
    has_action : bool
        Whether an action on the things counted is named.
    is_gap : bool
        Whether it is the distance to another place's figure or to a goal (高于全国0.7个百分点).
    """

    indicator: str
    phrase: str
    measure: str
    basis: str
    kind: str
    fallback: str = ""
    is_carried: bool = False
    is_from: bool = False
    is_to: bool = False
    is_repeated: bool = False
    has_action: bool = False
    is_gap: bool = False


def describe(
    quantity: Quantity, head: str, tail: str, previous: Measured | None, earlier: str = ""
) -> Measured:
    """Say what a figure measures.

    Parameters
    ----------
    quantity : Quantity
        The figure.
    head, tail : str
        What stands before and behind it, up to the clause's ends or the neighbouring figures.
    previous : Measured, optional
        What the figure before it in the sentence measures.
    earlier : str
        The clause before, for a clause that is a verb alone.

    Examples
    --------
    >>> from indicators.reading.quantities import find
    >>> result = describe(find("40家")[0], "新增高新技术企业", "", None)
    >>> result.indicator, result.measure
    ('高新技术企业', 'increment')
    """
    parts = phrases.read_head(head)
    noun, phrase, fallback = parts.noun, parts.phrase, ""
    is_behind = is_carried = False
    has_action = bool(parts.action) or phrases.has_action(head)
    is_counted = quantity.kind in ("count", "person", "")
    is_listed = previous is not None and head in _JOINED and previous.kind == quantity.kind
    behind, whole = phrases.noun_behind(tail, is_counted=is_counted)
    is_amount_of = bool(_LEVEL_NOUN.search(behind)) and not parts.verb and quantity.kind != "percent"
    if behind and (is_counted or is_amount_of or not (noun or is_listed)):
        noun, phrase, fallback, is_behind = behind, whole, behind, True
    if not noun and previous is None and earlier:
        noun = phrases.read_head(earlier).noun
        phrase = noun + head
    elif not noun and previous is not None:
        noun, phrase, is_carried = previous.indicator, previous.phrase, True
        if parts.action == "only":
            noun = phrases.with_action(parts.phrase, previous.indicator)
    elif previous is not None and "其中" in head and noun[-2:] == previous.indicator[-2:]:
        fallback, has_action = previous.phrase, has_action or previous.has_action
    elif (
        previous is not None
        and quantity.kind in _RATES
        and parts.verb not in ("growth", "decline")
        and noun.startswith("占")
    ):
        noun = phrase = previous.indicator + noun + ("" if "比" in noun else "比重")
    if parts.verb == "gap":
        # 高于全国0.7个百分点 is no figure of the indicator itself.
        phrase = fallback = ""
    context = _Context(quantity, parts, noun, head, tail, has_action, is_behind, is_carried, previous)
    measure = _measure(context)
    if previous is not None and head.startswith(_JOINED) and previous.has_action and not parts.verb:
        has_action = True
    is_repeated = bool(_PER_YEAR.search(head))
    if is_carried and previous is not None and not head:
        is_repeated = is_repeated or previous.is_repeated
    # 由8:42:50调整为6:40:54: all the shares of a ratio stand where the first does.
    is_in_ratio = quantity.form == "ratio" and is_carried and not head.strip(":")
    is_from = parts.verb == "from" or (is_in_ratio and previous is not None and previous.is_from)
    return Measured(
        noun, phrase, measure, _basis(context, measure), quantity.kind, fallback, is_carried,
        is_from, parts.verb == "to", is_repeated, has_action, parts.verb == "gap",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Context:
    """What tells the measure of a figure."""

    quantity: Quantity
    parts: Head
    noun: str
    head: str
    tail: str
    has_action: bool
    is_behind: bool
    is_carried: bool
    previous: Measured | None

    @property
    def is_joined(self) -> bool:
        """Whether the figure stands in a list with the one before."""
        return self.head.startswith(_JOINED)

    @property
    def is_same_kind(self) -> bool:
        """Whether the figure before has a unit of the same kind."""
        return self.previous is not None and self.previous.kind == self.quantity.kind

    def carried(self, *measures: str) -> str:
        """Tell the measure of the figure before, if it is one of these."""
        return self.previous.measure if self.previous and self.previous.measure in measures else ""


def _measure(c: _Context) -> str:
    if c.quantity.form == "twice":
        return "growth"
    if c.quantity.is_order or _RED_LINE.match(c.tail):
        return "level"
    if c.quantity.kind == "point" or c.parts.verb == "gap":
        return "change"
    if c.quantity.kind in _RATES:
        return _measure_of_rate(c)
    return _measure_of_amount(c)


def _measure_of_rate(c: _Context) -> str:
    still = "level" if c.quantity.kind == "ratio" else "share"
    verb, own = c.parts.verb, "" if c.is_carried else c.noun
    if verb in ("to", "from"):
        return still
    if verb == "growth" or _GROWTH_NOUN.search(own) or _GROWTH_BEHIND.match(c.tail):
        return "growth"
    if verb == "decline" or _DECLINE_NOUN.search(own) or _DECLINE_BEHIND.match(c.tail):
        return "decline"
    if c.is_carried and (not verb or _WISH.search(c.head)):
        return c.carried("growth", "decline", "share") or still
    return still


def _measure_of_amount(c: _Context) -> str:
    verb = c.parts.verb
    is_new = bool(_NEW.search(c.head))
    before = c.carried("increment", "level") if c.is_same_kind else ""
    if verb in ("to", "from"):
        return "level"
    if verb == "new" or (c.is_behind and _FOR_WHOM.search(c.head)):
        return "increment"
    if verb in ("growth", "decline"):
        stands_alone = c.is_carried and bool(c.carried("level", "share"))
        is_of_noun = bool(c.noun) and not c.is_behind and not c.is_carried
        return "change" if is_of_noun or stands_alone else "increment"
    if c.is_carried and before:
        return before
    if "累计" in c.head and c.quantity.kind in _SUMMED:
        return "increment"
    if verb == "reach":
        return "increment" if is_new or ("其中" in c.head and c.has_action) else "level"
    if is_new:
        return "increment"
    if c.is_behind:
        return _measure_of_things(c)
    if c.is_joined and before and not c.has_action:
        return before
    names_level = bool(_LEVEL_NOUN.search(_BRACKET.sub("", c.noun)))
    if c.has_action and not (names_level and _ACHIEVES.match(c.head)):
        return "level" if _STOCK.search(c.head) and "累计完成" not in c.head else "increment"
    if names_level or _STOCK_OF.search(c.head):
        return "level"
    is_bounded = c.quantity.comparator in ("gt", "ge", "le", "lt") and c.quantity.before < c.quantity.start
    return "level" if is_bounded else before or "increment"


def _measure_of_things(c: _Context) -> str:
    """Of N things named behind the figure: an action or event on them is increment, a state is level."""
    is_amount = c.quantity.kind not in ("count", "person", "") and bool(_LEVEL_NOUN.search(c.noun))
    if not is_amount and _EVENT_BEHIND.search(c.tail):
        return "increment"
    if c.has_action:
        return "level" if _STOCK.search(c.head) and "累计完成" not in c.head else "increment"
    return "level" if is_amount or _STATE_BEHIND.search(c.tail) else "increment"


def _basis(c: _Context, measure: str) -> str:
    if measure in ("growth", "decline"):
        if "年均" in c.head or c.tail.startswith("的年均"):
            return "cagr"
        if _CUMULATIVE.search(c.head):
            return "cumulative"
        is_listed = c.is_carried and (c.is_joined or not c.head)
        return "cagr" if is_listed and c.previous is not None and c.previous.basis == "cagr" else "yoy"
    return "annual" if measure == "increment" and ("年均" in c.head or "每年" in c.head) else ""


def is_growth_name(name: str) -> bool:
    """Whether an indicator's name says that it grows by a rate (研发经费投入增长)."""
    return bool(re.search(r"增长(?:率|速度)?$|增速$|增幅$|涨幅$|涨跌幅度?$", name))


def is_decline_name(name: str) -> bool:
    """Whether an indicator's name says that it falls by a rate (单位地区生产总值能耗降低)."""
    return bool(re.search(r"(?:下降|降低|减少|减排)(?:率|幅度)?$", name))


def is_work_name(name: str) -> bool:
    """Whether an indicator's name says what is done, so that its figure is an amount of work."""
    return bool(
        _NEW.search(name) or re.search(r"(?:改造|治理|修复|造林|整治|建设)(?:规模|面积|数量?)?$", name)
    )
