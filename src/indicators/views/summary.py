"""What a quarter says, on one screen: sentences of facts, the targets counted by status, the papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.analysis.standing import Standing
from indicators.analysis.status_counts import count
from indicators.reading.roles import CALLED_OFF
from indicators.views.display import Html
from indicators.views.status_chips import counted
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary.column_values import CHANGES

MOST_NAMED = 4
SHORT = ("below_target", "missed")
LEADING = ("above_target", "met")


@dataclass(frozen=True)
class Summary(TargetColumns):
    """The first screen of a quarterly page.

    Parameters
    ----------
    rows : sequence of Standing
        One a target.
    """

    rows: Sequence[Standing]

    def html(self, place: str, year: int, until: str, ids: list[str]) -> Html:
        """Write the first screen.

        Parameters
        ----------
        place : str
            Full name.
        year : int
            The year of the targets.
        until : str
            The quarter's end in words.
        ids : list of str
            What the page rests on.
        """
        sentences = [
            self._count(place, year, until),
            *self._rates(),
            *self._flows(),
            *self._below_last(),
            *self._changed(),
        ]
        return self.overview(sentences, self.counts(), self.citations.basis(ids))

    def counts(self) -> list[tuple[int, str, str]]:
        """Count the targets by status and light: how many, of what, and the light."""
        return counted(count(self.rows), self.localizer.lang)

    def _count(self, place: str, year: int, until: str) -> str:
        seen = sum(row.is_seen for row in self.rows)
        return self.localizer.say(
            "quarter_count" if seen else "nothing_published",
            place=self.localizer.place(place, both=True),
            year=year,
            rows=len(self.rows),
            until=until,
            seen=seen,
        )

    def _rates(self) -> Iterator[str]:
        """Say which rate falls shortest of its target, or leads if none does."""
        rates = [row for row in self.rows if row.measure in CHANGES and row.unit == "%"]
        short = [row for row in rates if row.status in SHORT]
        leading = [row for row in rates if row.status in LEADING and row.gap > 0]
        # Of equal gaps the first of the paper.
        if short:
            yield self._furthest("widest_gap", min(short, key=lambda row: row.gap))
        elif leading:
            yield self._furthest("largest_lead", max(leading, key=lambda row: row.gap))

    def _furthest(self, key: str, row: Standing) -> str:
        return self.localizer.say(
            key,
            name=self.localizer.name(row),
            period=self.localizer.period(row.observed_period),
            observed=self.reached(row),
            target=self.aimed(row),
            gap=self.localizer.figure(abs(row.gap), row.gap_unit),
        )

    def _flows(self) -> Iterator[str]:
        """Name the amounts that are behind what is due, and the figures that are out of date."""
        for key, status in (("behind_time", "behind"), ("out_of_date", "stale")):
            found = [row for row in self.rows if row.status == status]
            if found:
                names = self.localizer.names(found, MOST_NAMED)
                yield self.localizer.say(key, count=len(found), names=names)

    def _below_last(self) -> Iterator[str]:
        """Say how many targets stand below what the year before already brought."""
        below = [row for row in self.rows if row.flags.has("below_last_outcome")]
        if below:
            known = sum(row.is_compared for row in self.rows)
            names = self.localizer.names(below, MOST_NAMED)
            yield self.localizer.say("below_last", known=known, count=len(below), names=names)

    def _changed(self) -> Iterator[str]:
        """Say which targets were changed or given up by the page's time."""
        off = [row for row in self.rows if row.status == CALLED_OFF]
        changed = [row for row in self.rows if row.tracked.replaced and row not in off]
        for key, found in (("targets_changed", changed), ("targets_off", off)):
            if found:
                names = self.localizer.names(found, MOST_NAMED)
                yield self.localizer.say(key, count=len(found), names=names)
