"""The tables targets and observations: statements and figures held against each other."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.documents.register.register_entry import Entry
from indicators.tables.corrections.corrections import Correction
from indicators.tables.matching.links import periods_of, with_goals
from indicators.tables.matching.same_rows import SameRows, Settled, with_decisions
from indicators.tables.reported.observations_table import observations as observation_table
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.targets.plausibility import is_set_aside
from indicators.tables.targets.targets_table import targets


@dataclass(frozen=True, slots=True)
class Raw:
    """What is the same whichever papers are read."""

    entries: list[Entry]
    figures: list[Figure]
    settled: list[Correction]
    decided: Settled

    @property
    def confirmed(self) -> set[str]:
        """Name the rows that are right even outside their bounds."""
        return {one.row_id for one in self.settled if one.is_confirming}


def commitments(raw: Raw, statements: pd.DataFrame, tasks: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables targets and observations.

    Rows are held against rows of the same place alone: those of a place with all its statements and figures
    are the same whatever other places there are.
    """
    confirmed = raw.confirmed
    known = with_decisions(observation_table(statements, raw.figures, raw.entries, confirmed), raw.decided)
    committed = targets(statements, known, raw.figures, raw.entries, raw.decided, confirmed, tasks)
    sound = committed[~is_set_aside(committed)]
    return committed, with_goals(known, sound, periods_of(raw.entries), SameRows(statements))
