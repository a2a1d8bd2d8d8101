"""Where the outcome stands against the year's target, one row an indicator."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from indicators.charts import number_format, theme
from indicators.vocabulary import page_words


def bullets(rows: pd.DataFrame, lang: str = "zh") -> go.Figure:
    """Draw targets in percent as marks and outcomes as bars.

    Parameters
    ----------
    rows : DataFrame
        indicator_id, indicator, unit (one for all), target, outcome and last_outcome, NaN where there is
        none; `aimed` and `reached` are target and outcome in words.

    Returns
    -------
    plotly Figure
        A bar for the outcome, a ring for last year's, an upright line for the target.
    """
    unit = str(rows["unit"].iloc[0])
    rows = rows.iloc[::-1]
    names = [
        number_format.tick(*pair, lang) for pair in zip(rows["indicator_id"], rows["indicator"], strict=True)
    ]
    figure = theme.figure(height=number_format.row_height(names, 44) * len(rows) + 100)
    _add_outcomes(figure, rows, names, unit, lang)
    figure.add_scatter(
        x=theme.numbers(rows["target"]),
        y=names,
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 26, "color": theme.VERMILION, "line": {"width": 4}},
        name=page_words.say("chart_target", lang),
        hovertemplate=_hover("chart_target", unit, lang),
    )
    # The words stand right of whatever is longest in the row.
    figure.add_scatter(
        x=theme.numbers(rows[["target", "outcome"]].max(axis=1)),
        y=names,
        mode="markers+text",
        # An unseen mark keeps the words off the line beside them.
        marker={"size": 12, "opacity": 0},
        text=[
            _told(aimed, reached, lang) for aimed, reached in zip(rows["aimed"], rows["reached"], strict=True)
        ],
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    figure.update_layout(showlegend=True, margin={**theme.MARGIN, "r": 88, "t": 36})
    figure.update_xaxes(
        title_text=page_words.say("chart_rate_axis", lang, unit=unit),
        ticksuffix=unit,
        zeroline=True,
        zerolinecolor=theme.GREY,
    )
    figure.update_yaxes(showgrid=False)
    return figure


def _add_outcomes(figure: go.Figure, rows: pd.DataFrame, names: list[str], unit: str, lang: str) -> None:
    """Draw the outcome so far and last year's, each only if any row has one."""
    if rows["outcome"].notna().any():
        figure.add_bar(
            x=theme.numbers(rows["outcome"]),
            y=names,
            orientation="h",
            width=0.42,
            marker={"color": theme.BLUE},
            name=page_words.say("chart_outcome", lang),
            hovertemplate=_hover("chart_outcome", unit, lang),
        )
    if rows["last_outcome"].notna().any():
        ring = {"symbol": "circle", "size": 11, "color": "#ffffff"}
        figure.add_scatter(
            x=theme.numbers(rows["last_outcome"]),
            y=names,
            mode="markers",
            marker={**ring, "line": {"width": 2.5, "color": theme.GREY}},
            name=page_words.say("chart_last_outcome", lang),
            hovertemplate=_hover("chart_last_outcome", unit, lang),
        )


def _hover(key: str, unit: str, lang: str) -> str:
    return "%{y}: %{x:.4~g}" + f"{unit}<extra>{page_words.say(key, lang)}</extra>"


def _told(aimed: str, reached: str, lang: str) -> str:
    """Write the target, and the outcome behind it if there is one."""
    target, outcome = number_format.literal(aimed), number_format.literal(reached)
    if not reached:
        return target
    return page_words.say("chart_target_and_outcome", lang, target=target, outcome=outcome)
