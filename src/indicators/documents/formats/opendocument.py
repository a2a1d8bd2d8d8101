"""OpenDocument files: what kind one is, whether it is locked, and the words of its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.formats.archives import Archive, attribute, child, integer, local
from indicators.storage.expressions import expression

CONTENT = "content.xml"
SHEET, TEXT = "spreadsheet", "text"
_MANIFEST = "META-INF/manifest.xml"
_KIND = "application/vnd.oasis.opendocument."
_MOST_BLANKS = 1000
# Letters of less than a tenth of their size, and what begins so far before the page that it ends there too.
_SPECK = expression(r"\s0*\d(?:\.\d*)?%")
_FAR = expression(r"-(?:[3-9]\d|\d{3,})(?:\.\d*)?cm|-(?:\d{3,})(?:\.\d*)?(?:mm|pt)|-\d{2,}(?:\.\d*)?in")
# What stands beside the words of a cell, not among them.
_BESIDE = ("annotation", "table", "shapes", "frame", "custom-shape", "note", "ruby-text")


def kind(archive: Archive) -> str:
    """Tell the kind of an OpenDocument file: spreadsheet, text …; "" if it is none."""
    if "mimetype" not in archive.names:
        return ""
    told = archive.read("mimetype")[:100].decode("ascii", errors="replace").strip()
    return told.removeprefix(_KIND).removesuffix("-template") if told.startswith(_KIND) else ""


def check(archive: Archive) -> None:
    """Refuse a file that is locked by a password, or has no content."""
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise unsupported.encrypted(archive.where)
    if CONTENT not in archive.names:
        raise unsupported.damaged("OpenDocument", f"no {CONTENT} in it", archive.where)


def hidden_lines(archive: Archive) -> list[str]:
    """List the paragraphs of a text that its reader does not see, or not always, in hidden sections too.

    Raises
    ------
    UnreadableDocument
        If it is locked by a password, damaged or has no content.
    """
    check(archive)
    root = archive.xml(CONTENT)
    specks = {
        attribute(looks.getparent(), "name")
        for looks in root.iter("{*}text-properties")
        if _SPECK.search(attribute(looks, "text-position"))
    }
    changes = {attribute(one, "change-id") for one in root.iter("{*}change")}
    found: list[Any] = []
    for element in root.iter(*(f"{{*}}{name}" for name in ("section", "frame", "changed-region"))):
        if _is_out_of_sight(element, changes):
            found += element.iter("{*}p", "{*}h")
    for element in root.iter("{*}hidden-paragraph", "{*}hidden-text", "{*}span"):
        is_speck = local(element) == "span" and attribute(element, "style-name") in specks
        if is_speck or (local(element) != "span" and attribute(element, "is-hidden", "true") != "false"):
            # Of a paragraph of which a part is hidden nothing is read: its words are one line here.
            found += [one for one in element.iterancestors() if local(one) in ("p", "h")][:1]
    return [line for one in found if (line := _text(one, _as_it_is)).strip()]


def _is_out_of_sight(element: Any, changes: Collection[str]) -> bool:
    """Whether a section is hidden, a frame lies off the page, or what was taken out stood nowhere."""
    if local(element) == "section":
        return attribute(element, "display", "true") in ("none", "condition")
    if local(element) == "frame":
        return any(_FAR.fullmatch(attribute(element, side)) for side in ("x", "y"))
    return child(element, "deletion") is not None and attribute(element, "id") not in changes


def _as_it_is(_: Any, text: str) -> str:
    return text


def words(element: Any, as_shown: Callable[[Any, str], str] = _as_it_is) -> str:
    """Read the paragraphs of a cell, each on a line; `as_shown` gives what a span shows of its words."""
    return "\n".join(_text(one, as_shown) for one in element if local(one) in ("p", "h")).strip("\n")


def _text(element: Any, as_shown: Callable[[Any, str], str]) -> str:
    pieces = [element.text or ""]
    for one in element:
        name = local(one)
        if name == "s":
            pieces.append(" " * min(max(integer(attribute(one, "c")), 1), _MOST_BLANKS))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in _BESIDE:
            text = _text(one, as_shown)
            pieces.append(as_shown(one, text) if name == "span" else text)
        pieces.append(one.tail or "")
    return "".join(pieces)
