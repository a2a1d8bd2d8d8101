from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.tables.contract import schema
from indicators.views.task_lists import TaskLists


@pytest.fixture
def lists(make_tables, statement):
    """Two lists of one year, the restricted one issued on a day that is given."""

    tables = make_tables(statement("tasks", "5G基站", 1330.0, "个"), statement("secret", "5G基站", 5.0, "个"))

    def make(*numbered: tuple[str, str], issued: str = "2023-05-01") -> TaskLists:
        rows = [{"document_id": d, "number": n, "text": "建网。", "start": 0, "end": 3} for d, n in numbered]
        papers = tables.documents.copy()
        papers.loc[papers["document_id"] == "tasks", "issued"] = "2023-03-01"
        papers.loc[papers["document_id"] == "secret", "issued"] = issued
        return TaskLists(replace(tables, tasks=schema.typed("tasks", rows), documents=papers))

    return make


def test_tasks_of_one_number_in_two_lists_have_names_of_their_own(lists):
    both = lists(("tasks", "1"), ("secret", "1"), ("secret", "2"))
    assert [both.anchor("tasks", "1"), both.anchor("secret", "1"), both.anchor("secret", "2")] == [
        "task-1",
        "task-1-secret",
        "task-2",
    ]


def test_a_list_that_comes_later_changes_no_name(lists):
    alone = lists(("tasks", "1"))
    assert alone.anchor("tasks", "1") == lists(("secret", "1"), ("tasks", "1")).anchor("tasks", "1")
    assert not lists(("secret", "1"), ("tasks", "1"), issued="").is_alone("tasks")
    assert lists(("secret", "1"), ("tasks", "1"), issued="").anchor("tasks", "1") == "task-1"


def test_what_stands_in_no_paper_goes_by_its_own_number(lists):
    assert lists(("tasks", "1")).anchor("", "交办1") == "task-交办1"
