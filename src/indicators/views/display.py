"""What a view hands to the notebook: a piece of HTML, or a figure with its words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from indicators.charts.figure_title import FIGURE_TYPE, PICTURE_TYPE, titled
from indicators.documents import html_cards
from indicators.storage.visible_text import shown

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True)
class Html:
    """A piece of a page.

    Examples
    --------
    >>> Html("<p>6 %</p>", "6 %")
    6 %
    """

    html: str  # Escaped markup.
    text: str  # The same in plain words, for a terminal and for people who compare notebooks.

    def _repr_html_(self) -> str:
        return html_cards.for_notebook(shown(self.html))

    def __repr__(self) -> str:
        return shown(self.text)


# What a view gives where a page has nothing to say: a section that holds nothing else is left out.
NOTHING = Html("", "")


@dataclass(frozen=True)
class Chart:
    """A figure with the words that stand around it.

    Plotly's own display asks a renderer that differs by editor and may embed 5 MB of script; this one
    always hands over the figure as data, and the page brings the script once. A static picture of some
    kilobytes goes with it, for what runs no script: plain nbconvert, GitHub, nbviewer.
    """

    figure: go.Figure
    title: str  # What it shows.
    # What a reader should see in it, in full sentences: also the text for those who cannot see it.
    caption: str

    def _repr_mimebundle_(self, **_kwargs: object) -> tuple[dict[str, Any], dict[str, Any]]:
        from indicators.charts import number_format, static_svg
        from indicators.charts.theme import CONFIG

        content = json.loads(self.figure.to_json())
        content["config"] = CONFIG
        title = number_format.literal(self.title)
        content["layout"] = titled(content["layout"], title)
        picture = static_svg.draw(self.figure, title)
        forms = {FIGURE_TYPE: content, "text/plain": repr(self)} | (
            {PICTURE_TYPE: picture} if picture else {}
        )
        return forms, {FIGURE_TYPE: {"title": self.title, "caption": self.caption}}

    def __repr__(self) -> str:
        return shown(f"{self.title}: {self.caption}")


@dataclass(frozen=True)
class Charts:
    """Small figures of one kind, to be read side by side."""

    charts: tuple[Chart, ...]  # Any number, also none.
    otherwise: str = ""  # What is said where there is none.

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for chart in self.charts:
            display(chart)  # type: ignore[no-untyped-call]
        if not self.charts:
            notice = Html(f'<p class="notice">{escape(self.otherwise)}</p>', self.otherwise)
            display(notice)  # type: ignore[no-untyped-call]
