"""A journal that somebody else planted moves nothing out of its folder, and nothing into it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from indicators.errors import Faults, UnusableFile
from indicators.storage import folder_lock, journal
from indicators.storage.transaction import alone, write_together

pytestmark = pytest.mark.posix

REMEDY = "No run of this program writes that: look where it came from, and delete .indicators.ready."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a journal whose file 0 is there, beside a victim outside of it."""
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "id_rsa").write_text("secret", "utf-8")
    (tmp_path / "data" / journal.READY).mkdir(parents=True)
    (tmp_path / "data" / journal.READY / "0").write_text("x", "utf-8")
    return tmp_path / "data"


def plant(data: Path, changes: object) -> None:
    (data / journal.READY / journal.CHANGES).write_text(json.dumps(changes), "utf-8")


def refused(data: Path) -> UnusableFile:
    """Do what a run does that writes, and give back why it does not."""
    before = {path: path.read_bytes() for path in data.parent.rglob("*") if path.is_file()}
    with pytest.raises(UnusableFile) as caught, alone(data):
        pass
    assert {path: path.read_bytes() for path in data.parent.rglob("*") if path.is_file()} == before
    return caught.value


@pytest.mark.parametrize(
    "name",
    [
        "../a", "/a", "b/../../a", "", ".", "..", "C:\\a", "C:a", "\\\\server\\a", ".indicators.ready/0",
        ".indicators.lock", ".indicators.staged/0", "a\0b", "\ud800", "a" * 5000, "circle/a",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_folder_is_refused(data, name):
    (data / "circle").symlink_to("circle")
    plant(data, {name: "0"})
    fault = refused(data)
    assert (fault.expected, fault.found) == ("files of this folder alone", name)
    assert fault.where == str(data / journal.READY / journal.CHANGES)
    assert fault.remedy == REMEDY


def test_a_name_that_leads_out_through_a_link_is_refused(data):
    (data / "processed").symlink_to("../victim")
    plant(data, {"processed/id_rsa": "0"})
    assert refused(data).found == "processed/id_rsa"
    plant(data, {"processed/id_rsa": ""})
    assert refused(data).found == "processed/id_rsa"


@pytest.mark.parametrize(
    "value", ["../../victim/id_rsa", "/etc/hostname", "1/../0", "0/", "changes.json", "."]
)
def test_a_value_that_is_no_file_of_the_journal_is_refused(data, value):
    plant(data, {"a": value})
    fault = refused(data)
    assert (fault.expected, fault.found) == ("the name of a file of the journal", repr(value))
    assert fault.remedy == REMEDY


def test_a_value_that_is_a_link_is_refused(data):
    (data / journal.READY / "1").symlink_to(data.parent / "victim" / "id_rsa")
    plant(data, {"a": "1"})
    assert refused(data).found == "'1'"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_value_that_is_no_plain_file_is_refused(data, make):
    make(data / journal.READY / "1")
    plant(data, {"a": "1"})
    assert refused(data).found == "'1'"


def test_a_list_without_end_is_not_read(data):
    with (data / journal.READY / journal.CHANGES).open("wb") as listed:
        listed.truncate(1 << 30)
    with pytest.raises(UnusableFile) as caught, alone(data):
        pass
    assert caught.value.expected == "a file of at most 64 MB"


def test_a_journal_that_is_a_link_is_refused(data):
    ready = data / journal.READY
    ready.rename(data.parent / "elsewhere")
    plant_there = data.parent / "elsewhere" / journal.CHANGES
    plant_there.write_text(json.dumps({"a": "0"}), "utf-8")
    ready.symlink_to("../elsewhere")
    assert refused(data).found == ".indicators.ready, a link"


def test_a_list_that_is_a_link_is_refused(data):
    (data.parent / "list").write_text(json.dumps({"a": "0"}), "utf-8")
    (data / journal.READY / journal.CHANGES).symlink_to("../../list")
    assert refused(data).found == "changes.json, a link"


def test_all_that_is_wrong_is_told_at_once(data):
    plant(data, {"../a": "0", "b": "../x", "c": "0"})
    with pytest.raises(Faults) as caught, alone(data):
        pass
    assert [fault.found for fault in caught.value.errors] == ["../a", "'../x'"]


@pytest.mark.parametrize("text", ["", "{", "6", "[1]", '{"a": 1}', '[["a", "0"]]'])
def test_a_list_that_is_none_is_told(data, text):
    (data / journal.READY / journal.CHANGES).write_text(text, "utf-8")
    fault = refused(data)
    assert fault.expected == "the list of files to put in place"
    assert fault.remedy == REMEDY


def test_a_link_as_the_place_for_new_files_is_taken_away_and_not_followed(data):
    (data / journal.READY / "0").unlink()
    (data / journal.READY).rmdir()
    (data / journal.STAGED).symlink_to("../victim")
    write_together(data, {data / "a": b"1"})
    assert (data / "a").read_bytes() == b"1"
    assert [path.name for path in (data.parent / "victim").iterdir()] == ["id_rsa"]
    assert [path.name for path in data.iterdir()] == ["a"]


def test_a_run_does_not_write_through_a_link_either(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data" / "processed").symlink_to("../elsewhere")
    with pytest.raises(UnusableFile) as caught:
        write_together(tmp_path / "data", {tmp_path / "data" / "processed" / "a": b"1"})
    assert caught.value.expected == "files of this folder alone"
    assert caught.value.found == "processed/a"
    assert caught.value.where == str(tmp_path / "data")
    assert caught.value.remedy == "Take the link on its way out of the folder, or name another folder."
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
def test_a_lock_that_is_a_link_is_not_written_to(data, make):
    victim = data.parent / "victim" / "id_rsa"
    make(data / folder_lock.NAME, victim)
    fault = refused(data)
    assert (fault.expected, fault.found) == ("a file of the program's own", "a link to another file")
    assert fault.where == str(data.resolve() / folder_lock.NAME)
    assert fault.remedy == (
        "No run of this program makes a link there: look where it came from, and delete it."
    )
    assert victim.read_text("utf-8") == "secret"
