"""The style sheets of a web page: what all its rules together say about each element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list

from indicators.storage.expressions import expression

_WIDTH = expression(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,6})(?:px|em|rem)?\s*\)")
_VARIABLE = expression(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
# A reader's screen, in pixels.
_SCREEN = 1440
_MOST_RULES = 5000
# A selector is compiled to an expression of Python, which may be nested 200 deep.
_LONGEST_SELECTOR = 300

Style = dict[str, str]
# What a style writes before and behind the words of an element, under these names beside its own properties.
GENERATED = ("::before", "::after")
_UNSEEN = {"display": ("none", "block"), "visibility": ("hidden", "collapse"), "font-size": ("0",)}


class _Element(ElementWrapper):  # type: ignore[misc]
    @property
    def previous_siblings(self) -> list[ElementWrapper]:
        """Those before it; the base class calls itself once for each, and a table has thousands of rows."""
        found, one = [], self.previous
        while one is not None:
            found.append(one)
            one = one.previous
        return found


def styled(root: Any) -> Iterator[tuple[Any, Style]]:
    """Put together what is said about each element of a page, outer ones first.

    Custom properties stand among the others, and what `GENERATED` names. Style sheets in other files are not
    fetched.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<style>.x{display:none!important} #y{color:red}</style>"
    ...                   "<p class=x id=y style='display:block;color:blue'>")
    >>> [style for element, style in styled(page) if element.tag == "p"]
    [{'color': 'blue', 'display': 'none'}]
    """
    matcher = Matcher()
    for selector, declared in islice(_rules(root), _MOST_RULES):
        matcher.add_selector(selector, declared)
    for wrapped in _Element.from_html_root(root).iter_subtree():
        matched = [(pseudo, declared) for _, _, pseudo, declared in matcher.match(wrapped)]
        own = _of_attribute(wrapped.etree_element.get("style", ""))
        style = _together([*(declared for pseudo, declared in matched if pseudo is None), own])
        for name in GENERATED:
            if beside := _together(declared for pseudo, declared in matched if f"::{pseudo}" == name):
                style |= _content(name, beside)
        yield wrapped.etree_element, style


def _together(found: Iterable[tuple[Style, Style]]) -> Style:
    """Put together what several rules declare; what is marked as important counts last."""
    style: Style = {}
    late: Style = {}
    for usual, important in found:
        style |= usual
        late |= important
    return style | late


def _content(name: str, beside: Style) -> Style:
    """Give what is written beside an element's words, on their line."""
    is_seen = all(beside.get(key, "") not in values for key, values in _UNSEEN.items())
    content = beside.get("content", "none")
    return {name: content} if is_seen and content not in ("none", "normal") else {}


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


def _rules(root: Any) -> Iterator[tuple[Any, tuple[Style, Style]]]:
    """Give the compiled selectors of a page's style sheets, in order, each with what its rule declares."""
    for sheet in root.iter("style"):
        if not _holds(sheet.get("media", "")):
            continue
        # Without comments also inside values.
        tokens = tinycss2.parse_component_value_list("".join(sheet.itertext()), skip_comments=True)
        todo = [(rule, "") for rule in reversed(tinycss2.parse_stylesheet(tokens))]
        while todo:
            rule, outer = todo.pop()
            is_rule = rule.type == "qualified-rule"
            if not is_rule and not (rule.type == "at-rule" and rule.content and _is_open(rule)):
                continue
            inside = tinycss2.parse_blocks_contents(rule.content)
            if is_rule:
                selectors, declared = _selectors(rule.prelude, outer), _declared(inside)
                yield from ((selector, declared) for one in selectors for selector in _compiled(one))
                outer = ",".join(selectors)
            todo += [(inner, outer) for inner in reversed(inside)]


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
            if one.pseudo_element is None or f"::{one.pseudo_element}" in GENERATED
        ]
    except (SelectorError, SyntaxError):
        return []


def _is_open(rule: Any) -> bool:
    """Whether what stands in a block that begins with @ holds."""
    name, told = rule.lower_at_keyword, _written(rule.prelude)
    if name == "media":
        return _holds(told)
    return name in ("layer", "scope", "container") or (name == "supports" and "not" not in told)


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


@lru_cache(maxsize=4096)
def _of_attribute(text: str) -> tuple[Style, Style]:
    if not text:
        return {}, {}
    tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
    return _declared(tinycss2.parse_blocks_contents(tokens))


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
