"""Turns what the command was asked for into jobs; an error for what is not there names what is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from indicators import periods
from indicators.batch.jobs import Job, all_jobs, annual_years, jobs_of, served_years
from indicators.batch.report_kinds import ReportKinds
from indicators.batch.report_plan import jobs_of_plan
from indicators.errors import BadPeriod, UnknownPlace, nearest
from indicators.tables.store import Tables
from indicators.vocabulary import page_words, schemes
from indicators.vocabulary.scheme import STANDARD


def select(
    kinds: ReportKinds,
    tables: Tables,
    *,
    places: Sequence[str] = (),
    quarter: str = "",
    everything: bool = False,
    plan: Path | None = None,
    lang: str = "zh",
    scheme: str = STANDARD,
) -> list[Job]:
    """Turn the command's options into jobs: of a plan, or all, or of some places or one quarter.

    Raises
    ------
    IndicatorsError
        If the language, the scheme, the place or the quarter is none there is, or the plan cannot be used.
    """
    page_words.check_language(lang)
    schemes().scheme(scheme, where="--scheme")
    if plan is not None:
        return jobs_of_plan(plan, kinds, tables)
    if everything:
        return all_jobs(kinds, tables, lang, scheme)
    return chosen_jobs(kinds, tables, places, quarter, lang, scheme)


def chosen_jobs(
    kinds: ReportKinds,
    tables: Tables,
    places: Sequence[str] = (),
    quarter: str = "",
    lang: str = "zh",
    scheme: str = STANDARD,
) -> list[Job]:
    """Make the jobs of some places, or of one quarter.

    Without a quarter these are all reports of single places, with one the reports by quarter.

    Raises
    ------
    UnknownPlace
        If a place has no annual targets.
    BadPeriod
        If `quarter` is no quarter, or of a year without annual targets for the place.
    """
    years = annual_years(tables, registered_only=False) if quarter else served_years(tables)
    for place in places:
        if place not in years:
            raise _unknown(place, list(years), tables)
    years = {place: own for place, own in years.items() if not places or place in places}
    if not quarter:
        chosen = [kind for kind in kinds if "place" in kind.each]
        return [job for kind in chosen for job in jobs_of(kind, tables, years, lang, scheme=scheme)]
    served = _served(quarter, places, years)
    chosen = [kind for kind in kinds if "quarter" in kind.each and ("place" in kind.each or not places)]
    return [job for kind in chosen for job in jobs_of(kind, tables, served, lang, [quarter], scheme)]


def _served(quarter: str, places: Sequence[str], years: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Cut places and years down to the quarter's year."""
    year, _ = periods.parse_quarter(quarter, where="--quarter")
    served = {place: [year] for place, own in years.items() if year in own}
    missing = [place for place in places if place not in served] or ([] if served else list(years))
    if missing:
        known = "; ".join(f"{place}: {', '.join(map(str, years[place]))}" for place in missing)
        raise BadPeriod(
            expected=f"a quarter of a year with annual targets ({known})",
            found=repr(quarter),
            where="--quarter",
            remedy="Choose one of these years, or register a document with targets of that year.",
        )
    return served


def _unknown(place: str, known: list[str], tables: Tables) -> UnknownPlace:
    hint = nearest(place, known)
    return UnknownPlace(
        expected="a place with annual targets",
        found=repr(place),
        where="--place",
        remedy=hint
        if tables.has_restricted
        else f"{hint} Papers marked 不公开 count with --include-restricted.",
    )
