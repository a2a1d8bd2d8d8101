"""The catalogue of `schemes.yaml`: the one list of statuses, the tolerances, and the judging schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, field_validator

from indicators.errors import BadParameter, VocabularyFault, nearest, raise_all
from indicators.vocabulary import merging
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.loading import Row, sections_of, yaml_sections
from indicators.vocabulary.scheme import Band, FlowBands, Label, Scheme, Status, falling
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check, section_faults

FILE = Path(__file__).with_name("schemes.yaml")
# Statuses that the rules of the analysis give, whatever the thresholds of the schemes.
_OF_THE_RULES = (
    *("met", "missed", "above_target", "at_target", "below_target", "ahead", "on_schedule", "behind"),
    *("within_limit", "beyond_limit", "not_started", "not_due", "under_way", "delayed"),
    *("stale", "no_observation", "undetermined", "achieved_early"),
    *("slack", "slack_limit"),
    *("target_above_even_share", "target_at_even_share", "target_below_even_share"),
    *("outcome_above_even_share", "outcome_at_even_share", "outcome_below_even_share", "not_computable"),
    *("inherited", "adjusted", "introduced", "discontinued"),
    *("chosen", "no_choice", "not_comparable"),
    *("inconsistent", "contradictory", "wrong_way", "two_values", "revised", "differs", "below_last_outcome"),
    *("below_last_growth", "below_last_decline"),
    *("consistent", "consistent_when_rounded"),
)


class Tolerances(StrictModel):
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

    approx_points: float = Field(ge=0)
    approx_amount_pct: float = Field(ge=0)
    broadly_equal_points: float = Field(ge=0)


class SchemeCatalogue(StrictModel):
    """All statuses, tolerances and schemes.

    Examples
    --------
    >>> schemes = read_schemes()
    >>> schemes.status("as_expected").label("en")
    'Broadly as expected'
    >>> schemes.tolerances.approx_points
    0.5
    >>> schemes.scheme("standard").goal(0.97).status
    'as_expected'
    """

    statuses: dict[str, Status]
    tolerances: Tolerances
    schemes: dict[str, Scheme]

    def status(self, name: str) -> Status:
        """Find a status.

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
        return self.statuses[name]

    def scheme(self, name: str, where: str = "scheme") -> Scheme:
        """Find a scheme.

        Raises
        ------
        BadParameter
            If there is no such scheme.

        Examples
        --------
        >>> read_schemes().scheme("relative").flow(-60).light
        'red'
        """
        if name not in self.schemes:
            raise BadParameter(
                expected=f"a scheme among {', '.join(self.schemes)}",
                found=repr(name),
                where=where,
                remedy=nearest(name, list(self.schemes)),
            )
        return self.schemes[name]


class _Sections(BaseModel):
    statuses: object
    tolerances: object
    schemes: object


class StatedScheme(StrictModel):
    """A scheme as the file states it, before it takes over what another states."""

    name: Label
    zh: Label
    en: Label
    source: Label
    like: str = ""
    rates: tuple[Band, ...] = ()
    flows: FlowBands | None = None
    goals: tuple[Band, ...] = ()

    @field_validator("rates", "goals")
    @classmethod
    def _ordered(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        return falling(bands) if bands else bands


def read_schemes(path: Path = FILE, own: Path | None = None) -> SchemeCatalogue:
    """Read and check a file of statuses, tolerances and schemes.

    Parameters
    ----------
    path : Path
        A file of all three sections.
    own : Path, optional
        Another one, of any of them: its statuses, tolerances and schemes take the place of those of the
        same names, or stand behind.

    Raises
    ------
    VocabularyFault
        A section is missing or unknown, a status, tolerance or scheme cannot be used, or a band names a
        status that is not in the list; `Faults` if there are several.

    Examples
    --------
    >>> read_schemes().statuses["faster"].zh
    '快于预期'
    """
    sections = yaml_sections(path)
    mine = yaml_sections(own) if own is not None else {}
    in_sections = section_faults(path, sections, _Sections)
    in_sections += section_faults(own, {**sections, **mine}, _Sections) if own is not None else []
    listed = {name: _merged(name, key, sections, mine) for name, key in _KEYS.items()}
    rows = {row.name: row for row in listed["statuses"]}
    statuses, in_statuses = check(Status, rows.values())
    tolerances, in_tolerances = check(Tolerances, _tolerances(sections, mine))
    stated, in_schemes = check(StatedScheme, listed["schemes"])
    schemes, incomplete = _complete(stated)
    # What of a list is missing is of no use to somebody whose file lacks the whole section.
    unlisted = (
        []
        if in_sections
        else [
            *_missing_statuses(rows, f"{path.name}, statuses"),
            *_unknown_statuses(schemes, rows, {one.name: row for row, one in stated}),
        ]
    )
    raise_all([*in_sections, *in_statuses, *in_tolerances, *in_schemes, *incomplete, *unlisted])
    return SchemeCatalogue(
        statuses={
            status.id: status.model_copy(update={"order": order})
            for order, (_, status) in enumerate(statuses)
        },
        tolerances=tolerances[0][1],
        schemes=schemes,
    )


_KEYS = {"statuses": "id", "schemes": "name"}


def _merged(name: str, key: str, packaged: Mapping[str, Row], own: Mapping[str, Row]) -> list[Row]:
    """List the entries of a section, the project's own in the place of those of the same name."""
    return merging.rows(sections_of(packaged.get(name), key), sections_of(own.get(name), key))


def _tolerances(packaged: Mapping[str, Row], own: Mapping[str, Row]) -> list[Row]:
    """Take the tolerances, each the project's own where it states it."""
    found = [sections["tolerances"] for sections in (own, packaged) if "tolerances" in sections]
    if len(found) < 2:
        return found
    mine, first = found
    return [replace(mine, fields={**first.fields, **mine.fields})]


def _complete(
    entries: Sequence[tuple[Row, StatedScheme]],
) -> tuple[dict[str, Scheme], list[VocabularyFault]]:
    """Fill in what a scheme takes from the one it is like."""
    found: dict[str, Scheme] = {}
    wrong: list[VocabularyFault] = []
    stated = {one.name: one for _, one in entries}
    for row, one in entries:
        name = one.name
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
                    where=f"{shown_name(row.file)}, schemes, {name}",
                    remedy="State the bands, or name a complete scheme in `like`.",
                )
            )
            continue
        found[name] = Scheme(name=name, zh=one.zh, en=one.en, source=one.source, **whole)
    return found, wrong


def _unknown_statuses(
    schemes: Mapping[str, Scheme], known: Mapping[str, object], rows: Mapping[str, Row]
) -> list[VocabularyFault]:
    """Name the bands whose status is not in the list."""
    return [
        VocabularyFault(
            expected="a status of the list",
            found=repr(band.status),
            where=f"{shown_name(rows[scheme.name].file)}, schemes, {scheme.name}",
            remedy=nearest(band.status, list(known)),
        )
        for scheme in schemes.values()
        for band in scheme.bands
        if band.status not in known
    ]


def _missing_statuses(rows: Mapping[str, Row], where: str) -> Iterator[VocabularyFault]:
    for name in _OF_THE_RULES:
        if name not in rows:
            yield VocabularyFault(
                expected=f"the status {name}, which the rules of the analysis give",
                found="no such entry",
                where=where,
                remedy="Add it with zh, en and light.",
            )
