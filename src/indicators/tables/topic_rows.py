"""Finds in one pass through the tables which of their lines pages about each topic rest on."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from indicators.storage.plain_files import opened
from indicators.tables.building.place_index import Span
from indicators.tables.contract import schema

# The lines of each table, in the order of `schema.NAMES`.
Lines = tuple[tuple[Span, ...], ...]
Spans = dict[str, list[Span]]
_LINKS = {"targets": ("baseline_id", "observation_id", "revises"), "observations": ()}
_IN_FLAGS = re.compile(r"[;:|]")


def lines_of(spans: Spans) -> Lines:
    """Put the spans of each table in order; those that touch or overlap are one.

    Examples
    --------
    >>> lines_of({"targets": [(9, 12), (0, 5), (5, 9)]})[1]
    ((0, 12),)
    """
    found: list[list[Span]] = []
    for name in schema.NAMES:
        found.append([])
        for start, end in sorted(spans.get(name, ())):
            if found[-1] and start <= found[-1][-1][1]:
                found[-1][-1] = found[-1][-1][0], max(end, found[-1][-1][1])
            else:
                found[-1].append((start, end))
    return tuple(map(tuple, found))


@dataclass(frozen=True, slots=True)
class _Row:
    """A target or an observation, and the rows that it names."""

    table: str
    span: Span
    place: str
    statement_id: str
    document_id: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper, and its line."""

    document_id: str
    span: Span


@dataclass
class TopicRows:
    """The lines of the tables by topic."""

    folder: Path  # Of the tables.
    heads: Spans = field(default_factory=dict)
    _rows: dict[str, _Row] = field(default_factory=dict)
    _topics: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _sentences: dict[tuple[str, str], list[Span]] = field(default_factory=lambda: defaultdict(list))
    _sentence_of: dict[str, tuple[str, str]] = field(default_factory=dict)
    _lists: dict[str, Span] = field(default_factory=dict)
    _papers: dict[str, _Paper] = field(default_factory=dict)
    _near: dict[str, list[_Paper]] = field(default_factory=lambda: defaultdict(list))

    def every(self) -> Iterator[tuple[str, Lines]]:
        """Go through the topics and the lines that pages about each rest on.

        Raises
        ------
        ValueError, csv.Error
            If a table is none.
        """
        self._gather("targets")
        self._gather("observations")
        self._gather_statements()
        self._gather_papers()
        for topic, names in self._topics.items():
            yield topic, lines_of(self._rests_on(names))

    def _rests_on(self, names: Iterable[str]) -> Spans:
        found: dict[str, _Row] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in self._rows and name not in found:
                found[name] = self._rows[name]
                waiting.extend(found[name].named)
        rows = found.values()
        # Where a figure stands in its sentence is told by the others there.
        said = {self._sentence_of[row.statement_id] for row in rows if row.statement_id in self._sentence_of}
        told_by = {row.document_id for row in rows} | {document_id for document_id, _ in said}
        near = [paper for place in {row.place for row in rows} for paper in self._near[place]]
        told = [self._papers[name] for name in told_by if name in self._papers]
        return {
            "targets": [row.span for row in rows if row.table == "targets"],
            "observations": [row.span for row in rows if row.table == "observations"],
            "statements": [span for sentence in said for span in self._sentences[sentence]],
            "tasks": [self._lists[one.document_id] for one in near if one.document_id in self._lists],
            "documents": [paper.span for paper in (*told, *near)],
        }

    def _gather(self, table: str) -> None:
        named = ("place", "statement_id", "document_id", "indicator_id", "period", "flags")
        key, is_target = f"{table.removesuffix('s')}_id", table == "targets"
        columns = (key, *named, *(("horizon", *_LINKS[table]) if is_target else ()))
        for (name, place, said, paper, indicator, period, flags, *more), span in self._read(table, *columns):
            horizon, *links = more or ("annual",)
            self._rows[name] = _Row(
                table, span, place, said, paper, (*filter(None, links), *_IN_FLAGS.split(flags))
            )
            if indicator:
                self._topics[f"indicator {indicator}"].append(name)
            if horizon == "annual" and period.isdigit():
                self._topics[f"{'target' if is_target else 'outcome'} {period}"].append(name)

    def _gather_statements(self) -> None:
        for (name, *sentence), span in self._read("statements", "statement_id", "document_id", "sentence"):
            self._sentence_of[name] = sentence[0], sentence[1]
            self._sentences[sentence[0], sentence[1]].append(span)

    def _gather_papers(self) -> None:
        # That a paper has a list of tasks is told by one of them.
        for (name, moves), span in self._read("tasks", "document_id", "moves"):
            if not moves:
                self._lists.setdefault(name, span)
        columns = ("document_id", "place", "period", "left_out")
        for (name, place, period, left_out), span in self._read("documents", *columns):
            self._papers[name] = paper = _Paper(name, span)
            # All pages about its place rest on such a paper.
            if "/" in period or left_out or name in self._lists:
                self._near[place].append(paper)

    def _read(self, table: str, *columns: str) -> Iterator[tuple[tuple[str, ...], Span]]:
        """Go through the rows of a table: some of their cells, and the bytes that each takes."""
        read = _rows_with_spans(self.folder / f"{table}.csv")
        names, head = next(read, ([], (0, 0)))
        self.heads[table] = [head]
        chosen = itemgetter(*map(names.index, columns))
        for values, span in read:
            yield chosen(values), span


def _rows_with_spans(path: Path) -> Iterator[tuple[list[str], Span]]:
    end = 0
    with opened(path) as file:

        def read() -> Iterator[str]:
            nonlocal end
            for line in file:
                end += len(line)
                yield line.decode()

        begun = 0
        for values in csv.reader(read()):
            yield values, (begun, end)
            begun = end
