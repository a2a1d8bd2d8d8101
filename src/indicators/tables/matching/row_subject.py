"""What a row is about, taken apart: its head, and what makes it another thing, such as level and stage."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from math import prod

from indicators.tables.matching.bare_phrases import (
    SIGNS,
    SIZE,
    bare,
    deed_of,
    entry_named,
    essence,
    kept_whole,
    narrowed_by,
    whole_of,
    written_alike,
)
from indicators.tables.matching.capacities import is_capacity
from indicators.tables.matching.city_parts import scope_of
from indicators.tables.matching.deed_amounts import named_as_amount
from indicators.tables.matching.price_bases import price_of
from indicators.tables.matching.same_words import words
from indicators.tables.targets.aim_nouns import entry_of, is_flow_noun
from indicators.tables.targets.quoted_clause import as_in
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.indicator_catalogue import Indicator

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 1, "亿": 10_000}
MEMBERS = re.compile(r"”“|”、“|、|(?<=\w)(?:以?及|[和与])(?=\w)")
AFTER = re.compile(r"[，,。；;：:！!？?\n、\d]")
OTHER_FIGURE = re.compile(r"^.*\d[^、]*、")
# 每千人口托位数 is another thing than 托位; 人均收入 is what 收入 of people means.
PER = re.compile(r"每(?:百|千|万|十万|百万)?|^[千万]人(?!次)|(?<![\d十百千万亿])[千万]人口")
TRAITS = ("level", "scope", "action", "stage", "part")
# What is done stands beside the figure; level, scope and part belong to the name alone.
TOLD_BESIDE = ("action", "stage")
# Most kinds of a shorter list are no list of all.
FEWEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What a row is about, taken apart; `thing_of` gives one object for all that is equal.

    Things are held against each other a hundred times as often as made: by identity, not field by field.
    """

    # Of the catalogue, "" if it has none.
    indicator_id: str
    series: str
    core: str  # The phrase without what changes nothing.
    spelled: str  # Its essence, as if nothing stood in quotation marks and an addition were 新增 alone.
    members: frozenset[str]  # The names that stand beside each other in the phrase.
    # As far as the words tell, else "".
    level: str
    scope: str
    action: str
    stage: str
    part: str
    size: str
    named_stage: str  # The stage if the phrase itself names it.
    # As in the tables; the unit is the canonical one.
    measure: str
    unit: str
    # Whether it is an ability, adds up from zero, is named by a word such as 项目 alone, and is counted for
    # each thousand of people or the like.
    is_capacity: bool
    is_flow: bool
    is_generic: bool
    is_per_head: bool = False
    # Which kinds of what it counts it names: 供水 and 排水 of 供排水管网.
    kinds: frozenset[str] = frozenset()
    # The words before the catalogue's name that leave only some of what the entry counts: 卓越级 of
    # 卓越级智能工厂.
    narrowed_by: str = ""
    # The words that say that it is built and renewed at once; whether its level tells which of several
    # official lists.
    both: str = ""
    is_listed: bool = False
    whole: str = ""  # What a share is said to be of.
    needs_deed: bool = False  # Whether it names what stands everywhere: a number of 学校.
    price: str = ""  # Of a growth: real or nominal, as the words or the catalogue have it.


@cache
def thing_of(indicator: str, indicator_id: str, beside: str, measure: str = "", unit: str = "") -> Thing:
    """Take a phrase apart.

    Parameters
    ----------
    indicator, indicator_id, measure, unit : str
        As in the tables.
    beside : str
        The words around the figure, as `words_beside` gives them.

    Examples
    --------
    >>> thing_of("专科", "", "6个专科获评省级临床重点专科").action
    'award'
    >>> thing_of("城市书房", "", "").core == thing_of("城市书屋", "", "").core
    True
    >>> thing_of("重点项目", "", "").is_generic, thing_of("口袋公园", "", "").is_generic
    (True, False)
    """
    indicator = named_as_amount(indicator, unit)
    core = bare(indicator)
    entry = entry_of(indicator_id, indicator) or entry_named(core)
    own = {name: _trait(name, indicator) for name in TRAITS}
    traits = own | {name: own[name] or _trait(name, beside) for name in TOLD_BESIDE}
    both = found[0] if (found := _both_actions().search(f"{beside} {indicator}")) else ""
    if both:
        traits["action"] = ""
    is_listed = _is_listed(indicator, own["level"])
    # 贷款发放 is a deed, which adds up.
    deeds = tuple(words()["movable"])
    is_deed = deed_of(written_alike(indicator)).endswith((*deeds, *words()["deeds"])) or (
        indicator.startswith(deeds) and measure == "increment"
    )
    is_total = any(word in indicator for word in words()["totals"])
    adds_up = is_deed or is_flow_noun(indicator) or (unit in words()["events"] and not is_total)
    made = Thing(
        indicator_id=entry.id if entry else "",
        series=entry.series_of(indicator) if entry else "",
        core=core,
        spelled=essence(_brought_about(bare(SIGNS.sub("", indicator)), measure)),
        members=_members(indicator),
        size=_size(indicator),
        named_stage=own["stage"],
        measure=measure,
        unit=unit,
        is_capacity=is_capacity(indicator),
        is_flow=(entry.accumulates == "flow" and not is_total) if entry else adds_up,
        is_generic=core in words()["generic"] and not is_listed,
        is_per_head=PER.search(indicator) is not None,
        kinds=_kinds(indicator, entry),
        narrowed_by=narrowed_by(entry, core),
        both=both,
        is_listed=is_listed,
        whole=whole_of(indicator),
        needs_deed=core in words()["needs_deed"] and indicator.endswith(core) and unit in words()["counts"],
        price=price_of(entry, f"{indicator} {beside}") if measure in CHANGES else "",
        **(traits | {"scope": scope_of(entry, indicator, beside, own["scope"])}),
    )
    return _things.setdefault(tuple(getattr(made, one.name) for one in fields(made)), made)


