"""What a view hands to the notebook: a piece of HTML, or a figure with its words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from indicators.documents import html_cards
from indicators.storage.visible_text import shown

if TYPE_CHECKING:
    import plotly.graph_objects as go

FIGURE_TYPE = "application/vnd.plotly.v1+json"
TITLE_ROOM = 30


@dataclass(frozen=True)
class Html:
    """A piece of a page.

    Parameters
    ----------
    html : str
        Escaped markup.
    text : str
        The same in plain words, for a terminal and for people who compare notebooks.

    Examples
    --------
    >>> Html("<p>6 %</p>", "6 %")
    6 %
    """

    html: str
    text: str

    def _repr_html_(self) -> str:
        return html_cards.for_notebook(shown(self.html))

    def __repr__(self) -> str:
        return shown(self.text)


@dataclass(frozen=True)
class Chart:
    """A figure with the words that stand around it.

    Plotly's own display asks a renderer that differs by editor and may embed 5 MB of script; this one
    always hands over the figure as data, and the page brings the script once.

    Parameters
    ----------
    figure : plotly Figure
        The figure.
    title : str
        What it shows.
    caption : str
        What a reader should see in it, in full sentences: also the text for those who cannot see it.
    """

    figure: go.Figure
    title: str
    caption: str

    def _repr_mimebundle_(self, **_kwargs: object) -> tuple[dict[str, Any], dict[str, Any]]:
        from indicators.charts import number_format
        from indicators.charts.theme import CONFIG

        content = json.loads(self.figure.to_json())
        content["config"] = CONFIG
        content["layout"] = _titled(content["layout"], number_format.literal(self.title))
        words = {"title": self.title, "caption": self.caption}
        return {FIGURE_TYPE: content, "text/plain": repr(self)}, {FIGURE_TYPE: words}

    def __repr__(self) -> str:
        return shown(f"{self.title}: {self.caption}")


@dataclass(frozen=True)
class Charts:
    """Small figures of one kind, to be read side by side.

    Parameters
    ----------
    charts : tuple of Chart
        Any number, also none.
    otherwise : str
        What is said where there is none.
    """

    charts: tuple[Chart, ...]
    otherwise: str = ""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for chart in self.charts:
            display(chart)  # type: ignore[no-untyped-call]
        if not self.charts:
            notice = Html(f'<p class="notice">{escape(self.otherwise)}</p>', self.otherwise)
            display(notice)  # type: ignore[no-untyped-call]


def _titled(layout: dict[str, Any], title: str) -> dict[str, Any]:
    """Put a title above a figure, for the notebook, where no heading stands around it."""
    place = {"x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 10}}
    return _with_room(layout, TITLE_ROOM) | {"title": {"text": title, "font": {"size": 15}, **place}}


def untitled(layout: dict[str, Any]) -> dict[str, Any]:
    """Take the title and its room away again, for a page, where it is a heading.

    Examples
    --------
    >>> plain = {"margin": {"t": 24}, "height": 240}
    >>> untitled(_titled(plain, "增速")) == plain
    True
    """
    if "title" not in layout:
        return layout
    bare = {name: value for name, value in layout.items() if name != "title"}
    return _with_room(bare, -TITLE_ROOM)


def _with_room(layout: dict[str, Any], room: int) -> dict[str, Any]:
    """Make a figure taller at its top; plotly's own margin, where it sets none, has room enough."""
    changed: dict[str, Any] = {}
    if "margin" in layout:
        changed["margin"] = layout["margin"] | {"t": layout["margin"]["t"] + room}
        changed |= {"height": layout["height"] + room} if "height" in layout else {}
    return layout | changed
