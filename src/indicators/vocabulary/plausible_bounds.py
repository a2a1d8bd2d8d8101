"""The bounds of `plausible_bounds.yaml`: what shares, growth and amounts can be, and how one is confirmed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from indicators.vocabulary.file_text import read_text
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.yaml_nodes import parsed

FILE = Path(__file__).with_name("plausible_bounds.yaml")


class Span(StrictModel):
    """The least and the greatest that a figure can be."""

    low: float
    high: float

    def holds(self, *values: float) -> bool:
        """Say whether values lie inside, the ends included.

        Examples
        --------
        >>> Span(low=0, high=100).holds(0, 73.5), Span(low=0, high=100).holds(5, 340)
        (True, False)
        """
        return all(self.low <= value <= self.high for value in values)


class Ratios(StrictModel):
    """What is told in per cent and is no part of a whole."""

    span: Span
    names: tuple[Annotated[str, StringConstraints(min_length=1)], ...]


class Firms(StrictModel):
    """Firms of a registered class, of which the country has so many at most."""

    most: Annotated[float, Field(gt=0)]
    units: tuple[Annotated[str, StringConstraints(min_length=1)], ...]
    names: tuple[Annotated[str, StringConstraints(min_length=1)], ...]

    def are_counted(self, name: str, unit: str) -> bool:
        """Say whether a number counts such firms.

        Examples
        --------
        >>> firms = plausible_bounds().firms
        >>> firms.are_counted("规上企业", "家"), firms.are_counted("规上工业增加值", "元")
        (True, False)
        """
        return unit in self.units and self.are_named(name)

    def are_named(self, name: str) -> bool:
        """Say whether a name has such firms in it, whatever is counted of them."""
        return any(word in name for word in self.names)


class PlausibleBounds(StrictModel):
    """All bounds; the head of `plausible_bounds.yaml` says what each is."""

    shares: Span
    ratios: Ratios
    growth: Span
    amounts: dict[str, Annotated[float, Field(gt=0)]]
    firms: Firms
    confirming: tuple[Annotated[str, StringConstraints(min_length=1)], ...] = Field(min_length=1)

    def share_of(self, name: str) -> Span:
        """Give the span of a share by its name.

        Examples
        --------
        >>> plausible_bounds().share_of("政府债务率").high, plausible_bounds().share_of("森林覆盖率").high
        (1000.0, 100.0)
        """
        return self.ratios.span if any(word in name for word in self.ratios.names) else self.shares

    def confirms(self, reason: str) -> bool:
        """Say whether a reason begins with one of the words that confirm a figure.

        Examples
        --------
        >>> plausible_bounds().confirms("已核实，原文如此"), plausible_bounds().confirms("尚未已核实")
        (True, False)
        """
        return reason.strip().lower().startswith(self.confirming)


@cache
def plausible_bounds() -> PlausibleBounds:
    """Return the bounds, read once."""
    return PlausibleBounds.model_validate(parsed(read_text(FILE)))
