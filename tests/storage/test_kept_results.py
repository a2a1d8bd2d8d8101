"""What is kept counts where it was made, whole and under its own key, and is never anybody's loss."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.storage.kept_results import KeptResults, joined, key_of, parted

KEY, OTHER = key_of("a"), key_of("b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    KeptResults(made).put(KEY, b"read")
    return made


def test_what_is_kept_is_given_back_by_another_run(folder):
    assert KeptResults(folder).get(KEY) == b"read"
    assert KeptResults(folder).get(OTHER) is None


def test_the_folder_keeps_itself_out_of_version_control(folder):
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


SPOILS: dict[str, Callable[[Path], object]] = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "another byte": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"D"),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("name", SPOILS)
def test_what_is_not_sound_does_not_count_and_is_kept_anew(folder, name):
    SPOILS[name](folder / KEY)
    kept = KeptResults(folder)
    assert kept.get(KEY) is None
    kept.put(KEY, b"again")
    assert kept.get(KEY) == (None if name == "a folder" else b"again")


def test_a_result_of_another_key_does_not_count(folder):
    shutil.copy(folder / KEY, folder / OTHER)
    assert KeptResults(folder).get(OTHER) is None


def test_results_that_came_from_elsewhere_do_not_count(folder, tmp_path):
    """Whoever hands a project on could hand on figures that no paper says."""
    shutil.copytree(folder, tmp_path / "copy")
    assert KeptResults(tmp_path / "copy").get(KEY) is None
    shutil.move(folder, tmp_path / "moved")
    shutil.copytree(tmp_path / "moved", folder)
    assert KeptResults(folder).get(KEY) is None


@pytest.mark.posix
def test_a_pipe_is_not_waited_for(folder):
    (folder / KEY).unlink()
    os.mkfifo(folder / KEY)
    assert KeptResults(folder).get(KEY) is None


def test_a_link_is_not_followed(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    linked = KeptResults(tmp_path / "link")
    linked.put(OTHER, b"x")
    assert (linked.get(KEY), KeptResults(folder).get(OTHER)) == (None, None)
    (folder / KEY).rename(tmp_path / "elsewhere")
    (folder / KEY).symlink_to(tmp_path / "elsewhere")
    assert KeptResults(folder).get(KEY) is None
    KeptResults(folder).put(KEY, b"own")
    assert (tmp_path / "elsewhere").read_bytes().endswith(b"read")


def test_what_cannot_be_written_is_not_kept(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    kept = KeptResults(tmp_path / "file" / "below")
    kept.put(KEY, b"read")
    kept.prune()
    assert kept.get(KEY) is None


def test_what_no_build_asks_for_any_more_is_deleted(folder):
    kept = KeptResults(folder)
    kept.put(OTHER, b"new")
    kept.prune()
    assert sorted(path.name for path in folder.iterdir()) == sorted([".gitignore", OTHER])


def test_what_is_spared_is_not_deleted(folder):
    kept = KeptResults(folder)
    kept.prune(spared=[KEY])
    assert kept.get(KEY) is not None


@given(st.lists(st.binary(max_size=9)), st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
def test_parts_are_given_back(parts, head):
    assert parted(joined({"head": head}, parts)) == ({"head": head}, parts)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, [2]]\nabc", b"\xff"])
def test_what_has_no_parts_is_refused(content):
    with pytest.raises((ValueError, TypeError)):
        parted(content)
