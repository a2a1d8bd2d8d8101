"""Marks the Chinese words of a page in another language, so that they are spoken and broken as Chinese."""

from __future__ import annotations

import re

LANG = ' lang="zh"'

_CHINESE = r"\u3400-\u9fff"
# What may stand within Chinese words without ending them: figures, and signs of either width.
_WITHIN = _CHINESE + r"\u3000-\u303f\uff00-\uffef“”‘’…·—\d%.,:;()\[\]<> /~-"
_HAS_CHINESE = re.compile(f"[{_CHINESE}]")
_RUN = re.compile(f"[{_CHINESE}《〈「“](?:[{_WITHIN}]*[{_CHINESE}\\u3000-\\u303f\\uff00-\\uffef”])?")
# Not the name of a sign, such as &gt;.
_ENGLISH = re.compile(r"(?<![&\w])[A-Za-z]{2,}")
# Tags, and what stands between the tags of elements that hold no marked words: scripts, styles, drawings.
_MARKUP = re.compile(
    r"(<!--.*?-->|<(?P<tag>script|style|title|textarea|option|svg)\b.*?</(?P=tag)>|<[^>]*>)", re.S
)
_OPENING = re.compile(r"<[a-z][a-z0-9]*(?![^>]*\slang=)[^>]*(?<!/)>")


def marked(html: str) -> str:
    """Give Chinese words the language they are in.

    An element whose own words are Chinese bears it itself; a run of Chinese among other words gets a span.

    Parameters
    ----------
    html : str
        A page whose language is not Chinese; no attribute of it holds a ``>``.

    Returns
    -------
    str
        The same page with ``lang="zh"``; scripts, styles and drawings as they were.

    Examples
    --------
    >>> marked("<p>地区生产总值</p><p>GDP (地区生产总值) grew</p>")
    '<p lang="zh">地区生产总值</p><p>GDP (<span lang="zh">地区生产总值</span>) grew</p>'
    """
    pieces = [piece for piece in _cut(html) if piece]
    for place, piece in enumerate(pieces):
        if piece.startswith("<") or not _HAS_CHINESE.search(piece):
            continue
        before = pieces[place - 1] if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        if not _ENGLISH.search(piece) and _OPENING.fullmatch(before) and after.startswith("</"):
            pieces[place - 1] = f"{before[:-1]}{LANG}>"
        else:
            pieces[place] = _RUN.sub(lambda run: f"<span{LANG}>{run[0]}</span>", piece)
    return "".join(pieces)


def _cut(html: str) -> list[str]:
    pieces, at = [], 0
    for found in _MARKUP.finditer(html):
        pieces += [html[at : found.start()], found[0]]
        at = found.end()
    return [*pieces, html[at:]]
