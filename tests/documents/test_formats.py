"""Bytes of a text in every encoding offices use; what is no text is told."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.formats import decode, read_text
from indicators.errors import RawFileMissing, UnreadableDocument

TEXT = "一、主要目标\n地区生产总值增长６％左右，改造老旧小区20个。\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
        ("gbk", b""),
    ],
)
def test_encodings(encoding, mark):
    assert decode(mark + TEXT.encode(encoding), "paper.txt") == TEXT


def test_line_ends_become_one():
    assert decode("甲\r\n乙\r丙\n".encode(), "paper.txt") == "甲\n乙\n丙\n"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FA5), min_size=1).filter(str.strip))
def test_any_text_in_utf_8_comes_back(text):
    data = text.encode("utf-8")
    if not data.startswith((b"%PDF", b"PK\x03\x04")):
        assert decode(data, "paper.txt") == text


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_told_to_be_none(data):
    text = ""
    with suppress(UnreadableDocument):
        text = decode(data, "paper.txt")
        assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("data", "expected", "found", "remedy"),
    [
        (b"%PDF-1.7 ...", "plain text", "a PDF file", "Save it as text (.txt, UTF-8) first."),
        (
            b"PK\x03\x04...",
            "plain text",
            "a zip archive (.docx or .xlsx)",
            "Save it as text (.txt, UTF-8) first.",
        ),
        (
            b"\xd0\xcf\x11\xe0...",
            "plain text",
            "an old Word or Excel file (.doc, .xls, .wps)",
            "Save it as text (.txt, UTF-8) first.",
        ),
        (
            b"",
            "text in UTF-8, UTF-16 or GB18030",
            "an empty file",
            "Open the file in an editor and save it again as UTF-8.",
        ),
        (
            b" \r\n\t",
            "text in UTF-8, UTF-16 or GB18030",
            "an empty file",
            "Open the file in an editor and save it again as UTF-8.",
        ),
        (
            b"\xff\xfe\xff",
            "text in UTF-8, UTF-16 or GB18030",
            "3 bytes that are none of them",
            "Open the file in an editor and save it again as UTF-8.",
        ),
        (
            b"abc\x00\x80",
            "text in UTF-8, UTF-16 or GB18030",
            "5 bytes that are none of them",
            "Open the file in an editor and save it again as UTF-8.",
        ),
    ],
)
def test_what_is_no_text(data, expected, found, remedy):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.bin")
    error = caught.value
    assert (error.expected, error.found, error.where, error.remedy) == (expected, found, "paper.bin", remedy)
    assert str(error).startswith("document cannot be read\n")


def test_a_file_is_read(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert read_text(path) == TEXT


def test_an_unreadable_file_is_named_without_its_folder(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(b"")
    with pytest.raises(UnreadableDocument) as caught:
        read_text(path)
    assert caught.value.where == "paper.txt"


def test_a_missing_file_is_told(tmp_path):
    path = tmp_path / "paper.txt"
    with pytest.raises(RawFileMissing) as caught:
        read_text(path)
    error = caught.value
    assert (error.expected, error.found, error.where, error.remedy) == (
        "a document",
        "no such file",
        str(path),
        "Check the path.",
    )
