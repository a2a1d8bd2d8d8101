"""Figures in Chinese characters that count nothing: articles, ordinals, idioms, names of campaigns.

四个全面 and 三项制度 are names, 两条断头路 and 三个化工园区 are quantities: what follows tells them apart.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from indicators import vocabulary
from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities.excluded import OF_A_RATE, is_length_in_name
from indicators.reading.quantities.figure import Figure
from indicators.reading.quantities.lengths_of_time import is_length_measured
from indicators.reading.quantities.numerals import CHINESE, DIGITS, FORMAL, SIZES
from indicators.reading.rules import Rule, first
from indicators.storage.expressions import expression

_COUNTED = word_set("chinese_figures.counted_in")
_ALWAYS = word_set("chinese_figures.always_counted_in")
_ONE_COUNTS = word_set("chinese_figures.one_counts_in")
_ABSTRACT = expression(
    rf"的?(?!以[上内下]|[百千万亿]+元?级)(?:{any_word('chinese_figures.abstract_nouns')}|{any_word('chinese_figures.abstract_patterns')})"
)
_FIXED_PHRASE = pattern("chinese_figures.fixed_phrases")
_IDIOM_TENTHS = pattern("tenths.idioms")
_LOOSE = word_set("chinese_figures.loosely_counted_in")
_TIMES = frozenset("年月天")
_HUNDRED = 100
_FEW = 10
_JOINED_BEFORE = pattern("chinese_figures.joined_before", suffix="$")
_QUOTED = expression(r"“[^”]{0,16}$|《[^》]{0,40}$|‘[^’]{0,12}$")
_CAMPAIGN = pattern("chinese_figures.campaigns", prefix="[^，。,;、]{0,12}")
_MULTIPLIERS = "十百千万亿"
_MONEY_BOUND = pattern("chinese_figures.money_bounds")
_PER_MONEY = pattern("chinese_figures.per_money")
_SAYS_WHEN = frozenset("来内前后期行计规")
_NO_NOUN = frozenset("，。、,;:”)\n")
_REACH = 18


def is_idiom(text: str, start: int) -> bool:
    """Whether N成 belongs to a fixed phrase or a larger number.

    Examples
    --------
    >>> is_idiom("一成不变", 0)
    True
    """
    return bool(_IDIOM_TENTHS.match(text, start)) or text[max(0, start - 1) : start] in tuple("第十百千")


@cache
def _places() -> tuple[str, ...]:
    """List the names of places that begin with a numeral: 三台县, 七台河市."""
    return tuple(place.name for place in vocabulary.places().entries if place.name[0] in CHINESE)


def _opens_a_place(f: Figure) -> bool:
    return f.text.startswith(_places(), f.start)


def _is_formal(f: Figure) -> bool:
    """Whether a digit of money orders is the sign of a name: 陆家嘴, 伍家岗; not so in 肆佰陆拾公里."""
    if f.text[f.start] not in FORMAL or (f.unit is not None and f.unit.kind == "currency"):
        return False
    return f.unit is None or f.text[f.start + 1] not in SIZES


def _is_bare(f: Figure) -> bool:
    return f.number.form == "bare" and not f.number.has_more


def _is_abstract(f: Figure) -> bool:
    return f.behind(_ABSTRACT)


def _behind(f: Figure) -> str:
    return f.text[f.end : f.end + 1]


def _is_always_counted(f: Figure) -> bool:
    return f.label in _ALWAYS and (f.value != 1 or f.label in _ONE_COUNTS)


def _multipliers(f: Figure) -> str:
    return "".join(takewhile(_MULTIPLIERS.__contains__, f.text[f.start : f.number.end]))


def _is_bare_money(f: Figure) -> bool:
    """万元地区生产总值: money in a bare multiplier counts only in few surroundings."""
    if f.unit is None or f.unit.kind != "currency":
        return False
    return not f.behind(_MONEY_BOUND) and (not f.is_bound or f.behind(_PER_MONEY))


def _is_money_without_unit(f: Figure) -> bool:
    """Whether hundreds of millions are told without 元: 总量超过五千亿, 五百亿级产业集群."""
    return f.unit is None and f.number.multiplier.endswith("亿") and (f.is_order or f.is_bound)


def _is_bare_word(f: Figure) -> bool:
    """千家万户: a bare multiplier counts little without a bound."""
    is_money = f.unit is not None and f.unit.kind == "currency"
    return not is_money and not f.is_bound and len(_multipliers(f)) < 2 and f.label != "名"


def _is_counted_out(f: Figure) -> bool:
    """Whoever writes 三百二十棵 has counted; 十棵 and 几万里 may be ways of speaking."""
    return f.value >= _HUNDRED and f.text[f.start] in DIGITS


def _has_no_noun(f: Figure) -> bool:
    # 减负五十条 is a paper's name however many points it has.
    return (f.value < _FEW or f.label == "条") and _behind(f) in _NO_NOUN and not f.is_bound


def _counts(f: Figure) -> bool:
    """Whether no rule behind the ones for bare numbers is to be asked: 三倍, 三亩, 突破三千亿大关."""
    return _is_always_counted(f) or _is_money_without_unit(f)


ANY_RULES: tuple[Rule[Figure, str], ...] = (
    Rule("name_of_a_place", _opens_a_place),
    Rule("formal_numeral_in_a_name", _is_formal),
    Rule("fixed_phrase", lambda f: _FIXED_PHRASE.match(f.text, f.start)),
    Rule("ordinal_or_pronoun", lambda f: f.preceded(_JOINED_BEFORE, _REACH)),
    Rule("length_in_name", is_length_in_name),
    Rule("inside_a_name", lambda f: f.preceded(_QUOTED, _REACH)),
    # 百万吨煤死亡率0.05
    Rule("amount_of_a_rate", lambda f: f.behind(OF_A_RATE)),
)

# Of multipliers alone: 千亿, 百家.
BARE_RULES: tuple[Rule[Figure, str], ...] = (
    Rule(
        "bare_without_unit",
        lambda f: not f.is_order and f.unit is None and not (f.is_bound and _multipliers(f).endswith("亿")),
    ),
    Rule("bare_time", lambda f: not f.is_order and f.unit is not None and f.unit.kind == "time"),
    Rule(
        "campaign", lambda f: not f.is_order and f.unit is not None and not f.is_bound and f.behind(_CAMPAIGN)
    ),
    Rule("bare_money", lambda f: not f.is_order and _is_bare_money(f)),
    Rule("bare_word", lambda f: not f.is_order and f.unit is not None and _is_bare_word(f)),
)

# Of all others.
RULES: tuple[Rule[Figure, str], ...] = (
    Rule("no_unit", lambda f: f.unit is None or (f.label not in _COUNTED and not _is_counted_out(f))),
    Rule("article", lambda f: 0 <= f.value <= 1),
    Rule(
        "few_times", lambda f: f.label in _TIMES and f.value < _FEW and not f.text.startswith("以上", f.end)
    ),
    Rule("span_of_years", lambda f: f.label in _TIMES and _behind(f) in _SAYS_WHEN),
    Rule("time_only_says_when", lambda f: f.label in _TIMES and not is_length_measured(f)),
    Rule("few_people", lambda f: f.label in _LOOSE and f.value < _FEW),
    Rule("abstract_noun", lambda f: f.label not in _TIMES and _is_abstract(f)),
    Rule("no_noun", lambda f: f.label not in _TIMES and f.label not in _LOOSE and _has_no_noun(f)),
)


def rule_of(figure: Figure) -> str:
    """Tell the rule by which a figure in Chinese characters counts nothing, "" if it counts.

    Examples
    --------
    >>> from indicators.reading.quantities.written_numbers import number_at
    >>> from indicators.reading.quantities.written_units import unit_at
    >>> text = "抓好四个全面"
    >>> number, unit = number_at(text, 2, 6), unit_at(text, 3, 6, has_multiplier=False)
    >>> rule_of(Figure(text, 2, 4, number.low, unit, number))
    'abstract_noun'
    """
    if rule := first(ANY_RULES, figure):
        return rule.name
    if _is_bare(figure):
        rule = first(BARE_RULES, figure)
    elif _counts(figure):
        rule = None
    else:
        rule = first(RULES, figure)
    return rule.name if rule else ""
