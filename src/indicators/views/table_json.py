"""A table as one line of JSON, small enough to be kept in a notebook: papers and sources stand in it once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from math import isfinite, nan
from typing import Any

from indicators.errors import TableFault
from indicators.storage.visible_text import shown
from indicators.views.cells import Bullet, Cell, Chip, Figure, Heading, Source, TableContent, Text

LIGHTS = ("good", "watch", "bad", "none")


def write(table: TableContent) -> str:
    """Write a table; signs that turn or hide words are made visible.

    A cell of one plain line is a string; any other is an object of what it has: ``words`` (strings, and lists
    of a style or a light, a text and, if it leads somewhere, where), ``figure``, ``sources`` (positions in
    the list of sources), ``light``, ``picture``, ``anchor``. A source is its short words, the position of its
    paper and the rest of its fields.

    Examples
    --------
    >>> rows = ((Cell((Text("6%"),), Figure(6.0, "%")),),)
    >>> write(TableContent("表", "", (Heading("数", "number"),), rows))
    '{"caption":"表","headings":[["数","number"]],"rows":[[{"words":["6%"],"figure":[6.0,"%"]}]]}'
    """
    numbers: dict[Source, int] = {}
    papers: dict[tuple[str, str], int] = {}
    cells = [[_packed(cell, numbers) for cell in row] for row in table.rows]
    sources = [_packed_source(source, papers) for source in numbers]
    content = {
        "caption": shown(table.caption),
        "sub": shown(table.sub),
        "first": table.first,
        "form": "" if table.form == "table" else table.form,
        "headings": [[shown(heading.text), heading.kind] for heading in table.headings],
        "rows": cells,
        "papers": [_trimmed(map(shown, paper)) for paper in papers],
        "sources": sources,
    }
    kept = {name: value for name, value in content.items() if value or name in ("caption", "rows")}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read(text: str) -> TableContent:
    """Read what `write` wrote.

    Examples
    --------
    >>> read('{"caption":"表","headings":[["数","number"]],"rows":[["甲"]]}').rows[0][0].words
    '甲'
    """
    try:
        content = json.loads(text)
        papers = [[*paper, ""][:2] for paper in content.get("papers", [])]
        sources = [Source(short, *papers[at], *rest) for short, at, *rest in content.get("sources", [])]
        headings = tuple(Heading(*heading) for heading in content["headings"])
        rows = tuple(tuple(_unpacked(cell, sources) for cell in row) for row in content["rows"])
        if any(len(row) != len(headings) for row in rows):
            raise ValueError("a row with more or fewer cells than there are columns")
        first, form = int(content.get("first", 0)), content.get("form", "table")
        return TableContent(content["caption"], content.get("sub", ""), headings, rows, first, form)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise TableFault(
            expected="a table as `Table.to_json` writes it",
            found=f"{error or type(error).__name__}",
            where=f"a notebook's output: {text[:60]}",
            remedy="Show the table itself in the notebook's cell, or run the notebook again.",
        ) from error


def _packed_source(source: Source, papers: dict[tuple[str, str], int]) -> list[Any]:
    short, title, number, *words, at = astuple(source)
    paper = papers.setdefault((title, number), len(papers))
    return _trimmed([shown(short), paper, *map(shown, words), "" if at is None else at])


def _packed(cell: Cell, numbers: dict[Source, int]) -> Any:
    words = [_packed_part(part) for part in cell.parts]
    packed: dict[str, Any] = {"words": words} if words else {}
    if cell.figure:
        packed["figure"] = _trimmed([cell.figure.value, cell.figure.unit])
    if cell.sources:
        packed["sources"] = [numbers.setdefault(source, len(numbers)) for source in cell.sources]
    if cell.light:
        packed["light"] = cell.light
    if cell.picture:
        *values, description = astuple(cell.picture)
        packed["picture"] = [*(value if isfinite(value) else None for value in values), shown(description)]
    if cell.anchor:
        packed["anchor"] = cell.anchor
    is_plain = list(packed) == ["words"] and len(words) == 1 and isinstance(words[0], str)
    return words[0] if is_plain else packed or ""


def _packed_part(part: Text | Chip) -> str | list[str]:
    text = shown(part.text)
    if isinstance(part, Chip):
        return [part.light, text]
    if part.link:
        return [part.style, text, part.link]
    return [part.style, text] if part.style else text


def _unpacked(packed: Any, sources: Sequence[Source]) -> Cell:
    if isinstance(packed, str):
        return Cell((Text(packed),)) if packed else Cell()
    figure, picture = packed.get("figure"), packed.get("picture")
    drawn: list[Any] = [nan if value is None else value for value in picture or ()]
    return Cell(
        tuple(map(_unpacked_part, packed.get("words", []))),
        Figure(*figure) if figure else None,
        tuple(sources[number] for number in packed.get("sources", [])),
        packed.get("light", ""),
        Bullet(*drawn) if drawn else None,
        packed.get("anchor", ""),
    )


def _unpacked_part(packed: Any) -> Text | Chip:
    if isinstance(packed, str):
        return Text(packed)
    name, text, *link = packed
    return Chip(text, name) if name in LIGHTS else Text(text, name, *link)


def _trimmed(values: Iterable[Any]) -> list[Any]:
    """Leave out the empty values at the end, which are the defaults."""
    kept = list(values)
    while kept and kept[-1] == "":
        kept.pop()
    return kept
