"""What a page shows of a year's target: its row of `track` in the unit of display, and what is beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from math import isfinite, nan

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import is_like, precision
from indicators.analysis.judging import tolerances
from indicators.analysis.judging.attainment_ratios import attained_pct
from indicators.analysis.judging.contradicting_figures import contradicting
from indicators.analysis.judging.range_figures import bound_for, is_turned
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.places.gap_to_larger_place import gaps_of
from indicators.analysis.places.governing_standards import in_terms_of
from indicators.analysis.printed_targets import piece_of
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.required_pace import NO_NEED, Need, need_of
from indicators.analysis.tracking.task_days import Days
from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.reading.roles.roles import SUPERSEDED
from indicators.tables.contract.records import Flags, Observation, Target, records
from indicators.tables.matching.figure_matching import OTHER_OLD_VALUE
from indicators.vocabulary.column_values import UNVERIFIED
from indicators.vocabulary.scheme import STANDARD

CLAIM = "claim: "
# Flags of a target that a reader has to know: papers that say otherwise, cells that ran together.
DOUBTS = ("contradicts", OTHER_OLD_VALUE, "fused_cells", "basis_retold")
BELOW_LAST = {"growth": "below_last_growth", "decline": "below_last_decline"}
# Kinds of aim of which the outcome of the year before may be more than is asked for.
ASKING = ("rate", "flow", "stock", "keep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A target at a quarter's end; status, light and reason are those of `tracked`."""

    tracked: Tracked  # The row of `track`, in the canonical unit.
    target_id: str
    statement_id: str
    observation_id: str
    place: str
    indicator_id: str
    indicator: str
    task: str
    period: str
    modality: str
    measure: str
    comparator: str
    unit: str
    text: str  # The target as printed.
    # target, target_high, observed, observed_high, due: in `unit`, that of display; NaN where there is none.
    target: float
    target_high: float
    observed: float
    observed_high: float
    observed_period: str
    observed_comparator: str
    observed_status: str
    due: float
    gap: float  # Positive is better, in `gap_unit`: points, or the unit of display.
    gap_unit: str
    # Of the year before, in `last_unit`; of a rate as the target measures it, a fall is a negative growth.
    last_outcome: float
    last_high: float
    last_unit: str
    last_comparator: str
    last: Observation | None  # The figure that is of.
    # The figures of other sources that contradict it, and the one the target is held against.
    last_other_ids: tuple[str, ...]
    other_ids: tuple[str, ...]
    # What its source says of the figure's distance to that of the province or the country.
    larger: tuple[Observation, ...]
    # The share of an amount done, or of the gap to a lower level closed; NaN where it would mislead.
    attained_pct: float
    need: Need  # What the rest of the year has to bring.
    flags: Flags
    goal_id: str  # The one goal of the plan that is the same; "" if there is none.
    claim: str  # What the source says of the year's targets as a whole, where it says so.

    @property
    def status(self) -> str:
        """The status that `track` gives."""
        return self.tracked.status

    @property
    def last_id(self) -> str:
        """The id of the outcome of the year before, "" if none is known."""
        return self.last.observation_id if self.last else ""

    @property
    def light(self) -> str:
        """The light that `track` gives."""
        return self.tracked.light

    @property
    def is_seen(self) -> bool:
        """Whether there is a figure to hold it against."""
        return isfinite(self.observed)


def standing_rows(
    known: Known, quarter: str, scheme: str = STANDARD, until: date | None = None,
    *, with_given: bool = False, extended: Days | None = None,
) -> list[Standing]:  # fmt: skip
    """List a year's targets as they stand at a quarter's end, the rows of `track` in their order.

    With a day of its own inside the quarter only what is over by then counts; the other terms are those of
    `track_rows`.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If `quarter` is no quarter.
    BadParameter
        If there is no such scheme.
    """
    tracked = track_rows(
        known.tables, known.place, quarter, scheme, until, with_given=with_given, extended=extended
    )
    names = {name for row in tracked for name in (row.target_id, row.standard_id)}
    own = known.tables.targets
    targets = {row.target_id: row for row in records(own[own["target_id"].isin(names)], Target)}
    pairs = ((row, in_terms_of(targets[row.target_id], targets.get(row.standard_id))) for row in tracked)
    return [_row(row, target, known) for row, target in pairs]


def latest_quarter(known: Known) -> str:
    """Name the quarter in which the latest figure for a target of the year ends; the first where none is.

    A year that is not over is looked at from there: at its end every figure would be out of date.
    """
    ends = [
        periods.parse(row.observed_period).end
        for row in track_rows(known.tables, known.place, f"{known.year}-Q4")
        if row.observed_period
    ]
    return f"{known.year}-Q{(max(ends).month + 2) // 3 if ends else 1}"


