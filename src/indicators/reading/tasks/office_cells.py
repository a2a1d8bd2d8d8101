"""Offices in a cell of a table, with the part of each: 牵头：市发改委；配合：市统计局."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities.full_width import one_width
from indicators.reading.tasks import trailing_offices
from indicators.reading.tasks.lead_units import PART, joined
from indicators.storage.expressions import expression

_LABEL = expression(f"[;，,。 ]*{PART}(?:{any_word('tasks.units')})?[:]")
_OWN_PART = expression(f"[(（]{PART}(?:{any_word('tasks.units')})?[)）]$")


def parted(words: str) -> tuple[str, str]:
    """Part the offices of a cell into those that lead and all others, names joined by `;`.

    Parameters
    ----------
    words : str
        The cell. Without a word of their parts all are others.

    Examples
    --------
    >>> parted("牵头：市发改委；配合：市统计局、市财政局")
    ('市发改委', '市统计局;市财政局')
    >>> parted("市交通运输局牵头，市住建局配合"), parted("市民政局、市残联")
    (('市交通运输局', '市住建局'), ('', '市民政局;市残联'))
    >>> parted("发改局（牵头），统计局")
    ('发改局', '统计局')
    """
    plain = one_width(words).strip()
    found = list(_LABEL.finditer(plain))
    if found and found[0].start() == 0:
        ends = [*(label.start() for label in found[1:]), len(plain)]
        told = [
            (label["part"] in word_set("tasks.leading"), plain[label.end() : end])
            for label, end in zip(found, ends, strict=True)
        ]
    else:
        told = [(part.kind == "lead", part.words) for part in trailing_offices.parts(plain, 0, len(plain))]
        told = told or [(False, words)]
    named = [_with_part(name, is_lead) for is_lead, names in told for name in joined(names).split(";")]
    lead = ";".join(name for name, is_lead in named if is_lead and name)
    return lead, ";".join(name for name, is_lead in named if not is_lead and name)


def _with_part(name: str, is_lead: bool) -> tuple[str, bool]:
    """Take the part in brackets off a name: 发改局（牵头）."""
    found = _OWN_PART.search(name)
    return (name[: found.start()], found["part"] in word_set("tasks.leading")) if found else (name, is_lead)


def first_leads(text: str) -> bool:
    """Whether a paper says that the first of the offices in charge is the one that leads.

    Examples
    --------
    >>> first_leads("注：责任单位中排在第一位的为牵头单位。"), first_leads("责任单位")
    (True, False)
    """
    return pattern("tasks.first_leads_patterns").search(text) is not None
