"""What is about the same characters is found by its place, as going through all pairs would find it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from indicators.tables.corrections.overlaps import Overlaps, clashes


@dataclass(frozen=True)
class Decision:
    document_id: str
    statement_id: str
    start: int
    end: int


def is_about(one: Decision, other: Decision) -> bool:
    is_same_row = one.statement_id != "" and one.statement_id == other.statement_id
    is_over = one.start < other.end and other.start < one.end
    return is_same_row or (one.document_id == other.document_id and is_over)


decisions = st.lists(
    st.builds(
        lambda paper, row, start, length: Decision(paper, row, start, start + length),
        st.sampled_from("ab"), st.sampled_from(["", "a@1", "b@2"]), st.integers(0, 20), st.integers(1, 6),
    ),
    max_size=8,
    unique=True,
)  # fmt: skip


@given(decisions)
def test_whatever_clashes_is_told_with_one_that_it_clashes_with(listed):
    pairs = clashes(listed)
    assert all(is_about(one, other) for one, other in pairs)
    assert all(listed.index(one) <= listed.index(other) for one, other in pairs)
    wrong = {one for a, b in combinations(listed, 2) if is_about(a, b) for one in (a, b)}
    assert {one for pair in pairs for one in pair} == wrong


@given(
    decisions, st.sampled_from("ab"), st.sampled_from(["a@1", "c@1"]), st.integers(0, 20), st.integers(1, 6)
)
def test_what_is_about_a_row_is_found(listed, paper, row, start, length):
    asked = Decision(paper, row, start, start + length)
    found = Overlaps(listed).over(paper, row, start, start + length)
    assert found == [one for one in listed if is_about(one, asked)]


def test_ten_thousand_are_looked_through_at_once():
    apart = [Decision("a", f"a@{at}", at, at + 2) for at in range(0, 20_000, 2)]
    alike = [Decision("a", "", 0, 9)] * 1 + [Decision("a", "", 1, 9 + at) for at in range(10_000)]
    start = time.process_time()
    assert clashes(apart) == []
    assert len(clashes(alike)) == 10_000
    placed = Overlaps(apart)
    assert all(placed.over("a", "", one.start, one.end) == [one] for one in apart)
    assert time.process_time() - start < 3
