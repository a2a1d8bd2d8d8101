"""Word documents → text, from their XML: the one way to numbers, tracked changes and text boxes alike."""

from __future__ import annotations

from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.lost_pictures import names_picture
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import docx_boxes, docx_covers, docx_inline, docx_tables
from indicators.documents.formats.archives import Archive, attribute, child, local
from indicators.documents.formats.docx_hidden import Visibility, hides_row
from indicators.documents.formats.docx_inline import FORMULAS, chosen, formula, symbol
from indicators.documents.formats.docx_numbering import Numbering
from indicators.documents.grids import table_text
from indicators.documents.grids.table_text import Written
from indicators.documents.picture_lines import PictureLine
from indicators.documents.text_flow import subscript, superscript
from indicators.documents.unread_figures import BROKEN, MOVED, settled, unread

# Accepting tracked changes: what was taken away is gone, what was put in is text.
_GONE = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "tblPr", "sectPr"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Pictures of today, those of older Word and of WPS: what links to their parts. Charts and diagrams have none.
_PICTURES = {"blip": "embed", "imagedata": "id", "chart": "", "relIds": ""}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_USUAL_MAIN = "word/document.xml"
# Of others that may be ignored (ECMA-376, part 3) Word leaves the elements out, with their words.
_UNDERSTOOD = (
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:", "http://www.wps.cn/",
)  # fmt: skip


def is_docx(archive: Archive, main: str) -> bool:
    """Whether an archive is a Word document, by its main part."""
    main = main or _USUAL_MAIN
    return (main in archive.names and main.startswith("word/")) or archive.root_name(main) == "document"


