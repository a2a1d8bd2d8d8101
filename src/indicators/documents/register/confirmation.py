"""Settles what `indicators register` inferred of a paper: the entry keeps it, or takes what a person says."""

from __future__ import annotations

from typing import Any

from indicators import periods, vocabulary
from indicators.documents.register import register
from indicators.documents.register.register_editing import edited
from indicators.documents.register.register_entry import Entry
from indicators.project import Project
from indicators.storage.transaction import alone, write_together

_SETTLED = ("confirm", "uncertain")


def confirm(project: Project, document: str, *, place: str = "", period: str = "", kind: str = "") -> Entry:
    """Take the fields of a paper off the lists of what nobody has checked.

    Parameters
    ----------
    place, period, kind : str
        What is right instead of what was inferred; "" for what was inferred rightly.

    Raises
    ------
    RegisterFault
        No paper has the id, or its entry is written in a way that this cannot edit.
    """
    with alone(project.data):
        changed = _said(register.entry(project, document), place, period, kind)
        old = project.register.read_text(encoding="utf-8")
        new = edited(old, document, changed, project.register.name, without=_SETTLED)
        write_together(project.data, {project.register: new.encode("utf-8")})
    return register.entry(project, document)


def _said(entry: Entry, place: str, period: str, kind: str) -> dict[str, Any]:
    """List the fields that a person says otherwise."""
    changed: dict[str, Any] = {}
    if place:
        found = vocabulary.places().find(place, "--place")
        changed |= {"place": found.name, "adcode": found.adcode}
    if kind:
        changed["kind"] = vocabulary.kinds().find(kind, "--kind").id
    if period:
        periods.parse(period, where="--year")
        changed["covers"] = entry.covers.model_dump() | {"period": period}
    return changed
