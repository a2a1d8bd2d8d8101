"""Whether two rows speak of the same thing: same, alike (shown beside, never computed with), or neither.

One function decides for plan goals, annual targets, outcomes, reported figures and other places' targets.
What differs in level (国家级, 省级), scope (全市, 开发区), action (建设, 获评), stage (签约, 落地), or
kind (a stock and an addition, a capacity and an output) is not the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from indicators.tables.aims import entry_of
from indicators.tables.canonical import count_words

Relation = Literal["same", "alike", ""]
QUOTED = re.compile(r"“([^”]{2,})”")
SIGNS = re.compile(r"[“”\"'‘’「」《》()（）\[\]\s]")
LIKENESS = 0.78
AMOUNTS = frozenset(("level", "increment", "share"))
COUNTS = frozenset("个家户项处所座条件名人")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row is about, taken apart.

    Attributes
    ----------
    indicator_id, series : str
        Of the catalogue, "" if it has none.
    core : str
        The phrase without what changes nothing.
    level, scope, action, stage, part : str
        As far as the words tell, else "".
    measure, unit : str
        As in the tables; the unit is the canonical one.
    is_capacity : bool
    """

    indicator_id: str
    series: str
    core: str
    level: str
    scope: str
    action: str
    stage: str
    part: str
    measure: str
    unit: str
    is_capacity: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation and its reason."""

    relation: Relation
    reason: str


@cache
def words() -> dict[str, Any]:
    """Read same_words.yaml."""
    text = files("indicators.vocabulary").joinpath("same_words.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@cache
def thing_of(indicator: str, indicator_id: str, clause: str, measure: str = "", unit: str = "") -> Thing:
    """Take a phrase apart.

    Parameters
    ----------
    indicator, indicator_id, measure, unit : str
        As in the tables.
    clause : str
        The part of the sentence between commas in which the figure stands.

    Examples
    --------
    >>> thing_of("专科", "", "6个专科获评省级临床重点专科").action
    'award'
    >>> thing_of("城市书房", "", "").core == thing_of("城市书屋", "", "").core
    True
    """
    entry = entry_of(indicator_id, indicator)
    traits = {name: _trait(name, indicator) for name in ("level", "scope", "action", "stage", "part")}
    for name in ("action", "stage"):
        traits[name] = traits[name] or _trait(name, clause)
    return Thing(
        indicator_id=entry.id if entry else "",
        series=entry.series_of(indicator) if entry else "",
        core=_bare(indicator),
        measure=measure,
        unit=unit,
        is_capacity=any(word in indicator for word in words()["capacity"]),
        **(traits | ({"scope": ""} if entry else {})),
    )


def relate(a: Thing, b: Thing) -> Verdict:
    """Say how two things are related, and why.

    Examples
    --------
    >>> one = thing_of("签约项目", "", "全年签约项目374个", "increment", "个")
    >>> relate(one, thing_of("签约重点项目", "", "签约重点项目500个", "increment", "个")).relation
    'same'
    >>> one = thing_of("专科", "", "重点建设呼吸等15个专科", "increment", "个")
    >>> relate(one, thing_of("专科", "", "6个专科获评省级临床重点专科", "increment", "个"))
    Verdict(relation='alike', reason='action:build|award')
    """
    if not _same_head(a, b):
        return Verdict("", "head")
    return Verdict("alike", reason) if (reason := _difference(a, b)) else Verdict("same", "")


def _difference(a: Thing, b: Thing) -> str:
    """Name the first thing in which two of one head differ, "" if they do in none."""
    if a.series and b.series and a.series != b.series:
        return f"series:{a.series}|{b.series}"
    if a.is_capacity != b.is_capacity:
        return "capacity"
    measures = {a.measure, b.measure}
    if "change" in measures and len(measures) > 1:
        return "change"
    if "increment" in measures and "level" in measures:
        return "stock_and_addition"
    if measures <= AMOUNTS and a.unit and b.unit and not _comparable(a.unit, b.unit):
        return f"unit:{a.unit}|{b.unit}"
    if a.part != b.part and not {a.part, b.part} <= {"", "large"}:
        return f"part:{a.part or '-'}|{b.part or '-'}"
    is_one_id = a.indicator_id != "" and a.indicator_id == b.indicator_id
    for trait in ("level", "scope", "action", "stage"):
        one, two = getattr(a, trait), getattr(b, trait)
        if one == two or (not (one and two) and (is_one_id or not _tells_alone(trait, one or two))):
            continue
        return f"{trait}:{one or '-'}|{two or '-'}"
    return ""


def _tells_alone(trait: str, value: str) -> bool:
    """Whether a trait tells two things apart though only one of them states it."""
    return (
        trait == "stage" or (trait == "action" and value == "award") or (trait == "scope" and value == "zone")
    )


def _comparable(a: str, b: str) -> bool:
    """Whether two units are one, or count the same things."""
    return (
        a == b
        or {a, b} <= {"个", "家", "户", "项", "处", "所", "座", "条", "件", "名", "人"}
        or b in count_words(a)
    )


def _same_head(a: Thing, b: Thing) -> bool:
    if a.indicator_id and b.indicator_id:
        return a.indicator_id == b.indicator_id
    return a.core == b.core or _likeness(a.core, b.core) >= LIKENESS


@cache
def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()


def _bare(phrase: str) -> str:
    """Strip a phrase of what changes nothing; a name in quotation marks is what it is about."""
    quoted = QUOTED.search(phrase)
    core = quoted[1] if quoted else phrase
    core = SIGNS.sub("", core)
    for word, others in words()["synonyms"].items():
        for other in others:
            core = core.replace(SIGNS.sub("", other), word)
    for word in _longest_first(words()["decoration"]):
        core = core.replace(word, "")
    for trait in ("action", "stage", "level"):
        for group in words()[trait].values():
            for word in _longest_first(group):
                core = core.replace(word, "")
    while True:
        shorter = next((core.removesuffix(e) for e in words()["endings"] if core.endswith(e)), core)
        if shorter in (core, ""):
            return core or phrase
        core = shorter


def _trait(name: str, text: str) -> str:
    """Give the value of a trait whose word stands last in a text, the longest of several."""
    best = ("", -1, 0)
    for value, group in words()[name].items():
        for word in group:
            at = text.rfind(word)
            if at >= 0 and (at + len(word), len(word)) > best[1:]:
                best = (value, at + len(word), len(word))
    return best[0]


def _longest_first(group: list[str]) -> list[str]:
    return sorted(group, key=len, reverse=True)
