"""Writes accessible HTML: tables with captions, chips that never speak by colour alone, cards, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from indicators.tables.rows import Row
from indicators.views.display import Html
from indicators.views.sort_keys import Figure

# A sign beside every state, so that it is read without its colour.
SIGNS = {"good": "✓", "watch": "▲", "bad": "✕", "none": "–"}


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    head : str
        What stands above it, in the page's language.
    cell : callable
        Row to the cell's markup, already escaped.
    kind : str
        ``text``, ``number`` (aligned right, figures of one width), ``wide`` (room for sentences),
        ``refs`` (sources, folded up), ``heat`` (a coloured state) or ``picture``.
    figure : callable, optional
        Row to the number the cell tells: what rows are sorted by, and what a workbook gets.
    """

    head: str
    cell: Callable[[Row], str]
    kind: str = "text"
    figure: Callable[[Row], Figure | None] = lambda _row: None


def table(rows: Sequence[Row], columns: Sequence[Column], caption: str, sub: str = "") -> Html:
    """Write a table; its first column heads the rows.

    Parameters
    ----------
    rows : sequence of mapping
        One a row.
    columns : sequence of Column
        At least one.
    caption, sub : str
        What the table shows, and a line in smaller type under it.

    Examples
    --------
    >>> table([{"n": 1}], [Column("数", lambda row: str(row["n"]), "number")], "一张表")
    一张表 (1 × 1)
    """
    small = f'<span class="sub">{escape(sub)}</span>' if sub else ""
    heads = "".join(f'<th scope="col"{_class(column.kind)}>{escape(column.head)}</th>' for column in columns)
    lines = "\n".join(f"<tr>{_cells(row, columns)}</tr>" for row in rows)
    html = (
        f"<table>\n<caption>{escape(caption)}{small}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{lines}\n</tbody>\n</table>"
    )
    return Html(html, f"{caption} ({len(rows)} × {len(columns)})")


def chip(text: str, kind: str) -> str:
    """Write a state as a coloured word with its sign.

    Examples
    --------
    >>> chip("达标", "good")
    '<span class="chip good"><span aria-hidden="true">✓</span> 达标</span>'
    """
    return f'<span class="chip {kind}"><span aria-hidden="true">{SIGNS[kind]}</span> {escape(text)}</span>'


def cards(counts: Iterable[tuple[int, str, str]]) -> str:
    """Write counts as cards.

    Parameters
    ----------
    counts : iterable of (int, str, str)
        How many, of what, and the kind of state (good, watch, bad, none).
    """
    items = "".join(
        f'<li class="card {kind}"><span class="count">{count}</span>'
        f'<span class="what">{chip(what, kind)}</span></li>'
        for count, what, kind in counts
    )
    return f'<ul class="cards">{items}</ul>'


def bullets(sentences: Iterable[str], style: str = "lead") -> str:
    """Write sentences (already escaped) as a list."""
    items = "".join(f"<li>{sentence}</li>" for sentence in sentences)
    return f'<ul class="{style}">{items}</ul>' if items else ""


def lines(first: str, *others: str) -> str:
    """Write a cell with more lines in smaller type; all are plain text, empty ones are left out.

    Examples
    --------
    >>> lines("6%", "2023", "")
    '6%<small>2023</small>'
    """
    return escape(first) + "".join(f"<small>{escape(other)}</small>" for other in others if other)


def _cells(row: Row, columns: Sequence[Column]) -> str:
    first, *others = columns
    head = f'<th scope="row"{_class(first.kind)}>{first.cell(row)}</th>'
    # On a narrow screen the cells stand below each other, each with its column's head.
    return head + "".join(
        f'<td{_class(column.kind)}{_figure(column.figure(row))} data-label="{escape(column.head)}">'
        f"{_value(column.cell(row))}</td>"
        for column in others
    )


def _figure(figure: Figure | None) -> str:
    return figure.attributes() if figure else ""


def _value(cell: str) -> str:
    return f"<div>{cell}</div>" if cell else ""


def _class(kind: str) -> str:
    return "" if kind == "text" else f' class="{kind}"'
