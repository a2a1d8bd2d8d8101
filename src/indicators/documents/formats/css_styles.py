"""The style sheets of a web page: what all its rules together say about each element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list

from indicators.documents.formats import css_animations, css_media, css_sheets, css_values
from indicators.storage.expressions import expression

_VARIABLE = expression(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_MOST_VARIABLES, _LONGEST_VALUE = 20, 2000
_MOST_RULES = 5000
# A selector is compiled to an expression of Python, which may be nested 200 deep.
_LONGEST_SELECTOR = 300
# A condition on an element that is not known here; one with a maker's name before it holds in no browser.
_UNKNOWN_CONDITION = expression(r"(?<!:):(?![:-])[a-z][a-z-]*(?:\((?:[^()]|\([^()]*\))*\))?")
# Rules outside of `@layer` count before those of the last layer.
_UNLAYERED = 1 << 30
# Blocks whose condition is not asked: what it says may hold or not.
_NOT_ASKED = frozenset(("supports", "container", "scope"))

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
    layer: int = _UNLAYERED  # The number of its layer: of two the later one counts.
    is_doubtful: bool = False  # Whether it is not known here that its rule holds.


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
    animations : dict of str to css_animations.Frames
        What its blocks `@keyframes` declare, by their names.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<style>.x{display:none!important} #y{color:red}</style>"
    ...                   "<p class=x id=y style='display:block;color:blue'>")
    >>> [style for element, style, _, _ in Sheets(page).styled() if element.tag == "p"]
    [{'color': 'blue', 'display': 'none'}]
    """

    def __init__(self, root: Any, beside: css_sheets.Beside = css_sheets.nothing) -> None:
        self.fonts: list[Style] = []
        self.initial: Style = {}
        self.animations: dict[str, css_animations.Frames] = {}
        self._layers: dict[str, int] = {}
        self._root = root
        self._matcher = Matcher()
        for selector, declared in islice(self._rules(beside), _MOST_RULES):
            self._matcher.add_selector(selector, declared)

    def styled(self) -> Iterator[tuple[Any, Style, dict[str, Style], list[Style]]]:
        """Put together what is said about each element and about what is written beside it, outer ones first.

        Custom properties stand among the others, and what `GENERATED` and `FIRST` name. The last are what is
        said of it on conditions that are not known here, or in the course of an animation.
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
            doubtful = [
                one.usual | one.important for name, one in matched if name is None and one.is_doubtful
            ]
            yield wrapped.etree_element, style, around, doubtful + css_animations.seen(style, self.animations)

    def _rules(self, beside: css_sheets.Beside) -> Iterator[tuple[Any, _Declared]]:
        """Give the compiled selectors of the sheets, in order, each with what its rule declares."""
        for media, rules in css_sheets.sheets(self._root, beside):
            doubt = not css_media.is_known(media)
            is_open = doubt or css_media.holds(media)
            todo = [(rule, "", "", doubt) for rule in reversed(rules)] if is_open else []
            while todo:
                rule, outer, layer, doubt = todo.pop()
                if rule.type == "at-rule" and rule.lower_at_keyword == "layer":
                    layer = self._layer(layer, _written(rule.prelude))
                is_rule = rule.type == "qualified-rule"
                if not is_rule and not (rule.type == "at-rule" and rule.content):
                    continue
                inside = tinycss2.parse_blocks_contents(rule.content)
                if is_rule:
                    selectors, (usual, important) = _selectors(rule.prelude, outer), _declared(inside)
                    for one in selectors:
                        found, is_widened = _compiled(one)
                        told = _Declared(
                            usual, important, self._layers.get(layer, _UNLAYERED), doubt or is_widened
                        )
                        yield from ((selector, told) for selector in found)
                    outer = ",".join(selectors)
                elif (may_hold := _may_hold(rule)) is False:
                    self._take(rule, inside)
                    continue
                else:
                    doubt = doubt or may_hold is None
                todo += [(inner, outer, layer, doubt) for inner in reversed(inside)]

    def _layer(self, outer: str, named: str) -> str:
        """Give the layer that a block is of, and remember those named in the order in which they are."""
        names = [f"{outer}.{name.strip()}" if outer else name.strip() for name in named.split(",")]
        for name in names:
            self._layers.setdefault(name, len(self._layers))
        return names[0]

    def _take(self, rule: Any, inside: list[Any]) -> None:
        """Take a block that is about no elements."""
        name = rule.lower_at_keyword.rpartition("-")[2]
        if name == "keyframes":
            frames = [one for one in inside if one.type == "qualified-rule"]
            self.animations[_written(rule.prelude).lower()] = [
                (_written(one.prelude).lower(), _declared(tinycss2.parse_blocks_contents(one.content))[0])
                for one in frames
            ]
            return
        usual, _ = _declared(inside)
        if rule.lower_at_keyword == "font-face":
            self.fonts.append(usual)
        elif rule.lower_at_keyword == "property" and "initial-value" in usual:
            self.initial[_written(rule.prelude)] = usual["initial-value"]


def _together(found: Iterable[_Declared]) -> Style:
    """Put together what several rules declare; what is marked as important counts last."""
    listed = sorted((one for one in found if not one.is_doubtful), key=lambda one: one.layer)
    style: Style = {}
    for usual in (one.usual for one in listed):
        style |= usual
    for important in (one.important for one in sorted(listed, key=lambda one: -one.layer)):
        style |= important
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


def _compiled(selector: str) -> tuple[list[Any], bool]:
    """Compile a selector; one that is not known does not undo the others of its rule.

    Returns
    -------
    list of cssselect2.compiler.CompiledSelector, bool
        The second is whether a condition is left out that is not known here.
    """
    for text in dict.fromkeys((selector, _UNKNOWN_CONDITION.sub(":is(*)", selector))):
        try:
            found = compile_selector_list(text)
        except (SelectorError, SyntaxError):
            continue
        names = (*GENERATED, *FIRST)
        return [
            one for one in found if one.pseudo_element is None or f"::{one.pseudo_element}" in names
        ], text != selector
    return [], False


def _may_hold(rule: Any) -> bool | None:
    """Whether what stands in a block that begins with @ holds, None if that is not known."""
    name, told = rule.lower_at_keyword, _written(rule.prelude)
    if name == "media":
        return css_media.holds(told) if css_media.is_known(told) else None
    return None if name in _NOT_ASKED else name == "layer"


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
            value, name = _written(one.value).lower(), css_values.physical(one.lower_name)
            if css_values.may_be(name, value):
                (important if one.important else usual)[name] = value
    return usual, important


def _written(tokens: Iterable[Any]) -> str:
    """Write what was parsed as text again, "" if it is nested without measure."""
    try:
        text: str = tinycss2.serialize(tokens)
    except RecursionError:
        return ""
    return text.strip()
