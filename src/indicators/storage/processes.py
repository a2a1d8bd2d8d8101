"""Work that is shared out among processes, in the order of what was asked or as it comes."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import TypeVar

from indicators.storage import sandbox
from indicators.storage.sandbox_limits import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")
# How often an item is tried alone over which a process ended.
_TRIES = 2
# How many more objects there may be before the collector runs: what reading makes is gone by itself.
_MADE_BEFORE_COLLECTED = 200_000


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """Do the same work on each of some items.

    Parameters
    ----------
    work : callable
        A function of a module; it and what it takes and gives can be pickled.
    jobs : int
        How many processes share them. 1 does all in this one, and so does one item.

    Examples
    --------
    >>> list(each(abs, [-1, 2], 1))
    [1, 2]
    """
    done = 0
    if jobs > 1 and len(items) > 1:
        pool = _pool(min(jobs, len(items)))
        try:
            for result in pool.map(work, items):
                yield result
                done += 1
        except BrokenProcessPool:
            # A process was ended from outside; what is left is done here.
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    for item in items[done:]:
        yield work(item)


@dataclass(frozen=True, slots=True)
class Ended:
    """Work over which the process that did it ended, twice alone."""


def unordered(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[tuple[int, Result | Ended]]:
    """Do the same work on each of some items, never in this process; what is done first comes first.

    A process that is ended from outside costs what it had in hand: it is done again, alone.

    Parameters
    ----------
    work, items, jobs
        As in `each`; work that is done twice must give the same.

    Yields
    ------
    int, Result or Ended
        The item's number, and what it gave.

    Examples
    --------
    >>> list(unordered(abs, [], 2))
    []
    """
    waiting, suspects = deque(range(len(items))), deque[int]()
    tries: Counter[int] = Counter()
    while waiting or suspects:
        is_alone = bool(suspects)
        in_hand: list[int] = []
        # One after the other, so that the one in hand is to blame.
        yield from _until_broken(
            work, items, suspects if is_alone else waiting, in_hand, 1 if is_alone else jobs
        )
        for number in in_hand:
            tries[number] += is_alone
            if tries[number] < _TRIES:
                suspects.append(number)
            else:
                yield number, Ended()


def _until_broken(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    waiting: deque[int],
    in_hand: list[int],
    jobs: int,
) -> Iterator[tuple[int, Result]]:
    """Do what is waiting; if a process ends, stop, and leave in `in_hand` what was not done to its end."""
    pool = _pool(jobs)
    running: dict[Future[Result], int] = {}
    try:
        while waiting or running:
            # No more than there are processes: what waits in a queue would be suspected too.
            while waiting and len(running) < jobs:
                in_hand.append(waiting.popleft())
                running[pool.submit(work, items[in_hand[-1]])] = in_hand[-1]
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                number = running.pop(future)
                in_hand.remove(number)
                yield number, result
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Fresh processes, the same on every system: a fork would share locks and the box's child.
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(sandbox.limits(),))


def _begin(limits: Limits | None) -> None:
    """Let Ctrl-C be the first process's, and open files within the limits that hold there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sandbox.use(limits)
    gc.set_threshold(_MADE_BEFORE_COLLECTED)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the first process is gone, however it went: else this one would wait for work for ever."""
    if first := parent_process():
        first.join()
        os._exit(1)
