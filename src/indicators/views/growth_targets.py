"""The targets for growth and decline, drawn beside the outcome so far and last year's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan

import pandas as pd

from indicators.analysis.tracking.displayed_targets import Standing
from indicators.charts.quarter_attainment import bullets
from indicators.views.display import Chart, Charts
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary.column_values import CHANGES


@dataclass(frozen=True)
class GrowthTargets(TargetColumns):
    """The chart of the rates among the rows of `analysis.tracking.displayed_targets.standing_rows`."""

    def charts(self, rows: Sequence[Standing], title: str) -> Charts:
        """Draw the rates; a line if there is none."""
        rates = [row for row in rows if row.measure in CHANGES and row.unit == "%" and isfinite(row.target)]
        if not rates:
            return Charts((), self.say("no_rates"))
        drawn = pd.DataFrame(map(self._drawn, rates)).drop_duplicates("indicator")
        key = "headline_caption" if drawn["outcome"].notna().any() else "headline_caption_none"
        return Charts((Chart(bullets(drawn, self.localizer.lang), title, self.say(key)),))

    def _drawn(self, row: Standing) -> dict[str, object]:
        """Give what is drawn of a rate: a fall lies left of zero."""
        way = -1.0 if row.measure == "decline" else 1.0
        return {
            "indicator_id": row.indicator_id,
            "indicator": row.indicator,
            "unit": row.unit,
            "target": way * row.target,
            "outcome": way * row.observed,
            "last_outcome": way * row.last_outcome if row.last_unit == "%" else nan,
            "aimed": self.aimed(row),
            "reached": self.reached(row),
        }
