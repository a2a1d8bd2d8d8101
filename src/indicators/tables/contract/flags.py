"""A set of flags as the tables write them: `name` or `name:argument`, joined by ';'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

SEPARATOR = ";"


class Flags(frozenset[str]):
    """A set of flags that goes through them in the order in which they were raised.

    Parameters
    ----------
    flags : iterable of str
        Each once or more; empty ones are left out.

    Examples
    --------
    >>> flags = Flags(["stretch_of:a@4", "fused_cells:1,2"])
    >>> str(flags), flags.has("stretch_of"), flags.arguments("stretch_of")
    ('stretch_of:a@4;fused_cells:1,2', True, ('a@4',))
    >>> str(flags.adding("fused_cells:1,2", "slack")), flags == {"fused_cells:1,2", "stretch_of:a@4"}
    ('stretch_of:a@4;fused_cells:1,2;slack', True)
    """

    __slots__ = ("_ordered",)
    _ordered: tuple[str, ...]

    def __new__(cls, flags: Iterable[str] = ()) -> Flags:
        """Make the set; see the class."""
        ordered = tuple(dict.fromkeys(filter(None, flags)))
        made = super().__new__(cls, ordered)
        made._ordered = ordered
        return made

    @staticmethod
    def of(text: str) -> Flags:
        """Read a cell of a table.

        Examples
        --------
        >>> Flags.of("slack;above_bound"), Flags.of("")
        (Flags('slack;above_bound'), Flags(''))
        """
        return _read(text)

    def __iter__(self) -> Iterator[str]:
        """Go through the flags in order."""
        return iter(self._ordered)

    def adding(self, *more: str) -> Flags:
        """Give a set with flags behind those that are there; `|` gives a plain set, without order."""
        return Flags([*self, *more])

    def __str__(self) -> str:
        """Write the cell of a table."""
        return SEPARATOR.join(self._ordered)

    def __repr__(self) -> str:
        """Show the cell of a table."""
        return f"Flags({str(self)!r})"

    def has(self, name: str) -> bool:
        """Whether a flag of this name is among them, whatever its argument."""
        return any(flag.partition(":")[0] == name for flag in self._ordered)

    def arguments(self, name: str) -> tuple[str, ...]:
        """Give the arguments of the flags of a name."""
        parts = (flag.partition(":") for flag in self._ordered)
        return tuple(argument for found, _, argument in parts if found == name)


@cache
def _read(text: str) -> Flags:
    return Flags(text.split(SEPARATOR))


NONE = Flags()
