"""What was found of a task that its unit calls done, and until when that holds."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.tables.reported.task_reports import DONE, TaskReport

UNVERIFIED = "未核实"


def as_verified(reports: Sequence[TaskReport]) -> TaskReport | None:
    """Give the latest report; one that only says again that it is done keeps what was found of that before.

    What was found untrue stays so until somebody looks again, or the unit itself says that it is not done.
    """
    last = reports[-1] if reports else None
    if last is None or last.status != DONE or last.verified != UNVERIFIED:
        return last
    for report in reversed(reports):
        if report.status != DONE:
            break
        if report.verified != UNVERIFIED:
            found = {name: getattr(report, name) for name in ("verified", "verified_by", "verified_on")}
            return last.model_copy(update=found)
    return last
