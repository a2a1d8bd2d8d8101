"""Pictures of tables inside documents: recognised on request, and put where they stand."""

from __future__ import annotations

from base64 import b64encode

import pytest

from indicators.documents.decoding import Decoded
from indicators.documents.faults.fault import Fault
from indicators.documents.grids.table_grid import Table, TableCell
from indicators.documents.part_insertion import spliced
from indicators.documents.picture_lines import InnerPicture
from indicators.documents.recognition import ocr_engine, pdf_pictures
from indicators.documents.register import register
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import UnreadableDocument
from indicators.project import Project
from indicators.reading.extraction import extract
from indicators.storage import sandbox

from ...commands import succeed
from .. import ofd_paper
from ..conftest import links, word, zipped
from .made_pages import Known, saved

BEFORE, BEHIND = "2026年鞍山市政府工作报告", "新增就业3万人。"
KNOWN = Known({(60, 60, 540, 88): "地区生产总值增长6%左右。"})


@pytest.fixture
def recognised(monkeypatch):
    """Have pictures recognised in this process by what knows them."""
    monkeypatch.setattr(ocr_engine, "recogniser", lambda: KNOWN)
    monkeypatch.setattr(ocr_engine, "is_installed", lambda: True)
    with sandbox.using(None):
        yield


def docx(picture: bytes) -> bytes:
    """A Word file with a picture between two paragraphs."""
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="image"/></w:drawing></w:r></w:p>'
    body = f"<w:p><w:r><w:t>{BEFORE}</w:t></w:r></w:p>{drawing}<w:p><w:r><w:t>{BEHIND}</w:t></w:r></w:p>"
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(word(body, links(image="media/image1.png")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/media/image1.png": picture})


def html(picture: bytes, before: str = "") -> bytes:
    """A web page with a picture in itself between two paragraphs."""
    source = f"data:image/png;base64,{b64encode(picture).decode()}"
    return f"<html><body><p>{BEFORE}{before}<img src='{source}'><p>{BEHIND}</body></html>".encode()


def mhtml(picture: bytes, source: str = "cid:one", head: str = "Content-ID: <one>") -> bytes:
    """A page saved into one file, with a picture that it names."""
    page = f"<html><body><p>{BEFORE}<img src='{source}'><p>{BEHIND}</body></html>"
    return (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
        "Content-Type: text/html; charset=utf-8\nContent-Location: http://a.cn/b/c.html\n"
        f"Content-Transfer-Encoding: 8bit\n\n{page}\n--B\nContent-Type: image/png\n{head}\n"
        f"Content-Transfer-Encoding: base64\n\n{b64encode(picture).decode()}\n--B--\n"
    ).encode()


def ofd(picture: bytes, file: str = "image_1.png") -> bytes:
    """An OFD page with a picture between two lines."""
    drawn = '<ofd:ImageObject ID="7" Boundary="28 60 150 100" ResourceID="5"/>'
    content = ofd_paper.words(BEFORE, 28, 37) + drawn + ofd_paper.words(BEHIND, 28, 200)
    media = f'<ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>{file}</ofd:MediaFile></ofd:MultiMedia>'
    resources = (
        f'<ofd:Res {ofd_paper.SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )
    return ofd_paper.package(
        [ofd_paper.page(content)],
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        {"Doc_0/DocumentRes.xml": resources, "Doc_0/Res/image_1.png": picture},
    )


@pytest.mark.usefixtures("recognised")
def test_a_picture_that_is_not_in_the_file_leaves_its_name():
    decoded = sandboxed_reading.decode(ofd(saved(KNOWN.picture()), "image_2.png"), "report", ocr=True)
    assert decoded.text.splitlines() == [BEFORE, "图片-第1页.png", BEHIND]


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("../d.png", "Content-Location: http://a.cn/d.png"),
        ("d.png", "Content-Location: http://a.cn/b/d.png"),
        ("/d.png", "Content-Location: http://a.cn/d.png"),
        ("//c.cn/d.png", "Content-Location: http://c.cn/d.png"),
        ("https://c.cn/d.png", "Content-Location: https://c.cn/d.png"),
        (f"data:image/png;base64,{b64encode(saved(KNOWN.picture())).decode()}", "X-None: 1"),
    ],
)
@pytest.mark.usefixtures("recognised")
def test_a_picture_of_a_saved_page_is_found_by_its_address(source, head):
    decoded = sandboxed_reading.decode(mhtml(saved(KNOWN.picture()), source, head), "report", ocr=True)
    assert decoded.text.splitlines() == [BEFORE, "地区生产总值增长6%左右。", BEHIND]


@pytest.mark.parametrize("made", [docx, html, mhtml, ofd])
@pytest.mark.usefixtures("recognised")
def test_a_picture_is_read_where_it_stands(made):
    data = made(saved(KNOWN.picture()))
    decoded = sandboxed_reading.decode(data, "report", ocr=True)
    assert decoded.text.splitlines() == [BEFORE, "地区生产总值增长6%左右。", BEHIND]
    (fault,) = decoded.faults
    assert (fault.kind, decoded.text[fault.start : fault.end]) == ("recognised", "地区生产总值增长6%左右。")


@pytest.mark.parametrize("made", [docx, html, mhtml, ofd])
@pytest.mark.usefixtures("recognised")
def test_it_is_left_alone_unless_asked_for(made):
    decoded = sandboxed_reading.decode(made(saved(KNOWN.picture())), "report")
    name = decoded.text.splitlines()[1]
    assert name in ("image1.png", "图片.png", "cid:one", "图片-第1页.png")
    (place,) = decoded.pictures
    assert decoded.text[place.start : place.end] == name


@pytest.mark.parametrize("picture", [b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b""])
@pytest.mark.parametrize("made", [docx, html, mhtml, ofd])
@pytest.mark.usefixtures("recognised")
def test_one_that_cannot_be_read_leaves_its_name(made, picture):
    data = made(picture)
    assert sandboxed_reading.decode(data, "report", ocr=True) == sandboxed_reading.decode(data, "report")


@pytest.mark.usefixtures("recognised")
def test_pictures_that_a_page_only_names_are_counted_along():
    data = html(saved(KNOWN.picture()), before="<img src='logo.png'><img src='data:image/png,%89PNG'>")
    decoded = sandboxed_reading.decode(data, "report.html", ocr=True)
    assert decoded.text.splitlines() == [BEFORE, "logo.png", "图片.png", "地区生产总值增长6%左右。", BEHIND]


def test_without_the_engine_it_is_said(monkeypatch):
    monkeypatch.setattr(ocr_engine, "is_installed", lambda: False)
    with pytest.raises(UnreadableDocument) as told:
        sandboxed_reading.decode(docx(saved(KNOWN.picture())), "report.docx", ocr=True)
    assert told.value.found == "1 pictures inside a .docx, and no RapidOCR on this machine"
    assert sandboxed_reading.decode("增长6%".encode(), "a.txt", ocr=True).text == "增长6%"


def test_what_stands_behind_moves_along():
    def table(start: int, *, top: int = -1) -> Table:
        cell = TableCell("甲 乙", 0, 0, start=start, end=start + 3, breaks=(start + 2,))
        return Table(start, start + 3, (cell,), notes=((start, start + 1),), top=top)

    whole = Decoded(
        "甲 乙\n图.png\n甲 乙\n", "docx",
        (Fault("garbled", 10, 13, False, ""),), (table(0), table(10, top=10)),
        (InnerPicture(4, 9, "图.png"), InnerPicture(10, 13, "b")),
    )  # fmt: skip
    part = Decoded("前。甲 乙\n", "png", (Fault("recognised", 0, 6, False, ""),), (table(2),))
    made = spliced(whole, whole.pictures[0], part)
    assert made.text == "甲 乙\n前。甲 乙\n甲 乙\n"
    for one in made.tables:
        (cell,) = one.cells
        assert made.text[cell.start : cell.end] == "甲 乙"
        assert cell.breaks == (cell.start + 2,)
        assert one.notes == ((one.start, one.start + 1),)
    assert [(one.start, one.top) for one in made.tables] == [(0, -1), (6, -1), (10, 10)]
    assert [(fault.kind, fault.start, fault.end) for fault in made.faults] == [
        ("garbled", 10, 13), ("recognised", 4, 9),
    ]  # fmt: skip
    assert made.pictures == (InnerPicture(10, 13, "b"),)


@pytest.fixture(scope="module")
def table(print_pdf):
    """The picture of a ruled table, its letters large for it."""
    rows = (("指标", "单位", "2026年目标"), ("粮食产量", "万吨", "130.5"), ("新建5G基站", "个", "1330"))
    cells = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    page = print_pdf(
        "<style>td{border:2px solid;padding:8px 20px;font-size:20px}</style>"
        f"<table style='border-collapse:collapse'>{cells}</table>"
    )
    drawn = pdf_pictures.page(page, 1, "table.pdf")
    return saved(drawn.crop((60, 60, drawn.width * 3 // 5, 500)))


def pdf(table, print_pdf) -> bytes:
    """A PDF with words and a picture on its page."""
    return print_pdf(html(table).decode().replace("<img", "<img style='width:100%'"))


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_a_table_is_a_table_in_every_format(form, table, print_pdf):
    data = pdf(table, print_pdf) if form == "pdf" else {"docx": docx, "html": html}[form](table)
    found = extract(data, place="鞍山市", period="2026", kind="work_report", ocr=True)
    assert [(row.indicator_id, row.low, row.unit, "recognised" in row.flags) for row in found.statements] == [
        ("grain_output", 1_305_000.0, "吨", True),
        ("5g_stations", 1330.0, "个", True),
        ("urban_jobs", 30_000.0, "人", False),
    ]


def test_a_registered_paper_is_recognised_whenever_it_is_read(table, tmp_path):
    (tmp_path / "p/data/raw").mkdir(parents=True)
    paper = tmp_path / "report.docx"
    paper.write_bytes(docx(table))
    options = ["--project", str(tmp_path / "p"), "--kind", "work_report", "--lang", "en"]
    succeed("register", paper, "--ocr", *options)
    project = Project(tmp_path / "p")
    (entry,) = register.entries(project)
    assert entry.ocr
    (document,) = register.load(project)
    assert "粮食产量\t万吨\t130.5" in document.text
