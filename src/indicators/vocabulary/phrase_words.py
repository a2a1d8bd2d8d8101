"""Brings phrases and names to one form, and knows the words around a head that change nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from pathlib import Path

from indicators.errors import raise_all
from indicators.storage.expressions import expression
from indicators.vocabulary.loading import yaml_sections
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check, section_faults

FILE = Path(__file__).with_name("phrase_words.yaml")

_BRACKETS = expression(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕|【[^【】]*】")
_MARKS = expression(r"[\s“”‘’\"'《》「」『』·_•●◆■▪※▲○◇□➢★]+|^[-—–－]+")


class Rewrite(StrictModel):
    """Regular expressions and what stands for them, in order."""

    pattern_and_replacement: tuple[tuple[re.Pattern[str], str], ...]


class Tails(StrictModel):
    """Words behind a head that say how it is measured: of any indicator, and of a count only."""

    any: tuple[str, ...]
    subset: tuple[str, ...]


class Neutral(StrictModel):
    """Words before a head: that leave it whole, join the members of a list, or make it for each or a part."""

    scopes: tuple[str, ...]
    verbs: tuple[str, ...]
    joins: tuple[str, ...]
    pattern: re.Pattern[str]
    per_head: re.Pattern[str]
    driven: re.Pattern[str]


class PhraseWords(StrictModel):
    """The words of `phrase_words.yaml`.

    Examples
    --------
    >>> read_phrase_words().rewritten("单位GDP能耗（吨标准煤）")
    '单位地区生产总值能耗'
    """

    rewrite: Rewrite
    tails: Tails
    neutral: Neutral

    @cached_property
    def unchanging(self) -> tuple[str, ...]:
        """Scopes and verbs in one tuple, for `str.endswith`."""
        return (*self.neutral.scopes, *self.neutral.verbs)

    def rewritten(self, phrase: str) -> str:
        """Bring a phrase or a name to the form in which the two are compared."""
        text = _MARKS.sub("", unicodedata.normalize("NFKC", phrase)).lower()
        text = _BRACKETS.sub("", text) or text.strip("()[]〔〕【】")
        if not self._is_rewritten.search(text):
            return text
        for pattern, replacement in self.rewrite.pattern_and_replacement:
            text = pattern.sub(replacement, text)
        return text

    @cached_property
    def _is_rewritten(self) -> re.Pattern[str]:
        """Any of the patterns: most names have nothing that one of them matches."""
        return expression("|".join(f"(?:{one.pattern})" for one, _ in self.rewrite.pattern_and_replacement))


def read_phrase_words(path: Path = FILE) -> PhraseWords:
    """Read and check the words around the heads of phrases.

    Raises
    ------
    VocabularyFault
        A section or a field of one is missing, unknown or of the wrong kind; `Faults` if several are.

    Examples
    --------
    >>> "增速" in read_phrase_words().tails.any
    True
    """
    rows = yaml_sections(path)
    faults = section_faults(path, rows, PhraseWords)
    rewrite, more = check(Rewrite, filter(None, [rows.get("rewrite")]))
    tails, still_more = check(Tails, filter(None, [rows.get("tails")]))
    neutral, yet_more = check(Neutral, filter(None, [rows.get("neutral")]))
    raise_all([*faults, *more, *still_more, *yet_more])
    return PhraseWords(rewrite=rewrite[0][1], tails=tails[0][1], neutral=neutral[0][1])
