"""Says what a figure outside its bounds should have been like, and how a reason confirms it."""

from __future__ import annotations

from typing import Final

from indicators.tables.targets.bounds import limit_of
from indicators.vocabulary import indicators
from indicators.vocabulary.plausible_bounds import plausible_bounds

DUPLICATE: Final = "duplicate"


def expected(cause: str, *, indicator: str, indicator_id: str, measure: str, published: str) -> str:
    """Say what a figure should have been like, by what is wrong with it.

    Parameters
    ----------
    cause : str
        As `indicators.tables.targets.bounds.fault_of` gives it, or duplicate.

    Examples
    --------
    >>> row = {"indicator": "地区生产总值", "indicator_id": "gdp", "measure": "growth", "published": ""}
    >>> expected("growth:6600", **row), expected("unit:亩", **row)
    ('a growth from -100 to 500 %', 'a unit of the growth of 地区生产总值, such as %')
    >>> expected("amount:1e+07", **(row | {"indicator": "规上企业", "indicator_id": ""}))
    'an amount up to 3000000 in its unit'
    """
    kind, _, value = cause.partition(":")
    bounds, entry = plausible_bounds(), indicators().by_id.get(indicator_id)
    is_own = kind in ("share", "amount") or (kind == "growth" and entry is not None and entry.measure == kind)
    if is_own and entry is not None and entry.bounds:
        return f"from {entry.bounds[0]:g} to {entry.bounds[1]:g} {entry.unit}, as indicators.yaml says"
    is_amount = measure in ("level", "increment", "share")
    share = bounds.share_of(indicator)
    most = limit_of(entry.unit if entry else "")
    # What lies below the bound of its unit was more firms than there are.
    if kind == "amount" and abs(float(value)) <= most and bounds.firms.are_named(indicator):
        most = bounds.firms.most
    usual = entry.display if entry is not None and is_amount else "%"
    return {
        "not_finite": "a finite number",
        "unit": f"a unit of the {measure} of {indicator or 'what is counted'}, such as {usual}",
        "share": f"a share from {share.low:g} to {share.high:g} %",
        "growth": f"a growth from {bounds.growth.low:g} to {bounds.growth.high:g} %",
        "amount": f"an amount up to {most:.15g} in its unit",
        "future": f"a time that was over when it was published, {published}, or an estimate",
        DUPLICATE: "each row once in a file",
    }[kind]


def confirming() -> str:
    """Say how a reason in a workbook begins where the figure is right all the same.

    Examples
    --------
    >>> confirming()
    'begin the reason with 已核实 and say who checked it'
    """
    return f"begin the reason with {plausible_bounds().confirming[0]} and say who checked it"
