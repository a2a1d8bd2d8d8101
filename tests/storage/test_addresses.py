"""What stands at an address, and what is said where nothing can."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.errors import MissingPackage, UnusableFile
from indicators.storage import addresses


@pytest.mark.posix
def test_a_link_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert addresses.read(str(tmp_path / "a.txt"), 10) is None
    assert addresses.state(str(tmp_path / "a.txt")) == ""


@pytest.mark.parametrize("name", ["长" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_no_file(tmp_path: Path, name: str) -> None:
    assert addresses.read(str(tmp_path / name), 10) is None
    assert addresses.state(str(tmp_path / name)) == ""


@pytest.mark.parametrize("act", [lambda a: addresses.write(a, b""), addresses.delete, addresses.list_names])
def test_an_address_that_fsspec_does_not_know_is_told_once(act: Callable[[str], object]) -> None:
    with pytest.raises(UnusableFile) as raised:
        act("bogus://x/a")
    assert raised.value.expected == "an address that fsspec knows"
    assert raised.value.found == "ValueError: Protocol not known: bogus"


def test_packages_that_fsspec_asks_for_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: str) -> None:
        raise ImportError('HTTPFileSystem requires "requests" and "aiohttp" to be installed')

    monkeypatch.setattr("fsspec.core.url_to_fs", refused)
    with pytest.raises(MissingPackage) as raised:
        addresses.read("http://host/a.txt", 10)
    assert (
        raised.value.expected
        == "the package requests aiohttp, which opens addresses such as http://host/a.txt"
    )
    assert raised.value.remedy == "Install it: pip install requests aiohttp."


@pytest.mark.posix
def test_a_pipe_is_no_file_that_can_be_read_again(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert not addresses.is_lasting(str(tmp_path / "pipe.txt"))
    assert not addresses.is_lasting("/dev/zero")
    assert addresses.is_lasting(str(tmp_path / "link.txt"))
    assert addresses.is_lasting("memory://a.txt")
