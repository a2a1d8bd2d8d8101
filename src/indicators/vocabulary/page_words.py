"""What the reports say, in Chinese and English, read from `page_words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from indicators.errors import BadParameter, VocabularyFault
from indicators.vocabulary.loading import data_of

LANGUAGES = ("zh", "en")
FILE = "page_words.yaml"


class _Forms(Formatter):
    """Fills phrases in; a word of two forms goes by its number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


_FORMS = _Forms()


@cache
def _entries() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = data_of(Path(__file__).with_name(FILE))
    return loaded


def check_language(lang: str) -> str:
    """Return the language if the reports speak it.

    Raises
    ------
    BadParameter
        If it is neither ``zh`` nor ``en``.

    Examples
    --------
    >>> check_language("en")
    'en'
    """
    if lang not in LANGUAGES:
        raise BadParameter(
            expected="a language among zh and en",
            found=repr(lang),
            where="--lang or the notebook's parameter lang",
            remedy="Write zh for Chinese or en for English.",
        )
    return lang


def say(key: str, lang: str, **values: object) -> str:
    """Say one phrase of `page_words.yaml` in a language.

    Parameters
    ----------
    **values
        What stands in the phrase's braces; ``{count:target|targets}`` is the first word for one.

    Raises
    ------
    VocabularyFault
        If the file has no such phrase.

    Examples
    --------
    >>> say("source", "zh"), say("days_late", "en", count=1), say("days_late", "en", count=2)
    ('来源', '1 day late', '2 days late')
    """
    entry = _entries().get(key)
    if entry is None or lang not in entry:
        raise VocabularyFault(
            expected=f"a phrase in {' and '.join(LANGUAGES)}",
            found=f"none named {key!r} in {lang!r}",
            where=f"vocabulary/{FILE}",
            remedy="Add the phrase to the file, in both languages.",
        )
    return _FORMS.format(entry[lang], **values) if values else entry[lang]


def joined(parts: Sequence[str], lang: str) -> str:
    """Join parts into a list as the language writes it.

    Examples
    --------
    >>> joined(["鞍山市", "锦州市"], "zh"), joined(["a", "b", "c"], "en")
    ('鞍山市、锦州市', 'a, b and c')
    """
    if lang == "zh" or len(parts) < 2:
        return "、".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def to_date(until: str, lang: str) -> str:
    """Name the part of a year that is over at a quarter's or a month's end: figures are sums since January.

    Examples
    --------
    >>> [to_date(f"2025-Q{number}", "zh") for number in (1, 2, 3, 4)]
    ['2025年一季度', '2025年上半年', '2025年前三季度', '2025年全年']
    >>> to_date("2025-08", "zh"), to_date("2025-08", "en")
    ('2025年1—8月', 'January to August 2025')
    """
    return say("to_date", lang, year=until[:4], part=part_of_year(until, lang))


def part_of_year(until: str, lang: str) -> str:
    """Name that part without the year."""
    _, _, part = until.partition("-")
    if part.startswith("Q"):
        return say(f"part_{part[1:]}", lang)
    if part == "01":
        return say("month_1", lang)
    return say("since_january", lang, month=say(f"month_{int(part)}", lang))


def say_or(key: str, lang: str, otherwise: str) -> str:
    """Say a phrase, or other words if the file has none of that name.

    Examples
    --------
    >>> say_or("unit_柜", "en", "柜")
    '柜'
    """
    return say(key, lang) if key in _entries() else otherwise


def say_reason(reason: str, lang: str) -> str:
    """Say why a number or a cell was not read: by its code, or by its words and what they are about.

    Examples
    --------
    >>> say_reason("head not known", "zh"), say_reason("unit not known: 柜", "zh")
    ('表头无法识别', '单位无法识别：柜')
    >>> say_reason("unit not known: 柜", "en")
    'unit not known: 柜'
    """
    told, colon, about = reason.partition(": ")
    words = say_or(f"reason_{re.sub(r'[, ]+', '_', told)}", lang, told)
    return f"{words}{'：' if colon and lang == 'zh' else colon}{about}"
