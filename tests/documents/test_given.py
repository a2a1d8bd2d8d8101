"""A paper from a path, bytes, an open file or an address; what is none of these is named."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from indicators.documents import given
from indicators.documents.given import name_and_bytes
from indicators.errors import BadArgument, IndicatorsError, MissingPackage, RawFileMissing, UnreadableDocument


def test_every_way_gives_name_and_bytes(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"6%")
    with path.open("rb") as file:
        assert name_and_bytes(file) == ("report.txt", b"6%")
    assert name_and_bytes(path) == name_and_bytes(str(path)) == ("report.txt", b"6%")
    assert name_and_bytes(bytearray(b"6%")) == name_and_bytes(io.BytesIO(b"6%")) == ("paper", b"6%")


def test_a_file_of_text_is_refused(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("6%", encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(BadArgument) as caught:
        name_and_bytes(file)
    assert (caught.value.found, caught.value.where) == ("one that gives str", "report.txt")


def test_what_is_too_large_is_refused_however_it_comes(monkeypatch):
    monkeypatch.setattr("indicators.documents.decoding.LARGEST", 4)
    monkeypatch.setattr(given, "LARGEST", 4)
    for paper in (b"12345", io.BytesIO(b"12345678")):
        with pytest.raises(UnreadableDocument, match="a document of at most"):
            name_and_bytes(paper)


def fsspec(error: Exception | None = None) -> SimpleNamespace:
    """What stands in for the package: it remembers the address, or fails as it would."""

    def open_(address: str, mode: str) -> io.BytesIO:
        asked.append((address, mode))
        if error:
            raise error
        return io.BytesIO(b"6%")

    asked: list[tuple[str, str]] = []
    return SimpleNamespace(open=open_, asked=asked)


def test_an_address_is_opened_by_fsspec_and_named_without_secrets(monkeypatch):
    package = fsspec()
    monkeypatch.setitem(sys.modules, "fsspec", package)
    assert name_and_bytes("s3://bucket/a/report.pdf?token=secret") == ("report.pdf", b"6%")
    assert package.asked == [("s3://bucket/a/report.pdf?token=secret", "rb")]
    assert name_and_bytes("sftp://me:secret@host")[0] == "host"


@pytest.mark.parametrize(
    ("package", "kind", "told"),
    [
        (None, MissingPackage, "pip install fsspec"),
        (fsspec(ImportError("Install s3fs to access S3")), MissingPackage, "Install s3fs to access S3"),
        (fsspec(FileNotFoundError("no such key")), RawFileMissing, "no such key"),
        (fsspec(ValueError("Protocol not known: s3")), RawFileMissing, "Protocol not known: s3"),
    ],
)
def test_what_keeps_an_address_from_being_opened_is_named(monkeypatch, package, kind, told):
    monkeypatch.setitem(sys.modules, "fsspec", package)
    with pytest.raises(IndicatorsError) as caught:
        name_and_bytes("s3://bucket/report.pdf")
    assert type(caught.value) is kind
    assert told in str(caught.value)
    assert caught.value.where == "report.pdf"
