"""The dress of all figures: colours that tell apart, faces with Chinese characters, nothing sent anywhere."""

from __future__ import annotations

import pytest

from indicators.charts import theme

PAGES = {"light": "#ffffff", "dark": "#12181f"}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", [*theme.SERIES, theme.GREY])
def test_every_colour_stands_out_on_both_pages(colour: str, page: str) -> None:
    assert contrast(colour, PAGES[page]) >= 3


@pytest.mark.parametrize("face", ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC"])
def test_the_fonts_have_chinese_faces_for_every_system(face: str) -> None:
    assert face in theme.FONTS


def test_no_figure_offers_to_upload_its_data() -> None:
    assert theme.CONFIG["showSendToCloud"] is False
    assert theme.CONFIG["plotlyServerURL"] == ""
    assert theme.CONFIG["displaylogo"] is False


def test_figures_are_see_through_so_that_the_page_gives_the_ground() -> None:
    layout = theme.figure(200).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
