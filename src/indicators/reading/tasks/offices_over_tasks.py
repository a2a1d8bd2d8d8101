"""Offices that stand over their tasks, as heads of groups: 责任单位：县发改局, and below it 1., 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.outline import Block


def behind_tasks(found: Sequence[Block]) -> list[Block]:
    """Put lines of offices behind each task that they stand over; elsewhere they stand behind them already.

    Parameters
    ----------
    found : sequence of Block
        Those of a paper that lists tasks. Its offices stand over its tasks where the first of these lines
        comes before all tasks, and the last task has none behind it.

    Examples
    --------
    >>> lines = [("people", ""), ("text", "1"), ("text", "2"), ("people", "2"), ("text", "3")]
    >>> blocks = [Block(0, 1, kind, task=task) for kind, task in lines]
    >>> [(block.kind, block.task) for block in behind_tasks(blocks)]
    [('text', '1'), ('people', '1'), ('text', '2'), ('people', '2'), ('text', '3'), ('people', '3')]
    """
    told = [block for block in found if block.kind == "people" or (block.kind == "text" and block.task)]
    if not told or told[0].kind != "people" or told[-1].kind == "people":
        return list(found)
    placed: list[Block] = []
    over: list[Block] = []
    task = before = ""
    for block in found:
        if task and (block.kind != "text" or block.task != task):
            placed += [replace(line, task=task) for line in over]
            task = ""
        if block.kind == "people":
            over = [*(over if before == "people" else ()), block]
        else:
            placed.append(block)
            task = block.task
        before = block.kind
    return [*placed, *(replace(line, task=task) for line in over if task)]
