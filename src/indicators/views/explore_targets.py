"""The views of `explore_targets`: all targets, chosen by the notebook's parameters and then with widgets."""

from __future__ import annotations

from indicators.views.target_selection import TargetSelection
from indicators.views.widgets import TargetWidgets


class ExploreTargetsViews(TargetSelection):
    """What the notebook shows of the selection."""

    def explorer(self) -> TargetWidgets:
        """Choose by hand; where no widgets run, a plain table of the selection."""
        return TargetWidgets(self)
