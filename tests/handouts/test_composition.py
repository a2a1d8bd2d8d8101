"""How much room words, tables and pictures take, and what stays together."""

from __future__ import annotations

import pytest

from indicators.handouts import composition, word_document
from indicators.handouts.composition import Picture, Table, Words
from indicators.handouts.word_table import Grid, Line, lines_in

ROW = ((Line("甲"),), (Line("乙"),))


def grid(rows: int, **more: object) -> Table:
    return Table(Grid(("一", "二"), (1.0, 1.0), (ROW,) * rows, **more))


def test_a_line_holds_as_many_signs_as_are_wide() -> None:
    assert lines_in("字" * 9, 10, 100) == 1
    assert lines_in("字" * 19, 10, 100) == 2
    assert lines_in("a" * 16, 10, 100) == 1


def test_a_table_that_goes_on_repeats_its_head() -> None:
    head, row = grid(1).heights
    fitting = int((word_document.HEIGHT - head) // row)
    assert composition.pages([grid(fitting)]) <= 1
    assert composition.pages([grid(fitting + 1)]) == pytest.approx(1 + (head + row) / word_document.HEIGHT)


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    filled = [Words("", "Note")] * int(word_document.HEIGHT // 12 - 1)
    heading, one = Words("题", "Heading 1"), grid(1)
    together = (heading.heights[0] + sum(one.heights)) / word_document.HEIGHT
    assert composition.pages([*filled, heading, one]) == pytest.approx(1 + together)


def test_a_picture_is_made_smaller_in_proportion() -> None:
    picture = Picture(b"", 720, 720, "")
    assert picture.within(80).millimetres == pytest.approx((80, 80))
    assert picture.within(1000).millimetres == picture.millimetres


def test_columns_without_a_word_give_their_room_to_others() -> None:
    empty = Grid(("一", "二", "三"), (1.0, 2.0, 3.0), (((Line("甲"),), (), (Line("丙"),)),))
    assert empty.without_empty.heads == ("一", "三")
    assert sum(empty.without_empty.millimetres) == pytest.approx(word_document.WIDTH)
