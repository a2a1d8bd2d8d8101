"""Reads the tables of a page back from its markup, so that the files beside it say what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

# Elements that begin a line of their own inside a cell.
_LINES = {"small", "br", "li", "ul", "div", "p"}


@dataclass(frozen=True)
class Told:
    """A source as the page tells it.

    Parameters
    ----------
    title, where, sentence, quote, note, url : str
        The paper with its number, section and task, the words, the figure marked in them, what to beware of,
        an address; "" for what the page does not tell.
    """

    title: str
    where: str = ""
    sentence: str = ""
    quote: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Item:
    """One cell: its words, its number in its unit (None if it tells none), and the sources it folds up."""

    words: str
    value: float | None = None
    unit: str = ""
    sources: tuple[Told, ...] = ()


@dataclass(frozen=True)
class PageTable:
    """One table of a page.

    Parameters
    ----------
    section, caption : str
        The heading above it, and what it shows.
    heads : tuple of str
        The columns.
    rows : tuple of tuple of Item
        Each as long as `heads`.
    """

    section: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]


def read(page: str) -> tuple[PageTable, ...]:
    """Read all tables of a page.

    Parameters
    ----------
    page : str
        A whole page, or a part of one, as `render` and `markup` write it.

    Examples
    --------
    >>> row = '<tr><td data-value="6" data-unit="%"><div>6%<small>增长</small></div></td></tr>'
    >>> (table,) = read(f"<h2>甲</h2><table><caption>乙</caption>{row}</table>")
    >>> table.section, table.caption, table.rows[0][0]
    ('甲', '乙', Item(words='6% · 增长', value=6.0, unit='%', sources=()))
    """
    return tuple(_tables(html.fromstring(f"<main>{page}</main>")))


def _tables(root: Any) -> Iterator[PageTable]:
    section = ""
    for element in root.iter("h2", "table"):
        if element.tag == "h2":
            section = _words(element)
            continue
        heads = [_words(head) for head in element.xpath("thead/tr[last()]/*")]
        rows = [[_item(cell) for cell in row] for row in element.xpath("tbody/tr | tr")]
        # A table of somebody's own notebook may have rows of unlike length, and no heads.
        width = max(len(heads), *map(len, rows), 0)
        caption = "".join(_words(found).partition(" · ")[0] for found in element.findall("caption"))
        padded = tuple((*row, *[Item("")] * (width - len(row))) for row in rows)
        yield PageTable(section, caption, (*heads, *[""] * (width - len(heads))), padded)


def _item(cell: Any) -> Item:
    value = cell.get("data-value")
    return Item(
        _words(cell),
        float(value) if value else None,
        cell.get("data-unit", ""),
        tuple(_told(panel) for panel in cell.find_class("panel") for panel in panel),
    )


def _told(panel: Any) -> Told:
    """Read one source of a cell."""
    parts: dict[str, str] = {}
    for part in panel:
        name = part.get("class", part.tag)
        parts[name] = part.text_content()
        for mark in part.iter("mark"):
            parts["mark"] = mark.text_content()
    names = ("what", "where", "blockquote", "mark", "told", "link")
    return Told(*(parts.get(name, "") for name in names))


def _words(element: Any) -> str:
    """Give the words of an element: its lines set apart, signs that only help the eye left out."""
    lines = "".join(_pieces(element)).split("\n")
    return " · ".join(line for line in (line.strip() for line in lines) if line)


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_line = child.tag in _LINES or child.get("class") == "sub"
        if "panel" not in child.get("class", "") and child.get("aria-hidden") != "true":
            yield "\n" * is_line
            yield from _pieces(child)
            yield "\n" * is_line
        yield child.tail or ""
