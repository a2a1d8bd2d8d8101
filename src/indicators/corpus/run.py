"""A manifest → its partitions, whole, wherever they are to stand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from indicators.corpus import manifest
from indicators.corpus.engines import HERE, done_by
from indicators.corpus.finished_partitions import FILES, NAMES, RECEIPT, Receipt
from indicators.corpus.partition_reading import Order, do, program
from indicators.corpus.parts import SIZE, Part, parts
from indicators.errors import BadArgument, IndicatorsError, WorkStopped, raise_all
from indicators.exchange.duckdb_tables import library
from indicators.exchange.export import NOTICE, WARNING
from indicators.storage import addresses, journal, sandbox
from indicators.storage.processes import Ended
from indicators.storage.transaction import alone

OVERVIEW = "corpus.json"
_FOLDER = re.compile(r"part-\d{5,}")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What became of a manifest."""

    receipts: tuple[Receipt, ...]  # One a partition, in their order.

    @property
    def papers(self) -> int:
        """How many papers are listed."""
        return sum(one.papers for one in self.receipts)

    @property
    def left_out(self) -> int:
        """How many of them are in no table."""
        return sum(one.left_out for one in self.receipts)

    @property
    def were_there(self) -> int:
        """How many partitions had been written before."""
        return sum(one.was_there for one in self.receipts)


def corpus(
    listed: str,
    out: str,
    *,
    engine: str = "local",
    scheduler: str = "",
    jobs: int = 1,
    size: int = SIZE,
    include_restricted: bool = False,
    on_receipt: Callable[[Receipt, int, int], None] = lambda *_: None,
) -> Corpus:
    """Read the papers of a manifest into partitions of Parquet.

    The bytes of the tables are the same whatever does the work and in whichever order. A partition that is
    there whole, of the same papers, program and words, is not made again.

    Parameters
    ----------
    listed : str
        Path or URL of the manifest, as `manifest.read` takes it.
    out : str
        Path or URL of the folder of the partitions.
    engine, scheduler, jobs
        As `engines.done_by` takes them.
    size : int
        How many papers a partition has at least.
    include_restricted : bool
        Also papers marked 不公开; a notice beside the partitions says so.
    on_receipt : callable
        Called with each receipt, how many there are by now, and how many there will be.

    Raises
    ------
    ManifestFault, UnknownPlace, BadParameter
        For all that is wrong with the manifest, before anything is read.
    BadArgument
        If other processes cannot reach where they are to write.
    MissingPackage
        If DuckDB, or what an engine or a URL needs, is not installed.
    WorkStopped, UnusableFile
        For the partitions that could not be made, when all others are.
    """
    library("writes Parquet", "indicators corpus")
    if not out.strip() or (out.lower().startswith("memory://") and engine != HERE):
        raise BadArgument(
            expected="a folder or a store that all processes reach",
            found=addresses.line_of(out).strip() or "no name",
            where="--out",
            remedy="Name one; what is in the memory of a process ends with it.",
        )
    papers = [replace(one, may_be_restricted=include_restricted) for one in manifest.read(listed)]
    made = parts(papers, size)
    own = program()
    orders = [Order(part, _absolute(out), own, sandbox.limits()) for part in made]
    with _alone(out):
        done: dict[str, Receipt] = {}
        faults: list[IndicatorsError] = []
        if not addresses.is_url(out):
            journal.require_inside(addresses.local(out), [f"{part.name}/{RECEIPT}" for part in made])
        _clear(out, {part.name for part in made})
        if include_restricted:
            # Before any of it is there.
            addresses.write(addresses.inside(out, NOTICE), WARNING.encode())
        for result in _results(orders, engine, scheduler, jobs):
            if isinstance(result, Receipt):
                done[result.part] = result
                on_receipt(result, len(done), len(orders))
            else:
                faults.append(result)
        # What is wrong with all workers is told once.
        raise_all([one for _, one in sorted({str(one): one for one in faults}.items())])
        whole = Corpus(tuple(done[part.name] for part in made))
        _finish(out, whole, include_restricted)
    return whole


def _results(
    orders: Sequence[Order], engine: str, scheduler: str, jobs: int
) -> Iterator[Receipt | IndicatorsError]:
    ended = []
    for number, result in done_by(engine, do, orders, jobs, scheduler):
        if isinstance(result, Ended):
            ended.append(orders[number])
        else:
            yield result
    for order in ended:
        yield from _without_the_deadly(order, engine, scheduler)


def _without_the_deadly(order: Order, engine: str, scheduler: str) -> Iterator[Receipt | IndicatorsError]:
    """Find the papers over which processes end, by reading each alone; make the partition without them."""
    own = order.part.papers
    tried = [replace(order, part=Part(order.part.name, (paper,)), is_trial=True) for paper in own]
    deadly = {
        own[number].id
        for number, result in done_by(engine, do, tried, 1, scheduler)
        if isinstance(result, Ended)
    }
    again = replace(order, part=replace(order.part, deadly=frozenset(deadly)))
    for _, result in done_by(engine, do, [again], 1, scheduler):
        if not isinstance(result, Ended):
            yield result
            continue
        yield WorkStopped(
            expected=f"the partition {order.part.name} to be made",
            found="the end of the process that made it, each time",
            where=addresses.line_of(order.out),
            remedy="Give it more memory, or fewer papers a partition (--size); then run it again.",
        )


def _absolute(out: str) -> str:
    return out if addresses.is_url(out) else str(addresses.local(out).absolute())


def _alone(out: str) -> AbstractContextManager[None]:
    """Keep other runs off a folder of this machine; a store has no such locks."""
    return nullcontext() if addresses.is_url(out) else alone(addresses.local(out))


def _clear(out: str, wanted: set[str]) -> None:
    """Take away partitions of an earlier run that are none of this one, and what says that all is there."""
    addresses.delete(addresses.inside(out, OVERVIEW))
    for name in addresses.list_names(out):
        if _FOLDER.fullmatch(name) and name not in wanted:
            for file in (RECEIPT, *FILES):
                addresses.delete(addresses.inside(out, name, file))
            addresses.delete_folder(addresses.inside(out, name))


def _finish(out: str, whole: Corpus, include_restricted: bool) -> None:
    """Say what all partitions hold together; that it is there means that all of them are."""
    if not include_restricted:
        addresses.delete(addresses.inside(out, NOTICE))
    told = {
        "papers": whole.papers,
        "left_out": whole.left_out,
        "rows": {name: sum(one.rows[name] for one in whole.receipts) for name in NAMES},
        "partitions": {one.part: {"rows": one.rows, "files": one.files} for one in whole.receipts},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    addresses.write(addresses.inside(out, OVERVIEW), text.encode())
