"""Turns a run notebook into a page: its words, tables and figures, none of its code.

nbconvert runs the template; no built-in one gives figures without an address on the network. The
same notebook gives the same bytes: nothing random and no clock enters a page.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter

from indicators.documents.html_cards import for_page
from indicators.storage.visible_text import shown
from indicators.views.display import FIGURE_TYPE, untitled
from indicators.vocabulary import page_words

TEMPLATE = "template"
KINDS = {FIGURE_TYPE: "figure", "text/html": "html", "text/markdown": "markdown", "text/plain": "text"}
CHART_HEIGHT = 420
SCRIPTS = ("report", "tables")
FILES = ("xlsx", "csv")
SHELL_WORDS = ("skip", "contents", "noscript", "home", "foot")
TABLE_WORDS = ("filter", "order", "own_order", "shown", "sort", "tools")
FAILED_WORDS = ("failed_notice", "last_good", "notebook", "parameters", "error", "cell")
INDEX_WORDS = ("restricted_short", "failed", "last_good_short", "others", "basis", "basis_caption")


class PageExporter(HTMLExporter):
    """nbconvert's HTML exporter with the project's own page around it."""

    def _template_name_default(self) -> str:
        return TEMPLATE

    def __init__(self, template_file: str = "index.html.j2") -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            extra_template_basedirs=[str(_package())],
            template_name=TEMPLATE,
            template_file=template_file,
            exclude_anchor_links=True,
        )

    def render(self, **context: Any) -> str:
        """Fill the template with what the page holds; signs that turn or hide words are made visible."""
        return shown(str(self.template.render(resources={}, **context))) + "\n"


def page(
    notebook: Any,
    title: str,
    lang: str,
    plotly_name: str,
    *,
    stem: str = "",
    include_restricted: bool = False,
) -> str:
    """Render a run notebook as a page.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A notebook that ran to the end.
    title : str
        The page's heading.
    lang : str
        ``zh`` or ``en``.
    plotly_name : str
        File name of the plotly script beside the page.
    stem : str
        Name of the files with the page's tables, without suffix: a page with tables links to them.
    include_restricted : bool
        Whether documents marked 不公开 were used: the page says so at its head.

    Returns
    -------
    str
        A whole HTML document.
    """
    lede, sections = _sections(notebook, lang)
    has_figures = any(part["kind"] == "figures" for section in sections for part in section["parts"])
    scripts = [name for name in (plotly_name * has_figures, shared("report"), shared("tables")) if name]
    seal = json.dumps([title, lede, sections], ensure_ascii=False, sort_keys=True)
    shell = _shell(
        title,
        lang,
        seal,
        scripts,
        lede=lede,
        notice=_notice(include_restricted, lang),
        home="index.html",
        sections=sections,
        files=[f"{stem}.{kind}" for kind in FILES] if stem and _has_tables(sections) else [],
        words=(*TABLE_WORDS, "files", *(f"file_{kind}" for kind in FILES)),
    )
    return PageExporter().render(page=shell)


def failed_page(
    title: str,
    lang: str,
    notebook: str,
    parameters: dict[str, object],
    message: str,
    cell: str,
    last_good: str,
) -> str:
    """Render the page of a job that failed.

    Parameters
    ----------
    title, lang : str
        Heading and language of the page that was to be made.
    notebook : str
        File name of the notebook.
    parameters : dict
        What it was run with.
    message, cell : str
        What broke, and the source of the cell that did.
    last_good : str
        File name of the last good page, "" if there is none.
    """
    failure = {
        "notebook": notebook,
        "parameters": json.dumps(parameters, ensure_ascii=False),
        "message": message,
        "cell": cell,
        "last_good": last_good,
    }
    notice = _notice(bool(parameters.get("include_restricted")), lang)
    shell = _shell(title, lang, json.dumps(failure), [], notice=notice, home="index.html", words=FAILED_WORDS)
    return PageExporter("failed.html.j2").render(page=shell, failure=failure)


def index_page(title: str, lede: str, lang: str, listing: dict[str, Any]) -> str:
    """Render the index of the reports from what `index.listing` gathered."""
    seal = json.dumps(listing, ensure_ascii=False, sort_keys=True)
    notice, words = listing["restricted_notice"], (*INDEX_WORDS, *TABLE_WORDS)
    shell = _shell(title, lang, seal, [shared("tables")], lede=lede, notice=notice, words=words)
    return PageExporter("list.html.j2").render(page=shell, listing=listing)


@cache
def shared_files() -> dict[str, bytes]:
    """Name and hold the scripts all pages of a folder share; each name carries the content's hash."""
    from plotly.offline import get_plotlyjs

    return dict(
        [
            _hashed("plotly", get_plotlyjs().encode("utf-8")),
            *(_hashed(name, (_package() / TEMPLATE / f"{name}.js").read_bytes()) for name in SCRIPTS),
        ]
    )


