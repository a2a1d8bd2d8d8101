"""What there is to report: one job a page, taken from the tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from indicators import periods
from indicators.analysis.indicator_history import indicator_ids
from indicators.analysis.places import comparison_years
from indicators.analysis.plans.plan_figures import OTHER_PLANS, PLAN_PAPERS, plans_of
from indicators.batch.report_kinds import RESTRICTED, ReportKind
from indicators.charts import number_format
from indicators.documents import html_cards
from indicators.tables.store import Tables
from indicators.vocabulary import indicators, page_words
from indicators.vocabulary.scheme import STANDARD

LONGEST_NAME = 80
# A file name has at most 255 bytes; .failed.ipynb takes 13 of them.
MOST_BYTES = 240
# Places that a title and a file name spell out.
MOST_NAMED = 4

# Places, by code, each with the years that have annual targets.
Years = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Job:
    """One page to make: a notebook run with parameters."""

    notebook: str  # File name in the project's notebooks folder.
    # Name to value, as the notebook's parameters cell declares them.
    parameters: Mapping[str, object] = field(hash=False)
    output: str  # File name of the page without its suffix, with the folder of pages of one kind before it.
    title: str
    lang: str = "zh"
    # The Word papers that are made beside the page: brief, notices, or one of them of a month
    # (brief@2025-08).
    handouts: tuple[str, ...] = ()


def file_stem(*parts: str) -> str:
    """Join parts into a file name that every file system and address takes.

    Parameters
    ----------
    *parts : str
        Place, period, kind of page; anything but letters, digits and Chinese characters becomes `_`.

    Examples
    --------
    >>> file_stem("鞍山市", "2023-Q1")
    '鞍山市-2023-Q1'
    >>> file_stem("a/b", "<script>")
    'a_b-_script_'
    """
    name = "-".join(re.sub(r"[^\w-]+", "_", part) for part in parts)
    if len(name) <= LONGEST_NAME and len(name.encode()) <= MOST_BYTES:
        return name
    # Two long names that begin alike must not overwrite each other.
    start = name[: LONGEST_NAME - 9].encode()[: MOST_BYTES - 9].decode(errors="ignore")
    return f"{start}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def annual_years(tables: Tables, *, registered_only: bool) -> dict[str, list[int]]:
    """List the places, by code, and the years that have annual targets."""
    rows = tables.targets[tables.targets["horizon"] == "annual"]
    if registered_only:
        register = tables.documents.set_index("document_id")
        # A city's paper names targets of its counties and of other years too; its page is about its own.
        own_place = rows["place"] == rows["document_id"].map(register["place"])
        own_year = rows["period"].str[:4] == rows["document_id"].map(register["period"])
        rows = rows[own_place & own_year]
    years: dict[str, list[int]] = {}
    for place, year in sorted(set(zip(rows["place"], rows["period"].str[:4], strict=True))):
        years.setdefault(place, []).append(int(year))
    codes = tables.targets.drop_duplicates("place").set_index("place")["adcode"]
    return {place: years[place] for place in sorted(years, key=lambda name: (codes[name], name))}


def served_years(tables: Tables) -> dict[str, list[int]]:
    """List the places, by code, with annual targets or papers of a plan, and the years with targets."""
    annual = annual_years(tables, registered_only=True)
    papers = tables.documents
    planned = set(papers.loc[papers["kind"].isin([*PLAN_PAPERS, *OTHER_PLANS]), "place"]) - set(annual)
    codes = tables.targets.drop_duplicates("place").set_index("place")["adcode"]
    places = [*annual, *(place for place in planned if place in codes.index)]
    return {place: annual.get(place, []) for place in sorted(places, key=lambda name: (codes[name], name))}


def jobs_of(
    kind: ReportKind,
    tables: Tables,
    years: Years,
    lang: str = "zh",
    quarters: Collection[str] = (),
    scheme: str = STANDARD,
    plans: Collection[str] = (),
) -> list[Job]:
    """Make the jobs of one kind of report: a page for each of what its notebook is made for.

    A place and year counts if it has the papers that the notebook needs, a plan if goals of it are known;
    of the quarters and of the plans, if any are named, these alone. The scheme goes to the notebooks that
    declare it.
    """
    if "plan" in kind.each:
        found = [one for one in _plans(kind, tables, years) if not plans or one["plan"] in plans]
    elif "indicator" in kind.each:
        found = [{"indicator": name} for name in indicator_ids(tables)]
    else:
        found = _dated(kind, tables, years, quarters)
    given = {"lang": lang, RESTRICTED: tables.has_restricted, "scheme": scheme}
    return [_job(kind, {**values, **given}) for values in found]


def all_jobs(
    kinds: Iterable[ReportKind], tables: Tables, lang: str = "zh", scheme: str = STANDARD
) -> list[Job]:
    """Make every job the registered documents give rise to."""
    years = served_years(tables)
    return [job for kind in kinds for job in jobs_of(kind, tables, years, lang, scheme=scheme)]


def _dated(kind: ReportKind, tables: Tables, years: Years, quarters: Collection[str]) -> list[dict[str, Any]]:
    """List what pages of places and times are made for, as far as there are the papers that they need."""
    covered = {
        place: [year for year in own if _has_needs(kind, tables, place, year)] for place, own in years.items()
    }
    covered = {place: own for place, own in covered.items() if own}
    return _values(kind.declaration.words, covered, quarters) if covered or not kind.needs else []


def _plans(kind: ReportKind, tables: Tables, places: Iterable[str]) -> list[dict[str, Any]]:
    """List the plans of places of which goals are known, with the papers needed for a year of theirs."""
    return [
        {"place": place, "plan": span.text}
        for place in places
        for span in plans_of(tables, place)
        if any(_has_needs(kind, tables, place, year) for year in span.years)
    ]


def _has_needs(kind: ReportKind, tables: Tables, place: str, year: int) -> bool:
    """Whether the place has every kind of paper that the notebook needs, for the year."""
    papers = tables.documents[tables.documents["place"] == place]
    periods_of = {need: papers.loc[papers["kind"] == need, "period"] for need in kind.needs}
    return all(any(year in periods.parse(text).years for text in own) for own in periods_of.values())


def _values(words: Sequence[str], years: Years, quarters: Collection[str]) -> list[dict[str, Any]]:
    """List what pages are made for: a mapping each, with a value for each of the words.

    Examples
    --------
    >>> _values(("place", "year"), {"甲市": [2023], "乙市": [2025]}, ())
    [{'place': '甲市', 'year': 2023}, {'place': '乙市', 'year': 2025}]
    >>> _values(("quarter",), {"甲市": [2023], "乙市": [2023]}, ["2023-Q2"])
    [{'quarter': '2023-Q2'}]
    >>> _values(("places",), {"甲市": [2022, 2023], "乙市": [2025]}, ())
    [{'places': ['甲市', '乙市'], 'years': [2023, 2025]}]
    >>> _values(("places",), {"甲市": [2022, 2023], "乙市": [2022]}, ())
    [{'places': ['甲市', '乙市'], 'years': [2022, 2022]}]
    >>> _values((), {}, ())
    [{}]
    """
    if "places" in words:
        latest = comparison_years.together(years)
        return [{"places": list(latest), "years": list(latest.values())}] if len(latest) > 1 else []
    if not words:
        return [{}]
    numbers = (1, 2, 3, 4) if "quarter" in words else (0,)
    found = {}
    for place, own in years.items():
        for year, number in product(own, numbers):
            values = {"place": place, "year": year, "quarter": f"{year}-Q{number}"}
            if not quarters or not number or values["quarter"] in quarters:
                found[tuple(values[word] for word in words)] = {word: values[word] for word in words}
    return list(found.values())


def _job(kind: ReportKind, values: Mapping[str, Any]) -> Job:
    """Make one job: its notebook gets what it declares; title and file are named after the values."""
    lang, scheme = values["lang"], values["scheme"]
    said = {word: _say(word, values, lang) for word in kind.declaration.words}
    parts = _parts(values.get("places", []), values.get("years", []))
    # A quarter names its year.
    dated = "quarter" if "quarter" in values else "year"
    parts += [str(values[word]).replace("/", "-") for word in ("place", "plan", dated) if word in values]
    # Of one page under two schemes neither may overwrite the other.
    own = scheme if scheme != STANDARD and "scheme" in kind.parameters else ""
    stem = file_stem(*parts, *filter(None, [kind.file_word, own]))
    if "indicator" in values:
        # Many small pages, by names that last, stand in a folder of their own.
        stem = f"{file_stem(kind.file_word)}/{file_stem(values['indicator'])}"
    return Job(
        kind.notebook,
        {name: values[name] for name in kind.parameters if name in values},
        # Pages in English carry their language.
        stem if lang == "zh" else f"{stem}.{lang}",
        kind.declaration.title.model_dump()[lang].format(**said),
        lang,
    )


def _parts(places: Sequence[str], years: Sequence[int]) -> list[str]:
    """Name a page of several places for its file: each with its year, of many the first and a checksum."""
    parts = [f"{place}-{year}" for place, year in zip(places, years, strict=True)]
    if len(parts) <= MOST_NAMED:
        return parts
    return [parts[0], str(len(parts)), hashlib.sha256("-".join(parts).encode()).hexdigest()[:8]]


def _sides(places: Sequence[str], years: Sequence[int], lang: str) -> str:
    """Name several places with their years; of many the first ones, and how many they are."""
    named = [number_format.place(place, lang) for place in places]
    if len(named) <= MOST_NAMED:
        return page_words.joined([f"{name} {year}" for name, year in zip(named, years, strict=True)], lang)
    first, last = min(years), max(years)
    period = html_cards.period(str(first) if first == last else f"{first}/{last}", lang)
    some = page_words.joined(named[:MOST_NAMED], lang)
    together = page_words.say("places_and_more", lang, places=some, count=len(named))
    return page_words.say("places_of_years", lang, places=together, period=period)


def _say(word: str, values: Mapping[str, Any], lang: str) -> str:
    """Write for a title what a page is made for."""
    if word == "places":
        return _sides(values["places"], values["years"], lang)
    if word == "quarter":
        return page_words.to_date(values["quarter"], lang)
    if word == "indicator":
        entry = indicators().by_id[values[word]]
        return entry.name if lang == "zh" else entry.english
    if word == "plan":
        return number_format.quoted_plan(periods.parse(values["plan"]), lang)
    return number_format.place(values["place"], lang) if word == "place" else str(values[word])
