"""What must hold for any bytes and text: a named error or a result, and offsets that cut out the quote."""

from __future__ import annotations

import zipfile
from io import BytesIO

from indicators.documents.decoding import decode
from indicators.documents.document import Document
from indicators.documents.faults import text_faults
from indicators.documents.inference.inference import infer
from indicators.errors import IndicatorsError
from indicators.reading import statements as reader
from indicators.reading.tasks.tasks import tasks

from .samples import SHEET

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def read(text: str) -> None:
    """Do everything that is done with a text; every quote is cut out by its offsets."""
    faults = text_faults.find_faults(text)
    assert all(0 <= fault.start < fault.end <= len(text) for fault in faults)
    paper = Document("d", text, "", "鞍山市", "210300", "work_report", "2023", faults=faults)
    infer(text)
    for task in tasks(paper):
        assert 0 <= task.start < task.end <= len(text)
    for row in reader.read(paper):
        assert row.start < row.end
        assert text[row.start : row.end] == row.quote


def check(target: str, data: bytes) -> None:
    """Give bytes to a reader, and what it makes of them to the reading.

    Parameters
    ----------
    target : str
        One of samples.TARGETS. The bytes are the file, for docx, xlsx, ods and ofd the XML of its main
        part or page, for text the words themselves.
    data : bytes
        Anything.
    """
    if target == "text":
        read(data.decode("utf-8", errors="ignore"))
        return
    whole = MAKERS.get(target, bytes)(data)
    try:
        text = decode(whole, f"paper.{target}").text
    except IndicatorsError:
        return
    read(text)


def word(xml: bytes) -> bytes:
    """A Word file with this XML as its document."""
    links = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return _zipped({
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'.encode(),
        "word/document.xml": xml,
    })  # fmt: skip


def workbook(xml: bytes) -> bytes:
    """A workbook with this XML as its only sheet."""
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = '<sheet name="a" sheetId="1" r:id="a"/>'
    return _zipped({
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{part}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sheet.xml" ContentType="{part}.worksheet+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/worksheet" '
            'Target="sheet.xml"/></Relationships>'
        ).encode(),
        "xl/sheet.xml": xml,
    })  # fmt: skip


def opened(xml: bytes) -> bytes:
    """An OpenDocument workbook with this XML as its content."""
    return _zipped({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml,
    })  # fmt: skip


def pages(xml: bytes, document: str = "") -> bytes:
    """An OFD with this XML as its only page, and as a drawing kept apart."""
    common = "<CommonData><PublicRes>r.xml</PublicRes></CommonData>"
    return _zipped({
        "OFD.xml": b"<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>",
        "d.xml": (
            document or f'<Document>{common}<Pages><Page BaseLoc="p.xml"/></Pages></Document>'
        ).encode(),
        "r.xml": b'<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content><CompositeObject'
        b' ResourceID="7"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>',
        "p.xml": xml,
    })  # fmt: skip


MAKERS = {"docx": word, "xlsx": workbook, "ods": opened, "ofd": pages}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
