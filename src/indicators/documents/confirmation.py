"""Settles what `indicators register` inferred of a paper: the entry keeps it, or takes what a person says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from indicators import periods, vocabulary
from indicators.documents import register
from indicators.documents.register_entry import Entry
from indicators.errors import RegisterFault, nearest
from indicators.project import Project
from indicators.storage.transaction import alone, write_together

_SETTLED = ("confirm", "uncertain")
_KEY = re.compile(r"^(?:- |  )([a-z_0-9]+):")
_NOTE = re.compile(r"^\s*# (?:Inferred by `indicators register`|[a-z_0-9]+ from:)")


def confirm(project: Project, document: str, *, place: str = "", period: str = "", kind: str = "") -> Entry:
    """Take the fields of a paper off the lists of what nobody has checked.

    Parameters
    ----------
    project : Project
        Whose register.
    document : str
        The paper's id.
    place, period, kind : str
        What is right instead of what was inferred; "" for what was inferred rightly.

    Returns
    -------
    Entry
        As it stands in the register now.

    Raises
    ------
    RegisterFault
        No paper has the id, or its entry is written in a way that this cannot edit.
    UnknownPlace, BadPeriod, BadParameter
        If what is said of it is not known.
    """
    with alone(project.data):
        known = {entry.id: entry for entry in register.entries(project)}
        if document not in known:
            raise RegisterFault(
                expected="the id of a registered paper",
                found=repr(document),
                where=project.register.name,
                remedy=nearest(document, list(known)),
            )
        changed = _said(known[document], place, period, kind)
        old = project.register.read_text(encoding="utf-8")
        new = "\n".join(_edited(old.splitlines(), document, changed)) + "\n"
        _hold(old, new, document, changed, project.register.name)
        write_together(project.data, {project.register: new.encode("utf-8")})
    return next(entry for entry in register.entries(project) if entry.id == document)


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


def _edited(lines: list[str], document: str, changed: dict[str, Any]) -> Iterator[str]:
    """Write the lines of the register again, those of one entry settled."""
    is_inside, field = False, ""
    for number, line in enumerate(lines):
        if line.startswith("- "):
            is_inside = yaml.safe_load(line.partition(":")[2]) == document
        is_before = any(
            follows.startswith("- ") and yaml.safe_load(follows.partition(":")[2]) == document
            for follows in lines[number + 1 : number + 4]
        )
        if (is_inside or is_before) and _NOTE.match(line):
            continue
        if not is_inside:
            yield line
            continue
        begins = _KEY.match(line)
        field = begins[1] if begins else field
        is_of_field = not line.startswith("#") and line.strip() != ""
        if is_of_field and field in _SETTLED:
            continue
        if is_of_field and field in changed:
            if begins:
                yield from _field(field, changed[field])
            continue
        yield line


def _field(name: str, value: Any) -> list[str]:
    dumped = yaml.safe_dump({name: value}, allow_unicode=True, width=10_000, sort_keys=False)
    return [f"  {line}" for line in dumped.rstrip("\n").splitlines()]


def _hold(old: str, new: str, document: str, changed: dict[str, Any], where: str) -> None:
    """Hold the new register against what it must say: nothing else may have changed."""
    wanted = [
        {key: value for key, value in (entry | changed).items() if key not in _SETTLED}
        if entry["id"] == document
        else entry
        for entry in yaml.safe_load(old)
    ]
    try:
        found = yaml.safe_load(new)
    except yaml.YAMLError:
        found = None
    if found != wanted:
        raise RegisterFault(
            expected="an entry with a field a line, as `indicators register` writes it",
            found="one that is written another way",
            where=f"{where}, {document}",
            remedy="Take the names out under confirm and uncertain by hand.",
        )
