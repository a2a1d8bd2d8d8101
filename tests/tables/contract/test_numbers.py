"""Numbers are written with the shortest digits that give them back, whole ones without a detour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.tables.contract.table_csv import number


@given(st.one_of(st.floats(allow_nan=False), st.integers(-(2**54), 2**54).map(float)))
def test_they_are_written_as_numpy_writes_them(value):
    assert number(value) == np.format_float_positional(value + 0.0, trim="-")
    assert float(number(value)) == value


@pytest.mark.parametrize("value", [-0.0, 2.0**53 - 1, 2.0**53, 1e22])
def test_they_are_so_at_the_ends_of_what_is_exact(value):
    assert number(value) == np.format_float_positional(value + 0.0, trim="-")
