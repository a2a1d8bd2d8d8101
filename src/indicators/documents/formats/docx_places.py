"""Which text of a Word document stands where no page is, or on lines without height."""

from __future__ import annotations

import re
from typing import Any

from indicators.documents.formats.archives import attribute, child, local
from indicators.documents.formats.docx_looks import Looks, first

# Twentieths of a point: a page of A4 is 11,906 wide; a line of two points shows nothing of its words.
_WIDTH, _BEYOND_LEFT, _LOWEST_LINE = 11_000, -4_000, 40
_STARTS = ("left", "start", "firstLine")


class Places:
    """Where paragraphs stand, each asked for its runs one after the other."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._asked: tuple[Any, bool] = (None, False)

    def hide(self, paragraph: Any) -> bool:
        """Whether nobody sees a paragraph where it stands."""
        if self._asked[0] is not paragraph:
            self._asked = paragraph, self._is_off_page(paragraph)
        return self._asked[1]

    def _is_off_page(self, paragraph: Any) -> bool:
        chain = [child(paragraph, "pPr"), *self._looks.properties(self._looks.style_of(paragraph), "pPr")]
        spacing, indent = first(chain, "spacing"), first(chain, "ind")
        if spacing is not None and attribute(spacing, "lineRule") == "exact":
            height = _number(spacing, "line")
            if height is not None and abs(height) <= _LOWEST_LINE:
                return True
        starts = [_number(indent, name) or 0 for name in _STARTS] if indent is not None else []
        return _is_beyond(sum(starts)) or any(
            _is_beyond(_number(child(outer, "tblPr", part), name) or 0)
            for outer in paragraph.iterancestors()
            if local(outer) == "tbl"
            for part, name in (("tblInd", "w"), ("tblpPr", "tblpX"))
        )


def _is_beyond(place: int) -> bool:
    return place >= _WIDTH or place <= _BEYOND_LEFT


def _number(element: Any, name: str) -> int | None:
    told = attribute(element, name) if element is not None else ""
    return int(told) if re.fullmatch(r"-?\d{1,6}", told) else None
