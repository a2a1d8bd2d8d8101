"""A figure whose time is asked for, as a record with all that decides it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.shares_of_goals import is_year_of_goal
from indicators.reading.mentions.mention import Mention
from indicators.reading.roles.roles import State
from indicators.reading.times.named_times import is_start, time_of, told_of
from indicators.reading.times.period_words import Horizon
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression

MONTH = expression(r"\d{4}-\d\d")
_SINCE_JANUARY = pattern("mentions.since_january")
_TAIL = 44


@dataclass(slots=True)
class TimedFigure:
    """A figure whose time and role are asked for."""

    text: str  # Prose.
    mention: Mention  # The figure; what is decided of it is written there.
    previous: Mention | None  # The figure told before it.
    sentence_start: int  # Where its sentence begins.
    named: list[Time]  # The times that the sentence names.
    state: State  # How the text speaks here.
    horizon: Horizon  # The years of the paper.
    own: Time | None = field(init=False)  # The time that the figure's own words name.
    # The clause up to the figure, and what follows it.
    head: str = field(init=False)
    tail: str = field(init=False)
    period: str = ""  # The period, as far as it is decided.
    doubles: bool = False  # Whether it is a goal of twice as much by the last year.
    is_span: bool = False  # Whether the text speaks of several years where the figure stands.

    def __post_init__(self) -> None:
        mention = self.mention
        # 距离2025年达到3%的目标还有0.4个百分点, 一季度完成全年目标的20%: the year is the goal's.
        told = [
            time
            for time in told_of(self.text, mention, self.named)
            if not is_year_of_goal(mention.measured, self.text, time.end)
        ]
        self.own = None if mention.is_gap_to_goal else time_of(mention, self.previous, told)
        after = mention.quantity.after
        self.head = self.text[mention.clause_start : mention.quantity.before]
        self.tail = self.text[after : after + _TAIL]

    @property
    def measured(self) -> Measured:
        """What the figure measures, as far as it is decided."""
        return self.mention.measured

    @property
    def spoken(self) -> str:
        """The time that the figure before or the passage speaks of, or its own."""
        if self.own:
            return self.own.period
        goes_on = self.previous is not None and self.previous.is_part_of_year
        return self.previous.period if goes_on and self.previous else self.state.period

    @property
    def names_start(self) -> bool:
        """Whether its own time is that of a start: 由2022年的1862.5亿元提高到1955.3亿元."""
        return self.own is not None and self.own.kind in ("year", "base") and is_start(self.text, self.own)

    @property
    def is_end(self) -> bool:
        """Whether its own time is the last year of a paper of several."""
        is_of_years = self.horizon.first != self.horizon.last
        names_end = self.own is not None and self.own.kind in ("year", "plan_end")
        return names_end and is_of_years and self.period == str(self.horizon.last)

    @property
    def is_up_to_month(self) -> bool:
        """Whether it is told since January of a month that its words, or the figure before, name."""
        previous = self.previous.period if self.previous else ""
        month = self.own.period if self.own else previous
        return MONTH.fullmatch(month) is not None and _SINCE_JANUARY.search(self.mention.head) is not None

    def measures(self, **changes: str | bool) -> None:
        """Say otherwise what the figure measures."""
        self.mention.measured = replace(self.mention.measured, **changes)  # type: ignore[arg-type]
