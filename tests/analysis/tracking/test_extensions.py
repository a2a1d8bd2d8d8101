"""Since when an extension holds: the report that first brought it, however often it is repeated."""

from __future__ import annotations

import pytest

from indicators.analysis.tracking.extensions import extension
from indicators.tables.reported.task_reports import TaskReport


def report(period: str, day: str, until: str = "", by: str = "") -> TaskReport:
    return TaskReport(
        place="鞍山市", document_id="tasks", task="8", period=period, status="推进中",
        reported_on=day, extended_to=until, approved_by=by,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ([], None),
        ([("2025-Q2", "2025-07-05", "2025-09-30", "")], None),
        # The sheet of the next quarter still shows it.
        (
            [
                ("2025-08", "2025-09-02", "2025-10-31", "孙某"),
                ("2025-Q3", "2025-10-09", "2025-10-31", "孙某"),
            ],
            "2025-09-02",
        ),
        # It was asked for before anybody had approved it.
        (
            [("2025-Q2", "2025-07-05", "2025-10-31", ""), ("2025-Q3", "2025-10-09", "2025-10-31", "孙某")],
            "2025-10-09",
        ),
        # A second extension is another one.
        (
            [
                ("2025-Q2", "2025-07-05", "2025-09-30", "孙某"),
                ("2025-Q3", "2025-10-09", "2025-12-31", "孙某"),
            ],
            "2025-10-09",
        ),
    ],
)
def test_an_extension_holds_since_it_was_first_approved(reports, found):
    longer = extension([report(*one) for one in reports])
    assert (longer and longer.reported_on) == found
