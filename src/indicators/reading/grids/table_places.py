"""Places as tables name them, alone in a cell: 海城市, 海城, 铁东区政府, 经开区, 全市."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.inference.place_mentions import words as place_words
from indicators.reading.grids.row_names import without_translation
from indicators.reading.grids.words import one_of, words
from indicators.reading.places import Place, gazetteer, names_in_prose
from indicators.storage.expressions import expression
from indicators.vocabulary.place import Place as CataloguePlace

_PLAIN = expression("[\u4e00-\u9fff]+")
_AROUND = expression(
    r"^[\s#＃*★]*(?:其中[:：])?(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、])?|[\s*＊①-⑩:：]+$"
)
_SUM = one_of("sums_of_places", prefix="(?<=.)", suffix="$")
_BRACKETS = expression(r"[(（][^()（）]*[)）]")
_WHAT_IT_IS = expression(r"(?:自治)?.$")
# 各县（市）目标 over the names of counties
_GROUP = expression(
    one_of("place_groups", prefix="(?:", suffix=")+").pattern
    + one_of("goal_words", prefix="(?:", suffix=")?").pattern
)
_LONGEST, _SHORTEST = 14, 2
_BELOW = ("prefecture", "county")


@dataclass(frozen=True)
class PlaceReader:
    """Reads the places of a paper's tables."""

    own: Place  # The paper's own.
    inside: dict[str, Place]  # Those inside it, by every name they have.

    @classmethod
    def of(cls, document: Document) -> PlaceReader:
        """Take the places of a paper."""
        return cls(Place(document.place, document.adcode), gazetteer(document).places)

    def whose(self, head: str, noun: str, upper: str = "") -> tuple[Place | None, str]:
        """Tell of the head of a column whose figures it holds, and what it names beside that.

        Parameters
        ----------
        head, noun, upper : str
            All words of the head, the thing they name, and the words above the lowest row.

        Examples
        --------
        >>> reader = PlaceReader.of(Document("d", "", place="鞍山市", adcode="210300"))
        >>> reader.whose("全省目标", ""), reader.whose("海城市", "海城市")
        ((Place(name='辽宁省', adcode='210000'), ''), (Place(name='海城市', adcode='210381'), ''))
        >>> place, noun = reader.whose("各县（市）台安县", "各县台安县", "各县（市）")
        >>> place.name, noun
        ('台安县', '')
        """
        for word, whole in self._whole.items():
            if head.startswith(word):
                return whole, noun.removeprefix(word)
        lowest = head.removeprefix(upper)
        # 各县（市） over the names of counties names nothing, 粮食产量 over them does.
        is_group = _GROUP.fullmatch(_BRACKETS.sub("", upper))
        if is_group and one_of("parts_of_place").fullmatch(lowest):
            # 市直 beside 镇办 is what of a goal the city's own offices have to do, and not all of it.
            return Place(lowest, ""), ""
        named = self.read(noun) if noun and not is_group else None
        if named or not upper:
            return named, "" if named else noun
        if named := self.read(lowest):
            return named, "" if is_group else noun.removesuffix(lowest)
        return None, noun

    @cached_property
    def _whole(self) -> dict[str, Place]:
        """The places that words for a whole stand for: 全市, 全省, 全国."""
        found = {"own": self.own, "province": self.province, "nation": Place("全国", "")}
        named = {word: place for name, place in found.items() for word in words()["whose"][name]}
        return named | dict.fromkeys(words()["whose"]["city"], self.city)

    @property
    def city(self) -> Place:
        """The city that 全市 means: that above a county or a district, else the paper's own place."""
        is_below = self.own.adcode[4:] not in ("", "00") and not self.own.name.endswith("市")
        # The districts of a municipality stand below it: 500156 → 500000.
        codes = (f"{self.own.adcode[:4]}00", f"{self.own.adcode[:2]}0000") if is_below else ()
        known = vocabulary.places().by_adcode
        found = (known[code] for code in codes if code in known)
        ends = ("市", "州", "盟", "地区")
        return next((Place(one.name, one.adcode) for one in found if one.name.endswith(ends)), self.own)

    @property
    def province(self) -> Place:
        """The province that the paper's place lies in."""
        found = vocabulary.places().by_adcode.get(f"{self.own.adcode[:2]}0000")
        return Place(found.name, found.adcode) if found else self.own

    def _by_short_name(self, name: str) -> Place | None:
        """Find 湘西土家族苗族自治州 by 湘西州 or 湘西自治州: what it is called for short, with what it is."""
        short = _WHAT_IT_IS.sub("", name)
        found = self.inside.get(short) or _beside(self.own.adcode).get(short)
        return found if found and found.name.endswith(name[len(short) :]) else None

    def read(self, text: str) -> Place | None:
        """Find the place a cell names, None if it names none.

        Examples
        --------
        >>> reader = PlaceReader.of(Document("d", "", place="鞍山市", adcode="210300"))
        >>> found = [reader.read(word) for word in ("海城", "全市", "经开区", "钢材")]
        >>> [place.name if place else None for place in found]
        ['海城市', '鞍山市', '经开区', None]
        """
        name = text
        if not _PLAIN.fullmatch(text):
            name = re.sub(r"[\s\u3000]", "", _AROUND.sub("", without_translation(text)))
        if not name or len(name) > _LONGEST:
            return None
        if whole := self._whole.get(name):
            return whole
        if one_of("whole_place").fullmatch(name) or name == self.own.name:
            return self.own
        if (added := _SUM.search(name)) and (whole := self.read(name[: added.start()])):
            return whole
        bare = one_of("place_tails", suffix="$").sub("", name)
        if found := self.inside.get(name) or self.inside.get(bare):
            return found
        if found := _beside(self.own.adcode).get(bare) or self._by_short_name(bare):
            return found
        if one_of("zone_ends", suffix="$").search(name) and not re.search(r"[、,，和]|数$", name):
            return Place(name, "")
        return None

    def names_one(self, text: str) -> bool:
        """Whether a cell names a place, known or by the end of its name: a town, a farm, a zone.

        Examples
        --------
        >>> reader = PlaceReader.of(Document("d", "", place="潜江市", adcode="429005"))
        >>> [reader.names_one(word) for word in ("园林街道", "后湖农场", "市农业农村局")]
        [True, True, False]
        """
        bare = one_of("place_tails", suffix="$").sub("", re.sub(r"\s", "", text))
        ends = one_of("town_ends", prefix=".{2,}", suffix="$")
        return self.read(text) is not None or ends.match(bare) is not None


