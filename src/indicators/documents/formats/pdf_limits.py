"""What a PDF may unpack to and draw, counted while it is read: a file of 1 KB can ask for gigabytes.

pdfminer has no limits of its own and no place to hand any in. So the few functions of it that a file can make
run without end are replaced by ones that count, for as long as a file is read here; elsewhere they stay as
they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from types import SimpleNamespace
from typing import Any

MEGABYTE = 1 << 20


class PastLimit(Exception):
    """A limit that a PDF runs into; the message names what there is too much of."""


@dataclass(slots=True)
class _Left:
    """What a file may still unpack, list of its fonts, and draw."""

    unpacked: int = 192 * MEGABYTE
    listed: int = 2_000_000
    signs: int = 1_500_000
    forms: int = 20_000

    def take(self, name: str, count: int) -> None:
        left = getattr(self, name) - count
        if left < 0:
            raise PastLimit(_TOLD[name])
        setattr(self, name, left)


_TOLD = {
    "unpacked": f"parts that unpack to more than {_Left().unpacked // MEGABYTE} MB together",
    "listed": f"fonts that list more than {_Left().listed} signs",
    "signs": f"more than {_Left().signs} signs and strokes",
    "forms": f"more than {_Left().forms} drawings within drawings",
}
_left: ContextVar[_Left | None] = ContextVar("left", default=None)


@contextmanager
def counted() -> Iterator[None]:
    """Count what pdfminer does in this block; PastLimit where it is too much."""
    _install()
    token = _left.set(_Left())
    try:
        yield
    finally:
        _left.reset(token)


def _take(name: str, count: int = 1) -> None:
    left = _left.get()
    if left is not None:
        left.take(name, count)


def _decompress(data: bytes) -> bytes:
    """Unpack as zlib does, at most as much as is left to unpack."""
    left = _left.get()
    if left is None:
        return zlib.decompress(data)
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(data, left.unpacked + 1)
    _take("unpacked", len(content))
    if not unpacker.eof:
        raise zlib.error("incomplete or truncated stream")
    return content


def _decompress_damaged(data: bytes) -> bytes:
    """Unpack what can be unpacked of a damaged part."""
    left = _left.get()
    unpacker = zlib.decompressobj()
    content = b""
    for at in range(0, len(data), 512):
        try:
            piece = unpacker.decompress(data[at : at + 512], left.unpacked + 1 if left else 0)
        except zlib.error:
            break
        _take("unpacked", len(piece))
        content += piece
    return content


def _range(*bounds: int) -> range:
    made = range(*bounds)
    # Not by its length, which has to fit into a machine word.
    _take("listed", max(made.stop - made.start, 0) if made.step == 1 else len(made))
    return made


@cache
def _install() -> None:
    from pdfminer import cmapdb, converter, pdffont, pdfinterp, pdftypes

    vars(pdftypes)["zlib"] = SimpleNamespace(decompress=_decompress, error=zlib.error)
    vars(pdftypes)["decompress_corrupted"] = _decompress_damaged
    for name in ("lzwdecode", "rldecode", "ccittfaxdecode"):
        setattr(pdftypes, name, _measured(getattr(pdftypes, name)))
    for module in (pdffont, cmapdb):
        # Found before the function of that name that is built in.
        vars(module)["range"] = _range
    for counting, kind, method, name in (
        (_counting, converter.PDFLayoutAnalyzer, "render_char", "signs"),
        (_counting, converter.PDFLayoutAnalyzer, "paint_path", "signs"),
        (_counting_one, pdfinterp.PDFPageInterpreter, "do_Do", "forms"),
    ):
        setattr(kind, method, counting(name, getattr(kind, method)))


def _counting(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def counted(*values: Any, **named: Any) -> Any:
        _take(name)
        return method(*values, **named)

    return counted


def _counting_one(name: str, method: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    # pdfminer looks at how many operands an operator takes.
    def counted(itself: Any, operand: Any) -> Any:
        _take(name)
        return method(itself, operand)

    return counted


def _measured(unpack: Callable[..., bytes]) -> Callable[..., bytes]:
    @wraps(unpack)
    def measured(data: bytes, *values: Any) -> bytes:
        content = unpack(data, *values)
        _take("unpacked", len(content))
        return content

    return measured
