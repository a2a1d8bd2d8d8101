"""The places right below a place, ranked by what they report for the year so far."""

from __future__ import annotations

from indicators.analysis.places.county_outcomes import county_outcomes
from indicators.analysis.row_filters import Known
from indicators.views.citations import Citations
from indicators.views.display import NOTHING, Html
from indicators.views.localizer import Localizer
from indicators.views.outcomes_beside import OutcomesBeside
from indicators.views.table import Table


def county_figures(localizer: Localizer, citations: Citations, known: Known, quarter: str) -> Table | Html:
    """List the counties, a column an indicator, the best of the first one first.

    Parameters
    ----------
    localizer, citations
        Of the page.
    known : Known
        What is known of the place above.
    quarter : str
        Such as 2025-Q2.

    Returns
    -------
    Table or Html
        Nothing where fewer than two of them report the same.
    """
    found = county_outcomes(known.tables, known.place, quarter)
    beside = OutcomesBeside(localizer, citations, found.places)
    return beside.by_place(found.rows) if found.rows else NOTHING
