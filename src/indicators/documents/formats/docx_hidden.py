"""Which text of a Word document its reader cannot see: hidden, of the colour behind it, or too small."""

from __future__ import annotations

import re
from typing import Any

from indicators.documents.formats import colours, symbol_fonts
from indicators.documents.formats.archives import ancestor, attribute, child, integer, local
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.docx_looks import Looks, first, is_on, value
from indicators.documents.formats.docx_places import Places

# The colour of the page by a theme, which counts before a colour that stands beside it.
_PAGE = frozenset(("background1", "light1", "bg1", "lt1"))
# Half points: a letter of less than two and a half points is a speck.
_TINY = 5
# In hundredths of a letter's own width.
_NARROW = 10
# Twentieths of a point: a letter of less is a stroke.
_THINNEST = 30
# Twentieths of a point: a row of three points shows nothing of its words.
_LOWEST_ROW = 60
# Half points by which a sign is raised over the line, as a mark of a note is.
_RAISED = 6
# Half points, and the part of its size by which a letter moves over the one before so that both are lost.
_USUAL_SIZE, _CROWDED = 21, 0.3
# As many as no line has: it stands among other lines, or off the page.
_FAR = 400
_HIGHLIGHTS = {
    "white": "FFFFFF", "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00",
    "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "darkBlue": "00008B", "darkCyan": "008B8B",
    "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000", "darkYellow": "808000",
    "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}  # fmt: skip


class Visibility:
    """What the styles and the page of a document say about the looks of its text.

    Parameters
    ----------
    styles, document : lxml.etree._Element or None
        The roots of its parts.
    """

    def __init__(self, styles: Any, document: Any) -> None:
        self._looks = Looks(styles)
        self._places = Places(self._looks)
        background = child(document, "background")
        told = colours.of_hex(attribute(background, "color")) if background is not None else None
        self._page = told or colours.WHITE
        self._asked: tuple[Any, bool] = (None, False)

    def hides(self, run: Any) -> bool:
        """Whether the text of a run is not seen."""
        if self._looks.is_switched_on(run, "vanish") or self._places.hide(ancestor(run, "p")):
            return True
        chain = self._looks.of_run(run)
        if _is_at_most(first(chain, "sz"), _TINY) or _is_at_most(first(chain, "w"), _NARROW):
            return True
        if abs(_height(first(chain, "position"))) >= _FAR or _is_squeezed(run, first(chain, "fitText")):
            return True
        filled = first(chain, "textFill")
        if _is_clear_ink(filled):
            return first(chain, "textOutline") is None
        ink = _ink(filled) or _colour(first(chain, "color"))
        if ink is None and _is_automatic(first(chain, "color")) and _highlight(chain) == "black":
            # Word makes letters without a colour white over a black shading, not over the black of a marker.
            return True
        ground = self._ground(run, chain) if ink is not None else None
        return ink is not None and ground is not None and colours.are_alike(ink, ground)

    def strikes_out(self, run: Any) -> bool:
        """Whether the text of a run is struck out."""
        return any(self._looks.is_switched_on(run, name) for name in ("strike", "dstrike"))

    def crowds(self, run: Any) -> bool:
        """Whether the letters of a run are drawn over each other."""
        chain = self._looks.of_run(run)
        spacing = _height(first(chain, "spacing"))
        if spacing >= 0:
            return False
        size = _height(first(chain, "sz")) or _USUAL_SIZE
        return -spacing / 20 >= _CROWDED * size / 2

    def draws_symbols(self, run: Any) -> bool:
        """Whether the font of a run's Latin letters and digits is one of pictures."""
        fonts = [found for one in self._looks.of_run(run) if (found := child(one, "rFonts")) is not None]
        for name in ("ascii", "hAnsi"):
            told = next((font for one in fonts if (font := attribute(one, name))), "")
            if symbol_fonts.draws_symbols(told):
                return True
        return False

    def raises(self, run: Any) -> bool:
        """Whether the text of a run stands above the line: 5% with the mark of a note is no 5%1."""
        chain = self._looks.of_run(run)
        raised = first(chain, "vertAlign")
        if raised is not None:
            return attribute(raised, "val") == "superscript"
        if _height(first(chain, "position")) < _RAISED:
            return False
        return not self._is_raised_as_a_whole(ancestor(run, "p"))

    def lowers(self, run: Any) -> bool:
        """Whether the text of a run stands below the line."""
        placed = first(self._looks.of_run(run), "vertAlign")
        return placed is not None and attribute(placed, "val") == "subscript"

    def _is_raised_as_a_whole(self, paragraph: Any) -> bool:
        """Whether all runs of a paragraph are raised, so that none is; asked for each of them."""
        if self._asked[0] is not paragraph:
            runs = (one for one in paragraph.iter() if local(one) == "r")
            heights = (_height(first(self._looks.of_run(one), "position")) for one in runs)
            self._asked = paragraph, all(height >= _RAISED for height in heights)
        return self._asked[1]

    def _ground(self, run: Any, chain: list[Any]) -> Colour | None:
        """Tell the colour behind a run, None where it is not known."""
        name = _highlight(chain)
        if name != "none":
            return colours.of_hex(_HIGHLIGHTS.get(name, ""))
        paragraph = ancestor(run, "p")
        styles = self._looks.properties(self._looks.style_of(paragraph), "pPr")
        shadings = [first(chain, "shd"), first([child(paragraph, "pPr"), *styles], "shd")]
        for shading in shadings:
            if _is_shaded(shading):
                return _fill(shading)
        return self._ground_outside(run)

    def _ground_outside(self, run: Any) -> Colour | None:
        """Tell the colour of the cells, tables and boxes around a run, or of the page."""
        for outer in run.iterancestors():
            name = local(outer)
            if name == "txbxContent" and not _is_clear(outer):
                return None
            if _is_shaded(shading := child(outer, f"{name}Pr", "shd")):
                return _fill(shading)
            if name == "tbl" and self._has_filled_style(value(child(outer, "tblPr"), "tblStyle")):
                return None
        return self._page

    def _has_filled_style(self, style: str) -> bool:
        return any(
            local(inner) == "shd" and _is_shaded(inner)
            for element in self._looks.chain(style)
            for inner in element.iter()
        )


def hides_row(row: Any) -> bool:
    """Whether a row of a table is hidden, or as low as a line."""
    height = child(row, "trPr", "trHeight")
    is_low = height is not None and attribute(height, "hRule") == "exact" and _is_at_most(height, _LOWEST_ROW)
    return is_on(child(row, "trPr", "hidden")) or is_low


def _is_squeezed(run: Any, fit: Any) -> bool:
    """Whether the letters of a run are fitted into a width in which each is a stroke."""
    width = attribute(fit, "val") if fit is not None else ""
    count = sum(len(one.text or "") for one in run if local(one) == "t")
    return bool(re.fullmatch(r"\d{1,6}", width)) and int(width) < count * _THINNEST


def _is_at_most(measure: Any, most: int) -> bool:
    return measure is not None and bool(
        re.fullmatch(r"\d{1,3}", attribute(measure, "val")) and int(attribute(measure, "val")) <= most
    )


def _is_clear_ink(filled: Any) -> bool:
    """Whether letters are filled with nothing, or with colours of which nothing is seen."""
    covers = [child(one, "alpha") for one in _stops(filled)]
    is_through = bool(covers) and all(
        one is not None and re.fullmatch(r"9[89]\d{3}|100000", attribute(one, "val")) for one in covers
    )
    return child(filled, "noFill") is not None or is_through


def _stops(filled: Any) -> list[Any]:
    """List the colours of a filling: one, or those between which it goes over."""
    listed = child(filled, "gradFill", "gsLst")
    told = (child(filled, "solidFill"), *(listed if listed is not None else ()))
    return [one[0] for one in told if one is not None and len(one)]


def _is_automatic(color: Any) -> bool:
    return color is None or (attribute(color, "val") == "auto" and not attribute(color, "themeColor"))


def _highlight(chain: list[Any]) -> str:
    found = first(chain, "highlight")
    return attribute(found, "val") if found is not None else "none"


def _height(position: Any) -> int:
    told = attribute(position, "val") if position is not None else ""
    return integer(told, digits=4, is_signed=True)


def _ink(filled: Any) -> Colour | None:
    """Read the colour with which letters are filled, None if they are filled as usual or by several."""
    found = {_of_stop(one) for one in _stops(filled)}
    return found.pop() if len(found) == 1 else None


def _of_stop(stop: Any) -> Colour | None:
    if local(stop) == "schemeClr":
        is_page = attribute(stop, "val") in _PAGE and not len(stop)
        return colours.WHITE if is_page else None
    return colours.of_hex(attribute(stop, "val"))


def _colour(color: Any) -> Colour | None:
    """Read the colour of letters, None if Word chooses one that is seen."""
    if color is None:
        return None
    # A theme's colour may be made darker.
    is_shade = attribute(color, "themeShade") not in ("", "FF")
    if attribute(color, "themeColor") in _PAGE and not is_shade:
        return colours.WHITE
    return colours.of_hex(attribute(color, "val"))


def _is_shaded(shading: Any) -> bool:
    return shading is not None and (
        colours.of_hex(attribute(shading, "fill")) is not None
        or attribute(shading, "val", "clear") not in ("clear", "nil")
    )


def _fill(shading: Any) -> Colour | None:
    """Read the colour of a shading, None if it is a pattern of two."""
    kind = attribute(shading, "val", "clear")
    if kind not in ("clear", "nil", "solid"):
        return None
    return colours.of_hex(attribute(shading, "color" if kind == "solid" else "fill"))


def _is_clear(box: Any) -> bool:
    """Whether a text box shows what lies behind it."""
    shape = ancestor(box, "wsp")
    return child(shape, "spPr", "noFill") is not None
