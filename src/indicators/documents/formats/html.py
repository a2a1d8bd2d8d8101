"""Saved web pages → text: what a browser shows, tables as lines, lists with their numbers."""

from __future__ import annotations

import re
from base64 import b64decode
from contextlib import suppress
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import css_sheets, plain
from indicators.documents.formats.archives import integer
from indicators.documents.formats.html_order import shown_value
from indicators.documents.grids import table_text
from indicators.documents.grids.table_text import Written
from indicators.documents.text_flow import Flow, subscript, superscript
from indicators.documents.unread_figures import unread

_LOOK_INTO = 8192
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936"}
_SKIPPED = frozenset({
    "head", "title", "script", "style", "noscript", "template", "button",
    "iframe", "object", "embed", "applet", "audio", "video", "canvas", "map", "datalist",
    "noframes", "noembed", "meter", "progress", "annotation", "annotation-xml", "mphantom",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul",
    "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure",
    "figcaption", "form", "fieldset", "legend", "address", "hr", "center", "caption", "details",
    "summary", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
})  # fmt: skip
_NUMBER = "number"
_LOWERED_OR_RAISED = {"sub": subscript, "sup": superscript}
_FORMULAS = frozenset(("mfrac", "msup", "msub", "msubsup"))
# Parts of formulas that stand over and under each other, or of which one is shown at a time.
_BUILT = frozenset((
    "msqrt", "mroot", "munder", "mover", "munderover", "mmultiscripts", "menclose", "mtable", "maction",
))  # fmt: skip
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


