"""The static picture of a figure: true to the figure, well-formed whatever it holds, or none at all."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indicators.charts import static_svg, theme
from indicators.charts.figure_title import FIGURE_TYPE, PICTURE_TYPE
from indicators.views.display import Chart

SVG = "{http://www.w3.org/2000/svg}"
WORDS = "</svg><script>alert(1)</script>\"'&lt;b onload=x&gt;"
NUMBERS = st.one_of(st.none(), st.floats(-1e15, 1e15), st.just(float("nan")), st.just(float("inf")))
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8)


def picture(figure: go.Figure, title: str = "") -> Any:
    return etree.fromstring(static_svg.draw(figure, title))


def words(drawn: Any) -> list[str]:
    return ["".join(element.itertext()) for element in drawn.iter(f"{SVG}text")]


def bars(drawn: Any) -> list[dict[str, float]]:
    """The bars: all boxes but the ground."""
    boxes = list(drawn.iter(f"{SVG}rect"))[1:]
    return [{name: float(box.get(name)) for name in ("x", "y", "width", "height")} for box in boxes]


def test_lying_bars_are_as_long_as_their_numbers_and_say_them() -> None:
    figure = theme.figure(200)
    figure.add_bar(x=[1.0, 4.0, None], y=["甲", "乙<br>县", "丙"], orientation="h", text=["1%", "4%", ""])
    figure.update_xaxes(ticksuffix="%", title_text="比重")
    drawn = picture(figure, "题")
    short, long = bars(drawn)
    assert long["width"] == pytest.approx(4 * short["width"], abs=0.5)
    assert long["y"] < short["y"]
    assert short["x"] == long["x"]
    said = words(drawn)
    assert {"题", "1%", "4%", "甲", "乙", "县", "丙", "比重", "0%", "2%"} <= set(said)


def test_standing_bars_that_share_a_year_stand_side_by_side() -> None:
    def figure(years: list[int]) -> go.Figure:
        made = theme.figure(200)
        made.add_bar(x=[2021, 2022], y=[1, 2], width=0.4)
        made.add_bar(x=years, y=[-3] * len(years), width=0.4, marker={"pattern": {"shape": "/"}})
        return made

    left, _, right = bars(picture(figure([2021])))
    assert left["x"] + left["width"] == pytest.approx(right["x"], abs=0.2)
    # Below zero a bar hangs.
    assert right["y"] == pytest.approx(left["y"] + left["height"], abs=0.2)
    # Of years that no two traces share, each has its own place.
    first, second, third = (box["x"] for box in bars(picture(figure([2023]))))
    assert third - second == pytest.approx(second - first, abs=0.2)


def test_lines_marks_words_and_lines_across() -> None:
    figure = theme.figure(240)
    figure.add_scatter(x=[2020, 2025], y=[1, 2], mode="lines", line={"dash": "dot"}, name="路径")
    figure.add_scatter(
        x=[2020, 2025],
        y=[1, 2],
        mode="markers+text",
        text=["起", "终"],
        textposition=["top left", "bottom right"],
        marker={"symbol": ["circle-open", "star"], "size": [9, 12], "line": {"width": 2}},
        showlegend=False,
    )
    for symbol in ("diamond", "square", "triangle-up", "line-ns-open", "circle"):
        marker = {"symbol": symbol, "line": {"width": 2, "color": "#123456"}}
        figure.add_scatter(x=[2021], y=[1.5], mode="markers", marker=marker, name=symbol)
    figure.add_scatter(x=[2021], y=[1.5], mode="markers", marker={"opacity": 0}, showlegend=False)
    figure.add_hline(y=1.5, annotation={"text": "每年", "x": 1, "xanchor": "right", "yanchor": "bottom"})
    figure.add_vline(x=2022, annotation={"text": "均摊", "y": 0, "yanchor": "bottom", "xanchor": "left"})
    figure.update_layout(showlegend=True)
    drawn = picture(figure)
    assert {"起", "终", "每年", "均摊", "路径", "diamond"} <= set(words(drawn))
    # The star stands once; the others also in the legend.
    assert len(list(drawn.iter(f"{SVG}polygon"))) == 1 + 2 * 3
    assert len(list(drawn.iter(f"{SVG}circle"))) == 1 + 2
    assert any(path.get("stroke-dasharray") for path in drawn.iter(f"{SVG}path"))


def test_arrays_and_counted_places_are_read() -> None:
    figure = go.Figure(go.Bar(y=np.array([1.0, 2.0]), marker={"color": ["red", "blue"]}))
    low, high = bars(picture(figure))
    assert high["height"] == pytest.approx(2 * low["height"], abs=0.3)


@pytest.mark.parametrize(
    "figure",
    [
        go.Figure(),
        go.Figure(go.Pie(values=[1])),
        go.Figure([go.Bar(x=[1], y=[2]), go.Scatter(x=[1], y=[2], yaxis="y2")]),
        go.Figure(go.Scatter(x=[1], y=[2]), layout={"yaxis": {"type": "log"}}),
        go.Figure(go.Bar(x=[1], y=[2]), layout={"barmode": "stack"}),
        go.Figure(go.Bar(x=[1], y=[2]), layout={"shapes": [{"type": "rect"}]}),
    ],
)
def test_what_cannot_be_drawn_has_no_picture(figure: go.Figure) -> None:
    assert static_svg.draw(figure) == ""
    assert PICTURE_TYPE not in Chart(figure, "题", "说")._repr_mimebundle_()[0]


def test_a_chart_hands_over_figure_picture_and_words() -> None:
    figure = theme.figure(200).add_bar(x=["甲"], y=[1])
    data, _ = Chart(figure, "题<b>", "说")._repr_mimebundle_()
    assert set(data) == {FIGURE_TYPE, PICTURE_TYPE, "text/plain"}
    assert "题<b>" in words(etree.fromstring(data[PICTURE_TYPE]))


def test_words_stay_words() -> None:
    figure = theme.figure(200)
    figure.add_bar(x=[WORDS], y=[1], name=WORDS, text=[WORDS], showlegend=True)
    figure.add_hline(y=1, annotation={"text": WORDS})
    figure.update_layout(showlegend=True, xaxis={"title": {"text": WORDS}})
    drawn = picture(figure, WORDS)
    assert {etree.QName(element).localname for element in drawn.iter()} == {"svg", "rect", "path", "text"}
    assert not [name for element in drawn.iter() for name in element.attrib if name.startswith("on")]


@given(
    st.lists(st.tuples(TEXTS, NUMBERS, NUMBERS), max_size=5), st.sampled_from(["bar", "h", "scatter"]), TEXTS
)
def test_any_numbers_and_words_give_a_whole_picture(
    rows: list[tuple[str, float | None, float | None]], kind: str, title: str
) -> None:
    figure = theme.figure(200)
    names, first, second = ([row[column] for row in rows] for column in range(3))
    if kind == "h":
        figure.add_bar(x=first, y=names, orientation="h", text=names)
    elif kind == "bar":
        figure.add_bar(x=names, y=first).add_bar(x=names, y=second)
    else:
        figure.add_scatter(x=first, y=second, mode="lines+markers+text", text=names, name=title)
        figure.update_layout(showlegend=True)
    drawn = picture(figure, title)
    numbers = [element.get(name) for element in drawn.iter() for name in ("x", "y", "width", "cx", "cy")]
    assert all(float(number) == float(number) for number in numbers if number and number != "100%")
    assert "nan" not in static_svg.draw(figure)
    assert "inf" not in "".join(filter(None, numbers))


def test_a_bar_smaller_than_any_normal_number_is_drawn() -> None:
    figure = theme.figure(200)
    figure.add_bar(x=["甲"], y=[5e-324])
    assert len(bars(picture(figure))) == 1
