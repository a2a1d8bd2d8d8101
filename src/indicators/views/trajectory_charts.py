"""Charts of a plan's road: what every year has to bring, and the path from base to goal."""

from __future__ import annotations

from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed
from indicators.analysis.select import Known
from indicators.charts import paths
from indicators.charts.paths import Mark
from indicators.tables.matching import subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views.display import Chart
from indicators.views.localizer import Localizer


def need(row: Row) -> tuple[float, str, str]:
    """Say what a goal needs from each year, in the terms of the year's own figures.

    Parameters
    ----------
    row : mapping
        A row of `analysis.contribution.plan_vs_annual`.

    Returns
    -------
    value, unit, measure : float, str, str
        A growth in % where the year is told as growth, an amount where it is told as one; NaN where the
        two do not go together.

    Examples
    --------
    >>> row = {"annual_measure": "growth", "outcome_measure": "", "measure": "level", "unit": "亿元"}
    >>> need(row | {"required_growth_pct": 5.949, "yearly_step": 10.54})
    (5.949, '%', 'growth')
    """
    told = row["annual_measure"] or row["outcome_measure"]
    if told == "growth" and row["measure"] == "level":
        return float(row["required_growth_pct"]), "%", "growth"
    if told == "increment" and row["measure"] in ("level", "increment"):
        return float(row["yearly_step"]), str(row["unit"]), "increment"
    return nan, "", ""


def span_of(row: Row, tables: Tables) -> str:
    """Give the period of the plan a goal stands in."""
    plans = tables.documents.set_index("document_id")["period"]
    return str(plans[row["goal_id"].partition("@")[0]])


def needed(row: Row, known: Known, span: str, until: int, localizer: Localizer) -> Chart | None:
    """Draw one goal's yearly need beside the plan's years; None if nothing can be set beside it.

    Parameters
    ----------
    row : mapping
        A row of `analysis.contribution.plan_vs_annual`.
    known : Known
        The figures of the place.
    span : str
        The plan's period.
    until : int
        The last year whose outcome is shown.
    localizer : Localizer
        Words, names and figures in the page's language.
    """
    value, unit, measure = need(row)
    if not isfinite(value):
        return None
    years = periods.parse(span).years
    found = [_outcome(row, known, year, measure) for year in years if year <= until]
    marks = [mark for mark in found if mark is not None]
    if row["annual_measure"] == measure and isfinite(row["annual_target"]):
        marks.append(Mark(row["year"], row["annual_target"], "target", row["annual_comparator"]))
    if not marks:
        return None
    told = localizer.joined(
        _told(mark, unit, localizer) for mark in sorted(marks, key=lambda mark: mark.year)
    )
    caption = localizer.say("need_caption", need=localizer.figure(value, unit), told=told)
    return Chart(paths.yearly(value, years, unit, marks, localizer.lang), localizer.name(row), caption)


def trajectory(row: Row, steps: pd.DataFrame, known: Known, until: int, localizer: Localizer) -> Chart | None:
    """Draw one goal's path from its base, with what the plan implies for the row's year; None without one.

    Parameters
    ----------
    row : mapping
        A row of `analysis.contribution.plan_vs_annual`.
    steps : DataFrame
        The goal's rows of `analysis.pathways.paths`.
    known, until, localizer
        As for `needed`.
    """
    if row["method"] not in ("linear", "constant_growth") or len(steps) < 2:
        return None
    path = [(int(step["year"]), float(step["value"])) for step in records(steps)]
    unit, here = str(row["unit"]), dict(path)[row["year"]]
    found = [_outcome(row, known, year, row["measure"]) for year, _ in path[1:] if year <= until]
    marks = [Mark(row["year"], here, "implied"), *(mark for mark in found if mark is not None)]
    is_alike = (row["annual_measure"], row["annual_unit"]) == (row["measure"], unit)
    if is_alike and isfinite(row["annual_target"]):
        marks.append(Mark(row["year"], row["annual_target"], "target", row["annual_comparator"]))
    value, need_unit, _ = need(row)
    told = localizer.figure(row["annual_target"], row["annual_unit"], row["annual_comparator"])
    caption = localizer.say(
        "road_caption",
        base=localizer.figure(path[0][1], unit),
        start=path[0][0],
        goal=localizer.figure(path[-1][1], unit, row["goal_comparator"]),
        end=path[-1][0],
        year=row["year"],
        implied=localizer.figure(here, unit),
    )
    if told and isfinite(value):
        need_words = localizer.figure(value, need_unit)
        caption += localizer.say("road_target", year=row["year"], target=told, need=need_words)
    drawn = paths.level(path, unit, marks, row["goal_comparator"], localizer.lang)
    return Chart(drawn, localizer.name(row), caption)


def _outcome(row: Row, known: Known, year: int, measure: str) -> Mark | None:
    """Take the figure to believe of one year, in its display unit."""
    for figure in known.figures.get(subject(row), []):
        if figure["period"] == str(year) and figure["measure"] == measure:
            _, factor = displayed(figure["indicator_id"], figure["canonical_unit"])
            return Mark(year, float(figure["canonical_low"]) * factor, "outcome", figure["comparator"])
    return None


def _told(mark: Mark, unit: str, localizer: Localizer) -> str:
    amount = localizer.figure(mark.value, unit, mark.comparator)
    return localizer.say(f"told_{mark.kind}", year=mark.year, amount=amount)
