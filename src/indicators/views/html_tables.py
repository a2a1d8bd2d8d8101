"""Writes accessible HTML: tables of cells, states with a sign beside their colour, cards, lists, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import Protocol

from indicators.documents import html_cards
from indicators.views import sparklines
from indicators.views.cells import Cell, Chip, Figure, Heading, Source, TableContent, Text
from indicators.views.display import Html

# A sign beside every state, so that it is read without its colour.
SIGNS = {"good": "✓", "watch": "▲", "bad": "✕", "none": "–"}
TAGS = {"small": "small", "aside": "em", "strong": "strong", "quote": "blockquote"}


class Marks(Protocol):
    """What a page knows of its rows and of other pages."""

    def anchor(self, name: str) -> str:
        """Give the id of a row called by a name, "" if it gets none."""

    def address(self, link: str) -> str:
        """Give the address that a line leads to, as of `cells.Text`; "" if there is no such page."""

    def of_indicator(self, name: str) -> str:
        """Give the address of the page about an indicator; "" if there is none."""


class _Alone:
    def anchor(self, _name: str) -> str:
        """Give no id: of two pieces of markup side by side both would have it."""
        return ""

    def address(self, _link: str) -> str:
        """Lead nowhere."""
        return ""

    def of_indicator(self, _name: str) -> str:
        """Lead nowhere."""
        return ""


ALONE: Marks = _Alone()


def table(content: TableContent, marks: Marks = ALONE) -> str:
    """Write a table; its first column, of which there is at least one, heads the rows.

    Examples
    --------
    >>> print(table(TableContent("一张表", "", (Heading("数", "number"),), ((Cell((Text("6%"),)),),))))
    <table>
    <caption>一张表</caption>
    <thead><tr><th scope="col" class="number">数</th></tr></thead>
    <tbody>
    <tr><th scope="row" class="number">6%</th></tr>
    </tbody>
    </table>
    """
    small = f'<span class="sub">{escape(content.sub)}</span>' if content.sub else ""
    heads = "".join(
        f'<th scope="col"{_class(head.kind)}>{escape(head.text)}</th>' for head in content.headings
    )
    body = "\n".join(
        f"<tr{_name(row[0], marks)}>{_row(row, content.headings, marks)}</tr>" for row in content.rows
    )
    shown = f' data-first="{content.first}"' if content.first else ""
    return (
        f"<table{shown}>\n<caption>{escape(content.caption)}{small}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def _name(cell: Cell, marks: Marks) -> str:
    anchor = marks.anchor(cell.anchor) if cell.anchor else ""
    return f' id="{escape(anchor)}"' if anchor else ""


def _row(row: Sequence[Cell], headings: Sequence[Heading], marks: Marks) -> str:
    html = f'<th scope="row"{_class(headings[0].kind)}>{_content(row[0], headings[0], marks)}</th>'
    # On a narrow screen the cells stand below each other, each with its column's head.
    return html + "".join(
        f'<td{_class(heading.kind)}{_attributes(cell.figure)} data-label="{escape(heading.text)}">'
        f"{_value(_content(cell, heading, marks))}</td>"
        for cell, heading in zip(row[1:], headings[1:], strict=True)
    )


def _content(cell: Cell, heading: Heading, marks: Marks) -> str:
    """Write what a cell holds; its sources are folded up where the column is one of sources, else open."""
    html = _words(cell, marks)
    if cell.picture:
        html += sparklines.svg(cell.picture)
    if cell.sources:
        html += folded(cell.sources) if heading.kind == "refs" else "".join(panels(cell.sources))
    return f'<div class="state {cell.light}">{html}</div>' if cell.light else html


def _words(cell: Cell, marks: Marks) -> str:
    html = ""
    for is_list, group in groupby(cell.text_lines(), key=lambda line: _style(line[0]) == "note"):
        if is_list:
            html += bullets((escape(line[0].text) for line in group), "notes")
            continue
        for line in group:
            # Small type and quotations begin a line by themselves.
            html += "<br>" if html and isinstance(line[0], Text) and not line[0].style else ""
            # A row that is named by an indicator begins with the indicator's name.
            own = "" if html else marks.of_indicator(cell.anchor)
            html += " ".join(_part(part, marks, own if part is line[0] else "") for part in line)
    return html


def _style(part: Text | Chip) -> str:
    return part.style if isinstance(part, Text) else ""


def _part(part: Text | Chip, marks: Marks, own: str = "") -> str:
    if isinstance(part, Chip):
        return chip(part.text, part.light)
    tag, words = TAGS.get(part.style), escape(part.text)
    if address := (part.link and marks.address(part.link)) or own:
        words = f'<a href="{escape(address)}">{words}</a>'
    return f"<{tag}>{words}</{tag}>" if tag else words


def folded(sources: Iterable[Source]) -> str:
    """Write sources, folded up under their short words."""
    short = " · ".join(
        f"<span>{escape(word)}</span>" for word in dict.fromkeys(source.short for source in sources)
    )
    told = "".join(f"<div>{one}</div>" for one in panels(sources))
    return f'<details class="source"><summary>{short}</summary><div class="panel">{told}</div></details>'


def panels(sources: Iterable[Source]) -> list[str]:
    """Write sources in full: what several figures stand in once, with all of them marked.

    Examples
    --------
    >>> one = Source("报告", "工作报告", sentence="收入增长6%，支出增长5%。", quote="6%")
    >>> len(panels([one, replace(one, quote="5%")])), len(panels([one, replace(one, title="规划")]))
    (1, 2)
    """
    figures: dict[Source, list[Source]] = {}
    for source in sources:
        figures.setdefault(replace(source, short="", quote="", at=None), []).append(source)
    return [panel(*said) for said in figures.values()]


def panel(source: Source, *others: Source) -> str:
    """Write one source in full, its figure marked in its sentence, and others of the same place with it."""
    parts = [f'<p class="what">{escape(source.title_and_number)}</p>']
    if source.where:
        parts.append(f'<p class="where">{escape(source.where)}</p>')
    parts.append(html_cards.quoted(source.sentence, [(one.quote, one.at) for one in (source, *others)]))
    if source.note:
        parts.append(f'<p class="told">{escape(source.note)}</p>')
    if source.url.startswith(("http://", "https://")):
        parts.append(
            f'<p class="link"><a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a></p>'
        )
    return "".join(parts)


def notice(words: str) -> Html:
    """Write a line that stands where there is nothing to show.

    Examples
    --------
    >>> notice("没有数据")
    没有数据
    """
    return Html(f'<p class="notice">{escape(words)}</p>', words)


def remark(words: str) -> Html:
    """Write a line that says that there is nothing, where that is as it should be.

    Examples
    --------
    >>> remark("没有变化")
    没有变化
    """
    return Html(f'<p class="remark">{escape(words)}</p>', words)


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


def cards_of(content: TableContent) -> str:
    """Write a card a row: the state in its first cell, the count in its second, the others in small type.

    Examples
    --------
    >>> heads, row = (Heading("判断"), Heading("目标")), (Cell((Chip("红灯", "bad"),)), Cell((Text("3"),)))
    >>> cards_of(TableContent("各灯数", "", heads, (row,))).splitlines()[1][:51]
    '<li class="card bad"><span class="count">3</span><s'
    """
    items = []
    for state, number, *others in content.rows:
        light = next((part.light for part in state.parts if isinstance(part, Chip)), "none")
        more = "".join(
            f"<small>{escape(heading.text)} {escape(cell.words)}</small>"
            for heading, cell in zip(content.headings[2:], others, strict=True)
            if cell.words
        )
        items.append(
            f'<li class="card {light}"><span class="count">{escape(number.words)}</span>'
            f'<span class="what">{_words(state, ALONE)}</span>{more}</li>'
        )
    return f'<ul class="cards" aria-label="{escape(content.caption)}">\n' + "\n".join(items) + "\n</ul>"


def bullets(sentences: Iterable[str], style: str = "lead") -> str:
    """Write sentences (already escaped) as a list."""
    items = "".join(f"<li>{sentence}</li>" for sentence in sentences)
    return f'<ul class="{style}">{items}</ul>' if items else ""


def _attributes(figure: Figure | None) -> str:
    """Write a number as attributes of its cell; multiplied out too where the unit is 万 or 亿 of another.

    Examples
    --------
    >>> _attributes(Figure(35.2, "%")), _attributes(Figure(3)), _attributes(None)
    (' data-value="35.2" data-unit="%"', ' data-value="3"', '')
    >>> _attributes(Figure(210, "亿元"))
    ' data-value="210" data-unit="亿元" data-order="21000000000 元"'
    """
    if not figure:
        return ""
    html = f' data-value="{figure.value:.15g}"'
    html += f' data-unit="{escape(figure.unit)}"' if figure.unit else ""
    order = figure.multiplied_out
    return html if order is figure else f'{html} data-order="{order.value:.15g} {escape(order.unit)}"'


def _value(cell: str) -> str:
    return f"<div>{cell}</div>" if cell else ""


def _class(kind: str) -> str:
    return "" if kind == "text" else f' class="{kind}"'
