"""Whose figure it is: the paper's own government, or a smaller place that the clause names as its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.inference.place_mentions import words as place_words
from indicators.reading import scopes
from indicators.reading.lexicon import any_of, any_word, pattern
from indicators.storage.expressions import expression
from indicators.vocabulary.place import Place as CataloguePlace


class Place(NamedTuple):
    """A place by its full name and code."""

    name: str
    adcode: str


# A place is the subject of a figure where it opens the clause (长沙机场旅客吞吐量), but for a route, a list
# and what only bears its name. It is that of the rest of the sentence only where it does something itself:
# 沈阳地铁项目落地，引入新基金20只 counts the funds of the province.
_SUBJECT = r"(?:(?:支持|推动|推进|加快|促进|引导|鼓励|其中)?)"
_DOES = r"(?:打造|建设|建成|实现|完成|创建|新增|培育|力争|地区生产总值|常住)"
# Behind a verb a number belongs to what is supported: 推进延安千万吨炼化一体化，力争工业投资增长10%.
_COUNTS = r"(?=[\d一二两三四五六七八九十百千万亿])"
_JOINS = "、和及与"
_NONE = "(?!)"
_EXAMPLES = pattern("phrases.ends_of_examples_patterns", suffix="$")
_ACTION = pattern("measured.dropped_actions", "measured.kept_actions")
# 其中八步区10家、旺高工业区5家: the town or zone that a list names next is no part of the place before it.
_NEXT_PART = expression(
    rf"\d[^、]*、(?P<named>[\u4e00-\u9fff]{{2,10}}"
    rf"(?:{any_word('distribution.towns', 'distribution.zones')}|{any_of(place_words()['zone_endings'])}))"
    r"[^、，\d]{0,4}$"
)
_IS_ITSELF = r"(?![至到、和与及-]|大学|学院|实验室|新区|平原|经济[区圈带]|都市圈|城市群)"


@dataclass(frozen=True)
class Gazetteer:
    """The smaller places a paper may speak of."""

    subject: re.Pattern[str] | None
    actor: re.Pattern[str] | None
    head: re.Pattern[str] | None
    listed: re.Pattern[str] | None
    places: dict[str, Place]
    whole: re.Pattern[str] | None = None

    def place_at(
        self,
        text: str,
        clause_start: int,
        stop: int,
        sentence_start: int,
        paragraph_start: int,
        phrase: str = "",
    ) -> Place | None:
        """Find the smaller place a figure is of: its clause's subject, its sentence's, its paragraph's head.

        Parameters
        ----------
        clause_start, stop : int
            The clause, up to the figure.
        sentence_start, paragraph_start : int
            Where the sentence and the paragraph begin.
        phrase : str
            The figure's indicator, which begins with its own place where places share a clause.
        """
        if self.subject is None or self.actor is None or self.head is None or self.listed is None:
            return None
        if self.is_of_whole(text, clause_start, stop):
            return None
        own = self.subject.match(phrase)
        # A full name says whose it is wherever it stands: 庄河市增长5%、长海县增长6%.
        if own and (own[1] == self._place(own[1]).name or self.listed.search(text, clause_start, stop)):
            return self._place(own[1])
        if found := self.head.match(text, paragraph_start, stop):
            return self._place(found[1])
        for named, start in ((self.subject, clause_start), (self.actor, sentence_start)):
            found = named.match(text, start, stop + 1)
            if found and found.end() <= stop + 1 and not _is_of_others(text[found.end(1) : stop], phrase):
                return self._place(found[1])
        return self.places.get(scopes.opening(text, sentence_start, stop))

    def is_of_whole(self, text: str, clause_start: int, stop: int) -> bool:
        """Whether a clause is of the paper's own place in so many words: 麻城市投资增长6%，全市增长7%."""
        return self.whole is not None and self.whole.match(text, clause_start, stop) is not None

    def without_name(self, phrase: str) -> str:
        """Leave the name of a smaller place out of a phrase that it opens, unless it is all of it."""
        found = self.subject.match(phrase) if self.subject else None
        return phrase[found.end() :] or phrase if found else phrase

    def _place(self, name: str) -> Place:
        """Give the place of a name; a zone has no code."""
        return self.places.get(name) or Place(name, "")


def _is_of_others(words: str, phrase: str) -> bool:
    """Whether what follows a place names the next one, or ends examples: 揭阳炼化一体化等23个项目."""
    if _EXAMPLES.search(words) is not None and _ACTION.search(words) is None:
        return True
    # Where the name is all of the phrase, such zones are what is counted: 新增企业10家、产业园3个.
    part = _NEXT_PART.search(words)
    return part is not None and phrase.startswith(part["named"]) and phrase != part["named"]


