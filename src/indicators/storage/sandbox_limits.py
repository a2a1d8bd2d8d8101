"""What a file from outside may take of memory, time and files, and how it is told that one takes more."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.errors import BadArgument, TooMuch

MEGABYTE = 1 << 20
# What a child needs for itself before it has read anything.
LEAST_MEMORY = 128 * MEGABYTE
_WAITING, _LEAST_WAITING = 4, 10
REMEDIES = {
    "memory": "Cut it into smaller documents, or allow more with --memory (in MB).",
    "processor time": "Cut it into smaller documents, or allow more with --seconds.",
    "waiting time": "Run it again when the machine has less to do, or allow more with --seconds.",
    "characters": "Cut it into smaller documents.",
    "answer": "Cut it into smaller documents.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take."""

    memory: int = 1024 * MEGABYTE  # Bytes of address space, the interpreter's own among them.
    seconds: int = 60  # Of processor time; four times as much, and 10 s at least, may pass on the clock.
    characters: int = 30_000_000  # Of the text that is handed back.
    answer: int = 256 * MEGABYTE  # Bytes of all that is handed back.
    open_files: int = 64  # At a time; none of them can be written to.

    def __post_init__(self) -> None:
        """Refuse limits under which nothing can be read."""
        if self.memory < LEAST_MEMORY or self.seconds < 1:
            raise BadArgument(
                expected=f"at least {LEAST_MEMORY // MEGABYTE} MB of memory and a second of processor time",
                found=f"{self.memory // MEGABYTE} MB and {self.seconds} s",
                where="the limits of the box",
                remedy="Allow more; 1024 MB and 60 s are the defaults.",
            )

    @property
    def waiting(self) -> int:
        """Seconds on the clock."""
        return max(_WAITING * self.seconds, _LEAST_WAITING)

    def told(self, name: str) -> str:
        """Write one of them with its unit."""
        return {
            "memory": f"{self.memory // MEGABYTE} MB of memory",
            "processor time": f"{self.seconds} s of processor time",
            "waiting time": f"{self.waiting} s of waiting time",
            "characters": f"{self.characters} characters of text",
            "answer": f"{self.answer // MEGABYTE} MB of what is read in it",
        }[name]


def too_much(limits: Limits, name: str, where: str) -> TooMuch:
    """Say which limit a file ran into.

    Examples
    --------
    >>> too_much(Limits(seconds=5), "processor time", "a.pdf").expected
    'a file that takes at most 5 s of processor time'
    """
    return TooMuch(
        expected=f"a file that takes at most {limits.told(name)}",
        found="one that takes more",
        where=where,
        remedy=REMEDIES[name],
    )
