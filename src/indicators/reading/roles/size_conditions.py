"""Figures that only bound the things counted: 5000万元以上项目650个, 4个万亿元台阶."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.numerals import CHINESE
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression

_CLAUSE_END = expression(r"[，,；;：:。！？!?\n]")
_NOUN_OF_BOUND = expression(r"的?(?:“|[\u4e00-\u9fff])")
_NO_NOUN_OF_BOUND = pattern("bounds.no_things")
# 年销售收入超10亿元的龙头企业100家
_ATTRIBUTE = pattern("bounds.attribute_patterns")
_OF_ANOTHER = expression(r"[\u4e00-\u9fff]{1,8}的[\u4e00-\u9fff]")
_STEP = pattern("bounds.steps_patterns")
_STEP_SIZE = pattern("bounds.step_sizes_patterns")
_THINGS = pattern("bounds.things")
# 纳税过千万元总部企业11家: what is counted stands between the bound and its count.
_KIND_OF_THINGS = pattern("bounds.things", prefix=r"[\u4e00-\u9fff]{0,4}", suffix=r"[\u4e00-\u9fff]{0,4}\d")
_SOME = pattern("bounds.some", suffix=r"[^，,。;；:\d、的]{0,10}$")
_REACH = 14
# 5家营收超百亿元的企业: between a count and the size of what is counted.
_SIZE_OF_COUNTED = pattern(
    "bounds.sized_by", prefix=r"(?![\u4e00-\u9fff]*的)[\u4e00-\u9fff]{0,6}?(?:", suffix=r")(?:达到?|在|为)?"
)
_WHOLE = pattern("bounds.whole_patterns")
# 保障14亿斤以上粮食产能 bounds no things: the amount itself stands behind.
_AMOUNT_BEHIND = pattern(
    "measured.level_nouns",
    "measured.head_nouns",
    prefix=r"的?[\u4e00-\u9fff]{0,8}?",
    suffix=r"(?=[，,；;。、]|$)",
)
# 20%的村集体收入超30万元: how much has each of the share that is told.
_SIZE_OF_SHARE = pattern(
    "bounds.sized_by", prefix="(?:以上|左右)?的[\u4e00-\u9fff]{1,10}?(?:", suffix=")(?:达到?|在)?"
)
_OF_SIZE = pattern("before_sizes")
_JOINS = ("、", "和", "及", "，")
_SIZED = expression(r"(?:级|以上)?的[\u4e00-\u9fff]")
_BOUND_COMPARATORS = frozenset(("ge", "gt", "le", "lt", "approx"))
_OF_STOCKS = frozenset(("currency", "mass", "power", "volume", "energy"))
_AMOUNTS = frozenset(("currency", "time", "mass", "area", "length", "power", "volume", "energy"))


def is_bound(text: str, found: list[Quantity], i: int, end: int) -> bool:
    """Whether a figure bounds things counted and is none of its own.

    Parameters
    ----------
    found : list of Quantity
        The figures of the sentence.
    i, end : int
        Which of them, and where the sentence ends.

    Examples
    --------
    >>> from indicators.reading.quantities.quantities import find
    >>> text = "开复工5000万元以上项目650个"
    >>> [is_bound(text, find(text), i, len(text)) for i in range(2)]
    [True, False]
    """
    if i and counts_steps(text, found, i - 1):
        return True
    quantity = found[i]
    if _is_size(text, found, i, end):
        return True
    if quantity.comparator not in _BOUND_COMPARATORS or quantity.kind in ("percent", "point"):
        return False
    if i + 1 < len(found) and text[quantity.after : found[i + 1].before] == "的":
        # 年营业收入超1000亿元的2个
        return quantity.kind in _AMOUNTS and found[i + 1].kind == "count"
    if _counts_right_behind(found, i, end) or _counts_behind_others(text, found, i, end):
        return True
    if _WHOLE.match(text, quantity.after, end):
        # 30户以上自然屯全部通硬化路: it says which of them.
        return True
    is_attribute = (
        quantity.after > quantity.end
        or _ATTRIBUTE.match(text, quantity.after, end) is not None
        or (
            quantity.kind == "currency"
            and any(things.match(text, quantity.after, end) for things in (_THINGS, _KIND_OF_THINGS))
        )
    )
    if not (quantity.is_order or is_attribute):
        return False
    if not _NOUN_OF_BOUND.match(text, quantity.after, end) or _NO_NOUN_OF_BOUND.match(
        text, quantity.after, end
    ):
        return False
    follows_count = i > 0 and found[i - 1].after == quantity.before and found[i - 1].kind == "count"
    counts_behind = (
        i + 1 < len(found)
        and found[i + 1].kind in ("count", "person", "percent")
        and not _CLAUSE_END.search(text, quantity.after, found[i + 1].before)
    )
    if quantity.kind == "count" and not quantity.is_order:
        # 1所100张以上床位的养老机构
        return follows_count and _OF_ANOTHER.match(text, quantity.after, end) is not None
    if quantity.is_order:
        return follows_count or (counts_behind and found[i + 1].kind == "count")
    if quantity.kind == "person":
        return counts_behind and found[i + 1].kind == "count"
    is_told = quantity.kind in _OF_STOCKS and _AMOUNT_BEHIND.match(text, quantity.after, end) is not None
    return follows_count or counts_behind or (quantity.kind in _AMOUNTS and not is_told)


def _is_size(text: str, found: list[Quantity], i: int, end: int) -> bool:
    """Whether money is the size of a step or of things, whatever comparator stands before it."""
    return (
        _is_step(text, found[i])
        or _is_named_size(text, found, i, end)
        or _is_listed_size(text, found, i)
        or _is_size_of_some(text, found[i], end)
        or _is_size_of_counted(text, found, i)
    )


def _is_step(text: str, quantity: Quantity) -> bool:
    """Whether money is how large a step was, not where it led: 实现万亿级跃升."""
    return quantity.kind == "currency" and _STEP_SIZE.match(text, quantity.end) is not None


def _is_named_size(text: str, found: list[Quantity], i: int, end: int) -> bool:
    """Whether money in characters is a size that things are called by: 十亿元企业50户, as 百亿元企业 is."""
    quantity, is_last = found[i], i + 1 == len(found)
    if is_last or quantity.kind != "currency" or quantity.comparator != "eq" or found[i + 1].kind != "count":
        return False
    if text[quantity.start] not in CHINESE:
        return False
    between = text[quantity.after : found[i + 1].before]
    return found[i + 1].end <= end and not _CLAUSE_END.search(between) and bool(_THINGS.match(between))


def _is_listed_size(text: str, found: list[Quantity], i: int) -> bool:
    """Whether counts of one thing by their sizes are listed: 3个产值超千亿元、2个产值500亿元的集群."""
    counts = [one for one in (i - 1, i + 1) if 0 <= one < len(found) and found[one].kind == "count"]
    if found[i].kind != "currency" or i - 1 not in counts:
        return False
    if _CLAUSE_END.search(text, found[i - 1].after, found[i].before):
        return False
    if i + 1 in counts and i + 2 < len(found) and text[found[i].after : found[i + 1].before] in _JOINS:
        return found[i + 2].kind == "currency" and _is_listed_size(text, found, i + 2)
    is_last = i > 2 and text[found[i - 2].after : found[i - 1].before] in _JOINS
    return bool(is_last and _SIZED.match(text, found[i].after))


def _is_size_of_some(text: str, quantity: Quantity, end: int) -> bool:
    """Whether money bounds things of which there are some: 一批营收过百亿元农产品加工企业."""
    is_size = quantity.kind == "currency" and quantity.comparator in _BOUND_COMPARATORS
    if not is_size or not _SOME.search(text, max(0, quantity.before - _REACH), quantity.before):
        return False
    is_amount = _NO_NOUN_OF_BOUND.match(text, quantity.after, end)
    return not is_amount and _NOUN_OF_BOUND.match(text, quantity.after, end) is not None


def _is_size_of_counted(text: str, found: list[Quantity], i: int) -> bool:
    """Whether money is the size of things whose count stands before it: 5家营收超百亿元的企业."""
    quantity, count = found[i], found[i - 1] if i else None
    if count is None or quantity.kind != "currency":
        return False
    if count.kind == "percent":
        return _SIZE_OF_SHARE.fullmatch(text[count.after : quantity.before]) is not None
    if count.kind not in ("count", "person"):
        return False
    if not _SIZE_OF_COUNTED.fullmatch(text[count.after : quantity.before]):
        return False
    if i + 1 < len(found) and text[quantity.after : found[i + 1].before] in _JOINS:
        # 1个经济总量近千亿、4个过五百亿的县市
        return found[i + 1].kind == count.kind and _OF_SIZE.match(text, found[i + 1].after) is not None
    is_thing = _SIZED.match(text, quantity.after) or _THINGS.match(text, quantity.after)
    return is_thing is not None and not _NO_NOUN_OF_BOUND.match(text, quantity.after)


def _counts_right_behind(found: list[Quantity], i: int, end: int) -> bool:
    """Whether a bound of money stands right before a count: 注册资金千万元以上46家."""
    if found[i].kind != "currency" or i + 1 >= len(found):
        return False
    behind = found[i + 1]
    return behind.kind == "count" and behind.before == found[i].after and behind.end <= end


def _counts_behind_others(text: str, found: list[Quantity], i: int, end: int) -> bool:
    """Whether a count right behind it is of things bounded before: 亿元以上项目20个，其中10亿元以上2个."""
    if i + 1 >= len(found) or found[i].kind not in _AMOUNTS or found[i + 1].kind != "count":
        return False
    is_beside = found[i + 1].before == found[i].after and found[i + 1].end <= end
    return is_beside and any(is_bound(text, found, before, end) for before in range(i))


def counts_steps(text: str, found: list[Quantity], i: int) -> bool:
    """Whether a count is of steps of a size named right behind it: 跨越3个千亿元台阶.

    Examples
    --------
    >>> from indicators.reading.quantities.quantities import find
    >>> text = "经济总量跨越3个千亿元台阶"
    >>> counts_steps(text, find(text), 0)
    True
    """
    if found[i].kind != "count" or i + 1 >= len(found) or found[i + 1].before != found[i].after:
        return False
    return bool(_STEP.match(text, found[i + 1].end))
