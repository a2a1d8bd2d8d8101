"""What looks like a target and is none: named rules over the words of a row."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pandas as pd

from indicators import vocabulary
from indicators.errors import raise_all
from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.contract.flags import Flags
from indicators.vocabulary.loading import yaml_sections
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check

FLAG = "not_a_target"


class Rule(StrictModel):
    """One rule of no_target_rules.yaml."""

    words: re.Pattern[str] | None = None
    indicator: re.Pattern[str] | None = None
    # Of the target: a sum over years is none of one year, and is one of a plan.
    period: re.Pattern[str] = re.compile("")


FILE = Path(vocabulary.__file__).with_name("no_target_rules.yaml")


@cache
def rules(path: Path = FILE) -> dict[str, Rule]:
    """Read the rules by name, in the order in which they are tried."""
    read, faults = check(Rule, list(yaml_sections(path).values()))
    raise_all(faults)
    return {row.name: rule for row, rule in read}


def no_target(indicator: str, sentence: str, quote: str, period: str = "") -> str:
    """Name the rule by which a row is no target, "" if it may be one.

    Examples
    --------
    >>> no_target("岩石", "依托38亿年最古老岩石发展文化产业", "38亿年")
    'age_of_a_thing'
    >>> no_target("口袋公园", "新建口袋公园20个", "20个")
    ''
    """
    marked = sentence.replace(quote, f"⟦{quote}⟧", 1) if quote else sentence
    for name, rule in rules().items():
        if not rule.period.search(period):
            continue
        if rule.words is not None and rule.words.search(marked):
            return name
        if rule.indicator is not None and rule.indicator.search(indicator):
            return name
    return ""


def flagged(targets: pd.DataFrame, confirmed: Collection[str]) -> pd.DataFrame:
    """Add the flag not_a_target:… to rows of papers that only look like targets.

    Parameters
    ----------
    confirmed : collection of str
        The identifiers of rows that somebody has confirmed.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> flagged(schema.empty("targets"), ()).empty
    True
    """
    told = targets[["target_id", "statement_id", "indicator", "sentence", "quote", "period", "flags"]]
    marked = []
    for name, statement, indicator, sentence, quote, period, flags in told.itertuples(index=False):
        # What a notice gives up is linked to its goal.
        is_told = statement != "" and name not in confirmed and not Flags.of(flags).has(CALLED_OFF)
        rule = no_target(indicator, sentence, quote, period) if is_told else ""
        marked.append(str(Flags.of(flags).adding(f"{FLAG}:{rule}")) if rule else flags)
    return targets.assign(flags=pd.Series(marked, index=targets.index, dtype="str"))
