"""Growth targets as research counts them: a row a place, year and indicator, each way of promising apart.

A government that writes 5%左右 promises something else than one that writes 5%以上, and 力争 is what it hopes
for beyond its promise. Studies of growth targets keep these apart; here each is a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite, nan

from indicators.documents.html_cards import occurrences
from indicators.tables.contract.records import Target, columns, records
from indicators.tables.matching.revisions import is_revision
from indicators.tables.store import Tables
from indicators.tables.targets.quoted_clause import last_clause
from indicators.tables.targets.split_by_office import PART
from indicators.vocabulary import indicators, places
from indicators.vocabulary.column_values import OVER_YEARS

# The word of will that lifts a second, higher number above the promise.
STRIVEN = "力争"
_FIGURE_END = re.compile(r"[，,。；;：:！!？?\n、]|$")
# A sentence is kept as it was read, a quote as it is printed.
_SIGNS = str.maketrans("％—–－～", "%----")
FORMS = {
    "eq": "exact",
    "approx": "about",
    "ge": "at_least",
    "gt": "at_least",
    "le": "at_most",
    "lt": "at_most",
    "range": "range",
    "relational": "words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthTarget:
    """What a place promised an indicator to grow by in a year."""

    # The place, with the adcode of its province.
    adcode: str
    place: str
    level: str
    province: str
    year: int
    # As in the table targets.
    indicator_id: str
    indicator: str
    # exact, about (左右), at_least (以上), at_most (以内), range, words (no number: 与经济增长同步); "" where
    # all that is told is striven for.
    form: str
    # The promise in percent, both ends the same but of a range; NaN for words and where there is none.
    low_pct: float
    high_pct: float
    strive_form: str  # The same of what is striven for (力争); "" where nothing is.
    # What is striven for.
    strive_low_pct: float
    strive_high_pct: float
    words: str  # The clause that says it.
    # Where it stands.
    document_id: str
    target_id: str
    source_title: str
    source_url: str


COLUMNS = columns(GrowthTarget)


def growth_targets(tables: Tables) -> list[GrowthTarget]:
    """List the growth targets of whole years of all places, of indicators that the catalogue knows.

    Returns
    -------
    list of GrowthTarget
        By indicator, headline ones first, then year and code. Of several papers the place's own counts, of
        these the first that was issued; what a later one revises is left as it was promised.

    Examples
    --------
    >>> growth_targets(Tables.empty())
    []
    """
    table = tables.targets
    is_growth = (table["measure"] == "growth") & (table["horizon"] == "annual")
    is_known = (table["indicator_id"] != "") & ~table["basis"].isin(OVER_YEARS)
    own = dict(zip(tables.documents["document_id"], tables.documents["place"], strict=True))
    groups: dict[tuple[str, str, str], list[Target]] = {}
    for target in records(table[is_growth & is_known], Target):
        if not target.flags.has(PART) and not is_revision(target):
            groups.setdefault((target.indicator_id, target.period, target.place), []).append(target)
    found = [_row(_by_trust(group, own)) for group in groups.values()]
    leads = indicators().is_headline
    return sorted(
        found,
        key=lambda row: (not leads(row.indicator_id), row.indicator_id, row.year, row.adcode, row.place),
    )


def _by_trust(group: Iterable[Target], own: dict[str, str]) -> list[Target]:
    """Put what the place's own papers say first, numbers before words, then what was said first."""
    return sorted(
        group,
        key=lambda one: (
            own.get(one.document_id) != one.place,
            not isfinite(one.low),
            one.published,
            one.target_id,
        ),
    )


def _row(group: list[Target]) -> GrowthTarget:
    plain = next((one for one in group if one.modality != STRIVEN), None)
    striven = next((one for one in group if one.modality == STRIVEN), None)
    first = plain or striven or group[0]
    known = places().by_adcode.get(first.adcode)
    return GrowthTarget(
        adcode=first.adcode,
        place=first.place,
        level=known.level if known else "",
        province=f"{first.adcode[:2]}0000" if first.adcode else "",
        year=int(first.period[:4]),
        indicator_id=first.indicator_id,
        indicator=first.indicator,
        form=FORMS[plain.comparator] if plain else "",
        low_pct=plain.low if plain else nan,
        high_pct=plain.high if plain else nan,
        strive_form=FORMS[striven.comparator] if striven else "",
        strive_low_pct=striven.low if striven else nan,
        strive_high_pct=striven.high if striven else nan,
        words=_words(first.sentence, first.quote, first.indicator),
        document_id=first.document_id,
        target_id=first.target_id,
        source_title=first.source_title,
        source_url=first.source_url,
    )


def _words(sentence: str, quote: str, indicator: str) -> str:
    """Give the clause of a figure; of several that are printed alike, the one behind the indicator's name.

    Examples
    --------
    >>> _words("主要目标是:投资增长3%左右,收入增长3%以上,出口增长3%", "3%", "收入")
    '收入增长3%以上'
    """
    name = next((indicator[n:] for n in range(len(indicator) - 1) if indicator[n:] in sentence), indicator)

    def behind(at: int) -> int:
        named = sentence.rfind(name, 0, at)
        return at - named if named >= 0 else len(sentence)

    at = min(occurrences(sentence.translate(_SIGNS), quote.translate(_SIGNS)), key=behind, default=-1)
    if at < 0:
        return quote
    end = _FIGURE_END.search(sentence, at + len(quote))
    return last_clause(sentence[:at]) + sentence[at : end.start() if end else None]
