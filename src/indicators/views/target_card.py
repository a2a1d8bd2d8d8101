"""How one annual target stands at the end of a quarter, as a thing to look at and to compute with."""

from __future__ import annotations

from dataclasses import dataclass

from indicators import periods
from indicators.analysis.reason_codes import explain
from indicators.analysis.row_filters import know
from indicators.analysis.tracking.displayed_targets import Standing, standing_rows
from indicators.documents import html_cards
from indicators.errors import BadParameter, nearest
from indicators.storage.visible_text import line
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.html_tables import panel
from indicators.views.localizer import Localizer
from indicators.views.target_columns import TargetColumns, figure_ids


@dataclass(frozen=True, repr=False)
class TargetCard(TargetColumns):
    """One target beside the latest figure; a notebook shows it with the words of both.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> found = target_card(Tables.load(), "鞍山市", "retail_sales", "2023-Q4")
    >>> found.row.target, found.row.observed, found.row.status
    (9.0, 9.0, 'met')
    """

    row: Standing  # Every number behind the verdict.
    quarter: str  # The quarter at whose end the target is judged, such as 2023-Q4.

    def __repr__(self) -> str:
        """Give target, figure and status in a line."""
        facts = [value for _, value in self._facts() if value]
        return line(f"<TargetCard {self.row.place} {self.localizer.name(self.row)}: {'; '.join(facts)}>")

    def _repr_html_(self) -> str:
        names = dict.fromkeys(filter(None, figure_ids(self.row)))
        words = "".join(panel(self.citations.of_figure(name)) for name in names)
        return html_cards.for_notebook(
            html_cards.card(f"{self.row.place} · {self.localizer.name(self.row)}", self._facts(), words)
        )

    def _facts(self) -> list[tuple[str, str]]:
        row, say = self.row, self.localizer.say
        when = self.localizer.period(row.observed_period)
        reason = self.localizer.joined(explain(row.tracked.reason, self.localizer.lang))
        return [
            (say("head_target"), self.aimed(row)),
            (say("head_observed"), " ".join(part for part in (self.reached(row), when) if part)),
            (say("head_outcome_of", year=int(self.quarter[:4]) - 1), self.last(row)),
            (say("head_gap"), self.gap(row).words),
            (say("head_status"), self.chip(row).text),
            (say("head_reason"), reason),
        ]


def target_card(tables: Tables, place: str, indicator: str, quarter: str, lang: str = "zh") -> TargetCard:
    """Hold one annual target against the latest figure at a quarter's end.

    Parameters
    ----------
    indicator : str
        An id of the catalogue, or the paper's own words.

    Raises
    ------
    BadParameter
        If the place has no such target in that year, or the language is neither.
    BadPeriod
        If `quarter` is no quarter.
    UnknownPlace
        If the place has no targets.
    """
    localizer = Localizer(lang)
    year, _ = periods.parse_quarter(quarter)
    rows = standing_rows(know(tables, place, year, periods.parse(quarter).end), quarter)
    for row in rows:
        if indicator in (row.indicator_id, row.indicator):
            return TargetCard(localizer, Citations(tables, lang), row, quarter)
    raise BadParameter(
        expected=f"an indicator with a target of {place} for {year}",
        found=repr(indicator),
        where="indicator",
        remedy=nearest(indicator, [row.indicator_id or row.indicator for row in rows]),
    )
