"""The register of raw papers: what each file is, where it came from, and that nobody altered it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from indicators.documents.decoding import Decoded
from indicators.documents.document import Document
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.register import raw_bytes
from indicators.documents.register.register_entry import Entry
from indicators.documents.sandboxed.sandboxed_reading import decode
from indicators.errors import (
    IndicatorsError,
    RawFileAltered,
    ReaderNotRunning,
    RegisterFault,
    nearest,
    raise_all,
)
from indicators.project import Project
from indicators.storage.plain_files import WRITTEN, read_plain
from indicators.vocabulary.yaml_nodes import parsed


@dataclass(frozen=True, slots=True)
class RawFile:
    """A registered file as it is now."""

    entry: Entry
    # What it holds, whatever its checksum; None if it is not there or cannot be read.
    document: Document | None
    faults: tuple[IndicatorsError, ...]  # RawFileMissing, RawFileAltered, or why it cannot be read.

    @property
    def is_left_out(self) -> bool:
        """Whether it cannot be read, for another reason than that somebody altered it."""
        return self.document is None and not any(isinstance(fault, RawFileAltered) for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the register says, and what is wrong with it."""

    entries: list[Entry]  # Those that break no rule.
    faults: list[IndicatorsError]
    # Ids and files that the other entries name; None if the file is no list of entries.
    broken: frozenset[str] | None


def entries(project: Project) -> list[Entry]:
    """Read and check the register, without opening the papers.

    Raises
    ------
    RegisterFault
        If the file is no YAML list or an entry breaks its model; all faults at once.

    Examples
    --------
    >>> from indicators.project import find
    >>> [entry.place for entry in entries(find()) if entry.disclosure == "restricted"]
    ['海城市']
    """
    found = checked(project)
    raise_all(found.faults)
    return found.entries


def checked(project: Project) -> Checked:
    """Read the register as `entries` does; what is wrong with one entry leaves the others.

    Examples
    --------
    >>> from indicators.project import find
    >>> len(checked(find()).entries), checked(find()).broken
    (5, frozenset())
    """
    try:
        raw_entries = _raw_entries(project)
    except RegisterFault as error:
        return Checked([], [error], None)
    found: list[Entry] = []
    faults: list[IndicatorsError] = []
    broken: set[str] = set()
    for number, raw in enumerate(raw_entries, 1):
        told = raw if isinstance(raw, dict) else {}
        name = str(told.get("id", ""))
        where = f"{project.register.name}, entry {number}" + (f" ({name})" if name else "")
        try:
            found.append(Entry.model_validate(raw))
        except ValidationError as error:
            faults.extend(_fault(where, dict(detail)) for detail in error.errors())
            broken |= {str(told[field]) for field in ("id", "file") if field in told}
    for field in ("id", "file"):
        for value, count in Counter(getattr(entry, field) for entry in found).items():
            if count > 1:
                faults.append(
                    RegisterFault(
                        expected=f"each {field} once",
                        found=f"{value!r} {count} times",
                        where=project.register.name,
                        remedy="Take one of the entries out, or name it after its own file.",
                    )
                )
    return Checked(found, faults, frozenset(broken))


def text(project: Project) -> str:
    """Read the register as it is written; raises as `read_plain`, and UnicodeDecodeError.

    Examples
    --------
    >>> from indicators.project import find
    >>> "- id: " in text(find())
    True
    """
    return read_plain(project.register, WRITTEN).decode("utf-8")


def entry(project: Project, document: str) -> Entry:
    """Find the entry of a paper; raises RegisterFault with the nearest ids if there is none.

    Examples
    --------
    >>> from indicators.project import find
    >>> entry(find(), "anshan-14th-five-year-plan").place
    '鞍山市'
    """
    known = {one.id: one for one in entries(project)}
    if document not in known:
        raise RegisterFault(
            expected="the id of a registered paper",
            found=repr(document),
            where=project.register.name,
            remedy=nearest(document, list(known)),
        )
    return known[document]


def load(project: Project) -> list[Document]:
    """Read every registered paper after checking that its bytes are the registered ones.

    Raises
    ------
    RegisterFault, RawFileMissing, RawFileAltered, UnreadableDocument
        For the register; for files that are missing, altered or cannot be read, all at once.

    Examples
    --------
    >>> from indicators.project import find
    >>> len(load(find()))
    5
    """
    known = entries(project)
    files = read_files(project, known)
    raise_all(file_faults(project, files))
    return documents(files)


