"""Which lines of the tables pages about one indicator, or about a year of all places, rest on.

A page about an indicator rests on its targets and figures; one about a year on the targets of the year and of
the one before, and on what that came to. Both rest on the rows that these name, on the statements that say
them with the others of the same sentences, on the papers that say them, and on those of their places that are
plans, have lists of tasks or were left out.

What these lines are is kept beside what the build keeps, and counts for the very tables.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from indicators.project import Project
from indicators.storage.kept_results import FOLDER, KeptResults, joined, key_of, parted
from indicators.storage.plain_data import NotPlain, packed, unpacked
from indicators.tables.building import place_index
from indicators.tables.contract import schema
from indicators.tables.topic_rows import Lines, Spans, TopicRows, lines_of

# Another one wherever the lines chosen change.
FORMAT = "1"
KIND = "topic"
_HEADS = "heads"


def of_indicators(names: Iterable[str]) -> list[str]:
    """Name the topics of pages about indicators.

    Examples
    --------
    >>> of_indicators(["gdp"])
    ['indicator gdp']
    """
    return [f"indicator {name}" for name in names]


def of_years(years: Iterable[int]) -> list[str]:
    """Name the topics of pages about a year of all places, what is set for it first.

    Examples
    --------
    >>> of_years([2023])
    ['target 2023', 'target 2022', 'outcome 2022']
    """
    told = [(f"target {year}", f"target {year - 1}", f"outcome {year - 1}") for year in years]
    return [topic for topics in told for topic in topics]


def lines(project: Project, topics: Sequence[str]) -> Spans:
    """Give the lines of each table that pages about some topics rest on, its first line with them.

    Nothing where the build has kept nothing of these tables, or nothing is known of the first topic.

    Examples
    --------
    >>> lines(Project("nowhere"), ["indicator gdp"])
    {}
    """
    if place_index.of(project) is None:
        return {}
    tables = place_index.key(project.processed)
    kept = KeptResults(project.data / FOLDER, KIND)
    heads = _taken_up(kept, tables, _HEADS) or _made(project, kept, tables)
    first, *others = [_taken_up(kept, tables, topic) for topic in topics]
    if not heads or not first:
        return {}
    found: Spans = {name: [] for name in schema.NAMES}
    for known in (heads, first, *others):
        for name, spans in zip(schema.NAMES, known, strict=False):
            found[name] += spans
    return {name: list(spans) for name, spans in zip(schema.NAMES, lines_of(found), strict=True)}


def _made(project: Project, kept: KeptResults, tables: str) -> Lines:
    """Find the lines of all topics and keep them; those of other tables are no longer kept."""
    rows = TopicRows(project.processed)
    try:
        for topic, found in rows.every():
            kept.put(_key(tables, topic), joined(packed(found), []))
    except (OSError, ValueError, csv.Error):
        return ()
    heads = lines_of(rows.heads)
    kept.put(_key(tables, _HEADS), joined(packed(heads), []))
    kept.prune()
    return heads


def _taken_up(kept: KeptResults, tables: str, topic: str) -> Lines:
    content = kept.get(_key(tables, topic))
    try:
        return unpacked(Lines, parted(content)[0]) if content is not None else ()
    except (ValueError, TypeError, NotPlain):
        return ()


def _key(tables: str, topic: str) -> str:
    return key_of(FORMAT, tables, topic)
