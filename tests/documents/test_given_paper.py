"""A paper from a path, bytes, an open file or an address; what is none of these is named."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

import fsspec
import pytest

from indicators.documents import given_paper
from indicators.documents.given_paper import name_and_bytes
from indicators.errors import (
    BadArgument,
    MissingPackage,
    RawFileMissing,
    UnreadableDocument,
    UnusableFile,
)
from indicators.reading.extraction import extract


def test_every_way_gives_name_and_bytes(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"6%")
    with path.open("rb") as file:
        assert name_and_bytes(file) == ("report.txt", b"6%")
    assert name_and_bytes(path) == name_and_bytes(str(path)) == ("report.txt", b"6%")
    assert name_and_bytes(bytearray(b"6%")) == name_and_bytes(io.BytesIO(b"6%")) == ("paper", b"6%")


@pytest.mark.parametrize(
    ("name", "form", "is_told"),
    [
        ("表.xls", "html", True),
        ("表.et", "xls", False),
        ("报告.pdf", "docx", True),
        ("报告.wps", "doc", False),
        ("扫描.JPEG", "jpg", False),
        ("表.csv", "txt", True),
        ("paper", "txt", False),
        ("report.2025", "txt", False),
    ],
)
def test_a_name_of_another_format_than_the_content_is_told(name, form, is_told):
    assert bool(given_paper.misnamed(name, form)) == is_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请认真贯彻落实。", "no figure: there is no number in it"),
        (
            "请于3月5日前到会。",
            "no figure: none of its 2 numbers is read",
        ),
    ],
)
def test_a_paper_without_figures_says_so(text, told):
    assert extract(text.encode()).notes[-1].startswith(told)
    assert not any(note.startswith("no figure") for note in extract("增长6%。".encode()).notes)


def test_a_file_of_text_is_refused(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("6%", encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(BadArgument) as caught:
        name_and_bytes(file)
    assert (caught.value.found, caught.value.where) == ("one that gives str", "report.txt")


def test_what_is_too_large_is_refused_however_it_comes(monkeypatch):
    monkeypatch.setattr("indicators.documents.decoding.LARGEST", 4)
    monkeypatch.setattr(given_paper, "LARGEST", 4)
    for paper in (b"12345", io.BytesIO(b"12345678")):
        with pytest.raises(UnreadableDocument, match="a document of at most"):
            name_and_bytes(paper)


@pytest.fixture
def store() -> Iterator[Any]:
    """A store in memory, as fsspec has one."""
    system = fsspec.filesystem("memory")
    system.pipe_file("/bucket/report.pdf", b"6%")
    yield system
    system.rm("/bucket", recursive=True)


def test_an_address_is_opened_by_fsspec_and_named_by_its_path(store):
    assert name_and_bytes("memory://bucket/report.pdf") == ("report.pdf", b"6%")


def test_a_file_that_a_store_does_not_have_is_told_without_secrets(store):
    with pytest.raises(RawFileMissing) as caught:
        name_and_bytes("memory://me:secret@bucket/other.pdf")
    assert caught.value.where == "memory://…@bucket/other.pdf"


def test_an_address_of_no_kind_that_is_known_is_told():
    with pytest.raises(UnusableFile, match="nowhere"):
        name_and_bytes("nowhere://bucket/report.pdf")


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingPackage, match=r"pip install 'indicators\[urls\]'"):
        name_and_bytes("s3://bucket/report.pdf")
