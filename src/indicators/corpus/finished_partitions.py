"""The files of a partition, written whole by whoever made them: the receipt comes last, and it counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from typing import ClassVar

from pydantic import ConfigDict, NonNegativeInt, TypeAdapter

from indicators.storage import addresses
from indicators.tables.contract import schema

RECEIPT = "receipt.json"
NAMES = (*schema.NAMES, "faults")
FILES = frozenset(f"{name}.parquet" for name in NAMES)
_LARGEST, _LARGEST_RECEIPT = 1 << 30, 1 << 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a partition that was written."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    part: str
    key: str  # Of all that it was made from.
    # How many papers are listed in it, and how many of these are in no table.
    papers: NonNegativeInt
    left_out: NonNegativeInt
    is_lasting: bool  # Whether the same would come out again: no paper met a limit of time or memory.
    rows: dict[str, NonNegativeInt]  # How many rows each table has.
    files: dict[str, str]  # File name to sha256.
    was_there: bool = False  # Whether it had been written before, and nothing was read.


def write(out: str, receipt: Receipt, files: Mapping[str, bytes]) -> Receipt:
    """Write the files of a partition, then its receipt.

    Parameters
    ----------
    receipt : Receipt
        Without `files`.

    Raises
    ------
    UnusableFile
        If it cannot be written; it has no receipt then.

    Examples
    --------
    >>> import tempfile
    >>> out, rows = tempfile.mkdtemp(), dict.fromkeys(NAMES, 0)
    >>> made = Receipt("part-00000", "k", 1, 0, True, rows, {})
    >>> _ = write(out, made, {name: b"a" for name in FILES})
    >>> found(out, "part-00000", "k").was_there, found(out, "part-00000", "other")
    (True, None)
    """
    # Else the receipt of what is written over would speak for a mixture of both.
    addresses.delete(addresses.inside(out, receipt.part, RECEIPT))
    for name, content in sorted(files.items()):
        addresses.write(addresses.inside(out, receipt.part, name), content)
    told = asdict(receipt) | {"files": {name: _hash(content) for name, content in sorted(files.items())}}
    del told["was_there"]
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    addresses.write(addresses.inside(out, receipt.part, RECEIPT), text.encode())
    return Receipt(**told)


def found(out: str, part: str, key: str) -> Receipt | None:
    """Give the receipt of a partition that is there whole, made from the same; None if it has to be made."""
    receipt = read(out, part)
    if receipt is None or receipt.key != key or not receipt.is_lasting:
        return None
    for name, digest in receipt.files.items():
        content = _content(out, part, name, _LARGEST)
        if content is None or _hash(content) != digest:
            return None
    return receipt


def read(out: str, part: str) -> Receipt | None:
    """Read a receipt as it is written; None if there is none, or it is none of this partition's."""
    try:
        receipt = _adapter().validate_json(_content(out, part, RECEIPT, _LARGEST_RECEIPT) or b"", strict=True)
    except ValueError:
        return None
    # Its names are looked up beside it, and its rows are added to those of the others.
    if receipt.part != part or receipt.files.keys() != FILES or receipt.rows.keys() != set(NAMES):
        return None
    return replace(receipt, was_there=True)


def _content(out: str, part: str, name: str, most: int) -> bytes | None:
    address = addresses.inside(out, part, name)
    return addresses.read(address, most) if addresses.is_lasting(address) else None


@cache
def _adapter() -> TypeAdapter[Receipt]:
    return TypeAdapter(Receipt)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
