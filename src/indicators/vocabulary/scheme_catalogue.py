"""The statuses and schemes of `schemes.yaml`: words, lights, thresholds and tolerances of every judgement."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from indicators.errors import BadParameter, IndicatorsError, VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import sections_of, yaml_sections

FILE = Path(__file__).with_name("schemes.yaml")
STANDARD = "standard"

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
LIGHTS: tuple[Light, ...] = ("green", "watch", "yellow", "red", "grey")
Language = Literal["zh", "en"]


class Status(BaseModel):
    """A status with its words and its light."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Label
    zh: Label
    en: Label
    light: Light

    def label(self, lang: Language = "zh") -> str:
        """Return the words in a language.

        Examples
        --------
        >>> read_schemes().statuses["undetermined"].label("zh")
        '无法判断'
        """
        return self.zh if lang == "zh" else self.en


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
    >>> read_schemes().scheme("points").flow(-10).light
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


class Tolerances(BaseModel):
    """What the words 左右 and 基本 forgive.

    Attributes
    ----------
    approx_points : float
        Of a growth or a rate, in percentage points.
    approx_amount_pct : float
        Of an amount, in percent of the target.
    broadly_equal_points : float
        Of a comparison with a reference value (基本同步), in percentage points.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    approx_points: float = Field(ge=0)
    approx_amount_pct: float = Field(ge=0)
    broadly_equal_points: float = Field(ge=0)


class SchemeCatalogue(BaseModel):
    """All statuses, schemes and tolerances.

    Examples
    --------
    >>> schemes = read_schemes()
    >>> schemes.statuses[schemes.scheme("standard").goal(0.97).status].label("en")
    'Broadly as expected'
    >>> schemes.tolerances.approx_points
    0.5
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    statuses: dict[str, Status]
    by_name: dict[str, Scheme]
    tolerances: Tolerances

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

    def order(self, status: str) -> int:
        """Give the place of a status in the list."""
        return list(self.statuses).index(status)


class _Sections(BaseModel):
    statuses: object
    schemes: object
    tolerances: object


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


def read_schemes(path: Path = FILE) -> SchemeCatalogue:
    """Read and check a file of schemes.

    Raises
    ------
    VocabularyFault
        A section is missing or unknown, a scheme, status or tolerance cannot be used, or a band names a
        status that is not in the list; `Faults` if there are several.

    Examples
    --------
    >>> sorted(read_schemes().by_name)
    ['eurostat', 'growth', 'points', 'relative', 'standard']
    """
    sections = yaml_sections(path)
    faults: list[IndicatorsError] = list(section_faults(path, sections, _Sections))
    statuses, in_statuses = check(Status, sections_of(sections.get("statuses"), "id"))
    stated, in_schemes = check(_Stated, sections_of(sections.get("schemes"), "name"))
    tolerances, in_tolerances = check(
        Tolerances, [sections["tolerances"]] if "tolerances" in sections else []
    )
    known = {status.id: status for _, status in statuses}
    raise_all([*faults, *in_statuses, *in_schemes, *in_tolerances])
    by_name, wrong = _complete({one.name: one for _, one in stated}, path)
    raise_all([*wrong, *_unknown_statuses(by_name, known, path)])
    return SchemeCatalogue(statuses=known, by_name=by_name, tolerances=tolerances[0][1])


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


def _unknown_statuses(
    schemes: dict[str, Scheme], known: dict[str, Status], path: Path
) -> list[IndicatorsError]:
    """Name the bands whose status is not in the list."""
    return [
        VocabularyFault(
            expected="a status of the list `statuses`",
            found=repr(band.status),
            where=f"{path.name}, schemes, {scheme.name}",
            remedy=nearest(band.status, list(known)),
        )
        for scheme in schemes.values()
        for band in scheme.bands
        if band.status not in known
    ]
