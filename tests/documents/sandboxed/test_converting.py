"""Old papers by LibreOffice: told by their bytes, converted, no link followed, all cleared away."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from indicators.documents import ole
from indicators.documents.formats import opendocument
from indicators.documents.formats.archives import Archive
from indicators.documents.sandboxed import converting, sandboxed_reading
from indicators.errors import UnreadableDocument
from indicators.storage import confined_program

from ..conftest import zipped

TEXT = "全年地区生产总值增长6.5%左右，改造老旧小区20个。"
KIND = "application/vnd.oasis.opendocument.text"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>9%</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
SECRET = "不在文件里的字"


def opened(body: str) -> bytes:
    """An .odt with this body."""
    named = "".join(f' xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "text"))
    named += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    return zipped_plain({
        "mimetype": KIND,
        "META-INF/manifest.xml": (
            f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        ),
        "content.xml": (
            f'<office:document-content{named} office:version="1.2"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>"
        ),
    })  # fmt: skip


def zipped_plain(parts: dict[str, str]) -> bytes:
    """A zip whose parts are not packed, as the first of an OpenDocument file must not be."""
    import zipfile
    from io import BytesIO

    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"{\\rtf1\\ansi x}", "rtf"),
        (ole.MAGIC + "WordDocument".encode("utf-16-le"), "doc"),
        (ole.MAGIC + "WpsDocument".encode("utf-16-le"), "wps"),
        (opened(""), "odt"),
        (ole.MAGIC + "Workbook".encode("utf-16-le"), ""),
        (ole.MAGIC + "EncryptedPackageWordDocument".encode("utf-16-le"), ""),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ""),
        (TEXT.encode(), ""),
        (b"", ""),
    ],
)
def test_what_is_converted_is_told_by_its_bytes(data, form):
    assert converting.form(data) == form


def test_where_there_is_no_libreoffice_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(converting, "office", lambda: "")
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(b"{\\rtf1 x}", "paper.rtf")
    error = caught.value
    assert error.expected == "LibreOffice, which makes a .docx of a .rtf for it to be read"
    assert (error.found, error.where) == ("no soffice on this machine", "paper.rtf")
    assert error.remedy == (
        "Install it (Debian: apt-get install libreoffice-writer; macOS, Windows: www.libreoffice.org), "
        "or save the paper as .docx."
    )


def test_a_rich_text_file(office):
    signs = "".join(f"\\u{ord(sign)}?" for sign in TEXT)
    decoded = sandboxed_reading.decode(f"{{\\rtf1\\ansi\\uc1 {signs}\\par}}".encode(), "paper.txt")
    assert (decoded.format, decoded.text) == ("rtf", f"{TEXT}\n")


def test_links_are_not_followed(office, tmp_path):
    bait = tmp_path / "bait.txt"
    bait.write_text(SECRET, "utf-8")
    linked = (
        f'<text:section text:name="a"><text:section-source xlink:href="{bait.as_uri()}" '
        'text:filter-name="Text (encoded)"/><text:p>旧</text:p></text:section>'
    )
    decoded = sandboxed_reading.decode(opened(f"<text:p>{TEXT}</text:p>{linked}"), "paper.odt")
    assert TEXT in decoded.text
    assert SECRET not in decoded.text


def test_nothing_is_left_behind(office, tmp_path, monkeypatch):
    monkeypatch.setattr(converting.tempfile, "tempdir", str(tmp_path))
    before = set(confined_program.left_sockets())
    sandboxed_reading.decode(b"{\\rtf1 GDP grows by 6%\\par}", "paper.rtf")
    assert list(tmp_path.iterdir()) == []
    # Another office may be at work beside this test: its socket goes with it.
    until = time.monotonic() + 60
    while set(confined_program.left_sockets()) - before and time.monotonic() < until:
        time.sleep(0.2)
    assert set(confined_program.left_sockets()) <= before


def test_what_libreoffice_makes_nothing_of(monkeypatch):
    monkeypatch.setattr(converting, "office", lambda: "/bin/false")
    monkeypatch.setattr(confined_program, "run", lambda *_: 1)
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(b"{\\rtf1 x}", "paper.rtf")
    assert caught.value.expected == "a whole .rtf file"
    assert "LibreOffice makes nothing of it (it ended with status 1)" in caught.value.found


@pytest.mark.parametrize("announced", ["2147483647", "9" * 20, "9"])
def test_a_rich_text_file_that_announces_more_bytes_than_it_has(monkeypatch, announced):
    monkeypatch.setattr(converting, "office", lambda: "/bin/false")
    monkeypatch.setattr(confined_program, "run", lambda *_: pytest.fail("LibreOffice was asked"))
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(f"{{\\rtf1 \\bin{announced} 12345678".encode(), "paper.rtf")
    assert caught.value.found == f"a damaged one: it announces {announced} bytes and has 8"


@pytest.mark.parametrize("body", [r"\bin8 \bin9999", r"\\bin9999 ", r"\binary9 "])
def test_what_announces_no_more_bytes_than_there_are_is_converted(monkeypatch, body):
    monkeypatch.setattr(converting, "office", lambda: "/bin/false")
    monkeypatch.setattr(confined_program, "run", lambda *_: 1)
    with pytest.raises(UnreadableDocument, match="LibreOffice makes nothing of it"):
        sandboxed_reading.decode(f"{{\\rtf1 {body}}}".encode(), "paper.rtf")


@pytest.mark.parametrize(("status", "starts"), [(81, 2), (1, 2), (134, 1), (-6, 1)])
def test_a_program_that_broke_down_is_not_started_again(monkeypatch, status, starts):
    seen = []
    monkeypatch.setattr(converting, "office", lambda: "/bin/false")
    monkeypatch.setattr(confined_program, "run", lambda *told: seen.append(told) or status)
    with pytest.raises(UnreadableDocument):
        sandboxed_reading.decode(b"{\\rtf1 x}", "paper.rtf")
    assert len(seen) == starts


def test_what_is_no_file_is_not_taken(monkeypatch):
    """A link that the program leaves in place of a paper leads nowhere."""

    def link(words, folder: Path, *_) -> int:
        (folder / "made").mkdir(exist_ok=True)
        (folder / "made" / "paper.docx").symlink_to("/etc/hostname")
        return 0

    monkeypatch.setattr(converting, "office", lambda: "/bin/false")
    monkeypatch.setattr(confined_program, "run", link)
    with pytest.raises(UnreadableDocument):
        sandboxed_reading.decode(b"{\\rtf1 x}", "paper.rtf")


def test_a_word_file_with_a_password_is_told_as_one() -> None:
    head = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01"
    data = ole.MAGIC.ljust(512) + head + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableDocument) as caught:
        converting.docx(data, "doc", "a.doc")
    assert caught.value.found == "a file locked by a password"


def test_what_an_opendocument_text_hides_is_told_and_not_read() -> None:
    hidden = '<text:section text:name="a" text:display="none"><text:p>增长9%。</text:p></text:section>'
    at_times = '<text:p><text:hidden-paragraph text:is-hidden="true"/>增长8%。</text:p>'
    shown = '<text:section text:name="b" text:display="true"><text:p>增长7%。</text:p></text:section>'
    decoded = sandboxed_reading.decode(opened(f"<text:p>{TEXT}</text:p>{hidden}{at_times}{shown}"), "a.odt")
    assert [(one.kind, one.is_left_out, decoded.text[one.start : one.end]) for one in decoded.faults] == [
        ("hidden_text", True, "增长9%。"),
        ("hidden_text", True, "增长8%。"),
    ]


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ('<text:p>增长<text:span text:style-name="a">9%</text:span></text:p>', ["增长9%"]),
        ('<text:p><draw:frame svg:x="-90cm"><text:p>9%</text:p></draw:frame></text:p>', ["9%"]),
        ('<text:p><draw:frame svg:x="-1cm"><text:p>9%</text:p></draw:frame></text:p>', []),
        (f"{DELETED}<text:p>增长8%</text:p>", ["9%"]),
        (f'{DELETED}<text:p>增长<text:change text:change-id="c"/>8%</text:p>', []),
    ],
)
def test_what_an_opendocument_text_does_not_show(body: str, hidden: list[str]) -> None:
    names = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "style", "draw", "svg"))
    tiny = '<style:style style:name="a"><style:text-properties style:text-position="0% 1%"/></style:style>'
    data = zipped_plain({"mimetype": KIND, "content.xml": f"<a {names}>{tiny}{body}</a>"})
    assert opendocument.hidden_lines(Archive(data, "a.odt")) == hidden


def test_a_locked_opendocument_text_is_told_as_one() -> None:
    data = zipped_plain({"mimetype": KIND, "META-INF/manifest.xml": "<encryption-data/>", "content.xml": "x"})
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(data, "a.odt")
    assert caught.value.found == "a file locked by a password"
