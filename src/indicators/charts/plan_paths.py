"""The road from base to goal: the plan's implied path, the annual targets on it, and the outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from indicators import units
from indicators.charts import number_format, theme
from indicators.vocabulary import page_words

HEIGHT = 280


@dataclass(frozen=True)
class Mark:
    """A target or an outcome of one year."""

    year: int
    value: float  # In the chart's unit.
    # ``target``, ``outcome``, ``implied`` for what the plan's path says of the year, or ``replaced`` for the
    # goal before its change.
    kind: str
    comparator: str = "eq"  # As in the tables.


COLOURS = {"target": theme.VERMILION, "outcome": theme.BLUE}
STYLES: dict[str, dict[str, Any]] = {
    "target": {"symbol": "diamond", "size": 12, "color": COLOURS["target"]},
    "outcome": {"symbol": "circle", "size": 11, "color": COLOURS["outcome"]},
    "implied": {"symbol": "circle", "size": 9, "color": theme.GREY},
    "replaced": {"symbol": "star-open", "size": 11, "color": theme.GREY},
}


def level(
    path: Sequence[tuple[int, float]],
    unit: str,
    marks: Sequence[Mark] = (),
    goal_comparator: str = "eq",
    lang: str = "zh",
) -> go.Figure:
    """Draw a goal that is a level to reach: base, path, goal, targets and outcomes.

    Parameters
    ----------
    path : sequence of (int, float)
        Year and value of the implied path, from the base to the goal.
    marks : sequence of Mark
        Targets and outcomes of single years.
    """
    factor, shown = _scale([value for _, value in path] + [mark.value for mark in marks], unit, lang)
    figure = theme.figure(HEIGHT)
    years = [year for year, _ in path]
    values = [value / factor for _, value in path]
    figure.add_scatter(
        x=years,
        y=values,
        mode="lines",
        line={"color": theme.GREY, "width": 2, "dash": "dot"},
        name=page_words.say("chart_path", lang),
        hovertemplate="%{x}: %{y:.4~g}<extra>" + page_words.say("chart_path", lang) + "</extra>",
    )
    ends = [
        number_format.figure(path[0][1], unit, lang),
        number_format.figure(path[-1][1], unit, lang, goal_comparator),
    ]
    figure.add_scatter(
        x=[years[0], years[-1]],
        y=[values[0], values[-1]],
        mode="markers+text",
        marker={"size": 11, "symbol": ["circle-open", "star"], "color": theme.GREY, "line": {"width": 2}},
        text=ends,
        textposition=["bottom right", "top left"],
        cliponaxis=False,
        name=page_words.say("chart_ends", lang),
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    _add_marks(figure, marks, factor, unit, lang)
    _finish(figure, years, shown, lang)
    return figure


def yearly(
    need: float, years: Sequence[int], unit: str, marks: Sequence[Mark] = (), lang: str = "zh"
) -> go.Figure:
    """Draw what every year has to bring as a line, and what years set out to bring and brought as bars.

    Parameters
    ----------
    need : float
        The amount to add, or the growth, that each year of the plan needs on average.
    marks : sequence of Mark
        Targets and outcomes of single years; a year without any stays empty.
    """
    factor, shown = _scale([need, *(mark.value for mark in marks)], unit, lang)
    figure = theme.figure(HEIGHT)
    side_by_side = len({mark.year for mark in marks}) < len(marks)
    for kind in ("outcome", "target"):
        own = [mark for mark in marks if mark.kind == kind]
        style: dict[str, Any] = {"color": COLOURS[kind], "line": {"color": COLOURS[kind], "width": 1.5}}
        if kind == "target":
            # Hatched: planned, not done; it reads in black and white too.
            style["pattern"] = {"shape": "/", "fgcolor": COLOURS[kind], "bgcolor": theme.PALE, "size": 7}
        figure.add_bar(
            x=[mark.year for mark in own],
            y=[mark.value / factor for mark in own],
            name=page_words.say(f"chart_{kind}", lang),
            marker=style,
            width=0.4 if side_by_side else 0.6,
            text=[number_format.figure(mark.value, unit, lang, mark.comparator) for mark in own],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            hovertemplate="%{x}: %{text}<extra>" + page_words.say(f"chart_{kind}", lang) + "</extra>",
        )
    figure.add_hline(
        y=need / factor,
        line={"color": theme.GREY, "width": 2, "dash": "dash"},
        annotation={
            "text": page_words.say(
                "chart_need_growth" if unit == "%" else "chart_need",
                lang,
                amount=number_format.figure(need, unit, lang),
            ),
            "x": 1,
            "xanchor": "right",
            "yanchor": "bottom",
            "font": {"size": 12},
        },
    )
    _finish(figure, years, shown, lang)
    figure.update_layout(barmode="group")
    figure.update_yaxes(rangemode="tozero")
    return figure


def _add_marks(figure: go.Figure, marks: Sequence[Mark], factor: float, unit: str, lang: str) -> None:
    for kind, style in STYLES.items():
        own = [mark for mark in marks if mark.kind == kind]
        if own:
            figure.add_scatter(
                x=[mark.year for mark in own],
                y=[mark.value / factor for mark in own],
                mode="markers+text",
                marker=style,
                text=[number_format.figure(mark.value, unit, lang, mark.comparator) for mark in own],
                textposition="bottom right" if kind == "outcome" else "top left",
                textfont={"color": style["color"]},
                cliponaxis=False,
                name=page_words.say(f"chart_{kind}", lang),
                hovertemplate="%{x}: %{text}<extra>" + page_words.say(f"chart_{kind}", lang) + "</extra>",
            )


def _finish(figure: go.Figure, years: Sequence[int], shown: str, lang: str) -> None:
    figure.update_layout(margin={**theme.MARGIN, "t": 24, "r": 16})
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(years),
        ticktext=[str(year) for year in years],
        range=[min(years) - 0.6, max(years) + 0.6],
        showgrid=False,
    )
    figure.update_yaxes(title_text=shown or page_words.say("chart_number", lang))


def _scale(values: Sequence[float], unit: str, lang: str) -> tuple[float, str]:
    if lang == "zh":
        return units.scale_for(values, unit)
    known = units.parse_form(unit) if unit else None
    own, label = (known.factor, known.label) if known else (1, "")
    largest = max(abs(value) for value in values) * own
    for size, word in ((1e9, "billion "), (1e6, "million ")):
        if largest >= size:
            return size / own, word + page_words.say_or(f"unit_{label}", "en", label)
    return 1.0 / own, page_words.say_or(f"unit_{label}", "en", label)
