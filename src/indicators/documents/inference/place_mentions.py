"""Where a text names places: full names, chains of them (重庆市沙坪坝区), and zones called after a place.

Which place a name means (鞍山 is 鞍山市) is told by `vocabulary/place_catalogue.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from indicators import vocabulary
from indicators.storage.expressions import expression
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.place import Place

_UNBROKEN = expression("[\u4e00-\u9fff()（）]+")
_LONGEST_HOLDER = 9
_END = expression("[省市区县州旗盟]")
_LONGEST = 16
_LONGEST_ZONE = 18
_SHORTEST = 2


class Named(NamedTuple):
    """A name in a text: where it stands and what it is written as."""

    start: int
    end: int
    name: str


@cache
def words() -> dict[str, Any]:
    """Read `vocabulary/place_words.yaml`."""
    data: dict[str, Any] = packaged("place_words.yaml")
    return data


@cache
def _zone() -> re.Pattern[str]:
    return expression("|".join(sorted(words()["zone_endings"], key=len, reverse=True)))


@cache
def _bare_zone() -> re.Pattern[str]:
    return expression(
        rf"(?:^|印发|《|关于)(?P<name>[\u4e00-\u9fff]{{0,8}}?(?:{_zone().pattern}))"
        r"(?=管委会|管理委员会|党工委|人民政府|政府工作|工作(?:报告|总结|要点)|国民经济|“|十[一二三四五六]五|20\d\d年|$)"
    )


@cache
def _town() -> re.Pattern[str]:
    endings = "|".join(words()["town_endings"])
    return expression(
        rf"(?:20\d\d年)?(?P<name>[\u4e00-\u9fff]{{2,12}}?(?:{endings}))"
        r"(?=人民政府|办事处|政府工作|(?:20\d\d年(?:度|上半年)?)?(?:政府)?工作(?:报告|总结|要点|计划|安排)"
        r"|20\d\d年[^\n]{0,6}国民经济|“|十[一二三四五六]五)"
    )


def bare_zone(line: str) -> str:
    """Find the zone that a line names without the place it lies in, "" if it names none.

    Examples
    --------
    >>> bare_zone("塞北管理区2024年政府工作报告"), bare_zone("关于加快开发区高质量发展的意见")
    ('塞北管理区', '')
    """
    found = _bare_zone().search(line)
    return found["name"] if found else ""


def town(line: str) -> str:
    """Find the town or street whose paper a title says it is, "" if it says none.

    Examples
    --------
    >>> town("沙河镇政府工作报告"), town("新乡2024年政府工作报告"), town("关于乡镇工作的意见")
    ('沙河镇', '', '')
    """
    found = _town().match(line)
    return found["name"] if found and found["name"] not in vocabulary.places().named else ""


def holders(zone: str, text: str) -> Iterator[str]:
    """Find the places that stand right before the name of a zone, from left to right.

    Examples
    --------
    >>> list(holders("高新区", "在市委领导下，鞍山高新区增长5%，高新区新增企业3家。"))
    ['鞍山']
    """
    named = vocabulary.places().named
    for found in re.finditer(re.escape(zone), text):
        before = text[max(0, found.start() - _LONGEST_HOLDER) : found.start()]
        yield from [before[at:] for at in range(len(before) - 1) if before[at:] in named][:1]


def full_names(text: str, *, with_former: bool = False) -> Iterator[Named]:
    """Find the full names of places, the longest at each end, from left to right.

    Parameters
    ----------
    with_former : bool
        Whether places that are gone count.

    Examples
    --------
    >>> [found.name for found in full_names("在重庆市沙坪坝区召开，铁路通车")]
    ['重庆市', '沙坪坝区']
    """
    known = vocabulary.places()
    listed = (known.named, known.named_before) if with_former else (known.named,)
    at = 0
    for mark in _END.finditer(text):
        end = mark.end()
        for start in range(max(at, end - _LONGEST), end - _SHORTEST + 1):
            name = text[start:end]
            # 岫岩县 is written in full where 岫岩 is not.
            if any(name != place.short for named in listed for place in named.get(name, ())):
                yield Named(start, end, name)
                at = end
                break


def chains(text: str, *, with_former: bool = False) -> Iterator[str]:
    """Find names of places, those that follow each other joined.

    Examples
    --------
    >>> list(chains("重庆市沙坪坝区与鞍山市"))
    ['重庆市沙坪坝区', '鞍山市']
    """
    start = end = -1
    for found in full_names(text, with_former=with_former):
        if found.start == end:
            end = found.end
            continue
        if start >= 0:
            yield text[start:end]
        start, end = found.start, found.end
    if start >= 0:
        yield text[start:end]


def short_names(text: str) -> Iterator[str]:
    """Find short names of places that are no ordinary words (鞍山, 昆山), from left to right.

    Examples
    --------
    >>> list(short_names("2025年昆山政府工作报告"))
    ['昆山']
    """
    named = vocabulary.places().named
    ordinary = set(words()["ordinary_words"])
    at = 0
    while at < len(text) - 1:
        for length in (4, 3, 2):
            name = text[at : at + length]
            if len(name) == length and name in named and name not in ordinary:
                yield name
                at += length - 1
                break
        at += 1


def zones(text: str) -> Iterator[str]:
    """Find zones called after a place: 鞍山高新区.

    Examples
    --------
    >>> list(zones("关于鞍山高新区工作的报告")), list(zones("浦东新区报告"))
    (['鞍山高新区'], [])
    """
    known = vocabulary.places()
    for ending in _zone().finditer(text):
        for start in range(max(0, ending.end() - _LONGEST_ZONE), ending.start()):
            name = text[start : ending.end()]
            if not _UNBROKEN.fullmatch(name):
                continue
            begins = any(name[:length] in known.named for length in range(2, min(len(name), 9)))
            place = known.resolve(name) if begins and name not in known.named else None
            if place is not None and place.level == "zone":
                yield name
                break


def meant(name: str, text: str) -> tuple[Place | None, bool]:
    """Find the place that a name or chain means in a text, and whether that is certain.

    A name that several places have is of the one whose city or province the text names most.

    Examples
    --------
    >>> place, certain = meant("鼓楼区", "南京市的鼓楼区")
    >>> place.adcode, certain
    ('320106', False)
    """
    known = vocabulary.places()
    if place := known.resolve(name):
        return place, True
    weights: list[tuple[int, Place]] = []
    for candidate in known.all_of(name):
        above = [known.by_adcode[code] for code in known.above(candidate.parent) if code in known.by_adcode]
        holders = [place for place in above if place.level in ("prefecture", "province")]
        weights.append((sum(text.count(place.short or place.name) for place in holders), candidate))
    weights.sort(key=lambda pair: pair[0], reverse=True)
    if not weights or not weights[0][0] or (len(weights) > 1 and weights[0][0] == weights[1][0]):
        return None, False
    return weights[0][1], False
