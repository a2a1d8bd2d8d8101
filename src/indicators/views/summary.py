"""What a quarter says, on one screen: three sentences of facts, the targets counted by state, the papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd

from indicators.analysis.pace import InYear
from indicators.analysis.terms import CHANGES
from indicators.tables.records import records as typed
from indicators.tables.rows import records
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.status_chips import LIGHTS
from indicators.vocabulary import schemes

MOST_NAMED = 4


@dataclass(frozen=True)
class Opening:
    """Speaks of the rows of `analysis.pace.in_year`.

    Parameters
    ----------
    rows : DataFrame
        One an annual target.
    localizer : Localizer
        Words, names and figures in the page's language.
    citations : Citations
        Names the papers.
    """

    rows: pd.DataFrame
    localizer: Localizer
    citations: Citations

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
        told = [self._count(place, year, quarter), self._judged(quarter), self._beside_last_year()]
        parts = [html_tables.bullets(map(escape, told)), html_tables.cards(self.counts())]
        parts += [f'<p class="note">{escape(scheme)}</p>', self.citations.basis(ids)]
        return Html("".join(parts), " ".join([*told, scheme]))

    def counts(self) -> Iterator[tuple[int, str, str]]:
        """Count the targets by state: how many, of what, and the light."""
        for card in schemes().cards.values():
            count = int(self.rows["status"].isin(schemes().counted_by(card.id)).sum())
            if count or card.is_always:
                yield count, card.label(self.localizer.lang), LIGHTS[card.light]

    def _count(self, place: str, year: int, quarter: str) -> str:
        seen = int(self.rows["observed"].notna().sum())
        named = self.localizer.place(place, both=True)
        count = len(self.rows)
        return self.localizer.say(
            "quarter_count", place=named, year=year, rows=count, quarter=quarter, seen=seen
        )

    def _judged(self, quarter: str) -> str:
        """Tell of the rate furthest from its target, below if any is; else of what there is instead."""
        if self.rows["observed"].isna().all():
            return self.localizer.say("nothing_published", quarter=quarter)
        rates = self.rows[self.rows["measure"].isin(CHANGES) & self.rows["gap"].notna()]
        if rates.empty:
            told = [f"{what} {count}" for count, what, _ in self.counts() if count]
            return self.localizer.say("quarter_states", states=self.localizer.joined(told))
        is_below = bool(rates["gap"].lt(0).any())
        # Of equal gaps the first of the paper.
        furthest = rates["gap"].idxmin() if is_below else rates["gap"].idxmax()
        row = records(rates.loc[[furthest]])[0]
        return self.localizer.say(
            "widest_gap" if is_below else "largest_lead",
            name=self.localizer.name(row),
            period=self.localizer.period(row["observed_period"]),
            observed=self.localizer.figure(row["observed"], row["unit"], row["observed_comparator"]),
            target=self.localizer.figure(row["target"], row["unit"], row["comparator"]),
            gap=self.localizer.figure(abs(row["gap"]), row["gap_unit"]),
        )

    def _beside_last_year(self) -> str:
        """Tell how many targets stand below what the year before already brought."""
        slack = self.rows[self.rows["flags"].str.contains("below_last_outcome")]
        known = int(self.rows["last_outcome"].notna().sum())
        if slack.empty:
            return self.localizer.say("none_below_last", known=known)
        names = self.localizer.names(typed(slack, InYear), MOST_NAMED)
        return self.localizer.say("below_last", known=known, count=len(slack), names=names)
