"""reports.yaml: which reports an office wants, checked against what there is, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictInt, WithJsonSchema

from indicators import periods
from indicators.analysis.plans.plan_figures import plans_of
from indicators.batch import handout_files
from indicators.batch.jobs import Job, annual_years, jobs_of, served_years
from indicators.batch.list_fields import SEVERAL
from indicators.batch.report_kinds import ReportKind, ReportKinds
from indicators.errors import BadPeriod, IndicatorsError, ReportPlanFault, VocabularyFault, nearest, raise_all
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.loading import Row, yaml_rows
from indicators.vocabulary.scheme import STANDARD
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check

# A number is read as well, so that the fault can say how to write it; an editor asks for the right form.
_Quarter = Annotated[str | int, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-Q[1-4]$"})]
_Plan = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}/\d{4}$"})]


class PlanEntry(StrictModel):
    """One entry: what is not said means all there is; Chinese, where no language is named."""

    model_config = ConfigDict(strict=True)

    notebooks: Annotated[list[str], SEVERAL] = Field(
        [], description="Names without .ipynb; all, if none is named."
    )
    places: Annotated[list[str], SEVERAL] = Field([], description="Full names, such as 鞍山市.")
    years: Annotated[list[StrictInt], SEVERAL] = Field([], description="Such as 2023.")
    quarters: Annotated[list[_Quarter], SEVERAL] = Field(
        [], description="For notebooks made by quarter, such as 2023-Q2."
    )
    plans: Annotated[list[_Plan], SEVERAL] = Field(
        [], description="For notebooks made by plan, such as 2021/2025."
    )
    language: Annotated[list[Literal["zh", "en"]], SEVERAL] = Field(["zh"], description="Of the pages.")
    scheme: str = Field(
        STANDARD,
        description="How progress is judged: a scheme of schemes.yaml.",
        json_schema_extra=lambda field: field.update(enum=list(schemes().schemes)),
    )
    brief: bool = Field(False, description="Also a brief in Word beside each quarterly page.")
    notices: bool = Field(False, description="Also a notice in Word to each unit that has to act.")

    @property
    def handouts(self) -> list[str]:
        """The kinds of papers it asks for."""
        return [name for name in handout_files.KINDS if getattr(self, name)]

    def kinds(self, known: ReportKinds) -> list[ReportKind]:
        """List the kinds it names, in its order; all if it names none."""
        by_name = {kind.name: kind for kind in known}
        return [by_name[name] for name in self.notebooks or by_name if name in by_name]


def jobs_of_plan(path: Path, kinds: ReportKinds, tables: Tables) -> list[Job]:
    """Read a plan of reports into jobs, in the file's order, each report once.

    Parameters
    ----------
    path : Path
        A list of entries with any of notebooks, places, years, quarters, language, scheme.

    Raises
    ------
    ReportPlanFault
        If the file cannot be used; `Faults` with all there is to correct, if that is several things.
    """
    entries, faults = _read(path)
    found: dict[str, Job] = {}
    for row, entry in entries:
        own_faults = [
            *_unknown_words(row, entry, kinds),
            *_misfits(row, entry, tables),
            *_unknown_plans(row, entry, tables),
        ]
        own = [] if own_faults else _jobs(entry, kinds, tables)
        if not own and not own_faults and not set(entry.notebooks) & set(kinds.broken):
            own_faults = [_nothing(row, entry.kinds(kinds))]
        faults += own_faults
        for job in own:
            earlier = found[job.output].handouts if job.output in found else ()
            found[job.output] = replace(job, handouts=tuple(sorted({*earlier, *job.handouts})))
    raise_all(faults)
    return list(found.values())


def faults_of_words(path: Path, kinds: ReportKinds) -> list[IndicatorsError]:
    """List what is wrong with a plan of reports whatever the tables hold; raises as `jobs_of_plan`."""
    entries, faults = _read(path)
    return [*faults, *(fault for row, entry in entries for fault in _unknown_words(row, entry, kinds))]


def _read(path: Path) -> tuple[list[tuple[Row, PlanEntry]], list[IndicatorsError]]:
    if not path.is_file():
        raise ReportPlanFault(
            "a plan of reports",
            "no file",
            str(path),
            "Write one (docs/reports.md shows how), or ask for --all.",
        )
    try:
        entries, wrong = check(PlanEntry, yaml_rows(path, "notebooks"))
    except VocabularyFault as error:
        raise ReportPlanFault(error.expected, error.found, error.where, error.remedy) from error
    return list(entries), [ReportPlanFault(one.expected, one.found, one.where, one.remedy) for one in wrong]


def _unknown_words(row: Row, entry: PlanEntry, kinds: ReportKinds) -> Iterator[ReportPlanFault]:
    """Name what an entry asks for that there is in no project."""
    yield from _unknown_notebooks(row, entry, kinds)
    yield from _unknown_scheme(row, entry)
    yield from _no_page_for_papers(row, entry, kinds)


def _unknown_notebooks(row: Row, entry: PlanEntry, kinds: ReportKinds) -> Iterator[ReportPlanFault]:
    """Name what is no report; a notebook that is one and cannot be used has faults of its own."""
    known = [kind.name for kind in kinds]
    for name in entry.notebooks:
        if name not in known and name not in kinds.broken:
            yield ReportPlanFault(
                f"a notebook that says in its metadata which report it is ({', '.join(known)})",
                repr(name),
                row.where("notebooks"),
                nearest(name, known),
            )


def _unknown_scheme(row: Row, entry: PlanEntry) -> Iterator[ReportPlanFault]:
    known = list(schemes().schemes)
    if entry.scheme not in known:
        yield ReportPlanFault(
            f"a scheme among {', '.join(known)}",
            repr(entry.scheme),
            row.where("scheme"),
            nearest(entry.scheme, known),
        )


def _unknown_plans(row: Row, entry: PlanEntry, tables: Tables) -> Iterator[ReportPlanFault]:
    """Name plans of which no goals are known for the entry's places."""
    if not entry.plans:
        return
    served = {span.text for place in entry.places or served_years(tables) for span in plans_of(tables, place)}
    for plan in entry.plans:
        if plan not in served:
            yield ReportPlanFault(
                f"the years of a plan ({', '.join(sorted(served)) or 'none is known'})",
                repr(plan),
                row.where("plans"),
                "Name one of these, or register the plan.",
            )


