"""Holds what units fill into the progress workbook against the bounds of figures."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.errors import ImplausibleFigure
from indicators.tables.bound_words import confirming, expected
from indicators.tables.canonical import add_canonical
from indicators.tables.observations import table_row
from indicators.tables.plausibility import causes
from indicators.tables.progress_figures import ProgressFigure


def bound_faults(figures: Iterable[tuple[str, ProgressFigure]]) -> list[ImplausibleFigure]:
    """Refuse figures that cannot be true and that no remark confirms.

    Parameters
    ----------
    figures : iterable of (str, ProgressFigure)
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
            expected=expected(
                cause,
                indicator=figure.indicator,
                indicator_id=figure.indicator_id,
                measure=figure.measure,
                published=figure.published,
            ),
            found=f"{figure.value:f}{figure.unit}, {figure.period}",
            where=where,
            remedy=f"Correct the cell; if the figure is right, {confirming().replace('reason', 'remark')}.",
        )
        for (where, figure), cause in zip(asked, causes(add_canonical(rows)), strict=True)
        if cause
    ]
