"""The words of registered papers are read once; whatever changes is read again."""

from __future__ import annotations

from hashlib import sha256

import pytest

from indicators.documents import word_fingerprints
from indicators.documents.register import register
from indicators.documents.sandboxed import sandboxed_reading


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The names of the files that are decoded."""
    names: list[str] = []
    decode = sandboxed_reading.decode

    def noted(data, where, **options):
        names.append(where)
        return decode(data, where, **options)

    monkeypatch.setattr(sandboxed_reading, "decode", noted)
    return names


def test_only_papers_that_were_not_seen_before_are_opened(copy, opened):
    entries = register.entries(copy)
    first = word_fingerprints.of_registered(copy, entries)
    assert sorted(first.values()) == sorted(entry.id for entry in entries)
    assert len(opened) == len(entries)
    assert word_fingerprints.of_registered(copy, entries) == first
    assert len(opened) == len(entries)
    last = entries[-1]
    data = (copy.documents / last.file).read_bytes() + "\n全市粮食产量达到77万吨。\n".encode()
    (copy.documents / last.file).write_bytes(data)
    changed = [*entries[:-1], last.model_copy(update={"sha256": sha256(data).hexdigest()})]
    later = word_fingerprints.of_registered(copy, changed)
    assert opened[len(entries) :] == [last.file]
    assert len(set(later) - set(first)) == 1


def test_another_program_reads_all_again(copy, opened, monkeypatch):
    entries = register.entries(copy)
    first = word_fingerprints.of_registered(copy, entries)
    monkeypatch.setattr(word_fingerprints, "program_hash", lambda: "another")
    assert word_fingerprints.of_registered(copy, entries) == first
    assert len(opened) == 2 * len(entries)


def test_what_a_build_keeps_stays_and_is_pruned_by_itself(copy):
    from indicators.storage.kept_results import FOLDER, KeptResults

    build = KeptResults(copy.data / FOLDER)
    build.put("a" * 64, b"rows")
    word_fingerprints.of_registered(copy, register.entries(copy))
    KeptResults(copy.data / FOLDER).prune()
    kept = sorted(path.name.partition("-")[0] for path in (copy.data / FOLDER).iterdir())
    assert kept == [".gitignore", "words"]
