"""The style sheets of a web page: what all its rules together say about each element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list

from indicators.documents.formats import css_media, css_sheets
from indicators.storage.expressions import expression

_VARIABLE = expression(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_MOST_VARIABLES, _LONGEST_VALUE = 20, 2000
_MOST_RULES = 5000
# A selector is compiled to an expression of Python, which may be nested 200 deep.
_LONGEST_SELECTOR = 300

Style = dict[str, str]
# What a style writes before and behind the words of an element, under these names beside its own properties.
GENERATED = ("::before", "::after")
# Parts of an element's words that have looks of their own, under these names.
FIRST = ("::first-letter", "::first-line")
_UNSEEN = {"display": ("none", "block"), "visibility": ("hidden", "collapse"), "font-size": ("0",)}
_OF_LOOKS = frozenset(("color", "font", "font-family", "font-size", "opacity", "visibility", "background"))


class _Element(ElementWrapper):  # type: ignore[misc]
    @property
    def previous_siblings(self) -> list[ElementWrapper]:
        """Those before it; the base class calls itself once for each, and a table has thousands of rows."""
        found, one = [], self.previous
        while one is not None:
            found.append(one)
            one = one.previous
        return found


@dataclass(frozen=True, slots=True)
class _Declared:
    """What one rule declares."""

    usual: Style
    important: Style
    is_layered: bool = False  # Whether rules outside of `@layer` count before it.


class Sheets:
    """All that the style sheets of a page say; those in other files are not fetched.

    Parameters
    ----------
    root : lxml.etree._Element
        Of the page.
    beside : css_sheets.Beside
        Gives the sheets that were saved with the page.

    Attributes
    ----------
    fonts : list of Style
        What its blocks `@font-face` declare.
    initial : Style
        The custom properties to which a block `@property` gives a value.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<style>.x{display:none!important} #y{color:red}</style>"
    ...                   "<p class=x id=y style='display:block;color:blue'>")
    >>> [style for element, style, _ in Sheets(page).styled() if element.tag == "p"]
    [{'color': 'blue', 'display': 'none'}]
    """

    def __init__(self, root: Any, beside: css_sheets.Beside = css_sheets.nothing) -> None:
        self.fonts: list[Style] = []
        self.initial: Style = {}
        self._root = root
        self._matcher = Matcher()
        for selector, declared in islice(self._rules(beside), _MOST_RULES):
            self._matcher.add_selector(selector, declared)

    def styled(self) -> Iterator[tuple[Any, Style, dict[str, Style]]]:
        """Put together what is said about each element and about what is written beside it, outer ones first.

        Custom properties stand among the others, and what `GENERATED` and `FIRST` name.
        """
        for wrapped in _Element.from_html_root(self._root).iter_subtree():
            matched = [(pseudo, declared) for _, _, pseudo, declared in self._matcher.match(wrapped)]
            own = _of_attribute(wrapped.etree_element.get("style", ""))
            style = _together([*(declared for pseudo, declared in matched if pseudo is None), own])
            around = {
                name: _together(declared for pseudo, declared in matched if f"::{pseudo}" == name)
                for name in (*GENERATED, *FIRST)
                if any(f"::{pseudo}" == name for pseudo, _ in matched)
            }
            for name, beside in around.items():
                style |= _content(name, beside) if name in GENERATED else _looks(name, beside)
            yield wrapped.etree_element, style, around

    def _rules(self, beside: css_sheets.Beside) -> Iterator[tuple[Any, _Declared]]:
        """Give the compiled selectors of the sheets, in order, each with what its rule declares."""
        for media, rules in css_sheets.sheets(self._root, beside):
            todo = [(rule, "", False) for rule in reversed(rules)] if css_media.holds(media) else []
            while todo:
                rule, outer, is_layered = todo.pop()
                is_rule = rule.type == "qualified-rule"
                if not is_rule and not (rule.type == "at-rule" and rule.content):
                    continue
                inside = tinycss2.parse_blocks_contents(rule.content)
                if not is_rule and not _is_open(rule):
                    self._take(rule, inside)
                    continue
                if is_rule:
                    selectors, (usual, important) = _selectors(rule.prelude, outer), _declared(inside)
                    declared = _Declared(usual, important, is_layered)
                    yield from ((selector, declared) for one in selectors for selector in _compiled(one))
                    outer = ",".join(selectors)
                is_inner = is_layered or (not is_rule and rule.lower_at_keyword == "layer")
                todo += [(inner, outer, is_inner) for inner in reversed(inside)]

    def _take(self, rule: Any, inside: list[Any]) -> None:
        """Take a block that is about no elements."""
        usual, _ = _declared(inside)
        if rule.lower_at_keyword == "font-face":
            self.fonts.append(usual)
        elif rule.lower_at_keyword == "property" and "initial-value" in usual:
            self.initial[_written(rule.prelude)] = usual["initial-value"]


def _together(found: Iterable[_Declared]) -> Style:
    """Put together what several rules declare; what is marked as important counts last."""
    listed = list(found)
    layered, plain = [one for one in listed if one.is_layered], [one for one in listed if not one.is_layered]
    style: Style = {}
    for told in (*(one.usual for one in layered + plain), *(one.important for one in plain + layered)):
        style |= told
    return style


def _content(name: str, beside: Style) -> Style:
    """Give what is written beside an element's words, on their line."""
    is_seen = all(beside.get(key, "") not in values for key, values in _UNSEEN.items())
    content = beside.get("content", "none")
    return {name: content} if is_seen and content not in ("none", "normal") else {}


