"""How many targets stand how: each counted once, by status and light."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import LIGHTS


class Judged(Protocol):
    """What has a status and a light."""

    @property
    def status(self) -> str:
        """An id of the list."""

    @property
    def light(self) -> str:
        """green, watch, yellow, red or grey."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many targets have a status in a light."""

    status: str
    light: str
    number: int


def count(rows: Iterable[Judged]) -> tuple[Counted, ...]:
    """Count rows by status and light, in the order of the list; the numbers add up to the rows.

    Examples
    --------
    >>> count([Counted("met", "green", 1), Counted("behind", "red", 1), Counted("met", "green", 1)])
    (Counted(status='met', light='green', number=2), Counted(status='behind', light='red', number=1))
    """
    found = Counter((row.status, row.light) for row in rows)
    order = {name: status.order for name, status in schemes().statuses.items()}
    ranked = sorted(found, key=lambda key: (order[key[0]], [*LIGHTS].index(key[1])))  # type: ignore[arg-type]
    return tuple(Counted(status, light, found[status, light]) for status, light in ranked)