def without_place(phrase: str, place: Place) -> str:
    """Leave a place's own name out of what is measured there: whose it is stands in a column of its own.

    Examples
    --------
    >>> haicheng = Place("海城市", "210381")
    >>> without_place("海城市地区生产总值", haicheng), without_place("海城区域经济总量", haicheng)
    ('地区生产总值', '区域经济总量')
    >>> without_place("海城市", haicheng), without_place("全国进出口总额", Place("中国", "100000"))
    ('海城市', '进出口总额')
    """
    # Hardly a phrase begins with the place: a look at one sign spares the expression.
    signs, name = _own_name(place)
    found = name.match(phrase) if phrase[:1] in signs else None
    return phrase[found.end() :] if found and len(phrase) > found.end() + 1 else phrase


@lru_cache(maxsize=4096)
def _own_name(place: Place) -> tuple[str, re.Pattern[str]]:
    """Write how a place's name opens a phrase, in full or short with what it is (岫岩县); its first signs."""
    known = vocabulary.places().by_adcode.get(place.adcode)
    called = known.short if known else ""
    short = f"|{re.escape(called)}(?:[市县区](?![域内级]))?" if called else ""
    return place.name[:1] + called[:1], re.compile(re.escape(place.name) + short)


_COUNTRY = "100000"


def larger_place(word: str, adcode: str) -> Place | None:
    """Find the place around a paper's own that 全国, 全省, 全市 or its name means, None if that is its own.

    Examples
    --------
    >>> larger_place("全省", "210300"), larger_place("全省", "210000")
    (Place(name='辽宁省', adcode='210000'), None)
    >>> larger_place("全市", "210323"), larger_place("全市", "210381")
    (Place(name='鞍山市', adcode='210300'), None)
    """
    return larger_places(adcode).get(word) if word else None


@lru_cache(maxsize=1024)
def larger_places(adcode: str) -> dict[str, Place]:
    """List the places around a paper's own by the words that mean them there.

    Examples
    --------
    >>> sorted(larger_places("210381"))
    ['全国', '全省', '我国', '我省', '辽宁省', '鞍山市']
    """
    catalogue, levels = vocabulary.places(), place_words()["larger_places"]
    own = catalogue.by_adcode.get(adcode)
    found: dict[str, Place] = {}
    for place in (catalogue.by_adcode[code] for code in catalogue.above(adcode)[1:]):
        called = [level for level, ends in levels["called"].items() if place.name.endswith(tuple(ends))]
        # A district says 全区 of itself, a city inside a city 全市.
        known = [level for level in called if own and not own.name.endswith(tuple(levels["called"][level]))]
        named = [word for level in known for word in levels["words"][level]]
        named += levels["words"]["country"] if place.adcode == _COUNTRY else [place.name]
        found |= {word: Place(place.name, place.adcode) for word in named if word not in found}
    return found


def gazetteer(document: Document) -> Gazetteer:
    """List the smaller places a paper may speak of: those inside its own.

    Examples
    --------
    >>> inside = gazetteer(Document("d", "", place="鞍山市", adcode="210300"))
    >>> text = "支持海城打造千亿级专业市场集群"
    >>> inside.place_at(text, 0, 6, 0, 0)
    Place(name='海城市', adcode='210381')
    """
    return _gazetteer(document.adcode)


# As many as there are cities with districts: a build of many cities asks for them in turn, twice.
@lru_cache(maxsize=1024)
def _gazetteer(adcode: str) -> Gazetteer:
    if not adcode:
        return Gazetteer(None, None, None, None, {})
    inside = {}
    ordinary = set(place_words()["ordinary_words"])
    for place in vocabulary.places().entries:
        if place.parent == adcode:
            for name in names_in_prose(place, ordinary):
                inside[name] = Place(place.name, place.adcode)
    own = vocabulary.places().by_adcode.get(adcode)
    # 吉林大米 is of the province, not of the city that shares its name.
    inside = {name: place for name, place in inside.items() if len(name) > 1 and own and name != own.short}
    zones = _zones_of(own) if own else _NONE
    if not inside and zones == _NONE:
        return Gazetteer(None, None, None, None, {})
    called = f"(?:{any_of(inside) or _NONE}|{zones})"
    names = f"({called})[市县区]?"
    called += "[市县区]?"
    return Gazetteer(
        re.compile(f"{_SUBJECT}{names}{_IS_ITSELF}"),
        re.compile(f"(?={_SUBJECT}{called}{_DOES}|(?:其中)?{called}{_COUNTS}){_SUBJECT}{names}"),
        re.compile(f"-*{names}[。:：]"),
        re.compile(f"{names}(?:[{_JOINS}]{names})+(?:{any_word('distribution.in_turn')})"),
        inside,
        re.compile(f"(?:其中)?[全我本]{own.name[-1]}(?![域级内])") if own else None,
    )


def names_in_prose(place: CataloguePlace, ordinary: set[str]) -> Iterator[str]:
    """List the names by which prose means a place; a district's short name is often a word (振兴, 和平)."""
    yield place.name
    if place.short and not place.is_district and place.short not in ordinary:
        yield place.short


def _zones_of(own: CataloguePlace) -> str:
    """Write what zones called after a place itself look like: 锦州开发区."""
    called = any_of(name for name in (own.short, own.name) if name)
    return f"(?:{called})(?:{any_of(place_words()['zone_endings'])})"
