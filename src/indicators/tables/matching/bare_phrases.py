"""Phrases without what changes nothing, and what a phrase adds to the names of an indicator."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from indicators.reading.measurement.gap_names import parted
from indicators.storage.expressions import expression
from indicators.tables.matching.same_words import words
from indicators.tables.targets.aim_nouns import is_flow_noun
from indicators.vocabulary import indicators
from indicators.vocabulary.indicator_catalogue import Indicator
from indicators.vocabulary.phrase_matching import GAP
from indicators.vocabulary.phrase_words import read_phrase_words

QUOTED = re.compile(r"“([^”]{2,})”")
SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)?(?P<scale>[十百千]?[万亿])元")
SIGNS = re.compile(r"[“”\"'‘’「」《》()（）\[\]\s]")
_OF_WHOLE = re.compile(r"(?:占|与|相当于)(?P<whole>[^占]+?)的?(?P<share>占比|之比)$")
RATE = "率"
# The same names and sentences are asked for again, for each trait and each row that may be the same.
_KEPT = 65_536
# The first of the signs that stand for a word as long as nothing may be taken out of it.
_WHOLE = 0xE000


def bare(phrase: str) -> str:
    """Strip a phrase of what changes nothing; a name in quotation marks is what it is about.

    Examples
    --------
    >>> bare("引进省外资金"), bare("全市城市书房数")
    ('省外资金引进', '城市书屋')
    """
    quoted = QUOTED.search(phrase)
    # “新三样”出口 is of the exports, “揭榜挂帅”科技攻关项目 of what is called 揭榜挂帅.
    is_named = quoted is not None and not is_flow_noun(phrase[quoted.end() :])
    core = SIGNS.sub("", quoted[1] if quoted and is_named else phrase)
    what, whose = parted(core)
    if whose:
        # 增速高于全省 and 比全省高 are one distance.
        return f"{bare(what)}~{whose[:2]}"
    core = kept_whole(_share_last(written_alike(core)))
    for word in _taken_away():
        core = core.replace(word, "") or core
    core = _opener().sub("", core) or core
    core = _OF_WHOLE.sub(r"\g<share>", core)
    while shorter := next((core.removesuffix(end) for end in _endings() if core.endswith(end)), ""):
        core = shorter
    core = _unfolded(deed_of(core))
    verb = next((verb for verb in words()["movable"] if verb in core), "")
    return core.replace(verb, "", 1) + verb


def deed_of(phrase: str) -> str:
    """Give the deed of which a phrase names the amount: 贷款发放 of 贷款发放额."""
    return _deed_amount().sub(r"\1", phrase)


def whole_of(phrase: str) -> str:
    """Give what a phrase says that something is a share of, "" if it does not.

    Examples
    --------
    >>> whole_of("制造业投资占固定资产投资比重"), whole_of("制造业投资占比")
    ('固定资产投资', '')
    """
    found = _OF_WHOLE.search(kept_whole(_share_last(written_alike(SIGNS.sub("", phrase)))))
    return _unfolded(found["whole"]) if found else ""


def _share_last(phrase: str) -> str:
    """Write 工业中新兴产业占比 as 新兴产业占工业占比, after `written_alike`."""
    return _within().sub(r"\g<part>占\g<whole>占比", phrase) if phrase.endswith("占比") else phrase


@cache
def _within() -> re.Pattern[str]:
    ends, parted_words = ("".join(words()["within"][name]) for name in ("ends", "words"))
    return re.compile(f"^(?P<whole>.+[{ends}])中(?P<part>[^{parted_words}占][^占]+)占比$")


@lru_cache(maxsize=_KEPT)
def written_alike(text: str) -> str:
    """Write different words for one thing alike.

    Examples
    --------
    >>> written_alike("高速铁路营业里程") == written_alike("高铁运营里程")
    True
    """
    if _has_synonym().search(text):
        for word, other in _synonyms():
            text = text.replace(other, word)
    return text


@lru_cache(maxsize=_KEPT)
def kept_whole(text: str) -> str:
    """Put a sign for each word that holds a word of another meaning: 外资 is no part of 省外资金."""
    for number, word in enumerate(words()["whole_words"]):
        text = text.replace(word, chr(_WHOLE + number))
    return text


@lru_cache(maxsize=_KEPT)
def essence(core: str) -> str:
    """Give a bare phrase without the words that say nothing between others, in no order.

    Examples
    --------
    >>> essence("公办基础教育学位") == essence("基础教育公办学位"), essence("达标占比") == essence("达标率")
    (True, True)
    """
    core = kept_whole(core)
    for word in words()["rates"]:
        core = core.replace(word, RATE)
    for filler in _fillers():
        # One sign that is left, 额 of 大校额 and of 招商额, says nothing either.
        shorter = core.replace(filler, "")
        core = shorter if len(shorter) > 1 else core
    return "".join(sorted(core))


def narrowed_by(entry: Indicator | None, core: str) -> str:
    """Give what a bare phrase says beside the longest of an entry's names that it holds.

    Examples
    --------
    >>> entry = indicators().by_id["smart_factories"]
    >>> narrowed_by(entry, bare("卓越级智能工厂")), narrowed_by(entry, bare("数字化车间"))
    ('卓越级', '')
    """
    if entry is None or entry.narrowing == "part":
        # Of a total whatever narrows it has no entry.
        return ""
    neutral, names = _neutral_beside(entry.id), _essential_names(entry.id)
    phrase = _without(neutral, core)
    name = next((name for name in names if all(part in phrase for part in name)), None)
    if name is None or phrase in words()["generic"]:
        return ""
    for part in name:
        before, _, after = phrase.rpartition(part)
        phrase = before + after
    for word in chain.from_iterable(names):
        phrase = phrase.replace(word, "")
    phrase = SIZE.sub("", phrase)
    # What stands in one of the entry's own names tells no part of it: 社区 beside 老年食堂, of 社区食堂.
    is_own = any(phrase in name for name in (entry.name, *entry.plain_aliases))
    return "" if is_own or phrase in words()["generic"] else _unfolded(phrase)


def _without(neutral: Iterable[str], text: str) -> str:
    text = kept_whole(text)
    for word in neutral:
        text = text.replace(word, "") or text
    return text


@cache
def _neutral_beside(indicator_id: str) -> tuple[str, ...]:
    """List the words that leave all of what an entry counts, the longest first; a name is none of them."""
    entry = indicators().by_id[indicator_id]
    own = set(map(bare, (entry.name, *entry.plain_aliases)))
    return tuple(word for word in _leaving_whole() if word not in own)


@cache
def _essential_names(indicator_id: str) -> tuple[tuple[str, ...], ...]:
    """List the parts of each name of an entry without what changes nothing, the longest name first.

    Of a name such as 签约项目 nothing is left: it is any project.
    """
    entry = indicators().by_id[indicator_id]
    told = (map(bare, name.split(GAP)) for name in (entry.name, *entry.aliases))
    anything = (*words()["generic"], *chain.from_iterable(words()["stage"].values()))
    neutral = _neutral_beside(indicator_id)
    names = {tuple(_without(neutral, one) for one in parts if one and one not in anything) for parts in told}
    return tuple(sorted(names, key=lambda name: (-len("".join(name)), name)))


def entry_named(core: str) -> Indicator | None:
    """Find the entry of which a bare phrase is a name in other words or in another order.

    Examples
    --------
    >>> entry_named(bare("引进内资到位")).id, entry_named(bare("引进标杆内资")), entry_named(bare("管理资金"))
    ('domestic_capital', None, None)
    """
    return None if core in words()["generic"] else _named().get(essence(core))


@cache
def _named() -> dict[str, Indicator]:
    """List the entries by the names that no other entry has, were they put in any order.

    What is left of 到位资金 is no name, but a word for anything.
    """
    found: dict[str, list[Indicator]] = defaultdict(list)
    anything = {essence(word) for word in words()["generic"]}
    for entry in indicators().entries:
        names = {essence(bare(name)) for name in (entry.name, *entry.plain_aliases)}
        for name in names - anything:
            found[name].append(entry)
    return {name: entries[0] for name, entries in found.items() if len(entries) == 1}


@cache
def _leaving_whole() -> tuple[str, ...]:
    """List the words beside a name that leave all of what its entry counts, the longest first."""
    neutral = read_phrase_words().unchanging
    told = (*neutral, *words()["leaves_whole"], *chain.from_iterable(words()["kinds"]), *words()["fillers"])
    return tuple(sorted(told, key=len, reverse=True))


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"^新?(?:{'|'.join(words()['openers'])})")


@cache
def _deed_amount() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(words()['movable'])})(?:{'|'.join(words()['ends_of_deeds'])})$")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words()["endings"], key=len, reverse=True))


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(sorted(words()["fillers"], key=len, reverse=True))


def _unfolded(text: str) -> str:
    """Undo `kept_whole`."""
    for number, word in enumerate(words()["whole_words"]):
        text = text.replace(chr(_WHOLE + number), word)
    return text


@cache
def _synonyms() -> tuple[tuple[str, str], ...]:
    """List the words to write for others, with the others."""
    groups = words()["synonyms"].items()
    return tuple((word, SIGNS.sub("", other)) for word, others in groups for other in others)


@cache
def _has_synonym() -> re.Pattern[str]:
    """Write all the words that others are written for: few texts have one."""
    return expression("|".join(sorted({re.escape(other) for _, other in _synonyms()}, key=len, reverse=True)))


@cache
def _taken_away() -> tuple[str, ...]:
    """List the words that say nothing of what a phrase is about, in the order of taking them away."""
    groups = [words()["decoration"]]
    groups += [group for name in ("action", "stage", "level") for group in words()[name].values()]
    return tuple(word for group in groups for word in sorted(group, key=len, reverse=True))
