"""Rows whose names state the goal they are held against: 新增800张养老床位, 1520张."""

from __future__ import annotations

from functools import lru_cache

from indicators.reading.grids.units import Unit
from indicators.reading.measurement import phrases
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.storage.expressions import expression

_COUNTED = ("count", "person")
_CLAUSE = expression(r"[,，;；。]")


def states_goal(name: str) -> bool:
    """Whether a name says what is to be done, and how much of it, in a table that tells only what was done.

    Examples
    --------
    >>> [states_goal(name) for name in ("建设四好农村路55公里。", "新建公办园5所，新增学位1000个。")]
    [True, True]
    >>> [states_goal(name) for name in ("3岁以下托位数", "城镇新增就业")]
    [False, False]
    """
    clauses = [clause for clause in _CLAUSE.split(name) if clause]
    said = [_figure_and_deed(clause) for clause in clauses]
    return bool(clauses) and all(has_figure for has_figure, _ in said) and any(is_deed for _, is_deed in said)


def _figure_and_deed(clause: str) -> tuple[bool, bool]:
    """Whether a clause says a figure with its unit, and whether a deed stands before it."""
    prose = prepare(clause).text
    found = [one for one in quantities.find(prose) if one.unit]
    return bool(found), bool(found) and phrases.has_action(prose[: found[0].before])


@lru_cache(maxsize=4096)
def stated(name: str) -> tuple[Unit | None, str]:
    """Give the unit of the things that a name counts, None if it counts none, and the name without the count.

    Examples
    --------
    >>> stated("新增800张养老床位")
    (Unit(label='张', multiplier=Decimal('1')), '新增养老床位')
    >>> stated("新建5万吨污水处理厂"), stated("3岁以下托位数")
    ((None, '新建5万吨污水处理厂'), (None, '3岁以下托位数'))
    """
    found = quantities.find(name)
    if len(found) != 1 or found[0].kind not in _COUNTED or not found[0].unit:
        return None, name
    one = found[0]
    before, behind = name[: one.before], name[one.after :]
    if not phrases.has_action(before) or not behind:
        return None, name
    return Unit(one.unit), before + behind
