"""Cells without a separator: every way to cut, the likeliest first, certain or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.grids.fused_cells import cuts, is_certain


def best(run: str, **options: object) -> tuple[str, str]:
    first = cuts(run, is_percent=bool(options.get("is_percent", False)), known=options.get("known", ()))[0]  # type: ignore[arg-type]
    return first.first, first.second


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("8483682862", ("84836", "82862")),
        ("357450", ("357", "450")),
        ("14.514.6", ("14.5", "14.6")),
        ("0.12280.15", ("0.1228", "0.15")),
        ("100", ("10", "0")),
        ("25002000", ("2500", "2000")),
    ],
)
def test_numbers_of_one_magnitude(run, parts):
    assert best(run) == parts


@pytest.mark.parametrize(
    ("run", "parts"), [("7583.6", ("75", "83.6")), ("4948", ("49", "48")), ("100100", ("100", "100"))]
)
def test_rates_are_at_most_a_hundred(run, parts):
    assert best(run, is_percent=True) == parts


def test_a_figure_given_elsewhere_decides():
    assert best("33.358.3", is_percent=True, known={58.3}) == ("33.3", "58.3")
    assert best("12345", known={345.0}) == ("12", "345")


@pytest.mark.parametrize("run", ["7", "", "1.2", ".5", "00.5.1.2"])
def test_what_cannot_be_cut_in_two(run):
    assert cuts(run, is_percent=False) == []
    assert not is_certain(cuts(run, is_percent=False))


def test_one_way_is_certain_two_alike_are_not():
    assert is_certain(cuts("11", is_percent=True))
    assert is_certain(cuts("8483682862", is_percent=False))
    assert not is_certain(cuts("98765", is_percent=False))


@given(st.text("0123456789.", max_size=14), st.booleans())
def test_the_parts_make_up_the_run_and_cost_rises(run, is_percent):
    found = cuts(run, is_percent=is_percent)
    assert all(cut.first + cut.second == run for cut in found)
    assert [cut.cost for cut in found] == sorted(cut.cost for cut in found)
    assert all(float(cut.first) <= 100 >= float(cut.second) for cut in found if is_percent)


@given(st.integers(1000, 9999), st.floats(0.5, 2))
def test_two_counts_of_like_size_are_the_likeliest_cut(one, ratio):
    other = min(max(int(one * ratio), 1000), 9999)
    assert best(f"{one}{other}") == (str(one), str(other))
