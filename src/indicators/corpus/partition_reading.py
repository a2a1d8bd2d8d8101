"""The unit of work of a corpus: a partition, read and written whole; a receipt goes back."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import astuple, dataclass, fields
from importlib.metadata import version

from indicators import vocabulary
from indicators.corpus import finished_partitions, part_tables
from indicators.corpus.finished_partitions import Receipt
from indicators.corpus.papers import PASSING, Fault
from indicators.corpus.parts import Part
from indicators.errors import IndicatorsError, WorkStopped
from indicators.exchange import parquet
from indicators.exchange.duckdb_tables import PACKAGE
from indicators.storage import addresses, sandbox
from indicators.storage.kept_results import key_of
from indicators.storage.program_hash import program_hash
from indicators.storage.sandbox_limits import Limits
from indicators.storage.visible_text import line

# Another one wherever the files of a partition are made otherwise.
FORM = "1"
# The limits and the box are the process's, whatever threads an engine has.
_alone = threading.Lock()


@dataclass(frozen=True, slots=True)
class Order:
    """A partition to be made."""

    part: Part
    out: str  # Address of the folder of all partitions.
    program: str  # The program that has to do it, by `program`.
    limits: Limits | None  # What opening a file may take.
    is_trial: bool = False  # Nothing is written: it is only to be seen whether a process comes through.


def program() -> str:
    """Name the program, the words and the libraries that decide which bytes come out.

    Examples
    --------
    >>> len(program())
    64
    """
    return key_of("corpus", FORM, program_hash(), vocabulary.own_digest_here(), version(PACKAGE))


def do(order: Order) -> Receipt | IndicatorsError:
    """Make a partition, unless it is there already: its receipt, or why it could not be made.

    Raises nothing: one partition that cannot be made keeps no other from being made.
    """
    try:
        with _alone, sandbox.using(order.limits):
            return _done(order)
    except IndicatorsError as error:
        return error
    except Exception as error:  # noqa: BLE001
        return WorkStopped(
            expected=f"the partition {order.part.name} to be made",
            found=f"{type(error).__name__}: {line(str(error))[:200]}",
            where=addresses.line_of(order.out),
            remedy="Run the same command again; if it ends so again, the program is at fault: report it.",
        )


def _done(order: Order) -> Receipt:
    if order.program != program():
        raise WorkStopped(
            expected="workers with the program, the words and the libraries of the run",
            found="others",
            where="--engine",
            remedy="Install the same versions for all workers, in the same project, and start them anew.",
        )
    part, key = order.part, _key(order)
    if not order.is_trial and (there := finished_partitions.found(order.out, part.name, key)):
        return there
    made = part_tables.tables_of(part)
    files = {f"{name}.parquet": parquet.render(name, frame) for name, frame in made.frames.items()}
    columns = [field.name for field in fields(Fault)]
    files["faults.parquet"] = parquet.render_text("faults", columns, [astuple(one) for one in made.faults])
    codes = Counter(one.code for one in made.faults)
    receipt = Receipt(
        part.name,
        key,
        len(part.papers),
        len(made.faults),
        not any(codes[code] for code in PASSING),
        {**made.made.counts, "faults": len(made.faults)},
        {},
    )
    return receipt if order.is_trial else finished_partitions.write(order.out, receipt, files)


def _key(order: Order) -> str:
    """Name all that a partition is made from; a paper whose checksum is listed is known by it."""
    papers = [
        f"{paper.id}\0{paper.path}\0{paper.known}\0{paper.may_be_restricted}\0"
        + ("" if dict(paper.known).get("sha256") else addresses.state(paper.address))
        for paper in order.part.papers
    ]
    deadly = sorted(order.part.deadly)
    return key_of("part", order.program, str(order.limits), *papers, *deadly)
