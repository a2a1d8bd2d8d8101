"""Asks the box about a file, and takes of its answers only what can be one."""

from __future__ import annotations

from typing import TypeVar

from indicators.documents.faults import unsupported
from indicators.errors import BadPeriod, IndicatorsError, TooMuch, UnknownPlace, UnreadableDocument
from indicators.storage import sandbox
from indicators.storage.plain_data import NotPlain, unpacked
from indicators.storage.sandbox_limits import Limits

T = TypeVar("T")
# The errors that a reader in the box may name.
_NAMED = {
    kind.__name__: kind
    for kind in (UnreadableDocument, unsupported.OnlyPictures, TooMuch, UnknownPlace, BadPeriod)
}
_FIELDS = ("expected", "found", "where", "remedy")
_UNFORESEEN = "Save it anew in its own program; if it is sound, this program is at fault: report it."


def asked(work: str, task: str, where: str, data: bytes, limits: Limits, kind: type[T]) -> T:
    """Have a file worked on in the box.

    Parameters
    ----------
    work : str
        The function that does it, as module:function.
    kind : type
        The record that the answer is made of.

    Raises
    ------
    UnreadableDocument, TooMuch
        As the work names them; also if it breaks down over the file, or answers anything else.
    """
    try:
        answer = sandbox.box(work).call(task, where, data, limits)
    except sandbox.ChildEnded as error:
        raise broken(str(error), where) from error
    if not isinstance(answer, dict) or len(answer) == 0:
        raise broken("an answer that is none", where)
    if "made" in answer:
        try:
            return unpacked(kind, answer["made"])
        except NotPlain as error:
            raise broken(str(error), where) from error
    if "error" in answer:
        raise _named(answer, where)
    raise broken(str(answer.get("unforeseen", "an answer that is none")), where, _UNFORESEEN)


def _named(answer: dict[str, object], where: str) -> IndicatorsError:
    told = [answer.get(name) for name in _FIELDS]
    kind = _NAMED.get(str(answer["error"]))
    if kind is None or not all(isinstance(one, str) for one in told):
        return broken("an answer that is none", where)
    return kind(**{name: str(one) for name, one in zip(_FIELDS, told, strict=True)})


def broken(why: str, where: str, remedy: str = "") -> UnreadableDocument:
    """Say that reading a file broke down."""
    told = unsupported.damaged("document", why, where)
    if not remedy:
        return told
    return UnreadableDocument(expected=told.expected, found=why, where=where, remedy=remedy)
