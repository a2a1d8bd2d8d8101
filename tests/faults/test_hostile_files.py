"""Hostile files of every format end in a result or a named error; `make hostile` tries hundreds more."""

from __future__ import annotations

from collections import Counter

import pytest

from indicators.documents.sandboxed import sandboxed_reading
from indicators.storage import sandbox

from .hostile import light, result

pytestmark = pytest.mark.posix

# Of files of one kind that differ by chance.
A_KIND = 4


def test_every_hostile_file_ends_in_a_result_or_a_named_error() -> None:
    seen = Counter[str]()
    told = []
    for one in light():
        seen[one.attack] += 1
        if seen[one.attack] <= A_KIND:
            told.append((one.attack, result(one)))
    assert [one for one in told if one[1].startswith("broken")] == []
    read = {attack.partition(" ")[0].rstrip(":") for attack, said in told if said == "read"}
    assert read >= {"xlsx", "docx", "html", "pdf", "ods", "ofd", "txt"}
    sandbox.box(sandboxed_reading.WORK).close()
