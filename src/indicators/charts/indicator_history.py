"""An indicator over the years: the outcomes of every place as lines, what was set for them beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from indicators.charts import number_format, theme
from indicators.vocabulary import page_words

HEIGHT = 380
COLOURS = (*theme.SERIES, theme.GREY)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure."""

    place: str  # As the legend names it.
    # ``outcome`` of a whole year, ``part`` of one since January, ``target`` of a year, or ``goal``, the end
    # of a line.
    kind: Literal["outcome", "part", "target", "goal"]
    # at, since: when it ends: 2023 is the end of that year, 2022.5 the end of June 2023 less a year. A goal
    # runs from `since`, where its line begins.
    at: float
    # value, start: in the chart's unit; a goal's line begins at `start`.
    value: float
    words: str  # Period and figure as people write them.
    since: float = 0.0
    start: float = 0.0


def lines(points: Sequence[Point], unit: str, lang: str = "zh", order: Sequence[str] = ()) -> go.Figure:
    """Draw outcomes as lines, parts of a year as rings, annual targets as diamonds, goals as dotted lines.

    Parameters
    ----------
    unit : str
        What stands beside the axis.
    order : sequence of str
        The places by which colours are given, so that a place has one colour on a page; those of the points
        if none.

    Examples
    --------
    >>> made = [Point("甲市", "outcome", 2023, 6.0, "2023年6%"), Point("甲市", "target", 2023, 6.5, "6.5%")]
    >>> [trace.name for trace in lines(made, "%").data]
    ['甲市', '甲市年度目标']
    """
    figure = theme.figure(HEIGHT)
    traces: list[dict[str, object]] = []
    for number, place in enumerate(order or dict.fromkeys(point.place for point in points)):
        colour = COLOURS[min(number, len(COLOURS) - 1)]
        own = [point for point in points if point.place == place]
        whole = [p for p in own if p.kind == "outcome"]
        traces += _trace(whole, place, "lines+markers", "circle", colour)
        for kind, symbol in (("part", "circle-open"), ("target", "diamond")):
            marks = [p for p in own if p.kind == kind]
            traces += _trace(marks, _named(place, kind, lang), "markers", symbol, colour)
        for goal in (p for p in own if p.kind == "goal"):
            traces.append(_goal(goal, _named(place, "goal", lang), colour))
    # All at once, as they are written: plotly makes each trace that is added alone twice over.
    figure.add_traces(traces)
    _name_once(figure)
    years = range(int(min(min(p.at, p.since or p.at) for p in points)), int(max(p.at for p in points)) + 1)
    figure.update_layout(showlegend=True, margin={**theme.MARGIN, "t": 40, "r": 16})
    figure.update_xaxes(
        tickmode="array", tickvals=list(years), ticktext=[str(year) for year in years], showgrid=False,
        range=[years[0] - 0.6, years[-1] + 0.6],
    )  # fmt: skip
    figure.update_yaxes(title_text=unit or page_words.say("chart_number", lang))
    return figure


def _named(place: str, kind: str, lang: str) -> str:
    return page_words.say(f"history_of_{kind}", lang, place=place)


def _name_once(figure: go.Figure) -> None:
    """Name the goals of several plans once in the legend, where one click hides them all."""
    count = Counter(trace.name for trace in figure.data)
    named: set[str] = set()
    for trace in figure.data:
        if count[trace.name] > 1:
            trace.update(legendgroup=trace.name, showlegend=trace.name not in named)
            named.add(trace.name)


def _trace(
    points: Sequence[Point], name: str, mode: str, symbol: str, colour: str
) -> list[dict[str, object]]:
    """Write points as a trace, if there are any."""
    if not points:
        return []
    in_order = sorted(points, key=lambda point: point.at)
    return [
        {
            "type": "scatter",
            "x": [point.at for point in in_order],
            "y": [point.value for point in in_order],
            "mode": mode,
            "name": name,
            "line": {"color": colour, "width": 2},
            "marker": {"symbol": symbol, "size": 9, "color": colour},
            "customdata": [number_format.literal(point.words) for point in in_order],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def _goal(goal: Point, name: str, colour: str) -> dict[str, object]:
    """Write a goal as a dotted line from where it starts to where it is to end."""
    return {
        "type": "scatter",
        "x": [goal.since, goal.at],
        "y": [goal.start, goal.value],
        "mode": "lines+markers",
        "name": name,
        "line": {"color": colour, "width": 2, "dash": "dot"},
        "marker": {"symbol": ["circle-open", "star"], "size": 9, "color": colour},
        "customdata": [number_format.literal(goal.words)] * 2,
        "hovertemplate": "%{customdata}<extra></extra>",
    }
