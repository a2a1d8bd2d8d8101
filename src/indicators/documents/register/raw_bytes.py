"""The bytes of a registered file, and whether they are those that were registered."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from indicators.documents.decoding import read_bytes
from indicators.errors import RawFileAltered, RawFileMissing


def content(folder: Path, name: str, file: str) -> bytes:
    """Read the bytes of one registered file.

    Raises
    ------
    RawFileMissing, UnusableFile
        If it is not there, or cannot be read.
    """
    path = folder / file
    if not path.is_file():
        raise RawFileMissing(
            expected=f"the file of {name}",
            found="no such file",
            where=f"data/raw/documents/{file}",
            remedy="Restore it from the project's history; raw files are never moved.",
        )
    return read_bytes(path)


def altered(file: str, registered: str, data: bytes) -> RawFileAltered | None:
    """Say of the bytes of a file that they are others than when it was registered, if so.

    Examples
    --------
    >>> altered("a.txt", sha256(b"a").hexdigest(), b"a")
    """
    digest = sha256(data).hexdigest()
    if digest == registered:
        return None
    return RawFileAltered(
        expected=f"sha256 {registered}",
        found=f"sha256 {digest}",
        where=f"data/raw/documents/{file}",
        remedy="Restore the file; a corrected paper gets an entry and an id of its own.",
    )
