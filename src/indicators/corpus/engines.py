"""What does the work of a corpus: processes of this machine, or those of a Dask scheduler."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from indicators.errors import WorkStopped
from indicators.storage import optional_package
from indicators.storage.processes import Ended, unordered

Item = TypeVar("Item")
Result = TypeVar("Result")
HERE, LOCAL = "here", "local"
# Orders in hand for each process: enough that none waits, few enough that all fit into memory.
_AHEAD = 4
# How long a scheduler is waited for.
PATIENCE = "10s"


def done_by(
    engine: str, work: Callable[[Item], Result], items: Sequence[Item], jobs: int, scheduler: str = ""
) -> Iterator[tuple[int, Result | Ended]]:
    """Have work done, and give each result with its item's number as it comes.

    Parameters
    ----------
    engine : str
        local, dask, or here: in this process, one after the other.
    work : callable
        A function of a module; it and what it takes and gives can be pickled.
    jobs : int
        How many processes this machine starts.
    scheduler : str
        Address of a running Dask scheduler, whose workers are used instead.

    Raises
    ------
    MissingPackage
        For dask if it is not installed.
    WorkStopped
        If the scheduler cannot be reached, or is gone.
    """
    if engine == HERE:
        return enumerate(map(work, items))
    if engine == LOCAL:
        return unordered(work, items, jobs)
    return _by_dask(work, items, jobs, scheduler)


def _by_dask(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, scheduler: str
) -> Iterator[tuple[int, Result | Ended]]:
    distributed = _library()
    cluster = None
    log = logging.getLogger("distributed")
    before = log.level
    # What it says of its own state is for its dashboard; what is wrong is told as an error.
    log.setLevel(logging.CRITICAL + 1)
    try:
        if not scheduler:
            cluster = _cluster(distributed, jobs)
        try:
            with distributed.Client(cluster or scheduler, timeout=PATIENCE) as client:
                yield from _as_they_come(distributed, client, work, items, scheduler)
        # While it is asked for, and at any time after: what the work itself raises is in its result.
        except (OSError, ValueError) as error:
            raise _unreached(scheduler, " ".join(str(error).split())[:200]) from error
    finally:
        if cluster is not None:
            cluster.close()
        log.setLevel(before)


def _cluster(distributed: Any, jobs: int) -> Any:
    try:
        return distributed.LocalCluster(
            n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50
        )
    # A machine that is too busy, or has no port or no memory left.
    except (OSError, RuntimeError) as error:
        raise _unreached("", " ".join(str(error).split())[:200]) from error


def _as_they_come(
    distributed: Any, client: Any, work: Callable[[Item], Result], items: Sequence[Item], scheduler: str
) -> Iterator[tuple[int, Result | Ended]]:
    waiting = iter(enumerate(items))
    numbers: dict[Any, int] = {}
    coming = distributed.as_completed()

    def order(count: int) -> None:
        for _, (number, item) in zip(range(count), waiting, strict=False):
            # A worker that ends has its order given to another one, twice.
            future = client.submit(work, item, pure=False, retries=0)
            numbers[future] = number
            coming.add(future)

    order(max(1, _AHEAD * sum(client.nthreads().values())))
    while numbers:
        for future in coming:
            number = numbers.pop(future)
            if future.status == "finished":
                yield number, future.result()
            elif future.status == "error" and isinstance(future.exception(), distributed.KilledWorker):
                yield number, Ended()
            else:
                raise _unreached(scheduler, f"an order that is {future.status}")
            order(1)


def _unreached(scheduler: str, found: str) -> WorkStopped:
    return WorkStopped(
        expected="a Dask scheduler that answers",
        found=found,
        where=scheduler or "--engine",
        remedy="Start it with `dask scheduler`, its workers with `dask worker ADDRESS --nthreads 1`, and run "
        "the same command again: what is done is not done again.",
    )


def _library() -> Any:
    what = "the package distributed, which is Dask's scheduler and workers"
    return optional_package.import_optional("distributed", expected=what, where="--engine", extra="dask")