def plotly_name() -> str:
    """Name the plotly script of the installed plotly, such as ``plotly-1f2e3d4c5b6a.js``."""
    return shared("plotly")


def shared(stem: str) -> str:
    """Name a shared script with its hash: plotly, report (figures and sources) or tables."""
    return next(name for name in shared_files() if name.startswith(f"{stem}-"))


def _hashed(stem: str, content: bytes) -> tuple[str, bytes]:
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.js", content


def _package() -> Path:
    return Path(str(files("indicators.batch")))


def _notice(include_restricted: bool, lang: str) -> str:
    return page_words.say("restricted_notice", lang) if include_restricted else ""


def _shell(
    title: str,
    lang: str,
    seal: str,
    scripts: list[str],
    *,
    lede: str = "",
    notice: str = "",
    home: str = "",
    sections: list[dict[str, Any]] | None = None,
    files: Sequence[str] = (),
    words: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Gather what every page's frame needs.

    The nonce is a hash of all that the page holds, so nothing in the page can name it beforehand.
    """
    return {
        "title": title,
        "lang": lang,
        "lede": lede,
        "notice": notice,
        "home": home,
        "sections": sections or [],
        "files": files,
        "scripts": scripts,
        "has_figures": any(name.startswith("plotly") for name in scripts),
        "nonce": hashlib.sha256(f"{title}\n{seal}".encode()).hexdigest()[:32],
        "css": (_package() / TEMPLATE / "report.css").read_text(encoding="utf-8"),
        "words": {key: page_words.say(key, lang) for key in (*SHELL_WORDS, *words)},
    }


def _sections(notebook: Any, lang: str) -> tuple[str, list[dict[str, Any]]]:
    """Cut a notebook at its second-level headings; the text under the title is the page's lede."""
    lede = ""
    sections: list[dict[str, Any]] = [{"id": "s0", "title": "", "parts": []}]
    figures = 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading, text = _split_heading(_spoken(cell, lang))
            if heading.startswith("# "):
                lede = text
                continue
            if heading:
                name = heading.lstrip("# ")
                sections.append({"id": f"s{len(sections)}", "title": name, "parts": []})
            if text:
                sections[-1]["parts"].append({"kind": "markdown", "content": text})
        elif cell.cell_type == "code":
            parts = [part for part in map(_part, cell.outputs) if part["kind"]]
            drawn = [part for part in parts if part["kind"] == "figure"]
            for part in drawn:
                figures += 1
                part["id"] = f"f{figures}"
            if drawn:
                # Several figures of one cell stand side by side.
                sections[-1]["parts"].append({"kind": "figures", "figures": drawn})
            sections[-1]["parts"] += [part for part in parts if part not in drawn]
    return lede, [section for section in sections if section["title"] or section["parts"]]


def _has_tables(sections: list[dict[str, Any]]) -> bool:
    parts = [part for section in sections for part in section["parts"]]
    return any(part["kind"] == "html" and "<table" in part["content"] for part in parts)


def _spoken(cell: Any, lang: str) -> str:
    """Give a markdown cell in the page's language: the cell is Chinese, its metadata hold the English."""
    return str(cell.source if lang == "zh" else cell.metadata.get(lang, cell.source))


def _split_heading(source: str) -> tuple[str, str]:
    first, _, rest = source.strip().partition("\n")
    return (first, rest.strip()) if re.match(r"#{1,2} ", first) else ("", source.strip())


def _part(output: Any) -> dict[str, Any]:
    """Take the best form of one output; streams and warnings are no part of a page."""
    if output.output_type not in ("execute_result", "display_data"):
        return {"kind": ""}
    for kind in KINDS:
        if kind not in output.data:
            continue
        content = output.data[kind]
        if kind == FIGURE_TYPE:
            words = output.metadata.get(FIGURE_TYPE, {})
            return _figure(content, words.get("title", ""), words.get("caption", ""))
        if kind == "text/html":
            return {"kind": "html", "content": for_page(content)}
        return {"kind": "markdown" if kind == "text/markdown" else "text", "content": content}
    return {"kind": ""}


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
