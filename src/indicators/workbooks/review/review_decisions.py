"""The lines of a filled-in review workbook → corrections, with a fault for every cell that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indicators.documents.document import Document
from indicators.errors import IndicatorsError
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.tables.corrections.correction_rules import complaints
from indicators.tables.corrections.corrections import Correction
from indicators.tables.store import number
from indicators.workbooks.review.review_cells import Line
from indicators.workbooks.review.review_layout import fingerprint, layout

Settled = tuple[Line, Correction]
Papers = Mapping[str, Document]


def decisions(lines: Sequence[Line], papers: Papers, faults: list[IndicatorsError]) -> list[Settled]:
    """Read the decisions on statements.

    Parameters
    ----------
    faults : list of IndicatorsError
        What is wrong is added to it.
    """
    found: list[Settled] = []
    seen: set[str] = set()
    for line in lines:
        if not _is_placed(line, papers, seen, faults):
            continue
        wrong = _decision_faults(line)
        faults += wrong
        if not line.cells["decision"] or wrong:
            continue
        paper = papers[_document_id(line)]
        span = _span(line, paper, faults)
        if line.cells["decision"] != "drop":
            worded = complaints(line.settled, paper.adcode)
            faults += [line.fault(c.field, c.expected, c.found, c.remedy) for c in worded]
        found.append((line, _correction(line, paper, line.cells["statement_id"], span)))
    faults += _left_beside(found, lines)
    return found


def additions(
    lines: Sequence[Line], read: Sequence[Line], papers: Papers, faults: list[IndicatorsError]
) -> list[Settled]:
    """Read the figures that an analyst adds.

    Parameters
    ----------
    faults : list of IndicatorsError
        What is wrong is added to it.
    """
    found: list[Settled] = []
    for line in lines:
        paper = papers.get(line.cells["document_id"])
        if paper is None:
            known = ", ".join(papers)
            faults.append(
                line.fault("document_id", f"one of {known}", repr(line.cells["document_id"]), "Choose one.")
            )
            continue
        cells = line.cells | {"place": line.cells["place"] or paper.place, "decision": "add"}
        cells |= _told_by_quote(cells)
        line = Line(line.file, line.sheet, line.row, cells)
        if not cells["reason"]:
            faults.append(line.fault("reason", "a reason in plain words", "nothing", "Say why."))
        worded = complaints(line.settled, paper.adcode)
        faults += [line.fault(c.field, c.expected, c.found, c.remedy) for c in worded]
        if span := _added_span(line, paper, faults):
            over = [other for other in read if _document_id(other) == paper.id and _overlap(other, span)]
            faults += [
                line.fault(
                    "quote", "a figure that was not read", f"one that is: {other.cells['quote']!r}",
                    f"Decide about it in line {other.row} of the sheet {other.sheet}.",
                )
                for other in over
                if other.cells["decision"] not in ("recut", "drop")
            ]  # fmt: skip
            found.append((line, _correction(line, paper, "", span)))
    return found


def _told_by_quote(cells: Mapping[str, str]) -> dict[str, str]:
    """Give number, unit and comparator as the figure itself says them, where the line leaves all open."""
    if any(cells[name] for name in ("low", "high", "unit", "comparator")):
        return {}
    found = quantities.find(prepare(cells["quote"]).text)
    if len(found) != 1:
        return {}
    (one,) = found
    return {
        "low": number(one.low), "high": number(one.high), "unit": one.unit, "comparator": one.comparator,
    }  # fmt: skip


def _is_placed(line: Line, papers: Papers, seen: set[str], faults: list[IndicatorsError]) -> bool:
    """Whether the locked cells still say which characters the line is about."""
    name, quote = line.cells["statement_id"], line.cells["quote"]
    paper = papers.get(_document_id(line))
    start, end = line.cells["start"], line.cells["end"]
    is_whole = (
        bool(paper) and start.isdecimal() and end.isdecimal() and name == f"{_document_id(line)}@{start}"
    )
    if paper is None or not is_whole or paper.text[int(start) : int(end)].strip() != quote:
        faults.append(
            line.fault(
                "statement_id", "the identifiers as they were handed out",
                f"{name!r} with {quote!r} at {start}..{end}",
                "Restore the locked cells of the line from a fresh `indicators review export`.",
            )
        )  # fmt: skip
        return False
    if name in seen:
        faults.append(line.fault("statement_id", "each statement once", repr(name), "Keep one of the lines."))
        return False
    seen.add(name)
    return True


def _decision_faults(line: Line) -> list[IndicatorsError]:
    """Check that decision, reason and what was changed go together."""
    words = layout().decisions
    decision, reason, recut = (line.cells[name] for name in ("decision", "reason", "recut"))
    is_changed = fingerprint(line.cells["statement_id"], line.settled) != line.cells["print"]
    named = ", ".join(words.values())
    if not decision:
        if not (is_changed or reason or recut):
            return []
        what = "changed cells" if is_changed else "a reason or a new cut"
        return [
            line.fault("decision", f"one of {named}", f"{what} without a decision", "Decide, or put it back.")
        ]
    if decision not in words:
        return [line.fault("decision", f"one of {named}", repr(decision), "Choose from the list.")]
    faults: list[IndicatorsError] = []
    if not reason:
        faults.append(line.fault("reason", "a reason in plain words", "nothing", "Say why."))
    word = words[decision]
    if decision in ("confirm", "drop") and is_changed:
        remedy = f"Choose {words['change']}, or put the cells back."
        faults.append(line.fault("decision", f"unchanged cells beside {word}", "changed cells", remedy))
    if decision == "change" and not is_changed:
        remedy = f"Change a cell, or choose {words['confirm']}."
        faults.append(line.fault("decision", f"changed cells beside {word}", "none", remedy))
    if decision == "recut" and not recut:
        faults.append(
            line.fault("recut", "the figure as it should be cut", "nothing", "Copy it from the text.")
        )
    if decision != "recut" and recut:
        remedy = f"Choose {words['recut']}, or empty the cell."
        faults.append(line.fault("recut", f"nothing beside {word}", repr(recut), remedy))
    return faults


def _span(line: Line, paper: Document, faults: list[IndicatorsError]) -> tuple[int, int]:
    """Find the characters a decision is about: those of the line, or those of its new cut."""
    start, end, quote = int(line.cells["start"]), int(line.cells["end"]), line.cells["recut"]
    if line.cells["decision"] != "recut":
        return start, end
    first = max(0, start - len(quote) + 1)
    around = paper.text[first : end + len(quote) - 1]
    places = [first + match.start() for match in re.finditer(f"(?={re.escape(quote)})", around)]
    shared = {at: min(end, at + len(quote)) - max(start, at) for at in places}
    best = [at for at in places if shared[at] == max(shared.values())]
    if len(best) != 1 or (best[0], best[0] + len(quote)) == (start, end):
        near = paper.text[max(0, start - 10) : end + 10]
        same = " that is no new cut" if best else " that is not there"
        faults.append(
            line.fault("recut", f"characters of {near!r} over {line.cells['quote']!r}", f"{quote!r},{same}",
                       "Copy the figure exactly as the paper has it.")
        )  # fmt: skip
        return start, end
    return best[0], best[0] + len(quote)


def _added_span(line: Line, paper: Document, faults: list[IndicatorsError]) -> tuple[int, int] | None:
    """Find the characters of an added figure: once in a piece that stands once in the paper."""
    anchor, quote = line.cells["anchor"], line.cells["quote"]
    live = paper.readable
    places = _places(anchor, live)
    if len(places) != 1:
        faults.append(
            line.fault("anchor", "words that stand once in the paper", f"{anchor!r}, {len(places)} times",
                       "Copy a longer or a more exact piece of the paper.")
        )  # fmt: skip
        return None
    inside = _places(quote, live[slice(*places[0])])
    if len(inside) != 1:
        faults.append(
            line.fault("quote", "the figure, once in the words before it", f"{quote!r}, {len(inside)} times",
                       "Copy the figure with its unit, and words in which it stands once.")
        )  # fmt: skip
        return None
    (start, _), (first, end) = places[0], inside[0]
    return start + first, start + end


def _places(words: str, text: str) -> list[tuple[int, int]]:
    r"""Find words in a text, any white space for any other: cells of a table stand apart by tabs there.

    Examples
    --------
    >>> _places("新建 40口", "新建\t40口"), _places("", "新建")
    ([(0, 6)], [])
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def _left_beside(found: Sequence[Settled], lines: Sequence[Line]) -> list[IndicatorsError]:
    """Name cells that a new cut touches and that nobody decided about: their digits would be lost."""
    open_lines = [line for line in lines if not line.cells["decision"] and line.cells["start"].isdecimal()]
    return [
        line.fault("recut", "a decision about both cells of one run",
                   f"none about {other.cells['quote']!r} in line {other.row}", "Decide about it too.")
        for line, one in found
        if line.cells["decision"] == "recut"
        for other in open_lines
        if _document_id(other) == one.document_id
        and (_overlap(other, (one.start, one.end))
             or int(line.cells["start"]) == int(other.cells["end"])
             or int(line.cells["end"]) == int(other.cells["start"]))
    ]  # fmt: skip


def _correction(line: Line, paper: Document, statement_id: str, span: tuple[int, int]) -> Correction:
    is_dropped = line.cells["decision"] == "drop"
    return Correction(
        document_id=paper.id,
        sha256=paper.sha256,
        statement_id=statement_id,
        decision=line.cells["decision"],
        start=span[0],
        end=span[1],
        quote=paper.text[span[0] : span[1]],
        settled=dict.fromkeys(line.settled, "") if is_dropped else line.settled,
        reason=" ".join(line.cells["reason"].split()),
        line=line.row,
    )


def _document_id(line: Line) -> str:
    return line.cells["statement_id"].rpartition("@")[0]


def _overlap(line: Line, span: tuple[int, int]) -> bool:
    start, end = line.cells["start"], line.cells["end"]
    return start.isdecimal() and end.isdecimal() and int(start) < span[1] and span[0] < int(end)