def _no_page_for_papers(row: Row, entry: PlanEntry, kinds: ReportKinds) -> Iterator[ReportPlanFault]:
    """Name papers for Word that no page of the entry has."""
    chosen = entry.kinds(kinds)
    if chosen and entry.handouts and not any(kind.notebook == handout_files.PAGE for kind in chosen):
        yield ReportPlanFault(
            f"{Path(handout_files.PAGE).stem} among the notebooks, beside whose pages papers stand",
            ", ".join(kind.name for kind in chosen),
            row.where(entry.handouts[0]),
            f"Name it, or leave out {' and '.join(entry.handouts)}.",
        )


def _misfits(row: Row, entry: PlanEntry, tables: Tables) -> Iterator[ReportPlanFault]:
    """Name places, quarters and years without targets, and what is no quarter."""
    years = _years(tables, bool(entry.years or entry.quarters))
    # Of a place with a plan alone there are pages about the plan.
    places = list({**served_years(tables), **years})
    for place in entry.places:
        if place not in places:
            yield ReportPlanFault(
                "a place with annual targets", repr(place), row.where("places"), nearest(place, places)
            )
    served = {year for place, own in years.items() if place in (entry.places or years) for year in own}
    known = ", ".join(map(str, sorted(served)))
    asked: list[tuple[str, str | int, int]] = [("years", year, year) for year in entry.years]
    for quarter in entry.quarters:
        year = _year_of(quarter)
        if year is None:
            example = ", ".join(
                f"{own}-Q{quarter if quarter in (1, 2, 3, 4) else 1}" for own in sorted(served)
            )
            yield ReportPlanFault(
                "a quarter with its year", repr(quarter), row.where("quarters"), f"Write {example}."
            )
        else:
            asked.append(("quarters", quarter, year))
    for field, written, year in asked:
        if served and year not in served:
            yield ReportPlanFault(
                f"{'a year' if field == 'years' else 'a quarter of a year'} with annual targets ({known})",
                str(written),
                row.where(field),
                "Name one of these, or register a document with targets of that year.",
            )


def _jobs(entry: PlanEntry, kinds: ReportKinds, tables: Tables) -> list[Job]:
    found: list[Job] = []
    for lang in entry.language:
        for kind in entry.kinds(kinds):
            quarters = [str(quarter) for quarter in entry.quarters] if "quarter" in kind.each else []
            years = _years(tables, bool(entry.years or quarters))
            if "plan" in kind.each:
                years = served_years(tables)
            chosen = {
                place: [year for year in own if year in (entry.years or own)]
                for place, own in years.items()
                if place in (entry.places or years)
            }
            served = {place: own for place, own in chosen.items() if own or "plan" in kind.each}
            found += jobs_of(kind, tables, served, lang, quarters, entry.scheme, entry.plans)
    return handout_files.asked(found, entry.handouts)


def _years(tables: Tables, is_asked: bool) -> dict[str, list[int]]:
    """List places and years; one that is asked for may rest on reported targets alone, as with --quarter."""
    return annual_years(tables, registered_only=not is_asked)


def _year_of(quarter: str | int) -> int | None:
    try:
        return periods.parse_quarter(str(quarter))[0]
    except BadPeriod:
        return None


def _nothing(row: Row, kinds: list[ReportKind]) -> ReportPlanFault:
    """Say of an entry without any report what its notebooks need."""
    needs = {
        kind.name: " and ".join([*kind.needs, *(["two places"] if "places" in kind.each else [])])
        for kind in kinds
    }
    needed = ", ".join(f"{name} needs {what}" for name, what in needs.items() if what)
    return ReportPlanFault(
        "an entry that gives a report",
        f"none for {', '.join(needs)}",
        row.where(),
        f"For the places and years of the entry {needed or 'there have to be annual targets'}.",
    )
