"""Office files are zip archives of XML: opened within limits, without entities and without links."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from indicators.documents.faults import unsupported

MEGABYTE = 1 << 20
_LARGEST_PART = 64 * MEGABYTE
_LARGEST_WHOLE = 256 * MEGABYTE
_MOST_PARTS = 10_000
_MOST_TAGS = 2_000_000
# Of libxml2.
_NO_MEMORY = 2
_SAFE: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
}  # fmt: skip
_ENCRYPTED_BIT = 1
# Marks of a review or of a place may stand before the properties; these many are looked at.
_LAST_PROPERTIES = 16
# All others bring text or programs from elsewhere. These bring neither, and are not followed.
_LINKED_WORKBOOK = "externalLink"
# How XML declares entities, in the encodings that a parser takes up by itself.
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_HARMLESS_LINKS = frozenset({"hyperlink", "image", "video", "audio", "media"})


class Archive:
    """The parts of an Office file.

    Raises
    ------
    UnreadableDocument
        If it is no zip archive, is locked, would unpack to more than a document is, or takes text
        or programs from other files.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._unpacked, self._counted = 0, set[str]()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
            raise unsupported.damaged("zip", str(error), where) from error
        if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
            raise unsupported.encrypted(where)
        if len({(info.filename.lower(), info.CRC) for info in infos}) > len(
            {info.filename.lower() for info in infos}
        ):
            # One program takes the first of them, another the last; to Office their case is all one.
            raise unsupported.damaged("zip", "several parts of one name that differ", where)
        total = sum(info.file_size for info in infos)
        if len(infos) > _MOST_PARTS or total > _LARGEST_WHOLE:
            raise unsupported.unsafe(
                f"{len(infos)} parts that unpack to {total // MEGABYTE} MB", where,
                f"Take its pictures out or save it as PDF: {_LARGEST_WHOLE // MEGABYTE} MB is the most.",
            )  # fmt: skip
        self.names = {info.filename for info in infos}
        for name in sorted(self.names):
            if name.endswith(".rels"):
                self._check_links(name)

    def read(self, name: str) -> bytes:
        """Unpack one part, at most as much as its limit."""
        try:
            with self._zip.open(name) as part:
                # What the directory says of a part's size need not be true.
                content = part.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            raise unsupported.damaged("zip", f"{name}: {error}", self.where) from error
        if len(content) > _LARGEST_PART:
            raise unsupported.unsafe(
                f"{name} unpacks to more than {_LARGEST_PART // MEGABYTE} MB", self.where,
                "Cut the document into smaller ones.",
            )  # fmt: skip
        if name not in self._counted:
            self._counted.add(name)
            self._unpacked += len(content)
        if self._unpacked > _LARGEST_WHOLE:
            raise unsupported.unsafe(
                f"parts that unpack to more than {_LARGEST_WHOLE // MEGABYTE} MB", self.where,
                "Take its pictures out or save it as PDF.",
            )  # fmt: skip
        return content

    def xml(self, name: str) -> Any:
        """Parse one part; None if it is not there.

        Returns
        -------
        lxml.etree._Element or None
            The root. Entities are never resolved, and a part that declares any is refused.
        """
        return parse_xml(self.read(name), f"{self.where}, {name}") if name in self.names else None

    def root_name(self, name: str) -> str:
        """Tell the name of the root of a part of XML, without its namespace; "" if it is not there."""
        if name not in self.names or not name.endswith(".xml"):
            return ""
        return next((local(one) for _, one in parse_steps(self.read(name), f"{self.where}, {name}")), "")

    def check_parts(self) -> None:
        """Unpack every part once, before another reader opens the file.

        Raises
        ------
        UnreadableDocument
            If a part is damaged, is larger than its limit or than it says, or declares a document type.
        """
        for name in sorted(self.names):
            content = self.read(name)
            if any(mark in content for mark in _DOCUMENT_TYPES):
                raise unsupported.unsafe("XML with a document type of its own", f"{self.where}, {name}")

    def main_part(self) -> str:
        """Name the part that the archive calls its document, "" if it calls none."""
        for target, kind in self.links("").values():
            if kind == "officeDocument" and target in self.names:
                return target
        return ""

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """List what a part refers to inside the archive: id → (name of the part, kind of link)."""
        path = PurePosixPath(part)
        root = self.xml(str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels")
        found: dict[str, tuple[str, str]] = {}
        for link in root if root is not None else ():
            target = link.get("Target", "")
            whole = target[1:] if target.startswith("/") else str(path.parent / target)
            found[link.get("Id", "")] = (whole, link.get("Type", "").rpartition("/")[2])
        return found

    def targets(self, part: str) -> dict[str, str]:
        """List what a part leads to, inside the archive or anywhere: id → as it is written."""
        path = PurePosixPath(part)
        root = self.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
        return {link.get("Id", ""): link.get("Target", "") for link in (root if root is not None else ())}

    def _check_links(self, name: str) -> None:
        for link in self.xml(name):
            kind = link.get("Type", "").rpartition("/")[2]
            is_outward = link.get("TargetMode") == "External" and kind not in _HARMLESS_LINKS
            if is_outward or kind == _LINKED_WORKBOOK:
                raise unsupported.unsafe(
                    f"a link to another file ({kind}) in {name}", self.where,
                    "Break its links (Data, Edit Links), or save a copy without linked files, or a PDF.",
                )  # fmt: skip


def parse_xml(data: bytes, where: str) -> Any:
    """Parse XML that nobody vouches for.

    Raises
    ------
    UnreadableDocument
        If it is no XML, is nested without measure, or has a document type (the way of entity bombs).

    Examples
    --------
    >>> parse_xml(b"<a><b/></a>", "part.xml").tag
    'a'
    """
    from lxml import etree

    _count_tags(data, where)
    parser = etree.XMLParser(**_SAFE, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(error, where) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsupported.unsafe("XML with a document type of its own", where)
    return root


def parse_steps(data: bytes, where: str) -> Iterator[tuple[str, Any]]:
    """Parse XML that nobody vouches for element by element, for a reader that lets go of what it has read.

    Yields
    ------
    str, lxml.etree._Element
        ``start`` with its attributes alone, ``end`` with all that is in it.

    Examples
    --------
    >>> [(event, element.tag) for event, element in parse_steps(b"<a><b/></a>", "part.xml")]
    [('start', 'a'), ('start', 'b'), ('end', 'b'), ('end', 'a')]
    """
    from lxml import etree

    steps = etree.iterparse(
        BytesIO(data), events=("start", "end"), remove_comments=True, remove_pis=True, **_SAFE
    )
    try:
        for number, (event, element) in enumerate(steps):
            if number == 0 and element.getroottree().docinfo.internalDTD is not None:
                raise unsupported.unsafe("XML with a document type of its own", where)
            yield event, element
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(error, where) from error


def _broken(error: Exception, where: str) -> Exception:
    """Say what is wrong with XML; where the parser was given no more memory, that is what is wrong."""
    if getattr(error, "code", None) == _NO_MEMORY:
        return MemoryError(where)
    return unsupported.damaged("XML", str(error), where)


def _count_tags(data: bytes, where: str) -> None:
    """Refuse XML whose tree takes far more than its bytes: a tag takes a hundred times its shortest form."""
    count = data.count(b"<")
    if count > _MOST_TAGS:
        raise unsupported.unsafe(f"XML with {count} tags", where, "Cut the document into smaller ones.")


def local(element: Any) -> str:
    """Name an element or attribute without its namespace: strict and transitional files differ only there."""
    tag = element if isinstance(element, str) else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """Read an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return default


def integer(text: str, default: int = 0, *, digits: int = 7, is_signed: bool = False) -> int:
    """Read a whole number; what is none, or longer than anybody writes it there, is the default.

    Examples
    --------
    >>> integer("12"), integer("-12"), integer("-12", is_signed=True), integer("1200", 1, digits=3)
    (12, 0, -12, 1)
    """
    told = text.removeprefix("-") if is_signed else text
    return int(text) if told.isascii() and told.isdigit() and len(told) <= digits else default


def child(element: Any, *names: str) -> Any:
    """Follow names of children down; None where there is none.

    Properties (`pPr`, `tblPr`) stand before what they are of, so no paragraph is searched to its end.
    """
    for name in names:
        if element is None:
            return None
        if name.endswith("Pr") and len(element) > _LAST_PROPERTIES:
            inner = islice(element, _LAST_PROPERTIES)
            element = next((one for one in inner if local(one) == name), None)
        else:
            element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def ancestor(element: Any, name: str) -> Any:
    """Find the nearest element of that name around another one, None if there is none."""
    return next((outer for outer in element.iterancestors() if local(outer) == name), None)


def drop(element: Any) -> None:
    """Let go of an element that has been read, and of what stands before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