def read_files(project: Project, known: Sequence[Entry], *, is_text_enough: bool = False) -> list[RawFile]:
    """Open every registered file once: the bytes that are hashed are those that are decoded.

    Parameters
    ----------
    is_text_enough : bool
        Whether what is wrong with a text as data need not be looked for, which takes longer than all else;
        of an altered paper it is, for that is read again.
    """
    return [_read_file(project, entry, is_text_enough=is_text_enough) for entry in known]


def documents(files: Sequence[RawFile]) -> list[Document]:
    """List the papers of those files that can be read."""
    return [file.document for file in files if file.document is not None]


def document(entry: Entry, data: bytes) -> Document:
    """Decode one paper and look for what is wrong with it as data, whatever its checksum.

    The same for the same entry, bytes, program and vocabulary: no file is opened.
    """
    return described(entry, decode(data, entry.file, ocr=entry.ocr))


def described(entry: Entry, decoded: Decoded, faults: tuple[Fault, ...] | None = None) -> Document:
    """Say of a decoded paper what the register says of it, and look for what is wrong with it as data.

    Parameters
    ----------
    faults : tuple of Fault, optional
        What is wrong with it, if that is known already.
    """
    return Document(
        id=entry.id,
        text=decoded.text,
        title=entry.title,
        place=entry.place,
        adcode=entry.adcode,
        kind=entry.kind,
        issuer=entry.issuer,
        number=entry.number,
        issued=entry.issued,
        period=entry.covers.period,
        review=entry.covers.review,
        outlook=entry.covers.outlook,
        disclosure=entry.disclosure,
        url=entry.url,
        sha256=entry.sha256,
        faults=find_faults(decoded.text, decoded.faults) if faults is None else faults,
        file_tables=decoded.tables,
    )


def _raw_entries(project: Project) -> list[Any]:
    where, found = project.register.name, ""
    if not project.register.is_file():
        if all(path.name.startswith((".", "README")) for path in project.documents.glob("*")):
            raise RegisterFault(
                expected="at least one paper in the register",
                found="no paper yet",
                where=where,
                remedy="Take in the first one: indicators register FILE.",
            )
        found = "no such file"
    else:
        try:
            raw = parsed(text(project))
            if isinstance(raw, list):
                return raw
            found = f"a {type(raw).__name__}"
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            found = re.sub(r"\s+", " ", str(error))
            mark = getattr(error, "problem_mark", None)
            where = f"{where}, line {mark.line + 1}" if mark else where
    raise RegisterFault(
        expected="a YAML list of documents",
        found=found,
        where=where,
        remedy="Compare with the entries in the project's history and mend the file.",
    )


def _fault(where: str, detail: dict[str, Any]) -> RegisterFault:
    """Put one complaint of pydantic into the project's words."""
    field = ".".join(str(part) for part in detail["loc"]) or "entry"
    found = "nothing" if detail["type"] == "missing" else repr(detail["input"])
    return RegisterFault(
        expected=f"{field}: {detail['msg'].removeprefix('Value error, ')}",
        found=found,
        where=where,
        remedy=f"Correct {field}; the top of the file says what each field holds.",
    )


def _read_file(project: Project, entry: Entry, *, is_text_enough: bool) -> RawFile:
    """Read, hash and decode one file, and keep what is wrong with it."""
    faults: list[IndicatorsError] = []
    try:
        data = raw_bytes.content(project.documents, entry.id, entry.file)
        faults += filter(None, [raw_bytes.altered(entry.file, entry.sha256, data)])
        decoded = decode(data, entry.file, ocr=entry.ocr)
        found = decoded.faults if is_text_enough and not faults else None
        return RawFile(entry, described(entry, decoded, found), tuple(faults))
    except ReaderNotRunning:
        raise
    except IndicatorsError as error:
        return RawFile(entry, None, (*faults, error))


def file_faults(project: Project, files: Sequence[RawFile]) -> list[IndicatorsError]:
    """List what is wrong with the registered files, and the files without an entry."""
    faults = [fault for file in files for fault in file.faults]
    registered = {file.entry.file for file in files}
    folder = sorted(project.documents.iterdir()) if project.documents.is_dir() else []
    faults.extend(
        RegisterFault(
            expected="an entry for every file",
            found="a file without one",
            where=f"data/raw/documents/{path.name}",
            remedy=f"Add an entry to {project.register.name}, or take the file out of the folder.",
        )
        for path in folder
        if path.is_file() and path.name not in registered and not path.name.startswith(".")
    )
    return faults
