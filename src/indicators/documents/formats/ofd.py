"""OFD (GB/T 33190) → text: its signs, strokes and pictures, laid out as the pages of a PDF are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import ofd_paths, ofd_shown, ofd_space, ofd_text, page_layout
from indicators.documents.formats.archives import Archive, attribute, local
from indicators.documents.formats.ofd_looks import Looks
from indicators.documents.formats.ofd_package import MAIN, PagePart, pages
from indicators.documents.formats.ofd_space import Matrix
from indicators.documents.formats.page_fillings import Filling
from indicators.documents.formats.page_layout import Box, Drawn, Objects
from indicators.documents.grids.table_text import Written

_MOST_OBJECTS = 1_000_000
_MOST_SIGNS = 1_500_000
_DEEPEST = 12
_PRINT = "Open it in its own reader and print it to a PDF."


def is_ofd(archive: Archive) -> bool:
    """Whether an archive is an OFD, by its main part."""
    return MAIN in archive.names


def decode(archive: Archive) -> tuple[Written, tuple[Aside, ...]]:
    """Read an OFD.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables; running heads and page numbers, and text that is not shown.

    Raises
    ------
    UnreadableDocument
        If it is damaged, scanned, has more in it than a document has, or its letters have no meaning
        outside their fonts.
    """
    reader = _Reader(archive.where)
    found = []
    for number, one in enumerate(pages(archive), 1):
        if number > page_layout.MOST_PAGES:
            raise unsupported.unsafe(
                f"more than {page_layout.MOST_PAGES} pages", archive.where, "Cut it into smaller documents."
            )
        found.append(page_layout.page(reader.drawn(one), number))
    written, asides = page_layout.text(found, "OFD", archive.where)
    hidden = tuple(text for text in reader.hidden if text.strip())
    return written, (*asides, Aside("hidden_text", "Text that is not shown", hidden))


@dataclass(slots=True)
class _Found:
    signs: Objects = field(default_factory=list)
    edges: Objects = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    fillings: list[Filling] = field(default_factory=list)
    veils: list[Filling] = field(default_factory=list)


class _Reader:
    def __init__(self, where: str) -> None:
        self._where = where
        self._objects = self._signs = 0
        self.hidden: list[str] = []

    def drawn(self, part: PagePart) -> Drawn:
        x, y, width, height = part.box
        outer = ofd_space.times((1.0, 0.0, 0.0, 1.0, -x, -y), ofd_space.PAGE)
        found = _Found()
        for content in part.contents:
            self._take(content, outer, part, found, 0)
        over = _Found()
        for note in part.notes:
            self._take(note, ofd_space.placed(note, outer), part, over, 0)
        fillings, veils = found.fillings + over.fillings, found.veils + over.veils
        ofd_shown.mark(
            found.signs, fillings, veils, found.edges, width * ofd_space.POINTS, height * ofd_space.POINTS
        )
        return Drawn(
            list(_without_doubles(found.signs)), found.edges, tuple(found.pictures),
            width * ofd_space.POINTS, height * ofd_space.POINTS, tuple(found.parts),
        )  # fmt: skip

    def _take(
        self, parent: Any, outer: Matrix, part: PagePart, found: _Found, depth: int, layer: str = ""
    ) -> None:
        for element in parent:
            self._count(depth)
            name, looks = local(element), Looks(element, layer, part.looks)
            if not ofd_shown.is_seen(element):
                self._hide(element)
            elif name == "TextObject":
                self._signs += ofd_text.count(element)
                self._count(depth)
                drawn = {
                    ofd_shown.INKS: ofd_shown.inks(element, looks), ofd_shown.ORDER: self._objects,
                    ofd_shown.CLIPS: ofd_shown.clips(element, outer),
                }  # fmt: skip
                found.signs += [sign | drawn for sign in ofd_text.signs(element, outer, part.fonts)]
            elif name == "PathObject":
                found.edges += ofd_paths.edges(element, outer)
                found.fillings += ofd_shown.fillings(element, looks, outer, self._objects)
            elif name == "ImageObject":
                box = ofd_paths.outline(element, outer)
                found.veils.append(Filling(self._objects, box, None, covers=False))
                found.pictures.append(box)
                found.parts.append(part.media.get(attribute(element, "ResourceID"), ""))
            elif name in ("Layer", "PageBlock"):
                inner = attribute(element, "DrawParam") or layer
                self._take(element, outer, part, found, depth + 1, inner)
            elif name == "CompositeObject":
                self._take_unit(element, outer, part, found, depth)

    def _take_unit(self, element: Any, outer: Matrix, part: PagePart, found: _Found, depth: int) -> None:
        """Take a drawing that is kept apart, so that pages may show it again and again."""
        unit = part.units.get(attribute(element, "ResourceID"))
        if unit is not None:
            self._take(unit, ofd_space.placed(element, outer), part, found, depth + 1)

    def _hide(self, element: Any) -> None:
        for code in element.iter():
            if local(code) == "TextCode":
                self.hidden.append((code.text or "").strip())

    def _count(self, depth: int) -> None:
        self._objects += 1
        if self._objects > _MOST_OBJECTS or self._signs > _MOST_SIGNS:
            raise unsupported.unsafe(
                f"more than {_MOST_OBJECTS} objects or {_MOST_SIGNS} signs on its pages", self._where, _PRINT
            )
        if depth > _DEEPEST:
            raise unsupported.unsafe("drawings within drawings without end", self._where, _PRINT)


def _without_doubles(signs: Objects) -> Iterator[dict[str, Any]]:
    """Leave out signs written twice in one place, as some programs make them bold."""
    seen: set[tuple[str, int, int]] = set()
    # What is drawn twice may be covered once.
    for sign in sorted(signs, key=lambda sign: bool(sign["is_unseen"])):
        text, x, y = sign["text"], round(sign["x0"]), round(sign["top"])
        near = [(text, x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
        if seen.isdisjoint(near):
            seen.add((text, x, y))
            yield sign