_things: dict[tuple[object, ...], Thing] = {}


def _brought_about(core: str, measure: str) -> str:
    """Give what an addition is of without the verb of bringing it about: 发放贷款, 新增贷款."""
    verb = next((verb for verb in words()["brings"] if core.endswith(verb)), "")
    return core.removesuffix(verb) if measure == "increment" else core


def words_beside(sentence: str, quote: str, indicator: str = "") -> str:
    """Give the words around a figure: from the last comma or stop on, to the next sign or number.

    Where the figure stands several times in the sentence, the place nearest to the indicator counts.

    Examples
    --------
    >>> words_beside("完成整合组建,6个专科获评省级临床重点专科,城乡居民受益。", "6个", "专科")
    '6个专科获评省级临床重点专科'
    """
    quote = as_in(sentence, quote)
    if not quote or quote not in sentence:
        return ""
    named = sentence.find(indicator) if indicator else -1
    at = place = sentence.find(quote)
    while named >= 0 and (place := sentence.find(quote, place + len(quote))) >= 0:
        at = min(at, place, key=lambda one: abs(one - named))
    end = at + len(quote)
    before = _clause_ends().split(sentence[:at])[-1]
    own = OTHER_FIGURE.sub("", before)
    # 开工126公里、建成93公里: what is done is told anew.
    before = own if any(_trait(name, own) for name in TOLD_BESIDE) else before
    return before + quote + AFTER.split(sentence[end:])[0]


@cache
def _clause_ends() -> re.Pattern[str]:
    carried_on = "".join(f"(?<!{word})" for word in words()["carried_on"])
    return re.compile(rf"{carried_on}[，,]|[。；;：:！!？?\n]")


def _size(phrase: str) -> str:
    """Give the amount of money from which on things are counted, in ten thousands; "" for none.

    Examples
    --------
    >>> _size("5000万元以上项目"), _size("10亿元以上项目"), _size("亿元项目"), _size("项目")
    ('5000', '100000', '10000', '')
    """
    found = SIZE.search(phrase)
    if not found:
        return ""
    return f"{float(found['number'] or 1) * prod(SCALES[sign] for sign in found['scale']):g}"


@cache
def _both_actions() -> re.Pattern[str]:
    """Compile what builds and renews at once: 新建改造, 新建和改造."""
    told = words()["both_actions"]
    new, joins, renew = ("|".join(told[name]) for name in ("new", "joins", "renew"))
    return re.compile(
        f"(?:{new})(?:{joins})?(?:{renew})|(?:{renew})(?:{joins})(?:{new})|{'|'.join(told['whole'])}"
    )


def _is_listed(indicator: str, level: str) -> bool:
    """Whether a phrase names an official list, of which its level tells which: 市级重点项目."""
    return level != "" and any(word in indicator for word in words()["lists"])


def _kinds(phrase: str, entry: Indicator | None) -> frozenset[str]:
    """Name the kinds that a phrase names, but for what its entry is of; most of a list stand for all."""
    text = written_alike(SIGNS.sub("", phrase))
    for word in words()["no_kinds"]:
        text = text.replace(word, "")
    named = ((set(found.findall(text)), count) for found, count in _kind_groups())
    kinds = chain.from_iterable(found for found, every in named if every < FEWEST or 2 * len(found) <= every)
    # 智能工厂、数字化车间 is of both.
    own = entry.name if entry and not MEMBERS.search(entry.name) else ""
    return frozenset(kind for kind in kinds if kind not in own)


@cache
def _kind_groups() -> list[tuple[re.Pattern[str], int]]:
    return [(re.compile("|".join(group)), len(group)) for group in words()["kinds"]]


def _members(phrase: str) -> frozenset[str]:
    """Name what stands beside each other in a phrase; of 新建和改造线路 only one of the two is a name."""
    phrase = written_alike(phrase)
    for word in words()["decoration"]:
        phrase = phrase.replace(word, "")
    deeds = chain.from_iterable(words()["action"].values())
    return frozenset(map(_member, MEMBERS.split(phrase))).difference(deeds, [""])


def _member(name: str) -> str:
    """Give one of several names without the noun that only the last of them has."""
    core = bare(name)
    return next((core.removesuffix(end) for end in words()["shared_nouns"] if core.endswith(end)), core)


def _trait(name: str, text: str) -> str:
    """Give the value of a trait whose word stands last in a text, the longest of several."""
    best, text = ("", -1, 0), kept_whole(written_alike(text))
    for value, group in words()[name].items():
        for word in group:
            at = text.rfind(word)
            if at >= 0 and (at + len(word), len(word)) > best[1:]:
                best = (value, at + len(word), len(word))
    return best[0]
