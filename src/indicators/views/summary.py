"""What a quarter says, on one screen: three sentences of facts, the targets counted by state, the papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

from indicators.analysis.pace import InYear
from indicators.views import html_tables
from indicators.views.base import Views
from indicators.views.display import Html
from indicators.views.status_chips import LIGHTS
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import CHANGES

MOST_NAMED = 4


@dataclass(frozen=True)
class Summary(Views):
    """The first screen of a quarterly page.

    Parameters
    ----------
    rows : sequence of InYear
        One an annual target.
    """

    rows: Sequence[InYear]

    def html(self, place: str, year: int, quarter: str, scheme: str, ids: list[str]) -> Html:
        """Write the first screen.

        Parameters
        ----------
        place : str
            Full name.
        year : int
            The year of the targets.
        quarter : str
            In words.
        scheme : str
            The line that names the scheme of the states.
        ids : list of str
            What the page rests on.
        """
        sentences = [self._count(place, year, quarter), self._judged(quarter), self._beside_last_year()]
        parts = [html_tables.bullets(map(escape, sentences)), html_tables.cards(self.counts())]
        parts += [f'<p class="note">{escape(scheme)}</p>', self.citations.basis(ids)]
        return Html("".join(parts), " ".join([*sentences, scheme]))

    def counts(self) -> Iterator[tuple[int, str, str]]:
        """Count the targets by state: how many, of what, and the light."""
        for card in schemes().cards.values():
            statuses = schemes().counted_by(card.id)
            count = sum(row.status in statuses for row in self.rows)
            if count or card.is_always:
                yield count, card.label(self.localizer.lang), LIGHTS[card.light]

    def _count(self, place: str, year: int, quarter: str) -> str:
        return self.localizer.say(
            "quarter_count",
            place=self.localizer.place(place, both=True),
            year=year,
            rows=len(self.rows),
            quarter=quarter,
            seen=sum(isfinite(row.observed) for row in self.rows),
        )

    def _judged(self, quarter: str) -> str:
        """Say which rate is furthest from its target, below if any is; else what there is instead."""
        if not any(isfinite(row.observed) for row in self.rows):
            return self.localizer.say("nothing_published", quarter=quarter)
        rates = [row for row in self.rows if row.measure in CHANGES and isfinite(row.gap)]
        if not rates:
            states = [f"{what} {count}" for count, what, _ in self.counts() if count]
            return self.localizer.say("quarter_states", states=self.localizer.joined(states))
        # Of equal gaps the first of the paper.
        lowest, highest = min(rates, key=lambda row: row.gap), max(rates, key=lambda row: row.gap)
        is_below = lowest.gap < 0
        row = lowest if is_below else highest
        figure = self.localizer.figure
        return self.localizer.say(
            "widest_gap" if is_below else "largest_lead",
            name=self.localizer.name(row),
            period=self.localizer.period(row.observed_period),
            observed=figure(row.observed, row.unit, row.observed_comparator),
            target=figure(row.target, row.unit, row.comparator),
            gap=figure(abs(row.gap), row.gap_unit),
        )

    def _beside_last_year(self) -> str:
        """Say how many targets stand below what the year before already brought."""
        slack = [row for row in self.rows if row.flags.has("below_last_outcome")]
        known = sum(isfinite(row.last_outcome) for row in self.rows)
        if not slack:
            return self.localizer.say("none_below_last", known=known)
        names = self.localizer.names(slack, MOST_NAMED)
        return self.localizer.say("below_last", known=known, count=len(slack), names=names)
