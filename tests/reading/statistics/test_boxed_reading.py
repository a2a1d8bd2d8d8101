"""Table files are read in the box, cells and meaning, within the limits of a paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.errors import TooMuch, UnknownPlace, UnreadableDocument
from indicators.reading.statistics import boxed_reading
from indicators.reading.statistics.boxed_reading import read_file
from indicators.reading.statistics.observed import Given
from indicators.storage import sandbox
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.storage.sandbox_limits import Limits

pytestmark = pytest.mark.posix
TABLE = "指标,2024年\n粮食产量(万吨),120.5\n粮食单产,约3\n".encode()


@pytest.fixture(autouse=True)
def _ended():
    yield
    sandbox.box(boxed_reading.WORK).close()


def test_the_box_reads_what_this_process_reads():
    given = Given("a", "鞍山市", "2024")
    inside = read_file(TABLE, "a.csv", given)
    with sandbox.using(None):
        assert read_file(TABLE, "a.csv", given) == inside
    assert [one.value for one in inside.figures][:1] == [Decimal("120.5")]


def test_what_takes_too_much_to_understand_is_told_by_its_limit():
    wide = ",".join(f"{2000 + n % 25}年" for n in range(16_000))
    rows = "\n".join("产量(万吨)," + ",".join(map(str, range(16_000))) for _ in range(30))
    with sandbox.using(Limits(seconds=4)), pytest.raises(TooMuch) as told:
        read_file(f"指标,{wide}\n{rows}\n".encode(), "wide.csv", Given("wide"))
    # On a machine with much to do its time on the clock is over first.
    limits = ("4 s of processor time", "16 s of waiting time")
    assert told.value.expected.removeprefix("a file that takes at most ") in limits


def test_faults_come_out_of_the_box_by_name():
    with pytest.raises(UnknownPlace):
        read_file(TABLE, "a.csv", Given("a", "无此地市"))
    with pytest.raises(UnreadableDocument):
        read_file(b"%PDF-1.4 nothing", "a.csv", Given("a"))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e9999999", "9" * 99, "x"])
def test_a_number_that_comes_back_is_one(text):
    assert packed((Decimal("-1.50"),)) == ["-1.50"]
    assert unpacked(Decimal, "-1.50") == Decimal("-1.50")
    with pytest.raises(NotPlain):
        unpacked(Decimal, text)
