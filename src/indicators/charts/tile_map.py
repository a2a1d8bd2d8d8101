"""One figure of every province on a map of equal squares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.charts import number_format, theme

# From the lowest to the highest: one blue that darkens, and the words on it.
SHADES = ("#e8f1f8", "#bfd9ec", "#8dbbdb", "#4f95c4", "#175f93")
INKS = ("#1c2733", "#1c2733", "#1c2733", "#ffffff", "#ffffff")
UNKNOWN, FAINT_INK = "#eef0f2", "#6b7681"
SIZE, STEP = 42, 47


@dataclass(frozen=True, slots=True)
class Tile:
    """A province: where its square lies, what it is called, and its figure with its words."""

    column: int
    row: int
    name: str
    value: float | None  # None where nothing is known.
    words: str = ""


def tile_map(tiles: Sequence[Tile], unknown: str) -> go.Figure:
    """Draw provinces as squares, darker where the figure is higher.

    Parameters
    ----------
    tiles : sequence of Tile
        Every province, at least one of them with a figure.
    unknown : str
        What the legend says of those without a figure.

    Returns
    -------
    plotly Figure
        At most five shades, each for one or several of the figures that there are.

    Examples
    --------
    >>> known = [Tile(0, 0, "甲", 5.0, "5%"), Tile(1, 0, "乙", 6.0, "6%")]
    >>> figure = tile_map([*known, Tile(2, 0, "丙", None)], "无")
    >>> [trace.name for trace in figure.data]
    ['5%', '6%', '无']
    """
    groups = _groups(tiles)
    rows = max(tile.row for tile in tiles) + 1
    figure = theme.figure(height=STEP * rows + 60)
    last = max(len(groups) - 1, 1)
    for number, (name, own) in enumerate(groups.items()):
        shade = round(number * (len(SHADES) - 1) / last)
        _add(figure, own, name, SHADES[shade], INKS[shade])
    _add(figure, [tile for tile in tiles if tile.value is None], unknown, UNKNOWN, FAINT_INK)
    hidden = {"visible": False, "showgrid": False, "showticklabels": False}
    figure.update_xaxes(**hidden, range=[-0.6, max(tile.column for tile in tiles) + 0.6], constrain="domain")
    figure.update_yaxes(**hidden, range=[rows - 0.4, -0.6], scaleanchor="x", constrain="domain")
    figure.update_layout(showlegend=True, margin={**theme.MARGIN, "t": 44}, legend={"itemclick": False})
    return figure


def _add(figure: go.Figure, tiles: Sequence[Tile], name: str, shade: str, ink: str) -> None:
    if not tiles:
        return
    figure.add_scatter(
        x=[tile.column for tile in tiles],
        y=[tile.row for tile in tiles],
        mode="markers+text",
        name=number_format.literal(name),
        marker={"symbol": "square", "size": SIZE, "color": shade},
        text=[
            "<br>".join(filter(None, map(number_format.literal, (tile.name, tile.words)))) for tile in tiles
        ],
        textposition="middle center",
        textfont={"size": 11, "color": ink},
        hoverinfo="skip",
    )


def _groups(tiles: Sequence[Tile]) -> Mapping[str, list[Tile]]:
    """Part the provinces with a figure by it: a group a figure, or of many figures groups of one size."""
    known = sorted((tile for tile in tiles if tile.value is not None), key=lambda tile: tile.value or 0.0)
    values = list(dict.fromkeys(tile.value for tile in known))
    count = min(len(values), len(SHADES))
    # Where more figures than shades are there, each shade has as many provinces as the others, as far as
    # equal figures stay together.
    ends = [known[max(0, round(len(known) * (number + 1) / count) - 1)].value for number in range(count)]
    found: dict[int, list[Tile]] = {}
    for tile in known:
        if len(values) == count:
            group = values.index(tile.value)
        else:
            group = next(n for n, end in enumerate(ends) if end is not None and (tile.value or 0.0) <= end)
        found.setdefault(group, []).append(tile)
    return {
        own[0].words if own[0].words == own[-1].words else f"{own[0].words}—{own[-1].words}": own
        for own in (found[number] for number in sorted(found))
    }
