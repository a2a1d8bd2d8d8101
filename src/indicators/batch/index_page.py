"""The index: every report with its state, places and years by column, comparisons and others below."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from indicators.batch import handout_files, html_exporter, index_indicators, report_kinds
from indicators.batch.manifest import Entry, Manifest
from indicators.batch.report_kinds import ReportKind, ReportKinds
from indicators.charts import number_format
from indicators.documents import html_cards
from indicators.views.page_state import PageState
from indicators.vocabulary import page_words

FILE = "index.html"
# How the index shows what a page says of itself.
INDEX_LIGHTS = {"red": "bad", "yellow": "watch", "green": "good", "other": "none", "without": "none"}
WORDS = ("restricted_short", "failed", "last_good_short", "basis", "basis_caption")
# The kind's notebook and, where it is made by quarter, the number of the quarter, else 0.
Column = tuple[str, int]
Cell = tuple[str, int, Column]


def page(manifest: Manifest, kinds: ReportKinds, lang: str = "zh") -> str:
    """Render the index of a folder's reports.

    Parameters
    ----------
    lang : str
        ``zh`` or ``en``; reports in the other language are listed too.
    """
    shown = listing(manifest, kinds, lang)
    frame = html_exporter.frame(
        page_words.say("title_index", lang),
        lang,
        json.dumps(shown, ensure_ascii=False, sort_keys=True),
        [html_exporter.shared("tables")],
        (*WORDS, *html_exporter.TABLE_WORDS),
        lede=page_words.say("lede_index", lang),
        notice=shown["restricted_notice"],
        home="",
    )
    return html_exporter.exporter("list.html.j2").render(page=frame, listing=shown)


def language(manifest: Manifest) -> str:
    """Choose the index's language: Chinese unless every report is English."""
    return "en" if manifest.entries and all(entry.lang == "en" for entry in manifest.entries) else "zh"


def listing(manifest: Manifest, kinds: ReportKinds, lang: str) -> dict[str, Any]:
    """Arrange the entries for the index.

    Returns
    -------
    dict
        groups (one a language of reports: heads, rows by place and year, newest first), indicators (a row
        each), lists (all else, a title and its links each: comparisons, and the project's own notebooks),
        documents, the failed ones counted, and a notice where restricted papers were used.
    """
    cells = {entry.output: _cell(entry, kinds) for entry in manifest.entries}
    gridded = [entry for entry in manifest.entries if cells[entry.output]]
    about_one = [entry for entry in manifest.entries if index_indicators.is_of_indicator(entry, kinds)]
    rest = [entry for entry in manifest.entries if not cells[entry.output] and entry not in about_one]
    columns = {
        (kind.notebook, number): _head(kind, number, lang)
        for kind in kinds
        if _is_gridded(kind)
        for number in ((1, 2, 3, 4) if "quarter" in kind.each else (0,))
    }
    groups = [
        _group([entry for entry in gridded if entry.lang == name], cells, columns, name, lang)
        for name in page_words.LANGUAGES
        if any(entry.lang == name for entry in gridded)
    ]
    failed = len(manifest.failed)
    has_restricted = any(report_kinds.is_restricted(entry.parameters) for entry in manifest.entries)
    heads = ("title", "number", "issued", "place")
    return {
        "failed": failed,
        "failed_notice": page_words.say("failed_count", lang, count=failed),
        "restricted_notice": page_words.say("restricted_index", lang) if has_restricted else "",
        "groups": groups,
        "indicators": index_indicators.section(about_one, lang, _link),
        "lists": _lists(rest, kinds, lang),
        "documents": manifest.documents,
        "document_heads": [page_words.say(f"head_{key}", lang) for key in heads],
    }


def _lists(entries: Sequence[Entry], kinds: ReportKinds, lang: str) -> list[dict[str, Any]]:
    """List what has no row, the project's own notebooks apart: a kind without words for the index is one."""

    def is_own(entry: Entry) -> bool:
        kind = kinds.by_notebook.get(entry.notebook)
        return kind is None or kind.short is None

    groups = {
        "others": [entry for entry in entries if not is_own(entry)],
        "own_reports": [entry for entry in entries if is_own(entry)],
    }
    return [
        {
            "id": name.replace("_", "-"),
            "title": page_words.say(name, lang),
            "entries": [_link(entry, entry.title, lang) for entry in found],
        }
        for name, found in groups.items()
        if found
    ]


