"""Fonts of a PDF that contradict themselves: they draw one sign by its name or number and tell another.

The table ToUnicode of a font is only for copying: a viewer draws by the font's encoding. Where both are known
and one of them is a digit that the other is not, the sign is `UNREAD`. The shapes of embedded fonts are not
looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from indicators.documents.formats.pdf_values import first_name
from indicators.documents.formats.symbol_fonts import draws_symbols
from indicators.documents.unread_figures import UNREAD, unread

_TELLS, _PICTURES = "sign_drawn", "draws_pictures"
_SIGNS = frozenset("0123456789.,%")
# Numbers of these are no signs but places in the font.
_WITHOUT_SIGNS = ("Adobe-Identity", "Adobe-UCS")
_SYMBOLIC = 4


def wrappings() -> Iterator[tuple[Any, str, Callable[[Any], Any]]]:
    """Give the methods of pdfminer to wrap: class, name, and what makes the new method of the old one."""
    from pdfminer import pdffont

    yield pdffont.PDFSimpleFont, "__init__", _simple
    yield pdffont.PDFCIDFont, "__init__", _composite
    for kind in (pdffont.PDFSimpleFont, pdffont.PDFCIDFont):
        yield kind, "to_unichr", _agreeing


def _simple(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def made(font: Any, descriptor: Any, widths: Any, spec: Any) -> None:
        method(font, descriptor, widths, spec)
        _take_name(font, spec)
        is_embedded = any(name in descriptor for name in ("FontFile", "FontFile2", "FontFile3"))
        is_symbolic = "FontFile2" in descriptor and bool(font.flags & _SYMBOLIC)
        draws_by_name = not is_embedded or ("Encoding" in spec and not is_symbolic)
        # The names of drawings within a file (Type 3) may be any.
        if font.unicode_map and draws_by_name and "CharProcs" not in spec:
            setattr(font, _TELLS, font.cid2unicode.get)

    return made


def _composite(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def made(font: Any, manager: Any, spec: Any, *values: Any, **named: Any) -> None:
        from pdfminer.cmapdb import CMapDB
        from pdfminer.pdfexceptions import PDFException

        method(font, manager, spec, *values, **named)
        _take_name(font, spec)
        encoding = getattr(spec.get("Encoding"), "name", "Identity")
        is_named = font.cidcoding.startswith("Adobe-") and not font.cidcoding.startswith(_WITHOUT_SIGNS)
        if "ToUnicode" not in spec or not is_named or str(encoding).startswith("Identity"):
            return
        try:
            known = CMapDB.get_unicode_map(font.cidcoding, font.cmap.is_vertical())
        except PDFException:
            return
        setattr(font, _TELLS, known.cid2unichr.get)

    return made


def _agreeing(method: Callable[[Any, int], str]) -> Callable[[Any, int], str]:
    @wraps(method)
    def to_unichr(font: Any, number: int) -> str:
        told = method(font, number)
        if getattr(font, _PICTURES, False):
            return unread(told)
        drawn = getattr(font, _TELLS, None)
        sign = drawn(number) if drawn else None
        return UNREAD if sign and _contradict(sign, told) else told

    return to_unichr


def _take_name(font: Any, spec: Any) -> None:
    """Note whether a font draws pictures for digits, by its name."""
    setattr(font, _PICTURES, draws_symbols(first_name(spec.get("BaseFont"))))


def _contradict(drawn: str, told: str) -> bool:
    if drawn == told:
        return False
    drawn, told = unicodedata.normalize("NFKC", drawn), unicodedata.normalize("NFKC", told)
    return drawn != told and not _SIGNS.isdisjoint((*drawn, *told))
