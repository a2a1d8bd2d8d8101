"""The words of a workbook's cells, run by run: raised signs, and runs that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats import sheet_styles
from indicators.documents.formats.archives import attribute, child, local
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.sheet_styles import Style
from indicators.documents.text_flow import subscript, superscript

_PLACED = {"superscript": superscript, "subscript": subscript}


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text, with looks of its own or those of its cell; None is a colour that is not known."""

    text: str
    has_looks: bool = False
    ink: Colour | None = None
    is_struck: bool = False

    def is_unseen(self, cell: Style) -> bool:
        """Whether nobody sees it in a cell of that style."""
        if not self.has_looks:
            return cell.is_unseen
        return self.is_struck or sheet_styles.is_alike(self.ink, cell.ground)


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its runs."""

    runs: tuple[Run, ...]

    def on(self, cell: Style) -> tuple[str, str, bool]:
        """Part what is seen in a cell from what is not; whether the cell as a whole is not seen.

        Examples
        --------
        >>> white, struck = Run("9", True, (255, 255, 255)), Run("6%", True, is_struck=True)
        >>> Words((Run("增长5%"), white, struck)).on(Style())
        ('增长5%', '9 6%', False)
        """
        if not any(one.has_looks for one in self.runs):
            return "".join(one.text for one in self.runs), "", cell.is_unseen
        unseen = [one.is_unseen(cell) for one in self.runs]
        seen = "".join(one.text for one, is_gone in zip(self.runs, unseen, strict=True) if not is_gone)
        return seen, " ".join(one.text for one, gone in zip(self.runs, unseen, strict=True) if gone), False


def words(element: Any) -> Words:
    """Read a text; how it is spoken, which may stand beside it, is left out."""
    return Words(tuple(_runs(element)))


def _runs(element: Any) -> Iterator[Run]:
    for one in element:
        if local(one) == "t":
            yield Run(_text(one))
        elif local(one) == "r":
            font = child(one, "rPr")
            text = "".join(_text(inner) for inner in one if local(inner) == "t")
            raised, color = child(font, "vertAlign"), child(font, "color")
            if raised is not None:
                text = _PLACED.get(attribute(raised, "val"), str)(text)
            ink = sheet_styles.ink_of(color)
            yield Run(text, font is not None, ink, sheet_styles.is_struck(font))


def _text(element: Any) -> str:
    return (element.text or "").replace("x005F_", "")
