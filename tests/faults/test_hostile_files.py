"""Hundreds of hostile files end in a result or a named error, within limits, and none in a traceback."""

from __future__ import annotations

import resource

import pytest

from indicators.documents import boxed
from indicators.storage import box

from .hostile import attacks, result

pytestmark = pytest.mark.posix

FEWEST = 300


def test_every_hostile_file_ends_in_a_result_or_a_named_error() -> None:
    files = list(attacks())
    assert len(files) >= FEWEST
    told = [(one.attack, result(one)) for one in files]
    assert [one for one in told if one[1].startswith("broken")] == []
    box.box(boxed.WORK).close()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most <= 1024 << 10, f"{most >> 10} MB"