def _looks(name: str, beside: Style) -> Style:
    """Give that a part of an element's words looks otherwise than the rest."""
    return {} if name not in FIRST or _OF_LOOKS.isdisjoint(beside) else {name: "otherwise"}


def resolved(value: str, variables: Style) -> str:
    """Put the values of custom properties into a value.

    Examples
    --------
    >>> resolved("var(--a, block)", {"--a": "none"}), resolved("var(--b, var(--c, block))", {})
    ('none', 'block')
    """
    for _ in range(_MOST_VARIABLES):
        if "var(" not in value or len(value) > _LONGEST_VALUE:
            break
        value = _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or ""), value).strip()
    return value


def _selectors(prelude: list[Any], outer: str) -> list[str]:
    """Read the selectors of a rule one by one, completed by those of the rule around it."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    found = [text for part in parts if (text := _written(part))]
    if outer:
        found = [one.replace("&", f":is({outer})") if "&" in one else f":is({outer}) {one}" for one in found]
    return [one for one in found if len(one) <= _LONGEST_SELECTOR]


def _compiled(selector: str) -> list[Any]:
    """Compile a selector; one that is not known does not undo the others of its rule."""
    try:
        return [
            one
            for one in compile_selector_list(selector)
            if one.pseudo_element is None or f"::{one.pseudo_element}" in (*GENERATED, *FIRST)
        ]
    except (SelectorError, SyntaxError):
        return []


def _is_open(rule: Any) -> bool:
    """Whether what stands in a block that begins with @ holds."""
    name, told = rule.lower_at_keyword, _written(rule.prelude)
    if name == "media":
        return css_media.holds(told)
    return name in ("layer", "scope", "container") or (name == "supports" and "not" not in told)


@lru_cache(maxsize=4096)
def _of_attribute(text: str) -> _Declared:
    if not text:
        return _Declared({}, {})
    tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
    return _Declared(*_declared(tinycss2.parse_blocks_contents(tokens)))


def _declared(inside: Iterable[Any]) -> tuple[Style, Style]:
    usual: Style = {}
    important: Style = {}
    for one in inside:
        if one.type == "declaration":
            value = _written(one.value).lower()
            (important if one.important else usual)[one.lower_name] = value
    return usual, important


def _written(tokens: Iterable[Any]) -> str:
    """Write what was parsed as text again, "" if it is nested without measure."""
    try:
        text: str = tinycss2.serialize(tokens)
    except RecursionError:
        return ""
    return text.strip()
