"""Figures that measure nothing: years, dates, ranks, document numbers, digits inside a name.

Each rule has a name, by which the account of a paper tells what became of a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities import assessment_marks, numbered_parts
from indicators.reading.quantities.figure import Figure
from indicators.reading.quantities.lengths_of_time import is_length_measured
from indicators.reading.quantities.number_fates import Excluded, Passed, Unread
from indicators.reading.quantities.written_units import unit_at
from indicators.reading.rules import Rule, always, by_key, first
from indicators.storage.expressions import expression, may_end

_LETTER_BEFORE = expression(r"(?<!GD)(?<!CP)[A-Za-z]$")
_DOCUMENT_NUMBER = expression(r"(?:[〔·]|(?<![一-鿿])/)$")  # 危桥改造12座/860延米 gives two figures.
_LABEL_BEFORE = pattern("excluded.labels_before", suffix="$")
_LINE_BEFORE = pattern("excluded.lines_before", suffix="$")
_AFTER_NAME = pattern("excluded.behind_name_patterns")
# “3个95%” and “117项目” are names in quotation marks; “2+10” is one anywhere.
_NUMBERS_AS_NAME = pattern("excluded.quoted_names_patterns")
# 4***级景区: signs are covered up, and the number belongs to them.
_MASKED = ("**", "*＊", "＊*", "＊＊")
_SUM_BEFORE = expression(r"[\dA-Za-z)]\+\(?$")
_SUM_BEHIND = expression(r"\+\(?[\dA-Z]")
_CUT_NUMBER, _ITEM_END = expression(r"[\d.]$"), expression(r"(?:^|\n)\d{1,2}\.$")  # 2.50个小区


def _is_named_behind(figure: Figure) -> bool:
    behind = figure.text[figure.number.digits_end : figure.number.digits_end + 8]
    if not _AFTER_NAME.match(behind):
        return False
    at = figure.number.digits_end
    return not (behind[:1].isascii() and unit_at(figure.text, at, len(figure.text), has_multiplier=False))


def _is_in_quoted_name(figure: Figure) -> bool:
    text, start, end = figure.text, figure.start, figure.number.digits_end
    opened = text.rfind("“", max(figure.floor, start - 11), start)
    closed = text.find("”", end, end + 8) if opened >= 0 else -1
    is_quoted = closed >= 0 and "”" not in text[opened:start]
    return is_quoted and bool(_NUMBERS_AS_NAME.fullmatch(text, opened + 1, closed))


def _is_dotted(figure: Figure) -> bool:
    at = figure.number.digits_end
    return figure.text.startswith("·", at) and figure.text[at + 1 : at + 2].isdigit()


def _is_in_sum(figure: Figure) -> bool:
    """Whether a number is a part of a name like “2+10”."""
    text, at = figure.text, figure.number.digits_end
    if figure.before.endswith(("+", "(")) and _SUM_BEFORE.search(figure.before):
        return True
    return text.startswith("+", at) and _SUM_BEHIND.match(text, at) is not None


# 指数(上年=100), 性别比(以女性为100).
_IS_BASE = expression(r"(?:[年月期]|价格|以[^，,。;；:()\d]{1,8}|[(][^，,。;；:()\d]{1,8}(?==))[=为]$")
_INDEX_BASE, _BASE_REACH = 100, 12


def _is_base(figure: Figure) -> bool:
    """Whether a number is what others are told against: 上年=100, and in closing brackets 以农村居民为1."""
    is_one = figure.value == 1 and figure.text.startswith(")", figure.number.digits_end)
    return (figure.value == _INDEX_BASE or is_one) and figure.preceded(_IS_BASE, _BASE_REACH)


def _behind(*written: re.Pattern[str], marks: str = "") -> Callable[[str, str], bool]:
    """Tell from the character before digits whether a mark or what is written may stand there."""

    def may_stand(last: str, _: str) -> bool:
        # Before a line break patterns end too.
        return last in ("", "\n") or last in marks or any(may_end(one, last) for one in written)

    return may_stand


# Of digits, before a unit is looked for; by the characters before and behind them.
NAME_RULES: tuple[Rule[Figure, str], ...] = (
    Rule("ordinal", lambda f: f.before.endswith("第"), of=_behind(marks="第")),
    Rule("letter_before", lambda f: _LETTER_BEFORE.search(f.before), of=_behind(_LETTER_BEFORE)),
    Rule(
        "part_of_a_number",
        lambda f: _CUT_NUMBER.search(f.before) and not _ITEM_END.search(f.before),
        of=lambda last, _: last in ("", ".", "\n") or last.isdecimal(),
    ),
    Rule("document_number", lambda f: _DOCUMENT_NUMBER.search(f.before), of=_behind(_DOCUMENT_NUMBER)),
    Rule("labelled_number", lambda f: _LABEL_BEFORE.search(f.before), of=_behind(_LABEL_BEFORE)),
    Rule("numbered_part", numbered_parts.is_number, of=numbered_parts.may_stand_before),
    Rule("index_base", _is_base, of=_behind(_IS_BASE)),
    Rule(
        "masked_name", lambda f: f.text.startswith(_MASKED, f.number.digits_end), of=lambda _, b: b in "*＊"
    ),
    Rule("dotted_name", _is_dotted, of=lambda _, b: b in "·"),
    Rule("name_behind", _is_named_behind),
    Rule("sum_as_name", _is_in_sum, of=lambda a, b: a in "+(" or b == "+"),
    Rule("quoted_name", _is_in_quoted_name),
    *assessment_marks.RULES,
)
_name_rules = by_key(NAME_RULES)


def name_rule(figure: Figure) -> str:
    """Tell the rule by which digits belong to a name (5G, PM2.5, 第4位, 〔2021〕4号), "" if they do not."""
    text, start, end = figure.text, figure.start, figure.number.digits_end
    last = text[start - 1] if start > figure.floor else ""
    rule = first(_name_rules(last, text[end : end + 1]), figure)
    return rule.name if rule else ""


_NAMED_BEHIND = pattern("excluded.named_behind_patterns")
OF_A_RATE = pattern("chinese_figures.of_a_rate_patterns")
_SUM_BY_NUMBER = pattern("excluded.sums_by_number_patterns")
_NAMED_LENGTHS = word_set("excluded.named_lengths")
_BEHIND_NAMED_LENGTHS = pattern("excluded.behind_named_lengths")
_OWN_COUNT_BEFORE = pattern("excluded.own_count_before", suffix="$")
_OWN_COUNT = pattern("excluded.own_count_patterns")
_LISTED_UNITS = frozenset(("项", "条", "件"))
_VOLTAGE = word_set("excluded.voltages")
_ORDINAL_UNITS = word_set("excluded.ordinal_units")
_HELD = pattern("excluded.held_in_periods_patterns")
_LENGTH_OF_TIME = word_set("excluded.lengths_of_time")
_YEARS = frozenset(("年", "学年", ""))
_SAYS_WHEN_BEHIND = frozenset("来内前后期级行计规")
_SAYS_WHEN_BEFORE = frozenset("未近前后每")
_OF_AGE = pattern("excluded.ages")
_NOT_ONE = expression(
    f"(?:{any_word('told_states.none', 'told_states.never')})(?:{any_word('told_states.happened')})$"
)
_RANKS = pattern("excluded.ranks", "excluded.ranks_patterns", suffix=r"[^，。,;]{0,10}$")
_RANK_RISES = pattern("excluded.rank_rises", suffix="$")
_FRONT = expression(rf"(?<!{any_word('excluded.not_front').replace('|', ')(?<!')})前$")
_EXCHANGED = pattern("excluded.exchanged_for_patterns", suffix=r"(?:(?=\d)|$)")
_RANKED_AMONG = pattern("excluded.ranked_among_patterns")
_RANKED_UNITS = frozenset(("家", "位", "名", "个", "强", "大", ""))
_ITEM_AND_YEAR = expression(r"\d{1,2}\.20\d\d年")
_OPENS_ITEM = expression(r"(?:^|[\n。；;(（：:])$")
_PLACES = frozenset(("位", "名"))
_CALENDAR = frozenset(("月", "日"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _is_year(figure: Figure) -> bool:
    if figure.has_multiplier or not figure.is_round:
        return False
    is_year, is_alone = _FIRST_YEAR <= figure.value <= _LAST_YEAR, figure.end - figure.start == 4
    return is_year and (figure.label != "" or (is_alone and not figure.text.startswith("、", figure.end)))


def _is_number_of_item_and_year(figure: Figure) -> bool:
    """Whether 3.2026年 is the third item of a list, which begins with a year."""
    text, start, end = figure.text, figure.start, figure.end
    is_item = _ITEM_AND_YEAR.match(text, start, end) is not None
    return is_item and _OPENS_ITEM.search(text[max(0, start - 1) : start]) is not None


def _only_says_when(figure: Figure) -> bool:
    """Whether 年 stands in 5年来, 近5年."""
    text, start, end = figure.text, figure.start, figure.end
    says = text[end : end + 1] in _SAYS_WHEN_BEHIND or text[start - 1 : start] in _SAYS_WHEN_BEFORE
    return bool(says and not figure.has_multiplier and text[end : end + 1])


def _counts_own_list(figure: Figure) -> bool:
    """Whether （共8项） says how many things the paper lists."""
    return figure.preceded(_OWN_COUNT_BEFORE, 4) and figure.behind(_OWN_COUNT)


def _is_rank(figure: Figure) -> bool:
    is_whole = figure.is_round and not figure.has_multiplier
    return is_whole and figure.preceded(_RANKS, 12) and not figure.preceded(_RANK_RISES, 2)


def is_length_in_name(figure: Figure) -> bool:
    """Whether a length belongs to the name behind it: 500米覆盖率, 三公里充分就业社区."""
    return figure.label in _NAMED_LENGTHS and figure.behind(_BEHIND_NAMED_LENGTHS)


# Of figures with their unit, in Arabic digits; by the unit.
RULES: tuple[Rule[Figure, str], ...] = (
    Rule("voltage", always, of=_VOLTAGE.__contains__),
    Rule("named_behind", lambda f: f.behind(_NAMED_BEHIND)),
    Rule("sum_by_number", lambda f: f.behind(_SUM_BY_NUMBER), of=_LISTED_UNITS.__contains__),
    Rule("length_in_name", is_length_in_name, of=_NAMED_LENGTHS.__contains__),
    Rule("year", _is_year, of=_YEARS.__contains__),
    Rule("item_and_year", _is_number_of_item_and_year, of="年".__eq__),
    Rule("month_or_day", lambda f: f.text[f.end - 2 : f.end - 1] != "个", of=_CALENDAR.__contains__),
    Rule("ordinal_unit", lambda f: not f.preceded(_HELD, 16), of=_ORDINAL_UNITS.__contains__),
    Rule("span_of_years", _only_says_when, of="年".__eq__),
    Rule("time_only_says_when", lambda f: not is_length_measured(f), of=_LENGTH_OF_TIME.__contains__),
    # 每10万人刑事案件数: how many it is counted for.
    Rule("per_so_many", lambda f: f.text[f.start - 1 : f.start] == "每"),
    # 10万人火灾死亡率
    Rule("amount_of_a_rate", lambda f: f.has_multiplier and f.behind(OF_A_RATE)),
    # 未发生1起重大事故 is none.
    Rule("not_a_single_one", lambda f: f.value == 1 and f.preceded(_NOT_ONE, 8)),
    Rule("age", lambda f: not f.preceded(_OF_AGE, 28), of="岁".__eq__),
    Rule("own_count", _counts_own_list, of=_LISTED_UNITS.__contains__),
    # 1美元兑6.9元
    Rule("exchange_rate", lambda f: f.behind(_EXCHANGED) or f.preceded(_EXCHANGED, 8)),
    Rule(
        "front_rank", lambda f: not f.has_multiplier and f.preceded(_FRONT, 3), of=_RANKED_UNITS.__contains__
    ),
    Rule("ranked_among", lambda f: f.behind(_RANKED_AMONG), of=_RANKED_UNITS.__contains__),
    Rule("rank", _is_rank, of=_PLACES.__contains__),
)
_rules = by_key(RULES)


def rule_of(figure: Figure) -> str:
    """Tell the rule by which an Arabic figure only says when, which or how ranked, "" if it measures.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from indicators.reading.quantities.written_numbers import number_at
    >>> text = "到2025年"
    >>> unit = unit_at(text, 5, 6, has_multiplier=False)
    >>> rule_of(Figure(text, 1, 6, Decimal(2025), unit, number_at(text, 1, 6)))
    'year'
    """
    return rule.name if (rule := first(_rules(figure.label), figure)) else ""


_LIST_NUMBER = expression(r"[.、．)）:：]")
_PADDED = expression(r"0\d(?=[\u4e00-\u9fff“\n]|$)")
_HAN = expression(r"[\u4e00-\u9fffA-Za-z]")
_ORDERS = pattern("units.never")
_CODE_LENGTH = 4
_NAME_NOUN = pattern("excluded.numbered_names")
_GOES_ON_AS_NAME = expression(r"[\u4e00-\u9fffA-Za-z、“]")
_NAME_FOLLOWS = expression(r"[“《]")
_CLOSES_NAME = expression(r"”")
_IN_NAME = expression(r"“[^”]{0,12}$")
_OPENS_NAME = expression(r"[“‘《「『]$")


def _is_list_number(figure: Figure) -> bool:
    is_number = _LIST_NUMBER.match(figure.text, figure.end) or _PADDED.match(figure.text, figure.start)
    return bool(is_number and _OPENS_ITEM.search(figure.text[max(0, figure.start - 1) : figure.start]))


def _is_code(figure: Figure) -> bool:
    """Whether a whole number of four digits and more names something: 8890热线, 8890、110."""
    return (
        figure.is_round
        and not figure.has_multiplier
        and figure.end - figure.start >= _CODE_LENGTH
        and figure.behind(_GOES_ON_AS_NAME)
    )


# Of numbers without a unit.
UNITLESS_RULES: tuple[Rule[Figure, str], ...] = (
    Rule("list_number", _is_list_number),
    Rule("number_of_a_line", lambda f: _LINE_BEFORE.search(f.before)),
    Rule("numbered_name", lambda f: f.is_round and f.behind(_NAME_NOUN)),
    Rule("ordinal_unit", lambda f: f.behind(_ORDERS)),
    Rule("code", _is_code),
    Rule("opens_a_name", lambda f: _OPENS_NAME.search(f.before)),
    Rule("closes_a_name", lambda f: f.behind(_CLOSES_NAME) and f.preceded(_IN_NAME, 14)),
    Rule("before_a_name", lambda f: f.behind(_NAME_FOLLOWS)),
)


def without_unit(figure: Figure) -> Passed:
    """Tell what becomes of a number without a unit: a rule that excludes it, or why it was not understood."""
    if rule := first(UNITLESS_RULES, figure):
        return Excluded(figure.start, figure.end, rule.name)
    reason = "unit_unknown" if figure.behind(_HAN) else "unit_missing"
    return Unread(figure.start, figure.end, reason)


_ADJECTIVE = expression(r"大[^、于，。\n]")
_GOES_ON = expression(r"[、和及与或,，+]")
_CHANGES = any_word("measured.changes", "measured.growth", "measured.decline")
# 由42降到39微克/立方米: from one number to another.
MOVES_TO = expression(
    rf"(?:(?:{_CHANGES})?(?:{any_word('phrases.to')})"
    rf"|{any_word('phrases.changed_to', 'phrases.changed_to_patterns')})(?=\d)"
)


def may_lack_unit(text: str, end: int, limit: int) -> bool:
    """Whether a bare number may be a quantity: 50大项目, 200万+, one of several with a unit behind.

    Examples
    --------
    >>> may_lack_unit("50大招商项目", 2, 7), may_lack_unit("12345平台", 5, 7)
    (True, False)
    >>> may_lack_unit("由42降到39微克", 3, 9)
    True
    """
    return any(follows.match(text, end, limit) for follows in (_ADJECTIVE, _GOES_ON, MOVES_TO))
