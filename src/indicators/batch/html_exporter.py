"""Turns a run notebook into a page: its words, tables and figures, none of its code.

nbconvert runs the template; no built-in one gives figures without an address on the network. The
same notebook gives the same bytes: nothing random and no clock enters a page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter

from indicators.batch import page_parts, report_kinds
from indicators.storage.visible_text import shown
from indicators.vocabulary import page_words

TEMPLATE = "template"
SCRIPTS = ("report", "tables")
FRAME_WORDS = ("skip", "contents", "noscript", "home", "foot")
TABLE_WORDS = ("filter", "order", "own_order", "shown", "sort", "tools")
FAILED_WORDS = ("failed_notice", "last_good", "notebook", "parameters", "error", "cell")


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
    notebook: Any, title: str, lang: str, *, stem: str = "", root: str = "", is_restricted: bool = False
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
    stem : str
        Name of the files with the page's tables, without suffix: a page with tables links to its workbook,
        and each table to its CSV.
    root : str
        What leads from the page to the folder of the index and the scripts: "../" from a folder in it.
    is_restricted : bool
        Whether documents marked 不公开 were used: the page says so at its head.
    """
    lede, sections = page_parts.sections(notebook, lang, stem)
    has_figures = any(part["kind"] == "figures" for section in sections for part in section["parts"])
    scripts = [root + shared(name) for name in ("plotly", *SCRIPTS) if name != "plotly" or has_figures]
    content = json.dumps([title, lede, sections], ensure_ascii=False, sort_keys=True)
    shown_page = frame(
        title,
        lang,
        content,
        scripts,
        (*TABLE_WORDS, "files", "file_xlsx"),
        lede=lede,
        notice=_notice(is_restricted, lang),
        sections=sections,
        home=f"{root}index.html",
        files=[f"{stem}.xlsx"] if stem and page_parts.has_tables(sections) else [],
    )
    return PageExporter().render(page=shown_page)


def failed_page(
    title: str,
    lang: str,
    notebook: str,
    parameters: dict[str, object],
    message: str,
    cell: str,
    last_good: str,
    root: str = "",
) -> str:
    """Render the page of a job that failed, with a link to the last good page if there is one.

    Parameters
    ----------
    parameters : dict
        What the notebook was run with.
    message, cell : str
        What broke, and the source of the cell that did.
    """
    failure = {
        "notebook": notebook,
        "parameters": json.dumps(parameters, ensure_ascii=False),
        "message": message,
        "cell": cell,
        "last_good": last_good,
    }
    notice = _notice(report_kinds.is_restricted(parameters), lang)
    home = f"{root}index.html"
    shown_page = frame(title, lang, json.dumps(failure), [], FAILED_WORDS, notice=notice, home=home)
    return PageExporter("failed.html.j2").render(page=shown_page, failure=failure)


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


def shared(stem: str) -> str:
    """Name a script with its hash: plotly, report (figures and sources) or tables."""
    return next(name for name in shared_files() if name.startswith(f"{stem}-"))


def _hashed(stem: str, content: bytes) -> tuple[str, bytes]:
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.js", content


def _package() -> Path:
    return Path(str(files("indicators.batch")))


def _notice(is_restricted: bool, lang: str) -> str:
    return page_words.say("restricted_notice", lang) if is_restricted else ""


def frame(
    title: str, lang: str, content: str, scripts: list[str], words: Sequence[str], **more: Any
) -> dict[str, Any]:
    """Gather what every page's frame needs; what a page does not have is empty.

    The nonce is a hash of all that the page holds, so nothing in the page can name it beforehand.
    """
    return {
        "title": title,
        "lang": lang,
        "lede": "",
        "notice": "",
        "home": "index.html",
        "sections": [],
        "files": [],
        **more,
        "scripts": scripts,
        "has_figures": any(name.removeprefix("../").startswith("plotly") for name in scripts),
        "nonce": hashlib.sha256(f"{title}\n{content}".encode()).hexdigest()[:32],
        "css": (_package() / TEMPLATE / "report.css").read_text(encoding="utf-8"),
        "words": {key: page_words.say(key, lang) for key in (*FRAME_WORDS, *words)},
    }
