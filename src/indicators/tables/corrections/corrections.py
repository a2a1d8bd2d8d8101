"""data/raw/corrections.csv: what analysts settled by hand, read, checked, and put over the reading last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register_entry import Entry
from indicators.errors import CorrectionFault, CorrectionMisfit, IndicatorsError, raise_all
from indicators.project import Project
from indicators.reading.statement import Statement
from indicators.storage.plain_files import is_there
from indicators.storage.safe_csv import written
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.corrections import overlaps
from indicators.tables.corrections.context import surroundings
from indicators.tables.corrections.correction_cells import FILE, cell_faults
from indicators.tables.corrections.correction_rules import SETTLED, adcode_of
from indicators.tables.corrections.overlaps import Overlaps
from indicators.vocabulary.column_values import BY_HAND
from indicators.vocabulary.plausible_bounds import plausible_bounds

PLACED = ("document_id", "sha256", "statement_id", "decision", "start", "end", "quote")
HEADER = (*PLACED, *SETTLED, "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: what stands at a place of a paper, and why."""

    document_id: str
    sha256: str
    statement_id: str  # The row as it was read, "" for one that was not.
    decision: str  # confirm, change, recut, drop or add.
    # Where the settled figure stands, and its characters there.
    start: int
    end: int
    quote: str
    settled: dict[str, str]  # The SETTLED columns, all empty for drop.
    reason: str
    line: int = 0

    @property
    def row_id(self) -> str:
        """The statement's name once it is settled."""
        return f"{self.document_id}@{self.start}"

    @property
    def is_confirming(self) -> bool:
        """Whether the figure is right even if it lies outside its bounds."""
        return self.decision == "confirm" or plausible_bounds().confirms(self.reason)


def read(project: Project, known: Sequence[Entry] | None = None) -> list[Correction]:
    """Read corrections.csv; a project without one has no corrections.

    Raises
    ------
    UnreadableTable
        If the file is no UTF-8 CSV with the columns of HEADER.
    CorrectionFault
        For each cell that cannot be used and each pair of rows about the same characters; all at once.

    Examples
    --------
    >>> from indicators.project import find
    >>> {correction.decision for correction in read(find())} <= {"confirm", "change", "recut", "drop", "add"}
    True
    """
    if not is_there(project.corrections):
        return []
    known = register.entries(project) if known is None else known
    found: list[Correction] = []
    faults: list[IndicatorsError] = []
    adcodes = {entry.id: entry.adcode for entry in known}
    for line, row in csv_rows(project.corrections, HEADER, FILE):
        wrong = list(cell_faults(line, row, adcodes.get(row["document_id"], "")))
        faults += wrong
        if not wrong:
            found.append(
                Correction(
                    **{name: row[name] for name in ("document_id", "sha256", "statement_id", "decision")},
                    start=int(row["start"]),
                    end=int(row["end"]),
                    quote=row["quote"],
                    settled={name: row[name] for name in SETTLED},
                    reason=row["reason"],
                    line=line,
                )
            )
    faults += [
        CorrectionFault(
            expected="one decision about the same characters",
            found=f"{one.quote!r} ({one.row_id}) and {other.quote!r} ({other.row_id})",
            where=f"{FILE}, rows {one.line} and {other.line}",
            remedy="Take one of the rows out.",
        )
        for one, other in overlaps.clashes(found)
    ]
    raise_all(faults)
    return found


def render(corrections: Iterable[Correction]) -> bytes:
    r"""Write corrections as CSV, sorted by paper and place.

    Examples
    --------
    >>> render([])[:20]
    b'document_id,sha256,s'
    """
    rows = (
        [
            *(str(getattr(one, name)) for name in PLACED),
            *(one.settled.get(name, "") for name in SETTLED),
            one.reason,
        ]
        for one in sorted(
            corrections, key=lambda one: (one.document_id, one.start, one.end, one.statement_id)
        )
    )
    return written(HEADER, rows).encode("utf-8")


