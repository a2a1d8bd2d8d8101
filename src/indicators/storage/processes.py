"""Work that is shared out among processes, with the results in the order of what was asked."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from indicators.storage import box
from indicators.storage.box_limits import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """Do the same work on each of some items.

    Parameters
    ----------
    work : callable
        A function of a module; it and what it takes and gives can be pickled.
    items : sequence
        What it is called with.
    jobs : int
        How many processes share them. 1 does all in this one, and so does one item.

    Examples
    --------
    >>> list(each(abs, [-1, 2], 1))
    [1, 2]
    """
    done = 0
    if jobs > 1 and len(items) > 1:
        # Fresh processes, the same on every system: a fork would share locks and the box's child.
        pool = ProcessPoolExecutor(
            min(jobs, len(items)), get_context("spawn"), initializer=_begin, initargs=(box.limits(),)
        )
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


def _begin(limits: Limits | None) -> None:
    """Let Ctrl-C be the first process's, and open files within the limits that hold there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    box.use(limits)