def decode(archive: Archive, main: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read a Word document: a line a paragraph, notes behind the paragraph that calls them.

    Raises
    ------
    UnreadableDocument
        If a part is damaged or a body of another format is embedded.
    """
    return _Reader(archive, main or _USUAL_MAIN).read()


class _Reader:
    """Reads the elements of a document once, in order."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        self._links = archive.links(main)
        parts = {kind: name for name, kind in self._links.values()}
        numbering, styles = (
            archive.xml(parts[kind]) if kind in parts else None for kind in ("numbering", "styles")
        )
        self._numbering = Numbering(numbering, styles)
        self._hidden: list[str] = []
        self._root = self._part(main)
        self._visibility = Visibility(styles, self._root)
        self._notes = {
            kind: {attribute(note, "id"): note for note in self._part(parts[kind])}
            for kind in _NOTES.values()
            if archive.names >= {parts.get(kind, " ")}
        }
        self._covered = docx_covers.covered(self._root)
        self._note_count = 0
        self._lines: list[str] = []
        # Text boxes and notes met inside the paragraph being read, to be put behind it.
        self._behind: list[str] = []
        self._open = ""
        self._struck: list[str] = []
        self._fields = docx_inline.Fields(self._root)

    def read(self) -> tuple[Written, tuple[Aside, ...]]:
        body = child(self._root, "body")
        if body is None:
            raise unsupported.damaged("docx", f"no body in {self._main}", self._archive.where)
        self._block(body)
        self._flush()
        content = table_text.written(self._lines)
        return content, (
            Aside("page_head", "Headers and footers", self._beside("header", "footer")),
            Aside("hidden_text", "Comments", self._beside("comments")),
            Aside("hidden_text", "Hidden text and pinyin", tuple(self._hidden)),
            Aside("hidden_text", "Text that is struck out", tuple(self._struck)),
        )

    def _part(self, name: str) -> Any:
        """Parse a part and take out of it what Word does not understand and may ignore."""
        root = self._archive.xml(name)
        strange = [one for one in root.iter("{*}*") if not one.tag[1:].startswith(_UNDERSTOOD)]
        for one in strange:
            if (around := one.getparent()) is not None and _may_be_ignored(one):
                self._hidden += _texts(one)
                around.remove(one)
        return root

    def _beside(self, *kinds: str) -> tuple[str, ...]:
        """Read what stands beside the body, what several sections say alike once."""
        self._lines = []
        for name, kind in self._links.values():
            if kind in kinds and name in self._archive.names:
                part = self._part(name)
                self._fields = docx_inline.Fields(part)
                self._block(part)
                self._flush()
        return tuple(dict.fromkeys(line for line in self._lines if line.strip()))

    def _flush(self) -> None:
        # A picture sign that opens a line is a bullet.
        line = settled(self._open.lstrip(BROKEN))
        if line.strip():
            self._lines.append(line)
        self._open = ""
        self._lines += self._behind
        self._behind = []

    def _block(self, parent: Any) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                raise unsupported.unsafe(
                    "a body of another format inside it (altChunk)", self._archive.where,
                    "Open it in Word or WPS, save it anew, and name the new file.",
                )  # fmt: skip
            elif name not in _GONE:
                self._block(chosen(element))

    def _paragraph(self, element: Any) -> None:
        properties = child(element, "pPr")
        if docx_boxes.is_off_page(child(properties, "framePr")):
            self._hidden += _texts(element)
            return
        text = self._inline(element)
        if element in self._covered:
            text = unread(text)
        self._fields.end_paragraph()
        if not self._open and text.strip():
            text = self._numbering.next(properties) + text
        self._open += text
        # A paragraph whose end was taken away goes on in the next one.
        if child(properties, "rPr", "del") is None:
            self._flush()

    def _inline(self, parent: Any) -> str:
        if local(parent) != "r":
            return "".join(map(self._piece, parent))
        for left_out, is_left_out in (
            (self._hidden, self._visibility.hides),
            (self._struck, self._visibility.strikes_out),
        ):
            if is_left_out(parent):
                left_out += [text for t in parent if local(t) == "t" and (text := t.text or "")]
                return ""
        text = "".join(map(self._piece, parent))
        if text and (self._visibility.crowds(parent) or self._visibility.draws_symbols(parent)):
            return unread(text)
        if text and self._visibility.lowers(parent):
            return subscript(text)
        return superscript(text) if text and self._visibility.raises(parent) else text

    def _piece(self, element: Any) -> str:
        name = local(element)
        if name == "t":
            return self._letters(element.text or "")
        if name in _MARKS:
            return _MARKS[name]
        if name in _NOTES:
            return self._note(_NOTES[name], attribute(element, "id"))
        if name == "sym":
            return self._letters(symbol(attribute(element, "char"), attribute(element, "font")))
        if name == "fldChar":
            return self._fields.take(element)
        if name == "instrText":
            self._fields.add(element.text or "")
        if name == "bdo" and attribute(element, "val") == "rtl":
            return f"{MOVED}{unread(self._inline(element))}{MOVED}"
        if name in FORMULAS:
            return formula(element, self._inline)
        if name in _GONE or self._take_beside(name, element):
            return ""
        return self._inline(chosen(element))

    def _letters(self, text: str) -> str:
        if self._fields.are_shown:
            return text
        self._hidden.append(text)
        return ""

    def _take_beside(self, name: str, element: Any) -> bool:
        """Take what stands in a line and is none of its words; tell whether it was that."""
        if name == "txbxContent" and docx_boxes.is_unseen(element):
            self._hidden += _texts(element)
        elif name == "txbxContent":
            before = len(self._behind)
            self._aside(element)
            if docx_boxes.is_turned(element):
                self._behind[before:] = map(unread, self._behind[before:])
        elif name == "rt":
            self._hidden.append(self._inline(element))
        elif name in _PICTURES:
            self._picture(attribute(element, _PICTURES[name]))
        else:
            return False
        return True

    def _aside(self, element: Any, before: str = "") -> None:
        kept = self._lines, self._behind, self._open, self._fields
        self._lines, self._behind, self._open = [], [], before
        self._fields = docx_inline.Fields(element)
        self._block(element)
        self._flush()
        lines = self._lines
        self._lines, self._behind, self._open, self._fields = kept
        self._behind += lines

    def _note(self, kind: str, number: str) -> str:
        note = self._notes.get(kind, {}).pop(number, None)
        if note is None:
            return ""
        self._note_count += 1
        mark = superscript(str(self._note_count))
        self._aside(note, f"注：{mark}")
        return mark

    def _picture(self, link: str) -> None:
        target = self._links.get(link, ("", ""))[0]
        name = target.rpartition("/")[2]
        self._behind.append(PictureLine(name, target) if names_picture(name) else "图片.png")

    def _table(self, element: Any) -> None:
        """Read a table; one that only places text is read cell by cell."""
        self._flush()
        self._take_out_hidden_rows(element)
        if docx_tables.is_layout(element):
            for row in docx_tables.rows(element):
                for cell in docx_tables.cells(row):
                    self._block(cell)
                    self._flush()
            return
        kept = self._lines, self._behind
        self._behind = []
        rows = docx_tables.grid(element, self._cell, self._hide)
        behind = self._behind
        self._lines, self._behind = kept
        self._lines += [*table_text.lines(rows), *behind]

    def _take_out_hidden_rows(self, table: Any) -> None:
        for row in docx_tables.rows(table):
            if hides_row(row):
                self._hidden += _texts(row)
                row.getparent().remove(row)

    def _hide(self, element: Any) -> None:
        self._hidden += _texts(element)

    def _cell(self, element: Any) -> str:
        behind, self._behind = self._behind, []
        self._lines = []
        self._block(element)
        self._flush()
        self._behind = behind
        return "\n".join(self._lines)


def _may_be_ignored(element: Any) -> bool:
    return any(
        element.tag.startswith(f"{{{around.nsmap.get(prefix)}}}")
        for around in (element, *element.iterancestors())
        for prefix in attribute(around, "Ignorable").split()
    )


def _texts(element: Any) -> list[str]:
    return [text for t in element.iter() if local(t) == "t" and (text := t.text or "")]
