"""The schemes of `schemes.yaml`: thresholds by which a plan's goals are judged, with the list of statuses.

A scheme's bands name statuses of the file's one list, whose words and light hold everywhere; a band may
change the light.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from indicators.errors import VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import Row, sections_of, yaml_sections
from indicators.vocabulary.statuses import Label, Light, Status, list_faults

FILE = Path(__file__).with_name("schemes.yaml")


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
        """Say whether a value reaches the band."""
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
    >>> read_schemes().by_name["five_year"].band(0.7).status
    'slow'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Label
    zh: Label
    en: Label
    measured: Literal["pace"]
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
    """All schemes, statuses and tolerances.

    Examples
    --------
    >>> schemes = read_schemes()
    >>> schemes.status(schemes.by_name["five_year"].band(0.97).status).label("en")
    'Broadly as expected'
    >>> schemes.tolerances.approx_points
    0.5
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    by_name: dict[str, Scheme]
    statuses: dict[str, Status]
    tolerances: Tolerances

    def status(self, name: str, scheme: str = "") -> Status:
        """Find a status, with the light that a scheme gives it.

        Raises
        ------
        VocabularyFault
            If the list has no such status.

        Examples
        --------
        >>> read_schemes().status("behind").zh
        '滞后于序时进度'
        """
        if name not in self.statuses:
            raise VocabularyFault(
                expected="a status of the list",
                found=repr(name),
                where="vocabulary/schemes.yaml, statuses",
                remedy="Add it with zh, en and light; `indicators validate` says what else it needs.",
            )
        known = self.statuses[name]
        bands = self.by_name[scheme].bands if scheme else ()
        light = next((band.light for band in bands if band.status == name and band.light), known.light)
        return known.model_copy(update={"light": light})


class _Sections(BaseModel):
    statuses: object
    schemes: object
    tolerances: object


def read_schemes(path: Path = FILE) -> SchemeCatalogue:
    """Read and check a file of statuses and schemes.

    Raises
    ------
    VocabularyFault
        A section is missing or unknown, or a status, scheme or tolerance cannot be used; `Faults` if there
        are several.

    Examples
    --------
    >>> sorted(read_schemes().by_name)
    ['eurostat', 'five_year']
    """
    sections = yaml_sections(path)
    faults = section_faults(path, sections, _Sections)
    listed, in_statuses = check(Status, sections_of(sections.get("statuses"), "id"))
    schemes, in_schemes = check(Scheme, sections_of(sections.get("schemes"), "name"))
    tolerances, in_tolerances = check(
        Tolerances, [sections["tolerances"]] if "tolerances" in sections else []
    )
    rows = {row.name: row for row in sections_of(sections.get("statuses"), "id")}
    across = list(_faults_across(rows, schemes, path))
    # What does not fit together is of no use to somebody whose file lacks a section.
    found = [*faults, *in_statuses, *in_schemes, *in_tolerances]
    raise_all(found if faults else [*found, *across])
    return SchemeCatalogue(
        by_name={scheme.name: scheme for _, scheme in schemes},
        statuses={
            status.id: status.model_copy(update={"order": order}) for order, (_, status) in enumerate(listed)
        },
        tolerances=tolerances[0][1],
    )


def _faults_across(
    rows: Mapping[str, Row], schemes: list[tuple[Row, Scheme]], path: Path
) -> Iterator[VocabularyFault]:
    """Say what of the list and the schemes does not fit together."""
    yield from list_faults(rows, f"{path.name}, statuses")
    for row, scheme in schemes:
        for band in scheme.bands:
            if band.status not in rows:
                yield VocabularyFault(
                    expected="a status of the list",
                    found=repr(band.status),
                    where=row.where("bands"),
                    remedy=f"{nearest(band.status, list(rows))} Or add it to the list, with words and light.",
                )
