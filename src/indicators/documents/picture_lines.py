"""Pictures inside a document: the line that each leaves in the text, and which part of the file it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InnerPicture:
    """A picture inside a document."""

    # Where its name stands in the text, on a line of its own.
    start: int
    end: int
    # What its format needs to find it again: the name of a part (docx, xlsx, ods, ofd), a number (html), two
    # (mhtml), a page and the edges on it (pdf).
    part: str


class PictureLine(str):
    """The name of a picture, on a line of its own: a text that knows which part of its file is meant."""

    part: str

    def __new__(cls, name: str, part: str) -> PictureLine:
        """Make a line of a name and a part."""
        line = super().__new__(cls, name)
        line.part = part
        return line