def decode(data: bytes, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read a web page.

    Raises
    ------
    UnreadableDocument
        If its bytes are no text, or its tags are nested without measure.
    """
    found, asides = lines(data, where, "")
    return table_text.written(found), asides


def picture(data: bytes, number: str, where: str) -> bytes:
    """Give a picture that a web page brings along in itself, b"" if it only names it.

    Parameters
    ----------
    number : str
        Of the picture among those of the page, as `decode` tells it: 0.
    """
    return embedded(source(data, where, "", number))


def source(data: bytes, where: str, charset: str, number: str) -> str:
    """Tell what a page names as the source of one of its pictures, "" if it has no such picture."""
    root = _parsed(data, where, charset)
    sources = [] if root is None else [element.get("src", "") for element in root.iter("img")]
    return sources[int(number)] if number.isdigit() and int(number) < len(sources) else ""


def embedded(named: str) -> bytes:
    """Give the picture that a source holds in itself, b"" if it only names one."""
    head, _, content = named.partition(",")
    if head.startswith("data:image/") and head.endswith(";base64"):
        with suppress(ValueError):
            return b64decode(content)
    return b""


def lines(
    data: bytes, where: str, charset: str, page: str = "", beside: css_sheets.Beside = css_sheets.nothing
) -> tuple[list[str], tuple[Aside, ...]]:
    """Read a page, in the encoding that was sent with it, if any; else the page's own word counts.

    `page` goes before the numbers of its pictures, where a file has several pages; `beside` gives the style
    sheets that were saved with it.
    """
    root = _parsed(data, where, charset)
    return ([], ()) if root is None else _read(root, page, beside)


def _parsed(data: bytes, where: str, charset: str) -> Any:
    """Parse a page; None if there is nothing on it."""
    from lxml import etree

    text = _text(data, where, charset)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise unsupported.damaged("html", str(error), where) from error
    # The parser mends what it can, but stops at tags nested without measure: nothing is lost in silence.
    for fault in parser.error_log:
        if fault.level_name == "FATAL":
            raise unsupported.damaged("html", f"line {fault.line}: {fault.message}", where)
    return root


def _text(data: bytes, where: str, charset: str) -> str:
    """Decode a page as it says, or as its bytes show where it says wrong."""
    with suppress(UnicodeDecodeError):
        # Bytes that are UTF-8 throughout are nothing else, whatever the page says.
        return data.decode("utf-8-sig")
    declared = _CHARSET.search(data[:_LOOK_INTO])
    for name in (charset, declared[1].decode("ascii") if declared else ""):
        if name and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:
                return data.decode("gb18030" if name.lower() in _CHINESE else name)
            except (ValueError, LookupError):
                # No encoding, or not that of these bytes; some codecs say so with a bare ValueError.
                continue
    return plain.decode(data, where)


def _read(root: Any, page: str, beside: css_sheets.Beside) -> tuple[list[str], tuple[Aside, ...]]:
    from indicators.documents.formats.html_hidden import Visibility

    flow, hidden, struck = Flow(), Flow(), Flow()
    for number, picture in enumerate(root.iter("img")):
        picture.set(_NUMBER, f"{page}{number}")
    seen = Visibility(root, beside)
    seen.order.mark()
    for parts, left_out in ((seen.hidden, hidden), (seen.struck, struck)):
        for element in parts:
            _take_out(element)
            _walk(element, left_out)
            left_out.line()
    for element in seen.mute:
        _silence(element, hidden)
    for element in seen.doubtful:
        element.text = unread(element.text or "")
        for inner in element:
            inner.tail = unread(inner.tail or "")
    for element in seen.raised:
        element.tag = "sup"
    _walk(root, flow)
    return flow.lines(), (
        Aside("hidden_text", "Text that the page does not show", tuple(map(str, hidden.lines()))),
        Aside("hidden_text", "Text that is struck out", tuple(map(str, struck.lines()))),
    )


def _silence(element: Any, hidden: Flow) -> None:
    """Take the words out of an element that stand in none of its parts."""
    hidden.text(element.text or "")
    element.text = None
    for inner in element:
        hidden.text(inner.tail or "")
        inner.tail = None
    hidden.line()


def _take_out(element: Any) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _walk(element: Any, flow: Flow, *, is_kept: bool = False) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:
        return
    if (value := shown_value(element)) is not None:
        flow.text(value)
        return
    if tag == "svg":
        flow.text(unread(" ".join("".join(words.itertext()) for words in element.iter("text"))))
        return
    if tag == "br":
        flow.line()
    elif tag == "img":
        source = element.get("src", "")
        name = "" if source.startswith("data:") else source.partition("?")[0].rpartition("/")[2]
        flow.picture(name, element.get(_NUMBER, ""))
    elif tag == "table" and _is_data(element):
        _walk_table(element, flow)
    elif tag in _BLOCKS:
        flow.line()
        _walk_text(element, flow, is_kept=is_kept)
        flow.line()
    else:
        _walk_text(element, flow, is_kept=is_kept)


def _walk_table(table: Any, flow: Flow) -> None:
    for caption in table.iterchildren("caption"):
        _walk(caption, flow)
    flow.line()
    for line in table_text.lines([[_cell(cell) for cell in row] for row in _rows(table)]):
        flow.whole(line)


def _walk_text(element: Any, flow: Flow, *, is_kept: bool) -> None:
    tag = element.tag
    if tag == "ol":
        _number(element)
    elif tag == "li" and element.getparent().tag == "ol":
        flow.text(f"{element.get(_NUMBER)}. ")
    if tag in _LOWERED_OR_RAISED:
        flow.text(_LOWERED_OR_RAISED[tag]("".join(element.itertext())))
    elif tag in _FORMULAS and len(element) > 1:
        flow.text(_formula(element))
    elif tag in _BUILT:
        flow.text(unread("".join(element.itertext())))
    else:
        # Line ends count inside <pre>, in whatever its text is wrapped.
        is_kept = is_kept or tag == "pre" or bool(_KEEPS_LINES.search(element.get("style", "")))
        flow.text(element.text or "", is_kept=is_kept)
        for inner in element:
            _walk(inner, flow, is_kept=is_kept)
            flow.text(inner.tail or "", is_kept=is_kept)


def _formula(element: Any) -> str:
    """Write a fraction as 1/3 and a power as 10⁴: their digits beside each other would be another figure."""
    parts = ["".join(inner.itertext()).strip() for inner in element]
    if element.tag == "mfrac":
        return "/".join(part if part.replace(".", "").isalnum() else f"({part})" for part in parts)
    if element.tag == "msub":
        return f"{parts[0]}{subscript(parts[-1])}"
    return f"{parts[0]}{subscript(''.join(parts[1:-1]))}{superscript(parts[-1])}"


def _number(ordered: Any) -> None:
    """Give the items of a list the numbers that a browser shows before them."""
    number = integer(ordered.get("start", ""), 1, digits=6, is_signed=True)
    for item in ordered.iterchildren("li"):
        number = integer(item.get("value", ""), number, digits=6, is_signed=True)
        item.set(_NUMBER, str(number))
        number += 1


def _rows(table: Any) -> list[list[Any]]:
    """List the rows of a table, those of tables inside it left out."""
    rows = []
    for part in table:
        inner = [part] if part.tag == "tr" else list(part) if part.tag in ("tbody", "thead", "tfoot") else []
        rows += [[cell for cell in row if cell.tag in ("td", "th")] for row in inner if row.tag == "tr"]
    return [row for row in rows if row]


def _is_data(table: Any) -> bool:
    """Whether a table holds data: pages are laid out with tables too."""
    rows = _rows(table)
    return table.find(".//table") is None and max((len(row) for row in rows), default=0) > 1


def _cell(element: Any) -> table_text.Cell:
    flow = Flow()
    _walk(element, flow)
    spans = (integer(element.get(name, ""), 1, digits=6, is_signed=True) for name in ("colspan", "rowspan"))
    return table_text.Cell("\n".join(flow.lines()), *spans)
