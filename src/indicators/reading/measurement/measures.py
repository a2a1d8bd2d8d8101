"""Whether a figure is a level, an increment, growth, decline, a share or a change: tables of named rules."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.measurement.held_against import HELD_AGAINST
from indicators.reading.measurement.indicator_ids import names_stock, names_total
from indicators.reading.measurement.measured_thing import is_rate_by_name
from indicators.reading.measurement.nouns_behind import have_an_amount
from indicators.reading.measurement.said_figure import COUNTED, LEVEL_NOUN, SOME_OF, Said
from indicators.reading.rules import Rule, always, decide
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import RATE_KINDS, SUMMED_KINDS

_STATE_BEHIND = pattern("measured.states")
_EVENT_BEHIND = pattern("measured.events")
_GROWTH_NOUN = expression(f"(?:{any_word('measures.growth_nouns')})(?:{any_word('measures.set_at')})*$")
_DECLINE_NOUN = expression(f"(?:{any_word('measures.decline_nouns')})(?:{any_word('measures.set_at')})*$")
_GROWTH_BEHIND = pattern("measures.growth_behind_patterns")
DECLINE_BEHIND = pattern("measures.decline_behind_patterns")
_CUTS = pattern("measures.cuts")
_TOTAL_BUILT = pattern("measures.totals_built_patterns")
_TOTAL_BY_NOW = pattern("measures.totals_by_now_patterns", suffix="$")
_SUMS_UP = any_word("measures.summed_verbs")
_STOCK_OF = pattern("measures.stocks_of", "measures.there_are_patterns", prefix=f"累计(?!{_SUMS_UP})|")
_AT_THE_END = pattern("measures.at_the_end_patterns")
_NEVER_ADDED = word_set("measures.units_never_added")
_RED_LINE = pattern("measures.red_lines", prefix="[^，,。;；]{0,8}")
# 平均每亩收获玉米580公斤, 日处理400吨的中转站: so much of each, or the size of a work, is no sum of work.
_FOR_EACH = pattern("measures.for_each_patterns", "measures.sizes_of_works_patterns")
# 实现每千人口床位6.1张: so many for each thousand are what there is.
_PER_HEAD = pattern("distribution.per_heads_patterns", "measures.per_head_patterns")
_FOR_WHOM = pattern("measures.for_whom", suffix="(?:全[省市县区州盟旗])?$")
_ACHIEVES = pattern("measures.achieves_patterns", prefix="[^，,。;；]{0,12}?")
_COMES_TO = pattern("measures.comes_to_patterns", prefix="[^，,。;；]{0,12}?")
_INVESTED, _INVESTING = pattern("measures.invested", suffix="$"), pattern("measures.investing")
_INVESTED_BY_SECTOR = pattern("measures.invested_by_sector_patterns", suffix="$")
_COMPARED = pattern("measures.compared_patterns")
_WISH = pattern("modalities")
_FROM_GROWTH = pattern("phrases.from_growth", suffix="$")
_FROM_DECLINE = pattern("phrases.from_decline", suffix="$")
# What is 累计 in money, weight or energy is a sum; of things it may be the stock, as of land and lines made.
_STANDING = COUNTED | {"area", "length"}
_OF_A_YEAR = pattern("measures.of_a_year_patterns")
# 年均7% is a growth, unless the noun is a share that was averaged: 合格率年均98%.
_A_YEAR = pattern("measures.yearly_rates", suffix="$")
_COMPARED_AT_END = pattern("measures.compared_rates", suffix=f"(?:{any_word('distribution.in_turn')})?$")
# 地区生产总值预期目标调整为9%: in percent a goal of a sum of money is how it is to grow.
_GOAL = pattern("measures.goals_in_percent_patterns")
_SHARE = pattern("measures.share_nouns", suffix="$")
_PRICES = pattern("measures.prices_patterns", suffix="$")
_CHANGED = (("measure", "stock_is_changed"), ("measure", "changed_with_the_one_before"))
_INDEX = 100  # Where prices that neither rise nor fall stand.


def _grows(s: Said) -> bool:
    # 达到上年的2倍 is a growth, told by what it comes to.
    if s.quantity.unit == "倍" and _OF_A_YEAR.search(s.head):
        return True
    starts = s.verb == "from" and _FROM_GROWTH.search(s.head)
    # 增速同比下降5%: of a percentage, and not of points, the thing itself falls.
    names_growth = s.verb != "decline" and _GROWTH_NOUN.search(s.own_noun)
    is_growth_rate = names_growth and not is_rate_by_name(s.own_noun)
    # 比上年5.2%增长…: behind a start stands the change, and not what the start is.
    is_told_behind = s.verb != "from" and _GROWTH_BEHIND.match(s.tail)
    return bool(starts or s.verb == "growth" or is_growth_rate or is_told_behind)


def _falls(s: Said) -> bool:
    starts = s.verb == "from" and _FROM_DECLINE.search(s.head)
    return bool(
        starts
        or s.verb == "decline"
        or _DECLINE_NOUN.search(s.own_noun)
        or (s.verb != "from" and DECLINE_BEHIND.match(s.tail))
        or (s.quantity.kind == "percent" and _CUTS.match(s.own_noun))
    )


def _changes(s: Said) -> bool:
    """Whether a stock rises or falls by an amount, or an amount against that of another time."""
    is_of_noun = bool(s.noun) and not s.is_behind and not s.is_carried
    stands_alone = s.is_carried and bool(not s.carried("increment") or _COMPARED.search(s.head))
    return s.verb in ("growth", "decline") and (is_of_noun or stands_alone)


def _is_changed_too(s: Said) -> bool:
    """Whether it is listed with what is changed, under one verb: 调增税收收入3亿元、专项收入2亿元."""
    is_bare = s.is_joined and not (s.verb or s.has_action)
    return is_bare and s.previous is not None and any(rule in s.previous.why for rule in _CHANGED)


def _is_added(s: Said) -> bool:
    """Whether things are told that were added on balance: 达到201家，净增36家."""
    return s.kind in COUNTED and s.is_carried and s.head.endswith("净增") and not _COMPARED.search(s.head)


def _is_part_of_work(s: Said) -> bool:
    return s.verb == "reach" and (s.is_new or ("其中" in s.head and s.has_action))


def _is_total_reached(s: Said) -> bool:
    """Whether what was added is followed by what there is now: 净增13户、达到74户, 新建5个，累计建成30个."""
    is_behind_new = s.kind in _STANDING and s.carried("increment") != ""
    is_all = s.previous is not None and s.noun == s.previous.indicator and _TOTAL_BUILT.search(s.head)
    is_bare = s.is_carried and s.amount_before and not (s.is_new or s.has_action or _WISH.search(s.head))
    return is_behind_new and bool(is_all or (s.verb == "reach" and is_bare and "累计" not in s.head))


def _is_part_of_level(s: Said) -> bool:
    """Whether it is money as the level is that it is a part of: 其中第一产业30亿元, behind a growth too."""
    return s.kind == "currency" and LEVEL_NOUN.search(s.part_of) is not None and not _INVESTED.search(s.noun)


def _is_event_on_so_many(s: Said) -> bool:
    """Whether it tells to how many things something happened: 已有98个项目开工."""
    return s.is_behind and s.head.endswith("有") and _EVENT_BEHIND.search(s.tail) is not None


def _stands_at_the_end(s: Said) -> bool:
    """Whether things are told that stood there at the end of a time, and nothing that was done."""
    is_plain = not (s.verb or s.is_new or s.has_action or s.is_behind or s.is_carried)
    return s.kind in COUNTED and is_plain and _AT_THE_END.match(s.head) is not None


def _is_done_work(s: Said) -> bool:
    return s.has_action and not (s.names_level and _ACHIEVES.match(s.head))


def _comes_to(s: Said) -> bool:
    """Whether it is what an amount of money comes to in a time: 实现服务性消费40亿元."""
    return s.kind == "currency" and not (s.is_behind or s.is_new) and _COMES_TO.match(s.head) is not None


def _is_rise_of_prices(s: Said) -> bool:
    """Whether prices are told by how far they rise, and not by an index: 消费价格总水平控制在3%左右."""
    return s.kind == "percent" and s.quantity.high < _INDEX / 2 and _PRICES.search(s.noun) is not None


def _is_rate_as_before(s: Said) -> bool:
    goes_on = s.verb in ("", "from") or bool(_WISH.search(s.head))
    is_end = s.verb == "to" and s.previous is not None and s.previous.is_from  # 增长率由5%提高到6%
    return s.is_carried and bool(s.carried("growth", "decline", "share")) and (goes_on or is_end)


# What no other table is asked for.
ANY_RULES: tuple[Rule[Said, str], ...] = (
    Rule("doubling", lambda s: s.quantity.form == "twice", "growth"),
    Rule("order_of_magnitude", lambda s: s.quantity.is_order, "level"),
    Rule("red_line", lambda s: _RED_LINE.match(s.tail), "level"),
    Rule("percentage_points", lambda s: s.kind == "point", "change"),
    Rule("gap", lambda s: s.verb == "gap", "change"),
)

# Of rates; "still" is a level for multiples, else a share, and "before" is what the figure before is.
RATE_RULES: tuple[Rule[Said, str], ...] = (
    Rule("rate_grows", _grows, "growth"),
    Rule("rate_falls", _falls, "decline"),
    Rule("rate_as_before", _is_rate_as_before, "before"),
    Rule("average_growth", lambda s: _A_YEAR.search(s.head) and not _SHARE.search(s.noun), "growth"),
    Rule(
        "compared_growth", lambda s: _COMPARED_AT_END.search(s.head) and not _SHARE.search(s.noun), "growth"
    ),
    Rule("price_rises", _is_rise_of_prices, "growth"),
    Rule("goal_of_a_total", lambda s: _GOAL.search(s.head) and names_total(s.noun), "growth"),
    # 工业投资-5.3%: no share is less than nothing.
    Rule(
        "below_nothing",
        lambda s: s.kind == "percent" and s.quantity.low < 0 and not _SHARE.search(s.noun),
        "growth",
    ),
    Rule("rate_stands", always, "still"),
)

# Of amounts.
AMOUNT_RULES: tuple[Rule[Said, str], ...] = (
    Rule("new_by_its_noun", lambda s: s.verb in ("from", "to") and "新增" in s.noun, "increment"),
    Rule("level_is_reached", lambda s: s.verb == "to", "level"),
    Rule(
        "held_against", lambda s: s.is_carried and s.amount_before and HELD_AGAINST.search(s.head), "before"
    ),
    Rule("level_starts", lambda s: s.verb == "from", "level"),
    Rule("new_right_before", lambda s: s.verb == "new", "increment"),
    Rule("size_or_for_each", lambda s: _FOR_EACH.search(s.head), "level"),
    Rule("for_whom", lambda s: s.is_behind and _FOR_WHOM.search(s.head), "increment"),
    Rule("added_on_balance", _is_added, "increment"),
    Rule("stock_is_changed", lambda s: s.parts.is_led, "change"),
    Rule("changed_with_the_one_before", _is_changed_too, "change"),
    Rule("stock_changes", _changes, "change"),
    Rule("so_many_for_each", lambda s: _PER_HEAD.match(s.own_noun) and not s.is_new, "level"),
    Rule("total_is_reached", _is_total_reached, "level"),
    Rule("total_by_now", lambda s: s.kind not in SUMMED_KINDS and _TOTAL_BY_NOW.search(s.head), "level"),
    Rule("some_of_so_many", lambda s: s.head == SOME_OF, "level"),
    Rule("amount_as_before", lambda s: s.is_carried and s.amount_before and not s.is_new, "before"),
    Rule("stock_at_the_end", _stands_at_the_end, "level"),
    Rule("sum_so_far", lambda s: "累计" in s.head and s.kind in SUMMED_KINDS, "increment"),
    Rule("work_is_reached", _is_part_of_work, "increment"),
    Rule("event_on_so_many", _is_event_on_so_many, "increment"),
    Rule("amount_is_reached", lambda s: s.verb == "reach", "level"),
    Rule("something_new", lambda s: s.is_new, "increment"),
    Rule(
        "things_with_an_amount",
        lambda s: s.is_behind and not s.has_action and have_an_amount(s.tail),
        "level",
    ),
    Rule(
        "event_on_things",
        lambda s: s.is_behind and not s.is_amount and _EVENT_BEHIND.search(s.tail),
        "increment",
    ),
    Rule("stock_of_things", lambda s: s.is_behind and s.has_action and s.is_stock, "level"),
    Rule("action_on_things", lambda s: s.is_behind and s.has_action, "increment"),
    Rule("amount_behind", lambda s: s.is_behind and s.is_amount, "level"),
    Rule("state_of_things", lambda s: s.is_behind and _STATE_BEHIND.search(s.tail), "level"),
    Rule("things_behind", lambda s: s.is_behind, "increment"),
    Rule("listed_as_before", lambda s: s.is_joined and s.amount_before and not s.has_action, "before"),
    Rule("stock_from_work", lambda s: _is_done_work(s) and s.is_stock, "level"),
    Rule("amount_comes_to", lambda s: _comes_to(s) and not _INVESTED.search(s.noun), "level"),
    Rule("work_done", _is_done_work, "increment"),
    Rule("part_as_its_whole", lambda s: s.whole and s.amount_before, "before"),
    Rule("part_of_a_level", _is_part_of_level, "level"),
    Rule("investment_of_a_sector", lambda s: _INVESTED_BY_SECTOR.search(s.noun), "level"),
    Rule("money_is_invested", lambda s: not s.verb and _INVESTING.fullmatch(s.noun), "increment"),
    Rule("investment_made", lambda s: _INVESTED.search(s.noun), "increment"),
    Rule("level_by_its_noun", lambda s: s.names_level, "level"),
    Rule("stock_by_its_verb", lambda s: _STOCK_OF.search(s.head), "level"),
    Rule("bounded_amount", lambda s: s.is_bounded, "level"),
    Rule("fraction_of_no_unit", lambda s: not (s.quantity.unit or s.quantity.low.is_integer()), "level"),
    Rule("same_as_before", lambda s: s.amount_before, "before"),
    Rule("unit_never_added", lambda s: s.quantity.unit in _NEVER_ADDED or "/" in s.quantity.unit, "level"),
    Rule("stock_of_the_catalogue", lambda s: s.head == s.own_noun and names_stock(s.noun), "level"),
    Rule("plain_amount", always, "increment"),
)

_OF_RATES, _OF_AMOUNTS = (*ANY_RULES, *RATE_RULES), (*ANY_RULES, *AMOUNT_RULES)


def measure_of(said: Said) -> tuple[str, str]:
    """Tell the measure of a figure, and the rule that says so."""
    is_rate = said.kind in RATE_KINDS
    rule = decide(_OF_RATES if is_rate else _OF_AMOUNTS, said)
    if rule.gives == "still":
        return ("level" if said.kind == "ratio" else "share"), rule.name
    if rule.gives == "before":
        return (said.carried("growth", "decline", "share") if is_rate else said.amount_before), rule.name
    return rule.gives, rule.name
