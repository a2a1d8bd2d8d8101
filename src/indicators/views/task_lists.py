"""The lists of tasks that a place has beside each other in a year, and the names of their tasks on pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from indicators import periods
from indicators.tables.contract.records import Paper, records
from indicators.tables.store import Tables


@dataclass(frozen=True)
class TaskLists:
    """The lists of the tables: 任务分解 and 民生实事 of one year both have a task 1."""

    tables: Tables

    def is_alone(self, document_id: str) -> bool:
        """Whether no other list of its place and year stands beside a paper."""
        return not self._beside.get(document_id)

    def anchor(self, document_id: str, number: str) -> str:
        """Give the name by which pages lead to a task, its own among all lists of the year.

        The list that was issued first has the plain name, so that a list that comes later changes no link.
        """
        beside = self._beside.get(document_id, set())
        earlier = (name for name in beside if self._order[name] < self._order[document_id])
        is_taken = any(number in self._numbers[name] for name in earlier)
        return f"task-{number}-{document_id}" if is_taken else f"task-{number}"

    @cached_property
    def _numbers(self) -> Mapping[str, set[str]]:
        """The numbers of each list; what only moves a task of another paper is none."""
        found: dict[str, set[str]] = defaultdict(set)
        tasks = self.tables.tasks[self.tables.tasks["moves"] == ""]
        for name, number in zip(tasks["document_id"], tasks["number"], strict=True):
            found[name].add(number)
        return found

    @cached_property
    def _papers(self) -> list[Paper]:
        every = self.tables.documents
        return records(every[every["document_id"].isin(list(self._numbers))], Paper)

    @cached_property
    def _order(self) -> Mapping[str, tuple[bool, str, str]]:
        return {one.document_id: (not one.issued, one.issued, one.document_id) for one in self._papers}

    @cached_property
    def _beside(self) -> Mapping[str, set[str]]:
        lists: dict[tuple[str, int], set[str]] = defaultdict(set)
        for paper in self._papers:
            for year in periods.parse(paper.period).years:
                lists[paper.place, year].add(paper.document_id)
        found: dict[str, set[str]] = defaultdict(set)
        for names in lists.values():
            for name in names:
                found[name] |= names - {name}
        return found
