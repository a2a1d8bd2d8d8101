"""A template that is handed out again holds the figures of before, and neither their source nor their day."""

from __future__ import annotations

from indicators.workbooks.progress import progress_import

from .test_progress_import import GDP, JOBS, figures


def test_a_row_left_as_the_new_template_gives_it_contradicts_nothing(fill, take_over, empty_project):
    told = {"source": "市统计局", "published": "2025-07-05", "status": "最终数"}
    take_over(fill({GDP: {"q2": 5.7, **told}, JOBS: {"q2": 9000}}))
    done = take_over(fill({GDP: {"q2": 5.7}, JOBS: {"q2": 9000, "q3": 13000}}, "second.xlsx"))
    assert (done.added, done.replaced, done.unchanged) == (1, 0, 2)
    stored = figures(empty_project)[GDP, "2025-H1"]
    assert (stored.source_title, stored.status, stored.published) == ("市统计局", "final", "2025-07-05")


def test_what_is_stored_comes_back_for_a_new_template(fill, take_over, empty_project):
    take_over(fill({JOBS: {"q1": "0.42万人"}}))
    assert list(progress_import.stored(empty_project).values()) == [(4200, "人")]
