"""What can be wrong with the cells of a row of data/raw/corrections.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indicators.errors import CorrectionFault
from indicators.tables.corrections.correction_rules import DECISIONS, SETTLED, complaints

FILE = "data/raw/corrections.csv"


def cell_faults(line: int, row: Mapping[str, str], within: str) -> Iterator[CorrectionFault]:
    """Go through what is wrong with the cells of one row of the file.

    Parameters
    ----------
    within : str
        The adcode of the paper's own place.

    Examples
    --------
    >>> row = dict.fromkeys((*SETTLED, "document_id", "sha256", "quote", "reason"), "")
    >>> row |= {"document_id": "a", "sha256": "b", "decision": "drop", "start": "1", "end": "2"}
    >>> row |= {"quote": "6%"}
    >>> [fault.where for fault in cell_faults(7, row, "")]
    ['data/raw/corrections.csv, row 7, column reason']
    """
    wrong: list[tuple[str, str, str, str]] = []
    if row["decision"] not in DECISIONS:
        wrong.append(("decision", f"one of {', '.join(DECISIONS)}", repr(row["decision"]), "Correct it."))
    wrong += [
        (name, "never empty", "nothing", "Fill the cell in.")
        for name in ("document_id", "sha256", "quote", "reason")
        if not row[name].strip()
    ]
    wrong += [
        (name, "an offset", repr(row[name]), "Write the digits of the offset.")
        for name in ("start", "end")
        if not row[name].isdecimal()
    ]
    if row["decision"] == "drop":
        wrong += [
            (name, "nothing in a row that is dropped", repr(row[name]), "Empty the cell.")
            for name in SETTLED
            if row[name]
        ]
    else:
        wrong += [(c.field, c.expected, c.found, c.remedy) for c in complaints(row, within)]
    for name, expected, found, remedy in wrong:
        where = f"{FILE}, row {line}, column {name}"
        yield CorrectionFault(expected=expected, found=found, where=where, remedy=remedy)
