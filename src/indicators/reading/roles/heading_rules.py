"""How the text speaks under a heading: named rules in an order, the first that applies counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.reading import headings
from indicators.reading.roles.assessed_years import years_to_come
from indicators.reading.roles.roles import State, after_paragraph, own, review
from indicators.reading.roles.speech import rule
from indicators.reading.times.period_words import PLAN_YEARS, WHOLE_YEAR, Horizon, last_year
from indicators.reading.times.timing import Time
from indicators.vocabulary.kind_catalogue import Kind

_LOOKS_BACK, _LOOKS_AHEAD = rule("roles", "looks_back"), rule("roles", "looks_ahead")
_STRIVES, _TELLS_OUTCOME = rule("roles", "strives"), rule("roles", "tells_outcome")
_OUTLOOK = rule("roles", "outlook")
_PLAN_NAME = rule("headings", "plan_name")
_RESULTS_AHEAD = rule("roles", "results_ahead")
_DEEPEST = 5


@dataclass(frozen=True)
class Heading:
    """A heading and what stands before it."""

    state: State  # How the text spoke up to here.
    title: str  # Its words.
    rank: int  # 1 for 篇 to 5 for （一）.
    named: list[Time]  # The times it names.
    kind: Kind  # What the paper is.
    horizon: Horizon  # The years of the paper.

    @cached_property
    def spans(self) -> list[str]:
        """The periods it names, those of five-year plans in whatever words."""
        spans = [time.period for time in self.named if time.period != WHOLE_YEAR]
        firsts = [PLAN_YEARS[name] for name in _PLAN_NAME.findall(self.title)]
        return spans + [f"{first}/{first + 4}" for first in firsts if f"{first}/{first + 4}" not in spans]

    @cached_property
    def past(self) -> list[str]:
        """Those of them that end before the paper's year."""
        return [period for period in self.spans if last_year(period) < self.horizon.year]

    @cached_property
    def coming(self) -> list[str]:
        """Those of them that do not."""
        return [period for period in self.spans if period not in self.past]

    @cached_property
    def is_back(self) -> bool:
        """Whether its words look back."""
        return bool(_LOOKS_BACK.search(self.title))

    @cached_property
    def is_ahead(self) -> bool:
        """Whether its words look ahead."""
        if _LOOKS_AHEAD.search(self.title):
            return True
        return bool(_STRIVES.search(self.title)) and not _TELLS_OUTCOME.search(self.title)

    @cached_property
    def is_review(self) -> bool:
        """Whether it looks back alone: by its words, or by naming only past times."""
        is_plan_of_past = self.coming and self.is_ahead and not self.past
        return bool((self.is_back and not is_plan_of_past) or (self.past and not self.coming))

    def names_span_first(self, year: str) -> bool:
        """Whether a plan's years are named before a year."""
        return _PLAN_NAME.search(self.title, 0, max(self.title.find(year), 0)) is not None


def _same(h: Heading) -> State:
    return h.state


def _is_minor(h: Heading) -> bool:
    """Whether a heading （一） names no time that its words fit: it is a part of what stands above it."""
    is_turn = (h.is_back and h.past) or (h.is_ahead and h.coming and h.kind.headings != "plan")
    return h.rank > _DEEPEST or (h.rank == _DEEPEST and not is_turn)


def _is_part_of_results(h: Heading) -> bool:
    """Whether a paper whose title tells results goes on to do so under a heading."""
    is_turn = h.past or _RESULTS_AHEAD.search(h.title)
    return h.horizon.is_results and h.state.role == "actual" and not is_turn


def _fixed(h: Heading) -> State:
    """Nothing turns a paper of results to targets; what it looks ahead to is context."""
    if h.kind.text.role == "actual" and _RESULTS_AHEAD.search(h.title):
        period = years_to_come(h.horizon) if h.kind.targets == "revised" else h.state.period
        return replace(h.state, role="context", period=period)
    return replace(h.state, role=h.kind.text.role)


def _review_of_report(h: Heading) -> State:
    """Speak first of what the heading names first: a year, or a span with it."""
    annual = next((p for p in h.past if "/" not in p), "")
    span = next((p for p in h.past if "/" in p), "")
    longer = next((p for p in h.coming if "/" in p), "")
    is_span_first = bool(span) and h.names_span_first("20")
    period = span if is_span_first else annual or span or _year_that_ends(h) or review(h.horizon)
    return replace(h.state, role="actual", period=period, past=span, coming=longer, is_told=False)


