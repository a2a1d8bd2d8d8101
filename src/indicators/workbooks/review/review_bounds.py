"""Holds what a review workbook brings back against the bounds of figures, and its cuts against the digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from indicators.documents.document import Document
from indicators.errors import CorrectionFault, IndicatorsError
from indicators.tables.corrections.correction_rules import complaints
from indicators.tables.corrections.corrections import Correction
from indicators.tables.reported.observations_table import status
from indicators.tables.targets.bound_words import confirming, expected
from indicators.tables.targets.canonical import add_canonical
from indicators.tables.targets.plausibility import causes
from indicators.workbooks.review.review_cells import Line

Settled = tuple[Line, Correction]
ROLES = ("target", "actual", "baseline")
# The column whose cell is wrong, by the kind of what is wrong; else the one with the number.
_COLUMNS = {"unit": "unit", "future": "period"}
_DIGITS = tuple("0123456789.,")
_INSIDE = re.compile(r"\d[.,]?$")
_GOES_ON = re.compile(r"[.,]?\d|[万亿]")


def bound_faults(settled: Iterable[Settled], papers: Mapping[str, Document]) -> list[IndicatorsError]:
    """Refuse targets and figures that cannot be true and that the analyst does not confirm.

    Examples
    --------
    >>> bound_faults([], {})
    []
    """
    asked = [
        (line, one)
        for line, one in settled
        if one.decision != "drop"
        and not one.is_confirming
        and one.settled["role"] in ROLES
        # What a cell cannot hold at all is told already.
        and not complaints(one.settled, papers[one.document_id].adcode)
    ]
    found: list[IndicatorsError] = []
    for line, one in asked:
        paper = papers[one.document_id]
        (cause,) = causes(_row(one, paper))
        if cause:
            kind, _, told = cause.partition(":")
            cells = {name: one.settled[name] for name in ("indicator", "indicator_id", "measure")}
            found.append(
                line.fault(
                    _COLUMNS.get(kind, "low"),
                    expected(cause, **cells, published=paper.issued),
                    told or one.settled["low"],
                    f"Correct the cell; if the paper does say so and is right, {confirming()}.",
                )
            )
    return found


def cut_faults(
    settled: Sequence[Settled], lines: Sequence[Line], papers: Mapping[str, Document]
) -> list[CorrectionFault]:
    """Refuse a figure that begins or ends in the middle of a number whose rest no other decision takes.

    Parameters
    ----------
    lines : sequence of Line
        The sheet of statements: digits that belong to another statement are no rest.

    Examples
    --------
    >>> cut_faults([], [], {})
    []
    """
    taken = {(one.document_id, one.start, one.end) for _, one in settled if one.decision != "drop"}
    taken |= {_span(line) for line in lines if _is_placed(line) and not line.cells["decision"]}
    found = []
    for line, one in settled:
        if one.decision not in ("recut", "add"):
            continue
        text = papers[one.document_id].text
        before, after = _INSIDE.search(text[: one.start]), _GOES_ON.match(text[one.end :])
        has_head = before is not None and one.quote[:1] in _DIGITS
        has_tail = after is not None and one.quote[-1:].isdigit()
        is_begun = has_head and not _is_taken(taken, one.document_id, one.start - 1)
        is_left = has_tail and not _is_taken(taken, one.document_id, one.end)
        if is_begun or is_left:
            column = "recut" if one.decision == "recut" else "quote"
            near = text[max(0, one.start - 6) : one.end + 6]
            found.append(
                line.fault(
                    column, "a whole number with its 万 or 亿", f"{one.quote!r} out of {near!r}",
                    "Copy the figure from its first digit on to the end of its unit.",
                )
            )  # fmt: skip
    return found


def _row(one: Correction, paper: Document) -> pd.DataFrame:
    cells = one.settled
    row = {name: cells[name] for name in ("indicator_id", "indicator", "measure", "unit", "period")} | {
        "low": float(cells["low"] or "nan"),
        "high": float(cells["high"] or "nan"),
        "published": paper.issued,
        "quote": one.quote,
        "sentence": one.quote,
    }
    if cells["role"] != "target":
        row["status"] = status(cells["role"], cells["modality"], paper.kind)
    return add_canonical(pd.DataFrame([row]))


def _is_placed(line: Line) -> bool:
    return line.cells["start"].isdecimal() and line.cells["end"].isdecimal()


def _span(line: Line) -> tuple[str, int, int]:
    return (
        line.cells["statement_id"].rpartition("@")[0],
        int(line.cells["start"]),
        int(line.cells["end"]),
    )


def _is_taken(taken: Iterable[tuple[str, int, int]], paper: str, at: int) -> bool:
    return any(name == paper and start <= at < end for name, start, end in taken)
