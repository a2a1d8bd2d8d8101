"""Whether two rows speak of the same thing: same, alike (shown beside, never computed with), or neither.

One function decides for plan goals, annual targets, outcomes, reported figures and other places' targets.
What differs in level (国家级, 省级), scope (全市, 开发区), action (建设, 获评), stage (签约, 落地), or
kind (a stock and an addition, a capacity and an output) is not the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from indicators.tables.matching.bare_phrases import essence
from indicators.tables.matching.row_subject import Thing, thing_of
from indicators.tables.matching.same_words import reasons, words
from indicators.tables.targets.canonical import count_words
from indicators.vocabulary import indicators

__all__ = [
    "Relation",
    "Thing",
    "Verdict",
    "are_comparable",
    "are_counted_alike",
    "in_words",
    "relate",
    "thing_of",
]

Relation = Literal["same", "alike", ""]
LIKENESS = 0.78
SHORTEST_TAIL = 4
AMOUNTS = frozenset(("level", "increment", "share"))
AMOUNTS_AND_GROWTH = frozenset(("level", "increment", "growth"))
PEOPLE = {"人", "人次"}
BOTH = "build_and_renew"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation and its reason, a code that `in_words` puts into words."""

    relation: Relation
    reason: str


@cache
def relate(a: Thing, b: Thing) -> Verdict:
    """Say how two things are related, and why; the order of the two changes nothing but the reason's.

    Examples
    --------
    >>> one = thing_of("签约项目", "", "全年签约项目374个", "increment", "个")
    >>> relate(one, thing_of("签约重点项目", "", "签约重点项目500个", "increment", "个")).relation
    'same'
    >>> one = thing_of("专科", "", "重点建设呼吸等15个专科", "increment", "个")
    >>> relate(one, thing_of("专科", "", "6个专科获评省级临床重点专科", "increment", "个"))
    Verdict(relation='alike', reason='action:build|award')
    """
    head = _head(a, b)
    if head.relation != "same":
        return head
    reason = next(filter(None, (tell(a, b) for tell in DIFFERENCES)), "")
    return Verdict("alike", reason) if reason else Verdict("same", head.reason)


def in_words(verdict: Verdict, lang: str = "zh") -> str:
    """Say why two rows are the same thing, only alike, or neither.

    Examples
    --------
    >>> in_words(Verdict("alike", "action:build|award")), in_words(Verdict("alike", "part:社会投资|"))
    ('所做的事不同（建设，获评）', '一个只是其中一部分（社会投资）')
    >>> in_words(Verdict("alike", "capacity"), "en")
    'one is a capacity, the other an output'
    """
    name, _, argument = verdict.reason.partition(":")
    told = [reasons().get(part, {}).get(lang, part) for part in argument.split("|") if part]
    return reasons()[name][lang].format(("，" if lang == "zh" else ", ").join(told))


@cache
def are_comparable(a: str, b: str) -> bool:
    """Whether two units are one, or count the same things.

    Examples
    --------
    >>> are_comparable("项", "个"), are_comparable("公里", "公里"), are_comparable("亩", "个")
    (True, True, False)
    """
    counts = words()["counts"]
    is_one_each = any(a in group and b in group for group in words()["one_each"])
    return a == b or (a in counts and b in counts) or b in count_words(a) or is_one_each


def are_counted_alike(a: Thing, b: Thing) -> bool:
    """Whether two things are counted in like units; who comes and is gone is counted by visits or heads.

    Examples
    --------
    >>> one, other = (thing_of("职业技能培训", "", "", "increment", unit) for unit in ("人", "人次"))
    >>> are_counted_alike(one, other)
    True
    """
    is_of_people = {a.unit, b.unit} == PEOPLE and (a.is_flow or b.is_flow)
    return is_of_people or are_comparable(a.unit, b.unit)


def _head(a: Thing, b: Thing) -> Verdict:
    """Say whether two things have one head: the catalogue's entry, else the words."""
    if a.indicator_id and b.indicator_id:
        if a.indicator_id == b.indicator_id:
            return Verdict("same", "one_indicator")
        return _of_two_entries(a, b)
    if a.is_generic or b.is_generic:
        # 项目 alone may be any; what is signed or begun is told from what is not, and 新设企业 is a kind.
        is_told = (a.named_stage and b.named_stage) or a.action == b.action in words()["names_alone"]
        return Verdict("same", "one_phrase") if a.core == b.core and is_told else NEITHER
    if a.core == b.core or a.spelled == b.spelled:
        return Verdict("same", "one_phrase")
    return _likeness(*sorted((a.core, b.core)))


