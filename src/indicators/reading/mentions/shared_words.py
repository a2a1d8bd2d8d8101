"""The words that a list shares: its last member's end (水果、蔬菜产量), or its first's start."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.measurement.phrases import has_action
from indicators.storage.expressions import expression

_PER_HEAD = pattern("distribution.per_heads_patterns")
_PER_AMOUNT = pattern("distribution.per_amounts_patterns")
_MONEY = pattern("understood.money_before")
_USED = pattern("distribution.used_patterns")
_SHARED_START = pattern("distribution.shared_before", prefix="(.{2,}?)(?=", suffix=")")
_WHOLE = pattern("distribution.whole_ends", prefix=".*", suffix="$")
_AMOUNT = pattern("measured.head_nouns")
_AMOUNT_END = pattern("measured.head_nouns", prefix="(?<=..)", suffix="$")
_AMOUNT_OF_ALL = expression(
    rf"(?<=.)(?:{any_word('distribution.before_amounts')})*(?:{any_word('measured.head_nouns')})"
    rf"(?:{any_word('measured.share_of')}.+)?$"
)
_UNCUT = sorted(word_set("distribution.uncut_words") | word_set("measured.kept_actions"))
# 普及率 of 农村自来水、卫生户厕普及率.
_RATE = pattern("distribution.rate_manners", prefix="(?<=..)(?:", suffix=r")*[\u4e00-\u9fff]{2}率$")
_AGE = pattern("distribution.ages_patterns")
_LONG = 3
# 高端化工、医药制造、新能源产业增加值: trades of any length share what is told of their 产业.
_TRADES = expression(rf"(?<=..)产业(?:{any_word('measured.head_nouns')})$")
_KIND_NAMED = expression(
    rf"(?P<last>[^等]+)等(?:(?P<kind>行业|产业|领域)|[^等]+?(?:行业|产业|业|产品|品|领域|作物))"
    rf"(?P<amount>(?:{any_word('measured.before_amounts_patterns')})(?:{any_word('measured.head_nouns')}))"
)
_ABROAD = expression("(?<=..)(?:进出口|进口|出口)(?:总?额|总值)?$")
_ENDS_IN_TRADE = expression("[业链群]$")
_PLACES = word_set("distribution.places")
_PLACE_ENDS = word_set("distribution.place_ends")


def with_shared_words(parts: list[str]) -> list[str]:
    """Put back the words that a list shares: the end of its last member, or the start of its first."""
    last = parts[-1]
    if (per := _PER_HEAD.match(parts[0])) and not any(_PER_HEAD.match(part) for part in parts[1:]):
        end = last[-1] if last[-1] in "数量率" else ""
        bare = [parts[0][per.end() :], *parts[1:]]
        return [per[0] + part + ("" if part.endswith(end) else end) for part in bare]
    if per_amount := _per_amount(parts):
        return [parts[0], *(per_amount + part for part in parts[1:])]
    if tail := _end_of_ages(parts) or _end_of_amounts(parts):
        return [*(part + tail for part in parts[:-1]), last]
    if not _WHOLE.match(parts[0]):
        tail = _rate_of_members(parts) or _end_of_trades(parts) or _end_of_short_members(parts)
        # 设施蔬菜、食用菌基地: one character is the end of a word, no noun that is shared.
        if len(tail) > 1 or (tail and len(parts[0]) == 1):
            return [*(part + tail for part in parts[:-1]), last]
        return parts
    amount = None if _AMOUNT.fullmatch(parts[0]) else _AMOUNT_END.search(parts[0])
    if amount and all(_AMOUNT.fullmatch(part) for part in parts[1:]):
        # 粮食播种面积和产量: both are amounts of the same thing; 存款余额 is of none.
        thing = parts[0][: amount.start()]
        return [parts[0], *(thing + part for part in parts[1:])]
    if any(part.startswith(parts[0][:2]) for part in parts[1:]):
        return parts
    shared = _SHARED_START.match(parts[0])
    # 一般公共预算收入、税收收入 are two incomes, each with its own name.
    end = parts[0][len(shared[1]) :] if shared else ""
    is_whole = shared is not None and last.endswith(end) and _MONEY.fullmatch(end) is not None
    if shared and not is_whole and len(last) <= 5 and len(shared[1]) >= 4:
        return [parts[0], *(shared[1] + part for part in parts[1:])]
    return parts


def _per_amount(parts: list[str]) -> str:
    """Find what the use of something is told per: 万元GDP of 万元GDP能耗、水耗."""
    per = _PER_AMOUNT.match(parts[0])
    is_shared = per is not None and all(_USED.fullmatch(part) for part in parts[1:])
    return per[0] if per and is_shared else ""


def _end_of_ages(parts: list[str]) -> str:
    """Find what is told of people of several ages: 户籍人口 of 0-17岁、18岁及以上户籍人口."""
    last = _AGE.match(parts[-1])
    return parts[-1][last.end() :] if last and all(_AGE.fullmatch(part) for part in parts[:-1]) else ""


def _end_of_amounts(parts: list[str]) -> str:
    """Find the amount behind members that end alike: 增加值 of 制造业、数字经济核心产业增加值."""
    *firsts, last = parts
    found = _AMOUNT_OF_ALL.search(last)
    if found is None:
        return ""
    own = last[: found.start()]
    return last[found.start() :] if all(first[-1] == own[-1] for first in firsts) else ""


def _rate_of_members(parts: list[str]) -> str:
    """Find the rate of members that are more than a word each: 普及率 of 农村自来水、卫生户厕普及率."""
    rate = _RATE.search(parts[-1])
    return rate[0] if rate and min(map(len, parts[:-1])) >= _LONG else ""


def _end_of_trades(parts: list[str]) -> str:
    """Find what is told of all trades or countries: 产业增加值 of 高端化工、新能源产业增加值, 出口."""
    *others, last = parts
    if any(_WHOLE.match(part) for part in others):
        return ""
    if found := _ABROAD.search(last):
        return "" if any(_ABROAD.search(part) for part in others) else found[0]
    found = None if any(map(_ENDS_IN_TRADE.search, others)) else _TRADES.search(last)
    return found[0] if found else ""


def _end_of_short_members(parts: list[str]) -> str:
    """Find what stands behind the last of members about as long as one another: 产量 of 水果、蔬菜产量."""
    first, *middle, last = parts
    # 改造老旧供热、燃气、排水管网: the first has the verb before it.
    near = middle[-1] if middle and has_action(first) else first
    others = [part for part in (first, *middle) if part is not near and not has_action(part)]
    # 饲料、商品混凝土和锂离子电池: members of many lengths share no end.
    is_even = all(abs(len(part) - len(near)) <= 1 for part in others)
    if len(near) > 4 or len(last) <= len(near) or not is_even or last.endswith(near[-2:]):
        return ""
    cut = _member_length(near, last)
    for word in _UNCUT:
        # 人参、食用菌产值 is cut behind 食用菌.
        if (at := last.find(word)) >= 0 and at < cut < at + len(word):
            cut = at + len(word)
    return last[cut:]


def _member_length(first: str, last: str) -> int:
    """Count the characters of the last member that are its own: as many as the first has, or one for 村."""
    # 国家级、省级专精特新企业: both members end in the same character.
    if 0 <= (same := last.find(first[-1])) <= len(first):
        return same + 1
    if len(first) == 2 and last[:1] in _PLACES and last[1:2] and last[1:2] not in _PLACE_ENDS:
        return 1
    return len(first)


def of_kind_named(parts: list[str]) -> list[str]:
    """Give the members of a list their amount without the kind that sums them up: 水果、蔬菜等农产品产量.

    Examples
    --------
    >>> of_kind_named(["化工", "建材等重点行业增加值"]), of_kind_named(["学校", "医院等项目"])
    (['化工增加值', '建材增加值'], [])
    >>> of_kind_named(["食品", "信息等产业增加值"])
    ['食品产业增加值', '信息产业增加值']
    """
    found = _KIND_NAMED.fullmatch(parts[-1])
    if found is None:
        return []
    end = (found["kind"] or "") + found["amount"]
    return [part + end for part in (*parts[:-1], found["last"])]
