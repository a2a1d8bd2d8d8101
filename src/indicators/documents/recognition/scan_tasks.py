"""The steps in which a scan is recognised, as the box is asked for them, and what each hands back."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents.recognition.page_recognition import ReadPage

COUNT, LAYOUT = "count", "layout"
# Behind it stands the part of the file, as `InnerPicture` names it.
INNER = "inner "


@dataclass(frozen=True, slots=True)
class Counted:
    """How many pages a file has."""

    pages: int


@dataclass(frozen=True, slots=True)
class Pages:
    """The recognised pages of a file, and what file it is."""

    form: str
    pages: tuple[ReadPage, ...]
