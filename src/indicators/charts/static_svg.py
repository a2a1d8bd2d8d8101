"""A figure as a static picture in SVG, for where no script runs: plain nbconvert, GitHub, nbviewer.

Drawn from the same data are bars, lines, marks and their words on axes of numbers or names, lines across
and a legend. A figure with anything else has no picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any

import plotly.graph_objects as go

from indicators.charts import svg_marks, theme
from indicators.charts.svg_axes import axis_of, listed, values_of
from indicators.charts.svg_marks import width_of

WIDTH, HEIGHT, SIZE = 720, 420, 12
TICKS, TITLE, LEGEND, GAP = 20, 22, 24, 8
DRAWN = {"bar", "scatter"}
ANCHORS = {"left": "end", "center": "middle", "right": "start"}
# How far below a mark the words stand, in line heights.
BESIDE = {"top": -0.9, "middle": 0.35, "bottom": 1.6}
# The share of its place that a bar takes.
SLOT = 0.8


def draw(figure: go.Figure, title: str = "") -> str:
    """Draw a figure as SVG; "" if it holds what is not drawn here.

    Examples
    --------
    >>> draw(theme.figure(200).add_bar(x=[1, 2], y=["甲", "乙"], orientation="h"), "题").count("<rect")
    3
    >>> draw(go.Figure(go.Pie(values=[1, 2])))
    ''
    """
    content = figure.to_plotly_json()
    return _Picture(content["data"], content["layout"], title).svg() if _is_drawn(**content) else ""


def _is_drawn(data: list[dict[str, Any]], layout: dict[str, Any], **_: Any) -> bool:
    """Whether a figure is of bars and scatters on one pair of plain axes, with nothing but lines across."""
    axes = [layout.get(name, {}) for name in ("xaxis", "yaxis")]
    return (
        bool(data)
        and {trace.get("type") for trace in data} <= DRAWN
        and {trace.get("xaxis", "x") + trace.get("yaxis", "y") for trace in data} == {"xy"}
        and {axis.get("type", "linear") for axis in axes} <= {"linear", "category"}
        and {shape.get("type") for shape in layout.get("shapes", [])} <= {"line"}
        and layout.get("barmode", "group") in ("group", "overlay")
    )


class _Picture:
    """A figure on its way into SVG: its traces, and its axes between the edges of the plot."""

    def __init__(self, traces: list[dict[str, Any]], layout: dict[str, Any], title: str) -> None:
        self.traces, self.layout, self.title = traces, layout, title
        self.legend = [
            (number, trace)
            for number, trace in enumerate(traces)
            if layout.get("showlegend") and trace.get("name") and trace.get("showlegend") is not False
        ]
        margin = theme.MARGIN | layout.get("margin", {})
        head = (TITLE + GAP if title else GAP) + (LEGEND if self.legend else 0)
        self.height = int(layout.get("height") or HEIGHT) + (TITLE if title else 0)
        x, y = (axis_of(name, traces, layout) for name in ("x", "y"))
        labels = max((width_of(label, SIZE) for _, label in y.ticks), default=0)
        left = margin["l"] + labels + GAP + (TITLE if self._axis_title("y") else 0)
        bottom = self.height - margin["b"] - TICKS - (TITLE if self._axis_title("x") else 0)
        self.x = x.between(left, WIDTH - max(margin["r"], _room_right(traces)))
        self.y = y.between(bottom, max(head, margin["t"] + (TITLE if title else 0)))
        self.bars = [trace for trace in traces if trace["type"] == "bar"]
        places = [Counter(values_of(trace, _along(trace))) for trace in self.bars]
        # As plotly does: bars of several traces stand side by side only if any two share a place.
        shares = sum((len(own) for own in places), 0) > len(set().union(*places))
        self.slots = len(self.bars) if shares and self.layout.get("barmode", "group") == "group" else 1

    def svg(self) -> str:
        """Write the whole picture."""
        parts = ['<rect width="100%" height="100%" fill="#fff"/>', *self._frame(), *self._shapes()]
        for number, trace in enumerate(self.traces):
            parts += self._bar(trace, number) if trace["type"] == "bar" else self._scatter(trace, number)
        label = escape(" ".join(svg_marks.lines_of(self.title)))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" width="{WIDTH}" '
            f'height="{self.height}" role="img" aria-label="{label}" font-family="sans-serif" '
            f'font-size="{SIZE}" fill="#1c2733">{"".join([*parts, *self._legend()])}</svg>'
        )

    def _frame(self) -> Iterator[str]:
        """Draw title, grid, ticks and the axes' titles."""
        x, y = self.x, self.y
        if self.title:
            yield svg_marks.text(GAP, TITLE - 4, self.title, size=15)
        for value, label in x.ticks:
            if self._has_grid("x"):
                yield svg_marks.path([(x.at(value), y.start), (x.at(value), y.end)], theme.FAINT)
            yield svg_marks.text(x.at(value), y.start + 15, label, anchor="middle")
        for value, label in y.ticks:
            height = y.at(value)
            if self._has_grid("y"):
                yield svg_marks.path([(x.start, height), (x.end, height)], theme.FAINT)
            yield svg_marks.text(x.start - GAP, height + 4, label, anchor="end")
        yield svg_marks.text(
            (x.start + x.end) / 2, y.start + TICKS + TITLE - 6, self._axis_title("x"), anchor="middle"
        )
        if self._axis_title("y"):
            turned = svg_marks.text(0, 0, self._axis_title("y"), anchor="middle")
            middle = svg_marks.number((y.start + y.end) / 2)
            yield f'<g transform="translate(16 {middle}) rotate(-90)">{turned}</g>'

    def _shapes(self) -> Iterator[str]:
        """Draw lines across, with their words."""
        for shape in self.layout.get("shapes", []):
            ends = [(self._at("x", shape, f"x{end}"), self._at("y", shape, f"y{end}")) for end in (0, 1)]
            line = shape.get("line", {})
            yield svg_marks.path(
                ends, line.get("color", theme.GREY), line.get("width", 1), line.get("dash", "")
            )
        for note in self.layout.get("annotations", []):
            anchor = {"right": "end", "center": "middle"}.get(note.get("xanchor", "left"), "start")
            lift = {"bottom": -5, "top": SIZE}.get(note.get("yanchor", ""), 4)
            x, y = self._at("x", note, "x"), self._at("y", note, "y") + lift
            shift = {"start": 4, "end": -4}.get(anchor, 0)
            yield svg_marks.text(
                x + shift, y, note["text"], anchor=anchor, color=note.get("font", {}).get("color", "")
            )

    def _bar(self, trace: dict[str, Any], number: int) -> Iterator[str]:
        """Draw the bars of a trace, each with its words at its end."""
        marker, is_lying = trace.get("marker", {}), trace.get("orientation") == "h"
        places, ends = (self.y, self.x) if is_lying else (self.x, self.y)
        size = trace.get("width") or SLOT * places.unit / self.slots
        shift = size * (self.bars.index(trace) - (self.slots - 1) / 2) if self.slots > 1 else 0.0
        wide = places.length(size)
        words = _each(trace.get("text"), len(self._points(trace)))
        for (x, y), said in zip(self._points(trace), words, strict=True):
            place, value = (y, x) if is_lying else (x, y)
            if value is None or place is None:
                continue
            middle = places.at(places.position(place) + shift)
            foot, end = ends.place(0), ends.place(value)
            first, long = min(foot, end), abs(end - foot)
            box = (
                (first, middle - wide / 2, long, wide) if is_lying else (middle - wide / 2, first, wide, long)
            )
            yield svg_marks.bar(*box, _color(trace, number), is_hatched=bool(marker.get("pattern")))
            if said and is_lying:
                yield svg_marks.text(end + 5, middle + 4, said)
            elif said:
                yield svg_marks.text(middle, end - 5, said, anchor="middle")

    def _scatter(self, trace: dict[str, Any], number: int) -> Iterator[str]:
        """Draw the line, the marks and the words of a trace, as its mode says."""
        mode, marker = trace.get("mode", "lines+markers"), trace.get("marker", {})
        known = [(self.x.place(x), self.y.place(y)) for x, y in self._points(trace) if None not in (x, y)]
        if "lines" in mode and known:
            line = trace.get("line", {})
            color = line.get("color", _color(trace, number))
            yield svg_marks.path(known, color, line.get("width", 2), line.get("dash", ""))
        count = len(self._points(trace))
        lists = (marker.get("symbol"), marker.get("size"), trace.get("text"), trace.get("textposition"))
        rows = zip(self._points(trace), *(_each(own, count) for own in lists), strict=True)
        for (x, y), symbol, size, said, position in rows:
            if x is None or y is None:
                continue
            place = self.x.place(x), self.y.place(y)
            if "markers" in mode and marker.get("opacity") != 0:
                edge = marker.get("line", {})
                own = (symbol or "circle", *place, size or 6, _color(trace, number))
                yield svg_marks.mark(*own, edge.get("color", ""), edge.get("width", 0))
            if "text" in mode and said:
                yield self._beside(place, said, position or "middle center", size or 6, trace)

    def _beside(
        self, place: tuple[float, float], words: str, position: str, size: float, trace: dict[str, Any]
    ) -> str:
        row, column = position.split()
        side = {"left": -1, "center": 0, "right": 1}[column] * (size / 2 + 3)
        color = trace.get("textfont", {}).get("color", "")
        return svg_marks.text(
            place[0] + side, place[1] + BESIDE[row] * SIZE, words, anchor=ANCHORS[column], color=color
        )

    def _legend(self) -> Iterator[str]:
        """Draw the named traces in a row above the plot."""
        x, y = float(GAP), self.y.end - 12
        is_reversed = self.layout.get("legend", {}).get("traceorder") == "reversed"
        for number, trace in reversed(self.legend) if is_reversed else self.legend:
            marker, color = trace.get("marker", {}), _color(trace, number)
            if trace["type"] == "bar":
                yield svg_marks.bar(x, y - 9, 12, 10, color, is_hatched=bool(marker.get("pattern")))
            elif trace.get("mode") == "lines":
                line = trace.get("line", {})
                yield svg_marks.path([(x, y - 4), (x + 12, y - 4)], color, 2, line.get("dash", ""))
            else:
                edge = marker.get("line", {})
                symbol = _each(marker.get("symbol"), 1)[0] or "circle"
                yield svg_marks.mark(
                    symbol, x + 6, y - 4, 10, color, edge.get("color", ""), min(edge.get("width", 0), 3)
                )
            yield svg_marks.text(x + 18, y, trace["name"])
            x += 18 + width_of(trace["name"], SIZE) + 16

    def _points(self, trace: dict[str, Any]) -> list[tuple[Any, Any]]:
        return list(zip(values_of(trace, "x"), values_of(trace, "y"), strict=True))

    def _axis_title(self, name: str) -> str:
        return str(self.layout.get(f"{name}axis", {}).get("title", {}).get("text") or "")

    def _has_grid(self, name: str) -> bool:
        return self.layout.get(f"{name}axis", {}).get("showgrid") is not False

    def _at(self, name: str, held: dict[str, Any], key: str) -> float:
        """Give the pixel of a shape's or note's place: a value, or a share of the plot."""
        axis = self.x if name == "x" else self.y
        value = held.get(key, 0)
        return axis.place(value) if held.get(f"{name}ref", name) == name else axis.part(value)


def _along(trace: dict[str, Any]) -> str:
    """Name the axis that the bars of a trace stand on."""
    return "y" if trace.get("orientation") == "h" else "x"


def _room_right(traces: list[dict[str, Any]]) -> float:
    """Give the room that words right of a mark or a lying bar may take."""
    words = [
        said
        for trace in traces
        if trace.get("orientation") == "h" or "right" in str(trace.get("textposition"))
        for said in _each(trace.get("text"), 1)
        if said
    ]
    return max((width_of(said, SIZE) + 2 * GAP for said in words), default=0.0)


def _each(held: Any, count: int) -> list[Any]:
    """Give one for each point, of what plotly takes as one for all or as a list."""
    return listed(held) if isinstance(held, list | tuple | dict) else [held] * count


def _color(trace: dict[str, Any], number: int) -> str:
    for held in (trace.get("marker", {}), trace.get("line", {})):
        if isinstance(held.get("color"), str):
            return str(held["color"])
    return theme.SERIES[number % len(theme.SERIES)]
