"""The targets of the level above that a place is held against, those set for the place itself first."""

from __future__ import annotations

from indicators.analysis.plans.plan_figures import is_of
from indicators.analysis.row_filters import Known, annual_targets, given_targets, require_place
from indicators.tables.contract.records import Target
from indicators.tables.targets.allocations import set_by


def targets_above(known: Known, above: str) -> list[Target]:
    """List the targets a place's are held against: those that the place above set for it before its own.

    Raises
    ------
    UnknownPlace
        If nothing is known of the place above.
    """
    tables = known.tables
    given = [one for one in given_targets(tables, known.place, known.year, known.day) if set_by(one) == above]
    if not given:
        require_place(tables, above)
    rest = annual_targets(tables, above, known.year, known.day)
    return [*given, *(one for one in rest if not any(is_of(one, other, known.same) for other in given))]
