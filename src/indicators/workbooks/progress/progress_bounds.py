"""Holds what people fill into a workbook against the bounds of figures."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.errors import ImplausibleFigure
from indicators.tables.reported.observations import table_row
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.targets.bound_words import expected
from indicators.tables.targets.canonical import add_canonical
from indicators.tables.targets.plausibility import causes
from indicators.vocabulary.phrase import Phrase
from indicators.vocabulary.plausible_bounds import plausible_bounds
from indicators.workbooks.fault_phrases import say


def bound_faults(figures: Iterable[tuple[str, Figure]]) -> list[ImplausibleFigure]:
    """Refuse figures that cannot be true and that no remark confirms.

    Parameters
    ----------
    figures : iterable of (str, Figure)
        Each with the cell it stands in.

    Examples
    --------
    >>> bound_faults([])
    []
    """
    asked = [(where, figure) for where, figure in figures if not figure.confirmed]
    if not asked:
        return []
    rows = pd.DataFrame([table_row(figure) | {"status": figure.status} for _, figure in asked])
    return [
        ImplausibleFigure(
            expected=_expected(cause, figure),
            found=f"{figure.value:f}{figure.unit}, {figure.period}",
            where=where,
            remedy=say("confirm", word=plausible_bounds().confirming[0]),
        )
        for (where, figure), cause in zip(asked, causes(add_canonical(rows)), strict=True)
        if cause
    ]


def _expected(cause: str, figure: Figure) -> Phrase:
    """Say what a figure should have been like, by what is wrong with it."""
    names = ("indicator", "indicator_id", "measure", "published")
    english = expected(cause, **{name: getattr(figure, name) for name in names})
    return Phrase.of(english, say(f"bound_{cause.partition(':')[0]}").zh)
