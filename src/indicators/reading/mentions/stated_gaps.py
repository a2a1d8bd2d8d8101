"""What each of several gaps is against: 比全国、全省分别高2个、1个百分点, 比全省（7.7%）高0.7个百分点.

Also where only the next place is named: 高于全国0.8个百分点、全省0.4个百分点.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression

_VERB = f"(?:{any_word('phrases.compared', 'phrases.gap_verbs_alone', 'phrases.gap_verbs')})"
_IN_TURN = f"(?:{any_word('distribution.in_turn')})?"
_AVERAGE = f"(?:{any_word('gaps.averages')})?"
_MORE = f"(?:{any_word('phrases.gap_adjectives', 'phrases.more', 'phrases.less')})?"
_JOIN = pattern("distribution.between")
# 地区生产总值增速分别高于全国
_FIRST = expression(rf"(?P<what>.*?){_IN_TURN}(?P<verb>{_VERB})(?P<place>\S+)")
# 全省平均水平分别高
_LAST = expression(rf"(?P<place>\S+?)(?P<average>{_AVERAGE}){_IN_TURN}(?P<more>{_MORE})")
_PLACE = f"(?:{any_word('mentions.larger_places')})"
# 增速高于全国
_GAP = expression(rf"(?P<what>.*?)(?P<verb>{_VERB}){_PLACE}(?P<average>{_AVERAGE})(?P<more>{_MORE})")
# 、全省高
_NEXT = expression(rf"(?:{any_word('distribution.between')}|[，,])?(?P<place>{_PLACE}{_AVERAGE}){_MORE}")
# 比全省(
_BEFORE_PLACE = expression(rf"(?P<verb>{_VERB}){_PLACE}{_AVERAGE}[(]$")
# )分别高
_BEHIND_PLACE = expression(rf"\)?{_IN_TURN}(?P<more>{_MORE})(?:{any_word('phrases.particles')})?")
_BELOW = pattern("measures.below")


def split(phrase: str, count: int) -> list[str]:
    """Tell the gaps of a list apart by the places they are against, [] if there are not that many.

    Examples
    --------
    >>> split("地区生产总值比全国、全省平均水平分别高", 2)
    ['地区生产总值比全国平均水平高', '地区生产总值比全省平均水平高']
    >>> split("增速分别高于全国和全省", 2)
    ['增速高于全国', '增速高于全省']
    """
    first, *rest = _JOIN.split(phrase)
    begun = _FIRST.fullmatch(first)
    ended = _LAST.fullmatch(rest[-1]) if rest else None
    if begun is None or ended is None or len(rest) + 1 != count:
        return []
    places = [begun["place"], *rest[:-1], ended["place"]]
    return [begun["what"] + begun["verb"] + place + ended["average"] + ended["more"] for place in places]


def of_next_place(head: str, previous: Measured | None, measured: Measured) -> Measured:
    """Name a gap that names only its place by the gap before it: 高于全国0.8个百分点、全省0.4个百分点.

    Parameters
    ----------
    head : str
        What stands between the two.
    previous, measured : Measured
        What the figure before measures, and what this one does.
    """
    if previous is None or not previous.is_gap or previous.kind != measured.kind:
        return measured
    named, place = _GAP.fullmatch(previous.indicator), _NEXT.fullmatch(head)
    if named is None or place is None:
        return measured
    name = named["what"] + named["verb"] + place["place"] + named["more"]
    return replace(previous, indicator=name, phrase="", fallback="")


def against_larger_places(text: str, mentions: Sequence[Mention]) -> None:
    """Name, in place, the gaps behind figures of larger places in brackets by what each is against."""
    at = 0
    while at < len(mentions):
        places = _run(mentions, at)
        if places:
            _name(text, places, mentions[at + len(places) :])
        at += max(len(places), 1)


def _run(mentions: Sequence[Mention], at: int) -> list[Mention]:
    """Take the figures of larger places that stand side by side from here on."""
    run: list[Mention] = []
    for mention in mentions[at:]:
        if not mention.larger_place:
            break
        run.append(mention)
    return run


def _name(text: str, places: Sequence[Mention], behind: Sequence[Mention]) -> None:
    held = _BEFORE_PLACE.search(text, places[0].clause_start, places[0].quantity.before)
    end = places[-1].quantity.after
    more = ""
    for i, (place, gap) in enumerate(zip(places, behind, strict=False)):
        between = text[end : gap.quantity.before]
        said = _BEHIND_PLACE.fullmatch(between) if not i else _JOIN.fullmatch(between)
        if held is None or said is None or gap.quantity.kind != "point":
            return
        more = more if i else said["more"]
        name = f"{place.measured.indicator}{held['verb']}{place.larger_place}{more}"
        gap.measured = replace(
            gap.measured, indicator=name, phrase="", fallback="", measure="change", basis="", is_gap=True,
            is_downward=bool(_BELOW.search(held["verb"] + more)),
        )  # fmt: skip
        end = gap.quantity.after
