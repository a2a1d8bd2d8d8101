"""The rows of `indicators track` as JSON lines, CSV, or a table for a terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from math import isnan

from indicators import periods
from indicators.analysis.display_units import times_grown
from indicators.analysis.judging.gap_to_target import PLACES
from indicators.analysis.judging.judging import POINTS
from indicators.analysis.printed_targets import EXCEEDED, measure_of, verbs_of
from indicators.analysis.reason_codes import explain
from indicators.analysis.relation_words import relation
from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.tracking import Tracked
from indicators.charts import number_format
from indicators.reading.quantities.quantities import find
from indicators.storage.safe_csv import written
from indicators.storage.visible_text import shown
from indicators.tables.contract.records import columns
from indicators.vocabulary import page_words, schemes
from indicators.vocabulary.column_values import MULTIPLES, REVERSED
from indicators.vocabulary.unit_scales import MINUS

SIGNS = {"green": "✓", "watch": "▲", "yellow": "▲", "red": "✕", "grey": "–"}
WIDTH = 160
# A share due of last year's and the gap to it are no more exact than that.
DIGITS = 8
# The status that says nothing without its reason.
UNSAID = "undetermined"
HEADS = ("task", "indicator", "target", "observed", "period", "gap", "status")


def jsonl(rows: Sequence[Tracked], _lang: str = "zh") -> str:
    """Write a JSON object a line; a number there is none of is null."""
    return "".join(json.dumps(_cells(row), ensure_ascii=False) + "\n" for row in rows)


def csv(rows: Sequence[Tracked], _lang: str = "zh") -> str:
    """Write a CSV with a head; a number there is none of is empty."""
    names = columns(Tracked)
    lines = [[_text(value) for value in _cells(row).values()] for row in rows]
    return written(names, lines)


def table(rows: Sequence[Tracked], lang: str = "zh") -> str:
    """Draw a table, with each light as a sign and in words."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False)
    for head in HEADS:
        is_number = head in ("observed", "gap")
        drawn.add_column(
            page_words.say(f"head_{head}", lang), justify="right" if is_number else "left", overflow="fold"
        )
    for row in rows:
        drawn.add_row(*map(shown, _words(row, lang)))
    page = io.StringIO()
    Console(file=page, width=WIDTH, highlight=False, markup=False, emoji=False).print(drawn)
    return page.getvalue()


def _words(row: Tracked, lang: str) -> tuple[str, ...]:
    status = schemes().statuses[row.status].label(lang)
    why = page_words.joined(explain(row.reason, lang), lang) if row.status == UNSAID else ""
    observed, gap = _observed(row, lang), _gap(row, lang)
    when = periods.parse(row.observed_period) if row.observed_period else None
    period = "" if when is None else when.label if lang == "zh" else when.label_en
    name = number_format.name(row.indicator_id, row.indicator, lang)
    # A blank lets the line be broken there.
    told = " ".join(filter(None, (SIGNS[row.light], status, why)))
    return row.task, name, _target(row, lang), observed, period, gap, told


def _target(row: Tracked, lang: str) -> str:
    """Write a target as printed; in English with signs for what bounds it, as pages do."""
    told = find(row.target)
    is_whole = len(told) == 1 and told[0].unit not in MULTIPLES and row.standard_id == ""
    if lang == "zh" or isnan(row.value) or not is_whole or not told[0].low:
        return relation(row.target, lang)
    scale = row.value / told[0].low
    amount = number_format.span(row.value, told[0].high * scale, row.unit, lang, told[0].comparator)
    return page_words.say(f"aimed_{measure_of(row.target)}", lang, amount=amount)


def _observed(row: Tracked, lang: str) -> str:
    """Write a figure with its unit; below zero, what was to fall has risen."""
    if isnan(row.observed):
        return ""
    if row.gap_unit == PLACES:
        return page_words.say("ranked", lang, number=f"{row.observed:.0f}")
    if (times := times_grown(row.observed, row.target)) and isnan(row.observed_high):
        return times
    has_risen = row.observed < 0 and row.target.startswith(verbs_of("decline"))
    comparator = row.observed_comparator or "eq"
    if has_risen:
        comparator = REVERSED.get(comparator, comparator)
    low, high = ((abs(value) if has_risen else value) for value in (row.observed, row.observed_high))
    told = number_format.span(low, high, row.unit, lang, comparator)
    return page_words.say("rose", lang, amount=told) if has_risen else told


def _gap(row: Tracked, lang: str) -> str:
    """Write a gap with its sign, as much of it as is printed: none if it rounds to nothing."""
    if isnan(row.gap):
        return ""
    asked = {one.comparator for one in find(row.target)} & EXCEEDED.keys()
    if not row.gap and row.light in BAD and asked:
        return page_words.say(EXCEEDED[asked.pop()], lang)
    told, nothing = (number_format.figure(value, row.gap_unit, lang) for value in (abs(row.gap), 0.0))
    sign = "" if told == nothing else MINUS if row.gap < 0 else "+"
    return sign + told


def _cells(row: Tracked) -> dict[str, object]:
    """Give a row's fields in the order of the table, none as None, rounding what is worked out."""
    cells = asdict(row)
    in_points = row.gap_unit == POINTS
    cells["gap"] = round(row.gap, 2) + 0.0 if in_points else float(f"{row.gap:.{DIGITS}g}")
    cells["due"] = float(f"{row.due:.{DIGITS}g}")
    return {name: None if isinstance(v, float) and isnan(v) else v for name, v in cells.items()}


def _text(value: object) -> str:
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
