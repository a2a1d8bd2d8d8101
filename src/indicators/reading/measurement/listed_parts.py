"""The noun that parts told under a lead leave out: 分产业看，第一产业增长3%; 零售额中，汽车类增长5%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from indicators.documents.inference.place_mentions import words as place_words
from indicators.reading.lexicon import any_of, any_word, pattern, word_set
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.measured_thing import Measured, is_growth_name
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES

_LEAD = expression(
    rf"(?:{any_word('leads_of_parts.by_patterns')}"
    rf"|(?P<of>[^，,。;；:\d]{{2,16}}?)(?:{any_word('leads_of_parts.inside')})"
    rf"|{any_word('measured.parts')})[，,:：]?"
)
_BEGINS = expression("[。；;，,\n]")
_TOTAL = pattern("measured.head_nouns", suffix="$")
_LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
_SHARE_OF = pattern("measured.share_of")
_RATE_END = pattern("measured.rate_words", suffix="$")
_TOWN = expression(rf"[\u4e00-\u9fff]{{1,6}}(?:{any_word('distribution.towns')})")
# A zone holds firms, people and money; of other things it may be one kind: 平台15个，其中产业园3个.
_ZONE = expression(
    rf"[\u4e00-\u9fff]{{2,10}}(?:{any_of(place_words()['zone_endings'])}|{any_word('distribution.zones')})"
)
_HELD_BY_ZONES = word_set("distribution.held_by_zones")
_APART = ("；", ";")
_RATES = ("percent", "ratio")
_OWN_NOUN = ("indicator", "noun_before_figure")


def name_led_parts(text: str, start: int, mentions: Sequence[Mention], last: Measured | None) -> None:
    """Put back, in place, the noun that parts which rise or fall leave out.

    Parameters
    ----------
    start : int
        Where the sentence begins.
    mentions : sequence
        Its figures, in order.
    last : Measured, optional
        What the last figure of the sentence before measures.
    """
    told, total = last, ""
    whole: Measured | None = None
    at = start
    for mention in mentions:
        for lead in leads(text, at, mention.quantity.before):
            said = lead["by"] or lead["of"] or ""
            total = total_of(said) or ("" if lead["of"] or told is None else total_of(told.indicator))
            whole = None if said else told
        at = mention.quantity.after
        measured = mention.measured
        if text[mention.clause_start - 1 : mention.clause_start] in _APART and indicator_id(measured.phrase):
            total = ""
        if total and _lacks_its_total(measured):
            name = joined(measured.indicator, total)
            mention.measured = measured = replace(measured, indicator=name, phrase=name)
        elif whole is not None and whole.indicator and whole.kind == measured.kind and _is_place(mention):
            # A part of an indicator is not the indicator: it has no id.
            name = measured.indicator + whole.indicator
            mention.measured = measured = replace(
                measured, indicator=name, phrase="", fallback="", measure=whole.measure, basis=whole.basis
            )
        told = measured


# Asked by each that completes the names of a sentence, of which few have so many figures.
@lru_cache(maxsize=64)
def leads(text: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    """Find what leads a list of parts, each at the head of a clause: 分产业看，其中，零售额中."""
    heads = [start, *(mark.end() for mark in _BEGINS.finditer(text, start, end))]
    return tuple(lead for at in heads if (lead := _LEAD.match(text, at, end)))


def parts_by(clause: str) -> str:
    """Tell by what a clause parts what was told, "" if it does not.

    Examples
    --------
    >>> parts_by("分季度看"), parts_by("其中"), parts_by("工业生产")
    ('季度', '', '')
    """
    lead = _LEAD.fullmatch(f"{clause}，")
    return (lead["by"] or "") if lead else ""


def _lacks_its_total(measured: Measured) -> bool:
    """Whether a rate of growth has a noun of its own that is none of a total."""
    noun = measured.indicator
    is_own = measured.why[:1] == (_OWN_NOUN,) and measured.measure in CHANGES and measured.kind in _RATES
    return bool(is_own and noun) and not (
        measured.has_action
        or measured.is_gap
        or _LEVEL_NOUN.search(noun)
        or is_growth_name(noun)
        or indicator_id(noun)
    )


def _is_place(mention: Mention) -> bool:
    """Whether what stands before an amount is the name of a town or zone alone: 其中习岗镇1500人."""
    measured = mention.measured
    if measured.why[:1] != (_OWN_NOUN,):
        return False
    is_held = measured.kind == "currency" or mention.quantity.unit in _HELD_BY_ZONES
    is_zone = is_held and _ZONE.fullmatch(measured.indicator) and not indicator_id(measured.indicator)
    return bool(is_zone) or _TOWN.fullmatch(measured.indicator) is not None


def total_of(indicator: str) -> str:
    """Tell what an indicator ends in that its parts leave out, "" if nothing.

    Examples
    --------
    >>> total_of("固定资产投资增速"), total_of("服务业增加值占地区生产总值的比重"), total_of("进出口总额")
    ('投资', '增加值', '')
    """
    found = _TOTAL.search(_RATE_END.sub("", _SHARE_OF.split(indicator)[0]))
    return found[0] if found else ""


def joined(noun: str, total: str) -> str:
    """Put a noun and the total that it leaves out together, without saying twice what both say.

    Examples
    --------
    >>> joined("工业用电", "用电量"), joined("第一产业", "投资")
    ('工业用电量', '第一产业投资')
    """
    shared = next(n for n in range(min(len(noun), len(total)), -1, -1) if noun.endswith(total[:n]))
    return noun + total[shared:]
