"""A unit that reports on a task which another one leads: taken over, and said."""

from __future__ import annotations

import pytest

from indicators.tables.reported import task_reports

from ...commands import succeed

DONE = {"period": "2025-Q2", "status": "已完成"}


def test_who_does_not_lead_a_task_is_named_and_the_report_is_kept(fill, city):
    taken = succeed("progress", "import", fill({"2": {**DONE, "reported_by": "市财政局"}}))
    assert taken.exit_code == 0
    told = "Task 2 (sheet 任务, row 3): reported by 市财政局, led by 市政府办公室."
    assert told in taken.stderr.splitlines()
    (report,) = task_reports.read(city)
    assert report.reported_by == "市财政局"
    # What is there already was told when it came.
    again = succeed("progress", "import", fill({"2": {**DONE, "reported_by": "市财政局"}}))
    assert "reported by" not in again.stderr


@pytest.mark.parametrize("unit", ["市政府办公室", "市政府办", "丹东市政府办公室", "市政府办公室综合科", ""])
def test_the_lead_unit_by_any_of_its_names_needs_no_word(fill, unit):
    taken = succeed("progress", "import", fill({"2": {**DONE, "reported_by": unit}}))
    assert "reported by" not in taken.stderr
