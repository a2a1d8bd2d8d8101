"""The noun right behind a figure: 5条商业街, 12个国考断面水质达标."""

from __future__ import annotations

import re

from indicators.reading.lexicon import any_word, pattern

_NOT_A_NOUN = pattern("measured.verbs_behind", prefix=r"(?:[，,。;；:、)）（(”\]\n]|$|", suffix=")")
_NOUN_BEHIND = re.compile(rf"的?(?:大(?!{any_word('phrases.nouns_of_size')}))?(“?[^，,。;；:（(\n]{{1,30}})")
_NOUN_END = pattern("measured.noun_ends", prefix="(?<=..)")
_JOINS = "和及与、"


def noun_behind(tail: str, *, is_counted: bool) -> tuple[str, str]:
    """Find the noun right behind a figure (5条商业街), and the same with the verb that follows it.

    Parameters
    ----------
    tail : str
        The clause behind the figure.
    is_counted : bool
        Whether the unit counts things: then a list joined by 、 is one noun.

    Examples
    --------
    >>> noun_behind("社会投资类项目开工建设", is_counted=True)
    ('社会投资类项目', '社会投资类项目开工建设')
    >>> noun_behind("左右的速度", is_counted=False)
    ('', '')
    """
    if _NOT_A_NOUN.match(tail) or not (found := _NOUN_BEHIND.match(tail)):
        return "", ""
    whole = found[1] if is_counted else found[1].partition("、")[0]
    if "“" not in whole:
        whole = whole.partition("”")[0]
    end = _NOUN_END.search(whole)
    noun = whole[: end.start()] if end else whole
    noun, whole = noun.rstrip(_JOINS), whole.rstrip(_JOINS)
    return (noun, whole) if len(noun) > 1 else ("", "")
