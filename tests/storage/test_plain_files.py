"""What is no file is refused by its name, where it would be waited for or read without end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators.documents.register import register
from indicators.errors import UnreadableTable, UnusableFile, VocabularyFault
from indicators.exchange import raw_files
from indicators.project import Project
from indicators.storage.plain_files import WRITTEN, clear_away, read_plain
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.contract.table_csv import pieces
from indicators.vocabulary.file_text import read_text

pytestmark = pytest.mark.posix


@pytest.fixture(params=["pipe", "device"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "project" / "data" / "raw" / "corrections.csv"
    path.parent.mkdir(parents=True)
    if request.param == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    return path


def test_a_pipe_or_device_in_the_place_of_what_people_write(no_file: Path) -> None:
    project = Project(no_file.parents[2])
    for reading in (
        lambda: read_plain(no_file),
        lambda: raw_files.raw_hash(project),
        lambda: list(csv_rows(no_file, ["a"], "a.csv")),
        lambda: list(pieces("documents", no_file, 9)),
    ):
        with pytest.raises(UnusableFile) as caught:
            reading()
        assert (caught.value.found, caught.value.where) == ("a device, pipe or socket", str(no_file))


def test_a_file_with_more_than_it_may_have(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(9))
    assert read_plain(path, 9) == bytes(9)
    with pytest.raises(UnusableFile):
        read_plain(path, 8)


def test_a_text_with_a_nul_is_none(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("指标,值\n产\0量,5\n".encode())
    with pytest.raises(UnreadableTable, match="from byte 14"):
        list(csv_rows(path, ["指标", "值"], "words.csv"))
    with pytest.raises(VocabularyFault, match="NUL at byte 14"):
        read_text(path)


def test_what_people_write_is_not_read_if_it_has_no_end(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    project = Project(tmp_path)
    for path in (project.register, project.corrections):
        with path.open("wb") as file:
            file.truncate(WRITTEN + 1)
    for read in (lambda: register.entries(project), lambda: list(csv_rows(project.corrections, [], "a"))):
        with pytest.raises(UnusableFile) as caught:
            read()
        assert caught.value.expected == "a file of at most 128 MB"


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_plain(tmp_path)


@pytest.mark.parametrize("make", [os.mkfifo, Path.touch, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_whatever_stands_in_the_place_of_a_folder_is_cleared_away(tmp_path, make):
    make(tmp_path / "a")
    clear_away(tmp_path / "a")
    assert not list(tmp_path.iterdir())
