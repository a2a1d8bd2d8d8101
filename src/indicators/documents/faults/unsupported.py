"""Files that cannot be read as a document: what each is, and what a person can do with it."""

from __future__ import annotations

from indicators.documents import ole
from indicators.documents.faults import data_text
from indicators.errors import UnreadableDocument
from indicators.storage.expressions import expression

READABLE = "a .docx, .doc, .wps, .pdf, .ofd, .xlsx, .xls, .ods, .odt, .rtf, .html, .csv or .txt"

_SAVE = "Open it in Word, WPS or LibreOffice and save it as .docx."
_UNLOCK = "Open it with its password, take the password off, and save it again."
_RECOGNISE = "Run text recognition (OCR) over it and save a PDF with a text layer, or a .docx."
_UNPACK = "Unpack it and name the document inside."
_AS_WORKBOOK = (
    "Open it in Excel, WPS or LibreOffice and save it as .xlsx; a table of a statistics office "
    "goes to `indicators observe template`."
)
_PRINT = "Open it in its own reader and print it to a PDF, or save it as text."

# Those that are recognised where RapidOCR is installed.
_PICTURES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
)
_BEGINNINGS = (
    (b"GIF8", "a picture (GIF)", _RECOGNISE),
    (b"{\\rtf", "a Rich Text file (.rtf)", _SAVE),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"CAJ", "a CAJ file", _PRINT),
    (b"%!PS", "a PostScript file", _PRINT),
    (b"SQLite format 3", "a database", "Export the document from the program that made it."),
    (b"\x7fELF", "a program", "Name the document itself."),
    (b"MZ\x90", "a program", "Name the document itself."),
)
# Those that tell what they are further inside: where, and by which bytes.
_INSIDE = (
    (8, b"WEBP", "a picture (WebP)", _RECOGNISE),
    (4, b"ftypheic", "a picture (HEIC)", _RECOGNISE),
    (4, b"ftypavif", "a picture (AVIF)", _RECOGNISE),
    (6, b"\0\0\0\0", "a picture (BMP)", _RECOGNISE),
    (257, b"ustar", "a tar archive", _UNPACK),
)
# Text that a program reads and no person does: flat OpenDocument, Word 2003, drawings.
_MARKUP = expression(r"\s*<(?:\?xml\s|svg[\s>]|office:document)")
# Names of streams, as the directory of an OLE file writes them.
_STREAMS = (
    ("EncryptedPackage", "an encrypted Office file", _UNLOCK),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", _SAVE),
    ("__properties_version1.0", "an Outlook message (.msg)", "Save the attached document and name it."),
    ("WpsDocument", "an old WPS file (.wps)", _SAVE),
    ("WordDocument", "an old Word or WPS file (.doc, .wps)", _SAVE),
)
# Of workbooks, which are read: Excel 97 to 2003, Excel 5 and 95.
WORKBOOKS = ("Workbook", "Book")
_ARCHIVED = (
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)", "Save its text as .docx or PDF."),
    ("content.xml", "an OpenDocument file that is no workbook", _SAVE),
    ("META-INF/container.xml", "an e-book (.epub)", "Save it as .html, .csv or .txt."),
)


class OnlyPictures(UnreadableDocument):
    """A document that has nothing but pictures of text, which can be recognised."""


def refusal(found: str, where: str, remedy: str) -> UnreadableDocument:
    """Build the error for a file that is something else.

    Examples
    --------
    >>> refusal("a picture (PNG)", "page.png", "Run OCR.").expected
    'a .docx, .doc, .wps, .pdf, .ofd, .xlsx, .xls, .ods, .odt, .rtf, .html, .csv or .txt'
    """
    return UnreadableDocument(expected=READABLE, found=found, where=where, remedy=remedy)


def check(data: bytes, where: str) -> None:
    r"""Refuse what is known to be no readable document.

    Raises
    ------
    UnreadableDocument
        If the bytes are those of another format.

    Examples
    --------
    >>> check("增长6%".encode(), "paper.txt")
    """
    if ole.is_ole(data):
        if not ole.is_whole(data):
            raise damaged("Office", "its end is missing", where)
        for stream, found, remedy in _STREAMS:
            if ole.has_stream(data, stream):
                raise refusal(found, where, remedy)
        if not any(ole.has_stream(data, stream) for stream in WORKBOOKS):
            raise refusal("an old Office file (.doc, .wps)", where, _SAVE)
    for beginning, found in _PICTURES:
        if data.startswith(beginning):
            raise OnlyPictures(expected=READABLE, found=found, where=where, remedy=_RECOGNISE)
    for beginning, found, remedy in _BEGINNINGS:
        if data.startswith(beginning):
            raise refusal(found, where, remedy)
    for at, mark, found, remedy in _INSIDE:
        if data.startswith(mark, at) and ("BMP" not in found or data.startswith(b"BM")):
            raise refusal(found, where, remedy)


def check_text(text: str, where: str) -> None:
    """Refuse text that one program wrote for another: its marks would be read as words.

    Raises
    ------
    UnreadableDocument
        If it is XML or JSON.

    Examples
    --------
    >>> check_text("增长6%", "paper.txt")
    """
    if _MARKUP.match(text):
        raise refusal("an XML file (flat OpenDocument, Word 2003 or a drawing)", where, _SAVE)
    if data_text.is_json(text):
        raise refusal("a JSON file", where, "Save its text as .txt, or its tables as .xlsx.")


def separated(where: str) -> UnreadableDocument:
    """Say of a CSV that it cannot be told which of its commas part cells."""
    return refusal("a table with commas or semicolons between its cells (CSV)", where, _AS_WORKBOOK)


def archive(names: set[str], where: str) -> UnreadableDocument:
    """Say what a zip archive is that holds no .docx and no .xlsx."""
    for name, found, remedy in _ARCHIVED:
        if name in names:
            return refusal(found, where, remedy)
    return refusal("a zip archive without a document that is known here", where, _UNPACK)


def encrypted(where: str) -> UnreadableDocument:
    """Say that a file is locked by a password."""
    return refusal("a file locked by a password", where, _UNLOCK)


def scanned(kind: str, pages: int, where: str) -> UnreadableDocument:
    """Say that a PDF or OFD has pictures of pages and no text."""
    found = f"a scanned {kind}: {pages} pages, none with text"
    if kind != "PDF":
        return refusal(found, where, _RECOGNISE)
    return OnlyPictures(expected=READABLE, found=found, where=where, remedy=_RECOGNISE)


def damaged(kind: str, why: str, where: str) -> UnreadableDocument:
    """Say that a file begins like its format and then breaks it."""
    return UnreadableDocument(
        expected=f"a whole {kind} file",
        found=f"a damaged one: {why}",
        where=where,
        remedy="Fetch the file again, or open it where it opens and save it anew.",
    )


def unsafe(
    why: str, where: str, remedy: str = "Ask its sender for a plain copy, or save it as PDF."
) -> UnreadableDocument:
    """Say that a file is refused for what it could do."""
    return UnreadableDocument(
        expected="a document that holds only itself", found=why, where=where, remedy=remedy
    )
