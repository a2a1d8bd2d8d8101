"""One target beside its figure: as a line, as a card, as numbers."""

from __future__ import annotations

import pytest

from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.tables.store import Tables
from indicators.views.target_card import target_card

pytestmark = pytest.mark.usefixtures("real_root")


def test_a_line_tells_target_figure_gap_and_status() -> None:
    told = repr(target_card(Tables.load(), "锦州市", "gdp", "2025-Q1"))
    assert told.startswith("<TargetCard 锦州市 地区生产总值: ")
    for part in ("6%", "5.7%", "−0.3个百分点"):
        assert part in told


def test_a_card_shows_the_words_with_the_figure_marked() -> None:
    html = target_card(Tables.load(), "鞍山市", "retail_sales", "2023-Q4")._repr_html_()
    for words in ("增长9%左右", "<mark>9%</mark>", "转载（未经核实）", "完成", "2022年实绩", "3.5%"):
        assert words in html


def test_what_has_no_figure_says_why() -> None:
    html = target_card(Tables.load(), "鞍山市", "5g_stations", "2023-Q1")._repr_html_()
    assert "暂无可比数据" in html
    assert "1330个" in html


def test_it_is_found_by_the_papers_own_words_and_speaks_english() -> None:
    told = repr(target_card(Tables.load(), "鞍山市", "地区生产总值", "2023-Q4", lang="en"))
    assert "Gross Regional Product" in told


def test_an_unknown_indicator_is_answered_with_the_nearest() -> None:
    with pytest.raises(BadParameter, match="retail_sales"):
        target_card(Tables.load(), "鞍山市", "retail_sale", "2023-Q4")


def test_a_year_is_no_quarter() -> None:
    with pytest.raises(BadPeriod, match="one quarter, such as 2023-Q2"):
        target_card(Tables.load(), "鞍山市", "gdp", "2023")


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(UnknownPlace, match="鞍山市"):
        target_card(Tables.load(), "鞍山", "gdp", "2023-Q4")


def test_restricted_papers_count_only_if_asked_for() -> None:
    with pytest.raises(BadParameter, match="with a target of 海城市 for 2021"):
        target_card(Tables.load(), "海城市", "gdp", "2021-Q4")
    told = target_card(Tables.load(include_restricted=True), "海城市", "budget_revenue", "2021-Q4")
    assert told.row.place == "海城市"
