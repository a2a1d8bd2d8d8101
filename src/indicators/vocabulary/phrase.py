"""A phrase in English that knows itself in Chinese."""

from __future__ import annotations

from typing import Any


class Phrase(str):
    """A phrase in English that knows itself in Chinese.

    Examples
    --------
    >>> said = Phrase.of("a value", "一个数值")
    >>> said, said.zh
    ('a value', '一个数值')
    """

    __slots__ = ("zh",)
    zh: str

    @classmethod
    def of(cls, english: str, chinese: str) -> Phrase:
        """Make a phrase of both."""
        made = cls(english)
        made.zh = chinese
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep both in a copy."""
        return Phrase.of, (str(self), self.zh)
