"""What a manifest says of one paper, checked as the register checks it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from indicators import vocabulary
from indicators.documents.register.register_entry import COVERED, Covers, Entry
from indicators.errors import IndicatorsError, ManifestFault, nearest

# What a manifest may say of a paper; where it says nothing, the paper is asked.
FIELDS = (
    "id", "title", "place", "adcode", "kind", "issuer", "number", "issued", *COVERED, "disclosure", "url",
    "origin", "source_quality", "sha256",
)  # fmt: skip
COLUMNS = ("path", "year", *FIELDS)
# An entry without fault, in which one thing after the other is replaced by what the manifest says.
_SOUND = {
    "id": "a", "file": "a.txt", "title": "a", "place": "鞍山市", "adcode": "210300", "kind": "work_report",
    "issuer": "", "number": "", "issued": "2023", "covers": {"period": "2023"}, "disclosure": "public",
    "url": "", "origin": "a", "source_quality": "repost", "sha256": "0" * 64,
}  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper of a manifest."""

    id: str
    path: str  # As the manifest names it.
    address: str  # The same, from where the manifest stands.
    known: tuple[tuple[str, str], ...] = ()  # What the manifest says of it, of `FIELDS`, in their order.
    may_be_restricted: bool = False  # Whether it is read also if it is marked 不公开.

    @property
    def place(self) -> str:
        """The place it is listed under, "" if the manifest does not say."""
        return dict(self.known).get("place", "")


def known(row: Mapping[str, str], where: str) -> tuple[dict[str, str], list[IndicatorsError]]:
    """Check what a manifest says of a paper.

    Parameters
    ----------
    row : mapping of str to str
        Column to cell, empty cells left out.

    Returns
    -------
    dict of str to str, list of ManifestFault or UnknownPlace or BadParameter
        The fields, places and kinds by their full names and ids; and all that is wrong.

    Examples
    --------
    >>> known({"path": "a.txt", "place": "鞍山", "kind": "政府工作报告", "year": "2023"}, "line 2")[0]
    {'place': '鞍山市', 'adcode': '210300', 'kind': 'work_report', 'period': '2023'}
    """
    faults: list[IndicatorsError] = []
    told = {name: row[name] for name in FIELDS if row.get(name)}
    if (year := row.get("year")) and told.setdefault("period", year) != year:
        faults.append(_fault("year and period that say the same", f"{year} and {told['period']}", where))
    if "place" in told:
        try:
            place = vocabulary.places().find(told["place"], where, within=told.get("adcode", ""))
            told |= {"place": place.name, "adcode": told.get("adcode", place.adcode)}
        except IndicatorsError as error:
            # With its code a place needs no catalogue.
            if "adcode" not in told:
                faults.append(error)
    if "kind" in told:
        try:
            told["kind"] = vocabulary.kinds().find(told["kind"], where).id
        except IndicatorsError as error:
            faults.append(error)
            del told["kind"]
    faults += _misfits(told, where)
    return {name: told[name] for name in FIELDS if name in told}, faults


def _misfits(told: Mapping[str, str], where: str) -> list[IndicatorsError]:
    """Hold what is said against the model of the register."""
    found: list[IndicatorsError] = []
    covers = {name: told[name] for name in COVERED if name in told}
    fields: dict[str, Any] = {**_SOUND, **{name: told[name] for name in told if name not in COVERED}}
    for model, data in ((Covers, {"period": "2023", **covers}), (Entry, fields)):
        try:
            model.model_validate(data)
        except ValidationError as error:
            for one in error.errors():
                field = ".".join(str(part) for part in one["loc"])
                message = one["msg"].removeprefix("Value error, ")
                found.append(_fault(f"{field}: {message}", repr(one["input"]), where))
    return found


def _fault(expected: str, found: str, where: str) -> ManifestFault:
    return ManifestFault(
        expected=expected,
        found=found,
        where=where,
        remedy="Correct the cell, or leave it empty: then the paper itself is asked.",
    )


def unknown_column(name: str, where: str) -> ManifestFault:
    """Say of a column that nothing is called so; one that begins with x_ may be called anything.

    Examples
    --------
    >>> unknown_column("disclosed", "list.csv").remedy
    'Did you mean disclosure or issued or issuer? A column of your own begins with x_.'
    """
    return ManifestFault(
        expected=f"columns among {', '.join(COLUMNS)}",
        found=repr(name),
        where=where,
        remedy=f"{nearest(name, list(COLUMNS))} A column of your own begins with x_.",
    )


def name_of(path: str, is_alone: bool) -> str:
    """Name a paper after its file, and after its whole path where that tells nothing or is not the only one.

    Examples
    --------
    >>> name_of("2023/anshan-2023.txt", True), name_of("鞍山.txt", True)
    ('anshan-2023', 'paper-9ccfda8be503')
    """
    stem = stem_of(path)
    mark = sha256(path.encode("utf-8", errors="surrogatepass")).hexdigest()[:12]
    if not _ID.fullmatch(stem):
        return f"paper-{mark}"
    return stem if is_alone else f"{stem}-{mark}"


def stem_of(path: str) -> str:
    """Give the name of a path's file without its ending, in small letters."""
    return PurePosixPath(path.replace("\\", "/")).stem.lower()
