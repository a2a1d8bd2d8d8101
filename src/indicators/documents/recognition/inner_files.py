"""The pictures inside a document of any format, each got by the part that its line in the text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.documents.decoding import is_pdf
from indicators.documents.faults import unsupported
from indicators.documents.formats import html, mhtml, page_signs
from indicators.documents.formats.archives import Archive
from indicators.documents.recognition import pdf_pictures, picture_files

if TYPE_CHECKING:
    from PIL import Image

FORMS = ("docx", "html", "mhtml", "ods", "ofd", "pdf", "xlsx")


def picture(data: bytes, part: str, where: str) -> Image.Image:
    """Get a picture out of a document.

    Returns
    -------
    PIL.Image.Image
        In grey.

    Raises
    ------
    UnreadableDocument
        If it is none that is recognised (PNG, JPEG, TIFF), or not inside the document.
    """
    if is_pdf(data):
        return pdf_pictures.inner(data, part, where)
    content = _content(data, part, where)
    if not picture_files.form(content):
        raise unsupported.damaged("picture", "no PNG, JPEG or TIFF", f"{where}, {part}")
    return picture_files.page(content, 1, f"{where}, {part}")


def _content(data: bytes, part: str, where: str) -> bytes:
    if page_signs.is_mhtml(data):
        return mhtml.picture(data, part, where)
    if page_signs.is_html(data):
        return html.picture(data, part, where)
    return Archive(data, where).read(part)
