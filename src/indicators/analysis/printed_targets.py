"""A target as its paper prints it: 增长6%左右, 下降3%以上, 超过20%, 与经济增长同步."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import isnan
from typing import Any

from indicators.reading.grids.goals_without_figures import NOT_LISTED
from indicators.reading.lexicon import pattern
from indicators.reading.quantities.comparators import around
from indicators.reading.quantities.quantities import find
from indicators.tables.contract.records import Target
from indicators.tables.matching.deduplication import striving
from indicators.tables.matching.revisions import is_same_number
from indicators.tables.targets.base_years import years_since_base
from indicators.tables.targets.parts_of_year import each_part
from indicators.tables.targets.quoted_clause import as_in, clause
from indicators.vocabulary import indicators, page_words
from indicators.vocabulary.column_values import BY_HAND
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.unit_scales import display

TEXT_ONLY = "text only: "
# What is said of a figure that is the bound itself, where the target asks for more or for less than it.
EXCEEDED = {"gt": "only_equal_above", "lt": "only_equal_below"}
SIGNS = "≥≤<>＜＞"
BARE = re.compile(rf"[{SIGNS}]?\d[\d,.]*")
_RATE = re.compile(rf"[{SIGNS}]?\d[\d,.]*[%％]\D*")
MULTIPLIERS = {1: "", 1000: "千", 10**4: "万", 10**6: "百万", 10**7: "千万", 10**8: "亿", 10**12: "万亿"}
_BASE = pattern("measures.base_year_patterns", prefix="(?P<since>", suffix=")[^，,；;。]*$")
# Figures of a list before another one: 分别下降5%、8%.
_LISTED = r"(?:[约近]?[\d.]+(?:个百分点|[%‰倍])?(?:左右|以上|以下|以内)?[、和及])*"


@cache
def _words() -> dict[str, Any]:
    """Read printed_words.yaml."""
    found: dict[str, Any] = packaged("printed_words.yaml")
    return found


def verbs_of(measure: str) -> tuple[str, ...]:
    """List the verbs of a change, the one that is written where a paper has none first; none of a level.

    Examples
    --------
    >>> verbs_of("growth")[0], verbs_of("level")
    ('增长', ())
    """
    return tuple(_words()["verbs"].get(measure, ()))


def measure_of(words: str) -> str:
    """Say what a target measures that is printed: a growth, a fall, else a level.

    Examples
    --------
    >>> measure_of("增速不低于7%"), measure_of("下降3%以上"), measure_of("5户")
    ('growth', 'decline', 'level')
    """
    rates = _words()["rates"].items()
    return next((name for name, own in rates if words.startswith((*own, *verbs_of(name)))), "level")


def _rates() -> tuple[str, ...]:
    """List the words of rates."""
    return tuple(word for words in _words()["rates"].values() for word in words)


def _bounds(comparator: str) -> tuple[str, str]:
    """Give what bounds a figure: the word before it, and the one behind."""
    before, behind = ("".join(_words()[side].get(comparator, ())) for side in ("before", "behind"))
    return before, behind


def printed(target: Target) -> str:
    """Give the words of a target's figure with what bounds it, as printed.

    Examples
    --------
    >>> from indicators.tables.contract.records import records
    >>> from indicators.tables.store import Tables
    >>> rows = records(Tables.load().targets, Target)
    >>> [printed(row) for row in rows if row.target_id == "anshan-2023-task-breakdown@480"]
    ['增长6%左右']
    """
    if not target.quote:
        return bare_words(target)
    if target.reference == NOT_LISTED and not _says_in_words(target):
        return page_words.say("goal_not_listed", "zh")
    if target.flags.has(BY_HAND) and not _says_the_same(target):
        return bare_words(target)
    told = as_in(target.sentence, target.quote)
    if told != target.quote:
        # 5%—6% in a sentence that has 5%-6%.
        return printed(replace(target, quote=told)).replace(told, target.quote)
    if target.comparator == "relational" and any(word in target.quote for word in _words()["together"]):
        # “双增” names what grows only with the words before it.
        return clause(target.sentence, target.quote)
    if target.comparator == "relational" and target.quote in target.sentence:
        return f"{_rate_before(target)}{target.quote}"
    if target.quote not in target.sentence:
        return target.quote
    start = _start(target)
    end = start + len(target.quote)
    if target.origin == "table":
        sign = target.sentence[start - 1 : start]
        sign = sign if sign and sign in SIGNS else ""
        is_bare = BARE.fullmatch(target.quote)
        return _with_unit(target, sign) if is_bare else _completed(target, "", sign + target.quote)
    bound = around(target.sentence, start, end)
    before = target.sentence[: bound.before]
    # 快于GDP增速1个百分点 names a distance, and no rate of one.
    moves = _words()["moves"] if target.measure == "change" else _rates()
    verbs = (*verbs_of(target.measure), *moves)
    found = re.search(rf"({'|'.join(verbs)}){_LISTED}$", before)
    verb = found[1] if found else ""
    if years_since_base(target) and (base := _BASE.search(before)):
        # 比2023年增长30% is no growth of a year.
        verb = f"{base['since']}{verb}"
    if not verb and target.revises and find(target.quote):
        # 增长目标由6%调整为5%: the verb stands at what the goal was. 持平 needs none.
        verb = _verb(target)
    figure = target.sentence[bound.before : bound.after]
    share = each_part(clause(target.sentence, target.quote)) if target.aim == "flow" else ""
    piece = piece_of(target) if BARE.fullmatch(figure) and not verb else ""
    return share + (figure + piece if piece else _completed(target, verb, figure))


def piece_of(target: Target) -> str:
    """Give the unit of what is counted one by one and has none of its own (推进50大招商引资项目), else ""."""
    is_count = target.measure == "increment" and not target.unit and not isnan(target.low)
    return _words()["pieces"][0] if is_count else ""


def _rate_before(target: Target) -> str:
    """Give the word that says that a rate lies above an average, not the amount: 收入增速高于全省平均水平."""
    words = (*_rates(), *verbs_of(target.measure))
    # 与经济增长同步 says so itself.
    if target.indicator.endswith(words) or any(word in target.quote for word in words):
        return ""
    before = target.sentence[: target.sentence.index(target.quote)]
    # A table's row of a total (地区生产总值 … 高于省平均水平): only its growth can lie above an average.
    entry = indicators().by_id.get(target.indicator_id)
    is_total = target.reference == "province_average" and entry is not None and entry.measure == "growth"
    return next((word for word in words if before.endswith(word)), words[0] if is_total else "")


def _completed(target: Target, verb: str, figure: str) -> str:
    """Add the bound that a figure shares with others (9000人、3000人以上), and the verb of a bare rate."""
    is_plain = figure == target.quote and all(one.comparator == "eq" for one in find(figure))
    before, behind = _bounds(target.comparator) if is_plain else ("", "")
    of_rate = (*_rates(), *verbs_of(target.measure))
    is_told = verb or any(word in figure for word in of_rate) or target.indicator.endswith(of_rate)
    added = verb if is_told or not _RATE.fullmatch(figure) else _verb(target)
    return f"{added}{before}{figure}{behind}"


def _verb(target: Target) -> str:
    """Give the verb that is written of a change, "" of a level."""
    return next(iter(verbs_of(target.measure)), "")


def printed_higher(target: Target) -> str:
    """Write of two levels the one that is not judged, in the paper's words: 力争增长6%, 另提出增长8%左右."""
    return f"{target.modality or page_words.say('told_besides', 'zh')}{printed(target)}"


