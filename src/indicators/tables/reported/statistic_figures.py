"""data/raw/observations/statistics.csv: figures of statistical tables, and what says otherwise already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from indicators import units
from indicators.project import Project
from indicators.tables import store
from indicators.tables.contract.records import Observation, records
from indicators.tables.reported import observations
from indicators.tables.reported.observations import HEADER
from indicators.tables.reported.period_forms import one_form
from indicators.tables.reported.reported_figure import Figure
from indicators.vocabulary import indicators

# Of two figures of one thing the more settled one counts.
SETTLED = ("estimate", "preliminary", "final")
STATISTICS_FILE = "statistics.csv"
Thing = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that is there already."""

    value: Decimal  # In the label of its unit, without multiplier.
    unit: str  # That label.
    step: Decimal  # What its last printed digit counts, in the same unit.
    told: str  # How a person reads it: the number, its state and its source.
    status: str  # estimate, preliminary, final or baseline.
    is_own: bool  # Whether statistics.csv has it.

    def agrees(self, other: Known) -> bool:
        """Whether two figures are one, but for the digits that the coarser of them leaves out.

        Examples
        --------
        >>> fine, coarse = (Known(Decimal(n), "%", Decimal(s), "", "", False) for n, s in (("5.24", "0.01"),
        ...                                                                             ("5.2", "0.1")))
        >>> fine.agrees(coarse)
        True
        """
        is_near = abs(self.value - other.value) <= max(self.step, other.step) / 2
        return self.unit == other.unit and is_near


def thing(figure: Figure) -> Thing:
    """Say what there is one true figure of: place, indicator, measure and time."""
    entry = indicators().by_id.get(figure.indicator_id)
    is_change = "growth" if figure.measure == "decline" else figure.measure
    name = entry.id if entry else figure.indicator
    return figure.adcode, name, is_change, one_form(figure.period)


def known_of(figure: Figure) -> Known:
    """Bring a figure into the form in which figures are compared; a decline is a growth below zero."""
    unit = units.parse_form(figure.unit)
    value = figure.value or Decimal(0)
    step = Decimal((0, (1,), int(value.as_tuple().exponent))) * unit.factor
    signed = -value if figure.measure == "decline" else value
    told = f"{value:f}{figure.unit} ({figure.status}, {figure.source_title})"
    is_own = figure.file == STATISTICS_FILE
    return Known(signed * unit.factor, unit.label, step, told, figure.status, is_own)


class KnownFigures:
    """The figures of a project by what they are of: those gathered, and those of its papers as built."""

    def __init__(self, gathered: Iterable[Figure], project: Project) -> None:
        self._by_thing: dict[Thing, list[Known]] = defaultdict(list)
        for figure in gathered:
            if figure.status != "target" and figure.value is not None:
                self._by_thing[thing(figure)].append(known_of(figure))
        if (project.processed / "observations.csv").is_file():
            self._add_papers(project)

    @classmethod
    def of(cls, project: Project) -> KnownFigures:
        """Read them; raises as `observations.read` and `store.load`."""
        return cls(observations.read(project), project)

    def _add_papers(self, project: Project) -> None:
        frame = store.load("observations", project)
        for row in records(frame[frame["statement_id"] != ""], Observation):
            if row.low != row.high or not isfinite(row.low):
                continue
            value = Decimal(repr(row.low))
            is_decline = row.measure == "decline"
            step = Decimal((0, (1,), int(value.normalize().as_tuple().exponent)))
            told = f"{_in_print(value)}{row.unit} ({row.status}, {row.source_title or row.document_id})"
            known = Known(-value if is_decline else value, row.unit, step, told, row.status, False)
            measure = "growth" if is_decline else row.measure
            self._by_thing[row.adcode, row.indicator_id or row.indicator, measure, row.period].append(known)

    def beside(self, figure: Figure) -> tuple[list[Known], list[Known]]:
        """List what is there of the same thing: figures that agree, and those that do not."""
        own = known_of(figure)
        there = [known for known in self._by_thing.get(thing(figure), []) if known.unit == own.unit]
        same = [known for known in there if known.agrees(own)]
        return same, [known for known in there if known not in same]

    def is_more_settled(self, figure: Figure) -> bool:
        """Whether all that differs is less settled than a figure: an estimate gives way to a result."""
        _, others = self.beside(figure)
        ranks = [SETTLED.index(one.status) if one.status in SETTLED else len(SETTLED) for one in others]
        return bool(ranks) and max(ranks) < SETTLED.index(figure.status)

    def has(self, figure: Figure) -> bool:
        """Whether statistics.csv has a figure already, as settled as it is now."""
        same, _ = self.beside(figure)
        return any(known.is_own and known.status == figure.status for known in same)


def _in_print(value: Decimal) -> str:
    """Write a number with 万 or 亿, as people print it."""
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{word}"
    return f"{value.normalize():f}"


def render(figures: Iterable[Figure]) -> bytes:
    """Write figures as the CSV that `observations.read` reads, sorted by place, indicator and time."""
    return observations.render(sorted(figures, key=_order), HEADER)


def _order(figure: Figure) -> tuple[str, ...]:
    return (
        figure.adcode, figure.indicator_id, figure.indicator, figure.measure, figure.period, figure.published,
        figure.status, figure.source_title, str(figure.value),
    )  # fmt: skip
