"""The table files that an observation workbook is about: read in the box, known by name and checksum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from indicators import periods, vocabulary
from indicators.documents.decoding import read_bytes
from indicators.errors import BadArgument, IndicatorsError, UnreadableDocument, raise_all
from indicators.reading.statistics import boxed_reading
from indicators.reading.statistics.observed import Found, Given


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of statistical tables and what was read of it."""

    # By which it is found again.
    name: str
    sha256: str
    # place, year: what was given from outside.
    place: str
    year: str
    content: bytes
    found: Found  # Its figures.


def read_file(path: Path, *, place: str = "", year: str = "") -> TableFile:
    """Read one file; raises as `decoding.read_bytes` and `boxed_reading.read_file`.

    Raises
    ------
    UnreadableDocument
        If there is no table with a figure in it.
    """
    content = read_bytes(path)
    found = boxed_reading.read_file(content, path.name, Given(path.stem, place, year))
    if not found.figures and not found.unclear:
        raise UnreadableDocument(
            expected="a table with figures under a head",
            found="none",
            where=path.name,
            remedy="Save the table itself, with the row of years or months over it, as .xlsx or .csv.",
        )
    return TableFile(path.name, sha256(content).hexdigest(), place, year, content, found)


def read_files(paths: Sequence[Path], *, place: str = "", year: str = "") -> list[TableFile]:
    """Read several files; what is wrong with any of them is told at once.

    Raises
    ------
    BadArgument
        If two of them have one name.
    UnknownPlace, BadPeriod
        If what is given is not known.
    """
    names = [path.name for path in paths]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BadArgument(
            expected="files with names of their own",
            found=", ".join(twice),
            where="FILE",
            remedy="Rename one of them.",
        )
    if place:
        vocabulary.places().find(place, "place")
    if year:
        periods.parse_one(year, "year", "year")
    read: list[TableFile] = []
    faults: list[IndicatorsError] = []
    for path in paths:
        try:
            read.append(read_file(path, place=place, year=year))
        except IndicatorsError as error:
            if str(error) not in map(str, faults):
                faults.append(error)
    raise_all(faults)
    return read


def found_again(name: str, digest: str, folders: Iterable[Path]) -> Path | None:
    """Find the file that a workbook was made of, by name and checksum.

    Examples
    --------
    >>> found_again("a.csv", "0" * 64, [Path("nowhere")]) is None
    True
    """
    for folder in folders:
        for path in (folder / name, *sorted(folder.glob(f"{digest[:12]}-*"))):
            if path.is_file() and sha256(read_bytes(path)).hexdigest() == digest:
                return path
    return None
