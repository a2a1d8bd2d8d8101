"""reports.yaml: which reports an office wants, checked against what there is, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictInt

from indicators.batch import jobs
from indicators.batch.jobs import Job
from indicators.errors import IndicatorsError, ReportPlanFault, VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check
from indicators.vocabulary.loading import Row, yaml_rows

Years = Mapping[str, Sequence[int]]


def _several(value: object) -> object:
    return value if isinstance(value, list) else [value]


class PlanEntry(BaseModel):
    """One entry: what is not said means all there is; Chinese, where no language is named."""

    model_config = ConfigDict(extra="forbid", strict=True)

    notebooks: Annotated[
        list[Literal["quarterly_report", "plan_vs_annual", "responsibility", "compare_cities"]],
        BeforeValidator(_several),
    ] = ["quarterly_report", "plan_vs_annual", "responsibility", "compare_cities"]
    places: Annotated[list[str], BeforeValidator(_several)] = []
    years: Annotated[list[StrictInt], BeforeValidator(_several)] = []
    quarters: Annotated[list[Literal[1, 2, 3, 4]], BeforeValidator(_several)] = [1, 2, 3, 4]
    language: Annotated[list[Literal["zh", "en"]], BeforeValidator(_several)] = ["zh"]


def jobs_of(
    path: Path, targets: pd.DataFrame, documents: pd.DataFrame, include_restricted: bool = False
) -> list[Job]:
    """Read a file of wishes into jobs.

    Parameters
    ----------
    path : Path
        A list of entries with any of notebooks, places, years, quarters, language.
    targets, documents : DataFrame
        The tables of those names.
    include_restricted : bool
        Whether documents marked 不公开 are reported on.

    Returns
    -------
    list of Job
        In the file's order, each report once.

    Raises
    ------
    ReportPlanFault
        If the file cannot be used; `Faults` with all there is to mend, if that is several things.
    """
    if not path.is_file():
        raise ReportPlanFault(
            expected="a plan of reports",
            found="no file",
            where=str(path),
            remedy="Write one (reports/README.md shows how), or ask for --all.",
        )
    try:
        entries, wrong = check(PlanEntry, yaml_rows(path, "notebooks"))
    except VocabularyFault as fault:
        raise _planned(fault) from fault
    faults: list[IndicatorsError] = [_planned(fault) for fault in wrong]
    found: dict[str, Job] = {}
    for row, entry in entries:
        # A year that is asked for may rest on reported targets alone, as with --quarter.
        years = jobs.annual_years(
            targets, documents, registered_only=not entry.years, include_restricted=include_restricted
        )
        own_faults = list(_misfits(row, entry, years))
        own = [] if own_faults else _jobs(entry, years, documents, include_restricted)
        if not own and not own_faults:
            own_faults = [_nothing(row, entry)]
        faults += own_faults
        found |= {job.output: job for job in own}
    raise_all(faults)
    return list(found.values())


def _misfits(row: Row, entry: PlanEntry, years: Years) -> Iterator[ReportPlanFault]:
    """Name the places without targets, and the years no place of the entry has targets for."""
    for place in entry.places:
        if place not in years:
            yield ReportPlanFault(
                expected="a place with annual targets",
                found=repr(place),
                where=row.where("places"),
                remedy=nearest(place, list(years)),
            )
    served = {year for place, own in years.items() if place in (entry.places or years) for year in own}
    for year in entry.years:
        if year not in served and served:
            yield ReportPlanFault(
                expected=f"a year with annual targets ({', '.join(map(str, sorted(served)))})",
                found=str(year),
                where=row.where("years"),
                remedy="Name one of these, or register a document with targets of that year.",
            )


def _jobs(entry: PlanEntry, years: Years, documents: pd.DataFrame, include_restricted: bool) -> list[Job]:
    chosen = {
        place: [year for year in own if year in (entry.years or own)]
        for place, own in years.items()
        if place in (entry.places or years)
    }
    chosen = {place: own for place, own in chosen.items() if own}
    found: list[Job] = []
    for lang in entry.language:
        made: dict[str, list[Job]] = {
            "quarterly_report": jobs.quarter_jobs(chosen, entry.quarters, lang, include_restricted),
            "plan_vs_annual": jobs.plan_jobs(documents, chosen, lang, include_restricted),
            "responsibility": jobs.duty_jobs(documents, chosen, lang, include_restricted),
            "compare_cities": jobs.city_jobs(chosen, lang, include_restricted),
        }
        found += [job for name in entry.notebooks for job in made[name]]
    return found


def _nothing(row: Row, entry: PlanEntry) -> ReportPlanFault:
    return ReportPlanFault(
        expected="an entry that gives a report",
        found=f"none for {', '.join(entry.notebooks)}",
        where=row.where(),
        remedy="plan_vs_annual needs a five-year plan, responsibility a task breakdown of the year, "
        "compare_cities two places.",
    )


def _planned(fault: IndicatorsError) -> ReportPlanFault:
    """Tell a fault of the file's form as one of the plan."""
    words: dict[str, Any] = {"expected": fault.expected, "found": fault.found}
    return ReportPlanFault(**words, where=fault.where, remedy=fault.remedy)
