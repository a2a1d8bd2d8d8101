"""Web pages saved into one file, as mail is → text, and the pictures that came along with them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import html
from indicators.documents.grids import table_text
from indicators.documents.grids.table_text import Written

if TYPE_CHECKING:
    from email.message import Message

_MOST_PARTS = 500
_BY_ID = "cid:"


def decode(data: bytes, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read the pages of a saved .mhtml, the page itself before its frames.

    Raises
    ------
    UnreadableDocument
        If there is no page in it.
    """
    pages: list[list[str]] = []
    asides: list[Aside] = []
    parts = _parts(data, where)
    for number, page in enumerate(_pages(parts)):
        sheet = partial(_sheet, parts, page)
        lines, beside = html.lines(page.content, where, page.charset, f"{number} ", sheet)
        pages.append(lines)
        asides += beside
    if not pages:
        raise unsupported.damaged("mhtml", "no web page in it", where)
    return table_text.written(line for lines in pages for line in lines), tuple(asides)


def picture(data: bytes, part: str, where: str) -> bytes:
    """Give a picture that came along with a page, b"" if there is none.

    Parameters
    ----------
    part : str
        The numbers of the page and of the picture on it, as `decode` tells them: "0 2".
    """
    at, _, number = part.partition(" ")
    parts = _parts(data, where)
    page = next((one for n, one in enumerate(_pages(parts)) if str(n) == at), None)
    if page is None:
        return b""
    source = html.source(page.content, where, page.charset, number)
    return _content(parts, page, source) or html.embedded(source)


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    charset: str
    address: str


def _content(parts: list[Message], page: _Page, named: str) -> bytes:
    """Give what came along under an address that a page names, b"" if nothing did."""
    address = _whole(page.address, named)
    for one in parts:
        is_meant = (
            one.get("Content-ID", "").strip("<> ") == named.removeprefix(_BY_ID)
            if named.startswith(_BY_ID)
            else _address(one) == address
        )
        if named and is_meant and isinstance(content := one.get_payload(decode=True), bytes):
            return content
    return b""


def _sheet(parts: list[Message], page: _Page, named: str) -> str:
    return _content(parts, page, named).decode("utf-8", errors="replace")


def _parts(data: bytes, where: str) -> list[Message]:
    # Every text is asked whether it is such a file, and loading the library takes longer than reading one.
    from email import message_from_bytes, policy

    if data.lower().count(b"boundary=") > _MOST_PARTS:
        raise unsupported.unsafe(f"more than {_MOST_PARTS} parts within parts", where)
    return list(message_from_bytes(data.lstrip(), policy=policy.compat32).walk())


def _pages(parts: list[Message]) -> Iterator[_Page]:
    for part in parts:
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            yield _Page(content, part.get_content_charset(""), _address(part))


def _address(part: Message) -> str:
    return str(part.get("Content-Location", "")).strip()


def _whole(base: str, named: str) -> str:
    """Give the address that a page names: from the top, or from where the page stands."""
    scheme, mark, rest = base.partition("://")
    if "://" in named or not mark:
        return named
    if named.startswith("//"):
        return f"{scheme}:{named}"
    host, _, path = rest.partition("/")
    return f"{scheme}{mark}{host}{posixpath.normpath(posixpath.join('/', posixpath.dirname(path), named))}"
