"""The words of reports on tasks: how a task stands, and whether somebody has looked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from indicators.vocabulary.loading import packaged
from indicators.vocabulary.strict_model import StrictModel


class TaskWords(StrictModel):
    """task_words.yaml, read."""

    # The word that is kept, and the others that are understood for it.
    statuses: Mapping[str, tuple[str, ...]]
    verified: Mapping[str, tuple[str, ...]]
    outside: tuple[str, ...]  # How an address begins that leads to a file outside the project.
    assigned: str  # How the number of a task begins that stands in no paper.


@cache
def task_words() -> TaskWords:
    """Return the words.

    Examples
    --------
    >>> list(task_words().statuses), list(task_words().verified)
    (['未启动', '推进中', '已完成', '滞后'], ['未核实', '属实', '不属实'])
    """
    return TaskWords.model_validate(packaged("task_words.yaml"))


def understood(word: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Give the word that is kept for one that people write, "" for one nobody knows.

    Examples
    --------
    >>> understood("正在推进", task_words().statuses), understood("快好了", task_words().statuses)
    ('推进中', '')
    """
    return next((name for name, others in known.items() if word == name or word in others), "")
