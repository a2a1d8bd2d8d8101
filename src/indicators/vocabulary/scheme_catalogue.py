"""The schemes of `schemes.yaml`: thresholds, labels and tolerances by which progress is judged."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from indicators.errors import raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import sections_of, yaml_sections

FILE = Path(__file__).with_name("schemes.yaml")

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
Language = Literal["zh", "en"]


class Outcome(BaseModel):
    """A status with its labels and its light."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Label
    zh: Label
    en: Label
    light: Light

    def label(self, lang: Language = "zh") -> str:
        """Return the label in a language.

        Examples
        --------
        >>> read_schemes().outcomes["undetermined"].label("zh")
        '无法判断'
        """
        return self.zh if lang == "zh" else self.en


class Band(Outcome):
    """A status that holds from a bound upwards: `at_least` includes the bound, `above` does not."""

    at_least: float | None = None
    above: float | None = None

    @property
    def bound(self) -> float | None:
        """The lower bound, None if the band takes everything below."""
        return self.above if self.at_least is None else self.at_least

    def holds(self, value: float) -> bool:
        """Tell whether a value reaches the band."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.above is None or value > self.above

    @model_validator(mode="after")
    def _one_bound(self) -> Band:
        if self.at_least is not None and self.above is not None:
            raise ValueError("one bound, at_least or above")
        return self


class Scheme(BaseModel):
    """One way to judge progress: what is measured, and the bands of its values.

    Examples
    --------
    >>> read_schemes().by_name["points"].band(-10).zh
    '黄灯'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Label
    zh: Label
    en: Label
    measured: Literal["pace", "gap_points", "shortfall_pct", "growth_gap_points"]
    source: Label
    bands: tuple[Band, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _falling(self) -> Scheme:
        bounds = [band.bound for band in self.bands]
        given = [bound for bound in bounds[:-1] if bound is not None]
        if bounds[-1] is not None or len(given) < len(bounds) - 1:
            raise ValueError("bands with a bound each, but for the last")
        if any(upper <= lower for upper, lower in pairwise(given)):
            raise ValueError("bands from the best to the worst, bounds falling")
        return self

    def band(self, value: float) -> Band:
        """Return the band a value falls in."""
        return next(band for band in self.bands if band.holds(value))


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
    """All schemes, named outcomes and tolerances.

    Examples
    --------
    >>> schemes = read_schemes()
    >>> schemes.by_name["five_year"].band(0.97).label("en")
    'Broadly as expected'
    >>> schemes.tolerances.approx_points
    0.5
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    by_name: dict[str, Scheme]
    outcomes: dict[str, Outcome]
    tolerances: Tolerances


class _Sections(BaseModel):
    schemes: object
    outcomes: object
    tolerances: object


def read_schemes(path: Path = FILE) -> SchemeCatalogue:
    """Read and check a file of schemes.

    Raises
    ------
    VocabularyFault
        A section is missing or unknown, or a scheme, outcome or tolerance cannot be used; `Faults` if
        there are several.

    Examples
    --------
    >>> sorted(read_schemes().by_name)
    ['eurostat', 'five_year', 'growth', 'in_year', 'points', 'relative']
    """
    sections = yaml_sections(path)
    faults = section_faults(path, sections, _Sections)
    schemes, in_schemes = check(Scheme, sections_of(sections.get("schemes"), "name"))
    outcomes, in_outcomes = check(Outcome, sections_of(sections.get("outcomes"), "status"))
    tolerances, in_tolerances = check(
        Tolerances, [sections["tolerances"]] if "tolerances" in sections else []
    )
    raise_all([*faults, *in_schemes, *in_outcomes, *in_tolerances])
    return SchemeCatalogue(
        by_name={scheme.name: scheme for _, scheme in schemes},
        outcomes={outcome.status: outcome for _, outcome in outcomes},
        tolerances=tolerances[0][1],
    )
