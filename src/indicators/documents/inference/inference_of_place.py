"""Whose paper a text is: by who issues it, its title, its headings, then by how often places are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from indicators import vocabulary
from indicators.documents.inference import place_mentions
from indicators.documents.inference.title_block import TitleBlock
from indicators.storage.expressions import expression
from indicators.vocabulary.place import LEVELS, Place

_OPENING, _CLOSING = 6000, 1500
_SPEAKER_WEIGHT = 20
_OFFICE = (
    r"(?:人民政府|人民代表大会|统计局|发展和改革(?:委员会|局)|发展改革(?:委|局)|财政局|管理委员会|管委会)"
)
_SIGNED = expression(rf"^[ \t]*([\u4e00-\u9fff]{{2,24}}?){_OFFICE}(?:办公[室厅])?[ \t]*$", re.MULTILINE)
_SPEAKS = expression(
    r"(?:第?[一二三四五六七八九十]{1,4}届)?(?:人民(?:政府|代表大会)|政府(?!投资|债务|采购)|委员会|第[一二三四五六七八九十]{1,4}届)"
)
_OWN = expression(r"(?:全|我)([省市县区州旗盟])(?!各级|外|际|面)|代表(?:自治)?([省市县区州旗盟])人民政府")
# In a title these name no smaller place either, of papers handed on as well; but 创建全国文明城市.
_OF_COUNTRY = expression(r"(?<!落实)(?<!执行)(?<!创建)(?<!争创)(?:国务院|全国(?!人[民大]|两会))")
# What the country's own offices issue names no smaller place: 国家统计局, 中华人民共和国2025年…统计公报.
_NATIONAL = expression(r"国家$|中华人民共和国(?:20\d\d年)?国民经济和社会发展")

# 岳阳市各县市区 names no place in it: 市区 was one.
_INNER = expression(r"(?!各|所辖|下辖|市辖|辖)[\u4e00-\u9fff]{1,5}[市县区旗]")


class FoundPlace(NamedTuple):
    """A place with the words that say so, and whether that is certain."""

    place: Place | None
    words: str
    is_certain: bool


def find(block: TitleBlock, text: str) -> FoundPlace:
    r"""Find the place whose government speaks.

    A title or an issuer outweighs every count. A paper that speaks of 全区 is never the city's above it.

    Parameters
    ----------
    text : str
        The paper in plain words, without copies and furniture.

    Examples
    --------
    >>> from indicators.documents.inference import title_block
    >>> paper = "沙坪坝区2025年政府工作报告\n各位代表:\n重庆市的重庆市，全区。"
    >>> find(title_block.read(paper), paper).place.adcode
    '500106'
    """
    if town := next(filter(None, map(place_mentions.town, block.lines)), ""):
        # What a town tells is never its county's, and no list names it.
        return FoundPlace(None, town, False)
    own = _own_ending(text)
    for source, pieces in (("issuer and title", _said(block, text)), ("heading", block.opening)):
        found = _deepest(pieces, text)
        zone = next(filter(None, map(place_mentions.bare_zone, pieces)), "")
        if found.place is None and zone:
            return _zone_called(zone, text)
        if found.place is None and (words := next(filter(_NATIONAL.match, pieces), "")):
            return FoundPlace(vocabulary.places().resolve("中国"), words, True)
        if found.place is None or _goes_on(found):
            found = _deepest(pieces, text, with_former=True)
        if found.place is not None:
            fits = _fits(found.place, own)
            return found._replace(is_certain=found.is_certain and fits and source != "heading")
        line = next(filter(_OF_COUNTRY.search, block.lines), "")
        if line and not _has_speaker(text):
            # Of the provinces named below, none speaks.
            return FoundPlace(vocabulary.places().resolve("中国"), line, False)
    return _by_counts(text, own)


def _said(block: TitleBlock, text: str) -> list[str]:
    """List what names the issuer: the title and the lines that sign."""
    ends = text[-_CLOSING:]
    signed = [match[1] for piece in (text[:_OPENING], ends) for match in _SIGNED.finditer(piece)]
    return [*block.lines, *signed]


def _goes_on(found: FoundPlace) -> bool:
    """Whether a name goes on with one that no place has now: 重庆市渝北区."""
    name = found.place.name if found.place else ""
    return bool(_INNER.match(found.words, found.words.rfind(name) + len(name)))


def _deepest(pieces: Iterable[str], text: str, *, with_former: bool = False) -> FoundPlace:
    """Find the smallest place that lines name; that of a line before wins among equals."""
    pieces = list(pieces)
    best = FoundPlace(None, "", False)
    for line in pieces:
        for name in (*place_mentions.zones(line), *place_mentions.chains(line, with_former=with_former)):
            place, is_certain = place_mentions.meant(name, text)
            if place is None or place.level == "country":
                continue
            if best.place is None or LEVELS.index(place.level) > LEVELS.index(best.place.level):
                best = FoundPlace(place, line, is_certain)
    if best.place is None:
        for line in pieces:
            for name in place_mentions.short_names(line):
                place, _ = place_mentions.meant(name, text)
                if place is not None and place.level != "country":
                    return FoundPlace(place, line, False)
    return best


def _zone_called(name: str, text: str) -> FoundPlace:
    """Find a zone that issuer or title names alone: as the text has it in full, else in the place named most.

    The paper is the zone's, never that of the place around it.
    """
    own, is_certain = place_mentions.meant(name, text)
    if own is not None:
        return FoundPlace(own, name, is_certain)
    called = Counter(place_mentions.holders(name, text))
    around = _by_counts(text, "").place
    holder = called.most_common(1)[0][0] if called else around.name if around else ""
    return FoundPlace(vocabulary.places().resolve(holder + name), name, False)


def _own_ending(text: str) -> str:
    """Tell what a government calls itself: 区 of 全区 and 我区, "" if nothing prevails."""
    counts = Counter(match[1] or match[2] for match in _OWN.finditer(text[: 4 * _OPENING]))
    if not counts:
        return ""
    (ending, first), *others = counts.most_common(2)
    return ending if first >= 2 and (not others or first > 2 * others[0][1]) else ""


def _fits(place: Place, own: str) -> bool:
    """Whether a place may call itself so: 全区 is said by a district, a zone and an autonomous region."""
    if not own or place.level == "zone":
        return True
    return place.name.endswith(own)


def _has_speaker(text: str) -> bool:
    """Whether a government of some place speaks or is spoken to: 鞍山市人民政府."""
    return any(_SPEAKS.match(text, found.end) for found in place_mentions.full_names(text[: 8 * _OPENING]))


def _by_counts(text: str, own: str) -> FoundPlace:
    """Find the place that a text names most often as a government, of the level it calls its own."""
    weights: Counter[str] = Counter()
    for found in place_mentions.full_names(text[: 8 * _OPENING]):
        weights[found.name] += _SPEAKER_WEIGHT if _SPEAKS.match(text, found.end) else 1
    for name, _ in weights.most_common():
        place, _certain = place_mentions.meant(name, text)
        if place is not None and place.level != "country" and _fits(place, own):
            return FoundPlace(place, f"{name} ({text.count(name)}×)", False)
    return FoundPlace(None, "", False)
