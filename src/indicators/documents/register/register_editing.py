"""Changes fields of one entry of the register, and leaves every other line of the file as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import yaml

from indicators import periods, vocabulary
from indicators.documents.register import register
from indicators.documents.register.register_entry import Entry
from indicators.errors import RegisterFault
from indicators.project import Project
from indicators.storage.expressions import expression
from indicators.storage.transaction import alone, write_together
from indicators.vocabulary.page_words import LANGUAGES, say

_KEY = expression(r"^(?:- |  )([a-z_0-9]+):")
_FIELD = r"[a-z_0-9]+"
_SETTLED = ("confirm", "uncertain")


def edited(
    register: str, document: str, changed: dict[str, Any], where: str, *, without: Collection[str] = ()
) -> str:
    r"""Write the register again with some fields of an entry changed.

    Parameters
    ----------
    without : collection of str
        Fields that are taken out, and with them the notes on what was inferred.

    Raises
    ------
    RegisterFault
        If the entry is written in a way that this cannot edit.

    Examples
    --------
    >>> edited("- id: a\n  file: a.txt\n- id: b\n  file: b.txt\n", "b", {"file": "c.txt"}, "documents.yaml")
    '- id: a\n  file: a.txt\n- id: b\n  file: c.txt\n'
    """
    new = "\n".join(_lines(register.splitlines(), document, changed, without)) + "\n"
    _hold(register, new, document, changed, where, without)
    return new


def _lines(
    lines: list[str], document: str, changed: dict[str, Any], without: Collection[str]
) -> Iterator[str]:
    is_inside, field = False, ""
    for number, line in enumerate(lines):
        if line.startswith("- "):
            is_inside = yaml.safe_load(line.partition(":")[2]) == document
        is_before = any(
            follows.startswith("- ") and yaml.safe_load(follows.partition(":")[2]) == document
            for follows in lines[number + 1 : number + 4]
        )
        if without and (is_inside or is_before) and _note().match(line):
            continue
        if not is_inside:
            yield line
            continue
        begins = _KEY.match(line)
        field = begins[1] if begins else field
        is_of_field = not line.startswith("#") and line.strip() != ""
        if is_of_field and field in without:
            continue
        if is_of_field and field in changed:
            if begins:
                yield from _field(field, changed[field])
            continue
        yield line


def _field(name: str, value: Any) -> list[str]:
    dumped = yaml.safe_dump({name: value}, allow_unicode=True, width=10_000, sort_keys=False)
    return [f"  {line}" for line in dumped.rstrip("\n").splitlines()]


def _hold(
    old: str, new: str, document: str, changed: dict[str, Any], where: str, without: Collection[str]
) -> None:
    """Hold the new register against what it must say: nothing else may have changed."""
    wanted = [
        {key: value for key, value in (entry | changed).items() if key not in without}
        if entry["id"] == document
        else entry
        for entry in yaml.safe_load(old)
    ]
    try:
        found = yaml.safe_load(new)
    except yaml.YAMLError:
        found = None
    if found != wanted:
        fields = ", ".join([*changed, *without])
        raise RegisterFault(
            expected="an entry with a field a line, as `indicators register` writes it",
            found="one that is written another way",
            where=f"{where}, {document}",
            remedy=f"Change its fields by hand: {fields}.",
        )


@cache
def _note() -> re.Pattern[str]:
    """Match the comments that `register` writes, in either language."""
    heads = [re.escape(say("entry_inferred", lang)) for lang in LANGUAGES]
    fields = [re.escape(say("entry_from", lang, name="\0", words="").rstrip()) for lang in LANGUAGES]
    each = [*heads, *(field.replace(re.escape("\0"), _FIELD) for field in fields)]
    return re.compile(rf"\s*(?:{'|'.join(each)})")


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
        old = register.text(project)
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
