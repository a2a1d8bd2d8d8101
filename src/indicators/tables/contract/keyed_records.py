"""The rows of tables by their identifiers, each made into a record when it is asked for.

A page of many places cites some hundred of the thousands of rows that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from indicators.tables.contract.records import Record, row_reader


class KeyedRecords(Mapping[str, Record]):
    """Records by identifier; of several with one identifier the last.

    Parameters
    ----------
    parts : tuples of DataFrame, type and str
        A table, the kind of its records, and which of its columns identifies them.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> from indicators.tables.contract.records import Task
    >>> table = schema.typed("tasks", [{"number": "1", "text": "改造20个。"}, {"number": "2"}])
    >>> tasks = KeyedRecords((table, Task, "number"))
    >>> list(tasks), tasks["1"].text, tasks.get("3")
    (['1', '2'], '改造20个。', None)
    """

    def __init__(self, *parts: tuple[pd.DataFrame, type[Record], str]) -> None:
        self._made: dict[str, Record] = {}
        self._at: dict[str, tuple[Callable[[int], Record], int]] = {}
        for table, kind, key in parts:
            reader = row_reader(table, kind)
            self._at.update((name, (reader, number)) for number, name in enumerate(table[key].tolist()))

    def __getitem__(self, name: str) -> Record:
        if name not in self._made:
            reader, number = self._at[name]
            self._made[name] = reader(number)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
