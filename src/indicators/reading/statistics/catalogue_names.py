"""Which indicator of the catalogue a name of a statistical table means, and what is left to decide."""

from __future__ import annotations

import re
from functools import cache

from indicators import vocabulary
from indicators.reading.lexicon import any_of, any_word
from indicators.reading.statement import Statement
from indicators.reading.statistics.words import name_start, words


def id_of(name: str, said: Statement) -> str:
    """Find the catalogue's entry of a name: all entries count, not those alone that targets are known by."""
    match = vocabulary.indicators().match
    bare = name_start().sub("", name)
    verb = f"{bare}增长" if said.measure in ("growth", "decline") else ""
    inner = bare.partition(")")[2] if bare.startswith("(") else ""
    tried = (said.indicator_id, match(name), match(bare), verb and match(verb), inner and match(inner))
    return next(filter(None, tried), "")


def told_apart(found: str, name: str, around: str) -> tuple[str, str]:
    """Tell by the words around a table which of two indicators a name of both means, else that it is open.

    Returns
    -------
    str, str
        The indicator's id, and the doubt that is left.

    Examples
    --------
    >>> told_apart("resident_population", "年末总人口", "资料来源：鞍山市公安局")
    ('registered_population', '')
    >>> told_apart("resident_population", "年末总人口", "资料来源：鞍山市统计局")
    ('resident_population', 'shared_name')
    >>> told_apart("resident_population", "年末常住人口", "资料来源：鞍山市公安局")
    ('resident_population', '')
    """
    bare = name_start().sub("", name)
    for other, names in words()["shared_names"].items():
        if bare in names and found != other:
            is_other = any(word in around for word in words()["shared_where"][other])
            return (other, "") if is_other else (found, "shared_name")
    return found, ""


def is_stock_of_done(found: str, name: str, measure: str) -> bool:
    """Whether a count of what there is has the name of an indicator of what is done within a time.

    Examples
    --------
    >>> is_stock_of_done("schools_built", "普通高等学校数", "level")
    True
    >>> is_stock_of_done("schools_built", "新建学校", "level"), is_stock_of_done("gdp", "生产总值", "level")
    (False, False)
    """
    entry = vocabulary.indicators().by_id.get(found)
    is_of_done = entry is not None and (entry.measure, entry.accumulates) == ("increment", "flow")
    return is_of_done and measure == "level" and not _deed().search(name)


@cache
def _deed() -> re.Pattern[str]:
    actions = any_word("measured.dropped_actions", "measured.kept_actions")
    return re.compile(f"{actions}|{any_of(words()['deeds'])}")
