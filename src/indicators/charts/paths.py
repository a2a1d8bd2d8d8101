"""The road from base to goal: the plan's implied path, the annual targets on it, and the outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators import units
from indicators.charts import labels, theme
from indicators.vocabulary import wording

HEIGHT = 280


@dataclass(frozen=True)
class Mark:
    """A target or an outcome of one year.

    Parameters
    ----------
    year : int
        The year it is of.
    value : float
        In the chart's unit.
    kind : str
        ``target`` or ``outcome``.
    comparator : str
        As in the tables.
    """

    year: int
    value: float
    kind: str
    comparator: str = "eq"


STYLES = {
    "target": {"symbol": "diamond", "size": 12, "color": theme.VERMILION},
    "outcome": {"symbol": "circle", "size": 11, "color": theme.BLUE},
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
    unit : str
        Unit of all values.
    marks : sequence of Mark
        Targets and outcomes of single years.
    goal_comparator : str
        How the goal binds.
    lang : str
        ``zh`` or ``en``.
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
        name=wording.say("chart_path", lang),
        hovertemplate="%{x}: %{y:.4~g}<extra>" + wording.say("chart_path", lang) + "</extra>",
    )
    ends = [labels.figure(path[0][1], unit, lang), labels.figure(path[-1][1], unit, lang, goal_comparator)]
    figure.add_scatter(
        x=[years[0], years[-1]],
        y=[values[0], values[-1]],
        mode="markers+text",
        marker={"size": 11, "symbol": ["circle-open", "star"], "color": theme.GREY, "line": {"width": 2}},
        text=ends,
        textposition=["top right", "top left"],
        cliponaxis=False,
        name=wording.say("chart_ends", lang),
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    _add_marks(figure, marks, factor, unit, lang)
    _finish(figure, years, shown, lang)
    return figure


def yearly(
    total: float, years: Sequence[int], unit: str, marks: Sequence[Mark] = (), lang: str = "zh"
) -> go.Figure:
    """Draw a goal that is a sum over years: one bar a year, with the even share as a line.

    Parameters
    ----------
    total : float
        What is to be added over all years.
    years : sequence of int
        The years of the plan.
    unit : str
        Unit of all values.
    marks : sequence of Mark
        Targets and outcomes of single years; a year without any stays empty.
    lang : str
        ``zh`` or ``en``.
    """
    even = total / len(years)
    factor, shown = _scale([even, *(mark.value for mark in marks)], unit, lang)
    figure = theme.figure(HEIGHT)
    for kind in ("outcome", "target"):
        own = [mark for mark in marks if mark.kind == kind]
        style = {"color": STYLES[kind]["color"]}
        if kind == "target":
            # Hatched: planned, not built; it reads in black and white too.
            style["pattern"] = {"shape": "/", "fgcolor": "rgba(255,255,255,0.75)", "size": 6}
        figure.add_bar(
            x=[mark.year for mark in own],
            y=[mark.value / factor for mark in own],
            name=wording.say(f"chart_{kind}", lang),
            marker=style,
            width=0.62 if len({mark.year for mark in marks}) == len(marks) else 0.36,
            text=[labels.figure(mark.value, unit, lang, mark.comparator) for mark in own],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{x}: %{text}<extra>" + wording.say(f"chart_{kind}", lang) + "</extra>",
        )
    figure.add_hline(
        y=even / factor,
        line={"color": theme.GREY, "width": 2, "dash": "dot"},
        annotation={
            "text": wording.say("chart_even_year", lang, amount=labels.figure(even, unit, lang)),
            "x": 0,
            "xanchor": "left",
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
                text=[labels.figure(mark.value, unit, lang, mark.comparator) for mark in own],
                textposition="bottom right" if kind == "outcome" else "top left",
                textfont={"color": style["color"]},
                cliponaxis=False,
                name=wording.say(f"chart_{kind}", lang),
                hovertemplate="%{x}: %{text}<extra>" + wording.say(f"chart_{kind}", lang) + "</extra>",
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
    figure.update_yaxes(title_text=shown or wording.say("chart_number", lang))


def _scale(values: Sequence[float], unit: str, lang: str) -> tuple[float, str]:
    if lang == "zh":
        return units.scale_for(values, unit)
    largest = max(abs(value) for value in values)
    size, word = next(
        ((size, word) for size, word in ((1e9, "billion "), (1e6, "million ")) if largest >= size), (1.0, "")
    )
    return size, word + wording.say_or(f"unit_{unit}", "en", unit)
