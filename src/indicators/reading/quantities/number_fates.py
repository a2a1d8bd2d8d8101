"""What becomes of a number that is no statement: it measures nothing, or it was not understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Excluded:
    """A span whose numbers measure nothing, and the name of the rule that says so."""

    start: int
    end: int
    rule: str

    def at(self, start: int, end: int) -> Excluded:
        """Give the same at another span; there is one for nearly every number, so `replace` is too slow."""
        return Excluded(start, end, self.rule)


@dataclass(frozen=True, slots=True)
class Unread:
    """A number or cell that looks like a figure and was not understood, and why."""

    start: int
    end: int
    reason: str
    text: str = ""

    def at(self, start: int, end: int) -> Unread:
        """Give the same at another span."""
        return Unread(start, end, self.reason, self.text)


Passed = Excluded | Unread
