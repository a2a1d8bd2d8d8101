"""Cells of a table that are clauses: what their figures are by the words around them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from indicators.reading.grids.figure_in_cell import Figure
from indicators.reading.grids.units import Unit
from indicators.reading.grids.words import one_of, words
from indicators.reading.lexicon import pattern
from indicators.reading.measurement.phrases import read_head
from indicators.reading.prose import prepare
from indicators.reading.quantities import numerals, quantities
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.text_offsets import Offsets
from indicators.storage.expressions import expression

_PART = pattern("measured.parts")
_MULTIPLIER = expression(rf"\d({numerals.MULTIPLIER})[^\d]*$")


def told_by(lead: str) -> str:
    """Tell by the words before a figure whether it is of growth, of decline, or a level: 提高到 leads to one.

    Examples
    --------
    >>> [told_by(lead) for lead in ("提高", "提高到", "降至", "新增")]
    ['growth', 'level', 'level', 'added']
    """
    if one_of("leads_to_level", suffix="$").search(lead):
        return "level"
    found = ""
    for name, listed in words()["cell_verbs"].items():
        if any(word in lead for word in listed) and (name != "level" or not found):
            found = str(name)
    return found


def worded_figures(text: str, start: int) -> tuple[Figure, ...]:
    """Read the figures of a cell that is a clause; none if some of its digits are in none of them."""
    prose = prepare(text)
    found = [quantity for quantity in quantities.find(prose.text) if quantity.unit]
    rest = prose.text
    for quantity in reversed(found):
        rest = rest[: quantity.start] + rest[quantity.end :]
    if not found or re.search(r"\d", re.sub(r"(?:19|20)\d\d年?|十[二三四五六]五|\d{1,2}月", "", rest)):
        return ()
    figures = [_worded(prose.text, prose.positions, start, found, i) for i in range(len(found))]
    return tuple(as_before(figures[i - 1], figure) if i else figure for i, figure in enumerate(figures))


def as_before(last: Figure, figure: Figure) -> Figure:
    """Take a second figure that only says how far the first may go for one of the same: 增长7%，力争8%."""
    is_same = last.unit == figure.unit and not figure.part and figure.told in ("", "level")
    return replace(figure, told=last.told, basis=figure.basis or last.basis) if is_same else figure


def _worded(text: str, positions: Offsets, start: int, found: list[Quantity], i: int) -> Figure:
    quantity = found[i]
    before = text[found[i - 1].after if i else 0 : quantity.start]
    a, b = positions[quantity.start], positions[quantity.end - 1] + 1
    written = _MULTIPLIER.search(text, quantity.start, quantity.end)
    # 万人次 as the cell writes it is the unit of bare figures beside it too.
    by = numerals.multiplier(written[1]) if written else Decimal(1)
    low, high = (Decimal(repr(number)) / by for number in (quantity.low, quantity.high))
    told = told_by(re.split("[，,；;]", before)[-1])
    basis = "cagr" if "年均" in before else "cumulative" if "累计" in before else ""
    part = read_head(before[of_part.end() :]).noun if (of_part := _PART.search(before)) else ""
    return Figure(
        start + a, start + b, low, high, quantity.comparator, Unit(quantity.unit, by), told, basis, part=part
    )  # fmt: skip
