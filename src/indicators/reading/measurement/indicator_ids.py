"""Which indicator of the catalogue a phrase names; the tables track the core ones."""

from __future__ import annotations

from functools import lru_cache

from indicators import vocabulary
from indicators.reading.measurement.measured_thing import Measured
from indicators.vocabulary.column_values import COUNTED_KINDS


@lru_cache(maxsize=65_536)
def indicator_id(*phrases: str) -> str:
    """Find the id of the first phrase that names an indicator the tables track, "" if none does.

    Examples
    --------
    >>> indicator_id("全市地区生产总值"), indicator_id("上市公司")
    ('gdp', '')
    """
    catalogue = vocabulary.indicators()
    for phrase in phrases:
        if phrase and (found := catalogue.match(phrase)) in catalogue.core_ids:
            return found
    return ""


@lru_cache(maxsize=65_536)
def names_stock(noun: str) -> bool:
    """Whether a noun is the name of an indicator of things that stand, and are not done again each year.

    Examples
    --------
    >>> names_stock("高新技术企业"), names_stock("改造老旧小区"), names_stock("国家级高新技术企业孵化器")
    (True, False, False)
    """
    entry = vocabulary.indicators().by_id.get(indicator_id(noun))
    return entry is not None and entry.accumulates == "stock" and noun in (entry.name, *entry.aliases)


@lru_cache(maxsize=65_536)
def names_total(noun: str) -> bool:
    """Whether a noun is the name of a sum of money that goals tell the growth of.

    Examples
    --------
    >>> names_total("地区生产总值"), names_total("税收收入占比"), names_total("城镇化率")
    (True, False, False)
    """
    catalogue = vocabulary.indicators()
    entry = catalogue.by_id.get(catalogue.match(noun))
    return entry is not None and entry.measure == "growth" and _is_money(entry.id)


def id_of_measured(measured: Measured) -> str:
    """Find the indicator of a figure; its verb may be part of the name (经济增长5%).

    What a part is a part of is asked only where the part's own words name nothing: 其中工业投资增长15.2% is
    about a thing of its own, though one that the tables do not follow.
    """
    phrase = measured.phrase
    with_verb = phrase + "增长" if phrase and measured.measure == "growth" else ""
    is_named = bool(phrase and measured.fallback) and bool(vocabulary.indicators().match(phrase))
    found = indicator_id(phrase, with_verb, "" if is_named else measured.fallback)
    return "" if measured.kind in COUNTED_KINDS and not _may_be_counted(found) else found


@lru_cache(maxsize=1_024)
def _may_be_counted(name: str) -> bool:
    """Whether an indicator may be told by a number of things: 152个 behind which 管网 stands are none of it.

    Examples
    --------
    >>> _may_be_counted("specialised_firms"), _may_be_counted("pipe_network"), _may_be_counted("")
    (True, False, True)
    """
    entry, units = vocabulary.indicators().by_id.get(name), vocabulary.units().by_label
    written = (entry.unit, *entry.other_units) if entry else ()
    return not written or any(unit not in units or units[unit].kind in COUNTED_KINDS for unit in written)


@lru_cache(maxsize=1_024)
def _is_money(name: str) -> bool:
    """Whether an indicator is an amount of money.

    Examples
    --------
    >>> _is_money("retail_sales"), _is_money("specialised_firms"), _is_money("")
    (True, False, False)
    """
    entry = vocabulary.indicators().by_id.get(name)
    unit = vocabulary.units().by_label.get(entry.unit) if entry else None
    return unit is not None and unit.kind == "currency"