def _is_gridded(kind: ReportKind) -> bool:
    """Whether a kind has columns: it is made for a place and a time, and has a head for them."""
    return bool(kind.short) and "place" in kind.each and ("quarter" in kind.each or "year" in kind.each)


def _cell(entry: Entry, kinds: ReportKinds) -> Cell | None:
    """Find the row and the column of an entry in the grid; None if it has none."""
    kind = kinds.by_notebook.get(entry.notebook)
    if kind is None or not _is_gridded(kind):
        return None
    period = str(entry.parameters.get("quarter" if "quarter" in kind.each else "year", ""))
    found = re.fullmatch(r"(\d{4})(?:-Q([1-4]))?", period)
    if found is None or bool(found[2]) != ("quarter" in kind.each) or "place" not in entry.parameters:
        # Of a notebook that was changed since.
        return None
    return str(entry.parameters["place"]), int(found[1]), (kind.notebook, int(found[2] or 0))


def _head(kind: ReportKind, quarter: int, lang: str) -> str:
    own = (kind.short.zh if lang == "zh" else kind.short.en) if kind.short else ""
    if not quarter:
        return own or kind.name
    return f"{own} {page_words.say(f'part_{quarter}', lang)}".strip()


def _group(
    entries: Sequence[Entry],
    cells: dict[str, Cell | None],
    columns: dict[Column, str],
    spoken: str,
    lang: str,
) -> dict[str, Any]:
    """Lay out one language's reports of single places, a row a place and year."""
    found: dict[tuple[int, str], dict[Column, Entry]] = {}
    for entry in entries:
        if cell := cells[entry.output]:
            place, year, column = cell
            found.setdefault((-year, place), {})[column] = entry
    rows = [
        {
            "place": number_format.place(place, lang, both=True),
            "year": -year,
            "entries": [_link(own.get(column), page_words.say("open", lang), lang) for column in columns],
        }
        for (year, place), own in sorted(found.items())
    ]
    title = "reports" if spoken == lang else f"reports_{spoken}"
    return {
        "id": f"reports-{spoken}",
        "title": page_words.say(title, lang),
        "caption": page_words.say("index_caption", lang),
        "sub": page_words.say("index_sub", lang) if any(entry.state for entry in entries) else "",
        "heads": [page_words.say("head_place", lang), page_words.say("head_year", lang), *columns.values()],
        "rows": rows,
    }


def _link(entry: Entry | None, label: str, lang: str) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "status": entry.status,
        "label": label,
        "title": entry.title,
        "is_restricted": report_kinds.is_restricted(entry.parameters),
        "page": entry.page,
        "failed_page": entry.failed_page,
        "papers": handout_files.links(entry.handouts, lang),
        **_state(entry, lang),
    }


def _state(entry: Entry, lang: str) -> dict[str, Any]:
    """Say what a page says of itself: how many stand in each light, and when data came in last."""
    if entry.state.keys() != {field.name for field in fields(PageState)}:
        # A page that says nothing of itself, or one of another version of the program.
        return {"lights": [], "latest": []}
    state = PageState(**entry.state)
    coloured = {"red": state.red, "yellow": state.yellow, "green": state.green}
    counts = {**(coloured if state.period else {}), "other": state.other, "without": state.without}
    counts = {name: count for name, count in counts.items() if count or name in coloured}
    lights = [
        {"light": INDEX_LIGHTS[name], "words": page_words.say(f"index_{name}", lang, count=count)}
        for name, count in counts.items()
    ]
    latest = []
    if state.period:
        latest.append(page_words.say("index_latest", lang, period=html_cards.period(state.period, lang)))
    if state.came_in:
        latest.append(page_words.say("index_came_in", lang, day=state.came_in))
    return {"lights": lights, "latest": latest}
