"""One listed paper → its lines of the tables, or one row that says why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from indicators import vocabulary
from indicators.corpus.listing import Listed
from indicators.documents.decoding import LARGEST, Decoded
from indicators.documents.faults.fault import Fault as TextFault
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.inference.inference import infer
from indicators.documents.register import register
from indicators.documents.register.entry_fields import describe
from indicators.documents.register.raw_bytes import altered
from indicators.documents.register.register_entry import COVERED, Entry
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import IndicatorsError, ManifestFault, ReaderNotRunning, UnusableFile
from indicators.storage import addresses
from indicators.storage.os_errors import is_of_system
from indicators.storage.visible_text import line
from indicators.tables.building import paper_rows
from indicators.tables.building.left_out import NO_FILE, READING_FAILED
from indicators.tables.building.paper_rows import PaperRows

RESTRICTED, ALTERED, NOT_TOLD = "restricted", "altered", "not_told"
# Another run may come through where this one met a limit.
PASSING = ("too_much",)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a listed paper is not in the tables."""

    document_id: str
    path: str
    code: str  # no_file, altered, unreadable, too_much, reading_failed, not_told or restricted.
    expected: str
    found: str
    remedy: str


def read(paper: Listed) -> PaperRows | Fault:
    """Read one paper to its end; what the manifest does not say of it is inferred from its text.

    One marked 不公开 gives a fault that says so, and nothing of what is in it, unless it may be restricted.

    Raises
    ------
    UnusableFile
        If the store does not answer: that says nothing of the paper.
    """
    try:
        data = addresses.read(paper.address, LARGEST) if addresses.is_lasting(paper.address) else None
        if data is None:
            return _fault(paper, NO_FILE, "a document", "no such file", "Check the path in the manifest.")
        if len(data) > LARGEST:
            expected = f"a document of at most {LARGEST >> 20} MB"
            return _fault(paper, "unreadable", expected, "more", "Cut it into smaller documents.")
        told = dict(paper.known)
        if wrong := altered(paper.path, told.get("sha256", sha256(data).hexdigest()), data):
            return _of_error(paper, ALTERED, wrong)
        decoded = sandboxed_reading.decode(data, _file(paper))
        faults = find_faults(decoded.text, decoded.faults)
        entry = described(paper, data, decoded, faults)
        if entry.disclosure == "restricted" and not paper.may_be_restricted:
            expected, found = "papers that may be passed on", "one marked 不公开"
            return _fault(paper, RESTRICTED, expected, found, "Read it with --include-restricted.")
        result = paper_rows.of_document(entry, register.described(entry, decoded, faults))
    except (ReaderNotRunning, UnusableFile):
        raise
    except ManifestFault as error:
        return _fault(paper, NOT_TOLD, error.expected, error.found, error.remedy)
    except IndicatorsError as error:
        return broken(paper, error)
    except Exception as error:  # noqa: BLE001
        return broken(paper, error)
    return result if isinstance(result, PaperRows) else _of_error(paper, result.code, result.error)


def described(paper: Listed, data: bytes, decoded: Decoded, faults: tuple[TextFault, ...]) -> Entry:
    """Say what a paper is: what the manifest says, and of the rest what its text does.

    Raises
    ------
    ManifestFault
        If neither says its place, kind or period.
    """
    known = dict(paper.known)
    fixed = {name: known.get(name, "") for name in ("place", "period", "kind")}
    found = infer(decoded.text, faults, kind=fixed["kind"])
    said = {
        name: value for name, (value, _) in describe(found, decoded.text, data, decoded.format, fixed).items()
    }
    if missing := [name for name in ("place", "kind", "period") if not said[name]]:
        raise ManifestFault(
            expected="a paper that says its place, kind and period",
            found=f"no {', no '.join(missing)} in its text",
            where=paper.path,
            remedy="Say it in the manifest.",
        )
    said |= known
    fields: dict[str, Any] = {name: value for name, value in said.items() if name not in COVERED}
    fields |= {
        "id": paper.id,
        "file": _file(paper),
        "adcode": known["adcode"] if "adcode" in known else _code(said["place"], found.place, found.adcode),
        "covers": {name: said[name] for name in COVERED},
        "origin": known.get("origin", f"Listed as {line(paper.path)}."),
        "sha256": sha256(data).hexdigest(),
        "confirm": sorted({"place", "kind", "period"} - set(known)),
        "uncertain": [name for name in found.uncertain if name not in known],
    }
    try:
        return Entry.model_validate(fields)
    except ValidationError as error:
        told = error.errors()[0]
        raise ManifestFault(
            expected=f"{'.'.join(map(str, told['loc']))}: {told['msg'].removeprefix('Value error, ')}",
            found=repr(told["input"]),
            where=paper.path,
            remedy="Say it in the manifest.",
        ) from error


def _code(place: str, inferred: str, adcode: str) -> str:
    return adcode if place == inferred else vocabulary.places().find(place, "place").adcode


def _file(paper: Listed) -> str:
    name = paper.path.replace("\\", "/").rpartition("/")[2].lstrip(".")
    return line(name).replace("/", "_") or paper.id


def broken(paper: Listed, error: Exception) -> Fault:
    """Say over which error the reading of a paper broke down.

    Raises
    ------
    Exception
        What is given, where the system lacked room or memory: that says nothing of the paper.
    """
    if is_of_system(error):
        raise error
    if isinstance(error, IndicatorsError):
        code = _CODES.get(type(error).__name__, READING_FAILED)
        return _of_error(paper, code, error)
    remedy = "If the paper is sound, the program is at fault: report it."
    found = f"{type(error).__name__}: {line(str(error))[:200]}"
    return _fault(paper, READING_FAILED, "a paper that is read to its end", found, remedy)


_CODES = {"UnreadableDocument": "unreadable", "TooMuch": "too_much"}


def ended(paper: Listed) -> Fault:
    """Say of a paper that the process that read it ended over it."""
    expected, found = "a paper that is read to its end", "the end of the process that read it, each time"
    remedy = "It may need more memory than there is; if not, the program is at fault: report it."
    return _fault(paper, READING_FAILED, expected, found, remedy)


def _of_error(paper: Listed, code: str, error: IndicatorsError) -> Fault:
    return _fault(paper, code, error.expected, error.found, error.remedy)


def _fault(paper: Listed, code: str, expected: str, found: str, remedy: str) -> Fault:
    return Fault(paper.id, addresses.line_of(paper.path), code, line(expected), line(found), line(remedy))
