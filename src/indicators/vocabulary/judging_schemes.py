"""The schemes of `judging_schemes.yaml`: the thresholds by which aims are judged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from indicators.errors import BadParameter, IndicatorsError, VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import sections_of, yaml_sections
from indicators.vocabulary.scheme_catalogue import read_schemes

FILE = Path(__file__).with_name("judging_schemes.yaml")
STANDARD = "standard"

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
LIGHTS: tuple[Light, ...] = ("green", "watch", "yellow", "red", "grey")
Language = Literal["zh", "en"]


class Band(BaseModel):
    """A status that holds from a bound upwards: `at_least` includes the bound, `above` does not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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


def _falling(bands: tuple[Band, ...]) -> tuple[Band, ...]:
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


class FlowBands(BaseModel):
    """How amounts that add up are judged inside the year.

    Attributes
    ----------
    measured : str
        gap_points (share done less share due) or shortfall_pct (done over due, less one).
    first_quarter_worst : str, optional
        No light of the first quarter is worse.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    measured: Literal["gap_points", "shortfall_pct"]
    first_quarter_worst: Light | None = None
    bands: tuple[Band, ...]

    @model_validator(mode="after")
    def _ordered(self) -> FlowBands:
        _falling(self.bands)
        return self


class Scheme(BaseModel):
    """One way to judge progress.

    Examples
    --------
    >>> read_judging_schemes().scheme("points").flow(-10).light
    'yellow'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Label
    zh: Label
    en: Label
    source: Label
    rates: tuple[Band, ...]
    flows: FlowBands
    goals: tuple[Band, ...]

    @model_validator(mode="after")
    def _ordered(self) -> Scheme:
        _falling(self.rates)
        _falling(self.goals)
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


class JudgingSchemes(BaseModel):
    """All schemes by name.

    Examples
    --------
    >>> read_judging_schemes().scheme("standard").goal(0.97).status
    'as_expected'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    by_name: dict[str, Scheme]

    def scheme(self, name: str, where: str = "scheme") -> Scheme:
        """Return a scheme by its name.

        Raises
        ------
        BadParameter
            If there is no such scheme.
        """
        if name not in self.by_name:
            raise BadParameter(
                expected=f"a scheme among {', '.join(self.by_name)}",
                found=repr(name),
                where=where,
                remedy=nearest(name, list(self.by_name)),
            )
        return self.by_name[name]


class _Sections(BaseModel):
    schemes: object


class _Stated(BaseModel):
    """A scheme as the file states it, before it takes over what another states."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Label
    zh: Label
    en: Label
    source: Label
    like: str = ""
    rates: tuple[Band, ...] = ()
    flows: FlowBands | None = None
    goals: tuple[Band, ...] = ()


def read_judging_schemes(path: Path = FILE, known: Sequence[str] = ()) -> JudgingSchemes:
    """Read and check a file of schemes.

    Parameters
    ----------
    path : Path
    known : sequence of str
        The statuses that a band may name; those of schemes.yaml if empty.

    Raises
    ------
    VocabularyFault
        A scheme cannot be used, or a band names a status that is not in the list; `Faults` if there are
        several.

    Examples
    --------
    >>> sorted(read_judging_schemes().by_name)
    ['eurostat', 'growth', 'points', 'relative', 'standard']
    """
    sections = yaml_sections(path)
    faults: list[IndicatorsError] = list(section_faults(path, sections, _Sections))
    stated, in_schemes = check(_Stated, sections_of(sections.get("schemes"), "name"))
    raise_all([*faults, *in_schemes])
    by_name, wrong = _complete({one.name: one for _, one in stated}, path)
    statuses = known or list(read_schemes().statuses)
    raise_all([*wrong, *_unknown_statuses(by_name, statuses, path)])
    return JudgingSchemes(by_name=by_name)


def _complete(stated: dict[str, _Stated], path: Path) -> tuple[dict[str, Scheme], list[IndicatorsError]]:
    """Fill in what a scheme takes from the one it is like."""
    found: dict[str, Scheme] = {}
    wrong: list[IndicatorsError] = []
    for name, one in stated.items():
        model = stated.get(one.like)
        whole: dict[str, Any] = {
            part: getattr(one, part) or (getattr(model, part) if model else None)
            for part in ("rates", "flows", "goals")
        }
        missing = [part for part, bands in whole.items() if not bands]
        if missing:
            wrong.append(
                VocabularyFault(
                    expected=f"bands for {', '.join(missing)}, or a scheme in `like` that has them",
                    found=f"like: {one.like}" if one.like else "neither",
                    where=f"{path.name}, schemes, {name}",
                    remedy="State the bands, or name a complete scheme in `like`.",
                )
            )
            continue
        found[name] = Scheme(name=name, zh=one.zh, en=one.en, source=one.source, **whole)
    return found, wrong


def _unknown_statuses(schemes: dict[str, Scheme], known: Sequence[str], path: Path) -> list[IndicatorsError]:
    """Name the bands whose status is not in the list."""
    return [
        VocabularyFault(
            expected="a status of the list in schemes.yaml",
            found=repr(band.status),
            where=f"{path.name}, schemes, {scheme.name}",
            remedy=nearest(band.status, list(known)),
        )
        for scheme in schemes.values()
        for band in scheme.bands
        if band.status not in known
    ]
