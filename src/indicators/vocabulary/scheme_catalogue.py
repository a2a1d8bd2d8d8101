"""The schemes of `schemes.yaml`: thresholds by which progress is judged, with the statuses they give.

A scheme's bands name statuses of the file's one list, whose words and light hold everywhere; a band may
change the light.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from indicators.errors import VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import Row, sections_of, yaml_sections
from indicators.vocabulary.statuses import (
    OF_A_YEAR,
    Card,
    Label,
    Light,
    Named,
    State,
    StateWords,
    Status,
    list_faults,
    missing_states,
    uncounted,
)

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
    >>> read_schemes().by_name["points"].band(-10).status
    'yellow'
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
    """All schemes, statuses with what counts them, and tolerances.

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
    cards: dict[str, Card]
    states: dict[State, StateWords]
    tolerances: Tolerances

    def status(self, name: str, scheme: str = "") -> Status:
        """Find a status, with the light that a scheme gives it.

        Raises
        ------
        VocabularyFault
            If the list has no such status.

        Examples
        --------
        >>> read_schemes().status("behind", "in_year").zh
        '欠进度'
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

    def counted_by(self, card: str) -> tuple[str, ...]:
        """List the statuses that a card counts.

        Examples
        --------
        >>> read_schemes().counted_by("missed")
        ('missed', 'rebound')
        """
        return tuple(status.id for status in self.statuses.values() if status.card == card)

    def in_state(self, state: str) -> tuple[str, ...]:
        """List the statuses that make a state.

        Examples
        --------
        >>> read_schemes().in_state("behind")
        ('behind', 'yellow', 'red')
        """
        cards = [card.id for card in self.cards.values() if card.state == state]
        return tuple(status.id for status in self.statuses.values() if status.card in cards)


class _Sections(BaseModel):
    statuses: object
    cards: object
    states: object
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
    ['eurostat', 'five_year', 'growth', 'in_year', 'points', 'relative']
    """
    sections = yaml_sections(path)
    faults = section_faults(path, sections, _Sections)
    statuses, in_statuses = _named(Status, sections.get("statuses"))
    cards, in_cards = _named(Card, sections.get("cards"))
    states, in_states = _named(StateWords, sections.get("states"))
    schemes, in_schemes = check(Scheme, sections_of(sections.get("schemes"), "name"))
    tolerances, in_tolerances = check(
        Tolerances, [sections["tolerances"]] if "tolerances" in sections else []
    )
    rows = {row.name: row for row in sections_of(sections.get("statuses"), "id")}
    across = [*missing_states(states, path), *_faults_across(rows, schemes, statuses, cards, path)]
    # What does not fit together is of no use to somebody whose file lacks a section.
    found = [*faults, *in_statuses, *in_cards, *in_states, *in_schemes, *in_tolerances]
    raise_all(found if faults else [*found, *across])
    return SchemeCatalogue(
        by_name={scheme.name: scheme for _, scheme in schemes},
        statuses={
            name: status.model_copy(update={"order": order})
            for order, (name, status) in enumerate(statuses.items())
        },
        cards=cards,
        states={words.id: words for words in states.values()},
        tolerances=tolerances[0][1],
    )


Entry = TypeVar("Entry", bound=Named)


def _named(model: type[Entry], section: Row | None) -> tuple[dict[str, Entry], list[VocabularyFault]]:
    found, faults = check(model, sections_of(section, "id"))
    return {entry.id: entry for _, entry in found}, faults


def _faults_across(
    rows: Mapping[str, Row],
    schemes: list[tuple[Row, Scheme]],
    statuses: Mapping[str, Status],
    cards: Mapping[str, Card],
    path: Path,
) -> Iterator[VocabularyFault]:
    """Say what of the list, the cards and the schemes does not fit together."""
    yield from list_faults(rows, statuses, cards, f"{path.name}, statuses")
    given: dict[str, list[str]] = {name: [] for name in OF_A_YEAR}
    for row, scheme in schemes:
        for band in scheme.bands:
            if band.status not in rows:
                yield VocabularyFault(
                    expected="a status of the list",
                    found=repr(band.status),
                    where=row.where("bands"),
                    remedy=f"{nearest(band.status, list(rows))} Or add it to the list, with words and light.",
                )
            elif scheme.measured != "pace":
                given.setdefault(band.status, []).append(scheme.name)
    for name, by in given.items():
        if name in rows:
            yield from uncounted(rows[name], by, statuses, cards)
