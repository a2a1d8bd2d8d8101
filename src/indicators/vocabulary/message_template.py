"""A message with blanks for its values, in English and in Chinese, as a record."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A message in English with blanks for its values, and the same in Chinese."""

    # The words before, between and behind the blanks: one more than there are blanks.
    pieces: tuple[str, ...]
    names: tuple[str, ...]  # The blanks' names, in the order of the English words.
    chinese: str  # The words in Chinese, with the same names in braces.
    weight: int  # How many characters of a message it fixes.

    @classmethod
    def of(cls, english: str, chinese: str) -> Template:
        """Cut a template at its blanks."""
        cut = BLANK.split(english)
        return cls(tuple(cut[::2]), tuple(cut[1::2]), chinese, sum(map(len, cut[::2])))

    def may_hold(self, first: str, last: str) -> bool:
        """Whether a message that begins and ends with these characters can be one of its own."""
        return self.pieces[0][:1] in ("", first) and self.pieces[-1][-1:] in ("", last)

    def values(self, text: str) -> dict[str, str] | None:
        """Find what stands in the blanks of a message; None if it is another message.

        Examples
        --------
        >>> Template.of("the header {columns}", "表头{columns}").values("the header place,value")
        {'columns': 'place,value'}
        """
        first, *between, last = self.pieces
        if not (text.startswith(first) and text.endswith(last) and len(text) >= self.weight):
            return None
        found, at, end = [], len(first), len(text) - len(last)
        for piece in between:
            cut = text.find(piece, at, end)
            if cut < 0:
                return None
            found.append(text[at:cut])
            at = cut + len(piece)
        return dict(zip(self.names, [*found, text[at:end]], strict=True))