def _year_that_ends(h: Heading) -> str:
    """Find the paper's own year where it looks back on it: 2025年民生实事完成情况 in a list of 2025."""
    if h.state.role == "actual" and h.state.period == str(h.horizon.year) and not h.spans:
        return h.state.period
    years = [period for period in h.coming if "/" not in period]
    return next((year for year in years if last_year(year) == h.horizon.year or not h.horizon.year), "")


def _review_of_plan(h: Heading) -> State:
    is_span = bool(h.past) and "/" in h.past[0]
    return _plain(h, "actual", h.past[0] if is_span else review(h.horizon))


def _goals_of_report(h: Heading) -> State:
    """Goals of a year; of a span and the year where both are named, that first which is named first."""
    longer = next((p for p in h.coming if "/" in p or last_year(p) > h.horizon.year), "")
    year = str(h.horizon.year)
    if longer and year in h.coming:
        period = longer if h.names_span_first(year) else year
        return replace(h.state, role="target", period=period, past=year, coming=longer, is_told=False)
    return _plain(h, "target", longer or year)


def _years_ahead(h: Heading) -> str:
    """Give the years that a heading of a yearly list names: 未来五年主要工作任务, "" if it names none."""
    return next((p for p in h.coming if "/" in p), "") if h.horizon.first == h.horizon.last else ""


def _goals_of_plan(h: Heading) -> State:
    later = next((p for p in h.coming if "/" not in p and int(p[:4]) > h.horizon.last), "")
    return _plain(h, "target", later or own(h.horizon))


def _plain(h: Heading, role: str, period: str) -> State:
    return replace(h.state, role=role, period=period, past="", coming="", is_told=False)


def _looks_ahead(h: Heading) -> bool:
    return bool(h.is_ahead or h.coming)


# Name, when it applies, and how the text speaks from there on.
HEADING_RULES: tuple[tuple[str, Callable[[Heading], bool], Callable[[Heading], State]], ...] = (
    (
        "the words of a paper explained",
        lambda h: headings.is_glossary(h.title, 0, len(h.title)),
        lambda h: _plain(h, "context", own(h.horizon)),
    ),
    ("a part of the section above", _is_minor, _same),
    ("a part of a paper of results", _is_part_of_results, _same),
    ("no heading turns this kind", lambda h: h.kind.headings == "fixed", _fixed),
    (
        "a list of tasks has no review without a past time",
        lambda h: h.is_review and h.kind.headings == "list" and not h.past,
        _same,
    ),
    ("a review heading", lambda h: h.is_review and h.kind.headings == "report", _review_of_report),
    ("a review heading of a plan", lambda h: h.is_review, _review_of_plan),
    (
        "a heading on the outlook",
        lambda h: bool(_OUTLOOK.search(h.title)) and h.rank < _DEEPEST and not h.is_ahead,
        lambda h: _plain(h, "context", own(h.horizon)),
    ),
    (
        "a heading of a list of tasks",
        lambda h: h.kind.headings == "list",
        lambda h: replace(h.state, role="target", period=_years_ahead(h) or own(h.horizon)),
    ),
    ("a goals heading", lambda h: h.kind.headings == "report" and _looks_ahead(h), _goals_of_report),
    ("a heading of a plan", lambda h: h.kind.headings == "plan", _goals_of_plan),
)


def at_heading(heading: Heading) -> State:
    """How the text speaks under a heading.

    Examples
    --------
    >>> from indicators.vocabulary import kinds
    >>> annual, report = Horizon(2026, 2026, 2026, 2025, 2025), kinds().of("work_report")
    >>> ahead = at_heading(Heading(State("actual", "2025"), "三、2026年工作安排", 4, [], report, annual))
    >>> ahead.role, ahead.period, ahead.why
    ('target', '2026', 'a goals heading: 三、2026年工作安排')
    """
    state = after_paragraph(heading.state)
    heading = replace(heading, state=state)
    for name, applies, speaks in HEADING_RULES:
        if applies(heading):
            then = speaks(heading)
            return then if then is state else replace(then, why=f"{name}: {heading.title}")
    return state
