"""Cuts a run notebook into the sections of a page: words, tables and figures, none of its code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from indicators.batch.page_links import PageMarks
from indicators.charts.figure_title import FIGURE_TYPE, PICTURE_TYPE, untitled
from indicators.documents.html_cards import for_page
from indicators.views.page_state import STATE_TYPE, PageState
from indicators.views.table import TABLE_TYPE, Table
from indicators.vocabulary import page_words

FORMS = {FIGURE_TYPE: "figure", "text/html": "html", "text/markdown": "markdown", "text/plain": "text"}
SHOWN = ("execute_result", "display_data")
CHART_HEIGHT = 420
# The section whose words stand at the foot of every printed sheet.
PAPERS = "papers"


@dataclass(frozen=True)
class PageTable:
    """A table with the heading it stands under."""

    section: str
    table: Table


def csv_name(stem: str, number: int) -> str:
    """Name the CSV of a page's table; tables are counted from 1.

    Examples
    --------
    >>> csv_name("鞍山市-2023-Q4", 2)
    '鞍山市-2023-Q4.2.csv'
    """
    return f"{stem}.{number}.csv"


def picture_name(stem: str, number: int) -> str:
    """Name the static picture of a page's figure; figures are counted from 1.

    Examples
    --------
    >>> picture_name("gdp", 1)
    'gdp.f1.svg'
    """
    return f"{stem}.f{number}.svg"


def pictures(notebook: Any) -> Iterator[str]:
    """Take the static picture of each figure out of a run notebook, in order; "" for one without."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type in SHOWN and FIGURE_TYPE in output.data:
                yield str(output.data.get(PICTURE_TYPE, ""))


def tables(notebook: Any, lang: str) -> Iterator[PageTable]:
    """Take the tables out of a run notebook's outputs, in order.

    Raises
    ------
    TableFault
        If an output says that it is a table and is none.
    """
    section = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading, _ = _split_heading(_in_language(cell, lang))
            section = heading.removeprefix("## ") if heading.startswith("## ") else section
        for output in cell.get("outputs", []):
            if _is_table(output):
                yield PageTable(section, Table.from_json(output.data[TABLE_TYPE]))


def sections(
    notebook: Any, lang: str, stem: str = "", marks: PageMarks | None = None
) -> tuple[str, list[dict[str, Any]]]:
    """Cut a notebook at its second-level headings; the text under the title is the page's lede.

    A heading's cell may say in its metadata how its section is called (`name`), that it is folded up
    (`fold`), and that the page goes without its words (`bare`). A section of which every output is empty is
    left out.

    Parameters
    ----------
    stem : str
        Name of the files beside the page, without suffix: each table's caption links to its CSV.
    """
    lede, marks = "", marks or PageMarks()
    marks.taken |= {"main", "tools"} | {cell.metadata.get("name", "") for cell in notebook.cells}
    found: list[dict[str, Any]] = [_section("s0", "", {})]
    figures = tables = 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading, text = _split_heading(_in_language(cell, lang))
            if heading.startswith("# "):
                lede = text
                continue
            if heading:
                found.append(_section(f"s{len(found)}", heading.lstrip("# "), cell.metadata))
            if cell.metadata.get("bare"):
                continue
            if text:
                found[-1]["parts"].append({"kind": "markdown", "content": text})
        elif cell.cell_type == "code":
            parts = [part for output in cell.outputs if (part := _part(output, marks))["kind"]]
            found[-1]["is_silent"] |= any(part["kind"] == "nothing" for part in parts)
            parts = [part for part in parts if part["kind"] != "nothing"]
            found[-1]["rows"] += sum(part.get("rows", 0) for part in parts)
            found[-1]["is_told"] |= bool(parts)
            drawn = [part for part in parts if part["kind"] == "figure"]
            for part in parts:
                if part["kind"] == "figure":
                    figures += 1
                    part["id"] = f"f{figures}"
                    part["file"] = picture_name(stem, figures) if stem and part["has_picture"] else ""
                elif part["kind"] == "table":
                    tables += 1
                    part["content"] = (
                        _linked(part["content"], csv_name(stem, tables), lang) if stem else part["content"]
                    )
            if drawn:
                # Several figures of one cell stand side by side.
                found[-1]["parts"].append({"kind": "figures", "figures": drawn})
            found[-1]["parts"] += [part for part in parts if part not in drawn]
    return lede, [section for section in found if _is_shown(section)]


