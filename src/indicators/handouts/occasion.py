"""What a paper is about: a place's year at the end of a quarter or a month, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from indicators.analysis.row_filters import know, year_without_targets
from indicators.analysis.tracking.quarter_ends import before_of
from indicators.analysis.tracking.shortfalls import Shortfall, shortfalls
from indicators.analysis.tracking.task_tracking import View, view_of
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views import paper_notices
from indicators.views.cells import Cell
from indicators.views.citations import Citations
from indicators.views.follow_up import FollowUp
from indicators.views.localizer import Localizer
from indicators.views.summary_sentences import Summary
from indicators.views.target_columns import figure_ids
from indicators.vocabulary.scheme import STANDARD

QUARTER = "-Q"


@dataclass(frozen=True)
class Occasion:
    """The statuses that papers are written from, the same as those of the quarterly page."""

    localizer: Localizer
    citations: Citations
    now: YearStatus  # At the end of the quarter or the month.
    before: YearStatus | None  # At the end of the one before; None for the first of a year.

    @classmethod
    def of(
        cls,
        tables: Tables,
        place: str,
        until: str,
        lang: str = "zh",
        scheme: str = STANDARD,
        reports: Sequence[TaskReport] = (),
    ) -> Occasion:
        """Look at a place's year from the end of a quarter (2025-Q2) or a month (2025-08).

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If there is no such quarter or month, or the place has no targets of the year.

        Examples
        --------
        >>> Occasion.of(Tables.load(), "锦州市", "2025-Q1").title
        '锦州市2025年一季度'
        """
        localizer, end = Localizer(lang), _view(until).end
        known = know(tables, place, end.year, end)

        def at(when: str) -> YearStatus:
            month = "" if QUARTER in when else when
            return YearStatus(known, _view(when).quarter, scheme, reports, month)

        before = before_of(until)
        made = cls(localizer, Citations(tables, lang), at(until), at(before) if before else None)
        if not made.now.items:
            raise year_without_targets(tables, place, end.year)
        return made

    @property
    def title(self) -> str:
        """The place and the part of its year."""
        place = self.localizer.place(self.now.known.place)
        return self.localizer.say("occasion", place=place, period=self.localizer.to_date(self.now.until))

    @property
    def day(self) -> datetime:
        """The last day of the quarter or the month."""
        return datetime.combine(self.now.end, time())

    @cached_property
    def behind(self) -> tuple[Shortfall, ...]:
        """What is behind, beyond its limit or past its deadline, the furthest first."""
        return tuple(shortfalls(self.now))

    @cached_property
    def summary(self) -> Summary:
        """The sentences and the lights of the quarterly page."""
        return Summary(self.localizer, self.citations, self.now, self.before)

    @cached_property
    def follow_up(self) -> FollowUp:
        """The tables of the quarterly page."""
        return FollowUp(self.localizer, self.citations, self.now.until)

    @property
    def has_data(self) -> bool:
        """Whether there is a figure or a report of the year."""
        return any(item.is_seen for item in self.now.items)

    def cited(self, item: Item) -> Cell:
        """Give the sources of a target's figures, and the paper of a task."""
        cited = self.citations.cited(self.follow_up.item_ids(item))
        paper = item.tracked.task_document if item.target is None else ""
        return Cell(sources=(self.citations.of_paper(paper),)) if paper else cited

    def papers(self, ids: Iterable[str] = ()) -> str:
        """Name the papers that some figures stand in, those of all targets and tasks if none are named."""
        return self.citations.papers_of(ids or self._ids()).text

    def warnings(self) -> list[str]:
        """Say what is unsure of the papers."""
        names = {name.partition("@")[0] for name in self._ids()}
        place, lang = self.now.known.place, self.localizer.lang
        return paper_notices.sentences(self.citations.all_papers, names, lang, [place])

    @property
    def restricted(self) -> str:
        """Say that the paper may hold what stands in restricted papers; "" if it cannot."""
        return self.localizer.say("restricted_handout") if self.citations.tables.has_restricted else ""

    def _ids(self) -> list[str]:
        targets = [name for row in self.now.targets for name in figure_ids(row)]
        return [*targets, *(row.task_document for row in self.now.tasks)]


def _view(until: str) -> View:
    return view_of(until) if QUARTER in until else view_of(month=until)
