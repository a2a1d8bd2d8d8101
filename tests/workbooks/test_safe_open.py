"""Workbooks that come back from people: what cannot be read is refused with its reason."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from indicators.documents import decoding
from indicators.documents.ole import MAGIC
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import TooMuch, UnreadableDocument, UnusableWorkbook
from indicators.storage import sandbox
from indicators.vocabulary.message_words import told as message
from indicators.workbooks.safe_open import layout_faults, open_workbook, read_workbook


def saved(tmp_path, book):
    path = tmp_path / "filled.xlsx"
    book.save(path)
    return path


def archive(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/"), text)
    return content.getvalue()


def test_a_workbook_opens(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "鞍山市"
    (sheet,) = open_workbook(saved(tmp_path, book)).sheets
    assert (sheet.cell(1, 1).value, sheet.cell(9, 9).value) == ("鞍山市", None)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UnusableWorkbook, match="no such file") as told:
        open_workbook(tmp_path / "gone.xlsx")
    assert told.value.where == "gone.xlsx"


def test_a_folder_and_a_file_that_is_kept_are_told_as_such(tmp_path, monkeypatch):
    with pytest.raises(UnusableWorkbook, match="a folder"):
        open_workbook(tmp_path)
    kept = tmp_path / "kept.xlsx"
    kept.write_bytes(b"x")

    def refuse(*_args: object) -> int:
        raise PermissionError

    monkeypatch.setattr(decoding.os, "open", refuse)
    with pytest.raises(UnusableWorkbook, match="may not be read") as told:
        open_workbook(kept)
    assert told.value.remedy.startswith("Close it where it is open")


def test_a_limit_is_told_to_units_in_chinese(tmp_path, monkeypatch):
    error = TooMuch(
        expected="a file that takes at most 60 s of processor time", found="one that takes more",
        where="w.xlsx", remedy="Cut it into smaller documents, or allow more with --seconds.",
    )  # fmt: skip

    def refuse(*_args: object) -> None:
        raise error

    monkeypatch.setattr(sandboxed_reading, "open_book", refuse)
    with pytest.raises(TooMuch) as told:
        read_workbook(b"PK", "w.xlsx")
    assert (told.value.expected, told.value.found) == (error.expected, error.found)
    assert "--seconds" in told.value.remedy
    assert message(told.value, "zh").splitlines() == [
        "文件超过读取上限",
        "  应为  占用处理时间不超过上限的文件",
        "  实际  超过上限",
        "  位置  w.xlsx",
        "  处理  请删去多余的行、列和图片后另存，或拆成几个工作簿。",
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (MAGIC + b"\0" * 600, "a workbook with a password, or one in the old .xls format"),
        (b"", "a file that is no workbook, or a damaged one"),
        (b"PK\x03\x04 half a file", "a file that is no workbook, or a damaged one"),
        (archive(readme="text"), "a file that is no workbook, or a damaged one"),
        (archive(xl__workbook="<"), "a file that is no workbook, or a damaged one"),
    ],
    ids=["password", "empty", "cut off", "another archive", "no workbook inside"],
)
def test_what_is_no_workbook_is_refused(tmp_path, content, found):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnusableWorkbook) as told:
        open_workbook(path)
    assert told.value.found == found
    assert told.value.expected == "an .xlsx workbook that opens"


def test_every_half_of_a_workbook_is_refused(tmp_path):
    whole = saved(tmp_path, openpyxl.Workbook()).read_bytes()
    for share in (0.2, 0.5, 0.9):
        path = tmp_path / "half.xlsx"
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(UnusableWorkbook):
            open_workbook(path)


BOMB = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_part(tmp_path, name, text):
    """A workbook that opens, with one part put in or put in place of its own."""
    book = openpyxl.Workbook()
    book.active["A1"] = "鞍山市"
    whole, changed = saved(tmp_path, book), tmp_path / "changed.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return changed


def refused(path):
    """What is said of a workbook, where it is filled in and where it is read as a paper: the same."""
    # In this process, where a test may set another limit.
    with sandbox.using(None), pytest.raises(UnusableWorkbook) as told:
        open_workbook(path)
    with pytest.raises(UnreadableDocument) as read:
        decoding.decode(path.read_bytes(), path.name)
    assert (told.value.found, told.value.remedy) == (read.value.found, read.value.remedy)
    return told.value.found


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "docProps/a.bin"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_in_whatever_part_they_stand(tmp_path, part, encoding):
    changed = with_part(tmp_path, part, BOMB.encode(encoding))
    assert refused(changed) == "XML with a document type of its own"


def test_a_workbook_too_large_once_unpacked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.documents.formats.archives._LARGEST_WHOLE", 1 << 20)
    changed = with_part(tmp_path, "xl/media/a.bin", bytes(3 << 20))
    assert changed.stat().st_size < 1 << 15
    assert refused(changed).endswith("parts that unpack to 3 MB")


def test_a_part_too_large_once_unpacked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.documents.formats.archives._LARGEST_PART", 1 << 20)
    assert (
        refused(with_part(tmp_path, "xl/media/a.bin", bytes(3 << 20)))
        == "xl/media/a.bin unpacks to more than 1 MB"
    )


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("externalLinkPath", "file:///C:/other.xlsx", ' TargetMode="External"'),
        ("oleObject", "http://x/y.xlsx", ' TargetMode="External"'),
        ("externalLink", "externalLinks/externalLink1.xml", ""),
    ],
)
def test_links_to_other_files_are_refused(tmp_path, kind, target, mode):
    link = f'<Relationship Id="x" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    head = "http://schemas.openxmlformats.org/package/2006/relationships"
    text = f'<Relationships xmlns="{head}">{link}</Relationships>'
    changed = with_part(tmp_path, "xl/externalLinks/_rels/externalLink1.xml.rels", text)
    name = "xl/externalLinks/_rels/externalLink1.xml.rels"
    assert refused(changed) == f"a link to another file ({kind}) in {name}"


def test_formulas_and_merged_cells_are_named_by_sheet_and_cell(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "复核"
    sheet["B2"] = "=1+1"
    sheet.merge_cells("C3:D4")
    merged, formula = layout_faults(open_workbook(saved(tmp_path, book))["复核"], "filled.xlsx")
    assert (merged.found, merged.where) == ("merged cells", "filled.xlsx, sheet 复核, cells C3:D4")
    assert (formula.found, formula.where) == ("a formula", "filled.xlsx, sheet 复核, cell B2")