def told_higher(words: str, lang: str) -> str:
    """Put what `printed_higher` wrote into a language.

    Examples
    --------
    >>> told_higher("力争10%", "zh"), told_higher("力争10%", "en"), told_higher("另提出8%左右", "en")
    ('力争10%', 'strives for 10%', 'also 8%左右')
    """
    if lang == "zh" or not words:
        return words
    besides = page_words.say("told_besides", "zh")
    begun = (besides, *striving())
    word = next((word for word in begun if words.startswith(word)), "")
    key = "also_target" if word == besides else "stretch_target"
    return page_words.say(key, lang, target=words.removeprefix(word))


def printed_before(target: Target, every: Mapping[str, Target]) -> str:
    """Print the target that one replaced, "" if it was never changed, or only its deadline was moved."""
    old = every.get(target.revises)
    return "" if old is None or is_same_number(old, target) else printed(old)


def _says_the_same(target: Target) -> bool:
    """Whether the words of the paper say the number that somebody settled: 5200户 is no 5300户."""
    if isnan(target.low):
        return True
    told = [value for one in find(target.quote) for value in (one.low, one.high)]
    return not told or (min(told), max(told)) == (target.low, target.high)


def _says_in_words(target: Target) -> bool:
    """Whether a goal without a figure has words of its own: 持续提高, no dash and not the row's name."""
    return any(sign.isalpha() for sign in target.quote) and target.indicator not in target.quote


def _with_unit(target: Target, sign: str) -> str:
    """Write a number of a table with the unit that stands in the table's head."""
    own = target.quote.lstrip(SIGNS)
    told = float(own.replace(",", ""))
    multiplier = MULTIPLIERS.get(round(target.low / told)) if told else ""
    number = display(target.low, target.unit) if multiplier is None else f"{own}{multiplier}{target.unit}"
    before, behind = ("", "") if sign or own != target.quote else _bounds(target.comparator)
    kept = sign or target.quote[: len(target.quote) - len(own)]
    return f"{_verb(target)}{before}{kept}{number}{behind}"


def _start(target: Target) -> int:
    """Find a figure behind its indicator: 涨幅控制在3%左右，能耗下降3% has the same one twice.

    Of 城镇居民、农村居民人均可支配收入 only the end of a name stands in the sentence.
    """
    tails = (target.indicator[at:] for at in range(max(len(target.indicator) - 1, 1)))
    named = next((at for tail in tails if (at := target.sentence.find(tail)) >= 0), 0)
    places = [
        found.start() for found in re.finditer(rf"(?<![\d.]){re.escape(target.quote)}", target.sentence)
    ]
    behind = [place for place in places if place >= named] or places or [target.sentence.index(target.quote)]
    # 上半年增长6%，全年增长6%左右 has the same number twice.
    return next((place for place in behind if _is_bound_alike(target, place)), behind[0])


def _is_bound_alike(target: Target, place: int) -> bool:
    return around(target.sentence, place, place + len(target.quote)).name == target.comparator


def bare_words(target: Target) -> str:
    """Write a target that somebody gathered: its number, else the words of its note."""
    if isnan(target.low):
        words = target.sentence or target.note.removeprefix(TEXT_ONLY)
        return words.partition(";")[0]
    before, behind = _bounds(target.comparator)
    number = display(target.low, target.unit)
    if target.high > target.low:
        number += f"—{display(target.high, target.unit)}"
    return f"{_verb(target)}{before}{number}{behind}"