NEITHER = Verdict("", "head")


def _of_two_entries(a: Thing, b: Thing) -> Verdict:
    """Say how two entries of the catalogue are related: two stages of one thing, or a part and the whole."""
    is_staged = a.named_stage != "" and b.named_stage != ""
    if a.core == b.core and is_staged and a.named_stage != b.named_stage:
        return Verdict("alike", f"stage:{a.named_stage}|{b.named_stage}")
    # 高速公路总里程 may be read as another entry than 高速公路通车里程, 签约招商项目 than 签约项目.
    is_one = a.core == b.core or (is_staged and a.named_stage == b.named_stage and a.spelled == b.spelled)
    related = Verdict("same", "one_phrase") if is_one else _of_tails(a.core, b.core)
    return NEITHER if a.is_generic or b.is_generic else related


def _of_tails(a: str, b: str) -> Verdict:
    """Say whether one phrase is the other with words before it, which narrow it or name other things too."""
    shorter, longer = sorted((a, b), key=len)
    if a != b and not (len(shorter) >= SHORTEST_TAIL and longer.endswith(shorter)):
        return NEITHER
    is_list = "、" in longer.removesuffix(shorter)
    return Verdict("alike", f"listed:{longer}" if is_list else f"narrower:{a}|{b}")


@cache
def _likeness(a: str, b: str) -> Verdict:
    """Say whether two phrases are alike: only their order and words that say nothing leave them one."""
    if essence(a) == essence(b):
        return Verdict("same", "one_phrase")
    shared = 2 * len(set(a) & set(b))
    # A bound that costs nothing; letters that stand twice in one are too few to matter here.
    if not shared or 2 * min(len(a), len(b)) / (len(a) + len(b)) < LIKENESS or shared < len(set(a) | set(b)):
        return _of_tails(a, b)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return _of_tails(a, b) if matcher.ratio() < LIKENESS else Verdict("alike", f"wording:{a}|{b}")


def _series(a: Thing, b: Thing) -> str:
    if a.series and b.series and a.series != b.series:
        return f"series:{a.series}|{b.series}"
    return f"size:{a.size}|{b.size}" if a.size and b.size and a.size != b.size else ""


def _capacity(a: Thing, b: Thing) -> str:
    return "capacity" if a.is_capacity != b.is_capacity else ""


def _per_head(a: Thing, b: Thing) -> str:
    is_counted = {a.measure, b.measure} <= AMOUNTS
    return "per_head" if is_counted and a.is_per_head != b.is_per_head else ""


def _measures(a: Thing, b: Thing) -> str:
    """Tell a change from what changes, a proportion from an amount, an addition from a stock.

    What adds up from zero has no stock. A fall may be told as a proportion: 能耗降低率.
    """
    measures = {a.measure, b.measure}
    if "share" in measures and measures & AMOUNTS_AND_GROWTH:
        return "share"
    if "change" in measures and len(measures) > 1:
        return "change"
    is_flow = a.is_flow and b.is_flow
    return "stock_and_addition" if {"increment", "level"} <= measures and not is_flow else ""


def _prices(a: Thing, b: Thing) -> str:
    """Tell growth at constant prices from growth at current ones."""
    return f"price:{a.price}|{b.price}" if a.price and b.price and a.price != b.price else ""


def _units(a: Thing, b: Thing) -> str:
    if {a.measure, b.measure} <= AMOUNTS and a.unit and b.unit and not are_counted_alike(a, b):
        return f"unit:{a.unit}|{b.unit}"
    return ""


def _wholes(a: Thing, b: Thing) -> str:
    """Tell shares of two wholes from each other; 增加值占规上工业比重 is of its 增加值."""
    shorter, longer = sorted(map(_said_shortly, (a.whole, b.whole)), key=len)
    rest = longer.removeprefix(shorter)
    is_shared = rest in words()["shared_amounts"] and rest in a.core and rest in b.core
    return "" if is_shared or not (shorter and rest) else f"wording:{a.whole}|{b.whole}"


def _said_shortly(whole: str) -> str:
    return next((whole.removeprefix(word) for word in words()["unsaid"] if whole.startswith(word)), whole)


