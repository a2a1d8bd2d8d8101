"""What stands in a line of a Word document and is more than its letters: formulas, fields, alternatives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from indicators.documents.formats.archives import attribute, child, local
from indicators.documents.text_flow import superscript
from indicators.documents.unread_figures import BROKEN, UNREAD
from indicators.storage.expressions import expression

_FRACTION, _RAISED = "f", ("sSup", "sSubSup", "sPre")
# Of the markup that Word itself adds to its format; of a stranger's it reads the fallback.
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
FORMULAS = frozenset((_FRACTION, *_RAISED))
_PART = {"num", "den", "e", "sub", "sup"}
_SWITCH = expression(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
_COMMAND = expression(r"\\[a-z]+\s?-?\d*")
_FORMULA, _SIGN = expression(r"\s*EQ\b"), expression(r"\s*SYMBOL\b")
# A number in a ring is one of a list.
_RINGED = expression(r"\\o.{0,9}[○〇□△]")
_SIMPLE = expression(r"[\w.%]*")


def formula(element: Any, text_of: Callable[[Any], str]) -> str:
    """Write a fraction as 1/3 and a power as 10⁴: their digits beside each other would be another figure."""
    parts = {local(one): text_of(one) for one in element if local(one) in _PART}
    if local(element) == _FRACTION:
        return "/".join(_bracketed(parts.get(name, "")) for name in ("num", "den"))
    return parts.get("e", "") + parts.get("sub", "") + superscript(parts.get("sup", ""))


def _bracketed(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def chosen(element: Any) -> Any:
    """Take one of the alternatives a file offers for the same content: the first that Word understands."""
    if local(element) != "AlternateContent":
        return element
    offers = [one for one in element if local(one) in ("Choice", "Fallback")]
    known = (one for one in offers if local(one) == "Fallback" or _is_understood(one))
    return next(known, offers[0] if offers else element)


def _is_understood(choice: Any) -> bool:
    names = attribute(choice, "Requires").split()
    return all((choice.nsmap.get(name) or "").startswith(_KNOWN) for name in names)


class Fields:
    """Which part of a field is being read: what it is made of, which nobody sees, or what it shows.

    Parameters
    ----------
    part : lxml.etree._Element
        What is read. Where every field in it has an end, one may go on over several paragraphs.
    """

    def __init__(self, part: Any) -> None:
        self._is_shown: list[bool] = []
        self._made_of: list[str] = []
        self._are_whole = _have_ends(part)

    def take(self, mark: Any) -> str:
        """Take a mark between the parts of a field; give what it shows without writing it out."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._is_shown.append(False)
            self._made_of.append("")
            return _chosen_entry(mark)
        if kind == "separate" and self._is_shown:
            self._is_shown[-1] = True
        elif kind == "end" and self._is_shown:
            made_of = self._made_of.pop()
            return "" if self._is_shown.pop() or not self.are_shown else _drawn(made_of)
        return ""

    def add(self, instruction: str) -> None:
        """Take what a field is made of."""
        if self._made_of:
            self._made_of[-1] += instruction

    @property
    def are_shown(self) -> bool:
        """Whether what is read now is seen."""
        return all(self._is_shown)

    def end_paragraph(self) -> None:
        """Give up fields that never came to what they show: a damaged one must not take the rest along."""
        if not self._are_whole and not self.are_shown:
            self._is_shown, self._made_of = [], []


def _have_ends(part: Any) -> bool:
    depth = 0
    for mark in part.iter("{*}fldChar"):
        depth += {"begin": 1, "end": -1}.get(attribute(mark, "fldCharType"), 0)
        if depth < 0:
            return False
    return depth == 0


def _chosen_entry(mark: Any) -> str:
    """Give the entry of a list that is chosen in a form."""
    choice = child(mark, "ffData", "ddList")
    if choice is None:
        return ""
    entries = [attribute(one, "val") for one in choice if local(one) == "listEntry"]
    told = (child(choice, "result"), child(choice, "default"))
    number = next((attribute(one, "val") for one in told if one is not None), "0")
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def _drawn(instruction: str) -> str:
    """Give what stands for a formula (EQ) or a sign (SYMBOL) that is drawn and nowhere written."""
    made_of = _SWITCH.sub("", instruction)
    if _RINGED.search(made_of):
        return ""
    if _SIGN.match(made_of):
        return BROKEN
    return UNREAD if _FORMULA.match(made_of) and re.search(r"\d", _COMMAND.sub("", made_of)) else ""


def symbol(code: str, font: str) -> str:
    """Read a sign given by its number; signs of picture fonts have no meaning outside their font."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    if 0xF000 <= number <= 0xF0FF and font == "Symbol":
        # It has its digits and points where other fonts have theirs.
        number -= 0xF000
        return chr(number) if 0x20 <= number < 0x40 else BROKEN
    is_none = not 0x20 <= number <= 0xFFFFF or 0xE000 <= number <= 0xF8FF or 0xD800 <= number <= 0xDFFF
    return BROKEN if is_none else chr(number)
