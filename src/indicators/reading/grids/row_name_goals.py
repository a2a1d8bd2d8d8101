"""Rows whose names state the goal they are held against: 新增800张养老床位, 1520张."""

from __future__ import annotations

from functools import lru_cache

from indicators.reading.grids.units import Unit
from indicators.reading.measurement import phrases
from indicators.reading.quantities import quantities

_COUNTED = ("count", "person")


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
