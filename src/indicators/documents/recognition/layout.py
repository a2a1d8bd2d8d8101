"""Recognised pages → the text of a document, through the same lines and tables as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from indicators.documents.decoding import Decoded, completed
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import page_layout
from indicators.documents.formats.page_layout import Drawn
from indicators.documents.grids.table_grid import Table
from indicators.documents.grids.table_text import Written
from indicators.documents.recognition import certainty
from indicators.documents.recognition.page_recognition import ReadPage, Rule
from indicators.errors import UnreadableDocument

_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def decoded(pages: Sequence[ReadPage], form: str, where: str) -> Decoded:
    """Put recognised pages together.

    Parameters
    ----------
    form : str
        What the file is: pdf, png, jpg, tif.

    Returns
    -------
    Decoded
        With a fault that says of the text that it is recognised, and one for each figure that is doubtful.

    Raises
    ------
    UnreadableDocument
        If there are no words on any page.
    """
    if not any(sign.text.strip() for page in pages for sign in page.signs):
        raise UnreadableDocument(
            expected="pictures of pages with words on them",
            found=f"{len(pages)} pages, and no word that can be recognised",
            where=where,
            remedy="Scan it anew at 300 dots an inch, the page upright.",
        )
    drawn = [page_layout.page(_drawn(page), number) for number, page in enumerate(pages, 1)]
    marked, asides = page_layout.text(drawn, form.upper(), where)
    text, doubtful = certainty.read_back(marked.text)
    tables = tuple(_plain(table) for table in marked.tables)
    plain = tuple(_without_marks(aside) for aside in asides)
    made = completed(form, Written(text, tables), plain, where)
    told = f"{len(pages)} pages are recognised from pictures; compare their figures with the paper."
    faults = [Fault("recognised", 0, len(text), False, told)]
    faults += [
        Fault(
            "doubtful_figure", start, end, False,
            f"{text[start:end][:40]!r} is recognised with a certainty below {below:.0%}, and not read.",
        )
        for start, end, below in doubtful
    ]  # fmt: skip
    return replace(made, faults=(*made.faults, *faults))


def _plain(table: Table) -> Table:
    return replace(table, cells=tuple(replace(cell, text=certainty.plain(cell.text)) for cell in table.cells))


def _without_marks(aside: Aside) -> Aside:
    return replace(aside, lines=tuple(map(certainty.plain, aside.lines)))


def _drawn(page: ReadPage) -> Drawn:
    signs = [asdict(sign) | {"upright": True, "matrix": _STRAIGHT} for sign in page.signs]
    return Drawn(signs, [_edge(rule) for rule in page.rules], (), page.width, page.height)


def _edge(rule: Rule) -> dict[str, Any]:
    """Give a rule as pdfplumber gives a stroke: without thickness."""
    x0, top, x1, bottom = rule.x0, rule.top, rule.x1, rule.bottom
    if rule.is_level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if rule.is_level else "v", "object_type": "line",
    }  # fmt: skip
