r"""Signs that the encoding of the output lacks: written as \uXXXX, and told, instead of failing."""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TextIO

from indicators.cli.progress_messages import tell

_HANDLER = "indicators.escaped"
_escaped: set[str] = set()
# Signs of the program's own tables, and the like that the code page of a Chinese console has.
_ALIKE = {"✓": "√", "✕": "×", "−": "－"}


def use_escapes() -> None:
    """Let standard output and error take every sign, whatever their encoding; closed ones take it nowhere."""
    codecs.register_error(_HANDLER, _escape)
    _escaped.clear()
    # In this order: opened, each takes the lowest number that is free, which is its own.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors=_HANDLER)


def in_signs_of(table: str, stream: TextIO) -> str:
    """Write the signs of a table for people as others where the output's encoding lacks them.

    Examples
    --------
    >>> in_signs_of("✓ −3%", io.TextIOWrapper(io.BytesIO(), "gbk"))
    '√ －3%'
    >>> in_signs_of("✓ −3%", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    '✓ −3%'
    """
    for sign, alike in _ALIKE.items():
        if not _has(stream, sign) and _has(stream, alike):
            table = table.replace(sign, alike)
    return table


def _has(stream: TextIO, sign: str) -> bool:
    try:
        sign.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def tell_of_escapes() -> None:
    """Say on standard error that signs were escaped, if some were."""
    for encoding in sorted(_escaped):
        tell(
            f"The output is in {encoding}, which lacks some of its signs; they are written as \\uXXXX. "
            "PYTHONIOENCODING=utf-8 keeps them."
        )
    _escaped.clear()


def _escape(error: UnicodeError) -> tuple[str, int]:
    r"""Write signs as JSON does, two escapes for one beyond U+FFFF, so that lines of JSON stay lines of JSON.

    Examples
    --------
    >>> _escape(UnicodeEncodeError("gbk", "1㎡𠮷", 1, 3, "illegal multibyte sequence"))
    ('\\u33a1\\ud842\\udfb7', 3)
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    _escaped.add(error.encoding)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4)), error.end
