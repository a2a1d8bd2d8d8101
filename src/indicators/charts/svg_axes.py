"""The axes of a static picture: where a number or a name lies in pixels, and where the ticks stand."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, isfinite, log10
from numbers import Real
from sys import float_info
from typing import Any

import numpy as np

MOST_TICKS = 6
# Free room at an end of the values, as a share of their span.
ROOM = 0.06
LENGTH = {"h": "x", "v": "y"}


@dataclass(frozen=True)
class Axis:
    """One axis: names at 0, 1, 2 … or numbers, from `start` to `end` in pixels; bars stand a `unit` apart.

    Examples
    --------
    >>> axis = Axis((), 0.0, 10.0, ()).between(100, 300)
    >>> axis.at(5), axis.part(0.25), axis.length(1)
    (200.0, 150.0, 20.0)
    """

    names: tuple[str, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    unit: float = 1.0
    start: float = 0.0
    end: float = 1.0

    def between(self, start: float, end: float) -> Axis:
        """Lay the axis between two pixels."""
        return replace(self, start=float(start), end=float(end))

    def position(self, value: Any) -> float:
        """Give the number that a value stands at."""
        return float(self.names.index(str(value))) if self.names else float(value)

    def place(self, value: Any) -> float:
        """Give the pixel of a value."""
        return self.at(self.position(value))

    def at(self, position: float) -> float:
        """Give the pixel of a number."""
        return self.part((position - self.low) / (self.high - self.low))

    def part(self, share: float) -> float:
        """Give the pixel at a share of the way."""
        return self.start + share * (self.end - self.start)

    def length(self, size: float) -> float:
        """Give the pixels that a distance takes."""
        return abs(size * (self.end - self.start) / (self.high - self.low))


def listed(held: Any) -> list[Any]:
    """List what plotly holds as a list or, of an array, in base 64; None where there is no number.

    Examples
    --------
    >>> listed({"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAD4fw=="}), listed(("甲", 2))
    ([1.0, None], ['甲', 2])
    """
    if isinstance(held, dict):
        held = np.frombuffer(base64.b64decode(held["bdata"]), dtype=held["dtype"]).tolist()
    return [None if isinstance(value, float) and not isfinite(value) else value for value in held]


def values_of(trace: dict[str, Any], name: str) -> list[Any]:
    """List a trace's values on an axis: where there are none it counts."""
    if trace.get(name) is not None:
        return listed(trace[name])
    other = trace.get("y" if name == "x" else "x")
    return list(range(len(listed(other)))) if other is not None else []


def axis_of(name: str, traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> Axis:
    """Work out an axis from the layout and from all that is drawn on it.

    Parameters
    ----------
    name : str
        ``x`` or ``y``.
    """
    own = layout.get(f"{name}axis", {})
    values = [value for trace in traces for value in values_of(trace, name) if value is not None]
    if not all(isinstance(value, Real) for value in values):
        names = tuple(dict.fromkeys(map(str, [*(own.get("categoryarray") or ()), *values])))
        return Axis(names, -0.5, len(names) - 0.5, tuple(enumerate(names)))
    bars = [trace for trace in traces if trace.get("type") == "bar"]
    is_length = any(LENGTH[trace.get("orientation") or "v"] == name for trace in bars)
    across = [shape[f"{name}0"] for shape in layout.get("shapes", []) if shape.get(f"{name}ref") == name]
    zero = [0.0] if is_length or own.get("rangemode") == "tozero" else []
    unit = min(np.diff(sorted(set(values))), default=1.0)
    # Half a bar has room before the first and behind the last.
    room = [value + side * unit / 2 for value in values if bars and not is_length for side in (-1, 1)]
    low, high = map(float, own.get("range") or _range([*values, *across, *zero, *room], has_foot=bool(zero)))
    return Axis((), low, high, tuple(_ticks(own, low, high)), float(unit))


def _range(values: Sequence[float], *, has_foot: bool) -> tuple[float, float]:
    """Leave room around values, but none below bars that stand on zero."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = ROOM * ((high - low) or abs(high) or 1.0)
    return low if has_foot and low == 0 else low - room, high if has_foot and low < high == 0 else high + room


def _ticks(axis: dict[str, Any], low: float, high: float) -> Iterable[tuple[float, str]]:
    if axis.get("tickvals") is not None:
        return list(zip(listed(axis["tickvals"]), axis["ticktext"], strict=True))
    # What is smaller than any normal number has no logarithm once it is divided.
    least = max((high - low) / MOST_TICKS, float_info.min)
    size = 10 ** floor(log10(least))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= least)
    numbers = [round(number * step, 9) for number in range(ceil(low / step), floor(high / step) + 1)]
    return [(number, f"{number:g}{axis.get('ticksuffix') or ''}") for number in numbers]
