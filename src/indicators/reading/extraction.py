"""Any paper → statements: what is not said of it is inferred from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from indicators import periods, vocabulary
from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.given_paper import Paper, misnamed, name_and_bytes
from indicators.documents.inference.inference import Inferred, infer
from indicators.documents.sandboxed.sandboxed_reading import decode
from indicators.errors import (
    IndicatorsError,
    RawFileMissing,
    ReaderNotRunning,
    TooMuch,
    UnreadableDocument,
)
from indicators.reading.number_account import Entry, account
from indicators.reading.quantities.number_fates import Passed
from indicators.reading.statement import Statement
from indicators.reading.statements import read_all
from indicators.storage.argument_checks import require_text


@dataclass(frozen=True, slots=True)
class Extraction:
    """The statements of a paper, and how it was understood."""

    document: Document  # With what was given or inferred.
    statements: list[Statement]  # In the order of the text.
    notes: tuple[str, ...]  # Each inferred fact with the words that say so; what else is to be told.
    passed: tuple[Passed, ...] = ()  # What became of the numbers that are no statement.

    def account(self) -> list[Entry]:
        """Tell the fate of every number of the paper."""
        return account(self.document, self.statements, self.passed)


def extract(
    paper: Paper, *, place: str = "", period: str = "", kind: str = "", ocr: bool = False
) -> Extraction:
    r"""Read the statements of a file, registered or not.

    Parameters
    ----------
    paper : Path, str, bytes or binary file
        As `documents.given_paper.name_and_bytes` takes it.
    place, period, kind : str
        What is known of it: 鞍山市, 2023 or 2021/2025, work_report; inferred from the text if "".
    ocr : bool
        Whether pictures inside it are recognised as well; takes seconds each, and RapidOCR.

    Raises
    ------
    BadArgument
        If an argument is no text, or the paper none.
    MissingPackage
        If it is an address, and fsspec is not installed.
    RawFileMissing, UnreadableDocument, TooMuch
        If the file cannot be read, or reading it runs into a limit.
    UnknownPlace, BadPeriod, BadParameter
        If what is said of it is not known.

    Examples
    --------
    >>> import tempfile
    >>> paper = Path(tempfile.mkdtemp()) / "report.txt"
    >>> _ = paper.write_text("2026年浙江省政府工作报告\n三、重点工作\n粮食产量稳定在130亿斤以上。", "utf-8")
    >>> [(s.place, s.indicator_id, s.low, s.unit, s.comparator) for s in extract(paper).statements]
    [('浙江省', 'grain_output', 13000000000.0, '斤', 'ge')]
    """
    require_text(place=place, period=period, kind=kind, may_lack=["place", "period", "kind"])
    name, data = name_and_bytes(paper)
    decoded, digest = decode(data, name, ocr=ocr), sha256(data).hexdigest()
    # A long paper need not be held as bytes while it is read.
    del data
    text = decoded.text
    faults = find_faults(text, decoded.faults)
    if kind:
        kind = vocabulary.kinds().find(kind, "kind").id
    found = infer(text, faults, kind=kind)
    known = vocabulary.places().find(place, "place") if place else None
    if period:
        periods.parse(period, where="period")
    document = Document(
        id=re.sub(r"\s+", "-", Path(name).stem),
        text=text,
        title=found.title,
        place=known.name if known else found.place,
        adcode=known.adcode if known else found.adcode,
        kind=kind or found.kind,
        period=period or found.period,
        disclosure=found.disclosure,
        sha256=digest,
        issued=found.issued,
        faults=faults,
        file_tables=decoded.tables,
    )
    reading = read_all(document)
    notes = _notes(document, found, place=place, period=period, kind=kind)
    made = Extraction(document, reading.statements, notes, tuple(reading.passed))
    more = (misnamed(name, decoded.format), "" if made.statements else _nothing_read(made))
    return replace(made, notes=notes + tuple(filter(None, more)))


# What is wrong with one file, and not with what was asked of all.
OF_A_FILE = (RawFileMissing, TooMuch, UnreadableDocument)


def extract_each(
    paths: Sequence[Path], *, place: str = "", period: str = "", kind: str = "", ocr: bool = False
) -> tuple[list[tuple[Path, Extraction]], list[IndicatorsError]]:
    """Read the statements of several files: one that cannot be read keeps no other from being read.

    Parameters
    ----------
    place, period, kind, ocr
        As `extract` takes them, for all of them.

    Returns
    -------
    list of (Path, Extraction), list of IndicatorsError
        What was read, and why each of the others was not.

    Examples
    --------
    >>> found, faults = extract_each([Path("nowhere.txt")])
    >>> found, [fault.found for fault in faults]
    ([], ['no such file'])
    """
    found: list[tuple[Path, Extraction]] = []
    faults: list[IndicatorsError] = []
    for path in paths:
        try:
            found.append((path, extract(path, place=place, period=period, kind=kind, ocr=ocr)))
        except ReaderNotRunning:
            raise
        except IndicatorsError as error:
            # What is wrong with the options is wrong for every paper, and told once; two files of one name
            # may be damaged alike.
            is_of_file = isinstance(error, OF_A_FILE)
            if is_of_file or str(error) not in map(str, faults):
                faults.append(error)
    return found, faults


def _nothing_read(made: Extraction) -> str:
    """Say why a paper gives no statement."""
    numbers = len(made.account())
    if not numbers:
        return "no figure: there is no number in it"
    return f"no figure: none of its {numbers} numbers is read; `indicators account` says why of each"


def _without(name: str) -> str:
    """Say what follows where a fact is missing."""
    if name != "kind":
        return ""
    known = ", ".join(f"{kind.id} ({kind.zh})" for kind in vocabulary.kinds().entries)
    return f"; until then none of its figures is a target. Kinds are {known}"


def _notes(document: Document, found: Inferred, **given: str) -> tuple[str, ...]:
    """Say of each fact where it comes from, and of each that is missing what to do."""
    notes = []
    for name in ("place", "kind", "period"):
        value = getattr(document, name)
        option = "--year" if name == "period" else f"--{name}"
        if given[name]:
            notes.append(f"{name}: {value} (given)")
        elif value:
            guess = "; a guess: neither issuer nor title says it" if name in found.uncertain else ""
            notes.append(f"{name}: {value} (inferred from: {found.words.get(name, '')}{guess})")
        else:
            notes.append(f"{name}: not found in the text; say it with {option}{_without(name)}")
    faults = [fault for fault in document.faults if fault.kind != "lost_picture"]
    notes += [fault.description() for fault in faults]
    pictures = sum(fault.kind == "lost_picture" for fault in document.faults)
    if pictures:
        notes.append(f"lost_picture: {pictures} pictures stand where figures were; they are not read (--ocr)")
    return tuple(notes)
