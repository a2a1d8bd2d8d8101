"""How many there are of each: one bar a figure, in their order."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.charts import number_format, theme


def counts(rows: Sequence[tuple[str, int]], axis: str) -> go.Figure:
    """Draw a bar for each figure, as high as it is often.

    Parameters
    ----------
    rows : sequence of (str, int)
        The figure in words, and how often it is there.
    axis : str
        What is counted.

    Examples
    --------
    >>> list(counts([("5%", 2), ("6%", 1)], "地区数").data[0].y)
    [2, 1]
    """
    figure = theme.figure(height=260)
    names = [number_format.literal(words) for words, _ in rows]
    figure.add_bar(
        x=names,
        y=[count for _, count in rows],
        text=[str(count) for _, count in rows],
        textposition="outside",
        cliponaxis=False,
        marker={"color": theme.BLUE},
        hovertemplate="%{x}: %{y}<extra></extra>",
    )
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=names, showgrid=False)
    figure.update_yaxes(title_text=axis, rangemode="tozero", showgrid=True)
    figure.update_layout(margin={**theme.MARGIN, "t": 30})
    return figure
