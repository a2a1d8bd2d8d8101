"""What there is to report: one job a page, taken from the tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from indicators import periods
from indicators.charts import number_format
from indicators.vocabulary import page_words

QUARTERLY = "quarterly_report.ipynb"
PLAN = "plan_vs_annual.ipynb"
DUTY = "responsibility.ipynb"
CITIES = "compare_cities.ipynb"
LONGEST_NAME = 80
# A file name has at most 255 bytes; .failed.ipynb takes 13 of them.
MOST_BYTES = 240


@dataclass(frozen=True)
class Job:
    """One page to make: a notebook run with parameters.

    Parameters
    ----------
    notebook : str
        File name in the project's notebooks folder.
    parameters : mapping
        Name to value, as the notebook's parameters cell declares them.
    output : str
        File name of the page without its suffix.
    title : str
        Heading of the page, in its language.
    lang : str
        ``zh`` or ``en``.
    """

    notebook: str
    parameters: Mapping[str, object] = field(hash=False)
    output: str
    title: str
    lang: str = "zh"


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


def annual_years(
    targets: pd.DataFrame, documents: pd.DataFrame, *, registered_only: bool, include_restricted: bool = False
) -> dict[str, list[int]]:
    """List the places and the years that have annual targets.

    Parameters
    ----------
    targets, documents : DataFrame
        The tables of those names.
    registered_only : bool
        Whether only targets that stand in a registered document count.
    include_restricted : bool
        Whether documents marked 不公开 count.

    Returns
    -------
    dict of str to list of int
        Place to its years in order, places by code.
    """
    rows = _public(targets, include_restricted)
    rows = rows[rows["horizon"] == "annual"]
    if registered_only:
        register = documents.set_index("document_id")
        # A city's paper names targets of its counties and of other years too; its page is about its own.
        own_place = rows["place"] == rows["document_id"].map(register["place"])
        own_year = rows["period"].str[:4] == rows["document_id"].map(register["period"])
        rows = rows[own_place & own_year]
    years: dict[str, list[int]] = {}
    for place, year in sorted(set(zip(rows["place"], rows["period"].str[:4], strict=True))):
        years.setdefault(place, []).append(int(year))
    codes = targets.drop_duplicates("place").set_index("place")["adcode"]
    return {place: years[place] for place in sorted(years, key=lambda name: (codes[name], name))}


def plan_jobs(
    documents: pd.DataFrame, years: Mapping[str, Sequence[int]], lang: str, include_restricted: bool
) -> list[Job]:
    """Make a job for every place and year that a five-year plan of the place covers."""
    plans = documents[documents["kind"] == "five_year_plan"]
    if not include_restricted:
        plans = plans[plans["disclosure"] == "public"]
    spans = [
        (place, periods.parse(text)) for place, text in zip(plans["place"], plans["period"], strict=True)
    ]
    return [
        Job(
            PLAN,
            {"place": place, "year": year, "lang": lang, "include_restricted": include_restricted},
            _named(lang, place, str(year), "plan"),
            page_words.say("title_plan", lang, place=number_format.place(place, lang), year=year),
            lang,
        )
        for place, own in years.items()
        for year in own
        if any(owner == place and year in span.years for owner, span in spans)
    ]


def duty_jobs(
    documents: pd.DataFrame, years: Mapping[str, Sequence[int]], lang: str, include_restricted: bool
) -> list[Job]:
    """Make a job for every place and year with a paper that shares out the tasks."""
    shared = documents[documents["kind"] == "task_breakdown"]
    if not include_restricted:
        shared = shared[shared["disclosure"] == "public"]
    found = set(zip(shared["place"], shared["period"], strict=True))
    return [
        Job(
            DUTY,
            {"place": place, "year": year, "lang": lang, "include_restricted": include_restricted},
            _named(lang, place, str(year), "responsibility"),
            page_words.say("title_duty", lang, place=number_format.place(place, lang), year=year),
            lang,
        )
        for place, own in years.items()
        for year in own
        if (place, str(year)) in found
    ]


def quarter_jobs(
    years: Mapping[str, Sequence[int]], quarters: Sequence[int], lang: str, include_restricted: bool
) -> list[Job]:
    """Make a job for every place, year and quarter."""
    return [
        Job(
            QUARTERLY,
            {
                "place": place,
                "quarter": f"{year}-Q{quarter}",
                "lang": lang,
                "include_restricted": include_restricted,
            },
            _named(lang, place, f"{year}-Q{quarter}"),
            page_words.say(
                "title_quarter",
                lang,
                place=number_format.place(place, lang),
                period=_label(f"{year}-Q{quarter}", lang),
            ),
            lang,
        )
        for place, own in years.items()
        for year in own
        for quarter in quarters
    ]


def city_jobs(years: Mapping[str, Sequence[int]], lang: str, include_restricted: bool) -> list[Job]:
    """Make one job that lays the places side by side, each in its latest year; none for a single place."""
    if len(years) < 2:
        return []
    latest = {place: max(own) for place, own in years.items()}
    return [
        Job(
            CITIES,
            {
                "places": list(latest),
                "years": list(latest.values()),
                "lang": lang,
                "include_restricted": include_restricted,
            },
            _named(lang, *(f"{place}-{year}" for place, year in latest.items()), "compare"),
            page_words.say(
                "title_cities",
                lang,
                sides=page_words.joined(
                    [f"{number_format.place(p, lang)} {y}" for p, y in latest.items()], lang
                ),
            ),
            lang,
        )
    ]


def all_jobs(
    targets: pd.DataFrame, documents: pd.DataFrame, lang: str = "zh", include_restricted: bool = False
) -> list[Job]:
    """Make every job the registered documents give rise to.

    Parameters
    ----------
    targets, documents : DataFrame
        The tables of those names.
    lang : str
        ``zh`` or ``en``.
    include_restricted : bool
        Whether documents marked 不公开 are reported on.

    Returns
    -------
    list of Job
        Quarters, then plan comparisons, then who answers for what, then the comparison of the places.
    """
    years = annual_years(targets, documents, registered_only=True, include_restricted=include_restricted)
    return [
        *quarter_jobs(years, (1, 2, 3, 4), lang, include_restricted),
        *plan_jobs(documents, years, lang, include_restricted),
        *duty_jobs(documents, years, lang, include_restricted),
        *city_jobs(years, lang, include_restricted),
    ]


def _label(period: str, lang: str) -> str:
    parsed = periods.parse(period)
    return parsed.label if lang == "zh" else parsed.label_en


def _named(lang: str, *parts: str) -> str:
    """Name a page; pages in English carry their language."""
    return file_stem(*parts) + ("" if lang == "zh" else f".{lang}")


def _public(targets: pd.DataFrame, include_restricted: bool) -> pd.DataFrame:
    return targets if include_restricted else targets[~targets["is_restricted"]]
