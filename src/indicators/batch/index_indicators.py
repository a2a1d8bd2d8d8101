"""The part of the index that finds indicators: a row each, by name, other names, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from indicators.batch.manifest import Entry
from indicators.batch.report_kinds import ReportKinds
from indicators.vocabulary import indicators, page_words
from indicators.vocabulary.pinyin import spellings

Link = Callable[[Entry | None, str, str], dict[str, Any] | None]
HEADS = ("indicator", "aliases", "pinyin")


def is_of_indicator(entry: Entry, kinds: ReportKinds) -> bool:
    """Whether a report is about one indicator of the catalogue."""
    kind = kinds.by_notebook.get(entry.notebook)
    return bool(kind and "indicator" in kind.each and entry.parameters.get("indicator") in indicators().by_id)


def section(entries: Iterable[Entry], lang: str, link: Link) -> dict[str, Any]:
    """Lay out the reports of indicators as a table; its filter finds them by any of the words.

    Returns
    -------
    dict
        title, caption, heads, rows with link, other names and pinyin; no rows if there are no entries.
    """
    return {
        "title": page_words.say("index_indicators", lang),
        "caption": page_words.say("index_indicators_caption", lang),
        "heads": [page_words.say(f"head_{name}", lang) for name in HEADS],
        "rows": [_row(entry, lang, link) for entry in _in_order(entries)],
    }


def _in_order(entries: Iterable[Entry]) -> Sequence[Entry]:
    order = list(indicators().by_id)
    return sorted(entries, key=lambda entry: (order.index(entry.parameters["indicator"]), entry.output))


def _row(entry: Entry, lang: str, link: Link) -> dict[str, Any]:
    known = indicators().by_id[entry.parameters["indicator"]]
    name, other = (known.name, known.english) if entry.lang == "zh" else (known.english, known.name)
    return {
        "link": link(entry, name, lang),
        "aliases": page_words.joined([*known.plain_aliases, other], lang),
        "pinyin": " ".join(spellings(known.name)),
    }