def _row(tracked: Tracked, target: Target, known: Known) -> Standing:
    """Put one target into the unit of display."""
    unit, factor = displayed(target.indicator_id, tracked.unit)
    unit = unit or piece_of(target)
    figure = known.by_id.get(tracked.observation_id)
    last = known.by_id.get(target.baseline_id)
    last_unit, last_factor = displayed(last.indicator_id, last.canonical_unit) if last else ("", nan)
    is_in_unit = tracked.gap_unit == tracked.unit
    is_base = last is not None and last.canonical_unit == target.canonical_unit
    base = last.canonical_low if last and is_base else nan
    need = need_of(tracked, target, known) if figure else NO_NEED
    return Standing(
        tracked=tracked,
        target_id=target.target_id,
        statement_id=target.statement_id,
        observation_id=tracked.observation_id,
        place=target.place,
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        task=tracked.task,
        period=target.period,
        modality=target.modality,
        measure=target.measure,
        comparator=target.comparator,
        unit=unit,
        text=tracked.target,
        target=tidy(target.canonical_low * factor),
        target_high=tidy(target.canonical_high * factor),
        observed=tidy(tracked.observed * factor),
        observed_high=_observed_high(figure, target) * factor,
        observed_period=tracked.observed_period,
        observed_comparator=tracked.observed_comparator,
        observed_status=figure.status if figure else "",
        due=tidy(tracked.due * factor),
        gap=tidy(tracked.gap * (factor if is_in_unit else 1.0)),
        gap_unit=unit if is_in_unit else tracked.gap_unit,
        last_outcome=tidy(_turned(last, target) * last_factor) if last else nan,
        last_high=_observed_high(last, target) * last_factor,
        last_unit=last_unit,
        last_comparator=bound_for(last, target.measure) if last else "",
        last=last,
        last_other_ids=_contradicting(last, known) if last else (),
        other_ids=tuple(filter(None, tracked.contradicted_by.split(";"))),
        larger=tuple(gaps_of(figure, known.by_id.values()) if figure else ()),
        attained_pct=tidy(attained_pct(promise_of(target), tracked.observed, base)),
        need=need.scaled(factor, unit),
        flags=_flags(target, figure, last),
        goal_id=target.goal_id,
        claim=_claim(known, figure),
    )


def _contradicting(last: Observation, known: Known) -> tuple[str, ...]:
    """Name the figures that contradict the outcome of the year before."""
    alike = [
        figure
        for figure in known.figures_of(last)
        if is_like(figure, last) and known.same.relation(figure, last).relation == "same"
    ]
    return tuple(one.observation_id for one in contradicting(last, alike, partial(precision, known=known)))


def _observed_high(figure: Observation | None, target: Target) -> float:
    """Give the other end of a figure that is told as a range, as the target measures it."""
    if figure is None:
        return nan
    return -figure.canonical_high if is_turned(figure, target.measure) else figure.canonical_high


def _flags(target: Target, figure: Observation | None, last: Observation | None) -> Flags:
    """List what a reader of the row has to beware of, as codes."""
    found = [flag for flag in target.flags if flag.partition(":")[0] in DOUBTS]
    if target.flags.has(SUPERSEDED):
        found.append("told_by_change")
    if target.comparator == "approx":
        found.append(tolerances.code(target.measure, target.canonical_unit))
    promise = promise_of(target)
    if target.comparator == "relational" and (promise.is_equal or promise.is_broad):
        found.append(tolerances.relation_code(is_broad=promise.is_broad))
    if figure is not None and figure.source_quality in UNVERIFIED:
        found.append("observation_unverified")
    if is_below(target, last):
        found.append(below_last(target))
    return Flags(found)


def is_below(target: Target, last: Observation | None) -> bool:
    """Whether a target that asks for more stands below what the year before brought."""
    asks_for_more = target.direction == 1 and target.aim in ASKING
    return asks_for_more and last is not None and target.canonical_low < _turned(last, target)


def below_last(target: Target) -> str:
    """Name as a status what a target is that stands below the year before: a rate is no outcome."""
    return BELOW_LAST.get(target.measure, "below_last_outcome")


def _turned(last: Observation, target: Target) -> float:
    """Give an outcome as its target measures it: a fall is a negative growth, and a rise a negative fall."""
    return -last.canonical_low if is_turned(last, target.measure) else last.canonical_low


def without_claim(note: str) -> str:
    """Give a note without what its source says of the year's targets as a whole.

    Examples
    --------
    >>> without_claim("6%左右; claim: 报告称全年目标均已完成"), without_claim("一季度累计")
    ('6%左右', '一季度累计')
    """
    return note.partition(CLAIM)[0].rstrip("; ；")


def _claim(known: Known, figure: Observation | None) -> str:
    """Find what the source of a figure says of the year's targets as a whole."""
    if figure is None:
        return ""
    notes = (
        other.note
        for other in known.by_id.values()
        if CLAIM in other.note and (other.source_title, other.period) == (figure.source_title, figure.period)
    )
    return next(notes, "").partition(CLAIM)[2]
