"""What looks like a target and is none: named rules over the words of a row."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from indicators import vocabulary
from indicators.errors import raise_all
from indicators.vocabulary.checking import check
from indicators.vocabulary.loading import yaml_sections

FLAG, CONFIRMED = "no_target", "confirmed"


class Rule(BaseModel):
    """One rule of no_target_rules.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)
    words: re.Pattern[str] | None = None
    indicator: re.Pattern[str] | None = None


FILE = Path(vocabulary.__file__).with_name("no_target_rules.yaml")


@cache
def rules(path: Path = FILE) -> dict[str, Rule]:
    """Read the rules by name, in the order in which they are tried."""
    read, faults = check(Rule, list(yaml_sections(path).values()))
    raise_all(faults)
    return {row.name: rule for row, rule in read}


def no_target(indicator: str, sentence: str, quote: str) -> str:
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
        if rule.words is not None and rule.words.search(marked):
            return name
        if rule.indicator is not None and rule.indicator.search(indicator):
            return name
    return ""
