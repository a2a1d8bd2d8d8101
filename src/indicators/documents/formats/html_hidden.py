"""Which parts of a web page its reader cannot see, by their tags, attributes and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-zA-Z][\w]*)?(?:([.#])([\w-]+))?")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*([^;!]+)")
_NOTHING_SHOWN = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "opacity": re.compile(r"0(?:\.0\d*)?%?|\.0\d*"),
    "font-size": re.compile(r"0(?:px|pt|em|rem|%)?|1px|0?\.\d+(?:px|pt)|0?\.0\d*(?:em|rem)"),
    "clip": re.compile(r"rect\(\s*(?:0|1px)[\s,].*"),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%.*"),
    "text-indent": re.compile(r"-\d{3,}(?:px|em|pt|rem)?"),
    "transform": re.compile(r"scale\(\s*0\s*\)|translate[xy]?\(\s*-\d{3,}(?:px|em|pt|rem).*"),
    "content-visibility": re.compile(r"hidden"),
    "filter": re.compile(r"opacity\(\s*0(?:%)?\s*\)"),
    "font": re.compile(r"0(?:px|pt|em)?(?:/|\s).*"),
    "-webkit-text-fill-color": re.compile(r"transparent"),
}
_OFF_SCREEN = re.compile(r"-\d{3,}(?:px|em|pt|rem)")
_SIDES = ("left", "top", "right", "bottom", "margin-left", "margin-top")
_NO_SIZE = re.compile(r"[01](?:px)?")
_WHITE = re.compile(
    r"white|transparent|#f{3}|#(?:f[8-f]){3}|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,.*)?\)|rgba\(.*,\s*0\s*\)"
)
_MOST_RULES = 5000

Style = dict[str, str]


class Visibility:
    """What the styles of a page say about the looks of its parts.

    Parameters
    ----------
    root : lxml.etree._Element
        The page; only simple selectors count: a tag, a class, an id, or a tag with one of them.
    """

    def __init__(self, root: Any) -> None:
        self._rules: dict[tuple[str, str], list[tuple[str, Style]]] = {}
        for count, (selector, style) in enumerate(_rules(root)):
            if count < _MOST_RULES:
                tag, mark, name = selector
                self._rules.setdefault((mark, name or tag), []).append((tag if mark else "", style))

    def hides(self, element: Any) -> bool:
        """Whether a part of the page is not shown, with all that is in it.

        Examples
        --------
        >>> from lxml import etree
        >>> page = etree.HTML("<style>.x{display:none}</style><p class=x>a<p style='color:#fff'>b<p>c")
        >>> [Visibility(page).hides(part) for part in page.iter("p")]
        [True, True, False]
        """
        # A whole page is hidden until its scripts have run.
        if element.tag in ("html", "body") or not isinstance(element.tag, str):
            return False
        # Over Chinese, ruby is pinyin: it would stand inside the words.
        if element.tag in ("rt", "rp") or not {"hidden", "popover"}.isdisjoint(element.keys()):
            return True
        if element.tag == "dialog" and element.get("open") is None:
            return True
        style = self._style(element)
        return _is_unseen(style) or self._is_white_on_white(element, style)

    def _style(self, element: Any) -> Style:
        """Put together what the rules of the page and the element itself say."""
        style: Style = {}
        keys = [("", element.tag), *((".", name) for name in element.get("class", "").split())]
        for key in (*keys, ("#", element.get("id", ""))):
            for tag, declared in self._rules.get(key, ()):
                if tag in ("", element.tag):
                    style |= declared
        return style | _declared(element.get("style", ""))

    def _is_white_on_white(self, element: Any, style: Style) -> bool:
        color = style.get("color", element.get("color", "") if element.tag == "font" else "")
        if not _WHITE.fullmatch(color.strip().lower()):
            return False
        return not any(self._is_filled(outer) for outer in (element, *element.iterancestors()))

    def _is_filled(self, element: Any) -> bool:
        style = self._style(element)
        fills = [
            style.get("background", ""),
            style.get("background-color", ""),
            style.get("background-image", ""),
        ]
        fills += [element.get("bgcolor", ""), element.get("background", "")]
        return any(fill and not _WHITE.fullmatch(fill.strip().lower()) and fill != "none" for fill in fills)


def _is_unseen(style: Style) -> bool:
    if any((value := style.get(name)) and shown.fullmatch(value) for name, shown in _NOTHING_SHOWN.items()):
        return True
    is_placed = style.get("position") in ("absolute", "fixed", "relative")
    if any(
        _OFF_SCREEN.fullmatch(style.get(side, ""))
        for side in _SIDES
        if is_placed or side.startswith("margin")
    ):
        return True
    has_no_size = any(_NO_SIZE.fullmatch(style.get(name, "")) for name in ("width", "height", "max-height"))
    return has_no_size and style.get("overflow") == "hidden"


def _rules(root: Any) -> Iterator[tuple[tuple[str, str, str], Style]]:
    for sheet in root.iter("style"):
        # What holds for print alone, or for some screens, is not what a reader sees.
        text = _without_conditions(_COMMENT.sub("", "".join(sheet.itertext())))
        for rule in _RULE.finditer(text):
            style = _declared(rule[2])
            for selector in rule[1].split(","):
                if style and (match := _SELECTOR.fullmatch(selector.strip())) and match[0]:
                    yield (match[1] or "", match[2] or "", match[3] or ""), style


def _without_conditions(text: str) -> str:
    """Take @media blocks and their like out of a style sheet."""
    kept, depth, opened = [], 0, -1
    for piece in re.split(r"([{}])", text):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(depth - 1, 0)
        elif opened < 0 and "@" in piece and not piece.strip().startswith("@charset"):
            opened = depth
            continue
        if opened < 0:
            kept.append(piece)
        elif piece == "}" and depth == opened:
            opened = -1
    return "".join(kept)


def _declared(style: str) -> Style:
    return {
        match[1].lower(): match[2].strip().lower()
        for part in style.split(";")
        if (match := _DECLARATION.match(part))
    }
