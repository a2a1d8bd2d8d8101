"""documents.csv: what the register says of a paper, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.documents.decoding import page_starts
from indicators.documents.document import Document
from indicators.documents.faults.fault import Fault
from indicators.documents.register.register_entry import Entry
from indicators.reading.number_account import fate_counts
from indicators.reading.quantities.number_fates import Excluded
from indicators.reading.statement import Statement
from indicators.reading.tasks import task_faults
from indicators.tables.building.paper_results import ReadPaper

DROPPED = "dropped_by_hand"

_COUNTS = ("characters", "numbers", "read", "excluded", "unread")


def of_left_out(entry: Entry, code: str) -> dict[str, object]:
    """Give what the register says of a paper that cannot be read, and why not."""
    return _registered(entry) | dict.fromkeys(_COUNTS, 0) | {"left_out": code}


def _registered(entry: Entry) -> dict[str, object]:
    return (
        entry.model_dump(exclude={"id", "covers", "uncertain", "ocr"})
        | entry.covers.model_dump()
        | {"document_id": entry.id, "uncertain": ";".join(entry.uncertain)}
    )


def of_paper(paper: ReadPaper, settled: Sequence[Statement]) -> dict[str, object]:
    """Give what the register and the text of a paper say, and what became of its numbers.

    Parameters
    ----------
    settled : sequence of Statement
        Its statements once corrections are applied: a number whose statement an analyst dropped is
        excluded, one that an analyst added is read.
    """
    document, kept = paper.document, {row.statement_id for row in settled}
    dropped = (row for row in paper.reading.statements if row.statement_id not in kept)
    passed = [*paper.reading.passed, *(Excluded(row.start, row.end, DROPPED) for row in dropped)]
    fates, text = fate_counts(document, settled, passed), document.text
    return _registered(paper.entry) | {
        "characters": len(text),
        "page_starts": ";".join(map(str, page_starts(text))),
        "rules": ";".join(paper.rules),
        "faults": ";".join(
            f"{kind}:{start}-{end}"
            for kind, start, end in (
                *((fault.kind, fault.start, fault.end) for fault in _first_faults(document)),
                *task_faults.faults(paper.tasks),
            )
        ),
        "numbers": sum(fates.values()),
        "read": fates["statement"],
        "excluded": fates["excluded"],
        "unread": fates["unread"],
    }


def _first_faults(document: Document) -> list[Fault]:
    """List a paper's faults, those inside a second copy of its text only once."""
    copies = [fault for fault in document.faults if fault.kind == "second_copy"]
    return [
        fault
        for fault in document.faults
        if not any(copy.start <= fault.start < copy.end for copy in copies if copy is not fault)
    ]
