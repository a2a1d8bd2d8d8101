"""Bytes that are put down come back, in this process and in others, and leave memory meanwhile."""

from __future__ import annotations

import pickle
import threading
import tracemalloc

import pytest

from indicators.errors import UnusableFile
from indicators.storage import spilled_bytes
from indicators.storage.atomic_write import write_new
from indicators.storage.spilled_bytes import Contents, Spill, content, parts_of


def test_bytes_come_back_in_whichever_order():
    spill = Spill()
    parts = [spill.put(str(number).encode() * number) for number in range(50)]
    for number in (49, 0, 7, 49, 20):
        assert (len(parts[number]), content(parts[number])) == (
            len(str(number)) * number,
            str(number).encode() * number,
        )
    assert spill.put(parts[3]) is parts[3]
    assert content(spill.put(b"last")) == b"last"
    assert content(parts[30]) == b"30" * 30


def test_they_are_bytes_in_another_process():
    assert pickle.loads(pickle.dumps(Spill().put(b"read"))) == b"read"


def test_threads_read_what_is_theirs_while_more_is_put_down():
    spill = Spill()
    parts = [spill.put(bytes([number]) * 10_000) for number in range(20)]
    wrong: list[int] = []

    def read(number: int) -> None:
        wrong.extend(number for _ in range(200) if set(content(parts[number])) != {number})

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(200):
        spill.put(b"x" * 1_000)
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_file_is_written_part_by_part(tmp_path):
    spill = Spill()
    whole = Contents([b"head\n", *(spill.put(b"x" * 100_000) for _ in range(100))])
    tracemalloc.start()
    try:
        write_new(tmp_path / "a.csv", whole)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a.csv").read_bytes() == whole.whole() == b"".join(parts_of(whole))
    assert len(whole) == 5 + 100 * 100_000
    assert most < 1_000_000


def test_contents_are_the_same_however_parted():
    assert Contents([b"ab", b"c"]) == Contents([Spill().put(b"abc")])
    assert Contents([b"ab"]) != Contents([b"abc"])


def test_a_folder_for_temporary_files_that_is_full_is_told(monkeypatch):
    spill = Spill()

    class Full:
        def seek(self, at: int) -> int:
            return at

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(spill, "_file", Full())
    monkeypatch.setattr(spilled_bytes.tempfile, "gettempdir", lambda: "/full")
    with pytest.raises(UnusableFile) as told:
        spill.put(b"read")
    assert (told.value.where, told.value.expected) == ("/full", "room in the folder for temporary files")
    assert "No space left" in told.value.found