def names_a_whole(text: str) -> bool:
    """Whether a cell's words name another place in each paper: 合计, 全市.

    Examples
    --------
    >>> names_a_whole("合 计"), names_a_whole("全省"), names_a_whole("海城市")
    (True, True, False)
    """
    name = re.sub(r"[\s\u3000]", "", _AROUND.sub("", text))
    own = {word for kind, listed in words()["whose"].items() if kind != "nation" for word in listed}
    return _SUM.sub("", name) in own or one_of("whole_place").fullmatch(name) is not None


def adds_up(text: str) -> bool:
    """Whether a cell names rows that are added up: 县区小计.

    Examples
    --------
    >>> adds_up("县区小计"), adds_up("合计"), adds_up("海城市")
    (True, False, False)
    """
    return _SUM.search(re.sub(r"[\s\u3000]", "", _AROUND.sub("", text))) is not None


# As many as the gazetteers that are kept.
@lru_cache(maxsize=1024)
def _beside(adcode: str) -> dict[str, Place]:
    """List the places that tables set beside a paper's own, by name: itself, its like, what holds it."""
    catalogue, ordinary = vocabulary.places(), set(place_words()["ordinary_words"])
    own = catalogue.by_adcode.get(adcode)
    if own is None:
        # Without a place of its own a paper may speak of any that its name alone tells.
        alone = {place.name: place for place in _told_alone(catalogue.entries)}
        provinces = [place for place in catalogue.entries if place.level == "province"]
        alone |= {name: place for place in provinces for name in names_in_prose(place, ordinary)}
        return {name: Place(place.name, place.adcode) for name, place in alone.items()}
    found = [place for place in catalogue.entries if place.parent == own.parent]
    # A province's tables go down to the counties of its cities, by their full names.
    counties = (p for p in catalogue.entries if own.adcode == f"{p.adcode[:2]}0000" and p.level == "county")
    below = {place.name: Place(place.name, place.adcode) for place in _told_alone(counties)}
    found += [catalogue.by_adcode[code] for code in reversed(catalogue.above(adcode))]
    names = ((name, place) for place in found for name in names_in_prose(place, ordinary))
    return below | {name: Place(place.name, place.adcode) for name, place in names}


def _told_alone(entries: Iterable[CataloguePlace]) -> Iterator[CataloguePlace]:
    """Give the places below a province whose full name no other of them has: 城区 is one of many."""
    named = [place for place in entries if place.level in _BELOW and len(place.name) > _SHORTEST]
    counts = Counter(place.name for place in named)
    return (place for place in named if counts[place.name] == 1)
