"""Codes of the analysis as a reader meets them: a chip for a status, a short list for what to beware of."""

from __future__ import annotations

from html import escape

from indicators.analysis.codes import explain
from indicators.views import cells, html_tables
from indicators.views.cells import Cell, Chip
from indicators.views.citations import Citations


def chips(codes: str, kind: str, lang: str) -> str:
    """Write statuses as chips.

    Parameters
    ----------
    codes : str
        Joined by ';'.
    kind : str
        good, watch, bad or none.
    lang : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> "年度目标高于均摊" in chips("target_above_even_share", "good", "zh")
    True
    """
    return " ".join(html_tables.chip(words, kind) for words in explain(codes, lang))


def states(codes: str, light: str, lang: str) -> Cell:
    """Make a cell of statuses, each a chip.

    Parameters
    ----------
    codes : str
        Joined by ';'.
    light : str
        good, watch, bad or none.
    lang : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> states("target_above_even_share", "good", "zh").words
    '年度目标高于均摊'
    """
    return cells.chips(*(Chip(words, light) for words in explain(codes, lang)))


def remarks(codes: str, citations: Citations) -> Cell:
    """Make a cell of flags, caveats or reasons, each an item of a list.

    Parameters
    ----------
    codes : str
        Joined by ';', with their arguments.
    citations : Citations
        Puts a figure in the place of its id, and speaks the page's language.
    """
    return cells.notes(explain(_readable(codes, citations), citations.lang))


def notes(codes: str, citations: Citations) -> str:
    """Write flags, caveats or reasons as a list; nothing for no code.

    Parameters
    ----------
    codes : str
        Joined by ';', with their arguments.
    citations : Citations
        Puts a figure in the place of its id, and speaks the page's language.
    """
    return html_tables.bullets(map(escape, explain(_readable(codes, citations), citations.lang)), "notes")


def _readable(codes: str, citations: Citations) -> str:
    """Put figures with their source in the place of ids: a reader does not know reported@210300.gdp."""
    told = []
    for code in codes.split(";"):
        name, colon, rest = code.partition(":")
        arguments = [citations.brief(part) or part for part in rest.split("|")]
        told.append(name + colon + "|".join(arguments))
    return ";".join(told)
