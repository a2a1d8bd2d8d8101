"""The parts of an OFD file: its documents, their pages with the templates under and over them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.formats import ofd_space
from indicators.documents.formats.archives import Archive, attribute, child, local

MAIN = "OFD.xml"
# A4, where no part says how large a page is.
_USUAL = (0.0, 0.0, 210.0, 297.0)
_RESOURCES = ("PublicRes", "DocumentRes", "PageRes")


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page."""

    # What is drawn, in the order in which it is: templates in the background, the page's own, templates over
    # it.
    contents: tuple[Any, ...]
    box: tuple[float, float, float, float]  # Left and upper edge, width and height, in millimetres.
    units: dict[str, Any]  # The drawings kept apart: identifier → their content.
    media: dict[str, str]  # The pictures: identifier → the part of the file that each is.
    fonts: dict[str, str]  # The fonts that the file brings along: identifier → name.
    # How things are drawn, kept apart: identifier → a set of parameters or a space of colours.
    looks: dict[str, Any]
    notes: tuple[Any, ...]  # What is laid over the page, of which the words are not its own.


def pages(archive: Archive) -> Iterator[PagePart]:
    """List the pages of all documents of the file.

    Raises
    ------
    UnreadableDocument
        If it names a part that it does not have.
    """
    root = archive.xml(MAIN)
    for body in root:
        where = child(body, "DocRoot") if local(body) == "DocBody" else None
        if where is not None:
            yield from _Document(archive, _whole("", where.text or "")).pages()


class _Document:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive, self._name = archive, name
        self._root = self._part(name)
        common = child(self._root, "CommonData")
        self._common = list(common) if common is not None else []
        self._box = self._area(common)
        self._media: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._looks: dict[str, Any] = {}
        self._units = self._resources(self._common, name)
        self._templates = {
            attribute(one, "ID"): _whole(name, attribute(one, "BaseLoc"))
            for one in self._common
            if local(one) == "TemplatePage"
        }
        self._read: dict[str, Any] = {}
        self._notes = self._laid_over()

    def pages(self) -> Iterator[PagePart]:
        listed = child(self._root, "Pages")
        for one in listed if listed is not None else ():
            yield self._page(_whole(self._name, attribute(one, "BaseLoc")), attribute(one, "ID"))

    def _laid_over(self) -> dict[str, list[Any]]:
        """Read what notes look like: identifier of a page → what is laid over it."""
        told = child(self._root, "Annotations")
        listed = _whole(self._name, told.text or "") if told is not None else ""
        root = self._archive.xml(listed) if listed else None
        found: dict[str, list[Any]] = {}
        for page in root if root is not None else ():
            where = child(page, "FileLoc")
            notes = self._archive.xml(_whole(listed, where.text or "")) if where is not None else None
            for note in notes if notes is not None else ():
                looks = child(note, "Appearance")
                if looks is not None and attribute(note, "Visible") not in ("false", "0"):
                    found.setdefault(attribute(page, "PageID"), []).append(looks)
        return found

    def _page(self, name: str, number: str) -> PagePart:
        page = self._part(name)
        under: list[Any] = []
        over: list[Any] = []
        for one in page:
            if local(one) != "Template":
                continue
            template = self._template(attribute(one, "TemplateID"))
            if template is not None:
                (over if attribute(one, "ZOrder") == "Foreground" else under).append(template)
        own = child(page, "Content")
        contents = (*under, *([own] if own is not None else []), *over)
        # Those of templates are known once they are read.
        units = self._units | self._resources(page, name)
        box = self._area(page) or self._box or _USUAL
        notes = tuple(self._notes.get(number, ()))
        return PagePart(contents, box, units, self._media, self._fonts, self._looks, notes)

    def _template(self, number: str) -> Any:
        name = self._templates.get(number)
        if name is None:
            return None
        if name not in self._read:
            page = self._part(name)
            self._units |= self._resources(page, name)
            self._read[name] = child(page, "Content")
        return self._read[name]

    def _area(self, element: Any) -> tuple[float, float, float, float] | None:
        for kind in ("Area", "PageArea"):
            area = child(element, kind, "PhysicalBox")
            if area is not None:
                found = ofd_space.box(area.text or "")
                if min(found[2:]) > 0:
                    return found
        return None

    def _resources(self, elements: Any, name: str) -> dict[str, Any]:
        """Read the drawings and pictures that resources keep apart, and how things are drawn."""
        found: dict[str, Any] = {}
        for one in elements:
            if local(one) not in _RESOURCES:
                continue
            part = _whole(name, one.text or "")
            root = self._archive.xml(part)
            for group in root if root is not None else ():
                for unit in group if local(group) == "CompositeGraphicUnits" else ():
                    content = child(unit, "Content")
                    if content is not None:
                        found[attribute(unit, "ID")] = content
                if local(group) in ("DrawParams", "ColorSpaces"):
                    self._looks |= {attribute(one, "ID"): one for one in group}
                for font in group if local(group) == "Fonts" else ():
                    file = child(font, "FontFile")
                    if file is not None and (file.text or "").strip():
                        self._fonts[attribute(font, "ID")] = attribute(font, "FontName")
                for medium in group if local(group) == "MultiMedias" else ():
                    file = child(medium, "MediaFile")
                    if file is not None and (file.text or "").strip():
                        told = posixpath.join(attribute(root, "BaseLoc"), (file.text or "").strip())
                        self._media[attribute(medium, "ID")] = _whole(part, told)
        return found

    def _part(self, name: str) -> Any:
        root = self._archive.xml(name)
        if root is None:
            raise unsupported.damaged("OFD", f"no {name or 'name of a part'} in it", self._archive.where)
        return root


def _whole(base: str, told: str) -> str:
    """Give the name of a part that another part names: from the top, or from where that one stands."""
    told = told.strip().replace("\\", "/")
    if not told:
        return ""
    joined = told if told.startswith("/") else posixpath.join(posixpath.dirname(base), told)
    return posixpath.normpath(joined).lstrip("/")