def _section(number: str, title: str, metadata: Any) -> dict[str, Any]:
    return {
        "id": metadata.get("name", number),
        "title": "" if metadata.get("bare") else title,
        "is_folded": bool(metadata.get("fold")),
        "parts": [],
        "rows": 0,
        "is_silent": False,
        "is_told": False,
    }


def _is_shown(section: dict[str, Any]) -> bool:
    """Leave out a section whose cells had nothing to show, its words with it."""
    if section["is_silent"] and not section["is_told"]:
        return False
    return bool(section["title"] or section["parts"])


def state(notebook: Any) -> dict[str, Any]:
    """Take out what a page says of itself to the index, nothing if it says nothing.

    Raises
    ------
    TableFault
        If an output says that it is that and is not.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type in SHOWN and STATE_TYPE in output.data:
                return asdict(PageState.from_json(output.data[STATE_TYPE]))
    return {}


def papers(notebook: Any) -> str:
    """Name the papers a page rests on: the words of its section called ``papers``, "" if it has none."""
    name, words = "", ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            name = cell.metadata.get("name", "")
        elif name == PAPERS:
            shown = (output for output in cell.get("outputs", []) if output.output_type in SHOWN)
            words += " ".join(str(output.data.get("text/plain", "")) for output in shown)
    return words


def has_tables(sections: list[dict[str, Any]]) -> bool:
    """Say whether there is a table that files can be made of."""
    return any(part["kind"] == "table" for section in sections for part in section["parts"])


def _in_language(cell: Any, lang: str) -> str:
    """Give a markdown cell in the page's language: the cell is Chinese, its metadata hold the English."""
    return str(cell.source if lang == "zh" else cell.metadata.get(lang, cell.source))


def _split_heading(source: str) -> tuple[str, str]:
    first, _, rest = source.strip().partition("\n")
    return (first, rest.strip()) if re.match(r"#{1,2} ", first) else ("", source.strip())


def _is_table(output: Any) -> bool:
    if output.output_type not in SHOWN or FIGURE_TYPE in output.data:
        return False
    return TABLE_TYPE in output.data and "text/html" in output.data


def _part(output: Any, marks: PageMarks) -> dict[str, Any]:
    """Take the best form of one output; streams and warnings are no part of a page."""
    if output.output_type not in SHOWN:
        return {"kind": ""}
    for form, kind in FORMS.items():
        if form not in output.data:
            continue
        content = output.data[form]
        if kind == "figure":
            words = output.metadata.get(FIGURE_TYPE, {})
            shown = _figure(content, words.get("title", ""), words.get("caption", ""))
            return shown | {"has_picture": bool(output.data.get(PICTURE_TYPE))}
        if kind == "html" and _is_table(output):
            table = Table.from_json(output.data[TABLE_TYPE])
            return {"kind": "table", "content": table.on_page(marks), "rows": len(table.rows)}
        if kind == "html":
            return {"kind": "html" if content else "nothing", "content": for_page(content)}
        return {"kind": kind, "content": content}
    return {"kind": ""}


def _linked(html: str, name: str, lang: str) -> str:
    """Put a link to a table's file beside the words of its caption, before the small line under them."""
    caption, end, rest = html.partition("</caption>")
    words, small, sub = caption.partition('<span class="sub">')
    link = f'<a class="file" href="{escape(name)}" download>{escape(page_words.say("file_csv", lang))}</a>'
    return f"{words} {link}{small}{sub}{end}{rest}" if end else html


def _figure(content: dict[str, Any], title: str, caption: str) -> dict[str, Any]:
    """Lift a figure's title into the page, where it is a heading, and escape its data for a script tag."""
    layout = untitled(content["layout"])
    figure = {"data": content["data"], "layout": layout, "config": content.get("config", {})}
    text = json.dumps(figure, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {
        "kind": "figure",
        "title": title,
        "caption": caption,
        "height": layout.get("height", CHART_HEIGHT),
        "content": text.replace("<", "\\u003c"),
    }