def apply(
    statements: Sequence[Statement], corrections: Sequence[Correction], document: Document
) -> list[Statement]:
    """Put what analysts settled in place of what was read at the same characters.

    A settled row holds every column itself, so that it stays as it is when the reading changes. Rows that
    were confirmed or changed keep the origin of the row as read; rows cut anew, added, or no longer read
    have the origin correction. All carry the flag revised_by_hand.

    Raises
    ------
    CorrectionMisfit
        One message for all corrections whose paper has changed, or does not say their quote there.
    """
    raise_all(misfits(corrections, {document.id: document}))
    replaced: dict[str, list[Statement]] = {}
    kept = []
    settled = Overlaps(corrections)
    for row in statements:
        over = settled.over(row.document_id, row.statement_id, row.start, row.end)
        for one in over:
            replaced.setdefault(one.row_id, []).append(row)
        if not over:
            kept.append(row)
    kept += [
        _settled(one, replaced.get(one.row_id, []), document) for one in corrections if one.decision != "drop"
    ]
    return sorted(kept, key=lambda row: (row.start, row.end))


def _settled(one: Correction, replaced: list[Statement], paper: Document) -> Statement:
    """Make the row an analyst settled, with what is known of its surroundings."""
    same = next((row for row in replaced if (row.start, row.end) == (one.start, one.end)), None)
    base = same or (replaced[0] if replaced else surroundings(paper, one.start, one.end))
    numbers = {name: float(one.settled[name]) if one.settled[name] else None for name in ("low", "high")}
    words: dict[str, Any] = {name: one.settled[name] for name in SETTLED if name not in numbers}
    flags = dict.fromkeys([*filter(None, base.flags.split(";")), BY_HAND])
    return replace(
        base,
        **words,
        low=numbers["low"],
        high=numbers["high"],
        why=(),
        statement_id=one.row_id,
        adcode=adcode_of(one.settled["place"], paper.adcode),
        quote=one.quote,
        start=one.start,
        end=one.end,
        origin=base.origin if same else "correction",
        flags=";".join(flags),
    )


def misfits(corrections: Sequence[Correction], papers: Mapping[str, Document]) -> list[CorrectionMisfit]:
    """Compare every correction with the paper it is about.

    Returns
    -------
    list of CorrectionMisfit
        One for all corrections whose paper is gone or changed, or does not say their quote there; or none.

    Examples
    --------
    >>> misfits([], {})
    []
    """
    found = []
    for one in corrections:
        paper = papers.get(one.document_id)
        if paper is None:
            found.append(f"row {one.line}: no paper {one.document_id} is registered")
            continue
        place = f"{one.document_id} at {one.start}..{one.end}"
        is_there = paper.text[one.start : one.end] == one.quote
        if paper.sha256 != one.sha256:
            told = f"{one.document_id} has another checksum than when it was settled"
            still = f"still says {one.quote!r} there" if is_there else _whereabouts(paper.text, one)
            found.append(f"row {one.line}: {told}; it {still}")
        elif not is_there:
            found.append(f"row {one.line}: {place} {_whereabouts(paper.text, one)}")
    if not found:
        return []
    return [
        CorrectionMisfit(
            expected="the same papers as when they were settled, each with the quote at its place",
            found="; ".join(found),
            where=FILE,
            remedy="Restore the papers, or settle these rows again with `indicators review export` and "
            "`import` after taking them out of the file.",
        )
    ]


def _whereabouts(text: str, one: Correction) -> str:
    """Say what stands at a correction's place now, and where its quote stands nearest to it."""
    before, after = text.rfind(one.quote, 0, one.start), text.find(one.quote, one.start)
    places = [at for at in (before, after) if at >= 0]
    nearest = f"at {min(places, key=lambda at: abs(at - one.start))}" if places else "nowhere"
    return f"says {text[one.start : one.end]!r}, not {one.quote!r} ({nearest} now)"
