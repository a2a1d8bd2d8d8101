"""Every format is told by its content; what cannot be read says what it is and what to do."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents import ole
from indicators.documents.decoding import Decoded, decode, page_of, page_starts, read_bytes
from indicators.errors import RawFileMissing, UnreadableDocument

from .conftest import links, word, zipped

TEXT = "一、主要目标\n地区生产总值增长６％左右，改造老旧小区20个。\n"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data):
    with suppress(UnreadableDocument):
        assert decode(data, "paper.bin").text.strip()


@pytest.mark.parametrize(
    "beginning", [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"MIME-Version: 1.0\r\n", b"\xff\xfe<"]
)
@given(data=st.binary(max_size=200))
def test_any_bytes_behind_the_beginning_of_a_format(beginning, data):
    with suppress(UnreadableDocument):
        assert decode(beginning + data, "paper.bin").text.strip()


@pytest.mark.parametrize(
    ("data", "found", "remedy"),
    [
        (b"\x89PNG\r\n", "a picture (PNG)", "Run text recognition (OCR) over it"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)", "Run text recognition (OCR) over it"),
        (b"{\\rtf1 x}", "a Rich Text file (.rtf)", "Open it in Word, WPS or LibreOffice"),
        (b"Rar!\x1a", "a RAR archive", "Unpack it and name the document inside."),
        (b"7z\xbc\xaf\x27", "a 7-Zip archive", "Unpack it"),
        (b"\x1f\x8b\x08", "a gzip archive", "Unpack it"),
        (b"CAJ\x00", "a CAJ file", "Open it in its own reader and print it to a PDF"),
        (b"\x7fELF\x02", "a program", "Name the document itself."),
        (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .wps)", "Open it in Word, WPS or LibreOffice"),
        *(
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le"), found, remedy)
            for stream, found, remedy in [
                ("WordDocument", "an old Word or WPS file (.doc, .wps)", "Open it in Word, WPS"),
                ("WpsDocument", "an old WPS file (.wps)", "Open it in Word, WPS or LibreOffice"),
                ("EncryptedPackage", "an encrypted Office file", "Open it with its password"),
                ("PowerPoint Document", "an old PowerPoint file (.ppt)", "Open it in Word"),
            ]
        ),
        (zipped({"content.xml": "<x/>"}), "an OpenDocument file that is no workbook", "Open it in Word"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a PowerPoint file (.pptx)", "Save its text"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a picture (WebP)", "Run text recognition"),
        (b"\0\0\0\x18ftypheic\0\0", "a picture (HEIC)", "Run text recognition"),
        (b"BM\x5e\x0e\0\0\0\0\0\0", "a picture (BMP)", "Run text recognition"),
        (b"a.docx".ljust(257, b"\0") + b"ustar", "a tar archive", "Unpack it"),
        *(
            (f"{mark}6%".encode(), "an XML file (flat OpenDocument, Word 2003 or a drawing)", "Open")
            for mark in ("<?xml version='1.0'?><w:p>", "<svg>", "\ufeff <office:document>")
        ),
        *(
            (text.encode(), "a JSON file", "Save its text as .txt")
            for text in ('{"文本": "增长6%"}', ' [{"指标": 6}]\n', '{"a": 6}\n{"a": 7}', "[[6]]")
        ),
        *(
            (text.encode(), "a table with commas or semicolons between its cells (CSV)", "Open it in Excel")
            for text in (
                "指标,目标\n产量,1,2,3\n游客,65\n床位,9\n就业,7\n",
                "指标,2024年,2025年\n产量,1,234,567\n游客,65,66\n床位,9,10\n就业,1,234,567,8\n",
            )
        ),
        (zipped({"a.txt": "x"}), "a zip archive without a document that is known here", "Unpack it"),
        (zipped({}), "a zip archive without a document that is known here", "Unpack it"),
    ],
)  # fmt: skip
def test_what_is_no_readable_document(data, found, remedy):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.bin")
    error = caught.value
    assert (
        error.expected
        == "a .docx, .doc, .wps, .pdf, .ofd, .xlsx, .xls, .ods, .odt, .rtf, .html, .csv or .txt"
    )
    assert error.found == found
    assert error.where == "paper.bin"
    assert error.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "指标,单位,2025年目标\n新增就业,万人,65\n游客,万人,66\n",
            ["指标\t单位\t2025年目标", "新增就业\t万人\t65", "游客\t万人\t66"],
        ),
        (
            "主要目标;;\n指标;2024年;2025年\n新增就业;65;\n游客;;66\n",
            ["主要目标", "指标\t2024年\t2025年", "新增就业\t65\t—", "游客\t—\t66"],
        ),
        # A comma among digits parts no cells where the row would be longer than the head.
        (
            '指标,目标\n"旅游,收入","1,200"\n产量,1,234\n游客,65\n',
            ["指标\t目标", "旅游,收入\t1,200", "产量\t1,234", "游客\t65"],
        ),
        (
            "指标,一季度,二季度\n就业,800,900\n游客,650,700\n床位,90,95\n",
            ["指标\t一季度\t二季度", "就业\t800\t900", "游客\t650\t700", "床位\t90\t95"],
        ),
    ],
)
def test_a_table_whose_cells_commas_or_semicolons_part_is_read_as_a_table(text, rows):
    decoded = decode(text.encode("gb18030"), "goals.csv")
    assert (decoded.format, decoded.text.splitlines()) == ("csv", rows)
    assert [len(table.cells) for table in decoded.tables] == [
        sum(row.count("\t") + 1 - row.count("—") for row in rows if "\t" in row)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[2023]4号文件\n[附件]",
        "一、提高收入;\n二、新增就业;\n三、改善环境;\n",
        "增长5%,就业65万人。\n产量9吨,增长。\n产值9亿元,下降。\n",
        "指标\t目标\n产值\t1,234\n产量\t2,345\n游客\t3,456\n",
        "加快推进重点项目建设和传统产业转型升级,完成投资9亿元\n全面落实稳就业政策和城乡居民增收行动,新增就业5万人\n"
        "持续改善生态环境质量和城乡人居环境,绿化5万亩\n",
    ],
)
def test_text_with_brackets_commas_and_semicolons_is_read(text):
    assert decode(text.encode(), "a").text.strip() == text.strip()


@pytest.mark.parametrize(
    ("data", "form"),
    [(b"<html><body> </body></html>", "html"), (word(""), "docx")],
    ids=["html", "docx"],
)
def test_a_document_without_text(data, form):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "empty")
    assert (caught.value.expected, caught.value.found) == ("a document with text", f"a .{form} without any")
    assert caught.value.remedy.startswith(
        "If the page shows text, it is a picture: run text recognition (OCR)"
    )


def test_a_document_all_of_whose_text_is_hidden_is_no_picture():
    with pytest.raises(UnreadableDocument) as caught:
        decode(word("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>增长6%</w:t></w:r></w:p>"), "paper.docx")
    assert caught.value.found == "a .docx all of whose text is hidden"
    assert "OCR" not in caught.value.remedy


def test_the_content_counts_not_the_name(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(TEXT.encode("gb18030"))
    assert decode(read_bytes(path), path.name).text == TEXT


def test_an_unreadable_file_is_named_without_its_folder(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(b"")
    with pytest.raises(UnreadableDocument) as caught:
        decode(read_bytes(path), path.name)
    assert caught.value.where == "paper.txt"


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    for path, found, remedy in (
        (tmp_path / "paper.txt", "no such file", "Check the path."),
        (tmp_path, "a folder", "Name the files in it."),
    ):
        with pytest.raises(RawFileMissing) as caught:
            decode(read_bytes(path), path.name)
        error = caught.value
        assert (error.expected, error.found, error.where, error.remedy) == (
            "a document", found, str(path), remedy,
        )  # fmt: skip


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")

    def refuse(*values):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("indicators.documents.decoding.os.open", refuse)
    with pytest.raises(RawFileMissing) as caught:
        decode(read_bytes(path), path.name)
    assert (caught.value.found, caught.value.remedy) == (
        "no permission",
        "Ask its owner for read permission.",
    )


def test_a_file_larger_than_any_document_is_not_opened(tmp_path):
    path = tmp_path / "paper.txt"
    with path.open("wb") as file:
        file.truncate(600 << 20)
    with pytest.raises(UnreadableDocument) as caught:
        decode(read_bytes(path), path.name)
    assert (caught.value.expected, caught.value.found) == ("a document of at most 512 MB", "600 MB")
    assert caught.value.remedy == "Cut it into smaller documents."


def test_pages():
    starts = page_starts("甲\f乙\f丙")
    assert starts == [0, 2, 4]
    assert [page_of(starts, at) for at in range(5)] == [1, 1, 2, 2, 3]


def test_reading_opens_no_connection():
    """A listener takes note of whoever calls: pages, Word files and XML that name it."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"

        def listen():
            with suppress(TimeoutError):
                while True:
                    calls.append(server.accept())

        page = (
            f'<!doctype html><base href="{address}/"><link rel=stylesheet href="{address}/a.css">'
            f'<script src="{address}/a.js"></script><img src="{address}/a.png">'
            f'<iframe src="{address}"></iframe>'
            f'<object data="{address}/b"></object><p>增长6%'
        )
        body = '<w:p><w:hyperlink r:id="hyperlink"><w:r><w:t>增长6%</w:t></w:r></w:hyperlink></w:p>'
        entity = (
            f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{address}/x.dtd"><html><body>增长6%</body></html>'
        )
        found = [
            decode(page.encode(), "page.html"),
            decode(word(body, links(hyperlink=address, image=f"{address}/a.png")), "paper.docx"),
            decode(entity.encode(), "page.xhtml"),
        ]
        thread = threading.Thread(target=listen)
        thread.start()
        thread.join()
    assert calls == []
    assert all("增长6%" in decoded.text for decoded in found)


@pytest.mark.parametrize("figure", ["9\u03367.3", "97.3\u20dd", "\u202e3.79\u202c", "\u202e3.79"])
def test_digits_that_signs_of_the_text_strike_through_or_turn_round_are_not_read(figure):
    for text, form in ((f"增长{figure}%。", "txt"), (f"<html><table><tr><td>产量<td>{figure}", "html")):
        found = decode(text.encode(), f"a.{form}")
        assert not any(sign.isdigit() for sign in found.text)
        assert not any(sign.isdigit() for table in found.tables for cell in table.cells for sign in cell.text)


def test_decoded_names_its_format():
    assert decode(TEXT.encode(), "x") == Decoded(TEXT, "txt")


def test_an_old_office_file_that_was_cut_off_is_told_as_damaged():
    head = bytearray(ole.MAGIC.ljust(512, b"\0"))
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 7)
    with pytest.raises(UnreadableDocument) as caught:
        decode(bytes(head), "a.xls")
    assert (caught.value.expected, caught.value.found) == (
        "a whole Office file",
        "a damaged one: its end is missing",
    )
