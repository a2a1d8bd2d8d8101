"""Codes of the analysis as a reader meets them: a chip for a status, a short list for what to beware of."""

from __future__ import annotations

from indicators.analysis.codes import explain
from indicators.views import cells
from indicators.views.cells import Cell, Chip
from indicators.views.citations import Citations
from indicators.vocabulary import schemes
from indicators.vocabulary.statuses import Named

# How a light is shown: yellow, and green that is to be watched, look alike.
LIGHTS = {"green": "good", "watch": "watch", "yellow": "watch", "red": "bad", "grey": "none"}


def chip(status: str, lang: str, scheme: str = "") -> Chip:
    """Give a status of the list in schemes.yaml as it is shown.

    Parameters
    ----------
    status : str
        Its id.
    lang : str
        ``zh`` or ``en``.
    scheme : str
        The scheme that gave it, if one did: it may change the light.

    Raises
    ------
    VocabularyFault
        If the list has no such status.

    Examples
    --------
    >>> chip("met", "zh"), chip("slow", "en", "five_year")
    (Chip(text='完成', light='good'), Chip(text='Somewhat slow', light='watch'))
    """
    known = schemes().status(status, scheme)
    return Chip(known.label(lang), LIGHTS[known.light])


def states_of(statuses: str, lang: str, scheme: str = "") -> Cell:
    """Make a cell of statuses of the list, joined by ';'.

    Examples
    --------
    >>> states_of("target_above_even_share", "zh").words
    '年度目标高于均摊'
    """
    return cells.chips(*(chip(status, lang, scheme) for status in statuses.split(";") if status))


def counted(named: Named, count: int, lang: str) -> Chip:
    """Give a card or a state with how many targets it counts."""
    return Chip(f"{named.label(lang)} {count}", LIGHTS[named.light])


def remarks(codes: str, citations: Citations) -> Cell:
    """Make a cell of flags, caveats or reasons, each an item of a list.

    Parameters
    ----------
    codes : str
        Joined by ';', with their arguments.
    citations : Citations
        Puts a figure in the place of its id, in the page's language.
    """
    return cells.notes(explain(_readable(codes, citations), citations.lang))


def _readable(codes: str, citations: Citations) -> str:
    """Put figures with their source in the place of ids: a reader does not know reported@210300.gdp."""
    readable = []
    for code in codes.split(";"):
        name, colon, rest = code.partition(":")
        arguments = [citations.brief(part) or part for part in rest.split("|")]
        readable.append(name + colon + "|".join(arguments))
    return ";".join(readable)
