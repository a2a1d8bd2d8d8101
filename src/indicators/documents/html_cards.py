"""How the package's own objects look in a notebook: a title, facts and words, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from indicators import periods
from indicators.storage.expressions import expression
from indicators.storage.visible_text import shown

# JupyterLab aligns every cell to the right and knows none of a page's styles; of a notebook it does not trust
# it keeps no style sheet either. What is put in here is taken out again where a page is made.
_WORDS = expression(r'<(td|th|caption)\b(?![^<>]* class="number")')
_LEFT = ' style="text-align: left"'
_PLAIN = (
    ("<small>", "<br><small>"),
    ('<span class="sub">', '<br><span class="sub">'),
    ('<path class="axis"', '<path stroke="#7d8894" class="axis"'),
    ('<rect class="outcome"', '<rect fill="#0f7ab8" class="outcome"'),
    ('<rect class="target"', '<rect fill="#d55e00" class="target"'),
    ('<circle class="last"', '<circle fill="#fff" stroke="#7d8894" stroke-width="2" class="last"'),
)


def for_notebook(html: str) -> str:
    """Align words to the left, break lines and colour small pictures, where no page's style does so.

    Examples
    --------
    >>> for_notebook('<td>鞍山市</td><td class="number">6%</td>')
    '<td style="text-align: left">鞍山市</td><td class="number">6%</td>'
    """
    for styled, plain in _PLAIN:
        html = html.replace(styled, plain)
    return _WORDS.sub(rf"<\1{_LEFT}", html)


def for_page(html: str) -> str:
    """Take out what `for_notebook` put in.

    Examples
    --------
    >>> for_page(for_notebook("<td>6%<small>2023</small></td>"))
    '<td>6%<small>2023</small></td>'
    """
    for styled, plain in _PLAIN:
        html = html.replace(plain, styled)
    return html.replace(_LEFT, "")


def card(title: str, facts: Iterable[tuple[str, str]], words: str = "") -> str:
    """Write an object as a piece of HTML.

    Parameters
    ----------
    facts : iterable of (str, str)
        Name and value, in plain text; empty values are left out.
    words : str
        Markup to stand under the facts, already escaped.

    Examples
    --------
    >>> card("<b>", [("地区", "鞍山市"), ("文号", "")]).partition("<table>")[0]
    '<p><strong>&lt;b&gt;</strong></p>'
    """
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in facts
        if value
    )
    return shown(f"<p><strong>{escape(title)}</strong></p><table>{rows}</table>{words}")


def quotation(sentence: str, quote: str = "", at: int | None = None) -> str:
    """Write a sentence of a paper, the figure in it marked; nothing if there is no sentence.

    Parameters
    ----------
    sentence, quote : str
        The quote need not stand in the sentence: a table row is told cell by cell.
    at : int, optional
        Where the figure begins in the sentence, -1 if it does not; else where its signs first stand.

    Examples
    --------
    >>> quotation("增长6%左右，再增6%。", "6%", 9)
    '<blockquote>增长6%左右，再增<mark>6%</mark>。</blockquote>'
    """
    return quoted(sentence, [(quote, at)])


def quoted(sentence: str, figures: Iterable[tuple[str, int | None]]) -> str:
    """Write a sentence of a paper once, each of several figures in it marked as `quotation` marks one.

    Examples
    --------
    >>> quoted("收入增长6%，支出增长5%。", [("6%", None), ("5%", None)])
    '<blockquote>收入增长<mark>6%</mark>，支出增长<mark>5%</mark>。</blockquote>'
    """
    if not sentence:
        return ""
    places = [
        (next(iter(occurrences(sentence, quote)), -1) if at is None else at, quote) for quote, at in figures
    ]
    words, done = "", 0
    for start, quote in sorted(places):
        # Of figures that share signs the first is marked.
        if quote and start >= done:
            end = start + len(quote)
            words += f"{escape(sentence[done:start])}<mark>{escape(sentence[start:end])}</mark>"
            done = end
    return f"<blockquote>{words}{escape(sentence[done:])}</blockquote>"


def occurrences(sentence: str, quote: str) -> list[int]:
    """Find where the signs of a figure stand, best where no other digits run into them: 6% stands in 16% too.

    Examples
    --------
    >>> occurrences("由16%降到6%左右，再降6%", "6%"), occurrences("增长16%", "6%"), occurrences("增长", "")
    ([6, 13], [3], [])
    """
    if not quote:
        return []
    signs = re.escape(quote)
    own = [match.start() for match in re.finditer(rf"(?<![\d.]){signs}(?!\d)", sentence)]
    return own or [match.start() for match in re.finditer(signs, sentence)]


def period(text: str, lang: str) -> str:
    """Write a period in words; nothing where there is none.

    Examples
    --------
    >>> period("2023-Q2", "zh"), period("2023-Q2", "en"), period("", "zh")
    ('2023年二季度', 'Q2 2023', '')
    """
    if not text:
        return ""
    known = periods.parse(text)
    return known.label if lang == "zh" else known.label_en
