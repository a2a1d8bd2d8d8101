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

from indicators.batch import language_marks, page_sections, report_kinds
from indicators.batch.page_links import PageMarks
from indicators.storage.visible_text import shown
from indicators.vocabulary import page_words

TEMPLATE = "template"
SCRIPTS = ("report", "tables")
FRAME_WORDS = ("skip", "contents", "noscript", "home", "foot")
TABLE_WORDS = ("filter", "order", "own_order", "shown", "sort", "tools")
FOLD_WORDS = ("show_all", "show_first")
LONGEST_FOOT = 90
FAILED_WORDS = ("failed_notice", "last_good", "notebook", "parameters", "error", "cell")


class PageExporter(HTMLExporter):
    """nbconvert's HTML exporter with the project's own page around it."""

    def _template_name_default(self) -> str:
        return TEMPLATE

    def __init__(self, template_file: str) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            extra_template_basedirs=[str(_package())],
            template_name=TEMPLATE,
            template_file=template_file,
            exclude_anchor_links=True,
        )

    def render(self, **context: Any) -> str:
        """Fill the template with what the page holds; signs that turn or hide words are made visible."""
        page = shown(str(self.template.render(resources={}, **context))) + "\n"
        return page if context["page"]["lang"] == "zh" else language_marks.marked(page)


@cache
def exporter(template_file: str = "index.html.j2") -> PageExporter:
    """Give the exporter of a template; to compile one takes as long as to fill it many times."""
    return PageExporter(template_file)


def page(
    notebook: Any,
    title: str,
    lang: str,
    *,
    stem: str = "",
    root: str = "",
    is_restricted: bool = False,
    marks: PageMarks | None = None,
    papers: Sequence[dict[str, Any]] = (),
) -> str:
    """Render a run notebook as a page.

    Parameters
    ----------
    stem : str
        Name of the files with the page's tables, without suffix: a page with tables links to its workbook,
        and each table to its CSV.
    root : str
        What leads from the page to the folder of the index and the scripts: "../" from a folder in it.
    is_restricted : bool
        Whether documents marked 不公开 were used: the page says so at its head.
    """
    marks = marks or PageMarks()
    lede, sections = page_sections.sections(notebook, lang, stem, marks)
    has_figures = any(part["kind"] == "figures" for section in sections for part in section["parts"])
    scripts = [root + shared(name) for name in ("plotly", *SCRIPTS) if name != "plotly" or has_figures]
    beside = marks.navigation()
    content = json.dumps([title, lede, sections, beside, *papers], ensure_ascii=False, sort_keys=True)
    shown_page = frame(
        title,
        lang,
        content,
        scripts,
        (*TABLE_WORDS, *FOLD_WORDS, "files", "file_xlsx", "file_svg", "file_png", "beside"),
        lede=lede,
        notice=_notice(is_restricted, lang),
        sections=sections,
        home=f"{root}index.html",
        beside=beside,
        files=[f"{stem}.xlsx"] if stem and page_sections.has_tables(sections) else [],
        papers=papers,
        sheet_foot=_sheet_foot(page_sections.papers(notebook), lang),
    )
    return exporter().render(page=shown_page)


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
    return exporter("failed.html.j2").render(page=shown_page, failure=failure)


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


def _sheet_foot(papers: str, lang: str) -> dict[str, str]:
    """Say what stands at the foot of every printed sheet: the papers, and what stands around its number."""
    line = page_words.say("basis_line", lang, papers=papers) if papers else ""
    cut = f"{line[:LONGEST_FOOT]}…" if len(line) > LONGEST_FOOT else line
    words = {name: page_words.say(f"page_{name}", lang) for name in ("before", "between", "behind")}
    return {name: css_string(text) for name, text in {**words, "papers": cut}.items()}


def css_string(text: str) -> str:
    r"""Write a text as a string of a style sheet: what is no letter, figure or blank by its number.

    Examples
    --------
    >>> css_string('规划</style>"')
    '"规划\\3c \\2f style\\3e \\22 "'
    """
    return '"' + re.sub(r"[^\w ]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'


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
        "papers": [],
        "sheet_foot": {},
        "beside": [],
        **more,
        "scripts": scripts,
        "has_figures": any(name.removeprefix("../").startswith("plotly") for name in scripts),
        "nonce": hashlib.sha256(f"{title}\n{content}".encode()).hexdigest()[:32],
        "css": (_package() / TEMPLATE / "report.css").read_text(encoding="utf-8"),
        "words": {key: page_words.say(key, lang) for key in (*FRAME_WORDS, *words)},
    }
