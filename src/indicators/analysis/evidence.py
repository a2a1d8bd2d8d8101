"""What is known when an annual target is judged: the latest figure, its precision, base and reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators import periods
from indicators.analysis.action_words import clause, worded
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.rounding import half_unit
from indicators.analysis.select import Known
from indicators.analysis.target_words import said
from indicators.analysis.verdicts import Aim, judge
from indicators.analysis.year_parts import Passed, passed, rest_of_year_growth, share_of_last_year
from indicators.periods import Period
from indicators.tables.matching import answers, subject
from indicators.tables.records import Observation, Target

CLAIM = "claim: "
OWN_GROWTH, PROVINCE = "own_gdp_growth", "province_average"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one target is judged by.

    Attributes
    ----------
    observed, last : Observation or None
        The latest figure of the year so far, and the year before's outcome.
    base : float
        The level the target starts from, NaN if not known.
    half_unit : float
        Half a unit of the observed figure's last printed digit.
    reference_value, reference_id
        What a relational target is held against.
    is_broad, is_kept, is_broken : bool
        基本; to be kept in every period; a period of the year in which it was not.
    passed, rest_growth_pct
        Of a growth inside the year: the share of last year's amount passed and the growth still needed.
    claim : str
        What the source says of the year's targets as a whole.
    """

    observed: Observation | None
    last: Observation | None
    base: float
    half_unit: float
    reference_value: float
    reference_id: str
    is_broad: bool
    is_kept: bool
    is_broken: bool
    passed: Passed | None
    rest_growth_pct: float
    claim: str


def gather(target: Target, known: Known, span: Period) -> Evidence:
    """Find what an annual target is judged by at the end of a span."""
    figures = [
        figure
        for figure in known.figures_of(target)
        if figure.period and answers(figure.observation_id, target.target_id, target.flags)
    ]
    alike = [figure for figure in figures if is_like(figure, target)]
    observed = latest(alike, span)
    last = known.by_id.get(target.baseline_id)
    reference = _reference(target, known, observed) if observed else None
    is_kept = bool(said("kept", clause(target.sentence, target.quote) + target.quote))
    share, rest = None, nan
    if observed is not None and target.measure == "growth":
        now = periods.parse(observed.period)
        share = passed(periods.parse(target.period), now, "lastyear", share_of_last_year(figures, now))
        rest = rest_of_year_growth(target.canonical_low, observed.canonical_low, share.share)
    return Evidence(
        observed=observed,
        last=last,
        base=last.canonical_low if last else nan,
        half_unit=precision(observed, known) if observed else nan,
        reference_value=reference.canonical_low if reference else nan,
        reference_id=reference.observation_id if reference else "",
        is_broad=bool(said("broadly", target.quote or target.sentence)),
        is_kept=is_kept,
        is_broken=is_kept and _is_broken(target, alike, span),
        passed=share,
        rest_growth_pct=rest,
        claim=_claim(known, observed),
    )


def is_like(one: Target | Observation, other: Target | Observation) -> bool:
    """Whether two rows have one measure and one unit."""
    return one.measure == other.measure and one.canonical_unit == other.canonical_unit


def aim_of(target: Target, is_broad: bool = False) -> Aim:
    """Turn a row of targets into the terms of `verdicts`, in its canonical unit."""
    return Aim(
        measure=target.measure,
        comparator=target.comparator,
        low=target.canonical_low,
        high=target.canonical_high,
        direction=target.direction,
        reference=target.reference,
        nature=target.nature,
        is_broad=is_broad,
    )


def wording(row: Target | Observation, known: Known) -> tuple[str, frozenset[str]]:
    """Give a row's phrase with the words for what is done, from the sentence it stands in."""
    return worded(row.indicator, *known.words_of(row.statement_id))


def latest(figures: Sequence[Observation], span: Period) -> Observation | None:
    """Find the figure that runs from January to the latest month inside the span; the best source first."""
    found, end = None, None
    for figure in figures:
        period = periods.parse(figure.period)
        runs = period.start == span.start and period.end <= span.end
        if runs and (end is None or period.end > end):
            found, end = figure, period.end
    return found


def precision(figure: Observation, known: Known) -> float:
    """Give half a unit of a figure's last printed digit: of its quote, else of its value as displayed."""
    value, unit = figure.canonical_low, figure.canonical_unit
    quote = known.words_of(figure.statement_id)[1]
    if not quote and isfinite(value):
        _, factor = displayed(figure.indicator_id, unit)
        quote = f"{tidy(value * factor):.12g}"
        return half_unit(quote, tidy(value * factor)) / factor if "e" not in quote else 0.0
    return half_unit(quote, value, unit)


def _reference(target: Target, known: Known, observed: Observation) -> Observation | None:
    """Find the figure a relational target is held against, for the period of the observed one."""
    figures: Sequence[Observation] = ()
    if target.reference == OWN_GROWTH and subject(target) != "gdp":
        figures = known.figures.get("gdp", ())
    elif target.reference == PROVINCE and target.indicator_id:
        figures = known.all_years.above(target.adcode).get(subject(target), ())
    same = (row for row in figures if (row.measure, row.period) == (target.measure, observed.period))
    return next(same, None)


def _is_broken(target: Target, figures: Sequence[Observation], span: Period) -> bool:
    """Whether in any part of the year so far a target to be kept was not."""
    aim = aim_of(target)
    inside = (figure for figure in figures if span.contains(periods.parse(figure.period)))
    return any(judge(aim, figure.canonical_low).status in ("missed", "rebound") for figure in inside)


def _claim(known: Known, observed: Observation | None) -> str:
    """Find what the source of the observed figure says of the year's targets as a whole."""
    if observed is None:
        return ""
    notes = (
        figure.note
        for figure in known.by_id.values()
        if CLAIM in figure.note
        and (figure.source_title, figure.period) == (observed.source_title, observed.period)
    )
    return next(notes, "").partition(CLAIM)[2]
