"""Bytes of a text in every encoding offices use; what is no text is told."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.formats.plain import decode
from indicators.errors import UnreadableDocument

TEXT = "一、主要目标\n地区生产总值增长６％左右，改造老旧小区20个。\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("gb18030", b""),
        ("gb18030", "\ufeff".encode("gb18030")),
        ("gbk", b""),
    ],
)
def test_encodings(encoding, mark):
    assert decode(mark + TEXT.encode(encoding), "paper.txt") == TEXT


def test_line_ends_become_one():
    assert decode("甲\r\n乙\r丙\n".encode(), "paper.txt") == "甲\n乙\n丙\n"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FA5), min_size=1).filter(str.strip))
def test_any_text_in_utf_8_comes_back(text):
    assert decode(text.encode("utf-8"), "paper.txt") == text


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_told_to_be_none(data):
    text = ""
    with suppress(UnreadableDocument):
        text = decode(data, "paper.txt")
        assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("encoding", "text"), [("big5", "地區生產總值增長６％"), ("euc_jp", "ことしの国内総生産は６％のびる")]
)
def test_a_text_in_another_encoding_is_no_gb18030(encoding, text):
    data = text.encode(encoding)
    assert data.decode("gb18030")
    with pytest.raises(UnreadableDocument, match="none of them"):
        decode(data, "paper.txt")


def test_marks_of_a_font_of_pictures_are_no_other_encoding():
    text = "\uf0b7 地区生产总值增长6%，改造老旧小区20个。\n"
    assert decode(text.encode("gb18030"), "paper.txt") == text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xff\xfe\xff", "3 bytes that are none of them"),
        (b"abc\x00\x80", "5 bytes that are none of them"),
    ],
)
def test_what_is_no_text(data, found):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.bin")
    error = caught.value
    assert (error.expected, error.found, error.where, error.remedy) == (
        "text in UTF-8, UTF-16 or GB18030",
        found,
        "paper.bin",
        "A text is opened in an editor and saved again as UTF-8; anything else is opened in its own program "
        "and saved as .docx or PDF.",
    )
    assert str(error).startswith("document cannot be read\n")


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_is_no_matter_of_encoding(data):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.doc")
    assert caught.value.found == "an empty file"
    assert caught.value.remedy.startswith("Fetch the file again")
