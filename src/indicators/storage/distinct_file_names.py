"""Names of files and sheets, of which no two may be one to a system that knows no upper and lower case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count


def distinct(
    wanted: Iterable[str], numbered: Callable[[str, int], str], taken: Iterable[str] = ()
) -> list[str]:
    """Give each a name of its own, the first of each kind as it is.

    Parameters
    ----------
    wanted : iterable of str
        What is to be named.
    numbered : callable
        Gives the n-th name for one of them; the first is the plain one.
    taken : iterable of str
        Names that stand already.

    Examples
    --------
    >>> distinct(["办公室", "A办", "a办"], lambda name, n: name if n == 1 else f"{name}-{n}")
    ['办公室', 'A办', 'a办-2']
    """
    known = {name.casefold() for name in taken}
    names = []
    for one in wanted:
        name = next(name for n in count(1) if (name := numbered(one, n)).casefold() not in known)
        known.add(name.casefold())
        names.append(name)
    return names
