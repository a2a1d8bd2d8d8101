"""The title above a figure in a notebook, and its removal for a page, where it is a heading."""

from __future__ import annotations

from typing import Any

FIGURE_TYPE = "application/vnd.plotly.v1+json"
# Of the static picture that goes with it.
PICTURE_TYPE = "image/svg+xml"
TITLE_ROOM = 30


def titled(layout: dict[str, Any], title: str) -> dict[str, Any]:
    """Put a title above a figure, for the notebook, where no heading stands around it."""
    place = {"x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 10}}
    return _with_room(layout, TITLE_ROOM) | {"title": {"text": title, "font": {"size": 15}, **place}}


def untitled(layout: dict[str, Any]) -> dict[str, Any]:
    """Take the title and its room away again, for a page, where it is a heading.

    Examples
    --------
    >>> plain = {"margin": {"t": 24}, "height": 240}
    >>> untitled(titled(plain, "增速")) == plain
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
