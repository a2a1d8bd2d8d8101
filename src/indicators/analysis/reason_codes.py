"""Puts the codes of reasons, flags and caveats, and the ids of statuses, into Chinese or English."""

from __future__ import annotations

from datetime import date
from functools import cache

from indicators import periods
from indicators.errors import VocabularyFault
from indicators.vocabulary import schemes
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.page_words import check_language

# What an empty argument is told as: a target may be held against what its source does not name.
NOT_NAMED = "not_named"


def explain(codes: str, lang: str = "zh") -> list[str]:
    """Say what codes and statuses mean.

    Parameters
    ----------
    codes : str
        Joined by ';', each with its arguments behind a colon, parted by '|'.

    Returns
    -------
    list of str
        One phrase a code, without a full stop; empty for "".

    Raises
    ------
    VocabularyFault
        If neither reason_codes.yaml nor the list of statuses has such a code, or a code has too few
        arguments.
    BadParameter
        If the language is neither.

    Examples
    --------
    >>> explain("year_unknown:2021;target_upper_bound")
    ['缺2021年数据', '年度目标口径较宽，比重为上限']
    >>> explain("no_target:2023", "en")
    ['no annual target for 2023']
    """
    check_language(lang)
    return [_phrase(code, lang) for code in codes.split(";") if code]


def _phrase(code: str, lang: str) -> str:
    """Say one code."""
    name, has_arguments, rest = code.partition(":")
    known = _phrases()
    statuses = schemes().statuses
    if name in statuses and name not in known:
        return statuses[name].label(lang)
    given = [part or NOT_NAMED for part in rest.split("|")] if has_arguments else []
    arguments = [_Argument(_worded(part, lang), part, lang) for part in given]
    try:
        return known[name][lang].format(*arguments)
    except (KeyError, IndexError) as error:
        raise VocabularyFault(
            expected="a code of reason_codes.yaml with all its arguments",
            found=repr(code),
            where="analysis/reason_codes.yaml",
            remedy="Add the code to the file, in zh and en.",
        ) from error


def _worded(part: str, lang: str) -> str:
    """Say an argument that is itself a status or a code; any other as it is."""
    statuses, known = schemes().statuses, _phrases()
    if part in statuses:
        return statuses[part].label(lang)
    return known[part][lang] if part in known else part


class _Argument(str):
    """What fills a phrase's braces; `{0.period}` writes it as a period in words, `{0.day}` as a day."""

    __slots__ = ("_code", "_lang")
    _code: str
    _lang: str

    def __new__(cls, words: str, code: str, lang: str) -> _Argument:
        made = super().__new__(cls, words)
        made._code, made._lang = code, lang
        return made

    @property
    def period(self) -> str:
        """The period in words."""
        found = periods.parse(self._code)
        return found.label if self._lang == "zh" else found.label_en

    @property
    def day(self) -> str:
        """The day in words."""
        found = date.fromisoformat(self._code)
        return f"{found.year}年{found.month}月{found.day}日" if self._lang == "zh" else found.isoformat()


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """Read reason_codes.yaml."""
    phrases: dict[str, dict[str, str]] = packaged("reason_codes.yaml", "analysis")
    return phrases
