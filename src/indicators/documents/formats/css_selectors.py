"""Selectors of style sheets: which elements of a page a rule is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

_NAME = r"-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*"
_PART = re.compile(
    rf"(?P<tag>{_NAME}|\*)|\#(?P<id>[\w\u0080-\uffff-]+)|\.(?P<class>{_NAME})"
    r"|\[\s*(?P<attribute>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\]\s]+))\s*i?\s*)?\]"
    r"|:not\((?P<other>[^()]*)\)|:(?P<place>root|first-child|last-child|only-child|nth-child\(\s*\d{1,4}\s*\))"
)
_JOINT = re.compile(r"\s*([>+~])\s*|\s+")
_MOST_COMPOUNDS = 12
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda held, asked: held == asked,
    "~=": lambda held, asked: asked in held.split(),
    "|=": lambda held, asked: held == asked or held.startswith(f"{asked}-"),
    "^=": lambda held, asked: bool(asked) and held.startswith(asked),
    "$=": lambda held, asked: bool(asked) and held.endswith(asked),
    "*=": lambda held, asked: bool(asked) and asked in held,
}

Test = Callable[[Any], bool]
Specificity = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: its tag, id, classes and further tests."""

    key: str
    tests: tuple[Test, ...]
    specificity: Specificity

    def matches(self, element: Any) -> bool:
        """Whether an element is all that."""
        return isinstance(element.tag, str) and all(test(element) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from left to right, and what joins each to the one before it: a blank, > + or ~."""

    compounds: tuple[Compound, ...]
    joints: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id, class or tag that an element must have, "*" if none need be."""
        return self.compounds[-1].key

    @property
    def specificity(self) -> Specificity:
        """How many ids, classes and tags it names: of two rules the one with more counts."""
        found = [one.specificity for one in self.compounds]
        return sum(a for a, _, _ in found), sum(b for _, b, _ in found), sum(c for _, _, c in found)

    def matches(self, element: Any) -> bool:
        """Whether the rule is about an element."""
        here = [element] if self.compounds[-1].matches(element) else []
        for compound, joint in zip(self.compounds[-2::-1], self.joints[::-1], strict=True):
            # As a set, each ancestor once: a selector may be met in very many ways.
            near = {id(one): one for inner in here for one in _joined(inner, joint)}
            here = [one for one in near.values() if compound.matches(one)]
        return bool(here)


def _joined(element: Any, joint: str) -> Iterable[Any]:
    if joint == ">":
        return [] if element.getparent() is None else [element.getparent()]
    if joint == "+":
        return [] if element.getprevious() is None else [element.getprevious()]
    found: Iterable[Any] = element.itersiblings(preceding=True) if joint == "~" else element.iterancestors()
    return found


def parse(text: str) -> Selector | None:
    """Read a selector, None if it says what is not known here, such as :hover or ::before.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<div class='a b'><p id=x>1</p></div>")
    >>> [parse(one).matches(page.find(".//p")) for one in (".a.b > p", "#x", "p:not(#x)", "td p")]
    [True, True, False, False]
    >>> parse("p:hover") is None
    True
    """
    text = text.strip()
    compounds: list[Compound] = []
    joints: list[str] = []
    at = 0
    while at < len(text):
        compound, at = _compound(text, at)
        if compound is None or len(compounds) >= _MOST_COMPOUNDS:
            return None
        compounds.append(compound)
        joint = _JOINT.match(text, at)
        if joint:
            joints.append(joint[1] or " ")
            at = joint.end()
        elif at < len(text):
            return None
    return Selector(tuple(compounds), tuple(joints)) if len(joints) == len(compounds) - 1 else None


def _compound(text: str, at: int) -> tuple[Compound | None, int]:
    tests: list[Test] = []
    key, counts = "*", [0, 0, 0]
    while match := _PART.match(text, at):
        if match["tag"] and tests:
            return None, at
        test, rank = _test(match)
        if test is None:
            return None, at
        tests.append(test)
        if rank >= 0:
            counts[2 - rank] += 1
        key = _key(match) or key
        at = match.end()
    return (Compound(key, tuple(tests), (counts[0], counts[1], counts[2])) if tests else None), at


def _key(match: re.Match[str]) -> str:
    if match["id"]:
        return f"#{match['id']}"
    if match["class"]:
        return f".{match['class']}"
    return match["tag"].lower() if match["tag"] else ""


def _test(match: re.Match[str]) -> tuple[Test | None, int]:
    """Give the test of a part of a selector, and how much it counts: 2 for ids, 1 for classes, 0 for tags."""
    kind = match.lastgroup or ""
    if kind == "tag":
        tag = match["tag"].lower()
        return (lambda _: True, -1) if tag == "*" else (lambda element: element.tag == tag, 0)
    if kind == "id":
        name = match["id"]
        return lambda element: element.get("id") == name, 2
    if kind == "class":
        one = match["class"]
        return lambda element: one in element.get("class", "").split(), 1
    if match["other"] is not None:
        other = parse(match["other"])
        return (None, 0) if other is None else (lambda element: not other.matches(element), 1)
    if match["place"]:
        return _place(match["place"]), 1
    return _held(match), 1


def _held(match: re.Match[str]) -> Test:
    name, how = match["attribute"].lower(), match["how"]
    if how is None:
        return lambda element: name in element.keys()  # noqa: SIM118
    asked = next(value for value in (match["double"], match["single"], match["bare"]) if value is not None)
    return lambda element: name in element.keys() and _TESTS[how](element.get(name), asked)  # noqa: SIM118


def _place(told: str) -> Test:
    if told == "root":
        return lambda element: element.getparent() is None
    if told.startswith("nth"):
        number = int(re.sub(r"\D", "", told))
        return lambda element: sum(1 for _ in element.itersiblings(preceding=True)) == number - 1
    is_first, is_last = told != "last-child", told != "first-child"
    return lambda element: (
        (not is_first or element.getprevious() is None) and (not is_last or element.getnext() is None)
    )
