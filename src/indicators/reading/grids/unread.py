"""What a table says and the reading does not turn into statements, with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that looks like a figure and was not understood.

    Attributes
    ----------
    start, end : int
        The cell, in the document's text.
    text : str
        Its words.
    reason : str
        Why: head not known, unit not known, damaged, two figures, cells missing, no rows with names.

    Examples
    --------
    >>> Unread(10, 16, "12.5.6", "damaged").reason
    'damaged'
    """

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A cell with digits that measure nothing: a number of a row, a year, a day, a rank, a name.

    Attributes
    ----------
    start, end : int
        The cell, in the document's text.
    text : str
        Its words.
    rule : str
        Which of these it is: serial, head, period, deadline, rank, name, note, office.
    """

    start: int
    end: int
    text: str
    rule: str
