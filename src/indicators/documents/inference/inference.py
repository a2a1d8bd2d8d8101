"""What an unregistered paper is: place, kind and years, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators import vocabulary
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.text_faults import blanked
from indicators.documents.inference import (
    inference_of_kind,
    inference_of_period,
    inference_of_place,
    paper_dates,
    title_block,
)
from indicators.documents.normalized_text import plain
from indicators.storage.expressions import expression

_OPENING = 6000
_READ, _SIGNED = 60_000, 2_000
_RESTRICTED = expression(r"此件不公开|不予公开|依申请公开|内部资料|(?:绝密|机密|秘密)★")
_PUBLIC = expression(r"此件(?:主动)?公开(?:发布)?|主动公开")


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a paper says of itself."""

    # As in the register; "" where the paper does not tell.
    title: str
    place: str
    adcode: str
    kind: str
    period: str
    issued: str
    disclosure: str
    words: dict[str, str] = field(default_factory=dict)  # For each of them the words it was inferred from.
    # Which of place, kind and period are a guess: neither issuer nor title says them.
    uncertain: tuple[str, ...] = ()


def infer(text: str, faults: Iterable[Fault] = (), *, kind: str = "") -> Inferred:
    r"""Infer what a paper is from its title and its text.

    Parameters
    ----------
    faults : iterable of Fault
        What is wrong with it; copies and furniture are never counted.
    kind : str
        What somebody says it is: its period is looked for as that kind of paper writes it.

    Examples
    --------
    >>> paper = infer("2026年浙江省政府工作报告\n各位代表：\n一、2025年主要工作")
    >>> paper.place, paper.kind, paper.period, paper.uncertain
    ('浙江省', 'work_report', '2026', ())
    >>> infer("2022年上半年上海市生产总值", kind="economic_release").period
    '2022-H1'
    """
    words: dict[str, str] = {}
    counted = blanked(text, faults)
    # The end is where a paper is signed; what lies between tells nothing that the beginning does not.
    is_long = len(counted) > _READ + _SIGNED
    known = plain(f"{counted[:_READ]}\n{counted[-_SIGNED:]}" if is_long else counted)
    block = title_block.read(known, counted)
    opening = known[:_OPENING]
    named = inference_of_kind.find(block, opening)
    place = inference_of_place.find(block, known)
    issued, words["issued"] = paper_dates.issued(known)
    period = inference_of_period.find(vocabulary.kinds().of(kind or named.id), block, known, issued)
    words |= {"kind": named.words, "place": place.words, "period": period.words}
    restricted = _RESTRICTED.search(text)
    if told := restricted or _PUBLIC.search(text):
        words["disclosure"] = told[0]
    title = named.title or next(iter(block.lines or block.opening), "")
    title = block.written.get(title, title)
    if named.title and (name := title_block.handed_out(counted[:_OPENING])) and named.words in plain(name):
        title = words["title"] = name
    found = {"place": place.place is not None, "kind": named.id, "period": period.period}
    certain = {"place": place.is_certain, "kind": named.is_certain, "period": period.is_certain}
    return Inferred(
        title,
        place.place.name if place.place else "",
        place.place.adcode if place.place else "",
        named.id,
        period.period,
        issued,
        "restricted" if restricted else "public",
        {name: said for name, said in words.items() if said},
        tuple(name for name, is_there in found.items() if is_there and not certain[name]),
    )
