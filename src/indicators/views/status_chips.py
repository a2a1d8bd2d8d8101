"""Codes of the analysis as a reader meets them: a chip for a status, a short list for what to beware of."""

from __future__ import annotations

from html import escape

from indicators.analysis.codes import explain
from indicators.views import html_tables
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
