"""The part of the index that finds indicators: a row each, by name, other names, pinyin or initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from unicodedata import normalize

from indicators.batch.manifest import Entry
from indicators.batch.report_kinds import ReportKinds
from indicators.vocabulary import indicators, page_words

Link = Callable[[Entry | None, str, str], dict[str, Any] | None]
HEADS = ("indicator", "aliases", "pinyin")
_OTHER = re.compile(r"[^a-z0-9.]")


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
        "pinyin": " ".join(pinyin_spellings(known.name)),
    }


@cache
def pinyin_spellings(name: str) -> tuple[str, str]:
    """Give a Chinese name's pinyin in one word, and its initials; letters and digits stand as they are.

    Examples
    --------
    >>> pinyin_spellings("人口自然增长率"), pinyin_spellings("A级景区")
    (('renkouziranzengzhanglv', 'rkzrzzl'), ('ajijingqu', 'ajjq'))
    """
    # Its dictionary takes a quarter of a second, and only the index asks for it.
    from pypinyin import lazy_pinyin

    told = lazy_pinyin(normalize("NFKC", name).lower())
    syllables = [syllable for one in told if (syllable := _OTHER.sub("", one))]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
