"""Which parts of a web page its reader cannot see, by their tags, attributes and styles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from indicators.documents.formats import css_sheets, css_styles, html_columns, html_looks, page_fonts
from indicators.documents.formats.css_styles import Style
from indicators.documents.formats.html_covers import Covers
from indicators.documents.formats.html_looks import PAGE, Look
from indicators.documents.formats.html_order import Order
from indicators.storage.expressions import expression

_NOUGHT = r"0(?:\.0+)?(?:px|pt|em|rem|%|cm|mm|vw|vh)?"
# As often as large: what is drawn so small is a speck.
_SPECK = r"(?:0(?:\.0\d*)?|\.0\d*)%?"
# Shown to nobody, with all that is inside.
_NOTHING_SHOWN = {
    "display": re.compile(r"none"),
    "opacity": re.compile(r"0(?:\.0\d*)?%?|\.0\d*|calc\(\s*0\s*\)"),
    "clip": re.compile(r"rect\(\s*(?:0|1px)[\s,].*"),
    "clip-path": re.compile(
        r"inset\(\s*(?:50|100)%.*|(?:circle|ellipse)\(\s*" + _NOUGHT + r"[\s)].*"
        r"|polygon\((?:\s*" + _NOUGHT + r"\s+" + _NOUGHT + r"\s*,?)+\)"
    ),
    "text-indent": re.compile(r"-\d{3,}(?:px|em|pt|rem|%|vw)?"),
    "transform": re.compile(
        r"scale(?:3d|[xy])?\(\s*" + _SPECK + r"\s*[,)].*|rotate[xy]\(\s*-?90deg\s*\)"
        r"|translate(?:3d|[xy])?\(.*-\d{3,}(?:px|em|pt|rem|vw|vh).*"
    ),
    "scale": re.compile(_SPECK + r"(?:\s.*)?"),
    "zoom": re.compile(r"0?\.0\d*|\d(?:\.\d*)?%"),
    "translate": re.compile(r".*-\d{3,}(?:px|em|pt|rem|vw|vh).*"),
    "content-visibility": re.compile(r"hidden"),
    "filter": re.compile(r"opacity\(\s*0(?:%)?\s*\)"),
}
_OFF_SCREEN = expression(r"-\d{3,}(?:px|em|pt|rem|vw|vh|%)")
_FAR_RIGHT = expression(r"[5-9]\d{3}px|\d{5,}px|[1-9]\d{2,}(?:vw|%)")
_SIDES = ("top", "right", "bottom", "left")
_NO_SIZE = expression(r"[01](?:px)?|0?\.\d+px|" + _NOUGHT)
# Elements and attributes that say how something looks without any style.
_TELLING = frozenset(
    (
        "html",
        "body",
        "marquee",
        "a",
        "bdo",
        "del",
        "details",
        "dialog",
        "font",
        "rp",
        "rt",
        "s",
        "strike",
        "summary",
        "template",
    )
)
_ATTRIBUTES = frozenset(("background", "bgcolor", "hidden", "popover"))


class Visibility:
    """What the styles of a page say about the looks of its parts.

    Attributes
    ----------
    hidden, struck : list of lxml.etree._Element
        The parts that nobody sees, or that are struck out, each with all that is in it.
    mute : list of lxml.etree._Element
        Those whose own words nobody sees, though parts of them are seen.
    raised : list of lxml.etree._Element
        Those that a style raises over the line.
    order : Order
        Those that are seen in another place or form.
    doubtful : list of lxml.etree._Element
        Those of whose own words nobody can tell here what is seen: covered, in a font of the page's own.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<style>.x{display:none}</style><p class=x>a<p style='color:#fff'>b<p>c<del>d")
    >>> seen = Visibility(page)
    >>> [part.text for part in seen.hidden], [part.text for part in seen.struck]
    (['a', 'b'], ['d'])
    """

    def __init__(self, root: Any, beside: css_sheets.Beside = css_sheets.nothing) -> None:
        self._looks: dict[Any, Look] = {}
        self.hidden: list[Any] = []
        self.struck: list[Any] = []
        self.mute: list[Any] = []
        self.raised: list[Any] = []
        self.order = Order()
        self._covers = Covers(root)
        self._columns: list[Any] = []
        self._narrow: list[Any] = []
        sheets = css_styles.Sheets(root, beside)
        self._fonts = frozenset(page_fonts.names(sheets.fonts))
        self._page = replace(PAGE, variables=sheets.initial)
        unseen: set[Any] = set()
        for element, told, around, doubtful in sheets.styled():
            self._take(element, told, around, doubtful, unseen)
        self.hidden += [cell for cell in html_columns.cells_of(self._columns) if cell not in unseen]
        self._take_silent(root)
        uncertain = [one for one, look in self._looks.items() if not (look.is_clear and look.is_told)]
        narrow = (inner for cell in html_columns.cells_of(self._narrow) for inner in cell.iter("*"))
        self.doubtful = [*uncertain, *self._covers.covered(), *narrow]

    def _take(
        self, element: Any, told: Style, around: dict[str, Style], doubtful: list[Style], unseen: set[Any]
    ) -> None:
        """Take an element with what is said about it, outer ones first; what may hide it does."""
        parent = element.getparent()
        if parent in unseen:
            unseen.add(element)
            return
        before = self._looks.get(parent, self._page)
        if (
            not (told or around or doubtful)
            and element.tag not in _TELLING
            and _ATTRIBUTES.isdisjoint(element.keys())
        ):
            self._looks[element] = before
            return
        variables = before.variables | {name: value for name, value in told.items() if name.startswith("--")}
        style, *changes = (
            {name: css_styles.resolved(value, variables) for name, value in one.items()}
            for one in (told, *doubtful)
        )
        if element.tag == "marquee":
            # What moves through it is cut off at its edges.
            style = {"overflow": "hidden", "width": element.get("width", "")} | style
        # A whole page is hidden until its scripts have run.
        is_page = element.tag in ("html", "body")
        styles = [style, *(style | one for one in changes)]
        if not is_page and any(_is_closed(element, one) or _is_unseen(one) for one in styles):
            unseen.add(element)
            self.hidden.append(element)
        elif _is_struck(element, style):
            unseen.add(element)
            self.struck.append(element)
        else:
            self.order.take(element, style)
            self._covers.take(element, style, before.ground, around)
            if style.get("vertical-align") == "super":
                self.raised.append(element)
            if element.tag in ("col", "colgroup"):
                self._take_column(element, style)
            if element.tag == "summary" and parent.tag == "details":
                before = self._looks.get(parent.getparent(), self._page)
            before = replace(before, variables=variables)
            looks = [html_looks.changed(element, one, before, self._fonts) for one in styles]
            look = next((one for one in looks if not one.shows), looks[0])
            self._looks[element] = replace(look, is_visible=True) if is_page else look

    def _take_column(self, column: Any, style: Style) -> None:
        """Take up a column that is not shown, or has no room; cells of the latter may reach out of it."""
        if style.get("visibility") == "collapse":
            self._columns.append(column)
        elif _NO_SIZE.fullmatch(style.get("width", column.get("width", ""))):
            self._narrow.append(column)

    def _take_silent(self, root: Any) -> None:
        """Take the elements whose words are not seen; those of which no part is seen as a whole."""
        showing: set[Any] = set()
        known = [element for element in root.iter("*") if element in self._looks]
        for element in reversed(known):
            if self._looks[element].shows or element in showing:
                showing.add(element.getparent())
        silent = [one for one in known if not self._looks[one].shows]
        self.mute = [one for one in silent if one in showing]
        whole = {one for one in silent if one not in showing}
        self.hidden += [one for one in silent if one in whole and one.getparent() not in whole]


def _is_closed(element: Any, style: Style) -> bool:
    """Whether an element is closed by itself, and no style opens it."""
    # Over Chinese, ruby is pinyin: it would stand inside the words.
    if element.tag in ("rt", "rp"):
        return True
    is_closed = not {"hidden", "popover"}.isdisjoint(element.keys()) or (
        element.tag == "dialog" and element.get("open") is None
    )
    return is_closed and ("display" not in style or element.get("hidden") == "until-found")


def _is_struck(element: Any, style: Style) -> bool:
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".strip()
    return "line-through" in lines or (element.tag in ("del", "s", "strike") and not lines)


def _is_unseen(style: Style) -> bool:
    if any((value := style.get(name)) and shown.fullmatch(value) for name, shown in _NOTHING_SHOWN.items()):
        return True
    return _is_off_screen(style) or _has_no_room(style)


def _is_off_screen(style: Style) -> bool:
    margins = {f"margin-{side}": value for side, value in _four(style.get("margin", ""))} | style
    if any(_OFF_SCREEN.fullmatch(margins.get(f"margin-{side}", "")) for side in ("left", "top")):
        return True
    if style.get("position") not in ("absolute", "fixed", "relative"):
        return False
    sides = dict(_four(style.get("inset", ""))) | style
    return any(_OFF_SCREEN.fullmatch(sides.get(side, "")) for side in _SIDES) or bool(
        _FAR_RIGHT.fullmatch(sides.get("left", ""))
    )


def _four(value: str) -> list[tuple[str, str]]:
    """Read the values of four sides that are written as one to four."""
    values = value.split()
    if not 1 <= len(values) <= 4:
        return []
    top, right = values[0], values[min(1, len(values) - 1)]
    bottom, left = values[2] if len(values) > 2 else top, values[3] if len(values) > 3 else right
    return list(zip(_SIDES, (top, right, bottom, left), strict=True))


def _has_no_room(style: Style) -> bool:
    if not any(
        word in ("hidden", "clip", "auto", "scroll")
        for name in ("overflow", "overflow-x", "overflow-y")
        for word in style.get(name, "").split()
    ):
        return False
    is_moved_out = re.fullmatch(r"1\d\d%", style.get("text-indent", "")) and "nowrap" in style.get(
        "white-space", ""
    )
    return bool(is_moved_out) or any(
        _NO_SIZE.fullmatch(style.get(name, ""))
        for name in ("width", "height", "max-height", "max-width", "line-height")
    )
