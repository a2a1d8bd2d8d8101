"""A paper as a caller gives it: a path, bytes, an open file, or an address of an object store."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, TypeAlias

from indicators.documents.decoding import LARGEST, read_bytes, require_size
from indicators.errors import BadArgument, RawFileMissing
from indicators.storage import addresses
from indicators.storage.argument_checks import require_path

Paper: TypeAlias = "Path | str | bytes | BinaryIO"
# What a paper is called that comes without a name.
UNNAMED = "paper"
# Formats that bytes tell; endings of the same format in other words. A .doc may be WPS's own.
_FORMATS = frozenset([
    "txt", "csv", "html", "mhtml", "docx", "pdf", "ofd", "xlsx", "xls", "ods", "odt", "rtf", "doc", "png",
    "jpg", "tif",
])  # fmt: skip
_SAME = {
    "htm": "html", "mht": "mhtml", "docm": "docx", "xlsm": "xlsx", "et": "xls", "wps": "doc",
    "jpeg": "jpg", "tiff": "tif",
}  # fmt: skip


def name_and_bytes(paper: Paper) -> tuple[str, bytes]:
    r"""Read a paper from wherever it is.

    Parameters
    ----------
    paper : Path, str, bytes or binary file
        A path; the bytes of a file; a file opened with "rb"; or an address that fsspec opens, such as
        s3://bucket/report.pdf.

    Returns
    -------
    str, bytes
        The file's name, "paper" for bytes without one, and its content.

    Raises
    ------
    BadArgument
        It is none of these.
    MissingPackage
        It is an address, and fsspec, or its part for this kind of address, is not installed.
    RawFileMissing, UnreadableDocument, UnusableFile
        It is not there, is too large, or its store does not answer.

    Examples
    --------
    >>> import io
    >>> name_and_bytes("增长6%".encode()), name_and_bytes(io.BytesIO(b"6%"))[0]
    (('paper', b'\xe5\xa2\x9e\xe9\x95\xbf6%'), 'paper')
    """
    if isinstance(paper, bytes | bytearray | memoryview):
        data = bytes(paper)
        require_size(len(data), UNNAMED)
        return UNNAMED, data
    if isinstance(paper, str) and "://" in paper:
        return _remote(paper)
    if hasattr(paper, "read"):
        return _opened(paper)
    path = require_path(paper)
    return path.name, read_bytes(path)


def misnamed(name: str, form: str) -> str:
    """Say that a file's name promises another format than its content has, "" if it does not.

    Examples
    --------
    >>> misnamed("report.xlsx", "txt"), misnamed("report.HTM", "html"), misnamed("report.v2", "txt")
    ('named .xlsx, but its content is txt: read as that', '', '')
    """
    ending = PurePosixPath(name).suffix.lower()
    said = _SAME.get(ending[1:], ending[1:])
    if said not in _FORMATS or said == _SAME.get(form, form):
        return ""
    return f"named {ending}, but its content is {form}: read as that"


def _opened(file: Any) -> tuple[str, bytes]:
    named = getattr(file, "name", "")
    name = Path(named).name if isinstance(named, str) and named else UNNAMED
    data = file.read(LARGEST + 1)
    if not isinstance(data, bytes):
        raise BadArgument(
            expected="a file opened for bytes",
            found=f"one that gives {type(data).__name__}",
            where=name,
            remedy="Open it with open(path, 'rb').",
        )
    require_size(len(data), name)
    return name, data


def _remote(address: str) -> tuple[str, bytes]:
    """Read what stands at an address; words of its query or its user are no part of its name."""
    path = re.split("[?#]", address.partition("://")[2])[0]
    name = PurePosixPath(path).name.rpartition("@")[2] or UNNAMED
    data = addresses.read(address, LARGEST)
    if data is None:
        raise RawFileMissing(
            expected="a document at this address",
            found="no such file",
            where=addresses.line_of(address),
            remedy="Check the address, and that you may read there.",
        )
    require_size(len(data), name)
    return name, data
