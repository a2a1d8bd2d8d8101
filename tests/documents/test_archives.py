"""Office files are opened within limits: no bombs, no entities, no links that bring text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from indicators.documents.decoding import decode
from indicators.documents.formats import archives
from indicators.documents.formats.archives import Archive, parse_xml
from indicators.errors import UnreadableDocument

from .conftest import links, word, zipped

UNLINK = "Break its links (Data, Edit Links), or save a copy without linked files, or a PDF."
BOMB = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>'


def test_entities_are_refused():
    for xml in (
        BOMB,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        "<!DOCTYPE a><a/>",
    ):
        with pytest.raises(UnreadableDocument) as caught:
            parse_xml(xml.encode(), "paper.docx, part.xml")
        assert caught.value.expected == "a document that holds only itself"
        assert caught.value.found == "XML with a document type of its own"
        assert caught.value.where == "paper.docx, part.xml"
        assert caught.value.remedy == "Ask its sender for a plain copy, or save it as PDF."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_file_with_entities_is_refused(encoding):
    parts = {
        "_rels/.rels": links(officeDocument="word/document.xml"),
        "word/document.xml": BOMB.encode(encoding),
    }
    with pytest.raises(UnreadableDocument) as caught:
        decode(zipped(parts), "paper.docx")
    assert caught.value.found == "XML with a document type of its own"


def test_xml_nested_without_measure_is_refused():
    with pytest.raises(UnreadableDocument) as caught:
        parse_xml(b"<a>" * 5000 + b"</a>" * 5000, "part.xml")
    assert caught.value.expected == "a whole XML file"
    assert caught.value.found.startswith("a damaged one: Excessive depth")
    assert caught.value.remedy == "Fetch the file again, or open it where it opens and save it anew."


def test_a_part_that_unpacks_beyond_its_limit_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "_LARGEST_PART", 1 << 20)
    with pytest.raises(UnreadableDocument) as caught:
        decode(word("<w:p/>" * 400_000), "paper.docx")
    assert caught.value.found == "word/document.xml unpacks to more than 1 MB"
    assert caught.value.remedy == "Cut the document into smaller ones."


def test_an_archive_that_unpacks_beyond_its_limit_is_refused():
    with pytest.raises(UnreadableDocument) as caught:
        decode(zipped({f"word/{n}.bin": bytes(60 << 20) for n in range(5)}), "paper.docx")
    assert caught.value.found == "5 parts that unpack to 300 MB"
    assert caught.value.remedy == "Take its pictures out or save it as PDF: 256 MB is the most."


def test_what_the_directory_says_of_sizes_is_not_believed(monkeypatch):
    monkeypatch.setattr(archives, "_LARGEST_PART", 1000)
    data = zipped({"a.xml": bytes(5000)})
    small = (5000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument):
        Archive(data.replace(*small), "paper.docx").read("a.xml")


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "oleObject", "externalLinkPath", "subDocument", "frame"]
)
def test_links_that_bring_text_or_programs_are_refused(kind):
    with pytest.raises(UnreadableDocument) as caught:
        decode(word("<w:p/>", links(**{kind: "file:///C:/other.dotm"})), "paper.docx")
    assert caught.value.found == f"a link to another file ({kind}) in word/_rels/document.xml.rels"
    assert caught.value.remedy == UNLINK


def test_a_locked_archive_is_told():
    data = bytearray(zipped({"word/document.xml": "<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableDocument) as caught:
        decode(bytes(data), "paper.docx")
    assert caught.value.found == "a file locked by a password"
    assert caught.value.remedy == "Open it with its password, take the password off, and save it again."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_of_one_name_are_read_only_if_they_are_the_same():
    def with_again(content: str, name: str = "word/document.xml") -> bytes:
        out = BytesIO(word("<w:p><w:r><w:t>增长6%。</w:t></w:r></w:p>"))
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, content or archive.read(name))
        return out.getvalue()

    assert decode(with_again(""), "a.docx").text == "增长6%。\n"
    with pytest.raises(UnreadableDocument, match="several parts of one name that differ"):
        decode(with_again("<w:document/>"), "a.docx")
    with pytest.raises(UnreadableDocument, match="several parts of one name that differ"):
        decode(with_again("<w:document/>", "Word/Document.xml"), "a.docx")


def test_a_cut_archive_is_told():
    with pytest.raises(UnreadableDocument) as caught:
        decode(word("<w:p/>")[:-30], "paper.docx")
    assert caught.value.expected == "a whole zip file"
    assert caught.value.found == "a damaged one: File is not a zip file"


def test_a_damaged_part_is_told():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", "<a>first</a>")
    with pytest.raises(UnreadableDocument) as caught:
        Archive(out.getvalue().replace(b"first", b"other"), "paper.docx").read("a.xml")
    assert caught.value.found == "a damaged one: a.xml: Bad CRC-32 for file 'a.xml'"
