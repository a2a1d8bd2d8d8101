"""The style sheets of a web page: what all its rules together say about an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats import css_selectors
from indicators.documents.formats.css_selectors import Selector

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"\s*(-{0,2}[\w-]+)\s*:\s*([^;!]+?)\s*(!\s*important)?\s*")
_PIECE = re.compile(r"[^{};]*[{};]")
_SELECTORS = re.compile(r",(?![^(\[]*[)\]])")
_WIDTH = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,6})(?:px|em|rem)?\s*\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
# A reader's screen, in pixels.
_SCREEN = 1440
_MOST_RULES = 5000

Style = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: Selector
    usual: Style
    important: Style


class Styles:
    """What the style sheets in a page and its elements say; those in other files are not fetched.

    Parameters
    ----------
    root : lxml.etree._Element
        The page.
    """

    def __init__(self, root: Any) -> None:
        self._rules: dict[str, list[tuple[int, _Rule]]] = {}
        for number, rule in enumerate(_rules(root)):
            if number >= _MOST_RULES:
                break
            self._rules.setdefault(rule.selector.key, []).append((number, rule))

    def of(self, element: Any) -> Style:
        """Put together what is said about an element; custom properties stand among the others.

        Examples
        --------
        >>> from lxml import etree
        >>> page = etree.HTML("<style>.x{display:none!important} #y{color:red}</style>"
        ...                   "<p class=x id=y style='display:block;color:blue'>")
        >>> Styles(page).of(page.find(".//p"))
        {'color': 'blue', 'display': 'none'}
        """
        keys = ["*", element.tag, *(f".{name}" for name in element.get("class", "").split())]
        keys.append(f"#{element.get('id', '')}")
        told = [one for key in dict.fromkeys(keys) for one in self._rules.get(key, ())]
        found = [(number, rule) for number, rule in told if rule.selector.matches(element)]
        found.sort(key=lambda one: (one[1].selector.specificity, one[0]))
        own_usual, own_important = _declared(element.get("style", ""))
        style: Style = {}
        for _, rule in found:
            style |= rule.usual
        style |= own_usual
        for _, rule in found:
            style |= rule.important
        return style | own_important


def resolved(value: str, variables: Style) -> str:
    """Put the values of custom properties into a value.

    Examples
    --------
    >>> resolved("var(--a, block)", {"--a": "none"}), resolved("var(--b, block)", {})
    ('none', 'block')
    """
    if "var(" not in value:
        return value
    return _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or ""), value).strip()


def _rules(root: Any) -> Iterator[_Rule]:
    for sheet in root.iter("style"):
        if _holds(sheet.get("media", "")):
            yield from _of_sheet(_COMMENT.sub("", "".join(sheet.itertext())))


def _of_sheet(text: str) -> Iterator[_Rule]:
    """Read a style sheet: rules, also those inside conditions that hold on a screen."""
    selectors: str | None = None
    # How deep what does not hold is open, 0 where everything holds.
    passed = 0
    declarations = ""
    for match in _PIECE.finditer(text):
        piece, mark = match[0][:-1].strip(), match[0][-1]
        if passed:
            passed += {"{": 1, "}": -1}.get(mark, 0)
        elif mark == "{" and piece.startswith("@"):
            passed = 0 if _is_open(piece) else 1
        elif mark == "{":
            selectors, declarations = piece, ""
        elif selectors is None:
            continue
        else:
            declarations += match[0][:-1] + ";"
            if mark == "}":
                yield from _of_rule(selectors, declarations)
                selectors = None


def _of_rule(selectors: str, declarations: str) -> Iterator[_Rule]:
    usual, important = _declared(declarations)
    for one in _SELECTORS.split(selectors):
        selector = css_selectors.parse(one) if usual or important else None
        if selector is not None:
            yield _Rule(selector, usual, important)


def _is_open(condition: str) -> bool:
    """Whether what stands in a block that begins with @ holds."""
    name, _, told = condition.partition(" ")
    if name.startswith("@media"):
        return _holds(condition.removeprefix("@media"))
    return name in ("@layer", "@scope", "@container") or (name == "@supports" and "not" not in told)


def _holds(media: str) -> bool:
    """Whether one of several conditions holds for a reader at a screen."""
    return any(_holds_one(one.strip().lower()) for one in media.split(","))


def _holds_one(condition: str) -> bool:
    if not condition:
        return True
    is_turned = condition.startswith("not ")
    kinds = set(re.findall(r"\b(print|speech|screen|all)\b", condition))
    widths = [(kind, int(width)) for kind, width in _WIDTH.findall(condition)]
    known = len(re.findall(r"\(", condition)) == len(widths)
    does_hold = (
        kinds.isdisjoint(("print", "speech"))
        and all(width <= _SCREEN if kind == "min" else width >= _SCREEN for kind, width in widths)
        and known
    )
    return does_hold != is_turned


def _declared(style: str) -> tuple[Style, Style]:
    """Read declarations: those that count as usual, and those marked as important."""
    usual: Style = {}
    important: Style = {}
    for part in style.split(";"):
        if match := _DECLARATION.fullmatch(part):
            (important if match[3] else usual)[match[1].lower()] = match[2].strip().lower()
    return usual, important
