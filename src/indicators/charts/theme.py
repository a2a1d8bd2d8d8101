"""What all figures share: template, fonts, colours that the colour-blind can tell, the tool bar."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

# Faces of Windows, macOS and Linux that hold Chinese characters.
FONTS = (
    "Segoe UI, Helvetica Neue, Arial, PingFang SC, Hiragino Sans GB, Microsoft YaHei, "
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif"
)

# Okabe and Ito's set for the colour-blind; each tells from white and from the dark page (3 to 1).
BLUE = "#0f7ab8"
VERMILION = "#d55e00"
GREEN = "#008f68"
PURPLE = "#b0629a"
GREY = "#7d8894"
SERIES = (BLUE, VERMILION, GREEN, PURPLE)

FAINT = "rgba(125,136,148,0.25)"
PALE = "rgba(213,94,0,0.12)"
ROW_HEIGHT = 34
MARGIN = {"l": 8, "r": 24, "t": 8, "b": 8}

# The upload behind "Share chart" would send the data to a host.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "locale": "zh-CN",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d"],
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "showSendToCloud": False,
    "toImageButtonOptions": {"format": "svg"},
}


def figure(height: int) -> go.Figure:
    """Make an empty figure in the project's dress.

    Parameters
    ----------
    height : int
        In pixels.

    Examples
    --------
    >>> figure(300).layout.height
    300
    """
    axis = {
        "automargin": True,
        "gridcolor": FAINT,
        "linecolor": GREY,
        "zeroline": False,
        "ticks": "",
        "title": {"standoff": 10, "font": {"size": 13}},
        "fixedrange": True,
    }
    return go.Figure(
        layout={
            "template": {},
            "height": height,
            "margin": MARGIN,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONTS, "size": 13, "color": "#1c2733"},
            "colorway": list(SERIES),
            "hoverlabel": {"font": {"family": FONTS, "size": 13}, "align": "left"},
            "showlegend": False,
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.0,
                "yanchor": "bottom",
            },
            "xaxis": axis,
            "yaxis": axis,
            "dragmode": False,
        }
    )


def numbers(values: pd.Series) -> list[float | None]:
    """Give values as a figure takes them; None where there is none."""
    return [None if pd.isna(value) else float(value) for value in values]
