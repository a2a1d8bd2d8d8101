"""What `make fuzz` found once stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .anything import check
from .fuzz import FINDINGS
from .samples import TARGETS, samples


@pytest.mark.parametrize(
    "path", sorted(path for path in FINDINGS.rglob("*") if path.is_file()), ids=lambda path: path.name
)
def test_a_finding_makes_a_result_or_a_named_error(path: Path) -> None:
    check(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_the_samples_are_read(target: str) -> None:
    for sample in samples(target):
        check(target, sample)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_sample_with_holes_and_strangers(target: str, data: st.DataObject) -> None:
    """A small share of what the fuzzer does, in every run of the tests."""
    sample = bytearray(data.draw(st.sampled_from(samples(target))))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample)))
        until = min(len(sample), at + data.draw(st.integers(0, 12)))
        sample[at:until] = data.draw(st.binary(max_size=8))
    check(target, bytes(sample))
