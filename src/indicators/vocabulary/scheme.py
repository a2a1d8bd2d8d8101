"""A status of `schemes.yaml`, and a judging scheme: the thresholds that choose among the statuses."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints, model_validator

from indicators.vocabulary.strict_model import StrictModel

STANDARD = "standard"

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
LIGHTS: tuple[Light, ...] = ("green", "watch", "yellow", "red", "grey")
Language = Literal["zh", "en"]


class Status(StrictModel):
    """How something stands.

    Attributes
    ----------
    order : int
        Its place in the list.
    """

    id: Label
    zh: Label
    en: Label
    light: Light
    order: int = 0

    def label(self, lang: str = "zh") -> str:
        """Return the words in a language."""
        return self.zh if lang == "zh" else self.en


class Band(StrictModel):
    """A status that holds from a bound upwards: `at_least` includes the bound, `above` does not."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["at_least", "above"]}})

    status: Label
    light: Light | None = None
    at_least: float | None = None
    above: float | None = None

    @property
    def bound(self) -> float | None:
        """The lower bound, None if the band takes everything below."""
        return self.above if self.at_least is None else self.at_least

    def holds(self, value: float) -> bool:
        """Tell whether a value reaches the band; a border belongs to the better band."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.above is None or value > self.above

    @model_validator(mode="after")
    def _one_bound(self) -> Band:
        if self.at_least is not None and self.above is not None:
            raise ValueError("one bound, at_least or above")
        return self


def falling(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """Give bands back as they are; raises ValueError if they are not in the order of their bounds.

    Examples
    --------
    >>> falling((Band(status="ahead", above=1), Band(status="behind")))[0].status
    'ahead'
    """
    bounds = [band.bound for band in bands]
    given = [bound for bound in bounds[:-1] if bound is not None]
    if len(bands) < 2 or bounds[-1] is not None or len(given) < len(bounds) - 1:
        raise ValueError("two or more bands with a bound each, but for the last")
    is_touching = {pair for pair in pairwise(range(len(given))) if given[pair[0]] == given[pair[1]]}
    if any(upper < lower for upper, lower in pairwise(given)):
        raise ValueError("bands from the best to the worst, bounds falling")
    if any(not (bands[a].above is not None and bands[b].at_least is not None) for a, b in is_touching):
        raise ValueError("bands from the best to the worst, bounds falling")
    return bands


class FlowBands(StrictModel):
    """How amounts that add up are judged inside the year.

    Attributes
    ----------
    measured : str
        gap_points (share done less share due) or shortfall_pct (done over due, less one).
    first_quarter_worst : str, optional
        No light of the first quarter is worse.
    """

    measured: Literal["gap_points", "shortfall_pct"]
    first_quarter_worst: Light | None = None
    bands: tuple[Band, ...]

    @model_validator(mode="after")
    def _ordered(self) -> FlowBands:
        falling(self.bands)
        return self


class Scheme(StrictModel):
    """One way to judge progress.

    Examples
    --------
    >>> from indicators.vocabulary import schemes
    >>> schemes().scheme("points").flow(-10).light
    'yellow'
    """

    name: Label
    zh: Label
    en: Label
    source: Label
    rates: tuple[Band, ...]
    flows: FlowBands
    goals: tuple[Band, ...]

    @model_validator(mode="after")
    def _ordered(self) -> Scheme:
        falling(self.rates)
        falling(self.goals)
        return self

    def rate(self, gap: float) -> Band:
        """Return the band of a rate's gap in points."""
        return _band(self.rates, gap)

    def flow(self, measured: float) -> Band:
        """Return the band of a flow, by what the scheme measures."""
        return _band(self.flows.bands, measured)

    def goal(self, pace: float) -> Band:
        """Return the band of a plan's goal."""
        return _band(self.goals, pace)

    def label(self, lang: Language = "zh") -> str:
        """Return the scheme's name in a language."""
        return self.zh if lang == "zh" else self.en

    @property
    def bands(self) -> tuple[Band, ...]:
        """All bands."""
        return (*self.rates, *self.flows.bands, *self.goals)


def _band(bands: tuple[Band, ...], value: float) -> Band:
    return next(band for band in bands if band.holds(round(value, 9)))
