"""What is known when an annual target is judged: the latest figure, its precision, base and reference."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.action_words import clause
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.rounding import half_unit
from indicators.analysis.select import Known
from indicators.analysis.target_words import said
from indicators.analysis.verdicts import Aim, judge
from indicators.analysis.year_parts import Passed, passed, rest_of_year_growth, share_of_last_year
from indicators.periods import Period
from indicators.tables.matching import answers, best_first, subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables

CLAIM = "claim: "
OWN_GROWTH, PROVINCE = "own_gdp_growth", "province_average"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one target is judged by.

    Attributes
    ----------
    observed, last : row or None
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

    observed: Row | None
    last: Row | None
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


def gather(tables: Tables, target: Row, known: Known, span: Period) -> Evidence:
    """Find what an annual target is judged by at the end of a span."""
    figures = [row for row in known.figures[target["subject"]] if row["period"] and answers(row, target)]
    alike = [
        row for row in figures if all(row[name] == target[name] for name in ("measure", "canonical_unit"))
    ]
    observed = latest(alike, span)
    last = known.by_id.get(target["baseline_id"])
    reference = _reference(tables, target, known, observed) if observed else None
    words = clause(target["sentence"], target["quote"]) + target["quote"]
    is_kept = bool(said("kept", words))
    share, rest = None, nan
    if observed is not None and target["measure"] == "growth":
        now = periods.parse(observed["period"])
        share = passed(periods.parse(target["period"]), now, "lastyear", share_of_last_year(figures, now))
        rest = rest_of_year_growth(
            float(target["canonical_low"]), float(observed["canonical_low"]), share.share
        )
    return Evidence(
        observed=observed,
        last=last,
        base=float(last["canonical_low"]) if last else nan,
        half_unit=precision(observed, known) if observed else nan,
        reference_value=float(reference["canonical_low"]) if reference else nan,
        reference_id=reference["observation_id"] if reference else "",
        is_broad=bool(said("broadly", target["quote"] or target["sentence"])),
        is_kept=is_kept,
        is_broken=is_kept and _is_broken(target, alike, span),
        passed=share,
        rest_growth_pct=rest,
        claim=_claim(known, observed),
    )


def aim_of(target: Row, is_broad: bool = False) -> Aim:
    """Turn a row of targets into the terms of `verdicts`, in its canonical unit."""
    return Aim(
        measure=target["measure"],
        comparator=target["comparator"],
        low=float(target["canonical_low"]),
        high=float(target["canonical_high"]),
        direction=None if pd.isna(target["direction"]) else int(target["direction"]),
        reference=target["reference"],
        nature=target["nature"],
        is_broad=is_broad,
    )


def latest(figures: list[Row], span: Period) -> Row | None:
    """Find the figure that runs from January to the latest month inside the span; the best source first."""
    found = None
    for figure in figures:
        period = periods.parse(figure["period"])
        runs = period.start == span.start and period.end <= span.end
        if runs and (found is None or period.end > periods.parse(found["period"]).end):
            found = figure
    return found


def precision(figure: Row, known: Known) -> float:
    """Give half a unit of a figure's last printed digit: of its quote, else of its value as displayed."""
    value, unit = float(figure["canonical_low"]), figure["canonical_unit"]
    quote = known.words.get(figure["statement_id"], ("", ""))[1]
    if not quote and isfinite(value):
        _, factor = displayed(figure["indicator_id"], unit)
        quote = f"{tidy(value * factor):.12g}"
        return half_unit(quote, tidy(value * factor)) / factor if "e" not in quote else 0.0
    return half_unit(quote, value, unit)


def _reference(tables: Tables, target: Row, known: Known, observed: Row) -> Row | None:
    """Find the figure a relational target is held against, for the period of the observed one."""
    like = {"measure": target["measure"], "period": observed["period"]}
    if target["reference"] == OWN_GROWTH and target["subject"] != "gdp":
        return _first(known.figures["gdp"], like)
    if target["reference"] == PROVINCE and target["indicator_id"]:
        rows = tables.observations
        is_above = (rows["adcode"] == f"{target['adcode'][:2]}0000") & (rows["adcode"] != target["adcode"])
        above = records(best_first(rows[is_above]))
        return _first([row for row in above if subject(row) == target["subject"]], like)
    return None


def _first(rows: list[Row], like: dict[str, str]) -> Row | None:
    """Give the first row with these values."""
    return next((row for row in rows if all(row[name] == value for name, value in like.items())), None)


def _is_broken(target: Row, figures: list[Row], span: Period) -> bool:
    """Whether in any part of the year so far a target to be kept was not."""
    aim = aim_of(target)
    inside = [row for row in figures if span.contains(periods.parse(row["period"]))]
    return any(judge(aim, float(row["canonical_low"])).status in ("missed", "rebound") for row in inside)


def _claim(known: Known, observed: Row | None) -> str:
    """Find what the source of the observed figure says of the year's targets as a whole."""
    if observed is None:
        return ""
    same = (
        row
        for row in known.by_id.values()
        if row["source_title"] == observed["source_title"] and row["period"] == observed["period"]
    )
    notes = (row["note"] for row in same if CLAIM in row["note"])
    return next((str(note).partition(CLAIM)[2] for note in notes), "")
