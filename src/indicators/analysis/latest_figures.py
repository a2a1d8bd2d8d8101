"""Which reported figure a target is held against: the latest since January, of the better source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import pandas as pd

from indicators import periods
from indicators.analysis.rounding import half_unit
from indicators.periods import Period
from indicators.tables.matching import answers, best_first, subject
from indicators.tables.records import Observation, Target, records
from indicators.tables.same_rows import SameRows
from indicators.vocabulary.column_values import CHANGES


@dataclass(frozen=True, slots=True)
class Figures:
    """The reported figures of a place by subject, the one to believe first.

    Attributes
    ----------
    by_subject : mapping of str to list of Observation
    quotes : mapping of str to str
        Statement id to the words of its figure.
    same : SameRows
        Says what is the same thing.
    """

    by_subject: Mapping[str, list[Observation]]
    quotes: Mapping[str, str]
    same: SameRows

    @classmethod
    def of(cls, observations: pd.DataFrame, statements: pd.DataFrame, place: str) -> Figures:
        """Gather the figures of a place."""
        found: dict[str, list[Observation]] = defaultdict(list)
        for figure in best_first(records(observations[observations["place"] == place], Observation)):
            found[subject(figure)].append(figure)
        own = statements[statements["role"] != "target"]
        return cls(found, dict(zip(own["statement_id"], own["quote"], strict=True)), SameRows(statements))

    def of_target(self, target: Target) -> list[Observation]:
        """List the figures of a target's subject, measure and unit; a fall is a growth too."""
        return list(self._fitting(target))

    def _fitting(self, target: Target) -> Iterator[Observation]:
        for figure in self.by_subject.get(subject(target), []):
            same = figure.measure == target.measure or (
                figure.measure in CHANGES and target.measure in CHANGES
            )
            fits = same and figure.canonical_unit == target.canonical_unit and figure.period
            if fits and answers(figure.observation_id, target.target_id, target.flags):
                yield figure

    def half_unit(self, figure: Observation) -> float:
        """Give half a unit of a figure's last printed digit."""
        quote = self.quotes.get(figure.statement_id, "")
        if not isfinite(figure.canonical_low):
            return 0.0
        return half_unit(quote or f"{figure.canonical_low:.12g}", figure.canonical_low, figure.canonical_unit)


def value_for(figure: Observation, target: Target) -> float:
    """Give a figure as a target measures it: a fall of 3.9 % is a growth of -3.9 %."""
    is_turned = {figure.measure, target.measure} == set(CHANGES)
    return -figure.canonical_low if is_turned else figure.canonical_low


def latest(figures: Sequence[Observation], span: Period) -> Observation | None:
    """Find the figure that runs from the span's start to the latest date inside it; the best source first."""
    found: tuple[Period, Observation] | None = None
    for figure in figures:
        period = periods.parse(figure.period)
        runs = period.start == span.start and period.end <= span.end
        if runs and (found is None or period.end > found[0].end):
            found = period, figure
    return found[1] if found else None


def contradicting(figure: Observation, figures: Sequence[Observation], half: float) -> list[Observation]:
    """List other figures of the same period that differ by more than their printed precision."""
    return [
        other
        for other in figures
        if other.period == figure.period
        and other.observation_id != figure.observation_id
        and abs(other.canonical_low - figure.canonical_low) > 2 * half + 1e-9
    ]
