"""The way in: every report with its state, places and years by quarter, comparisons below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.batch import html_exporter, jobs
from indicators.batch.manifest import Entry, Manifest, versions
from indicators.charts import number_format
from indicators.vocabulary import page_words

# The notebooks that the index lays out as a grid, and the parameters that give the row and column.
GRIDDED = {
    jobs.QUARTERLY: {"place", "year", "quarter"},
    jobs.PLAN: {"place", "year"},
    jobs.DUTY: {"place", "year"},
}
# The columns behind the quarters.
COLUMNS = {jobs.PLAN: "plan", jobs.DUTY: "duty"}


def page(manifest: Manifest, lang: str = "zh") -> str:
    """Render the index of a folder's reports.

    Parameters
    ----------
    manifest : Manifest
        What is there, done and failed.
    lang : str
        ``zh`` or ``en``; reports in the other language are listed too.
    """
    return html_exporter.index_page(
        page_words.say("title_index", lang), page_words.say("lede_index", lang), lang, listing(manifest, lang)
    )


def language(manifest: Manifest) -> str:
    """Choose the index's language: Chinese unless every report is English."""
    return "en" if manifest.entries and all(entry.lang == "en" for entry in manifest.entries) else "zh"


def listing(manifest: Manifest, lang: str) -> dict[str, Any]:
    """Arrange the entries for the index.

    Parameters
    ----------
    manifest : Manifest
        What is there.
    lang : str
        Language of the words.

    Returns
    -------
    dict
        groups (one a language of reports: heads, rows by place and year, newest first), others
        (all else), documents, the failed ones counted, and a notice where restricted papers were used.
    """
    gridded = [
        entry for entry in manifest.entries if GRIDDED.get(entry.notebook, {""}) <= set(entry.parameters)
    ]
    others = [entry for entry in manifest.entries if entry not in gridded]
    spoken = [name for name in page_words.LANGUAGES if any(entry.lang == name for entry in gridded)]
    failed = len(manifest.failed)
    is_restricted = any(map(_uses_restricted, manifest.entries))
    heads = ("title", "number", "place", "sha256")
    return {
        "failed": failed,
        "failed_notice": page_words.say("failed_count", lang, count=failed),
        "restricted_notice": page_words.say("restricted_index", lang) if is_restricted else "",
        "groups": [_group([entry for entry in gridded if entry.lang == name], name, lang) for name in spoken],
        "others": [_link(entry, entry.title) for entry in others],
        "documents": manifest.documents,
        "document_heads": [page_words.say(f"head_{key}", lang) for key in heads],
        "made_with": ", ".join(f"{name} {number}" for name, number in versions().items()),
    }


def _group(entries: Sequence[Entry], spoken: str, lang: str) -> dict[str, Any]:
    """Lay out one language's reports of single places, a row a place and year, a column a quarter."""
    found: dict[tuple[int, str], dict[object, Entry]] = {}
    for entry in entries:
        key = (-int(entry.parameters["year"]), str(entry.parameters["place"]))
        column = COLUMNS.get(entry.notebook) or entry.parameters["quarter"]
        found.setdefault(key, {})[column] = entry
    open_quarter = page_words.say("open_quarter", lang)
    rows = [
        {
            "place": number_format.place(place, lang, both=True),
            "year": -year,
            "entries": [
                *(_link(cells.get(quarter), open_quarter) for quarter in (1, 2, 3, 4)),
                *(_link(cells.get(name), page_words.say(f"open_{name}", lang)) for name in COLUMNS.values()),
            ],
        }
        for (year, place), cells in sorted(found.items())
    ]
    quarters = [
        page_words.say("head_quarter", lang, quarter=page_words.ordinal(number, lang))
        for number in (1, 2, 3, 4)
    ]
    return {
        "id": f"reports-{spoken}",
        "title": page_words.say("reports", lang)
        if spoken == lang
        else page_words.say(f"reports_{spoken}", lang),
        "caption": page_words.say("index_caption", lang),
        "heads": [
            page_words.say("head_place", lang),
            page_words.say("head_year", lang),
            *quarters,
            *(page_words.say(f"head_{name}", lang) for name in COLUMNS.values()),
        ],
        "rows": rows,
    }


def _link(entry: Entry | None, label: str) -> dict[str, str | bool] | None:
    if entry is None:
        return None
    pages = {"page": entry.page, "failed_page": entry.failed_page}
    restricted = _uses_restricted(entry)
    return {
        "status": entry.status,
        "label": label,
        "title": entry.title,
        "is_restricted": restricted,
        **pages,
    }


def _uses_restricted(entry: Entry) -> bool:
    return bool(entry.parameters.get("include_restricted"))