def _parts(a: Thing, b: Thing) -> str:
    """Tell a part from the whole, and one of several names from all of them."""
    if a.part != b.part:
        return f"part:{a.part}|{b.part}"
    if a.members < b.members or b.members < a.members:
        return f"members:{'、'.join(sorted(a.members))}|{'、'.join(sorted(b.members))}"
    return ""


def _kinds(a: Thing, b: Thing) -> str:
    """Tell kinds of what one entry of the catalogue counts from each other, and from all of it."""
    if not a.indicator_id or a.indicator_id != b.indicator_id:
        return ""
    if a.kinds != b.kinds:
        return f"members:{'、'.join(sorted(a.kinds))}|{'、'.join(sorted(b.kinds))}"
    is_of_some = any(word in a.narrowed_by + b.narrowed_by for word in words()["groups_of_people"])
    is_apart = is_of_some or _is_counted(a) or (a.narrowed_by and b.narrowed_by)
    if essence(a.narrowed_by) == essence(b.narrowed_by) or not is_apart:
        return ""
    return f"narrower:{a.narrowed_by}|{b.narrowed_by}"


@cache
def _is_counted(thing: Thing) -> bool:
    """Whether what one thing names beside the indicator leaves only some; a rate is of one whole."""
    entry = indicators().by_id[thing.indicator_id]
    return entry.accumulates != "rate" and entry.unit != "%" and not thing.is_per_head


def _traits(a: Thing, b: Thing) -> str:
    is_one_id = a.indicator_id != "" and a.indicator_id == b.indicator_id
    for trait in ("level", "scope", "action", "stage"):
        one, two = getattr(a, trait), getattr(b, trait)
        # Of an indicator of the catalogue only the main urban area is told from the city, what is only
        # begun from what is done (开工改造老旧小区), and repairs from building (维修农村公路).
        is_silent = is_one_id and trait != "scope" and not _tells_entries(one or two, a.indicator_id)
        agreeing = words()["agrees"]
        if one in agreeing.get(two, ()) or two in agreeing.get(one, ()):
            continue
        is_alone = not (one and two)
        is_list = trait == "level" and (a.is_listed or b.is_listed)
        if one == two or (is_alone and not is_list and (is_silent or not _tells_alone(trait, one or two))):
            continue
        return f"{trait}:{one}|{two}"
    return ""


def _halves(a: Thing, b: Thing) -> str:
    """Tell what is only newly built or renewed from what is both, and the one from the other.

    新改建 in one word is what offices call any building of what the catalogue knows, but no mere renewal.
    """
    half, told = a.action or b.action, words()["both_actions"]
    is_one_id = a.indicator_id != "" and a.indicator_id == b.indicator_id
    is_loose = is_one_id and half in told["loose"] and (a.both or b.both) in told["whole"]
    if bool(a.both) != bool(b.both) and half in told["halves"] and not is_loose:
        return f"action:{a.action or BOTH}|{b.action or BOTH}"
    return f"action:{a.action}|{b.action}" if [*sorted((a.action, b.action))] in words()["opposed"] else ""


def _deeds(a: Thing, b: Thing) -> str:
    """Tell things apart that stand everywhere, as 学校 do, where not both tell what is done to them."""
    is_told = all(thing.action or thing.stage or thing.both for thing in (a, b))
    return "" if is_told or not (a.needs_deed and b.needs_deed) else f"action:{a.action}|{b.action}"


@cache
def _tells_entries(value: str, indicator_id: str) -> bool:
    """Whether a stage before the end, or a repair, is told by no name of the indicator (新开工项目)."""
    if value not in words()["tells_entries"]:
        return False
    entry = indicators().by_id[indicator_id]
    things = (thing_of(name, indicator_id, "") for name in (entry.name, *entry.aliases))
    return not any(thing.stage if value in words()["stage"] else thing.action == value for thing in things)


def _tells_alone(trait: str, value: str) -> bool:
    """Whether a trait tells two things apart though only one of them states it."""
    return value in words()["tells_alone"].get(trait, ())


# What tells two things of one head apart, in the order in which it is asked.
DIFFERENCES: tuple[Callable[[Thing, Thing], str], ...] = (
    *(_series, _capacity, _per_head, _measures, _prices, _units),
    *(_wholes, _parts, _kinds, _traits, _halves, _deeds),
)
