"""Something wrong with the text of a paper as data: what, where, and whether it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# The first six are left out of the reading, the others are read and told.
FaultKind = Literal[
    "second_copy",
    "cut_off",
    "furniture",
    "page_head",
    "hidden_text",
    "lost_picture",
    "lost_table",
    "masked_words",
    "unfinished",
    "garbled",
    "recognised",
    "doubtful_figure",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a text as data."""

    kind: FaultKind  # What is wrong.
    # The characters concerned, as offsets into the document's text.
    start: int
    end: int
    is_left_out: bool  # Whether the reading passes over these characters.
    detail: str  # One sentence for the data-quality page.

    def description(self) -> str:
        """Say in one line what is wrong, where, and whether it is read.

        Examples
        --------
        >>> Fault("furniture", 61, 82, True, "Words of the website, not of the paper: '打印'.").description()
        "furniture 61-82, not read: Words of the website, not of the paper: '打印'."
        """
        return f"{self.kind} {self.start}-{self.end}{', not read' if self.is_left_out else ''}: {self.detail}"
