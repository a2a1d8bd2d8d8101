"""Cities side by side: one line an indicator, one mark a city; and one indicator of many places by rank."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from indicators.charts import number_format, theme
from indicators.vocabulary import page_words

SYMBOLS = ("circle", "diamond", "square", "triangle-up")
# Marks on the same spot stay visible behind each other.
SIZES = (17, 11, 9, 7)
RANKING_ROW = 24


def dumbbell(rows: pd.DataFrame, lang: str = "zh") -> go.Figure:
    """Draw targets in percent of several places as dumbbells.

    Parameters
    ----------
    rows : DataFrame
        As `analysis.places.comparison.compare` gives it, cut down to targets in one unit: indicator_id,
        indicator, place, year, value, unit, comparator. One row an indicator and place.

    Returns
    -------
    plotly Figure
        Indicators from the widest gap down; a place is told by colour and by shape.
    """
    unit = str(rows["unit"].iloc[0])
    spread = rows.groupby("indicator_id")["value"].agg(lambda values: values.max() - values.min())
    order = list(spread.sort_values(kind="stable").index)
    first = rows.drop_duplicates("indicator_id").set_index("indicator_id")["indicator"]
    names = {key: number_format.tick(str(key), str(first[key]), lang) for key in order}
    figure = theme.figure(
        height=number_format.row_height(names.values(), theme.ROW_HEIGHT) * len(order) + 110
    )
    for key in order:
        own = rows.loc[rows["indicator_id"] == key, "value"]
        figure.add_scatter(
            x=[float(own.min()), float(own.max())],
            y=[names[key]] * 2,
            mode="lines",
            line={"color": theme.GREY, "width": 3},
            hoverinfo="skip",
            showlegend=False,
        )
    for number, (side, own) in enumerate(rows.groupby(["place", "year"], sort=False)):
        values = [float(value) for value in own["value"]]
        texts = [
            number_format.figure(value, unit, lang, comparator)
            for value, comparator in zip(values, own["comparator"], strict=True)
        ]
        figure.add_scatter(
            x=values,
            y=[names[key] for key in own["indicator_id"]],
            mode="markers+text",
            name=f"{number_format.literal(number_format.place(str(side[0]), lang))} {side[1]}",
            marker={
                "size": SIZES[number % 4],
                "symbol": SYMBOLS[number % 4],
                "color": theme.SERIES[number % 4],
            },
            text=texts,
            textposition=[
                _outside(value, rows.loc[rows["indicator_id"] == key, "value"], number)
                for value, key in zip(values, own["indicator_id"], strict=True)
            ],
            textfont={"size": 12},
            cliponaxis=False,
            hovertemplate="%{y}<br>%{text}<extra>%{fullData.name}</extra>",
        )
    figure.update_layout(showlegend=True, margin={**theme.MARGIN, "r": 40, "t": 40})
    figure.update_xaxes(title_text=page_words.say("chart_target_axis", lang, unit=unit), ticksuffix=unit)
    figure.update_yaxes(showgrid=True, categoryorder="array", categoryarray=list(names.values()))
    return figure


def ranking(rows: pd.DataFrame, lang: str = "zh") -> go.Figure:
    """Draw one target of many places, the first row on top.

    Parameters
    ----------
    rows : DataFrame
        As `analysis.places.comparison.compare` gives it, cut down to one indicator in one unit: place, value,
        value_high, unit, comparator. One row a place, in the order of rank.

    Returns
    -------
    plotly Figure
        A mark a place, at the end that ranks it, and a line to the other where the target is a range.
    """
    unit = str(rows["unit"].iloc[0])
    names = [number_format.literal(number_format.place(str(place), lang)) for place in rows["place"]]
    figure = theme.figure(height=RANKING_ROW * len(names) + 70)
    for name, low, high in zip(names, rows["value"], rows["value_high"], strict=True):
        if high > low:
            figure.add_scatter(
                x=[float(low), float(high)],
                y=[name, name],
                mode="lines",
                line={"color": theme.BLUE, "width": 3},
                hoverinfo="skip",
                showlegend=False,
            )
    texts = [
        number_format.span(low, high, unit, lang, comparator)
        for low, high, comparator in zip(rows["value"], rows["value_high"], rows["comparator"], strict=True)
    ]
    figure.add_scatter(
        x=rows["value"].astype(float).tolist(),
        y=names,
        mode="markers",
        marker={"size": 10, "symbol": "circle", "color": theme.BLUE},
        text=texts,
        hovertemplate="%{y} %{text}<extra></extra>",
        showlegend=False,
    )
    figure.add_scatter(
        x=rows[["value", "value_high"]].max(axis="columns").astype(float).tolist(),
        y=names,
        mode="markers+text",
        marker={"size": 10, "opacity": 0},
        text=texts,
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    figure.update_layout(margin={**theme.MARGIN, "r": 90})
    figure.update_xaxes(title_text=page_words.say("chart_target_axis", lang, unit=unit), ticksuffix=unit)
    figure.update_yaxes(showgrid=True, categoryorder="array", categoryarray=names[::-1])
    return figure


def _outside(value: float, both: pd.Series, number: int) -> str:
    """Put a mark's text on the side where the other mark is not; equal marks keep above and below."""
    if both.max() == both.min():
        return "top center" if number % 2 else "bottom center"
    return "middle left" if value == both.min() else "middle right"
