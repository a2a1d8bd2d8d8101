"""Codes of the analysis as a reader meets them: a chip for a status, a short list for what to beware of."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.analysis.reason_codes import explain
from indicators.analysis.tracking.target_counts import Counted
from indicators.views import cells
from indicators.views.cells import Cell, Chip
from indicators.views.citations import Citations
from indicators.vocabulary import schemes

# How a light is shown: yellow, and green that is to be watched, look alike.
LIGHTS = {"green": "good", "watch": "watch", "yellow": "watch", "red": "bad", "grey": "none"}


def chip(status: str, lang: str, light: str = "") -> Chip:
    """Give a status of the list in schemes.yaml as it is shown.

    Parameters
    ----------
    light : str
        The light it was given, if not its own.

    Raises
    ------
    VocabularyFault
        If the list has no such status.

    Examples
    --------
    >>> chip("met", "zh"), chip("below_target", "en", "red")
    (Chip(text='已完成', light='good'), Chip(text='Below the annual target', light='bad'))
    """
    known = schemes().status(status)
    return Chip(known.label(lang), LIGHTS[light or known.light])


def states_of(statuses: str, lang: str) -> Cell:
    """Make a cell of statuses of the list, joined by ';'.

    Examples
    --------
    >>> states_of("target_above_even_share", "zh").words
    '年度目标快于年均进度'
    """
    names = filter(None, statuses.split(";"))
    return cells.chips(*(chip(name, lang) for name in names))


def counted(counts: Sequence[Counted], lang: str) -> list[tuple[int, str, str]]:
    """Give counts by status and light as cards show them: how many, of what, and how the light is shown.

    Examples
    --------
    >>> counted([Counted("met", "green", 3)], "zh")
    [(3, '已完成', 'good')]
    """
    chips = ((count.number, chip(count.status, lang, count.light)) for count in counts)
    return [(number, one.text, one.light) for number, one in chips]


def remarks(codes: str, citations: Citations) -> Cell:
    """Make a cell of flags, caveats or reasons, each an item of a list.

    Parameters
    ----------
    codes : str
        Joined by ';', with their arguments.
    """
    # A target and an outcome may lack the same for the same reason.
    return cells.notes(list(dict.fromkeys(explain(_readable(codes, citations), citations.lang))))


def _readable(codes: str, citations: Citations) -> str:
    """Put figures with their source in the place of ids: a reader does not know reported@210300.gdp."""
    readable = []
    for code in codes.split(";"):
        name, colon, rest = code.partition(":")
        arguments = [citations.brief(part) or part for part in rest.split("|")]
        readable.append(name + colon + "|".join(arguments))
    return ";".join(readable)
