"""What stands in a line of a Word document and is more than its letters: formulas, fields, alternatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indicators.documents.formats.archives import attribute, local
from indicators.documents.text_flow import superscript
from indicators.storage.expressions import expression

_FRACTION, _RAISED = "f", ("sSup", "sSubSup", "sPre")
# Of the markup that Word itself adds to its format; of a stranger's it reads the fallback.
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
FORMULAS = frozenset((_FRACTION, *_RAISED))
_PART = {"num", "den", "e", "sub", "sup"}
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
    """Which part of a field is being read: what it is made of, which nobody sees, or what it shows."""

    def __init__(self) -> None:
        self._is_shown: list[bool] = []

    def take(self, mark: Any) -> None:
        """Take a mark between the parts of a field."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._is_shown.append(False)
        elif kind == "separate" and self._is_shown:
            self._is_shown[-1] = True
        elif kind == "end" and self._is_shown:
            self._is_shown.pop()

    @property
    def are_shown(self) -> bool:
        """Whether what is read now is seen."""
        return all(self._is_shown)

    def end_paragraph(self) -> None:
        """Give up fields that never came to what they show: a damaged one must not take the rest along."""
        if not self.are_shown:
            self._is_shown = []
